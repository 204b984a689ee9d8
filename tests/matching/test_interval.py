"""The interval [low, high] of a score: what unknown preferences can still make of it."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.explain import Judgement
from matchtafel.matching.policy import Unknown
from matchtafel.matching.score import Scores, criteria_in, evaluate
from matchtafel.matching.verdict import Verdict
from tests.builders.policy import STANDARD

from . import builders as make

VACANCY = st.fixed_dictionaries({n: st.sampled_from(v) for n, v in make.VACANCY_VALUES.items()})
CLIENT = st.fixed_dictionaries(
    {n: st.sampled_from(v) for n, v in make.CLIENT_VALUES.items() if n != "consent_date"}
)


def score_of(dwelling: dict[str, Any], person: dict[str, Any]) -> Scores:
    return evaluate(make.facts_of([dwelling], [person]), STANDARD)


def weighs(judged: Judgement) -> tuple[object, ...]:
    """How a criterion bears on the score."""
    return judged.verdict, judged.degree, judged.kind


# An empty demand is none: whoever gives one is asked something new, nothing is learned.
NEW_DEMANDS = {"wanted_areas", "anchor_areas"}
LINES = ("ground_floor", *make.LINES)


def counts_otherwise(fact: str, answer: Any, before: Judgement) -> bool:
    """Whether a criterion that was known to count need not do so once this is told.

    A line that was not asked fits where the dwelling has it, whatever the answer; told "eis"
    it becomes a requirement, told "nee" it does not apply. Anything else that is known stays.
    """
    not_asked = fact == before.criterion.id and fact in LINES
    return fact in NEW_DEMANDS or (not_asked and answer in ("eis", "nee", "uitgesloten"))


@settings(max_examples=200, deadline=None)
@given(VACANCY, CLIENT, st.data())
def test_learning_a_fact_narrows_the_interval_and_the_score_stays_inside(
    dwelling: dict[str, Any], person: dict[str, Any], data: st.DataObject
) -> None:
    dwelling, person = make.vacancy(**dwelling), make.client(**person)
    side, values = data.draw(
        st.sampled_from([(dwelling, make.VACANCY_VALUES), (person, make.CLIENT_VALUES)])
    )
    unknown = [name for name in values if side.get(name) is None]
    assume(unknown)
    fact = data.draw(st.sampled_from(unknown))
    answer = data.draw(st.sampled_from([v for v in values[fact] if v is not None]))
    before, old = make.judgements(dwelling, person), score_of(dwelling, person)
    side[fact] = answer
    after, new = make.judgements(dwelling, person), score_of(dwelling, person)
    known = [j for j in before.values() if j.verdict is not Verdict.UNKNOWN and j.weight]
    changed = [j for j in known if weighs(j) != weighs(after[j.criterion.id])]
    assert all(counts_otherwise(fact, answer, judged) for judged in changed)
    if changed or fact in NEW_DEMANDS:
        return
    low, high = old.low[0, 0] - 1e-6, old.high[0, 0] + 1e-6
    assert low <= new.low[0, 0] <= new.score[0, 0] <= new.high[0, 0] <= high


@pytest.mark.parametrize("answer", ["eis", "nee"])
def test_a_line_that_fits_before_it_was_asked_counts_no_more_once_it_is_eis_or_nee(
    answer: str,
) -> None:
    dwelling = make.fitting_vacancy(situation="DRU")
    not_asked = score_of(dwelling, make.fitting_client(own_entrance=None))
    told = score_of(dwelling, make.fitting_client(own_entrance=answer))
    assert not_asked.low[0, 0] == not_asked.score[0, 0] == round(18 / 22, 6)
    assert told.score[0, 0] == round(16 / 20, 6)


def shares(judged: Judgement) -> tuple[float, ...]:
    """What its degree may turn out to be at worst and at best; nothing where it does not count."""
    if judged.weight == 0 or judged.verdict is Verdict.NOT_APPLICABLE:
        return ()
    if judged.degree is not None:
        return (judged.degree,)
    return (0.0, 1.0) if judged.asks else ()


@settings(max_examples=60, deadline=None)
@given(VACANCY, CLIENT, st.sets(st.sampled_from([c.id for c in CATALOGUE])))
def test_the_interval_is_the_least_and_the_most_that_unknown_preferences_can_make_of_it(
    dwelling: dict[str, Any], person: dict[str, Any], shown: set[str]
) -> None:
    """Every way to fill them in; an unknown that is only shown is not among them."""
    rules = {
        name: replace(rule, unknown=Unknown.SHOW) if name in shown else rule
        for name, rule in STANDARD.rules.items()
    }
    policy = replace(STANDARD, rules=rules)
    dwelling, person = make.vacancy(**dwelling), make.client(**person)
    judged = make.judgements(dwelling, person, policy=policy).values()
    open_to = [(j.weight, found) for j in judged if (found := shares(j))]
    whole = sum(weight for weight, _ in open_to)
    possible = [
        sum(weight * degree for (weight, _), degree in zip(open_to, chosen, strict=True)) / whole
        for chosen in product(*(found for _, found in open_to))
        if whole
    ] or [1.0]
    scores = evaluate(make.facts_of([dwelling], [person]), policy)
    assert scores.low[0, 0] == pytest.approx(min(possible), abs=2e-6)
    assert scores.high[0, 0] == pytest.approx(max(possible), abs=2e-6)
    asked = [criterion.id for criterion in criteria_in(scores.undecided[0, 0])]
    assert not set(asked) & shown
