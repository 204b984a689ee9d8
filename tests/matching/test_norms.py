"""The two statutory tests of one letting, on paper and as criteria."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.norms import DaebOutcome, Suitability, daeb, suitability
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
