"""Huurtoeslag: how much of a rent counts, on paper and as criterion."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.allowance import Counts, rent_for_allowance
from matchtafel.matching.verdict import Verdict

from . import builders as make

WHOLE, PART, NO_RIGHT, UNTESTABLE = Counts
VERDICTS: dict[str, Verdict] = {
    WHOLE: Verdict.FITS,
    PART: Verdict.PARTLY,
    NO_RIGHT: Verdict.FAILS,
    UNTESTABLE: Verdict.UNKNOWN,
}
# Worst first.
ORDER = (NO_RIGHT, PART, WHOLE)
YEARS = st.sampled_from(sorted(make.NORMS))
LIMITS = [
    limit
    for norms in make.NORMS.values()
    for limit in (norms.quality_discount_limit, norms.social_rent_limit)
]
RENTS = st.sampled_from([round(x + step, 2) for x in LIMITS for step in (-0.01, 0, 0.01)])
ALL_BIRTH_YEARS = (1940, *range(1998, 2010))
BIRTH_YEARS = st.sampled_from((*ALL_BIRTH_YEARS, None))
CHILDREN = st.sampled_from((0, 1, 3, None))
PENSION = st.sampled_from((True, False, None))
ADULT: dict[str, Any] = {"birth_year": 1990, "children": 0}
YOUNG: dict[str, Any] = {"birth_year": 2007, "children": 0}


@pytest.mark.parametrize(
    ("year", "rent", "who", "outcome", "limit"),
    [
        (2024, 879.66, ADULT, WHOLE, 879.66),
        (2024, 879.67, ADULT, NO_RIGHT, 879.66),
        (2025, 477.20, YOUNG, WHOLE, 477.20),
        (2025, 477.21, YOUNG, NO_RIGHT, 477.20),
        (2026, 498.20, YOUNG, WHOLE, 498.20),
        (2026, 498.21, YOUNG, PART, 498.20),
        (2026, 932.93, ADULT, WHOLE, 932.93),
        (2026, 1200.0, ADULT, PART, 932.93),
        (2026, 498.21, {"birth_year": 2007, "children": 1}, WHOLE, 932.93),
        (2026, None, YOUNG, UNTESTABLE, 498.20),
        (2026, 1200.0, {"birth_year": None, "children": 0}, PART, None),
    ],
)
def test_a_rent_counts_up_to_the_limit_of_year_and_household(
    year: int, rent: float | None, who: dict[str, Any], outcome: Counts, limit: float | None
) -> None:
    test = rent_for_allowance(make.NORMS[year], rent=rent, **who)
    assert (test.outcome, test.limit) == (outcome, limit)


def test_the_youth_limit_is_named_with_its_age() -> None:
    test = rent_for_allowance(make.NORMS[2025], rent=500.0, **YOUNG)
    assert (test.limit_name, test.household) == ("kwaliteitskortingsgrens", "allen jonger dan 23")


def test_a_year_without_norms_is_not_tested() -> None:
    assert rent_for_allowance(None, rent=100.0, **ADULT).outcome is UNTESTABLE


@settings(max_examples=100, deadline=None)
@given(YEARS, RENTS, BIRTH_YEARS, CHILDREN, PENSION)
def test_paper_and_criterion_agree(
    year: int, rent: float, born: int | None, children: int | None, pension: bool | None
) -> None:
    who = {"birth_year": born, "children": children, "pension_age": pension}
    judged = make.judgements(
        make.vacancy(calculation_rent=rent, dwelling_type="POF"),
        make.client(**who),
        make.ON.replace(year=year),
    )
    on_paper = rent_for_allowance(make.NORMS[year], rent=rent, **who)
    assert judged["rent_allowance"].verdict is VERDICTS[on_paper.outcome]


@given(YEARS, RENTS, BIRTH_YEARS, CHILDREN, PENSION)
def test_an_unknown_fact_matters_only_where_it_could_change_the_outcome(
    year: int, rent: float, born: int | None, children: int | None, pension: bool | None
) -> None:
    could_be = {
        rent_for_allowance(
            make.NORMS[year], rent=rent, birth_year=b, children=c, pension_age=p
        ).outcome
        for b in (ALL_BIRTH_YEARS if born is None else [born])
        for c in ([0, 2] if children is None else [children])
        for p in ([False, True] if pension is None and born is None else [pension])
    }
    told = rent_for_allowance(
        make.NORMS[year], rent=rent, birth_year=born, children=children, pension_age=pension
    )
    assert told.outcome == (could_be.pop() if len(could_be) == 1 else UNTESTABLE)


@given(YEARS, RENTS, RENTS, BIRTH_YEARS, CHILDREN)
def test_a_lower_rent_never_counts_for_less(
    year: int, one: float, other: float, born: int | None, children: int | None
) -> None:
    low, high = (
        rent_for_allowance(make.NORMS[year], rent=rent, birth_year=born, children=children).outcome
        for rent in sorted((one, other))
    )
    if UNTESTABLE not in (low, high):
        assert ORDER.index(Counts(low)) >= ORDER.index(Counts(high))
