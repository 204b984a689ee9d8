"""The cheapest flow through a network by several costs in order of importance, exactly.

OR-Tools' min-cost flow is exact on whole numbers, but refuses costs from about 2e15
(BAD_COST_RANGE). So levels share one cost only while a bound computed in Python's own
numbers stays small; the next levels then choose among all optimal flows of the former ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

LARGEST_COST = 10**14


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
    stages = _folded(levels, units)
    for place, cost in enumerate(stages):
        here = cost[left]
        flow[left] = _solve(network, here)
        if place + 1 < len(stages):
            slack = _reduced_cost(network, here, flow[left])
            network = _only_optimal(network, slack)
            left = left[slack == 0]
    return flow


def _folded(levels: Sequence[Whole], units: int) -> list[Whole]:
    """Neighbouring levels in one cost, as far as the largest total stays small."""
    stages: list[Whole] = []
    bound = LARGEST_COST
    for level in levels:
        most = int(level.max(initial=0)) * units + 1
        if stages and bound * most < LARGEST_COST:
            stages[-1] = stages[-1] * most + level
            bound *= most
        else:
            stages.append(level)
            bound = most
    return stages


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

    Potentials are shortest distances (Bellman-Ford) over what could still be rerouted.
    """
    forward, back = flow < network.capacity, flow > 0
    tail = np.concatenate([network.tail[forward], network.head[back]])
    head = np.concatenate([network.head[forward], network.tail[back]])
    length = np.concatenate([cost[forward], -cost[back]])
    distance = np.zeros(len(network.supply), np.int64)
    while True:
        shorter = distance.copy()
        np.minimum.at(shorter, head, distance[tail] + length)
        if np.array_equal(shorter, distance):
            break
        distance = shorter
    return np.asarray(cost + distance[network.tail] - distance[network.head])


def _only_optimal(network: Network, slack: Whole) -> Network:
    """The network in which every flow is optimal: empty arcs gone, full ones moved into supply."""
    full = slack < 0
    supply = network.supply.copy()
    np.subtract.at(supply, network.tail[full], network.capacity[full])
    np.add.at(supply, network.head[full], network.capacity[full])
    free = slack == 0
    return Network(network.tail[free], network.head[free], network.capacity[free], supply)
