"""Erasing a person (AVG art. 17): what goes, what stays without a name, where copies still are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matchtafel.matching.dutch import count, listed, long_date
from matchtafel.models import (
    Agreement,
    Base,
    Client,
    Consent,
    Decision,
    Identity,
    Nomination,
    Organisation,
    Placement,
    Profile,
    Question,
)
from matchtafel.storage import Database, DatabaseProblem
from matchtafel.storage.backup import MONTHS, backups

from .nameless import Words, erased_number, in_free_text, owners, without_facts
from .refused import Refused

# What is only about the client. Agreements hang on the decision.
_FACTS: tuple[tuple[type[Base], str, str], ...] = (
    (Profile, "versie van het profiel", "versies van het profiel"),
    (Nomination, "voordracht", "voordrachten"),
    (Question, "vraag", "vragen"),
    (Consent, "uitspraak over toestemming", "uitspraken over toestemming"),
    (Agreement, "versie van de overeenkomst", "versies van de overeenkomst"),
)


def client_at(session: Session, key: str) -> Client:
    """The client with this profile number, or Provider/number. Raises Refused."""
    rows = session.execute(
        select(Client, Organisation.name).join(Organisation, Organisation.id == Client.owner_id)
    )
    found = [
        (client, f"{name}/{client.profile_number}")
        for client, name in rows
        if key in (client.profile_number, f"{name}/{client.profile_number}")
    ]
    if not found:
        raise Refused(f"“{key}”: dit profiel is er niet bij.")
    if len(found) > 1:
        raise Refused(f"“{key}” komt meer dan eens voor: schrijf {listed([k for _, k in found])}.")
    return found[0][0]


@dataclass(frozen=True)
class Preview:
    """What erasing a client would do, in Dutch sentences. since: when the first row came."""

    sentences: tuple[str, ...]
    since: datetime | None


def preview_erasure(session: Session, client: Client) -> Preview:
    """What would go and what would stay; nothing is changed. Raises Refused where all is gone."""
    _check(client)
    number, counts = client.profile_number, _counts(session, client.id)
    goes = [count(n, one, many) for (_, one, many), n in zip(_FACTS, counts, strict=True) if n]
    sentences = [f"Van {number} wordt gewist: {listed(goes)}."] if goes else []
    decided = len(_decisions(session, client.id))
    if decided:
        many = count(decided, "besluit", "besluiten")
        sentences.append(
            f"Over {number} {'is' if decided == 1 else 'zijn'} {many} genomen. Besluit en reden "
            f"blijven, voorwaarden en acties gaan weg. Het nummer wordt {erased_number(client)}."
        )
    if session.scalar(select(Placement.id).filter_by(client_id=client.id)):
        sentences.append(
            "De toewijzing van de woning blijft. Bewaar zelf het ondertekende gegevensblad: "
            "het is hierna niet meer te maken."
        )
    first = session.scalar(select(func.min(Profile.recorded_at)).filter_by(client_id=client.id))
    return Preview(tuple(sentences), first)


def is_erased(client: Client) -> bool:
    """Whether only the row is left, under its word."""
    return client.profile_number == erased_number(client)


def _check(client: Client) -> None:
    if is_erased(client):
        raise Refused("De gegevens van deze cliënt zijn al gewist.")


def _rows(session: Session, table: type[Base], client_id: int) -> list[Base]:
    if table is Agreement:
        about = select(Decision.id).filter_by(client_id=client_id)
        found = session.scalars(select(Agreement).where(Agreement.decision_id.in_(about)))
        return list(found)
    return list(session.scalars(select(table).filter_by(client_id=client_id)))


def _counts(session: Session, client_id: int) -> list[int]:
    return [len(_rows(session, table, client_id)) for table, _, _ in _FACTS]


def _decisions(session: Session, client_id: int) -> list[Decision]:
    return list(session.scalars(select(Decision).filter_by(client_id=client_id)))


def forget_facts(session: Session, client: Client, *, now: datetime) -> None:
    """Delete what is known of a client, who is at no table from then on.

    Decisions stay as they are, number and all: within their term they must be justifiable.
    """
    for table, _, _ in _FACTS:
        for row in _rows(session, table, client.id):
            session.delete(row)
    client.erased_at = now
    client.withdrawn_at = client.withdrawn_at or now
    session.flush()


def erase_client(session: Session, client: Client, *, now: datetime) -> None:
    """Erase a person: every fact, and the number wherever it stands.

    The client's row stays, under a word that tells nothing, so that decisions and the record
    still point somewhere. Raises Refused when it was done before.
    """
    _check(client)
    erase_clients(session, [client], now=now)


def erase_clients(session: Session, clients: Sequence[Client], *, now: datetime) -> None:
    """Erase persons, as erase_client does, with one look at all decisions and texts."""
    for client in clients:
        forget_facts(session, client, now=now)
    words = {client.id: erased_number(client) for client in clients}
    in_words = Words(owners(session), words)
    for decision in session.scalars(select(Decision)):
        in_words.take_out_of(decision)
        if decision.client_id in words:
            without_facts(session, decision)
    in_free_text(session, in_words, [client.profile_number for client in clients])
    for client in clients:
        client.profile_number = words[client.id]
    session.flush()


def erase_identity(session: Session, provider: str, profile_number: str) -> int:
    """Delete a person from the names file, all versions; how many there were."""
    newest_first = (
        select(Identity)
        .filter_by(provider=provider, profile_number=profile_number)
        .order_by(Identity.version.desc())
    )
    rows = session.scalars(newest_first).all()
    for row in rows:
        # One by one, the first version last: the record names the person by it.
        session.delete(row)
        session.flush()
    return len(rows)


def provider_of(session: Session, client: Client) -> str:
    """The name of the client's care provider."""
    return session.get_one(Organisation, client.owner_id).name


def scrub(database: Database) -> None:
    """Write the file anew, so that no page holds what was erased, and empty the log.

    SQLCipher overwrites what is deleted, but not what a split page left behind: of 8,000 rows
    58 stood in the file twice. Outside a transaction (reliability.md §2.3). Raises
    DatabaseProblem where the disk is full or someone else reads the file; do it again then.
    """
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        try:
            driver.execute("VACUUM")
            busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite.OperationalError as error:
            raise DatabaseProblem(_not_scrubbed(database)) from error
    if busy:  # a reader that still sees the old pages: told in a row, not as an error
        raise DatabaseProblem(_not_scrubbed(database))


def _not_scrubbed(database: Database) -> str:
    return (
        f"Wat gewist is, kan nog ongezien in {database.path.name} staan: het bestand is niet "
        "opgeruimd. Maak ruimte op de schijf, sluit het bestand overal en doe het wissen dan nog "
        "een keer."
    )


def still_in(path: Path, since: datetime | None) -> str:
    """In which backups a person still is and until when, in Dutch; "" where in none.

    since: when the first row about the person came. A month's last backup is kept until the
    same month of the next year, and the newest twelve always (storage/backup.py).
    """
    held = [b.made_at for b in backups(path) if since is None or b.made_at >= since]
    if not held:
        return ""
    newest, oldest = held[0], held[-1]
    year, month = divmod(newest.year * 12 + newest.month - 1 + MONTHS, 12)
    gone = long_date(date(year, month + 1, 1))
    many = count(len(held), "reservekopie", "reservekopieën")
    until = f"vanaf {gone}, als er dan twaalf nieuwere zijn"
    return (
        f"In {many} van {path.name} staat deze persoon nog: van {long_date(oldest)} tot en met "
        f"{long_date(newest)}. Ze verdwijnen vanzelf. De laatste gaat weg bij de eerste nieuwe "
        f"reservekopie {until}. Zet u eerder een kopie terug, wis de persoon dan opnieuw."
    )
