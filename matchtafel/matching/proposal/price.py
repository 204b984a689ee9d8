"""What a choice costs the rest of the table: the proposal with that pair given, beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..facts import Facts
from ..policy import Policy
from ..rounding import DECIMALS
from ..score import Scores
from .caps import Cap, Mask
from .flow import Whole, cheapest_flow, detours
from .levels import Levels, costs, levels_of
from .network import Nested, nested, network_of
from .optimum import best_placement, considered
from .wishes import MOST_DAYS_OVER, OpenTable, Wishes


@dataclass(frozen=True)
class Price:
    """What giving one dwelling to one client does to the proposal.

    open: the vacancies that are still to be given, the chosen one among them. before, after:
    who they would go to (vacancy row → client row). change: of the whole table, the chosen
    pair included. exceeded: caps that the choice goes beyond.
    """

    vacancy: int
    client: int
    open: tuple[int, ...]
    before: Mapping[int, int]
    after: Mapping[int, int]
    change: Levels
    exceeded: tuple[Cap, ...]


def price(
    facts: Facts, scores: Scores, policy: Policy, wishes: Wishes, vacancy: int, client: int
) -> Price:
    """The price of giving this vacancy to this client (rows), excluded or not.

    Of proposals that are equally good the one that changes least. Raises ValueError where
    that cannot be chosen: without consent, or where either has been decided, closed or
    forbidden.
    """
    table = OpenTable(facts, scores, policy, wishes)
    given = replace(wishes, locks=[*wishes.locks, (vacancy, client)])
    chosen = OpenTable(facts, scores, policy, given)
    if vacancy in table.fixed or (vacancy, client) in chosen.clashing:
        raise ValueError("this vacancy and client cannot be chosen any more")
    before = best_placement(table)
    after = {**best_placement(chosen, keep=before), vacancy: client}
    return Price(
        vacancy,
        client,
        tuple(sorted({*range(len(facts.vacancies))} - {*table.fixed, *table.closed})),
        before,
        after,
        levels_of(table, after).change_from(levels_of(table, before)),
        tuple(
            now
            for now, then in zip(chosen.caps, table.caps, strict=True)
            if now.placed > max(now.agreed, then.placed)
        ),
    )


def prices(
    facts: Facts, scores: Scores, policy: Policy, wishes: Wishes, vacancy: int
) -> dict[int, Levels]:
    """The change that each choice for this vacancy makes: client row → Price.change.

    For all clients at once who may be placed there and have no decision or lock; none for a
    vacancy that is not open. Where caps cross, each is worked out anew.
    """
    table = OpenTable(facts, scores, policy, wishes)
    candidates = np.flatnonzero(table.open[vacancy])
    if not len(candidates):
        return {}
    possible = table.free.copy()
    possible[vacancy, candidates] = True
    caps = nested([cap for cap in table.caps if cap.left], possible)
    if caps.crossing:
        return {
            client: price(facts, scores, policy, wishes, vacancy, client).change
            for client in candidates.tolist()
        }
    found = _rerouted(table, caps, possible, vacancy)
    return dict(
        zip(candidates.tolist(), (_change(*added) for added in found.tolist()), strict=True)
    )


def _rerouted(table: OpenTable, caps: Nested, possible: Mask, vacancy: int) -> Whole:
    """What each possible client of this vacancy adds to each level (candidates, levels).

    The pair itself, and the cheapest way for the proposal to make room for it: from the
    client to the vacancy through all that could be rerouted. One search finds it for all.
    """
    units, candidates = int(possible.any(axis=1).sum()), np.flatnonzero(possible[vacancy])
    pairs, by_pair = considered(table, caps, units, {})
    given = np.column_stack([np.full(len(candidates), vacancy), candidates])
    network = network_of(caps, pairs, *table.in_order(*np.concatenate([pairs, given]).T))
    levels = network.levels(by_pair)
    flow = cheapest_flow(network.network, levels, units)
    # The lot is last, and no part of a price.
    lost = detours(network.network, flow, levels[:-1], int(network.vacancy_node[vacancy]))
    room = np.array(lost)[:, network.client_node[candidates]].T
    room[:, 1:] += np.column_stack(costs(table, given)[:-1])
    return room


def _change(unplaced: int, provisional: int, short: int, misfit: int) -> Levels:
    """The change in what is reached, from the change in costs."""
    return Levels(
        -unplaced,
        provisional,
        -unplaced * MOST_DAYS_OVER - short,
        round(-unplaced - misfit / 10**DECIMALS, DECIMALS),
    )
