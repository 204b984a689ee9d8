"""Why, criterion by criterion: the same rules that scored, now with words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .criteria import words_client, words_dwelling, words_neighbourhood
from .criteria.catalogue import CATALOGUE
from .criteria.criterion import Criterion
from .criteria.words import Row, Say, Setting, Words
from .facts import Facts
from .policy import Kind, Policy
from .score import spread
from .verdict import NOT_APPLICABLE, Degrees, Verdict, verdict_of

_SAY: dict[str, Say] = {**words_dwelling.SAY, **words_client.SAY, **words_neighbourhood.SAY}


@dataclass(frozen=True)
class Judgement:
    """One criterion on one pair. degree: None unless known and applicable; weight 0 if none."""

    criterion: Criterion
    kind: Kind
    verdict: Verdict
    degree: float | None
    weight: float
    words: Words


@dataclass(frozen=True)
class Ruling:
    """One criterion on all pairs: degree (V, C), required (C,)."""

    criterion: Criterion
    degree: Degrees
    required: NDArray[np.bool_]
    weight: float
    advice: bool

    def judge(self, row: int, column: int, words: Words) -> Judgement:
        """The ruling on one pair, in words."""
        degree = float(self.degree[row, column])
        kind = Kind.REQUIREMENT if self.required[column] else Kind.PREFERENCE
        if self.advice:
            kind = Kind.ADVICE
        verdict = verdict_of(degree)
        known = verdict is not Verdict.UNKNOWN and degree != NOT_APPLICABLE
        return Judgement(
            criterion=self.criterion,
            kind=kind,
            verdict=verdict,
            degree=round(degree, 6) if known else None,
            weight=self.weight if kind is Kind.PREFERENCE else 0.0,
            words=words,
        )


def rulings(facts: Facts, policy: Policy) -> list[Ruling]:
    """Every criterion that is not off, over all pairs of `facts` (28 arrays of V × C)."""
    found = []
    for criterion in CATALOGUE:
        rule = policy.rule(criterion.id)
        if rule.kind is Kind.OFF and criterion.id != "consent":
            continue
        small = spread(facts, criterion, policy)
        found.append(
            Ruling(
                criterion,
                np.asarray(small.over_all(small.degree), dtype=np.float64),
                small.required[0, small.columns],
                rule.weight,
                rule.kind is Kind.ADVICE,
            )
        )
    return found


class Explainer:
    """Judgements of any pair of `facts`; the rows are the same facts as Python values.

    vacancies: V rows, with the neighbourhood's facts joined; clients: C rows.
    """

    def __init__(
        self, facts: Facts, policy: Policy, vacancies: Sequence[Row], clients: Sequence[Row]
    ) -> None:
        self._rulings = rulings(facts, policy)
        self._vacancies, self._clients = vacancies, clients
        self._setting = Setting(facts.reference_date, facts.norms)

    def pair(self, row: int, column: int) -> list[Judgement]:
        """Every criterion on vacancy `row` and client `column`; without consent only that one."""
        vacancy, client = self._vacancies[row], self._clients[column]
        judged = []
        for ruling in self._rulings:
            words = self._words(ruling.criterion, vacancy, client)
            judged.append(ruling.judge(row, column, words))
            if ruling.criterion.id == "consent" and judged[-1].verdict is Verdict.FAILS:
                return judged
        return judged

    def _words(self, criterion: Criterion, vacancy: Row, client: Row) -> Words:
        aside = set(criterion.vacancy) & set(vacancy.get("not_applicable") or ())
        if aside or set(criterion.client) & set(client.get("not_applicable") or ()):
            return Words(None, None, f"{criterion.label}: niet van toepassing")
        return _SAY[criterion.id](vacancy, client, self._setting)
