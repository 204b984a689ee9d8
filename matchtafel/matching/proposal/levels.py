"""What a placement is judged by, most important first."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from ..rounding import DECIMALS
from ..verdict import PairVerdict
from .flow import Whole
from .wishes import MOST_DAYS_OVER, OpenTable

MOST_LOT = 255


class Levels(NamedTuple):
    """What a placement of the whole table reaches, or how two differ; most important first.

    placed: dwellings with a client. provisional: those under reservation, the fewer the
    better. days_over: days that the placed waited beyond the norm, a year at most for each.
    total_score: sum of the scores.
    """

    placed: int
    provisional: int
    days_over: int
    total_score: float

    def change_from(self, before: "Levels") -> "Levels":
        """How much more this is than `before`."""
        return Levels(
            self.placed - before.placed,
            self.provisional - before.provisional,
            self.days_over - before.days_over,
            round(self.total_score - before.total_score, DECIMALS),
        )


def levels_of(table: OpenTable, placements: Mapping[int, int]) -> Levels:
    """What placements (vacancy row → client row) reach.

    A decision whose client withdrew consent since adds no score.
    """
    pairs = tuple(np.array(list(placements.items()), np.intp).reshape(-1, 2).T)
    scores = table.scores
    return Levels(
        len(placements),
        int((scores.verdict[pairs] == PairVerdict.UNDETERMINED).sum()),
        int(table.over[pairs[1]].sum()),
        round(float(np.nansum(scores.score[pairs])), DECIMALS),
    )


def costs(table: OpenTable, pairs: Whole) -> list[Whole]:
    """Costs ≥ 0 of pairs (n, 2), most important first: reservation, wait, fit, lot; (n,) each."""
    vacancies, clients = pairs.T
    undetermined = table.scores.verdict[vacancies, clients] == PairVerdict.UNDETERMINED
    misfit = np.round((1 - table.scores.score[vacancies, clients]) * 10**DECIMALS)
    return [
        undetermined.astype(np.int64),
        MOST_DAYS_OVER - table.over[clients],
        misfit.astype(np.int64),
        _lots(table, pairs),
    ]


def _lots(table: OpenTable, pairs: Whole) -> Whole:
    """A lot from 0 to MOST_LOT for each pair, from both keys and the day."""
    mixed = table.vacancy_draw[pairs[:, 0]] ^ table.client_draw[pairs[:, 1]]
    # SplitMix64's last steps: without them two pairs that swap would often draw the same sum.
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray((mixed >> np.uint64(33)) & np.uint64(MOST_LOT), np.int64)
