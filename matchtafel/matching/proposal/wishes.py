"""What the table fixed beforehand, and what is then left to propose."""

from collections.abc import Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..facts import Facts
from ..policy import Policy
from ..rank import days_over_norm
from ..score import Scores
from ..verdict import PairVerdict

Pair = tuple[int, int]

# Days beyond the norm count up to a year: one very long wait does not outweigh all others.
MOST_DAYS_OVER = 365


@dataclass(frozen=True)
class Wishes:
    """What the table fixed beforehand; pairs are (vacancy row, client row).

    taken: decisions, already counted in placements of 12 months. locks: wishes to place,
    even an excluded pair. forbids: pairs that must not be placed. closed: vacancies that are
    not proposed any more. room: how many more placements each neighbourhood takes, by code;
    one that is not there has no limit; None: what the caps leave (room_in).
    """

    taken: Sequence[Pair] = ()
    locks: Sequence[Pair] = ()
    forbids: Collection[Pair] = ()
    closed: Collection[int] = ()
    room: Mapping[str, int] | None = None


def room_in(facts: Facts) -> dict[str, int]:
    """Neighbourhood code → placements left under the cap that the meeting set for itself.

    Where it is not known how many there were, only those of this proposal count.
    """
    columns = facts.vacancies.columns
    room: dict[str, int] = {}
    for code, cap, placed in zip(
        columns["neighbourhood_code"],
        columns["placements_cap"],
        columns["placements_12m"],
        strict=True,
    ):
        if code and cap == cap:
            left = max(0, int(cap - np.nan_to_num(placed)))
            room[code] = min(left, room.get(code, left))
    return room


class OpenTable:
    """Vacancies × clients that are still free to be proposed.

    fixed: vacancy row → client row, decisions and locks. allowed (V, C): no requirement fails
    and nothing forbids it; free (V, C): allowed, and neither side is fixed or closed. over
    (C,): days waited beyond the norm. Raises ValueError for a lock without consent.
    """

    def __init__(self, facts: Facts, scores: Scores, policy: Policy, wishes: Wishes) -> None:
        if not all(scores.consent[0, client] for _, client in wishes.locks):
            raise ValueError("a client without consent cannot be placed")
        self.facts, self.scores, self.closed = facts, scores, wishes.closed
        self.codes = facts.vacancies.columns["neighbourhood_code"]
        self.fixed: dict[int, int] = dict([*wishes.taken, *wishes.locks])
        self.room = room_in(facts) if wishes.room is None else dict(wishes.room)
        for vacancy, _ in wishes.locks:
            self.take_room(self.room, vacancy)
        self.allowed = scores.verdict != PairVerdict.EXCLUDED
        for pair in wishes.forbids:
            self.allowed[pair] = False
        self.free = self.allowed.copy()
        self.free[[*self.fixed, *wishes.closed]] = False
        self.free[:, list(self.fixed.values())] = False
        over = days_over_norm(facts, policy.waiting_norm_months)
        self.over = np.minimum(over, MOST_DAYS_OVER).astype(np.int64)

    def take_room(self, room: MutableMapping[str, int], vacancy: int) -> None:
        """Count one placement in the vacancy's neighbourhood."""
        code = self.codes[vacancy]
        if code in room:
            room[code] = max(0, room[code] - 1)

    def has_room(self, room: Mapping[str, int], vacancy: int) -> bool:
        """Whether the neighbourhood takes one more."""
        return room.get(self.codes[vacancy], 1) > 0
