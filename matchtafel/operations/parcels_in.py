"""What comes in with a package: the differences first, then all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.exchange.parcel import Parcel, Partner, made
from matchtafel.exchange.parcel_columns import Holds
from matchtafel.matching.dutch import long_date
from matchtafel.models import (
    Client,
    Organisation,
    Placement,
    Profile,
    Vacancy,
    VacancyFacts,
)

from . import intake
from .consent import consent_of
from .intake import Change, Taken
from .meeting import open_vacancies
from .refused import Refused

# Two computers seldom have the same time, and never another day.
_AHEAD = timedelta(days=1)
_MOST_TOLD = 5


@dataclass(frozen=True)
class Preview:
    """What a package would do here; nothing is saved.

    gone: of the maker and at the table here, and not in the package: they leave the table.
    newest: when the newest package of this maker was made that rows here are from.
    """

    parcel: Parcel
    changes: tuple[Change, ...]
    gone: tuple[Client | Vacancy, ...]
    newest: datetime | None

    @property
    def is_older(self) -> bool:
        """A later package was taken in already."""
        return self.newest is not None and self.parcel.made_at < self.newest

    @cached_property
    def changes_nothing(self) -> bool:
        """All of it is known just so."""
        return not self.gone and all(change.is_same for change in self.changes)


@dataclass(frozen=True)
class Received:
    """What taking a package in did; gone: ids of what left the table."""

    taken: Taken
    gone: tuple[int, ...]


def preview(session: Session, parcel: Parcel) -> Preview:
    """The package held against the file. Raises Refused for one that is not whole."""
    if parcel.errors:
        told = [str(problem) for problem in parcel.errors[:_MOST_TOLD]]
        more = len(parcel.errors) - len(told)
        told += [f"En nog {more}."] if more else []
        raise Refused("\n".join(["Dit pakket is niet heel en wordt niet ingelezen.", *told]))
    changes = tuple(intake.compare(session, parcel.records))
    owner = _owner(session, parcel.made_by)
    if owner is None or parcel.holds is Holds.DECISIONS:
        return Preview(parcel, changes, (), None)
    return Preview(
        parcel, changes, _gone(session, parcel, owner.id), _newest(session, parcel.holds, owner.id)
    )


def _owner(session: Session, partner: Partner) -> Organisation | None:
    return session.scalar(
        select(Organisation).where(
            Organisation.kind == partner.kind, Organisation.name == partner.name
        )
    )


def _gone(session: Session, parcel: Parcel, owner_id: int) -> tuple[Client | Vacancy, ...]:
    """The maker sends all it has for the table: what is not in it is there no more."""
    numbers = {record.key[1] for record in parcel.records}
    if parcel.holds is Holds.VACANCIES:
        return tuple(
            vacancy
            for vacancy in open_vacancies(session)
            if vacancy.owner_id == owner_id and vacancy.dwelling.unit_number not in numbers
        )
    return tuple(
        client
        for client in _at_table(session, owner_id)
        if client.profile_number not in numbers and consent_of(client, parcel.made_at.date())
    )


def _at_table(session: Session, owner_id: int) -> list[Client]:
    """Clients of a provider who have a profile here and no dwelling: what is given stays given."""
    placed = select(Placement.client_id)
    found = session.scalars(
        select(Client)
        .where(
            Client.owner_id == owner_id,
            Client.withdrawn_at.is_(None),
            Client.versions.any(),
            Client.id.not_in(placed),
        )
        .options(selectinload(Client.versions), selectinload(Client.consents))
        .order_by(Client.id)
    )
    return list(found)


def _newest(session: Session, holds: Holds, owner_id: int) -> datetime | None:
    table = Profile if holds is Holds.PROFILES else VacancyFacts
    sources = session.scalars(select(table.source).where(table.owner_id == owner_id).distinct())
    return max((moment for source in sources if (moment := made(source))), default=None)


def take_in(session: Session, parcel: Parcel, *, by: str, now: datetime) -> Received:
    """Take a package in: what is new, what changed, and who left. Twice changes nothing.

    Raises Refused for a package that is not whole, is from the future, or is older than what
    was taken in before: it would put back who has withdrawn since.
    """
    if parcel.made_at > now + _AHEAD:
        raise Refused(
            f"Dit pakket zegt dat het op {long_date(parcel.made_at)} is gemaakt. Die dag komt "
            "nog. Kijk hier en bij de afzender of de klok goed staat."
        )
    found = preview(session, parcel)
    if found.is_older and not found.changes_nothing:
        raise Refused(older(found))
    taken = intake.take_in(session, parcel.records, by=by, now=now)
    for row in found.gone:
        _leave(session, row, parcel.source, by, now)
    return Received(taken, tuple(row.id for row in found.gone))


def older(found: Preview) -> str:
    """Why an older package is only shown."""
    assert found.newest is not None
    return (
        f"Dit pakket is ouder ({moment(found.parcel.made_at)}) dan een pakket van "
        f"{found.parcel.made_by.name} dat al is ingelezen ({moment(found.newest)}). Het wordt "
        "niet ingelezen. Vraag om een nieuw pakket."
    )


def moment(at: datetime) -> str:
    """24 november 2026, 9.45 uur."""
    return f"{long_date(at)}, {at.hour}.{at.minute:02d} uur"


def _leave(session: Session, row: Client | Vacancy, source: str, by: str, now: datetime) -> None:
    """Off the table, with a version that says by which package: an older one undoes it not."""
    newest = row.versions[-1]
    kept = {c.name: getattr(newest, c.name) for c in newest.__table__.columns if c.name != "id"}
    said = {"version": newest.version + 1, "source": source, "recorded_at": now, "recorded_by": by}
    session.add(type(newest)(**{**kept, **said}))
    row.withdrawn_at = now
