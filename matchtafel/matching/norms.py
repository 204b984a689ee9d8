"""Rent and income limits of one year, and the two statutory tests of one letting.

Figures come in as values (resources/norms/); a year without figures is "niet te toetsen".
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Norms:
    """The limits of one calendar year, euros a month (rents) or a year (incomes).

    Source: domain.md §4.1; each file in resources/norms/ names its own. A limit that was
    not found is None.
    """

    year: int
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

    Anything needed but unknown gives UNTESTABLE, never SUITABLE (domain.md §4.3).
    """
    if norms is None or income is None or persons is None or pension_age is None:
        return Test(Suitability.UNTESTABLE)
    household = _household(persons) + (", AOW-leeftijd" if pension_age else "")
    income_limit = passend_income_limit(norms, persons, pension_age)
    if income_limit is None:
        return Test(Suitability.UNTESTABLE)
    if income > income_limit:
        return Test(Suitability.NOT_APPLICABLE, household=household)
    limit, name = (
        (norms.rent_cap_low, "lage aftoppingsgrens")
        if persons <= 2
        else (norms.rent_cap_high, "hoge aftoppingsgrens")
    )
    if rent is None:
        return Test(Suitability.UNTESTABLE, limit, name, household)
    outcome = Suitability.SUITABLE if rent <= limit else Suitability.UNSUITABLE
    return Test(outcome, limit, name, household)


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
    limit = norms.daeb_income_single if persons == 1 else norms.daeb_income_multi
    if income is None:
        return Test(DaebOutcome.UNTESTABLE, limit, "DAEB-inkomensgrens", _household(persons))
    outcome = DaebOutcome.WITHIN if income <= limit else DaebOutcome.ABOVE
    return Test(outcome, limit, "DAEB-inkomensgrens", _household(persons))


def passend_income_limit(norms: Norms, persons: int, pension_age: bool) -> float | None:
    """The income up to which the rent cap holds, euros a year."""
    if pension_age:
        return norms.income_single_pension if persons == 1 else norms.income_multi_pension
    return norms.income_single if persons == 1 else norms.income_multi


def _household(persons: int) -> str:
    return "1 persoon" if persons == 1 else f"{persons} personen"
