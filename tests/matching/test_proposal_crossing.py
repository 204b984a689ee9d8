"""Where caps cross: the search that no flow can do."""

import numpy as np
import pytest

from matchtafel.matching.proposal import crossing
from matchtafel.matching.proposal.crossing import best_within
from matchtafel.matching.proposal.levels import costs
from matchtafel.matching.proposal.network import nested
from matchtafel.matching.proposal.wishes import OpenTable

from .small_tables import CROSS, NEST, Table, cost, cost_of, table

EVERY_KIND = NEST + CROSS


def searched(one: Table) -> dict[int, int]:
    """What the search alone finds, without a flow before it."""
    open_ = OpenTable(one.facts, one.scores, one.policy, one.wishes)
    caps = nested(open_.caps, open_.free)
    pairs = np.argwhere(open_.free)
    if not len(pairs):
        return dict(open_.fixed)
    unplaced = np.zeros(len(pairs) + 1, np.int64)
    unplaced[-1] = 1
    levels = [unplaced, *(np.append(level, 0) for level in costs(open_, pairs))]
    chosen = best_within(pairs, levels, [cap for kind in caps for cap in kind], len(open_.free))
    return {**open_.fixed, **{int(v): int(c) for v, c in pairs[chosen]}}


@pytest.mark.parametrize("largest", [crossing.LARGEST_COST, 10**8, 1])
def test_the_search_alone_finds_what_the_flow_finds(
    monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    monkeypatch.setattr(crossing, "LARGEST_COST", largest)
    for seed in range(40):
        one = table(seed, 7, 8, kinds=NEST)
        assert cost(one, searched(one)) == cost_of(one.proposal.levels)


def test_prices_that_are_wrong_cost_time_and_never_exactness(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = crossing._Search._relax
    rng = np.random.default_rng(1)

    def wrong(self, cost):  # type: ignore[no-untyped-def]
        chosen, price = honest(self, cost)
        noise = rng.integers(-(10**6), 10**6, len(price))
        return rng.random(len(chosen)) < 0.3, np.where(
            self.tight, price + noise, -abs(price + noise)
        )

    for seed in range(15):
        one = table(seed, 7, 8, kinds=EVERY_KIND)
        best = cost(one, searched(one))
        with monkeypatch.context() as patch:
            patch.setattr(crossing._Search, "_relax", wrong)
            assert cost(one, searched(one)) == best
