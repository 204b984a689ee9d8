"""The smallest change that would make an excluded pair fit, and what is still to be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..criteria.criterion import Criterion
from ..criteria.words import Row, Setting
from ..dutch import listed
from ..facts import Facts, client_table, columns_of, vacancy_table
from ..policy import CONSENT, Kind, Policy, Unknown
from ..score import Scores, criteria_in, evaluate
from ..spread import spread
from ..verdict import PairVerdict, Verdict, verdict_of
from .asked import Question, questions
from .options import AS_WISH, CLIENT, POLICY, VACANCY, Case, Option, Step, options_for

# What the table says aloud of a requirement; a forbidden area is never named as such.
SPOKEN = {"excluded_area": "andere eis"}


def spoken(criterion: Criterion) -> str:
    """A criterion as it may be named at the table."""
    return SPOKEN.get(criterion.id, criterion.label)


@dataclass(frozen=True)
class Change:
    """What would make one failing requirement fit.

    words: half a Dutch sentence after "past als"; "" where nothing may be suggested. steps:
    the facts as they would have to be; none where it takes an act instead of another fact.
    """

    criterion: Criterion
    words: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class SmallestChange:
    """What stands between a pair and a match.

    failing: every requirement that fails, each by itself. together: what it takes for all of
    them, and for any that these changes would make fail. asked: what is unknown after that.
    """

    verdict: PairVerdict
    failing: tuple[Change, ...]
    together: tuple[Change, ...]
    asked: tuple[Question, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every fact that changes, once."""
        return tuple({s[:2]: s for change in self.together for s in change.steps}.values())

    @property
    def text(self) -> str:
        """A Dutch sentence; "" for a pair that fits."""
        questions_ = listed(list(dict.fromkeys(question.words for question in self.asked)))
        decide = f"te beslissen zodra bekend is: {questions_}" if questions_ else ""
        if any(change.criterion.id == CONSENT for change in self.failing):
            return "Eerst moet de cliënt toestemming geven om aan tafel te delen."
        hopeless = [spoken(change.criterion) for change in self.failing if not change.words]
        if hopeless:
            return f"Past niet, ook niet met een kleine verandering: {listed(hopeless)}."
        if not self.together:
            return f"{decide[0].upper()}{decide[1:]}." if decide else ""
        changes = listed(_told([change.words for change in self.together]))
        return f"Kan passen als {changes}; {decide}." if decide else f"Past als {changes}."


def _told(changes: list[str]) -> list[str]:
    """The same changes; those from eis to wens, if there are more, as one."""
    wishes = [words.removesuffix(AS_WISH) for words in changes if words.endswith(AS_WISH)]
    others = [words for words in changes if not words.endswith(AS_WISH)]
    if len(wishes) < 2:
        return changes
    return [*others, f"{listed(wishes)}{AS_WISH.replace('wordt', 'worden')}"]


def smallest_change(facts: Facts, policy: Policy, vacancy: Row, client: Row) -> SmallestChange:
    """What would make this pair fit; the rows are its facts as Python values.

    facts: the reference date and norms; its tables are not read. Without consent that is all
    there is to say. A requirement is changed so that it fits whatever is unknown, or where no
    fact can do that, so that it no longer fails.
    """
    pair = _Pair(facts, policy, vacancy, client)
    failing = [pair.change_for(criterion, pair) for criterion in pair.failing]
    together, after = _together(pair)
    open_ = () if any(c.criterion.id == CONSENT for c in failing) else after.unknown
    asked = [q for c in open_ for q in questions(c, after.vacancy, after.client, after.setting)]
    return SmallestChange(pair.verdict, tuple(failing), tuple(together), tuple(asked))


def _together(pair: "_Pair") -> tuple[list[Change], "_Pair"]:
    """One change after another until nothing fails: a lower rent may settle two, or bring one."""
    changes: dict[tuple[str, str], Change] = {}
    now, left = pair, list(pair.failing)
    while left:
        change = pair.change_for(left[0], now)
        keys = [step[:2] for step in change.steps] or [(left[0].id, "")]
        changes |= dict.fromkeys(keys, change)
        now = now.changed(change.steps)
        acts = {c.criterion.id for c in changes.values() if not c.steps}
        # Who consents is looked at only then.
        left = [] if left[0].id == CONSENT else [c for c in now.failing if c.id not in acts]
    return list({id(change): change for change in changes.values()}.values()), now


class _Pair:
    """One vacancy and one client, asked again after each change."""

    def __init__(self, facts: Facts, policy: Policy, vacancy: Row, client: Row) -> None:
        self._policy, self.vacancy, self.client = policy, vacancy, client
        self._facts = replace(
            facts,
            vacancies=vacancy_table(columns_of([vacancy])),
            clients=client_table(columns_of([client])),
        )
        self.setting = Setting(facts.reference_date, facts.norms)

    @cached_property
    def _scores(self) -> Scores:
        return evaluate(self._facts, self._policy)

    @property
    def verdict(self) -> PairVerdict:
        return PairVerdict(int(self._scores.verdict[0, 0]))

    @property
    def failing(self) -> list[Criterion]:
        return criteria_in(self._scores.failing[0, 0])

    @property
    def unknown(self) -> list[Criterion]:
        return criteria_in(self._scores.unknown[0, 0])

    def changed(self, steps: Iterable[Step]) -> "_Pair":
        """The pair as it would be."""
        vacancy, client, rules = dict(self.vacancy), dict(self.client), dict(self._policy.rules)
        for side, fact, value in steps:
            if side == POLICY:
                rules[fact] = replace(self._policy.rule(fact), kind=Kind(value), weight=1.0)
            else:
                {VACANCY: vacancy, CLIENT: client}[side][fact] = value
        return _Pair(self._facts, replace(self._policy, rules=rules), vacancy, client)

    def change_for(self, criterion: Criterion, now: "_Pair") -> Change:
        """The smallest change, told against the facts as they are, that does it for `now`."""
        rule = self._policy.rule(criterion.id)
        limits = criterion.limits_under(rule)
        case = Case(criterion, self.vacancy, self.client, self.setting, limits)
        options = list(options_for(case))
        best = _first(options, [now.changed(o.steps)._state(criterion) for o in options])
        return Change(criterion, *(best or ("", ())))

    def _state(self, criterion: Criterion) -> Verdict:
        """What a requirement says; one that is none any more fits."""
        found = spread(self._facts, criterion, self._policy)
        verdict = verdict_of(float(found.degree[0, 0]))
        shown = self._policy.rule(criterion.id).unknown is Unknown.SHOW
        if not found.required[0, 0] or (shown and verdict is Verdict.UNKNOWN):
            return Verdict.FITS
        return verdict


def _first(options: Sequence[Option], states: Sequence[Verdict]) -> Option | None:
    """The first that makes it fit, else the first that leaves it open, else an act."""
    pairs = list(zip(options, states, strict=True))
    settled = [o for o, state in pairs if state not in (Verdict.FAILS, Verdict.UNKNOWN)]
    open_ = [o for o, state in pairs if state is Verdict.UNKNOWN]
    acts = [o for o, _ in pairs if not o.steps]
    return next(iter([*settled, *open_, *acts]), None)
