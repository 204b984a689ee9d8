"""A person in the meeting file and the names file at once: found, told what goes, erased."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from matchtafel.matching.dutch import count
from matchtafel.models import Client, Event, Identity
from matchtafel.storage import Database, DatabaseProblem

from .erasing import (
    client_at,
    erase_client,
    erase_identity,
    is_erased,
    preview_erasure,
    provider_of,
    scrub,
    still_in,
)
from .identities import find_identity, person_of
from .refused import Refused


@dataclass(frozen=True)
class Person:
    """client_id: None where only the names file knows the number (any more)."""

    provider: str
    number: str
    client_id: int | None


def find_person(database: Database, names: Database | None, key: str) -> Person:
    """By profile number or Provider/number. Raises Refused where neither file knows it."""
    try:
        with database.reading() as session:
            client = client_at(session, key)
            return Person(provider_of(session, client), client.profile_number, client.id)
    except Refused:
        found = [] if names is None else _named(names, key)
        if len(found) != 1:
            raise
        return found[0]


def _named(names: Database, key: str) -> list[Person]:
    with names.reading() as session:
        rows = session.execute(select(Identity.provider, Identity.profile_number).distinct())
        return [Person(p, n, None) for p, n in rows if key in (n, f"{p}/{n}")]


def erasure_of(database: Database, names: Database | None, person: Person) -> tuple[str, ...]:
    """What erasing would do, in Dutch; nothing is changed. Raises Refused where all is gone."""
    versions = 0 if names is None else _versions(names, person)
    said: tuple[str, ...] = ()
    if person.client_id is not None:
        with database.reading() as session:
            client = session.get_one(Client, person.client_id)
            if not (versions and is_erased(client)):
                said = preview_erasure(session, client).sentences
    if names is None:
        return (*said, "Zonder het namenbestand blijft de naam daarin staan.")
    many = count(versions, "versie", "versies")
    return (*said, f"Uit het namenbestand gaan naam en contact weg: {many}.")


def _versions(names: Database, person: Person) -> int:
    about = {"provider": person.provider, "profile_number": person.number}
    with names.reading() as session:
        query = select(func.count()).select_from(Identity).filter_by(**about)
        return session.scalar(query) or 0


def erase_person(
    database: Database, names: Database | None, person: Person, *, by: str, at: datetime
) -> tuple[str, ...]:
    """Erase from both files; in which backups the person still is, in Dutch.

    The same call does what was left where it failed half-way. Raises DatabaseProblem.
    """
    said = [_erase_facts(database, person, by, at)]
    if names is not None:
        said.append(_erase_name(names, person, by, at))
    copies = tuple(sentence for sentence in said if sentence)
    try:
        clean_up(database, names)
    except DatabaseProblem as problem:
        raise DatabaseProblem(" ".join((str(problem), *copies))) from problem
    return copies


def clean_up(database: Database, names: Database | None) -> None:
    """Leave nothing of what was erased in the pages of both files. Raises DatabaseProblem."""
    for each in (database, names):
        if each is not None:
            scrub(each)


def _erase_facts(database: Database, person: Person, by: str, at: datetime) -> str:
    if person.client_id is None:
        return ""
    with database.reading() as session:
        if is_erased(session.get_one(Client, person.client_id)):
            return ""
    with database.act("cliënt gewist", by=by, at=at, event=Event.ERASED) as session:
        client = session.get_one(Client, person.client_id)
        since = preview_erasure(session, client).since
        erase_client(session, client, now=at)
    return still_in(database.path, since)


def _erase_name(names: Database, person: Person, by: str, at: datetime) -> str:
    about = {"provider": person.provider, "profile_number": person.number}
    with names.reading() as session:
        identity = find_identity(session, person.provider, person.number)
        known = [] if identity is None else [person_of(session, identity)]
        since = session.scalar(select(func.min(Identity.recorded_at)).filter_by(**about))
    if not known:
        return ""
    what = "identiteit gewist"
    with names.act(what, by=by, at=at, event=Event.ERASED, about=known) as session:
        erase_identity(session, person.provider, person.number)
    return still_in(names.path, since)
