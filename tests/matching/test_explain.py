"""The explanation of one pair: every criterion, its facts and where they come from."""

from dataclasses import replace
from datetime import date

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.explain import Origin
from matchtafel.matching.policy import Kind, Rule, Unknown
from matchtafel.matching.verdict import Verdict
from tests.builders.policy import STANDARD

from . import builders as make

PERSON = {"source": "profielen.xlsx, rij 3", "recorded_on": date(2026, 11, 23)}


def test_every_criterion_that_is_not_off_is_judged_in_the_order_of_the_catalogue() -> None:
    judged = make.judgements(make.vacancy(), make.client())
    asked = [c.id for c in CATALOGUE if STANDARD.rule(c.id).kind is not Kind.OFF]
    assert list(judged) == asked
    for judgement in judged.values():
        assert judgement.words.fact


def test_a_fact_tells_where_it_comes_from_and_since_when() -> None:
    judged = make.judgements(
        make.fitting_vacancy(source="woningen.xlsx, rij 2"), make.fitting_client(**PERSON)
    )
    rent = judged["rent_affordable"]
    assert rent.vacancy_origin == Origin("woningen.xlsx, rij 2")
    assert rent.client_origin == Origin("profielen.xlsx, rij 3", date(2026, 11, 23))
    assert rent.client_origin.text == "profielen.xlsx, rij 3 (23 november 2026)"
    assert judged["profile_valid"].vacancy_origin is None
    assert judged["liveability"].client_origin is None


def test_a_fact_of_the_neighbourhood_tells_its_own_origin() -> None:
    judged_on = ("buurten.xlsx, rij 5", date(2026, 10, 6))
    dwelling = make.fitting_vacancy(
        source="woningen.xlsx, rij 2", origins={"carrying_capacity": judged_on}
    )
    judged = make.judgements(dwelling, make.fitting_client(**PERSON))
    assert judged["carrying_capacity"].vacancy_origin == Origin(*judged_on)
    assert judged["quiet"].vacancy_origin == Origin("woningen.xlsx, rij 2")


def test_rows_that_do_not_tell_have_no_origin() -> None:
    judged = make.judgements(make.fitting_vacancy(), make.fitting_client())
    assert {(j.vacancy_origin, j.client_origin) for j in judged.values()} == {(None, None)}


def test_an_unknown_that_is_only_shown_holds_nothing_up() -> None:
    shown = replace(
        STANDARD, rules={**STANDARD.rules, "pets": Rule(Kind.REQUIREMENT, unknown=Unknown.SHOW)}
    )
    dwelling, person = make.fitting_vacancy(), make.fitting_client(has_pet=None)
    dwelling["pets_allowed"] = None
    for policy, holds_up in ((STANDARD, True), (shown, False)):
        pets = make.judgements(dwelling, person, policy=policy)["pets"]
        assert (pets.verdict, pets.holds_up) == (Verdict.UNKNOWN, holds_up)


def test_what_does_not_apply_says_so_and_what_the_policy_demands_says_the_fact() -> None:
    dwelling = make.fitting_vacancy(floor=3, lift=False)
    person = make.fitting_client(lift=None, not_applicable=("lift",))
    aside = make.judgements(dwelling, person)["lift"]
    assert aside.words.text == "lift: niet van toepassing"
    rules = {**STANDARD.rules, "lift": Rule(Kind.REQUIREMENT)}
    demanded = make.judgements(dwelling, person, policy=replace(STANDARD, rules=rules))["lift"]
    assert demanded.fails
    assert demanded.words.fact == "3e verdieping, geen lift"
