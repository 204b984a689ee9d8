"""Who saw a client: the lines of the record that concern one person, from both files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from matchtafel.models import Client, Identity, Organisation
from matchtafel.storage import MEETING, NAMES
from matchtafel.storage.record import lines_about

from .refused import Refused

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


def sights(
    meeting: Session, names: Session | None, profile_number: str, period: Period
) -> list[Sight]:
    """What was done with one client's data, oldest first. Raises Refused for an unknown client."""
    clients = clients_of(meeting, profile_number)
    found = _sights(lines_about(meeting, MEETING, [c.id for c in clients]), MEETING_FILE)
    if names is not None:
        persons = _persons(names, profile_number)
        found += _sights(lines_about(names, NAMES, persons), NAMES_FILE)
    inside = [sight for sight in found if period.holds(sight.at.date())]
    return sorted(inside, key=lambda sight: sight.at)


def clients_of(session: Session, key: str) -> Sequence[Client]:
    """The client of "P-2026-0042" or "De Lantaarn/P-2026-0042"."""
    provider, _, number = key.rpartition("/")
    query = select(Client).join(Organisation, Organisation.id == Client.owner_id)
    query = query.where(Client.profile_number == number)
    if provider:
        query = query.where(Organisation.name == provider)
    found = session.scalars(query).all()
    if not found:
        raise Refused(f"“{key}”: dit profiel staat niet in het bestand.")
    if len(found) > 1:
        raise Refused(f"“{key}” is van meer dan één aanbieder. Zet de aanbieder ervoor, met een /.")
    return found


def _persons(session: Session, key: str) -> list[int]:
    """How the names file's record calls this person: the first version, whatever came after."""
    provider, _, number = key.rpartition("/")
    query = select(Identity.id).where(Identity.profile_number == number, Identity.version == 1)
    if provider:
        query = query.where(Identity.provider == provider)
    return list(session.scalars(query))


def _sights(lines: Iterable[RowMapping], where: str) -> list[Sight]:
    return [
        Sight(datetime.fromisoformat(line.at), line.by, line.event, line.what, where)
        for line in lines
    ]
