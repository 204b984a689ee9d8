"""How firm a ranking is: which weight, changed least, and which criterion, left out, alters it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .criteria.catalogue import CATALOGUE
from .criteria.criterion import Criterion
from .crossing import Candidate, nearest_weight
from .evaluation import Evaluation, evaluation
from .facts import Facts
from .policy import CONSENT, OFF, WEIGHTS, Kind, Policy, Rule
from .totals import POINTS, WEIGHT, in_grains
from .verdict import NOT_APPLICABLE, PairVerdict

# A preference that weighs nothing; what its client made an eis stays one.
NO_WEIGHT = 0.0


@dataclass(frozen=True)
class Flip:
    """A preference whose weight goes from `now` to `to`; first: the client then at place 1."""

    criterion: Criterion
    now: float
    to: float
    first: int

    @property
    def change(self) -> float:
        """How far the weight goes."""
        return abs(self.to - self.now)


@dataclass(frozen=True)
class Removal:
    """A criterion that is left out, of the kind that the policy makes it.

    first: the client then at place 1. swaps: whether the former second then goes before the
    former first.
    """

    criterion: Criterion
    kind: Kind
    first: int
    swaps: bool


@dataclass(frozen=True)
class Robustness:
    """How firm the ranking of one vacancy is; clients by their row in the table.

    first, second: places 1 and 2, None where everyone (else) is excluded. swap: the least
    change of one weight, to any number from 0, that puts the second before the first; `to`
    lies just beyond the point where it does. swap_word: the same, to a weight word or 0.
    overtaken: the least change to a weight word or 0 that puts anyone else at place 1.
    without: every criterion whose removal puts anyone else there, in the catalogue's order.
    """

    first: int | None
    second: int | None
    swap: Flip | None
    swap_word: Flip | None
    overtaken: Flip | None
    without: tuple[Removal, ...]


def robustness(facts: Facts, policy: Policy, row: int) -> Robustness:
    """How firm the ranking of this vacancy is. Of equal changes the catalogue's first counts."""
    now = evaluation(facts.between(slice(row, row + 1)), policy)
    first, second = _in_play(now, 0), _in_play(now, 1)
    removals = tuple(removal for removal in _removals(now) if removal.first != first)
    if first is None:
        return Robustness(None, None, None, None, None, removals)
    worded = list(_word_changes(now))
    return Robustness(
        first,
        second,
        None if second is None else nearest_swap(now, 0, first, second),
        _least([flip for flip, swaps in worded if swaps]),
        _least([flip for flip, _ in worded if flip.first != first]),
        removals,
    )


def nearest_swap(now: Evaluation, row: int, sooner: int, later: int) -> Flip | None:
    """The least change of one weight that puts the later client before the sooner one.

    For any two clients of a vacancy. None: no weight does, as always where their verdicts
    differ or both are excluded.
    """
    verdicts = now.scores.verdict[row, [sooner, later]]
    if verdicts[0] != verdicts[1] or verdicts[0] == PairVerdict.EXCLUDED:
        return None
    flips = []
    for criterion in _preferences(now.policy):
        weight = now.policy.rule(criterion.id).weight
        one, other = (_candidate(now, row, column, criterion) for column in (sooner, later))
        to = nearest_weight(one, other, weight, now.policy.thresholds)
        if to is not None:
            flips.append(Flip(criterion, weight, to, first=sooner))
    nearest = _least(flips)
    if nearest is None:
        return None
    then = _weighing(now, nearest.criterion, nearest.to)
    return replace(nearest, first=int(then.order[row, 0]))


def _preferences(policy: Policy) -> list[Criterion]:
    return [c for c in CATALOGUE if policy.rule(c.id).kind is Kind.PREFERENCE]


def _candidate(now: Evaluation, row: int, column: int, criterion: Criterion) -> Candidate:
    """A client beside one preference, and what all others give."""
    points = sum(float(sums[POINTS, row, column]) for sums in now.totals.sums)
    weight = sum(float(sums[WEIGHT, row, column]) for sums in now.totals.sums)
    turn = int(now.turns[column, 0]), int(now.turns[column, 1])
    found, own = now.spreads[criterion.id], now.policy.rule(criterion.id).weight
    degree = found.degree[found.rows[row], found.columns[column]]
    if found.required[0, found.columns[column]] or not degree > NOT_APPLICABLE:
        return Candidate(points, weight, None, turn)
    degree = float(in_grains(degree))
    return Candidate(points - degree * own, weight - own, degree, turn)


def _weighing(now: Evaluation, criterion: Criterion, weight: float) -> Evaluation:
    rule = replace(now.policy.rule(criterion.id), weight=weight)
    return _ruled(now, criterion, rule)


def _ruled(now: Evaluation, criterion: Criterion, rule: Rule) -> Evaluation:
    return now.under(replace(now.policy, rules={**now.policy.rules, criterion.id: rule}))


def _word_changes(now: Evaluation) -> Iterator[tuple[Flip, bool]]:
    """Every other weight word of every preference, and whether it swaps places 1 and 2."""
    for criterion in _preferences(now.policy):
        weight = now.policy.rule(criterion.id).weight
        for word in (NO_WEIGHT, *WEIGHTS.values()):
            if word != weight:
                then = _weighing(now, criterion, word)
                yield Flip(criterion, weight, word, int(then.order[0, 0])), _swapped(now, then)


def _removals(now: Evaluation) -> Iterator[Removal]:
    """Every criterion that counts and can be left out, where anyone is then in play."""
    for criterion in CATALOGUE:
        if criterion.id in now.spreads and criterion.id != CONSENT:
            then = _ruled(now, criterion, OFF)
            first = _in_play(then, 0)
            if first is not None:
                kind = now.policy.rule(criterion.id).kind
                yield Removal(criterion, kind, first, _swapped(now, then))


def _in_play(now: Evaluation, place: int) -> int | None:
    """Who is at this place, counted from 0; None where the rest is excluded."""
    if place >= now.order.shape[1]:
        return None
    column = int(now.order[0, place])
    return None if now.scores.verdict[0, column] == PairVerdict.EXCLUDED else column


def _swapped(now: Evaluation, then: Evaluation) -> bool:
    """Whether place 2 goes before place 1 then; nobody does where there is no second in play."""
    if _in_play(now, 1) is None:
        return False
    first, second = (np.flatnonzero(then.order[0] == now.order[0, place]) for place in (0, 1))
    return bool(second[0] < first[0])


def _least(flips: list[Flip]) -> Flip | None:
    return min(flips, key=lambda flip: flip.change, default=None)
