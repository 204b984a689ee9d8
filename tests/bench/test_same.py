"""What the engine is measured against does the same arithmetic."""

import numpy as np
import pytest

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.policy import BANDS
from matchtafel.matching.score import criteria_in, evaluate
from matchtafel.matching.verdict import PairVerdict
from tests.builders.policy import STANDARD

from . import floor
from .load import ON, Size, fresh_facts, town_of
from .loop import score_pair


@pytest.mark.parametrize("size", [(12, 40), (40, 200)])
def test_straight_numpy_gives_the_numbers_of_the_engine(size: Size) -> None:
    facts = fresh_facts(town_of(size))()
    engine, straight = evaluate(facts, STANDARD), floor.score_all(facts)
    for name in ("verdict", "band", "failing", "unknown", "undecided"):
        np.testing.assert_array_equal(getattr(engine, name), straight[name], name)
    for name in ("score", "low", "high"):
        np.testing.assert_allclose(getattr(engine, name), straight[name], atol=1e-6)
    for family, score in engine.families.items():
        np.testing.assert_allclose(score, straight[family], atol=1e-6)


def test_the_loop_gives_the_numbers_of_the_engine() -> None:
    made = town_of((12, 60))
    engine = evaluate(fresh_facts(made)(), STANDARD)
    hoods = {row["code"]: row for row in made.neighbourhoods}
    for row, vacancy in enumerate(made.vacancies):
        joined = {**hoods.get(vacancy["neighbourhood_code"], {}), **vacancy}
        for column, client in enumerate(made.profiles):
            found = score_pair(joined, client, read_norms()[ON.year])
            pair = row, column
            assert found.verdict == PairVerdict(int(engine.verdict[pair])).word
            assert found.band == BANDS[int(engine.band[pair])]
            for name in ("failing", "unknown", "undecided"):
                bits = criteria_in(getattr(engine, name)[pair])
                assert sorted(getattr(found, name)) == sorted(one.id for one in bits)
            for name in ("score", "low", "high"):
                expected = getattr(engine, name)[pair]
                assert getattr(found, name) == pytest.approx(_or_none(expected), abs=2e-6)
            for family, score in found.families.items():
                expected = engine.families[family][pair]
                assert score == pytest.approx(_or_none(expected), abs=2e-6)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
