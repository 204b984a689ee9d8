"""A proposal for the whole table: a check on choosing dwelling by dwelling, never an order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..facts import Facts
from ..policy import Policy
from ..score import DECIMALS, Scores
from ..verdict import PairVerdict
from .optimum import best_placement, places
from .wishes import OpenTable, Pair, Wishes

__all__ = ["Baseline", "Pair", "Proposal", "Wishes", "propose"]

RESERVES = 3


@dataclass(frozen=True)
class Baseline:
    """What a simple way of choosing would have reached."""

    placed: int
    total_score: float


@dataclass(frozen=True)
class Proposal:
    """placements: vacancy row → client row, decisions and locks included.

    reserves: vacancy row → next clients who fit and are not placed. unfilled: vacancy row →
    why, a Dutch sentence.
    """

    placements: Mapping[int, int]
    total_score: float
    reserves: Mapping[int, tuple[int, ...]]
    unfilled: Mapping[int, str]
    agenda_order: Baseline
    hardest_first: Baseline


def propose(
    facts: Facts,
    scores: Scores,
    order: NDArray[np.intp],
    policy: Policy,
    wishes: Wishes | None = None,
) -> Proposal:
    """The best placement of the whole table, exactly and deterministically.

    In order of importance: most placed; fewest under reservation; most days waited beyond
    the norm; best fit; lot. One client a dwelling and one dwelling a client; neighbourhoods
    keep their caps; excluded pairs never, unless locked. Raises ValueError for a lock
    without consent.
    """
    table = OpenTable(facts, scores, policy, wishes or Wishes())
    placements = {**table.fixed, **best_placement(table)}
    by_agenda = _one_by_one(table, order, range(len(facts.vacancies)))
    hardest = np.lexsort((places(facts.vacancies.keys), table.free.sum(axis=1)))
    by_hardest = _one_by_one(table, order, hardest.tolist())
    return Proposal(
        placements=dict(sorted(placements.items())),
        total_score=_total(scores, placements),
        reserves={v: _reserves(table, order, v, placements) for v in sorted(placements)},
        unfilled=_unfilled(table, placements),
        agenda_order=Baseline(len(by_agenda), _total(scores, by_agenda)),
        hardest_first=Baseline(len(by_hardest), _total(scores, by_hardest)),
    )


def _total(scores: Scores, placements: Mapping[int, int]) -> float:
    """The sum of the scores; a decision whose client withdrew consent since adds nothing."""
    total = np.nansum([scores.score[pair] for pair in placements.items()])
    return round(float(total), DECIMALS)


def _one_by_one(
    table: OpenTable, order: NDArray[np.intp], vacancies: Sequence[int]
) -> dict[int, int]:
    """What choosing the first free candidate of each dwelling in turn would reach."""
    placed, gone, room = dict(table.fixed), set(table.fixed.values()), dict(table.room)
    for vacancy in vacancies:
        if not table.has_room(room, vacancy):
            continue
        for client in _in_rank(table.free, order, vacancy):
            if client not in gone:
                placed[vacancy] = client
                gone.add(client)
                table.take_room(room, vacancy)
                break
    return placed


def _in_rank(where: NDArray[np.bool_], order: NDArray[np.intp], vacancy: int) -> Iterator[int]:
    """The clients for whom `where` (V, C) holds at this vacancy, first in rank first."""
    ranked = order[vacancy]
    return iter(ranked[where[vacancy, ranked]].tolist())


def _reserves(
    table: OpenTable, order: NDArray[np.intp], vacancy: int, placements: Mapping[int, int]
) -> tuple[int, ...]:
    """The next in rank who may be placed here and have no dwelling."""
    gone = set(placements.values())
    free = [client for client in _in_rank(table.allowed, order, vacancy) if client not in gone]
    return tuple(free[:RESERVES])


def _unfilled(table: OpenTable, placements: Mapping[int, int]) -> dict[int, str]:
    """Why a vacancy that was to be proposed got nobody."""
    room = dict(table.room)
    for vacancy in placements:
        if vacancy not in table.fixed:
            table.take_room(room, vacancy)
    return {
        vacancy: _why_unfilled(table, room, vacancy)
        for vacancy in range(len(table.codes))
        if vacancy not in placements and vacancy not in table.closed
    }


def _why_unfilled(table: OpenTable, room: Mapping[str, int], vacancy: int) -> str:
    if not (table.scores.verdict[vacancy] != PairVerdict.EXCLUDED).any():
        return "geen kandidaat voldoet aan alle eisen"
    if not table.allowed[vacancy].any():
        return "wie aan alle eisen voldoet, mag hier niet geplaatst worden"
    if not table.has_room(room, vacancy):
        return _full(table.facts, vacancy)
    return "alle passende kandidaten krijgen een andere woning"


def _full(facts: Facts, vacancy: int) -> str:
    columns = facts.vacancies.columns
    name = columns["neighbourhood_name"][vacancy] or columns["neighbourhood_code"][vacancy]
    cap = columns["placements_cap"][vacancy]
    if cap != cap:
        return f"buurt {name} heeft geen plaats meer"
    return f"buurt {name} zit aan de afgesproken {cap:.0f} plaatsing{'' if cap == 1 else 'en'}"
