"""Neighbourhood records: identity on the neighbourhood, figures and judgements as dated rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.exchange.records import Record
from matchtafel.models import (
    CarryingCapacity,
    Indicator,
    Neighbourhood,
    Organisation,
    OrganisationKind,
)

from .meeting import ensure_organisation

_IDENTITY = (
    "name",
    "district_code",
    "district",
    "municipality_code",
    "municipality",
    "pc4",
)
# Figure → the fact that holds its year.
_FIGURES = {
    "placements_cap": None,
    "placements_12m": None,
    "liveability": "liveability_year",
    "social_index": "profile_year",
    "safety_index": "profile_year",
    "physical_index": "profile_year",
    "gp_km": None,
    "supermarket_km": None,
    "public_transport_km": None,
}
_JUDGEMENT = {
    "carrying_capacity": "colour",
    "carrying_capacity_date": "judged_on",
    "carrying_capacity_valid_until": "valid_until",
    "carrying_capacity_note": "note",
}


def compare_neighbourhood(
    session: Session, record: Record
) -> tuple[Neighbourhood | None, list[tuple[str, Any, Any]]]:
    """The known neighbourhood and what would change: (fact, before, after)."""
    hood = _find(session, record.key[1])
    if hood is None:
        return None, []
    before = _known(hood)
    changed = [
        (fact, before.get(fact), value)
        for fact, value in record.values.items()
        if fact in before and before[fact] != value
    ]
    return hood, changed


def _find(session: Session, code: str) -> Neighbourhood | None:
    return session.scalar(
        select(Neighbourhood)
        .where(Neighbourhood.code == code)
        .options(selectinload(Neighbourhood.indicators), selectinload(Neighbourhood.judgements))
    )


def _known(hood: Neighbourhood) -> dict[str, Any]:
    known: dict[str, Any] = {name: getattr(hood, name) for name in _IDENTITY}
    known.update(dict.fromkeys([*_FIGURES, *filter(None, _FIGURES.values()), *_JUDGEMENT]))
    for indicator in hood.indicators:
        known[indicator.kind] = indicator.value
        year = _FIGURES.get(indicator.kind)
        if year:
            known[year] = indicator.year
    if hood.judgements:
        for fact, column in _JUDGEMENT.items():
            known[fact] = getattr(hood.judgements[-1], column)
    return known


def take_neighbourhood(session: Session, record: Record, *, by: str, now: datetime) -> int:
    """Add the neighbourhood, or rows for the figures and the judgement that changed."""
    values = record.values
    owner = _owner(session, values)
    hood = _find(session, record.key[1])
    if hood is None:
        hood = Neighbourhood(owner_id=owner.id, code=record.key[1], indicators=[], judgements=[])
        session.add(hood)
    before = _known(hood)
    for name in _IDENTITY:
        if name in values:
            setattr(hood, name, values[name])
    stamp = {"owner_id": owner.id, "recorded_at": now, "recorded_by": by, "source": record.source}
    for kind, year in _FIGURES.items():
        figure_year = values.get(year) if year else None
        same = before[kind] == values.get(kind) and (not year or before[year] == figure_year)
        if kind in values and not same:
            hood.indicators.append(
                Indicator(kind=kind, value=values[kind], year=figure_year, **stamp)
            )
    if any(values.get(fact) != before[fact] for fact in _JUDGEMENT if fact in values):
        judged = {column: values.get(fact) for fact, column in _JUDGEMENT.items()}
        hood.judgements.append(CarryingCapacity(**judged, **stamp))
    session.flush()
    return hood.id


def _owner(session: Session, values: dict[str, Any]) -> Organisation:
    name = values.get("municipality")
    if name:
        return ensure_organisation(session, OrganisationKind.MUNICIPALITY, name)
    found = session.scalar(
        select(Organisation).where(Organisation.kind == OrganisationKind.MUNICIPALITY).limit(1)
    )
    return found or ensure_organisation(session, OrganisationKind.MUNICIPALITY, "gemeente")
