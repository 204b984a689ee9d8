"""Rent and income limits of one year, and what they say of one letting.

Figures come in as values (resources/norms/); a year without figures is "niet te toetsen".
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


@dataclass(frozen=True)
class RentsByPoints:
    """The highest kale huur of a self-contained dwelling, by WWS points, from a day on.

    amounts: euros a month, one a point, from LEAST_POINTS. Source: the file's own.
    """

    valid_from: date
    amounts: tuple[Decimal, ...] = field(repr=False)


@dataclass(frozen=True)
class Norms:
    """The limits of one calendar year, euros a month (rents) or a year (incomes).

    Source: domain.md §4.1; each file in resources/norms/ names its own. A limit that was
    not found is None. highest_rents: the tables that start in this year, oldest first.
    """

    year: int
    quality_discount_limit: float
    rent_cap_low: float
    rent_cap_high: float
    social_rent_limit: float
    daeb_income_single: float
    daeb_income_multi: float
    income_single: float | None
    income_multi: float | None
    income_single_pension: float | None
    income_multi_pension: float | None
    # Rekenhuur equals kale huur from 2026: servicekosten no longer count (domain.md §4.2).
    calculation_rent_is_net_rent: bool
    # Huurtoeslag (domain.md §4.1, §4.2): a household wholly below this age has a limit of its
    # own, and until 2025 a rent above the limit took the right away.
    allowance_youth_age: int
    allowance_needs_rent_within_limit: bool
    highest_rents: tuple[RentsByPoints, ...] = ()
    source: str = ""


class Suitability(StrEnum):
    """VERA PASSENDHEIDSSOORT, and "?" for niet te toetsen."""

    SUITABLE = "PAS"
    UNSUITABLE = "NIE"
    NOT_APPLICABLE = "NVT"
    UNTESTABLE = "?"


class DaebOutcome(StrEnum):
    """Where an income stands against the DAEB limit."""

    WITHIN = "binnen"
    ABOVE = "boven"
    NOT_APPLICABLE = "nvt"
    UNTESTABLE = "?"


class RentClass(StrEnum):
    """VERA HUURKLASSE: goedkoop, betaalbaar, duur, boven de huurtoeslaggrens."""

    CHEAP = "GOE"
    AFFORDABLE = "BET"
    EXPENSIVE = "DUU"
    ABOVE = "BOV"


class Sector(StrEnum):
    """What WWS points make of a contract."""

    SOCIAL = "sociaal"
    MIDDLE = "midden"
    FREE = "vrij"


@dataclass(frozen=True)
class Test:
    """The outcome of a test, the rent or income limit it was held against, and its name."""

    outcome: str
    limit: float | None = None
    limit_name: str = ""
    household: str = ""


def suitability(
    norms: Norms | None,
    *,
    rent: float | None,
    income: float | None,
    persons: int | None,
    pension_age: bool | None,
) -> Test:
    """Passend toewijzen of one letting (Woningwet art. 46; BTIV art. 54).

    rent: rekenhuur, euros a month. income: rekeninkomen, euros a year. persons: the whole
    household, at least 1. pension_age: whether anyone reaches it. Anything needed but unknown
    gives UNTESTABLE, never SUITABLE (domain.md §4.3).
    """
    if norms is None or income is None or persons is None or pension_age is None:
        return Test(Suitability.UNTESTABLE)
    household = _household(persons) + (", AOW-leeftijd" if pension_age else "")
    income_limit = passend_income_limit(norms, persons, pension_age)
    if income_limit is None:
        return Test(Suitability.UNTESTABLE)
    if income > income_limit:
        return Test(Suitability.NOT_APPLICABLE, household=household)
    limit, name = _rent_cap(norms, persons)
    if rent is None:
        return Test(Suitability.UNTESTABLE, limit, name, household)
    outcome = Suitability.SUITABLE if rent <= limit else Suitability.UNSUITABLE
    return Test(outcome, limit, name, household)


def _rent_cap(norms: Norms, persons: int) -> tuple[float, str]:
    if persons <= 2:
        return norms.rent_cap_low, "lage aftoppingsgrens"
    return norms.rent_cap_high, "hoge aftoppingsgrens"


def daeb(
    norms: Norms | None, *, rent: float | None, income: float | None, persons: int | None
) -> Test:
    """Income against the DAEB limit (Woningwet art. 48; domain.md §4.3)."""
    if norms is None or rent is None:
        return Test(DaebOutcome.UNTESTABLE)
    if rent > norms.social_rent_limit:
        return Test(DaebOutcome.NOT_APPLICABLE)
    if persons is None:
        return Test(DaebOutcome.UNTESTABLE)
    limit = norms.daeb_income_single if persons <= 1 else norms.daeb_income_multi
    if income is None:
        return Test(DaebOutcome.UNTESTABLE, limit, "DAEB-inkomensgrens", _household(persons))
    outcome = DaebOutcome.WITHIN if income <= limit else DaebOutcome.ABOVE
    return Test(outcome, limit, "DAEB-inkomensgrens", _household(persons))


def passend_income_limit(norms: Norms, persons: int, pension_age: bool) -> float | None:
    """The income up to which the rent cap holds, euros a year."""
    if pension_age:
        return norms.income_single_pension if persons <= 1 else norms.income_multi_pension
    return norms.income_single if persons <= 1 else norms.income_multi


def _household(persons: int) -> str:
    return "1 persoon" if persons <= 1 else f"{persons} personen"


def rent_class(norms: Norms | None, net_rent: float | None) -> RentClass | None:
    """VERA HUURKLASSE of a kale huur: each class begins at its limit; None: not known."""
    if norms is None or net_rent is None:
        return None
    if net_rent < norms.quality_discount_limit:
        return RentClass.CHEAP
    if net_rent < norms.rent_cap_high:
        return RentClass.AFFORDABLE
    return RentClass.EXPENSIVE if net_rent < norms.social_rent_limit else RentClass.ABOVE


# Besluit huurprijzen woonruimte, bijlage: the rent table starts here; fewer points give no less.
LEAST_POINTS = 40
# Wet betaalbare huur: contracts signed from this day on, by their points (domain.md §4.4).
_SECTORS_FROM = date(2024, 7, 1)
_MOST_SOCIAL, _MOST_MIDDLE = 143, 186


def whole_points(points: float) -> int:
    """WWS points are rounded once, at the end, halves up."""
    return int(Decimal(str(points)).quantize(Decimal(1), ROUND_HALF_UP))


def sector(points: float | None, on: date) -> Sector | None:
    """What the points make of a contract signed on a day; None: not known or not yet law."""
    if points is None or on < _SECTORS_FROM:
        return None
    whole = whole_points(points)
    if whole <= _MOST_SOCIAL:
        return Sector.SOCIAL
    return Sector.MIDDLE if whole <= _MOST_MIDDLE else Sector.FREE


def highest_rent(norms: Norms | None, points: float | None, on: date) -> Decimal | None:
    """The highest kale huur by WWS points, euros a month, without surcharges; None: not known.

    norms: those of `on`'s year; a day before the first table of that year has no answer. Above
    the table each point adds the table's last step (Besluit huurprijzen woonruimte, bijlage).
    """
    if norms is None or points is None or norms.year != on.year:
        return None
    amounts = [table.amounts for table in norms.highest_rents if table.valid_from <= on]
    if not amounts:
        return None
    place = max(whole_points(points) - LEAST_POINTS, 0)
    last = len(amounts[-1]) - 1
    step = amounts[-1][last] - amounts[-1][last - 1]
    return amounts[-1][min(place, last)] + max(place - last, 0) * step
