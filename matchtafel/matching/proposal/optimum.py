"""The best placement of what is free at the table, as a flow through a network."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..facts import Facts
from ..score import DECIMALS
from ..verdict import PairVerdict
from .flow import Network, Whole, cheapest_flow
from .wishes import MOST_DAYS_OVER, OpenTable


def best_placement(table: OpenTable) -> dict[int, int]:
    """Vacancy row → client row: most placed, and of those the cheapest by `levels`."""
    pairs = _worth_considering(table)
    if not len(pairs):
        return {}
    network, costs = _network(table, pairs)
    flow = cheapest_flow(network, costs, int(network.supply[0]))
    return {int(v): int(c) for v, c in pairs[flow[: len(pairs)] > 0]}


def levels(table: OpenTable, pairs: Whole) -> list[Whole]:
    """Costs ≥ 0 of pairs (n, 2), most important first: reservation, wait, fit, lot; (n,) each."""
    vacancies, clients = pairs.T
    undetermined = table.scores.verdict[vacancies, clients] == PairVerdict.UNDETERMINED
    misfit = np.round((1 - table.scores.score[vacancies, clients]) * 10**DECIMALS)
    return [
        undetermined.astype(np.int64),
        MOST_DAYS_OVER - table.over[clients],
        misfit.astype(np.int64),
        _lots(table.facts, pairs),
    ]


def _lots(facts: Facts, pairs: Whole) -> Whole:
    """A lot from 0 to 255 for each pair, from both keys and the day."""
    on = facts.reference_date.isoformat().encode()

    def draw(keys: Sequence[tuple[str, str]]) -> Whole:
        digests = (hashlib.sha256(on + repr(key).encode()).digest() for key in keys)
        return np.array([int.from_bytes(digest[:4], "big") for digest in digests], np.int64)

    vacancies, clients = draw(facts.vacancies.keys), draw(facts.clients.keys)
    return np.asarray(vacancies[pairs[:, 0]] * 31 + clients[pairs[:, 1]] * 17 >> 7 & 255)


def _worth_considering(table: OpenTable) -> Whole:
    """Free pairs (n, 2), sorted by key so that the order of rows never matters.

    Of each vacancy only its best V clients, V being the number of vacancies: of those at
    most V − 1 go to others, so a better or equal one is always free.
    """
    pairs = np.argwhere(table.free).astype(np.int64)
    if not len(pairs):
        return pairs
    place_v = places(table.facts.vacancies.keys)[pairs[:, 0]]
    place_c = places(table.facts.clients.keys)[pairs[:, 1]]
    pairs = pairs[np.lexsort((place_c, *levels(table, pairs)[::-1], place_v))]
    starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1))
    nth = np.arange(len(pairs)) - np.repeat(starts, np.diff([*starts, len(pairs)]))
    return np.asarray(pairs[nth < len(starts)])


def places(keys: Sequence[tuple[str, str]]) -> Whole:
    """The place of each row when rows are ordered by key, (n,)."""
    place = np.empty(len(keys), np.int64)
    place[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return place


def _network(table: OpenTable, pairs: Whole) -> tuple[Network, list[NDArray[np.int64]]]:
    """Source → neighbourhood with a cap → vacancy → client → sink, and past it all: unplaced."""
    vacancies = list(dict.fromkeys(pairs[:, 0].tolist()))
    clients = list(dict.fromkeys(pairs[:, 1].tolist()))
    hoods = sorted({table.codes[v] for v in vacancies if table.codes[v] in table.room})
    source, sink = 0, 1
    hood_node = {code: 2 + i for i, code in enumerate(hoods)}
    vacancy_node = {v: 2 + len(hoods) + i for i, v in enumerate(vacancies)}
    client_node = {c: 2 + len(hoods) + len(vacancies) + i for i, c in enumerate(clients)}
    arcs = [(vacancy_node[v], client_node[c], 1) for v, c in pairs.tolist()]
    arcs += [(client_node[c], sink, 1) for c in clients]
    arcs += [(hood_node.get(table.codes[v], source), vacancy_node[v], 1) for v in vacancies]
    arcs += [(source, hood_node[code], table.room[code]) for code in hoods]
    arcs += [(source, sink, len(vacancies))]
    tail, head, capacity = np.array(arcs, np.int64).T
    supply = np.zeros(2 + len(hoods) + len(vacancies) + len(clients), np.int64)
    supply[source], supply[sink] = len(vacancies), -len(vacancies)
    costs = np.zeros((5, len(arcs)), np.int64)
    costs[0, -1] = 1
    costs[1:, : len(pairs)] = levels(table, pairs)
    return Network(tail, head, capacity, supply), list(costs)
