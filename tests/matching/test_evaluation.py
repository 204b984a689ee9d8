"""A table kept in parts gives under another policy what scoring it anew gives."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.evaluation import Evaluation, evaluation
from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import OFF, WEIGHTS, Kind, Policy, Rule, Unknown
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import builders as make

SEEDS = st.integers(0, 10**6)
NAMES = st.sampled_from([criterion.id for criterion in CATALOGUE if criterion.id != "consent"])
WEIGHT = st.sampled_from(list(WEIGHTS.values()))
RULES = st.one_of(
    st.builds(Rule, st.just(Kind.PREFERENCE), WEIGHT, st.sampled_from(Unknown)),
    st.builds(
        Rule, st.sampled_from([Kind.REQUIREMENT, Kind.ADVICE]), unknown=st.sampled_from(Unknown)
    ),
    st.just(OFF),
)


def table(seed: int) -> Facts:
    return make.facts_of(make.random_vacancies(seed, 5), make.random_clients(seed, 9))


def with_rules(rules: dict[str, Rule]) -> Policy:
    return replace(STANDARD, rules={**STANDARD.rules, **rules})


def assert_as_anew(kept: Evaluation, policy: Policy) -> None:
    anew = evaluate(kept.facts, policy)
    for name in ("verdict", "band", "score", "low", "high", "failing", "unknown", "undecided"):
        np.testing.assert_array_equal(getattr(kept.scores, name), getattr(anew, name), name)
    for family, score in anew.families.items():
        np.testing.assert_array_equal(kept.scores.families[family], score, family)
    np.testing.assert_array_equal(kept.order, order(kept.facts, anew))


@settings(max_examples=40)
@given(SEEDS, NAMES, WEIGHT, WEIGHT)
def test_one_weight_changed_gives_what_scoring_anew_gives(
    seed: int, name: str, before: float, after: float
) -> None:
    kept = evaluation(table(seed), with_rules({name: Rule(Kind.PREFERENCE, before)}))
    policy = with_rules({name: Rule(Kind.PREFERENCE, after)})
    assert_as_anew(kept.under(policy), policy)


@settings(max_examples=40)
@given(SEEDS, st.lists(st.dictionaries(NAMES, RULES, max_size=4), min_size=1, max_size=3))
def test_any_other_rules_one_after_another_do_so_too(
    seed: int, changes: list[dict[str, Rule]]
) -> None:
    kept = evaluation(table(seed), STANDARD)
    for rules in changes:
        kept = kept.under(with_rules(rules))
        assert_as_anew(kept, kept.policy)


def test_other_limits_and_bands_are_followed() -> None:
    limits = {"days": 7.0}
    policy = replace(
        with_rules({"available_in_time": Rule(Kind.PREFERENCE, 1.0, limits=limits)}),
        thresholds=(0.95, 0.8, 0.7, 0.1),
    )
    assert_as_anew(evaluation(table(3), STANDARD).under(policy), policy)


def test_what_was_kept_is_left_alone() -> None:
    kept = evaluation(table(4), STANDARD)
    kept.under(with_rules({"quiet": Rule(Kind.REQUIREMENT), "lift": Rule(Kind.PREFERENCE, 8.0)}))
    assert_as_anew(kept, STANDARD)


def test_a_weight_asks_no_criterion_again_and_tells_no_verdict_again() -> None:
    kept = evaluation(table(5), STANDARD)
    heavier = kept.under(with_rules({"quiet": Rule(Kind.PREFERENCE, 8.0)}))
    assert all(heavier.spreads[name] is found for name, found in kept.spreads.items())
    assert heavier.scores.failing is kept.scores.failing
    assert heavier.scores.families["dwelling"] is kept.scores.families["dwelling"]


@pytest.mark.parametrize(("vacancies", "clients"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_is_an_empty_table(vacancies: int, clients: int) -> None:
    facts = make.facts_of(make.random_vacancies(1, vacancies), make.random_clients(1, clients))
    kept = evaluation(facts, STANDARD)
    assert kept.order.shape == (vacancies, clients)
    assert_as_anew(kept.under(with_rules({"quiet": OFF})), with_rules({"quiet": OFF}))
