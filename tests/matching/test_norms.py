"""The limits of a year: the statutory tests on paper and as criteria, rent class and points."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.norms import (
    DaebOutcome,
    RentClass,
    Sector,
    Suitability,
    daeb,
    highest_rent,
    rent_class,
    sector,
    suitability,
)
from matchtafel.matching.verdict import Verdict

from . import builders as make

NORMS = make.NORMS[2026]
OUTCOMES: dict[str, Verdict] = {
    Suitability.SUITABLE: Verdict.FITS,
    Suitability.UNSUITABLE: Verdict.FAILS,
    Suitability.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
    DaebOutcome.WITHIN: Verdict.FITS,
    DaebOutcome.ABOVE: Verdict.FAILS,
    DaebOutcome.NOT_APPLICABLE: Verdict.NOT_APPLICABLE,
}
AMOUNTS = [limit + step for limit in (713.02, 764.14, 932.93) for step in (-0.01, 0, 0.01)]
LIMITS = (28775, 29400, 38650, 39925, 51537, 56910)
INCOMES = [limit + step for limit in LIMITS for step in (-1, 0, 1)]


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(AMOUNTS),
    st.sampled_from(INCOMES),
    st.integers(1, 3),
    st.integers(0, 2),
    st.booleans(),
)
def test_paper_and_criterion_agree_when_everything_is_known(
    rent: float, income: int, adults: int, children: int, aow: bool
) -> None:
    rent = round(rent, 2)
    judged = make.judgements(
        make.vacancy(calculation_rent=rent),
        make.client(adults=adults, children=children, income=income, pension_age=aow),
    )
    known: dict[str, Any] = {"rent": rent, "income": income, "persons": adults + children}
    suits, within = suitability(NORMS, **known, pension_age=aow), daeb(NORMS, **known)
    assert judged["income_fits_rent"].verdict is OUTCOMES[suits.outcome]
    assert judged["income_within_daeb"].verdict is OUTCOMES[within.outcome]


@pytest.mark.parametrize("lacking", ["rent", "income", "persons", "pension_age"])
def test_what_is_not_known_is_never_passend_on_paper(lacking: str) -> None:
    known: dict[str, Any] = {"rent": 500.0, "income": 15000, "persons": 1, "pension_age": False}
    assert suitability(NORMS, **known).outcome == Suitability.SUITABLE
    tested = suitability(NORMS, **{**known, lacking: None})
    assert tested.outcome == Suitability.UNTESTABLE


def test_a_year_without_norms_is_not_tested() -> None:
    known: dict[str, Any] = {"rent": 500.0, "income": 15000, "persons": 1}
    assert suitability(None, **known, pension_age=False).outcome == Suitability.UNTESTABLE
    assert daeb(None, **known).outcome == DaebOutcome.UNTESTABLE


def test_a_household_of_nobody_counts_as_one_person() -> None:
    for persons in (0, 1):
        test = suitability(NORMS, rent=500.0, income=30000, persons=persons, pension_age=False)
        assert (test.outcome, test.household) == (Suitability.NOT_APPLICABLE, "1 persoon")
        assert daeb(NORMS, rent=500.0, income=52000, persons=persons).outcome == DaebOutcome.ABOVE


YEARS = st.sampled_from(sorted(make.NORMS))
RENTS = st.sampled_from(AMOUNTS).map(lambda rent: round(rent, 2))
PERSONS = st.integers(1, 5)


@given(YEARS, RENTS, RENTS, st.sampled_from(INCOMES), PERSONS, st.booleans())
def test_a_lower_rent_never_turns_passend_worse(
    year: int, one: float, other: float, income: int, persons: int, aow: bool
) -> None:
    low, high = (
        suitability(
            make.NORMS[year], rent=rent, income=income, persons=persons, pension_age=aow
        ).outcome
        for rent in sorted((one, other))
    )
    assert low == high or (low, high) == (Suitability.SUITABLE, Suitability.UNSUITABLE)


@given(YEARS, RENTS, RENTS, st.sampled_from(INCOMES), PERSONS)
def test_below_the_social_limit_the_rent_says_nothing_of_daeb(
    year: int, one: float, other: float, income: int, persons: int
) -> None:
    """Above it DAEB does not apply; only there a lower rent can bring the income into play."""
    norms = make.NORMS[year]
    outcomes = {
        daeb(norms, rent=rent, income=income, persons=persons).outcome for rent in (one, other)
    }
    if max(one, other) <= norms.social_rent_limit:
        assert len(outcomes) == 1
    else:
        assert DaebOutcome.NOT_APPLICABLE in outcomes


@pytest.mark.parametrize(
    ("net_rent", "of_class"),
    [
        (498.19, RentClass.CHEAP),
        (498.20, RentClass.AFFORDABLE),
        (764.13, RentClass.AFFORDABLE),
        (764.14, RentClass.EXPENSIVE),
        (932.92, RentClass.EXPENSIVE),
        (932.93, RentClass.ABOVE),
        (None, None),
    ],
)
def test_a_rent_class_begins_at_its_limit(
    net_rent: float | None, of_class: RentClass | None
) -> None:
    assert rent_class(NORMS, net_rent) is of_class


def test_the_rent_class_goes_by_the_year() -> None:
    classes = [rent_class(make.NORMS.get(year), 480.0) for year in (2024, 2025, 2026, 2027)]
    assert classes == [RentClass.AFFORDABLE, RentClass.AFFORDABLE, RentClass.CHEAP, None]


MAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("points", "amount"),
    [
        (0, "250.26"),
        (39, "250.26"),
        (40, "250.26"),
        (142.49, "925.98"),
        (142.5, "932.93"),
        (143, "932.93"),
        (144, "939.73"),
        (186, "1228.07"),
        (187, "1234.92"),
        (250, "1667.40"),
        (251, "1674.26"),
        # 37101000032's published points and rent, in woningwaardering's own output.
        (284, "1900.64"),
    ],
)
def test_the_highest_rent_goes_by_whole_points_within_and_beyond_the_table(
    points: float, amount: str
) -> None:
    assert highest_rent(NORMS, points, MAY) == Decimal(amount)


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2024, 6, 30), None),
        (date(2024, 7, 1), "601.26"),
        (date(2024, 12, 31), "601.26"),
        (date(2025, 1, 1), "615.21"),
        (date(2025, 12, 31), "615.21"),
        (date(2026, 1, 1), "637.67"),
        (date(2027, 1, 1), None),
    ],
)
def test_the_highest_rent_goes_by_the_table_of_the_day(day: date, amount: str | None) -> None:
    found = highest_rent(make.NORMS.get(day.year), 100, day)
    assert found == (None if amount is None else Decimal(amount))


def test_norms_of_another_year_say_nothing_of_a_highest_rent() -> None:
    assert highest_rent(NORMS, 100, date(2025, 12, 31)) is None
    assert highest_rent(NORMS, None, MAY) is None
    assert highest_rent(replace(NORMS, highest_rents=()), 100, MAY) is None


@given(st.integers(0, 400), st.integers(0, 400))
def test_more_points_never_lower_the_highest_rent(one: int, other: int) -> None:
    low, high = (highest_rent(NORMS, points, MAY) for points in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low <= high


@pytest.mark.parametrize(
    ("points", "of_sector"),
    [
        (143.49, Sector.SOCIAL),
        (143.5, Sector.MIDDLE),
        (144, Sector.MIDDLE),
        (186, Sector.MIDDLE),
        (187, Sector.FREE),
        (None, None),
    ],
)
def test_points_make_the_sector(points: float | None, of_sector: Sector | None) -> None:
    assert sector(points, date(2024, 7, 1)) is of_sector


def test_before_july_2024_points_made_no_sector() -> None:
    assert sector(150, date(2024, 6, 30)) is None
