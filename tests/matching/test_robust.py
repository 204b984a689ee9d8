"""What would alter a ranking, held against scoring the table anew each time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.criteria.catalogue import BY_ID, CATALOGUE
from matchtafel.matching.evaluation import evaluation
from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import OFF, WEIGHTS, Kind, Policy, Rule
from matchtafel.matching.rank import order
from matchtafel.matching.robust import Flip, Robustness, nearest_swap, robustness
from matchtafel.matching.robust_words import robustness_words
from matchtafel.matching.score import evaluate
from matchtafel.matching.verdict import PairVerdict
from tests.builders.policy import STANDARD

from . import builders as make

SEEDS = st.integers(0, 10**6)
WORDS = (0.0, *WEIGHTS.values())
PREFERENCES = [c.id for c in CATALOGUE if STANDARD.rule(c.id).kind is Kind.PREFERENCE]
COUNTED = [*PREFERENCES, *(c.id for c in CATALOGUE if STANDARD.rule(c.id).kind is Kind.REQUIREMENT)]


def ruled(name: str, rule: Rule) -> Policy:
    return replace(STANDARD, rules={**STANDARD.rules, name: rule})


def weighing(name: str, weight: float) -> Policy:
    return ruled(name, Rule(Kind.PREFERENCE, weight, limits=STANDARD.rule(name).limits))


def ranking(facts: Facts, policy: Policy, row: int = 0) -> list[int]:
    """Who is not excluded, first to last."""
    scores = evaluate(facts, policy)
    verdict = scores.verdict[row]
    return [int(c) for c in order(facts, scores)[row] if verdict[c] != PairVerdict.EXCLUDED]


def table(seed: int, clients: int = 8) -> Facts:
    """One vacancy; the clients meet most requirements, or nobody would be ranked."""
    meets = {
        "consent_date": date(2026, 1, 1),
        **dict.fromkeys(("valid_until", "urgency_valid_until"), date(2027, 6, 1)),
        **dict.fromkeys(("income", "max_rent", "has_pet", "min_bedrooms", "min_rooms"), None),
    }
    people = [{**row, **meets} for row in make.random_clients(seed, clients)]
    return make.facts_of(make.random_vacancies(seed, 1), people)


def swapped(before: Sequence[int], after: Sequence[int]) -> bool:
    return after.index(before[1]) < after.index(before[0])


@settings(max_examples=60)
@given(SEEDS)
def test_places_1_and_2_swap_at_the_weight_given_and_at_no_nearer_one(seed: int) -> None:
    facts = table(seed)
    now, firm = ranking(facts, STANDARD), robustness(facts, STANDARD, 0)
    assert [firm.first, firm.second] == [*now, None, None][:2]
    if len(now) < 2:
        assert firm.swap is None
        return
    reach = 40.0
    if firm.swap is not None:
        then = ranking(facts, weighing(firm.swap.criterion.id, firm.swap.to))
        assert swapped(now, then)
        assert then[0] == firm.swap.first
        reach = firm.swap.change - 1e-8 * max(firm.swap.to, 1)
    for name in PREFERENCES:
        weight = STANDARD.rule(name).weight
        for step in (-1, -0.9, -0.5, -0.1, 0.1, 0.5, 0.9, 1):
            near = max(0.0, weight + reach * step)
            assert not swapped(now, ranking(facts, weighing(name, near)))


def by_words(facts: Facts) -> list[tuple[str, float, list[int]]]:
    """Every weight word of every preference, nearest first, with the ranking that it gives."""
    changes = [
        (abs(word - STANDARD.rule(name).weight), place, word, name)
        for place, name in enumerate(PREFERENCES)
        for word in WORDS
    ]
    return [
        (name, word, ranking(facts, weighing(name, word)))
        for change, _, word, name in sorted(changes)
        if change > 0
    ]


def told(flip: Flip | None) -> tuple[str, float, int] | None:
    return flip and (flip.criterion.id, flip.to, flip.first)


@settings(max_examples=25)
@given(SEEDS)
def test_of_the_weight_words_the_nearest_is_told(seed: int) -> None:
    facts = table(seed)
    now, firm = ranking(facts, STANDARD), robustness(facts, STANDARD, 0)
    if not now:
        assert firm.overtaken is firm.swap_word is None
        return
    words = by_words(facts)
    other = [(name, word, then[0]) for name, word, then in words if then[0] != now[0]]
    assert told(firm.overtaken) == next(iter(other), None)
    swaps = [(name, word, then[0]) for name, word, then in words if now[1:] and swapped(now, then)]
    assert told(firm.swap_word) == next(iter(swaps), None)


@settings(max_examples=25)
@given(SEEDS)
def test_without_a_criterion_is_as_if_the_policy_did_not_have_it(seed: int) -> None:
    facts = make.facts_of(make.random_vacancies(seed, 1), make.random_clients(seed, 8))
    now, firm = ranking(facts, STANDARD), robustness(facts, STANDARD, 0)
    expected = {}
    for criterion in CATALOGUE:
        if criterion.id in COUNTED and criterion.id != "consent":
            then = ranking(facts, ruled(criterion.id, OFF))
            if then[:1] != now[:1]:
                expected[criterion.id] = (then[0], bool(now[1:]) and swapped(now, then))
    assert {r.criterion.id: (r.first, r.swaps) for r in firm.without} == expected
    assert all(r.kind is STANDARD.rule(r.criterion.id).kind for r in firm.without)


@settings(max_examples=20)
@given(SEEDS, st.integers(0, 2))
def test_a_vacancy_is_judged_as_if_it_were_alone(seed: int, row: int) -> None:
    facts = make.facts_of(make.random_vacancies(seed, 3), make.random_clients(seed, 8))
    alone = facts.take([row], range(8))
    assert robustness(facts, STANDARD, row) == robustness(alone, STANDARD, 0)
    kept = evaluation(facts, STANDARD)
    here = ranking(facts, STANDARD, row)[:2]
    if len(here) == 2:
        assert nearest_swap(kept, row, *here) == robustness(alone, STANDARD, 0).swap


def person(number: int, **facts: object) -> make.Row:
    return make.fitting_client(profile_number=f"K-{number:02}", **facts)


def firmness(*people: make.Row, **dwelling: object) -> tuple[Robustness, tuple[str, ...]]:
    facts = make.facts_of([make.fitting_vacancy(**dwelling)], people)
    firm = robustness(facts, STANDARD, 0)
    return firm, robustness_words(firm, [row["profile_number"] for row in people])


LONG, SHORT = date(2026, 7, 1), date(2026, 10, 1)


def test_the_weight_that_puts_another_first_is_told_in_words() -> None:
    elsewhere = (make.PLACES[3],)
    firm, words = firmness(
        person(7, urgency_date=SHORT), person(21, urgency_date=LONG, wanted_areas=elsewhere)
    )
    assert (firm.first, firm.second) == (0, 1)
    assert firm.swap is not None
    # Of 22 points the wanted area weighs 4: 18 / (18 + w) reaches 0.9 at 2.
    assert firm.swap.to == pytest.approx(2, abs=1e-4)
    assert firm.swap_word == firm.overtaken == Flip(BY_ID["wanted_area"], 4.0, 2.0, first=1)
    assert words == (
        "Pas als ‘gewenste buurt’ van zwaar naar normaal gaat, staat K-21 bovenaan.",
        "Zonder ‘gewenste buurt’ staat K-21 bovenaan.",
    )


NOISY = {"situation": "DRU", "poor_sound_insulation": True}


def test_what_weighs_nothing_is_told_once() -> None:
    # 14 of 22 points beside 14 of 18; without the quiet they are alike, and K-07 waits longer.
    firm, words = firmness(
        person(7, urgency_date=LONG), person(21, urgency_date=SHORT, quiet="nee"), **NOISY
    )
    assert (firm.first, firm.second) == (1, 0)
    assert words == (
        "Pas als ‘rustig gelegen’ niet meer meeweegt (nu zwaar), staat K-07 bovenaan.",
    )


def test_a_weight_that_no_word_names_is_told_as_a_number() -> None:
    # Of K-21's 22 points 8 are lost: (13 + w) / (21 + w) reaches 0.9 at 59.
    silent = {"quiet": "nee", "sound_insulation": "nee"}
    firm, words = firmness(
        person(7, urgency_date=SHORT, **silent), person(21, urgency_date=LONG), **NOISY
    )
    assert firm.swap_word is firm.overtaken is None
    assert words == (
        "Geen van de gewichten, tot en met beslissend, verandert wie bovenaan staat.",
        "Pas bij een gewicht net boven 59 (nu 1) voor ‘op tijd klaar’ gaat K-21 voor K-07.",
        "Welk criterium ook wegvalt, K-07 blijft bovenaan.",
    )


def test_one_candidate_or_none_is_firm_until_a_requirement_goes() -> None:
    poor = person(9, max_rent=100.0)
    _, words = firmness(person(7))
    assert words == (
        "Geen van de gewichten, tot en met beslissend, verandert wie bovenaan staat.",
        "Welk criterium ook wegvalt, K-07 blijft bovenaan.",
    )
    firm, words = firmness(poor, person(8, has_pet=True), pets_allowed=False)
    assert firm.first is firm.second is firm.swap is firm.overtaken is None
    assert words == (
        "Iedereen valt af.",
        "Zonder de eis ‘huur te dragen’ staat K-09 bovenaan.",
        "Zonder de eis ‘huisdier’ staat K-08 bovenaan.",
    )
    _, words = firmness(person(9, max_rent=100.0, has_pet=True), pets_allowed=False)
    assert words == ("Iedereen valt af.", "Ook zonder één van de eisen past er niemand.")


def test_what_a_forbidden_area_decides_is_neither_told_nor_denied() -> None:
    # The place of the dwelling; only K-21 must not live there, who else would be first.
    firm, words = firmness(
        person(7, urgency_date=SHORT), person(21, urgency_date=LONG, excluded_areas=("GM9999",))
    )
    assert [removal.criterion.id for removal in firm.without] == ["excluded_area"]
    assert words == ("Geen van de gewichten, tot en met beslissend, verandert wie bovenaan staat.",)


def test_more_people_than_two_are_not_told_one_by_one() -> None:
    _, words = firmness(
        person(1, max_rent=100.0),
        person(2, min_rooms=9),
        person(3, min_area_m2=900.0),
        person(4, consent_date=None),
    )
    assert words == (
        "Iedereen valt af.",
        "Zonder de eis ‘huur te dragen’, ‘kamers’ of ‘oppervlakte’ staat een ander bovenaan.",
    )


def test_a_dwelling_without_anyone_is_firm_too() -> None:
    facts = make.facts_of([make.fitting_vacancy()], [])
    assert robustness(facts, STANDARD, 0) == Robustness(None, None, None, None, None, ())
