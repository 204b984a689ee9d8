"""Who saw a client: the lines of the record that concern one person, from both files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session

from matchtafel.models import Identity
from matchtafel.storage import MEETING, NAMES
from matchtafel.storage.record import lines_about

from .erasing import client_at

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
    """What was done with one client's data, oldest first. Raises Refused for an unknown client.

    profile_number: alone, or with "Provider/" before it.
    """
    client = client_at(meeting, profile_number)
    found = _sights(lines_about(meeting, MEETING, [client.id]), MEETING_FILE)
    if names is not None:
        persons = _persons(names, profile_number)
        found += _sights(lines_about(names, NAMES, persons), NAMES_FILE)
    inside = [sight for sight in found if period.holds(sight.at.date())]
    return sorted(inside, key=lambda sight: sight.at)


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
