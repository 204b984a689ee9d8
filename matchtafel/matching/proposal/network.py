"""Vacancies, clients and the caps around them as a network that units flow through."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .caps import Cap, Mask
from .flow import Network, Whole

SOURCE, SINK = 0, 1


class Nested(NamedTuple):
    """Caps that can bind, narrow before wide: two on one side nest or share nothing.

    dwellings: on vacancies, whoever the client. clients: the other way round. crossing: the
    rest, which no flow can keep.
    """

    dwellings: tuple[Cap, ...]
    clients: tuple[Cap, ...]
    crossing: tuple[Cap, ...]


def nested(caps: Sequence[Cap], possible: Mask) -> Nested:
    """Sort out the caps that can bind when these pairs (V, C) are possible; earlier ones first."""
    rows, columns = possible.any(axis=1), possible.any(axis=0)
    binding = [cap for cap in caps if cap.left < _most(possible, cap)]
    dwellings = [cap for cap in binding if cap.clients[columns].all()]
    clients = [cap for cap in binding if cap not in dwellings and cap.vacancies[rows].all()]
    dwellings = _nesting(dwellings, [cap.vacancies & rows for cap in dwellings])
    clients = _nesting(clients, [cap.clients & columns for cap in clients])
    flowing = {*dwellings, *clients}
    return Nested(
        tuple(dwellings), tuple(clients), tuple(cap for cap in binding if cap not in flowing)
    )


def _most(possible: Mask, cap: Cap) -> int:
    """A bound on how many of the possible pairs under a cap can be placed at once."""
    under = possible[np.ix_(cap.vacancies, cap.clients)]
    return min(int(under.any(axis=side).sum()) for side in (0, 1))


def _nesting(caps: list[Cap], masks: list[Mask]) -> list[Cap]:
    """Those that nest in, hold, or share nothing with the ones before them, narrow first."""
    if not caps:
        return []
    members = np.array(masks, np.int64)
    shared = members @ members.T
    size = shared.diagonal()
    crosses = (shared > 0) & (shared < np.minimum.outer(size, size))
    kept: list[int] = []
    for place in range(len(caps)):
        if not crosses[place, kept].any():
            kept.append(place)
    return [caps[place] for place in sorted(kept, key=lambda place: size[place])]


@dataclass(frozen=True)
class TableNetwork:
    """Source → caps → vacancy → client → caps → sink, and past it all: unplaced.

    Arcs: those of `pairs` (n, 2) first, in that order; last those of the caps (dwellings',
    then clients') and the one past it all. vacancy_node, client_node: by row.
    """

    network: Network
    pairs: Whole
    vacancy_node: Whole
    client_node: Whole

    def levels(self, pair_costs: Sequence[Whole]) -> list[Whole]:
        """The costs of all arcs: first a unit that is not placed, then those of the pairs."""
        costs = np.zeros((1 + len(pair_costs), len(self.network.tail)), np.int64)
        costs[0, -1] = 1
        costs[1:, : len(self.pairs)] = pair_costs
        return list(costs)


def network_of(caps: Nested, pairs: Whole, vacancies: Whole, clients: Whole) -> TableNetwork:
    """The network of these pairs (n, 2) between these rows, numbered in the order given."""
    sizes = (2, len(caps.dwellings), len(caps.clients), len(vacancies), len(clients))
    _, outer, inner, vacancy, client = np.split(np.arange(sum(sizes)), np.cumsum(sizes[:-1]))
    home, goal = np.full(len(vacancies), SOURCE), np.full(len(clients), SINK)
    around = _nest(home, outer, [cap.vacancies[vacancies] for cap in caps.dwellings])
    beyond = _nest(goal, inner, [cap.clients[clients] for cap in caps.clients])
    vacancy_node, client_node = _by_row(vacancies, vacancy), _by_row(clients, client)
    past = np.array([SOURCE]), np.array([SINK])
    tail = [vacancy_node[pairs[:, 0]], home, client, around, inner, past[0]]
    head = [client_node[pairs[:, 1]], vacancy, goal, outer, beyond, past[1]]
    capacity = np.ones(sum(map(len, tail)), np.int64)
    left = [cap.left for cap in (*caps.dwellings, *caps.clients)]
    capacity[len(capacity) - len(left) - 1 :] = [*left, len(vacancies)]
    supply = np.zeros(sum(sizes), np.int64)
    supply[[SOURCE, SINK]] = len(vacancies), -len(vacancies)
    network = Network(np.concatenate(tail), np.concatenate(head), capacity, supply)
    return TableNetwork(network, pairs, vacancy_node, client_node)


def _nest(home: Whole, nodes: Whole, masks: list[Mask]) -> Whole:
    """The node around each cap (K,), its rows' homes (n,) becoming the narrowest cap's."""
    around = np.empty(len(nodes), np.int64)
    for place in reversed(range(len(nodes))):
        inside = masks[place]
        around[place] = home[inside][0]
        home[inside] = nodes[place]
    return around


def _by_row(rows: Whole, nodes: Whole) -> Whole:
    """The node of each row, −1 where it has none."""
    found = np.full(rows.max(initial=-1) + 1, -1)
    found[rows] = nodes
    return found
