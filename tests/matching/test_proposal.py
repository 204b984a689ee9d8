"""The proposal for the whole table, against trying everything."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import Caps
from matchtafel.matching.proposal import flow
from matchtafel.matching.proposal.propose import Proposal, Wishes, propose
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import builders as make
from .small_tables import (
    CROSS,
    ELIGIBLE,
    EXCLUDED,
    NEST,
    UNDETERMINED,
    Table,
    cost,
    cost_of,
    every_placement,
    fixed,
    greedy,
    permitted,
    simple,
    table,
)

SEEDS = st.integers(0, 10**6)
KINDS = st.sets(st.sampled_from(NEST + CROSS)).map(lambda kinds: tuple(sorted(kinds)))


@settings(max_examples=150, deadline=None)
@given(SEEDS, KINDS)
def test_no_placement_is_better_than_the_proposal(seed: int, kinds: tuple[str, ...]) -> None:
    one = table(seed, kinds=kinds)
    found = one.proposal
    assert fixed(one).items() <= found.placements.items()
    assert permitted(one, found.placements)
    best = min(cost(one, other) for other in every_placement(one))
    assert cost(one, found.placements) == cost_of(found.levels) == best


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(1, 5), st.integers(1, 7), KINDS)
def test_the_baselines_are_what_greedy_reaches_and_never_better(
    seed: int, vacancies: int, clients: int, kinds: tuple[str, ...]
) -> None:
    one = table(seed, vacancies, clients, kinds=kinds)
    found = one.proposal
    for baseline, by_hardest in ((found.agenda_order, False), (found.hardest_first, True)):
        reached = cost(one, greedy(one, by_hardest))
        assert cost_of(baseline) == reached
        assert cost_of(found.levels) <= reached


@pytest.mark.parametrize("largest", [1, 10**4, 10**9])
def test_costs_that_cannot_be_folded_are_worked_out_in_stages(
    monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    for seed in range(15):
        one = table(seed, 6, 8)
        whole = cost(one, one.proposal.placements)
        with monkeypatch.context() as patch:
            patch.setattr(flow, "LARGEST_COST", largest)
            assert cost(one, one.proposal.placements) == whole


CAPPED = st.builds(
    Caps,
    district=st.just({"*": 2}) | st.just({}),
    provider=st.just({"Y": 1, "Z": 2}) | st.just({}),
    corporation=st.just({"*": 1}) | st.just({}),
    careful=st.just({"*": 1}) | st.just({}),
)


def by_key(facts: Facts, found: Proposal) -> dict[str, object]:
    dwellings, people = facts.vacancies.keys, facts.clients.keys
    return {
        "placements": {dwellings[v]: people[c] for v, c in found.placements.items()},
        "reserves": {dwellings[v]: [people[c] for c in r] for v, r in found.reserves.items()},
        "unfilled": {dwellings[v]: why for v, why in found.unfilled.items()},
        "levels": found.levels,
        "hardest": found.hardest_first,
        "unmet": found.unmet,
    }


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.permutations(range(5)), st.permutations(range(6)), CAPPED)
def test_the_order_of_rows_never_matters_but_for_the_agenda(
    seed: int, rows: list[int], columns: list[int], caps: Caps
) -> None:
    facts = make.facts_of(make.random_vacancies(seed, 5), make.random_clients(seed, 6))
    shuffled = facts.take(rows, columns)
    policy = replace(STANDARD, caps=caps)
    straight, mixed = (
        by_key(f, propose(f, s, order(f, s), policy))
        for f, s in ((f, evaluate(f, STANDARD)) for f in (facts, shuffled))
    )
    assert straight == mixed


def wishing(one: Table, **wishes: object) -> Proposal:
    return replace(one, wishes=Wishes(**wishes)).proposal  # type: ignore[arg-type]


def test_excluded_pairs_are_never_placed_unless_locked() -> None:
    one = simple([[EXCLUDED, EXCLUDED]])
    assert one.proposal.placements == {}
    assert one.proposal.unfilled == {0: "geen kandidaat voldoet aan alle eisen"}
    assert wishing(one, locks=[(0, 1)]).placements == {0: 1}


def test_a_lock_without_consent_is_refused() -> None:
    one = simple([[EXCLUDED, EXCLUDED]])
    scores = make.scores_of(one.scores.verdict, one.scores.score, np.array([[True, False]]))
    with pytest.raises(ValueError, match="consent"):
        wishing(Table(one.facts, scores, Wishes()), locks=[(0, 1)])


def test_a_decision_stands_when_its_client_withdrew_consent_since() -> None:
    one = simple([[EXCLUDED, EXCLUDED], [ELIGIBLE, EXCLUDED]])
    score = np.array([[0.8, np.nan], [0.8, np.nan]])
    scores = make.scores_of(one.scores.verdict, score, np.array([[True, False]]))
    found = wishing(Table(one.facts, scores, Wishes()), taken=[(0, 1)])
    assert found.placements == {0: 1, 1: 0}
    assert found.levels.total_score == found.agenda_order.total_score == 0.8


def test_a_forbidden_pair_is_neither_placed_nor_a_reserve() -> None:
    one = simple([[ELIGIBLE] * 4])
    found = wishing(one, forbids={(0, 0), (0, 1)})
    assert {found.placements[0], *found.reserves[0]} == {2, 3}
    nobody = wishing(one, forbids={(0, c) for c in range(4)})
    assert nobody.unfilled == {0: "wie aan alle eisen voldoet, mag hier niet geplaatst worden"}


def test_a_neighbourhood_keeps_its_cap_and_says_so() -> None:
    one = simple(
        [[ELIGIBLE] * 3] * 3,
        neighbourhood_code="BU99990101",
        neighbourhood_name="Vestinghart",
        placements_cap=8,
        placements_12m=7,
    )
    found = one.proposal
    assert len(found.placements) == found.agenda_order.placed == found.hardest_first.placed == 1
    why = set(found.unfilled.values())
    assert why == {"buurt Vestinghart zit aan de afgesproken 8 plaatsingen"}
    # A lock counts against the cap; a decision was counted already.
    assert len(wishing(one, locks=[(0, 0)]).placements) == 1
    assert len(wishing(one, taken=[(0, 0)]).placements) == 2


def test_a_closed_vacancy_is_not_proposed_and_needs_no_reason() -> None:
    found = wishing(simple([[ELIGIBLE], [ELIGIBLE]]), closed=[0])
    assert (found.placements, found.unfilled) == ({1: 0}, {})


def test_who_is_placed_elsewhere_is_no_reserve_and_that_is_why_a_dwelling_stays_empty() -> None:
    found = simple([[ELIGIBLE], [ELIGIBLE]]).proposal
    assert len(found.placements) == 1
    assert set(found.reserves.values()) == {()}
    assert set(found.unfilled.values()) == {"alle passende kandidaten krijgen een andere woning"}


def test_placing_more_goes_before_reservations_before_waiting_before_fit() -> None:
    verdict = np.array([[ELIGIBLE, UNDETERMINED], [ELIGIBLE, EXCLUDED]])
    one = simple(verdict.tolist())
    assert one.proposal.placements == {0: 1, 1: 0}
    late = [make.client(profile_number="P0"), make.client(profile_number="P1")]
    late[1]["urgency_date"] = date(2026, 1, 1)
    facts = make.facts_of([make.vacancy()], late)
    scores = make.scores_of(np.zeros((1, 2)), np.array([[0.95, 0.2]]))
    assert propose(facts, scores, order(facts, scores), STANDARD).placements == {0: 1}


@pytest.mark.parametrize(("vacancies", "clients"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_has_an_empty_proposal(vacancies: int, clients: int) -> None:
    found = table(1, vacancies, clients, wishes=False).proposal
    assert (found.placements, found.reserves, found.levels) == ({}, {}, (0, 0, 0, 0.0))
    assert len(found.unfilled) == vacancies


def test_nobody_consented_is_an_empty_proposal() -> None:
    people = [{**row, "consent_date": None} for row in make.random_clients(1, 3)]
    facts = make.facts_of(make.random_vacancies(1, 3), people)
    scores = evaluate(facts, STANDARD)
    found = propose(facts, scores, order(facts, scores), STANDARD)
    assert found.placements == {}
    assert set(found.unfilled.values()) == {"niemand gaf toestemming"}


SCRIPT = """
import json
from dataclasses import replace
from matchtafel.matching.ask import ask_first
from matchtafel.matching.policy import Caps
from matchtafel.matching.proposal.price import prices
from matchtafel.matching.proposal.propose import Wishes, propose
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD
from tests.matching import builders as make
facts = make.facts_of(make.random_vacancies(9, 12), make.random_clients(9, 40))
scores = evaluate(facts, STANDARD)
crossing = Caps(provider={"*": 3}, corporation={"A": 1, "B": 2}, district={"*": 2})
for caps in (Caps(), Caps(provider={"*": 3}, district={"*": 2}), crossing):
    policy = replace(STANDARD, caps=caps)
    print(propose(facts, scores, order(facts, scores), policy))
    print(prices(facts, scores, policy, Wishes(), 11))
asked = [(a.side, a.row, a.fact, a.pairs_affected) for a in ask_first(facts, scores)]
print(json.dumps([scores.score.tolist(), order(facts, scores).tolist(), asked]))
"""


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert len(json.loads(said[0].splitlines()[-1])[0]) == 12
