"""Why, criterion by criterion: the same rules that scored, now with words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .criteria import words_client, words_dwelling, words_neighbourhood
from .criteria.catalogue import CATALOGUE
from .criteria.criterion import Criterion
from .criteria.words import Row, Say, Setting, Words
from .dutch import long_date
from .facts import Facts
from .policy import CONSENT, Kind, Policy, Rule, Unknown
from .spread import spread
from .verdict import NOT_APPLICABLE, Degrees, Verdict, verdict_of

_SAY: dict[str, Say] = {**words_dwelling.SAY, **words_client.SAY, **words_neighbourhood.SAY}


@dataclass(frozen=True)
class Origin:
    """Where a fact comes from, and the day since when it is known or was judged."""

    source: str
    on: date | None = None

    @property
    def text(self) -> str:
        """woningen.xlsx, rij 4 (23 november 2026)."""
        return self.source if self.on is None else f"{self.source} ({long_date(self.on)})"


@dataclass(frozen=True)
class Judgement:
    """One criterion on one pair. degree: None unless known and applicable; weight 0 if none.

    asks: an unknown fact holds up or leaves open, and is not only shown. vacancy, client: the
    rows that it was asked of.
    """

    criterion: Criterion
    kind: Kind
    verdict: Verdict
    degree: float | None
    weight: float
    words: Words
    asks: bool
    vacancy: Row = field(repr=False, compare=False)
    client: Row = field(repr=False, compare=False)

    @property
    def vacancy_origin(self) -> Origin | None:
        """Where the fact of the dwelling comes from; None: it reads none, or nothing tells."""
        return _origin(self.vacancy, self.criterion.vacancy_facts)

    @property
    def client_origin(self) -> Origin | None:
        """Where the fact of the client comes from; None: it reads none, or nothing tells."""
        return _origin(self.client, self.criterion.client_facts)

    @property
    def fails(self) -> bool:
        """A requirement that this pair does not meet."""
        return self.kind is Kind.REQUIREMENT and self.verdict is Verdict.FAILS

    @property
    def holds_up(self) -> bool:
        """A requirement of which it is not known whether this pair meets it."""
        unknown = self.verdict is Verdict.UNKNOWN and self.asks
        return self.kind is Kind.REQUIREMENT and unknown


@dataclass(frozen=True)
class Ruling:
    """One criterion on all pairs: degree (V, C), required (C,)."""

    criterion: Criterion
    rule: Rule
    degree: Degrees
    required: NDArray[np.bool_]

    def judge(self, row: int, column: int, vacancy: Row, client: Row, on: Setting) -> Judgement:
        """The ruling on one pair, in words; the rows are the facts of that pair."""
        degree, kind = float(self.degree[row, column]), self._kind(column)
        verdict = verdict_of(degree)
        known = verdict is not Verdict.UNKNOWN and degree != NOT_APPLICABLE
        return Judgement(
            criterion=self.criterion,
            kind=kind,
            verdict=verdict,
            degree=round(degree, 6) if known else None,
            weight=self.rule.weight if kind is Kind.PREFERENCE else 0.0,
            words=_words(self.criterion, verdict, vacancy, client, on),
            asks=self.rule.unknown is Unknown.ASK,
            vacancy=vacancy,
            client=client,
        )

    def _kind(self, column: int) -> Kind:
        if self.rule.kind is Kind.ADVICE:
            return Kind.ADVICE
        return Kind.REQUIREMENT if self.required[column] else Kind.PREFERENCE


def rulings(facts: Facts, policy: Policy) -> list[Ruling]:
    """Every criterion that is not off, over all pairs of `facts` (an array of V × C each)."""
    found = []
    for criterion in CATALOGUE:
        rule = policy.rule(criterion.id)
        if rule.kind is Kind.OFF:
            continue
        small = spread(facts, criterion, policy)
        degree = np.asarray(small.over_all(small.degree), dtype=np.float64)
        required = small.required[0, small.columns]
        found.append(Ruling(criterion, rule, degree, required))
    return found


class Explainer:
    """Judgements of any pair of `facts`; the rows are the same facts as Python values.

    vacancies: V rows, with the neighbourhood's facts joined; clients: C rows. A row tells
    where its facts come from as "source" and since when as "recorded_on" (else "profile_date"),
    and in "origins" by fact where some come from elsewhere: (source, day).
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
            judged.append(ruling.judge(row, column, vacancy, client, self._setting))
            if ruling.criterion.id == CONSENT and judged[-1].verdict is Verdict.FAILS:
                return judged
        return judged


def _words(
    criterion: Criterion, verdict: Verdict, vacancy: Row, client: Row, setting: Setting
) -> Words:
    if verdict is Verdict.NOT_APPLICABLE:
        aside = set(criterion.vacancy) & set(vacancy.get("not_applicable") or ())
        if aside or set(criterion.client) & set(client.get("not_applicable") or ()):
            return Words(None, None, f"{criterion.label}: niet van toepassing")
    return _SAY[criterion.id](vacancy, client, setting)


def _origin(row: Row, facts: tuple[str, ...]) -> Origin | None:
    """Of the first fact that comes from elsewhere, else of the row itself."""
    origins = row.get("origins") or {}
    source = row.get("source")
    own = (
        None if source is None else Origin(source, row.get("recorded_on", row.get("profile_date")))
    )
    found = [Origin(*origins[fact]) for fact in facts if fact in origins]
    return next(iter(found), own) if facts else None
