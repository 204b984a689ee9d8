"""The smallest change: it makes the pair fit, and nothing smaller does."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.matching.explain import Judgement
from matchtafel.matching.explanation.asked import ASKED
from matchtafel.matching.explanation.change import SmallestChange, smallest_change
from matchtafel.matching.explanation.options import Step
from matchtafel.matching.facts import ACCESSIBILITY, CLIENT_COLUMNS, VACANCY_COLUMNS
from matchtafel.matching.policy import Kind, Policy, Rule
from matchtafel.matching.verdict import PairVerdict
from tests.builders.policy import STANDARD

from .. import builders as make
from ..builders import Row

# Everything that the catalogue knows as a requirement of the policy.
STRICT = replace(
    STANDARD, rules={name: replace(r, kind=Kind.REQUIREMENT) for name, r in STANDARD.rules.items()}
)
DAY = timedelta(days=1)
# A little less of a change, for facts that have an order.
LESS: dict[str, Callable[[Any], Any]] = {
    "calculation_rent": lambda rent: round(rent + 0.01, 2),
    "max_persons": lambda most: most - 1,
    "min_age": lambda age: age + 1,
    "max_age": lambda age: age - 1,
    "min_bedrooms": lambda least: least + 1,
    "min_rooms": lambda least: least + 1,
    "min_area_m2": lambda least: least + 0.1,
    "max_floor_without_lift": lambda most: most - 1,
    "valid_until": lambda until: until - DAY,
    "urgency_valid_until": lambda until: until - DAY,
    "ready_from": lambda ready: ready + DAY,
    "consent_date": lambda given: given + DAY,
    "placements_cap": lambda cap: cap - 1,
}
SEEDS, PLACES = st.integers(0, 10**6), st.integers(0, 9)


def change(dwelling: Row, person: Row, policy: Policy = STANDARD) -> SmallestChange:
    return smallest_change(make.facts_of([], []), policy, dwelling, person)


def applied(
    steps: Iterable[Step], dwelling: Row, person: Row, policy: Policy
) -> dict[str, Judgement]:
    """What is judged of the pair once these facts are so."""
    rows, rules = {"vacancy": dict(dwelling), "client": dict(person)}, dict(policy.rules)
    for side, fact, value in steps:
        if side == "policy":
            rules[fact] = replace(rules[fact], kind=Kind(value), weight=1.0)
        else:
            rows[side][fact] = value
    changed = replace(policy, rules=rules)
    return make.judgements(rows["vacancy"], rows["client"], policy=changed)


def random_pair(seed: int, row: int, column: int) -> tuple[Row, Row]:
    return make.random_vacancies(seed, 10)[row], make.random_clients(seed, 10)[column]


POLICIES = st.sampled_from([STANDARD, STRICT])


@given(SEEDS, PLACES, PLACES, POLICIES)
def test_each_change_takes_its_own_requirement_away_and_nothing_smaller_does(
    seed: int, row: int, column: int, policy: Policy
) -> None:
    dwelling, person = random_pair(seed, row, column)
    judged = make.judgements(dwelling, person, policy=policy)
    found = change(dwelling, person, policy)
    assert [c.criterion.id for c in found.failing] == [n for n, j in judged.items() if j.fails]
    for told in found.failing:
        name = told.criterion.id
        if not told.steps:
            assert name in ("excluded_area", "income_within_daeb", "age_label")
            continue
        after = applied(told.steps, dwelling, person, policy)[name]
        assert not after.fails
        for index, step in enumerate(told.steps):
            if step.fact in LESS:
                less = step._replace(value=LESS[step.fact](step.value))
                nearly = [*told.steps[:index], less, *told.steps[index + 1 :]]
                almost = applied(nearly, dwelling, person, policy)[name]
                assert almost.fails or (almost.holds_up and not after.holds_up)


@given(SEEDS, PLACES, PLACES, POLICIES)
def test_all_changes_together_leave_no_requirement_failing(
    seed: int, row: int, column: int, policy: Policy
) -> None:
    dwelling, person = random_pair(seed, row, column)
    found = change(dwelling, person, policy)
    after = applied(found.steps, dwelling, person, policy)
    without_data = {c.criterion.id for c in found.together if not c.steps}
    if "consent" not in [c.criterion.id for c in found.failing]:
        assert {name for name, j in after.items() if j.fails} == without_data
        held_up = [name for name, j in after.items() if j.holds_up]
        assert list(dict.fromkeys(q.criterion.id for q in found.asked)) == held_up


@given(SEEDS, PLACES, PLACES)
def test_a_forbidden_area_and_an_income_are_never_told(seed: int, row: int, column: int) -> None:
    dwelling, person = random_pair(seed, row, column)
    found = change(dwelling, person)
    for told in found.failing:
        assert told.criterion.id != "excluded_area" or told == replace(told, words="", steps=())
        assert "inkomen" not in told.words
    assert not {step.fact for step in found.steps} & {"income", "excluded_areas"}
    assert "uitgesloten gebied" not in found.text
    for area in person.get("excluded_areas") or ():
        assert area not in found.text


WITHOUT_LIFT = {"floor": 3, "lift": False}


@pytest.mark.parametrize(
    ("dwelling", "person", "sentence"),
    [
        ({}, {}, ""),
        (
            {"calculation_rent": 652.40},
            {"max_rent": 640},
            "Past als de huur € 12,40 lager is.",
        ),
        (
            {"calculation_rent": 720},
            {"max_rent": 800},
            "Past als de huur € 6,98 lager is (passend tot en met € 713,02).",
        ),
        (
            {"calculation_rent": 720},
            {"max_rent": 700},
            "Past als de huur € 20,00 lager is.",
        ),
        (
            WITHOUT_LIFT,
            {"max_floor_without_lift": 1, "lift": "nee"},
            "Past als de cliënt een 3e verdieping zonder lift aankan.",
        ),
        ({}, {"valid_until": date(2026, 11, 23)}, "Past als het profiel verlengd wordt."),
        ({}, {"urgency_valid_until": date(2026, 1, 1)}, "Past als de urgentie verlengd wordt."),
        (
            {"outdoor_space": "geen"},
            {"outdoor_space": "eis"},
            "Past als ‘buitenruimte’ een wens wordt in plaats van een eis.",
        ),
        (
            {**WITHOUT_LIFT, "outdoor_space": "geen"},
            {"outdoor_space": "eis", "lift": "eis"},
            "Past als ‘lift’ en ‘buitenruimte’ een wens worden in plaats van een eis.",
        ),
        ({"bedrooms": 1}, {"min_bedrooms": 2}, "Past als 1 slaapkamer genoeg is in plaats van 2."),
        (
            {"bedrooms": 0},
            {"adults": 2},
            "Past als een woning zonder slaapkamer genoeg is in plaats van 1.",
        ),
        ({"rooms": 2}, {"min_rooms": 3}, "Past als 2 kamers genoeg zijn in plaats van 3."),
        ({"area_m2": 48.5}, {"min_area_m2": 50}, "Past als 48,5 m² genoeg is in plaats van 50."),
        (
            {"max_persons": 1},
            {"adults": 2},
            "Past als de corporatie 2 personen toestaat in plaats van 1.",
        ),
        (
            {"min_age": 55},
            {"birth_year": 1972},
            "Past als het leeftijdslabel vanaf 53 jaar geldt in plaats van 55.",
        ),
        (
            {"max_age": 27},
            {"birth_year": 1990},
            "Past als het leeftijdslabel tot en met 36 jaar geldt in plaats van 27.",
        ),
        (
            {"min_age": 55, "max_age": 27},
            {"birth_year": None},
            "Past als het leeftijdslabel klopt (nu vanaf 55 tot en met 27 jaar).",
        ),
        (
            {"accessibility": "GNV"},
            {"min_accessibility": "ROL"},
            "Past als toegankelijkheid GNV genoeg is in plaats van ROL.",
        ),
        (
            {"pets_allowed": False},
            {"has_pet": True},
            "Past als de corporatie het huisdier toestaat.",
        ),
        (
            {"floor": 0},
            {"ground_floor": "uitgesloten"},
            "Past als de cliënt toch op de begane grond kan wonen.",
        ),
        (
            {"neighbourhood_code": make.PLACES[2]},
            {"wanted_areas_required": True},
            "Past als ‘gewenste buurt’ een wens wordt in plaats van een eis.",
        ),
        (
            {},
            {"income": 60000},
            "Past als de corporatie hiervoor vrije toewijzingsruimte gebruikt.",
        ),
        (
            {},
            {"excluded_areas": (make.PLACES[0],), "has_pet": True, "max_rent": 1},
            "Past niet, ook niet met een kleine verandering: andere eis.",
        ),
        (
            {},
            {"consent_date": None, "max_rent": 1},
            "Eerst moet de cliënt toestemming geven om aan tafel te delen.",
        ),
        (
            {"pets_allowed": None},
            {"has_pet": True},
            "Te beslissen zodra bekend is: huisdier toegestaan.",
        ),
        ({"pets_allowed": False}, {"has_pet": None}, "Te beslissen zodra bekend is: huisdier."),
        (
            {"pets_allowed": False, "rooms": None},
            {"has_pet": True, "min_rooms": 1},
            "Kan passen als de corporatie het huisdier toestaat; "
            "te beslissen zodra bekend is: hoeveel kamers.",
        ),
    ],
)
def test_the_change_in_words(dwelling: Row, person: Row, sentence: str) -> None:
    found = change(make.fitting_vacancy(**dwelling), make.fitting_client(**person))
    assert found.text.replace("\u00a0", " ") == sentence


def test_changes_are_told_side_by_side_each_requirement_also_by_itself() -> None:
    dwelling = make.fitting_vacancy(calculation_rent=720, pets_allowed=False)
    found = change(dwelling, make.fitting_client(max_rent=700, has_pet=True))
    told = {c.criterion.id: c.words.replace("\u00a0", " ") for c in found.failing}
    assert told == {
        "rent_affordable": "de huur € 20,00 lager is",
        "income_fits_rent": "de huur € 6,98 lager is (passend tot en met € 713,02)",
        "pets": "de corporatie het huisdier toestaat",
    }
    assert found.steps == (
        Step("vacancy", "calculation_rent", 700.0),
        Step("vacancy", "pets_allowed", True),
    )


def test_a_lower_rent_that_makes_the_income_test_hold_says_so_too() -> None:
    dwelling = make.fitting_vacancy(calculation_rent=950)
    found = change(dwelling, make.fitting_client(income=60000, max_rent=900))
    assert [c.criterion.id for c in found.failing] == ["rent_affordable"]
    assert [c.criterion.id for c in found.together] == ["rent_affordable", "income_within_daeb"]


def test_an_unknown_household_gets_the_cap_that_suits_any() -> None:
    found = change(make.fitting_vacancy(calculation_rent=800), make.fitting_client(children=None))
    rents = [
        s.value for c in found.failing for s in c.steps if c.criterion.id == "income_fits_rent"
    ]
    assert rents == [713.02]


def test_a_line_that_the_policy_demands_is_the_policys_to_change() -> None:
    rules = {**STANDARD.rules, "lift": Rule(Kind.REQUIREMENT)}
    policy = replace(STANDARD, rules=rules)
    dwelling = make.fitting_vacancy(**WITHOUT_LIFT)
    wish = change(dwelling, make.fitting_client(), policy)
    assert wish.text == "Past als ‘lift’ in het beleid geen eis meer is."
    demand = change(dwelling, make.fitting_client(lift="eis"), policy)
    assert demand.text == (
        "Past als ‘lift’ in het beleid geen eis meer is, en voor de cliënt een wens."
    )


def test_a_rent_above_the_points_comes_down_to_them_where_the_policy_demands_it() -> None:
    rules = {**STANDARD.rules, "rent_within_points": Rule(Kind.REQUIREMENT)}
    dwelling = make.fitting_vacancy(net_rent=640, wws_points=100, dwelling_type="GAL")
    found = change(dwelling, make.fitting_client(), replace(STANDARD, rules=rules))
    assert found.text.replace("\u00a0", " ") == (
        "Past als de kale huur € 2,33 lager is (hoogste huur € 637,67)."
    )


def test_a_year_without_norms_asks_for_the_norms() -> None:
    facts = replace(make.facts_of([], []), reference_date=date(2031, 1, 5), norms=None)
    person = make.fitting_client(valid_until=date(2032, 1, 1), urgency_valid_until=date(2032, 1, 1))
    found = smallest_change(facts, STANDARD, make.fitting_vacancy(), person)
    assert found.verdict is PairVerdict.UNDETERMINED
    assert found.text == "Te beslissen zodra bekend is: de normen van 2031."


def test_a_label_serves_its_own_demand() -> None:
    """Why the dwelling's own label is the smallest change of the demand."""
    for label in ACCESSIBILITY:
        dwelling = make.fitting_vacancy(accessibility=label)
        assert change(dwelling, make.fitting_client(min_accessibility=label)).failing == ()


def test_what_can_be_asked_is_a_fact() -> None:
    assert set(ASKED) <= set(VACANCY_COLUMNS) | set(CLIENT_COLUMNS)
