"""Which unknown facts to ask first."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.ask import Ask, ask_first
from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import Kind, Policy, Rule, Unknown
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import builders as make


def asks(
    vacancies: list[make.Row], clients: list[make.Row], policy: Policy = STANDARD, **more: Any
) -> list[tuple[str, int, str, int]]:
    facts = make.facts_of(vacancies, clients, **more)
    found = ask_first(facts, evaluate(facts, policy))
    return [(a.side, a.row, a.fact, a.pairs_affected) for a in found]


def fitting(count: int, **facts: Any) -> list[make.Row]:
    return [make.fitting_client(profile_number=f"P-{i}", **facts) for i in range(count)]


def test_everything_known_asks_nothing() -> None:
    assert asks([make.fitting_vacancy()], [make.fitting_client()]) == []


def test_what_plays_in_most_pairs_is_asked_first() -> None:
    clients = [*fitting(2), make.fitting_client(profile_number="P-9", has_pet=None, quiet=None)]
    dwellings = [
        make.fitting_vacancy(unit_number="1", situation="DRU", lift=None),
        make.fitting_vacancy(unit_number="2", pets_allowed=False),
        make.fitting_vacancy(unit_number="3", situation="DRU"),
    ]
    assert asks(dwellings, clients) == [
        ("vacancy", 0, "lift", 3),
        ("client", 2, "quiet", 2),
        ("client", 2, "has_pet", 1),
    ]


def test_excluded_pairs_and_clients_without_consent_do_not_count() -> None:
    dwelling = make.fitting_vacancy(lift=None)
    poor, silent = fitting(2, has_pet=None)
    assert asks([dwelling], [{**poor, "max_rent": 1.0}, {**silent, "consent_date": None}]) == []


def test_an_empty_demand_is_not_asked() -> None:
    dwelling = make.fitting_vacancy(max_persons=None, min_age=None, net_rent=None)
    demands = ("max_rent", "min_bedrooms", "wanted_areas", "anchor_areas")
    assert asks([dwelling], [make.fitting_client(**dict.fromkeys(demands))]) == []


@pytest.mark.parametrize(
    ("areas", "fact"), [(("WK999901",), "neighbourhood_code"), (("9991",), "postcode")]
)
def test_a_place_is_asked_only_by_what_can_tell_it(areas: tuple[str, ...], fact: str) -> None:
    dwelling = make.fitting_vacancy(neighbourhood_code=None, postcode=None)
    nowhere = {"wanted_areas": None, "anchor_areas": None}
    person = make.fitting_client(**nowhere, excluded_areas=areas)
    assert asks([dwelling], [person]) == [("vacancy", 0, fact, 1)]


def test_a_postcode_is_not_asked_when_the_client_was_not_asked_about_areas() -> None:
    person = make.fitting_client(excluded_areas=None)
    asked = asks([make.fitting_vacancy(postcode=None)], [person])
    assert asked == [("client", 0, "excluded_areas", 1)]


def test_no_answer_settles_a_test_whose_norms_are_not_there() -> None:
    person = make.fitting_client(income=None, pension_age=None, adults=None)
    on = date(2031, 1, 1)
    dates = {"valid_until": on, "urgency_valid_until": on}
    assert asks([make.fitting_vacancy()], [{**person, **dates}], on=on) == []


def test_what_does_not_apply_is_not_asked() -> None:
    person = make.fitting_client(has_pet=None, not_applicable=("has_pet",))
    assert asks([make.fitting_vacancy(pets_allowed=False)], [person]) == []


def test_what_is_known_of_a_neighbourhood_is_not_asked_about_a_dwelling() -> None:
    rules = {**STANDARD.rules, "carrying_capacity": Rule(Kind.PREFERENCE, 4.0)}
    dwelling = make.fitting_vacancy(carrying_capacity=None)
    assert asks([dwelling], [make.fitting_client()], Policy("buurt", "1", rules)) == []


def test_what_is_only_shown_when_unknown_is_not_asked() -> None:
    shown = {**STANDARD.rules, "lift": replace(STANDARD.rule("lift"), unknown=Unknown.SHOW)}
    dwelling, person = make.fitting_vacancy(lift=None, floor=2), make.fitting_client()
    assert asks([dwelling], [person]) == [("vacancy", 0, "lift", 1)]
    assert asks([dwelling], [person], replace(STANDARD, rules=shown)) == []


def by_key(facts: Facts, asked: list[Ask]) -> list[tuple[Any, ...]]:
    keys = {"vacancy": facts.vacancies.keys, "client": facts.clients.keys}
    return [(a.side, keys[a.side][a.row], a.fact, a.pairs_affected) for a in asked]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.permutations(range(4)), st.permutations(range(6)))
def test_the_order_of_rows_never_matters(seed: int, rows: list[int], columns: list[int]) -> None:
    facts = make.facts_of(make.random_vacancies(seed, 4), make.random_clients(seed, 6))
    shuffled = facts.take(rows, columns)
    asked = by_key(facts, ask_first(facts, evaluate(facts, STANDARD)))
    assert asked == by_key(shuffled, ask_first(shuffled, evaluate(shuffled, STANDARD)))
    assert [a[3] for a in asked] == sorted((a[3] for a in asked), reverse=True)
