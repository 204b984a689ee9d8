"""The best placement of what is free at the table, exactly."""

from collections.abc import Mapping

import numpy as np

from ..rounding import DECIMALS
from .caps import Mask
from .crossing import best_within
from .flow import Whole, cheapest_flow
from .levels import MOST_LOT, costs
from .network import Nested, nested, network_of
from .wishes import MOST_DAYS_OVER, OpenTable

# One more than the most that a pair can cost at each level of `levels.costs`.
_RADIX = (2, MOST_DAYS_OVER + 1, 10**DECIMALS + 1, MOST_LOT + 1)


def best_placement(table: OpenTable, keep: Mapping[int, int] | None = None) -> dict[int, int]:
    """Vacancy row → client row: most placed, and of those the cheapest by `levels.costs`.

    keep: of what is equally good, the one that differs least from these placements; only
    then lots are drawn.
    """
    caps = nested(table.caps, table.free)
    units = int(table.free.any(axis=1).sum())
    pairs, by_pair = considered(table, caps, units, keep or {})
    if not len(pairs):
        return {}
    if keep is not None:
        by_pair.insert(-1, (~_among(pairs, keep)).astype(np.int64))
    network = network_of(caps, pairs, *table.in_order(*pairs.T))
    levels = network.levels(by_pair)
    chosen = cheapest_flow(network.network, levels, units)[: len(pairs)] > 0
    if any(cap.count(pairs[chosen].tolist()) > cap.left for cap in caps.crossing):
        levels = [level[[*range(len(pairs)), -1]] for level in levels]
        chosen = best_within(pairs, levels, [cap for kind in caps for cap in kind], units)
    return {int(v): int(c) for v, c in pairs[chosen]}


def considered(
    table: OpenTable, caps: Nested, units: int, keep: Mapping[int, int]
) -> tuple[Whole, list[Whole]]:
    """The free pairs (n, 2) that a best placement may need, `keep` among them, and their costs.

    Clients are of one kind when they fall under the same caps. Of each kind a vacancy needs
    only its k best, k being the number of vacancies (`units`), or what a cap of clients
    leaves to that kind. Were it to get another, then fewer than k of that kind would be with
    others, so one of its k best would be left, who costs no more and moves no cap. This
    holds too when one pair was given beforehand: that takes one of the k, and of what is left.

    In the order of the keys, so that the order of rows never matters.
    """
    kind, most = _kinds(caps, units, len(table.client_place))
    found = [
        _best_of(table, int(vacancy), kind, most, keep.get(int(vacancy)))
        for vacancy in np.argsort(table.vacancy_place)
    ]
    pairs = np.concatenate([np.empty((0, 2), np.int64), *(pairs for pairs, _ in found)])
    levels = zip(*(by_pair for _, by_pair in found), strict=True)
    return pairs, [np.concatenate(level) for level in levels]


def _best_of(
    table: OpenTable, vacancy: int, kind: Whole, most: Whole, keep: int | None
) -> tuple[Whole, list[Whole]]:
    """The best clients of each kind for one vacancy, as pairs (n, 2) with their costs."""
    clients = np.flatnonzero(table.free[vacancy])
    pairs = np.column_stack([np.full(len(clients), vacancy), clients])
    by_pair = costs(table, pairs)
    key = np.zeros(len(clients), np.int64)
    for level, radix in zip(by_pair, _RADIX, strict=True):
        key = key * radix + level
    key = key * len(table.client_place) + table.client_place[clients]
    best_first = np.lexsort((key, kind[clients]))
    kinds = kind[clients][best_first]
    nth = np.arange(len(clients)) - np.searchsorted(kinds, np.arange(len(most)))[kinds]
    needed = best_first[(nth < most[kinds]) | (clients[best_first] == keep)]
    return pairs[needed], [level[needed] for level in by_pair]


def _kinds(caps: Nested, units: int, clients: int) -> tuple[Whole, Whole]:
    """The kind of each client, (C,), and how many of each kind can be placed."""
    splitting = (*caps.clients, *caps.crossing)
    if not splitting:
        return np.zeros(clients, np.int64), np.array([units])
    under = np.array([cap.clients for cap in splitting])
    kinds, kind = np.unique(under, axis=1, return_inverse=True)
    most = np.array([cap.left for cap in caps.clients] + [units] * len(caps.crossing))
    return kind, np.where(kinds, most[:, np.newaxis], units).min(axis=0)


def _among(pairs: Whole, placements: Mapping[int, int]) -> Mask:
    """Which of pairs (n, 2) are among these placements (vacancy row → client row)."""
    client_at = np.full(pairs[:, 0].max(initial=-1) + 1, -1)
    for vacancy, client in placements.items():
        if vacancy < len(client_at):
            client_at[vacancy] = client
    return np.asarray(client_at[pairs[:, 0]] == pairs[:, 1])
