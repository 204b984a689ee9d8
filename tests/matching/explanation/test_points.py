"""Lost points: whole numbers that add up to the score that is shown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.matching.explanation.points import losses, whole_points
from matchtafel.matching.policy import Kind
from matchtafel.matching.rounding import hundredths
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from .. import builders as make


@given(st.integers(0, 10**6), st.integers(0, 5), st.integers(0, 5))
def test_the_points_lost_and_the_score_shown_make_100(seed: int, row: int, column: int) -> None:
    dwelling = make.random_vacancies(seed, 6)[row]
    person = make.random_clients(seed, 6)[column]
    judged = list(make.judgements(dwelling, person).values())
    score = float(evaluate(make.facts_of([dwelling], [person]), STANDARD).score[0, 0])
    if np.isnan(score):
        assert losses(judged, None) == {}
        return
    lost = losses(judged, score)
    assert 100 - sum(loss.points for loss in lost.values()) == hundredths(score)
    assert 1 - sum(loss.share for loss in lost.values()) == pytest.approx(score, abs=1e-6)
    for judgement in judged:
        loss = lost.get(judgement.criterion.id)
        weighs = judgement.kind is Kind.PREFERENCE and judgement.degree is not None
        assert (loss is not None) == weighs
        if loss is not None and judgement.degree == 1:
            assert loss.points == 0 == loss.share


SHARES = st.lists(st.floats(-1, 1), min_size=1, max_size=12)


@given(SHARES, st.floats(-0.99, 0.99))
def test_no_part_moves_a_whole_point_or_changes_its_sign(
    shares: list[float], rounding: float
) -> None:
    exact = [round(100 * share, 9) for share in shares]
    total = round(sum(exact) + rounding / 2)
    points = whole_points(shares, total)
    assert sum(points) == total
    for part, share in zip(points, exact, strict=True):
        assert abs(part - share) < 1
        assert part * share >= 0


def test_the_largest_remainders_get_the_points_and_equal_ones_in_order() -> None:
    assert whole_points([1 / 3, 1 / 3, 1 / 3], 100) == [34, 33, 33]
    assert whole_points([0.104, 0.106, 0.1], 31) == [10, 11, 10]
    assert whole_points([], 0) == []


@pytest.mark.parametrize(
    ("score", "shown"),
    [(0.625, 63), (0.135, 14), (0.624999, 62), (0.995, 100), (0.0, 0), (1.0, 100), (0.005, 1)],
)
def test_half_a_point_goes_up(score: float, shown: int) -> None:
    assert hundredths(score) == shown
    assert hundredths(np.float32(score)) == shown


def test_a_pair_that_loses_points_says_where() -> None:
    # Weights: in time 1, lift 2, outdoor 1, entrance 2, quiet 4, sound 4, wanted 4, near 4.
    dwelling = make.fitting_vacancy(situation="DRU", outdoor_space="gedeeld")
    lost = losses(list(make.judgements(dwelling, make.fitting_client()).values()), 17.5 / 22)
    assert {name: loss.points for name, loss in lost.items() if loss.share} == {
        "outdoor_space": 2,
        "quiet": 18,
    }
    assert lost["quiet"].share == pytest.approx(4 / 22)
