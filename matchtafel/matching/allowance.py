"""Huurtoeslag: how much of a rent counts. The amount itself is for Dienst Toeslagen."""

from enum import StrEnum

from .norms import Norms, Test


class Counts(StrEnum):
    """How much of a rent counts for huurtoeslag; PART: up to the limit."""

    WHOLE = "geheel"
    PART = "deels"
    NO_RIGHT = "geen recht"
    UNTESTABLE = "?"


def rent_for_allowance(
    norms: Norms | None,
    *,
    rent: float | None,
    birth_year: int | None,
    children: int | None,
    pension_age: bool | None = None,
) -> Test:
    """Whether a rent leaves room for huurtoeslag, and the rent up to which it counts.

    rent: rekenhuur, euros a month. birth_year: of the oldest resident, whose age decides; in
    the year both ages are possible. children: at home; one lifts the youth limit. Not looked
    at: income, wealth and whether the dwelling is self-contained. An unknown fact gives
    UNTESTABLE only where it could change the outcome. Source: domain.md §4.1, §4.2.
    """
    if norms is None:
        return Test(Counts.UNTESTABLE)
    limits = {
        _limit(norms, young) for young in _may_be_young(norms, birth_year, children, pension_age)
    }
    outcomes = {_outcome(norms, rent, limit) for limit, _, _ in limits}
    outcome = outcomes.pop() if len(outcomes) == 1 else Counts.UNTESTABLE
    return Test(outcome, *limits.pop()) if len(limits) == 1 else Test(outcome)


def _may_be_young(
    norms: Norms, birth_year: int | None, children: int | None, pension_age: bool | None
) -> set[bool]:
    """Whether the household is wholly below the youth age: every possible answer."""
    if children or pension_age:
        return {False}
    answers = {True, False}
    if birth_year is not None:
        turns = norms.year - birth_year
        answers = {age < norms.allowance_youth_age for age in (turns - 1, turns)}
    return answers if children == 0 else answers | {False}


def _limit(norms: Norms, young: bool) -> tuple[float, str, str]:
    if young:
        household = f"allen jonger dan {norms.allowance_youth_age}"
        return norms.quality_discount_limit, "kwaliteitskortingsgrens", household
    return norms.social_rent_limit, "grens sociale huur", ""


def _outcome(norms: Norms, rent: float | None, limit: float) -> Counts:
    if rent is None:
        return Counts.UNTESTABLE
    if rent <= limit:
        return Counts.WHOLE
    return Counts.NO_RIGHT if norms.allowance_needs_rent_within_limit else Counts.PART
