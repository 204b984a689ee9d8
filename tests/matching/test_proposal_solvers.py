"""The proposal against solvers that share nothing with it."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

from matchtafel.matching.proposal.propose import Pair

from .small_tables import (
    CROSS,
    EXCLUDED,
    NEST,
    Table,
    agreed,
    cost,
    cost_of,
    fixed,
    permitted,
    table,
)

# One more than the most that ten pairs can cost at each level: under 2**53 all together.
_RADIX = (11, 11 * 365, 11 * 10**6)


def pair_costs(one: Table) -> NDArray[np.int64]:
    """What each pair adds to each level, (4, V, C)."""
    vacancies, clients = one.scores.verdict.shape
    each = [[cost(one, {v: c}) for c in range(clients)] for v in range(vacancies)]
    return np.array(each, np.int64).reshape(vacancies, clients, 4).transpose(2, 0, 1)


@pytest.mark.parametrize("block", range(10))
def test_without_caps_it_is_the_assignment_that_scipy_finds(block: int) -> None:
    for seed in range(100 * block, 100 * (block + 1)):
        rng = np.random.default_rng(seed)
        size = rng.integers(1, 7), rng.integers(1, 9)
        one = table(seed, *map(int, size), wishes=False, own_caps=False)
        levels = pair_costs(one)
        folded = levels[0].astype(float)
        for level, radix in zip(levels[1:], _RADIX, strict=True):
            folded = folded * radix + level
        folded[one.scores.verdict == EXCLUDED] = 0
        rows, columns = linear_sum_assignment(folded)
        best = {
            int(v): int(c)
            for v, c in zip(rows, columns, strict=True)
            if one.scores.verdict[v, c] != EXCLUDED
        }
        assert cost_of(one.proposal.levels) == cost(one, best)


def best_by_milp(one: Table) -> tuple[int, ...]:
    """The levels that HiGHS reaches one after another, without a gap, beside what is fixed."""
    pairs = list(np.ndindex(one.scores.verdict.shape))
    levels = pair_costs(one).reshape(4, -1).astype(float)
    may = [may_be_proposed(one, pair) for pair in pairs]
    rules = [
        LinearConstraint([[pair[side] == row for pair in pairs]], ub=1)
        for side in (0, 1)
        for row in range(one.scores.verdict.shape[side])
    ]
    rules += [
        LinearConstraint([[cap.covers(pair) for pair in pairs]], ub=max(0, cap.left))
        for cap in agreed(one)
    ]
    reached = []
    for level in levels:
        found = milp(
            level,
            integrality=np.ones(len(pairs)),
            bounds=Bounds(0, np.array(may, float)),
            constraints=rules,
            options={"mip_rel_gap": 0},
        )
        assert found.status == 0
        reached.append(round(found.fun))
        rules.append(LinearConstraint([level], reached[-1], reached[-1]))
    return tuple(np.add(reached, cost(one, fixed(one))).tolist())


def may_be_proposed(one: Table, pair: Pair) -> bool:
    known = fixed(one)
    return (
        one.scores.verdict[pair] != EXCLUDED
        and pair not in one.wishes.forbids
        and pair[0] not in known
        and pair[1] not in known.values()
    )


@pytest.mark.parametrize(
    "kinds", [(), NEST, CROSS, NEST + CROSS, ("corporation", "neighbourhood", "provider")]
)
def test_with_caps_it_reaches_what_highs_reaches_level_by_level(kinds: tuple[str, ...]) -> None:
    for seed in range(40):
        one = table(seed, *((9, 9), (6, 14))[seed % 2], kinds=kinds)
        found = one.proposal
        assert permitted(one, found.placements)
        assert cost_of(found.levels) == best_by_milp(one)
