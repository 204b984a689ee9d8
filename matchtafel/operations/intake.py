"""What was read, held against what is known: new, changed (with the differences) or the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.exchange.records import Kind, Record
from matchtafel.models import (
    Client,
    Dwelling,
    Organisation,
    OrganisationKind,
    Profile,
    Vacancy,
    VacancyFacts,
)

from .intake_neighbourhoods import compare_neighbourhood, take_neighbourhood
from .meeting import ensure_organisation
from .refused import Refused
from .scoring import PROFILE_FACTS, VACANCY_FACTS

_KEYS = {"corporation", "unit_number", "provider", "profile_number", "source"}


@dataclass(frozen=True)
class Difference:
    """One fact that changed; None is unknown."""

    fact: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What one record would do. known: the row it is about, None when it is new."""

    record: Record
    known: Vacancy | Client | Any | None
    differences: tuple[Difference, ...]

    @property
    def is_new(self) -> bool:
        """Not on the table: not in the file yet, or withdrawn before."""
        return self.known is None or getattr(self.known, "withdrawn_at", None) is not None

    @property
    def is_known_already(self) -> bool:
        """What the record says is the newest version, withdrawn or not."""
        has_version = getattr(self.known, "versions", True)  # none of an erased client
        return self.known is not None and bool(has_version) and not self.differences

    @property
    def is_same(self) -> bool:
        """Nothing to do."""
        return self.is_known_already and not self.is_new


@dataclass(frozen=True)
class Taken:
    """What an intake did; ids of the vacancies and clients it added or changed."""

    new: tuple[int, ...]
    changed: tuple[int, ...]
    same: int


def compare(session: Session, records: Sequence[Record]) -> list[Change]:
    """What taking these records in would change; nothing is saved."""
    return [_compare(session, record) for record in records]


def _compare(session: Session, record: Record) -> Change:
    if record.kind is Kind.NEIGHBOURHOODS:
        known, changed = compare_neighbourhood(session, record)
        return Change(record, known, tuple(Difference(*entry) for entry in changed))
    if record.kind is Kind.VACANCIES:
        vacancy = _find_vacancy(session, record.key)
        before: VacancyFacts | Profile | None = vacancy.facts if vacancy else None
        return Change(record, vacancy, _differences(before, record, VACANCY_FACTS))
    client = _find_client(session, record.key)
    before = client.profile if client and client.versions else None
    return Change(record, client, _differences(before, record, PROFILE_FACTS))


def _differences(
    before: VacancyFacts | Profile | None, record: Record, names: Iterable[str]
) -> tuple[Difference, ...]:
    if before is None:
        return ()
    after = _facts(record.values, record.not_applicable, names)
    return tuple(
        Difference(name, getattr(before, name), value)
        for name, value in after.items()
        if name not in _KEYS and getattr(before, name) != value
    )


def _facts(
    values: Mapping[str, Any], not_applicable: Sequence[str], names: Iterable[str]
) -> dict[str, Any]:
    """The record's facts by column; a column that the source does not have is left out."""
    facts = {name: values[name] for name in names if name in values}
    return {**facts, "not_applicable": tuple(sorted(not_applicable))}


def _find_vacancy(session: Session, key: tuple[str, str]) -> Vacancy | None:
    """The dwelling's newest vacancy, if it still stands."""
    corporation, unit_number = key
    return session.scalar(
        select(Vacancy)
        .join(Dwelling, Dwelling.id == Vacancy.dwelling_id)
        .join(Organisation, Organisation.id == Dwelling.owner_id)
        .where(
            Organisation.kind == OrganisationKind.CORPORATION,
            Organisation.name == (corporation or UNKNOWN_CORPORATION),
            Dwelling.unit_number == unit_number,
        )
        .options(selectinload(Vacancy.versions))
        .order_by(Vacancy.id.desc())
        .limit(1)
    )


# A VERA file does not say whose dwelling it is (formats.md §1.1).
UNKNOWN_CORPORATION = "corporatie nog niet bekend"


def _find_client(session: Session, key: tuple[str, str]) -> Client | None:
    provider, number = key
    return session.scalar(
        select(Client)
        .join(Organisation, Organisation.id == Client.owner_id)
        .where(
            Organisation.kind == OrganisationKind.PROVIDER,
            Organisation.name == provider,
            Client.profile_number == number,
        )
        .options(selectinload(Client.versions))
    )


def take_in(session: Session, records: Sequence[Record], *, by: str, now: datetime) -> Taken:
    """Add what is new and a version of what changed; one transaction, all or nothing.

    Raises Refused for names: those go to the provider's names file (identities.py).
    """
    new: list[int] = []
    changed: list[int] = []
    same = 0
    for record in records:
        if record.kind is Kind.NAMES:
            raise Refused("Namen horen in het namenbestand van de zorgaanbieder.")
        change = _compare(session, record)
        if change.is_same:
            same += 1
            continue
        outcome = new if change.is_new else changed
        outcome.append(_TAKE[record.kind](session, change, by, now))
    return Taken(tuple(new), tuple(changed), same)


def _take_vacancy(session: Session, change: Change, by: str, now: datetime) -> int:
    vacancy = change.known or _new_vacancy(session, change.record.key)
    vacancy.withdrawn_at = None
    if not change.is_known_already:
        _add_version(session, VacancyFacts, vacancy, "vacancy_id", change.record, by, now)
    return int(vacancy.id)


def _take_profile(session: Session, change: Change, by: str, now: datetime) -> int:
    client = change.known or _new_client(session, change.record.key)
    assert isinstance(client, Client)
    client.withdrawn_at = client.erased_at = None
    if not change.is_known_already:
        _add_version(session, Profile, client, "client_id", change.record, by, now)
    return int(client.id)


def _take_neighbourhood(session: Session, change: Change, by: str, now: datetime) -> int:
    return take_neighbourhood(session, change.record, by=by, now=now)


_TAKE = {
    Kind.VACANCIES: _take_vacancy,
    Kind.PROFILES: _take_profile,
    Kind.NEIGHBOURHOODS: _take_neighbourhood,
}


def _new_vacancy(session: Session, key: tuple[str, str]) -> Vacancy:
    name, unit_number = key
    corporation = ensure_organisation(
        session, OrganisationKind.CORPORATION, name or UNKNOWN_CORPORATION
    )
    dwelling = session.scalar(
        select(Dwelling).where(
            Dwelling.owner_id == corporation.id, Dwelling.unit_number == unit_number
        )
    )
    if dwelling is None:
        dwelling = Dwelling(owner_id=corporation.id, unit_number=unit_number)
        session.add(dwelling)
        session.flush()
    vacancy = Vacancy(owner_id=corporation.id, dwelling_id=dwelling.id, versions=[])
    session.add(vacancy)
    session.flush()
    return vacancy


def _new_client(session: Session, key: tuple[str, str]) -> Client:
    name, number = key
    provider = ensure_organisation(session, OrganisationKind.PROVIDER, name)
    client = Client(owner_id=provider.id, profile_number=number, versions=[])
    session.add(client)
    session.flush()
    return client


def _add_version(
    session: Session,
    table: type[VacancyFacts] | type[Profile],
    of: Vacancy | Client,
    link: str,
    record: Record,
    by: str,
    now: datetime,
) -> None:
    """A new version: what the record says, over what was known where it says nothing."""
    names = VACANCY_FACTS if table is VacancyFacts else PROFILE_FACTS
    before = of.versions[-1] if of.versions else None
    facts = {name: getattr(before, name, None) for name in names}
    facts.update(_facts(record.values, record.not_applicable, names))
    facts["source"] = record.origin
    if table is Profile:
        facts["wanted_areas_required"] = bool(facts["wanted_areas_required"])
    number = before.version + 1 if before else 1
    session.add(
        table(
            owner_id=of.owner_id,
            version=number,
            recorded_at=now,
            recorded_by=by,
            **{link: of.id},
            **facts,
        )
    )
    session.flush()
    session.refresh(of, ["versions"])


def take_back(session: Session, taken: Taken, kind: Kind, *, by: str, now: datetime) -> None:
    """Undo an intake: what was new is withdrawn, what changed gets its former version again."""
    for row_id in taken.new:
        _load(session, kind, row_id).withdrawn_at = now
    for row_id in taken.changed:
        versions = _load(session, kind, row_id).versions
        if len(versions) > 1:  # else it was erased since
            after = versions[-1].version + 1
            session.add(_copy(versions[-2], version=after, by=by, now=now))


def _load(session: Session, kind: Kind, row_id: int) -> Vacancy | Client:
    if kind is Kind.VACANCIES:
        with_versions = [selectinload(Vacancy.versions)]
        return session.get_one(Vacancy, row_id, options=with_versions)
    return session.get_one(Client, row_id, options=[selectinload(Client.versions)])


def _copy(
    row: VacancyFacts | Profile, *, version: int, by: str, now: datetime
) -> VacancyFacts | Profile:
    kept = [c.name for c in row.__table__.columns if c.name != "id"]
    values = {name: getattr(row, name) for name in kept}
    return type(row)(**{**values, "version": version, "recorded_at": now, "recorded_by": by})
