"""The cheapest flow by several costs in order of importance."""

from itertools import product

import numpy as np
import pytest

from matchtafel.matching.proposal import flow
from matchtafel.matching.proposal.flow import FAR, Network, cheapest_flow, detours, smallest_cut

LEVELS = 4


def random_network(seed: int) -> tuple[Network, list[np.ndarray], int]:
    """Three sources of one unit to three sinks over arcs of a bipartite graph, and a way past."""
    rng = np.random.default_rng(seed)
    pairs = [(i, 3 + j) for i in range(3) for j in range(3) if rng.random() < 0.8]
    arcs = [*pairs, *((i, 6) for i in range(3)), *((3 + j, 7) for j in range(3)), (6, 7)]
    tail, head = np.array(arcs, np.int64).T
    capacity = np.array([1] * (len(arcs) - 1) + [3], np.int64)
    supply = np.array([1, 1, 1, 0, 0, 0, 0, -3], np.int64)
    levels = [rng.integers(0, 3, len(arcs)) for _ in range(LEVELS)]
    for level in levels:
        level[len(pairs) :] = 0
    levels[0][-1] = 5
    return Network(tail, head, capacity, supply), levels, 3


def totals(chosen: np.ndarray, levels: list[np.ndarray]) -> tuple[int, ...]:
    return tuple(int((level * chosen).sum()) for level in levels)


def best_by_trying(network: Network, levels: list[np.ndarray]) -> tuple[int, ...]:
    possible = []
    for chosen in product(*(range(int(c) + 1) for c in network.capacity)):
        carried = np.zeros(len(network.supply), np.int64)
        np.add.at(carried, network.tail, chosen)
        np.subtract.at(carried, network.head, chosen)
        if np.array_equal(carried, network.supply):
            possible.append(totals(np.array(chosen), levels))
    return min(possible)


@pytest.mark.parametrize("seed", range(3))
def test_the_flow_is_the_first_of_all_flows_by_its_levels(seed: int) -> None:
    network, levels, units = random_network(seed)
    assert totals(cheapest_flow(network, levels, units), levels) == best_by_trying(network, levels)


@pytest.mark.parametrize("largest", [1, 50, 2000])
def test_stages_give_what_one_folded_cost_gives(
    monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    for seed in range(40):
        network, levels, units = random_network(seed)
        folded = totals(cheapest_flow(network, levels, units), levels)
        with monkeypatch.context() as patch:
            patch.setattr(flow, "LARGEST_COST", largest)
            assert totals(cheapest_flow(network, levels, units), levels) == folded


def test_levels_that_would_overflow_one_cost_are_still_exact() -> None:
    network, levels, units = random_network(2)
    huge = [level * 10**12 for level in levels]
    staged = cheapest_flow(network, huge, units)
    assert totals(staged, levels) == totals(cheapest_flow(network, levels, units), levels)


def test_a_network_without_a_choice_is_no_trouble() -> None:
    one = np.array([1], np.int64)
    network = Network(np.array([0]), np.array([1]), one, np.array([1, -1]))
    levels = [np.array([10**13]), np.array([10**13]), np.array([3])]
    assert cheapest_flow(network, levels, 1).tolist() == [1]


def test_a_detour_costs_what_rerouting_adds_at_every_level() -> None:
    """Two units, two ways over one arc of capacity one: one more unit must push one aside."""
    tail, head = np.array([0, 0, 1, 2, 0]), np.array([1, 2, 3, 3, 3])
    network = Network(tail, head, np.array([1, 1, 1, 1, 2]), np.array([1, 0, 0, -1]))
    levels = [np.array([0, 0, 0, 0, 5]), np.array([0, 0, 2, 7, 0]), np.array([0, 0, 9, 1, 0])]
    flow = cheapest_flow(network, levels, 2)
    assert flow.tolist() == [1, 0, 1, 0, 0]
    placed, second, third = (level.tolist() for level in detours(network, flow, levels, 3))
    # From 1 the arc to 3 is full: back to 0, on by 2.
    assert (placed[1], second[1], third[1]) == (0, 7, 1)
    assert (placed[2], second[2], third[2]) == (0, 7, 1)
    lonely = Network(np.array([0]), np.array([1]), np.array([1]), np.array([0, 0, 0]))
    assert detours(lonely, np.array([0]), [np.array([4])], 1)[0].tolist() == [4, 0, FAR]


def network_with_caps(left: tuple[int, int]) -> Network:
    """Source 0, sink 1, a wide cap 2 around a narrow one 3 around dwellings 4, 5; a way past."""
    tail, head = np.array([4, 5, 3, 3, 0, 2, 0]), np.array([1, 1, 4, 5, 2, 3, 1])
    return Network(tail, head, np.array([1, 1, 1, 1, *left, 2]), np.array([2, -2, 0, 0, 0, 0]))


@pytest.mark.parametrize(
    ("left", "most", "cut"),
    [
        ((1, 2), 1, [True, False]),
        ((2, 1), 1, [False, True]),
        ((1, 1), 1, [False, True]),
        ((2, 2), 2, [False, False]),
        ((0, 1), 0, [True, False]),
    ],
)
def test_the_cut_has_the_fewest_caps_and_the_narrowest(
    left: tuple[int, int], most: int, cut: list[bool]
) -> None:
    flows, cuts = smallest_cut(network_with_caps(left), 2)
    assert (flows, cuts.tolist()) == (most, cut)
