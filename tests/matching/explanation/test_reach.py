"""How many dwellings each requirement costs, beside switching that requirement off."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.explanation.reach import reach
from matchtafel.matching.policy import Kind, Policy, Rule
from matchtafel.matching.score import evaluate
from matchtafel.matching.verdict import PairVerdict
from tests.builders.policy import STANDARD

from .. import builders as make


def without(criterion_id: str) -> Policy:
    rules = {**STANDARD.rules, criterion_id: Rule(Kind.OFF)}
    return replace(STANDARD, rules=rules)


@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_the_cost_is_what_switching_the_requirement_off_would_bring(seed: int) -> None:
    facts = make.facts_of(make.random_vacancies(seed, 12), make.random_clients(seed, 9))
    scores = evaluate(facts, STANDARD)
    found = reach(scores)
    assert (found.possible == (scores.verdict != PairVerdict.EXCLUDED).sum(axis=0)).all()
    for criterion in CATALOGUE[1:]:
        fewer = evaluate(facts, without(criterion.id)).verdict != PairVerdict.EXCLUDED
        told = found.without.get(criterion.id, found.possible)
        assert np.array_equal(fewer.sum(axis=0), told), criterion.id


def test_it_tells_the_requirements_that_cost_most_first() -> None:
    person = make.fitting_client(lift="eis", own_entrance="eis")
    no_lift = make.fitting_vacancy(lift=False)
    dwellings = [
        make.fitting_vacancy(),
        make.fitting_vacancy(pets_allowed=None),
        no_lift,
        no_lift,
        make.fitting_vacancy(entrance="portiek"),
        {**no_lift, "entrance": "portiek"},
    ]
    found = reach(evaluate(make.facts_of(dwellings, [person]), STANDARD))
    assert (found.possible[0], found.provisional[0]) == (2, 0)
    assert [(c.id, n) for c, n in found.costs(0)] == [("lift", 4), ("own_entrance", 3)]


def test_what_is_not_known_costs_nothing_and_is_counted_apart() -> None:
    person = make.fitting_client(has_pet=True)
    dwellings = [make.fitting_vacancy(pets_allowed=allowed) for allowed in (True, None, False)]
    found = reach(evaluate(make.facts_of(dwellings, [person]), STANDARD))
    assert (found.possible[0], found.provisional[0]) == (2, 1)
    assert [(c.id, n) for c, n in found.costs(0)] == [("pets", 3)]


def test_a_forbidden_area_is_counted_and_never_told() -> None:
    person = make.fitting_client(excluded_areas=(make.PLACES[0],), lift="eis")
    dwellings = [make.fitting_vacancy(), make.fitting_vacancy(neighbourhood_code=make.PLACES[2])]
    dwellings.append({**dwellings[1], "lift": False})
    found = reach(evaluate(make.facts_of(dwellings, [person]), STANDARD))
    assert found.without["excluded_area"].tolist() == [2]
    assert [(c.id, n) for c, n in found.costs(0)] == [("lift", 2)]


def test_without_consent_nothing_is_counted() -> None:
    person = make.fitting_client(consent_date=None)
    found = reach(evaluate(make.facts_of([make.fitting_vacancy()], [person]), STANDARD))
    assert (found.possible[0], found.costs(0)) == (0, [])
