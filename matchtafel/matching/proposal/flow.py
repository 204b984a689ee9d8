"""The cheapest flow through a network by several costs in order of importance, exactly.

OR-Tools' min-cost flow is exact on whole numbers, but refuses costs from about 2e15
(BAD_COST_RANGE). So levels share one cost only while a bound computed in Python's own
numbers stays small; the next levels then choose among all optimal flows of the former ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

LARGEST_COST = 10**14
# Further than any way is long.
FAR = 2**62


@dataclass(frozen=True)
class Network:
    """Arcs (A,) with tail, head and capacity; supply (N,) of each node, summing to 0."""

    tail: Whole
    head: Whole
    capacity: Whole
    supply: Whole


def cheapest_flow(network: Network, levels: Sequence[Whole], units: int) -> Whole:
    """Flow on each arc (A,), cheapest by the first level, then by the second, and so on.

    levels: cost ≥ 0 of each arc (A,). units: how many units flow from source to sink; each
    passes at most one arc with a cost, which bounds the total.
    """
    flow = np.zeros(len(network.tail), np.int64)
    left = np.arange(len(network.tail))
    stages = folded(levels, units, LARGEST_COST)
    for place, cost in enumerate(stages):
        here = cost[left]
        flow[left] = _solve(network, here)
        if place + 1 < len(stages):
            slack = _reduced_cost(network, here, flow[left])
            network = _only_optimal(network, slack)
            left = left[slack == 0]
    return flow


def folded(levels: Sequence[Whole], units: int, largest: int) -> list[Whole]:
    """Neighbouring levels in one cost, as far as the largest total stays below `largest`."""
    stages: list[Whole] = []
    bound = largest
    for level in levels:
        most = int(level.max(initial=0)) * units + 1
        if stages and bound * most < largest:
            stages[-1] = stages[-1] * most + level
            bound *= most
        else:
            stages.append(level)
            bound = most
    return stages


def detours(network: Network, flow: Whole, levels: Sequence[Whole], end: int) -> list[Whole]:
    """What one more unit from each node to `end` adds to each level, (N,) each.

    flow: the cheapest by these levels, rerouted in the cheapest way. A node from which no
    unit gets there is FAR away at every level.
    """
    ways = _residual(network, flow)
    start = np.full(len(network.supply), FAR)
    start[end] = 0
    found = []
    for level in levels:
        length = level[ways.arc] * ways.sign
        distance = _shortest(ways.head, ways.tail, length, start)
        ways = ways.only(distance[ways.tail] == distance[ways.head] + length)
        found.append(distance)
    return found


def smallest_cut(network: Network, caps: int) -> tuple[int, NDArray[np.bool_]]:
    """The most that flows from node 0 to node 1, and which caps (n,) stand in the way of more.

    The last arc passes everything by and does not count; the `caps` arcs before it are the
    caps. Of all smallest cuts, one with the fewest caps; of those, the nearest to node 1.
    """
    from ortools.graph.python import max_flow

    arcs = slice(0, len(network.tail) - 1)
    tail, head, capacity = network.tail[arcs], network.head[arcs], network.capacity[arcs].copy()
    is_cap = slice(len(tail) - caps, len(tail))
    # A cap counts for a little more, so that a cut through it is only the smallest for want
    # of another.
    capacity *= caps + 1
    capacity[is_cap] += 1
    solver = max_flow.SimpleMaxFlow()
    solver.add_arcs_with_capacity(tail, head, capacity)
    if solver.solve(0, 1) != solver.OPTIMAL:
        raise ArithmeticError("max flow found no optimum")
    beyond = np.zeros(len(network.supply), bool)
    beyond[solver.get_sink_side_min_cut()] = True
    cut = ~beyond[tail[is_cap]] & beyond[head[is_cap]]
    return solver.optimal_flow() // (caps + 1), cut


def _solve(network: Network, cost: Whole) -> Whole:
    # ortools takes half a second to import: only when a proposal is asked for.
    from ortools.graph.python import min_cost_flow

    solver = min_cost_flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        network.tail, network.head, network.capacity, cost
    )
    solver.set_nodes_supplies(np.arange(len(network.supply)), network.supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise ArithmeticError(f"min-cost flow ended as {status}")
    return np.asarray(solver.flows(arcs), dtype=np.int64)


def _reduced_cost(network: Network, cost: Whole, flow: Whole) -> Whole:
    """Cost of each arc under optimal potentials: > 0 carries nothing, < 0 is full.

    Potentials are shortest distances over what could still be rerouted.
    """
    ways = _residual(network, flow)
    start = np.zeros(len(network.supply), np.int64)
    distance = _shortest(ways.tail, ways.head, cost[ways.arc] * ways.sign, start)
    return np.asarray(cost + distance[network.tail] - distance[network.head])


class _Residual(NamedTuple):
    """What could still be rerouted: `arc` forwards (sign 1) or back (−1), from tail to head."""

    tail: Whole
    head: Whole
    arc: Whole
    sign: Whole

    def only(self, where: NDArray[np.bool_]) -> "_Residual":
        """Some of these."""
        return _Residual(*(part[where] for part in self))


def _residual(network: Network, flow: Whole) -> _Residual:
    forward, back = np.flatnonzero(flow < network.capacity), np.flatnonzero(flow > 0)
    return _Residual(
        np.concatenate([network.tail[forward], network.head[back]]),
        np.concatenate([network.head[forward], network.tail[back]]),
        np.concatenate([forward, back]),
        np.repeat([1, -1], [len(forward), len(back)]),
    )


def _shortest(tail: Whole, head: Whole, length: Whole, start: Whole) -> Whole:
    """The shortest distance of each node (N,) when it is `start` already (Bellman-Ford)."""
    distance = start
    while True:
        known = distance[tail] < FAR
        shorter = distance.copy()
        np.minimum.at(shorter, head[known], distance[tail][known] + length[known])
        if np.array_equal(shorter, distance):
            return distance
        distance = shorter


def _only_optimal(network: Network, slack: Whole) -> Network:
    """The network in which every flow is optimal: empty arcs gone, full ones moved into supply."""
    full = slack < 0
    supply = network.supply.copy()
    np.subtract.at(supply, network.tail[full], network.capacity[full])
    np.add.at(supply, network.head[full], network.capacity[full])
    free = slack == 0
    return Network(network.tail[free], network.head[free], network.capacity[free], supply)
