"""A proposal for the whole table: a check on choosing dwelling by dwelling, never an order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..facts import Facts
from ..policy import Policy
from ..score import Scores
from .caps import Pair
from .levels import Levels, levels_of
from .optimum import best_placement
from .reasons import Shortfall
from .wishes import OpenTable, Wishes, shut

__all__ = ["Levels", "Pair", "Proposal", "Wishes", "propose"]

RESERVES = 3


@dataclass(frozen=True)
class Proposal:
    """placements: vacancy row → client row, decisions and locks included.

    levels: what they reach; agenda_order, hardest_first: what a simple way of choosing would
    have reached. reserves: vacancy row → next clients who fit and are not placed. unfilled:
    vacancy row → why, a Dutch sentence. unmet: what could not be met, notes: what is not known
    of the caps under which somebody is placed, Dutch sentences.
    """

    placements: Mapping[int, int]
    levels: Levels
    reserves: Mapping[int, tuple[int, ...]]
    unfilled: Mapping[int, str]
    unmet: tuple[str, ...]
    notes: tuple[str, ...]
    agenda_order: Levels
    hardest_first: Levels


def propose(
    facts: Facts,
    scores: Scores,
    order: NDArray[np.intp],
    policy: Policy,
    wishes: Wishes | None = None,
) -> Proposal:
    """The best placement of the whole table, exactly and deterministically.

    order (V, C): the clients of each vacancy, first in rank first. In order of importance:
    most placed; fewest under reservation; most days waited beyond the norm; best fit; lot.
    One client a dwelling and one dwelling a client; caps of the neighbourhoods and of the
    policy hold; excluded pairs never, unless locked. Raises ValueError for a lock without
    consent.
    """
    table = OpenTable(facts, scores, policy, wishes or Wishes())
    placements = dict(sorted({**table.fixed, **best_placement(table)}.items()))
    shortfall = Shortfall(table, placements)
    hardest = np.lexsort((table.vacancy_place, table.free.sum(axis=1)))
    return Proposal(
        placements=placements,
        levels=levels_of(table, placements),
        reserves=_reserves(table, order, placements, shortfall),
        unfilled={
            vacancy: shortfall.why(vacancy, order)
            for vacancy in range(len(facts.vacancies))
            if vacancy not in placements and vacancy not in table.closed
        },
        unmet=shortfall.unmet,
        notes=shortfall.notes,
        agenda_order=_one_by_one(table, order, range(len(facts.vacancies))),
        hardest_first=_one_by_one(table, order, hardest.tolist()),
    )


def _one_by_one(table: OpenTable, order: NDArray[np.intp], vacancies: Iterable[int]) -> Levels:
    """What choosing the first free candidate of each dwelling in turn would reach."""
    placed, free = dict(table.fixed), table.free.copy()
    left = [cap.left for cap in table.caps]
    for vacancy in vacancies:
        fits = order[vacancy][free[vacancy, order[vacancy]]]
        if not len(fits):
            continue
        placed[vacancy] = client = int(fits[0])
        free[:, client] = False
        for place, cap in enumerate(table.caps):
            if cap.covers((vacancy, client)):
                left[place] -= 1
                if not left[place]:
                    shut(free, cap)
    return levels_of(table, placed)


def _reserves(
    table: OpenTable,
    order: NDArray[np.intp],
    placements: Mapping[int, int],
    shortfall: Shortfall,
) -> dict[int, tuple[int, ...]]:
    """The next in rank who may be placed here, have no dwelling, and are stopped by no cap.

    Whoever falls out makes room under the caps that covered them.
    """
    found = {}
    for vacancy, client in placements.items():
        free = table.allowed[vacancy].copy()
        free[list(placements.values())] = False
        for cap in shortfall.full:
            if cap.vacancies[vacancy] and not cap.clients[client]:
                free &= ~cap.clients
        ranked = order[vacancy]
        found[vacancy] = tuple(ranked[free[ranked]][:RESERVES].tolist())
    return found
