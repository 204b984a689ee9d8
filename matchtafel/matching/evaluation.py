"""A meeting's table scored and ranked, kept in parts: another weight then costs little."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .criteria.catalogue import BY_ID, CATALOGUE
from .criteria.criterion import FAMILIES, Criterion
from .facts import Facts
from .policy import Policy
from .rank import order_by, turns
from .score import Scores, blank, fill, fill_family, fill_numbers, fill_verdicts
from .spread import Spread, counts, spread, spreads
from .totals import NOTHING, Addend, Totals, addend

_ALL = slice(None)


@dataclass(frozen=True)
class Evaluation:
    """V vacancies × C clients under a policy. turns: (C, 2), see rank.py.

    spreads: the answers of every criterion that counts; totals: what they add up to, some
    100 bytes a pair. A region's year goes through `evaluate`, which keeps neither.
    """

    facts: Facts
    policy: Policy
    scores: Scores
    turns: NDArray[np.int64]
    spreads: Mapping[str, Spread]
    totals: Totals

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The clients of each vacancy from first to last, (V, C)."""
        return order_by(self.turns, self.scores)

    def under(self, policy: Policy) -> "Evaluation":
        """The same table under another policy, equal to the last bit to scoring it anew.

        Only a criterion whose rule differs is looked at again, and only asked again where the
        difference is more than its weight.
        """
        answers, totals = dict(self.spreads), self.totals
        for criterion in CATALOGUE:
            former, rule = self.policy.rule(criterion.id), policy.rule(criterion.id)
            if former == rule:
                continue
            before = _addend(criterion, self.policy, self.spreads)
            if (former.kind, former.limits) != (rule.kind, rule.limits):
                answers.pop(criterion.id, None)
                if counts(rule):
                    answers[criterion.id] = spread(self.facts, criterion, policy)
            totals = totals.exchanged(before, _addend(criterion, policy, answers))
        scores = _rescored(self.scores, self.totals, totals, policy)
        return replace(self, policy=policy, scores=scores, spreads=answers, totals=totals)


def evaluation(facts: Facts, policy: Policy) -> Evaluation:
    """Score every vacancy × client of `facts`, and keep what another policy may change."""
    answers, totals = spreads(facts, policy), Totals(len(facts.vacancies), len(facts.clients))
    for name in answers:
        totals.add(_addend(BY_ID[name], policy, answers))
    scores = blank(facts, policy)
    fill(scores, _ALL, totals, policy)
    return Evaluation(facts, policy, scores, turns(facts, scores), answers, totals)


def _addend(criterion: Criterion, policy: Policy, answers: Mapping[str, Spread]) -> Addend:
    if criterion.id not in answers:
        return NOTHING
    return addend(criterion, policy.rule(criterion.id), answers[criterion.id])


def _rescored(former: Scores, before: Totals, totals: Totals, policy: Policy) -> Scores:
    """The scores of these totals; where those stayed the same, the former ones."""
    fresh = ["score", "low", "high", "band"]
    told_anew = any(bits is not before.words.get(word) for word, bits in totals.words.items())
    if told_anew:
        fresh += ["failing", "unknown", "undecided", "verdict"]
    scores = replace(
        former,
        families=dict(former.families),
        **{name: np.empty_like(getattr(former, name)) for name in fresh},
    )
    if told_anew:
        fill_verdicts(scores, _ALL, totals)
    for family, sums, same in zip(FAMILIES, totals.sums, before.sums, strict=True):
        if sums is not same:
            scores.families[family] = np.empty_like(former.families[family])
            fill_family(scores, _ALL, family, sums)
    fill_numbers(scores, _ALL, totals, policy)
    return scores
