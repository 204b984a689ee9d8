"""Who saw a client: the lines of the record that concern one person, from both files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session

from matchtafel.models import Event
from matchtafel.storage import MEETING, NAMES, Database
from matchtafel.storage.record import lines_about

from .erasing import client_at, provider_of
from .identities import find_identity, person_of

MEETING_FILE, NAMES_FILE = "overlegbestand", "namenbestand"


@dataclass(frozen=True)
class Sight:
    """One thing that someone did with the client's data. where: in which of the files."""

    at: datetime
    by: str
    event: str
    what: str
    where: str


@dataclass(frozen=True)
class Period:
    """From and until, both days included; None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first or day) <= day <= (self.last or day)


def export_sights(
    database: Database, names: Database | None, key: str, period: Period, *, by: str, at: datetime
) -> list[Sight]:
    """What was done with one client's data, to be kept outside: that is in both records first.

    names: the names file where that is open. Raises Refused for an unknown client,
    DatabaseProblem.
    """
    what = "wie heeft mij gezien"
    with database.reading() as session:
        client = client_at(session, key)
        provider = provider_of(session, client)
    database.note(Event.EXPORTED, what, by=by, at=at, about=[client.id])
    if names is not None:
        with names.reading() as session:
            persons = _persons(session, provider, client.profile_number)
        if persons:
            names.note(Event.EXPORTED, what, by=by, at=at, about=persons)
    with database.reading() as session:
        if names is None:
            return sights(session, None, key, period)
        with names.reading() as other:
            return sights(session, other, key, period)


def sights(meeting: Session, names: Session | None, key: str, period: Period) -> list[Sight]:
    """What was done with one client's data, oldest first. Raises Refused for an unknown client.

    key: a profile number, alone or with "Provider/" before it. Lines of one file stay in the
    order in which they were written, also where the clock was put back.
    """
    client = client_at(meeting, key)
    found = [_sights(lines_about(meeting, MEETING, [client.id]), MEETING_FILE)]
    if names is not None:
        persons = _persons(names, provider_of(meeting, client), client.profile_number)
        found.append(_sights(lines_about(names, NAMES, persons), NAMES_FILE))
    in_order = merge(*found, key=lambda sight: sight.at)
    return [sight for sight in in_order if period.holds(sight.at.date())]


def _persons(names: Session, provider: str, number: str) -> list[int]:
    """How the names file's record calls this person, if that file knows them."""
    identity = find_identity(names, provider, number)
    return [] if identity is None else [person_of(names, identity)]


def _sights(lines: Iterable[RowMapping], where: str) -> list[Sight]:
    return [
        Sight(datetime.fromisoformat(line.at), line.by, line.event, line.what, where)
        for line in lines
    ]
