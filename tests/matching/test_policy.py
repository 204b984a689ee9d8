"""What a policy does to a pair: who beats whom, what an unknown does, and every threshold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from matchtafel.matching.criteria.catalogue import BY_ID, CATALOGUE
from matchtafel.matching.policy import WEIGHTS, Caps, Kind, Policy, Rule, Unknown, cap_of
from matchtafel.matching.score import Scores, evaluate
from matchtafel.matching.spread import spread
from matchtafel.matching.verdict import PairVerdict, Verdict
from tests.builders.policy import STANDARD

from . import builders as make

REQUIRED, OFF = Rule(Kind.REQUIREMENT), Rule(Kind.OFF)
HEAVY = Rule(Kind.PREFERENCE, WEIGHTS["heavy"])
EXCLUDED, ELIGIBLE, OPEN = PairVerdict.EXCLUDED, PairVerdict.ELIGIBLE, PairVerdict.UNDETERMINED
# For each criterion that a client can require: a dwelling without it, and how it is asked.
ASKED: dict[str, tuple[dict[str, Any], str]] = {
    "ground_floor": ({"floor": 3}, "ground_floor"),
    "lift": ({"floor": 3, "lift": False}, "lift"),
    "outdoor_space": ({"outdoor_space": "geen"}, "outdoor_space"),
    "own_entrance": ({"entrance": "portiek"}, "own_entrance"),
    "quiet": ({"situation": "DRU"}, "quiet"),
    "sound_insulation": ({"poor_sound_insulation": True}, "sound_insulation"),
}
WANTED = {"wanted_areas": (make.PLACES[2],)}


def only(**rules: Rule) -> Policy:
    """A policy that asks just these criteria."""
    return Policy("proef", "1", rules)


def scored(dwelling: Mapping[str, Any], person: Mapping[str, Any], policy: Policy) -> Scores:
    facts = make.facts_of([make.vacancy(**dwelling)], [make.client(**person)])
    return evaluate(facts, policy)


def verdict(dwelling: Mapping[str, Any], person: Mapping[str, Any], policy: Policy) -> PairVerdict:
    return PairVerdict(int(scored(dwelling, person, policy).verdict[0, 0]))


def degree_of(
    name: str, dwelling: dict[str, Any], person: dict[str, Any], limits: Mapping[str, float]
) -> float | None:
    policy = only(**{name: Rule(Kind.ADVICE, limits=limits)})
    judged = make.judgements(make.vacancy(**dwelling), make.client(**person), policy=policy)[name]
    return judged.degree


def test_every_criterion_that_a_client_can_require_is_looked_at_here() -> None:
    assert {*ASKED, "wanted_area"} == {c.id for c in CATALOGUE if c.required}


@pytest.mark.parametrize("name", ASKED)
def test_the_eis_of_a_client_beats_the_preference_of_the_policy(name: str) -> None:
    dwelling, line = ASKED[name]
    policy = only(**{name: HEAVY})
    assert verdict(dwelling, {line: "eis"}, policy) is EXCLUDED
    wished = scored(dwelling, {line: "wens"}, policy)
    assert (wished.verdict[0, 0], wished.score[0, 0]) == (ELIGIBLE, 0)


def test_a_list_of_areas_with_eis_beats_the_preference_of_the_policy() -> None:
    dwelling, policy = {"neighbourhood_code": make.PLACES[0]}, only(wanted_area=HEAVY)
    assert verdict(dwelling, {**WANTED, "wanted_areas_required": True}, policy) is EXCLUDED
    assert verdict(dwelling, WANTED, policy) is ELIGIBLE


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("answer", ["nee", "wens", None, "nvt"])
def test_no_line_of_a_profile_softens_the_requirement_of_the_policy(
    name: str, answer: str | None
) -> None:
    dwelling, line = ASKED[name]
    person = {"not_applicable": (line,)} if answer == "nvt" else {line: answer}
    policy = only(**{name: REQUIRED})
    assert verdict(dwelling, person, policy) is EXCLUDED
    assert (
        make.judgements(make.vacancy(**dwelling), make.client(**person), policy=policy)[
            name
        ].verdict
        is Verdict.FAILS
    )


def test_a_wish_for_areas_does_not_soften_the_requirement_of_the_policy() -> None:
    dwelling, policy = {"neighbourhood_code": make.PLACES[1]}, only(wanted_area=REQUIRED)
    wished = {"wanted_areas": (make.PLACES[0],), "wanted_areas_required": False}
    assert verdict(dwelling, wished, policy) is EXCLUDED
    assert verdict(dwelling, {"wanted_areas": ()}, policy) is ELIGIBLE


def test_a_client_may_still_rule_out_the_ground_floor_that_the_policy_demands() -> None:
    person, policy = {"ground_floor": "uitgesloten"}, only(ground_floor=REQUIRED)
    assert verdict({"floor": 0}, person, policy) is EXCLUDED
    assert verdict({"floor": 1}, person, policy) is ELIGIBLE


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("rule", [Rule(Kind.ADVICE), OFF], ids=lambda rule: rule.kind.value)
def test_what_the_policy_only_shows_or_does_not_ask_no_client_makes_a_requirement(
    name: str, rule: Rule
) -> None:
    dwelling, line = ASKED[name]
    policy = only(**{name: rule})
    assert verdict(dwelling, {line: "eis"}, policy) is ELIGIBLE
    judged = make.judgements(
        make.vacancy(**dwelling), make.client(**{line: "eis"}), policy=policy
    ).get(name)
    assert (judged.kind if judged else Kind.OFF) is rule.kind


@pytest.mark.parametrize("rule", [OFF, Rule(Kind.ADVICE), HEAVY])
def test_no_policy_looks_at_who_gave_no_consent(rule: Rule) -> None:
    for policy in (only(consent=rule), only()):
        found = scored({}, {"consent_date": None}, policy)
        assert (found.verdict[0, 0], found.consent[0, 0]) == (EXCLUDED, False)
        assert np.isnan(found.score[0, 0])
        judged = make.judgements(make.vacancy(), make.client(consent_date=None), policy=policy)
        assert [(name, one.kind) for name, one in judged.items()] == [("consent", Kind.REQUIREMENT)]


@pytest.mark.parametrize(("unknown", "expected"), [(Unknown.ASK, OPEN), (Unknown.SHOW, ELIGIBLE)])
def test_an_unknown_requirement_holds_a_pair_up_only_where_it_is_asked(
    unknown: Unknown, expected: PairVerdict
) -> None:
    policy = only(pets=replace(REQUIRED, unknown=unknown))
    person = {"has_pet": True}
    assert verdict({}, person, policy) is expected
    judged = make.judgements(make.vacancy(), make.client(**person), policy=policy)["pets"]
    assert (judged.verdict, judged.holds_up) == (Verdict.UNKNOWN, expected is OPEN)


def test_an_unknown_that_is_only_shown_never_hides_a_requirement_that_fails() -> None:
    policy = only(pets=replace(REQUIRED, unknown=Unknown.SHOW))
    assert verdict({"pets_allowed": False}, {"has_pet": True}, policy) is EXCLUDED


@pytest.mark.parametrize(
    ("unknown", "low", "high"), [(Unknown.ASK, 0.2, 1.0), (Unknown.SHOW, 1.0, 1.0)]
)
def test_an_unknown_preference_widens_the_interval_only_where_it_is_asked(
    unknown: Unknown, low: float, high: float
) -> None:
    lift = Rule(Kind.PREFERENCE, WEIGHTS["light"])
    policy = only(quiet=replace(HEAVY, unknown=unknown), lift=lift)
    found = scored({"lift": True}, {"quiet": "wens", "lift": "wens"}, policy)
    assert (found.score[0, 0], found.low[0, 0], found.high[0, 0]) == (1.0, low, high)


# --- thresholds -----------------------------------------------------------------------------

DAY = date(2026, 12, 1)
HERE = {"neighbourhood_code": make.PLACES[0]}


def waits(days: int) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"available_from": DAY}, {"ready_from": DAY + timedelta(days)}


@pytest.mark.parametrize(
    ("name", "limit", "value", "pair", "degree"),
    [
        ("available_in_time", "days", 14, waits(0), 1.0),
        ("available_in_time", "days", 14, waits(7), 0.5),
        ("available_in_time", "days", 14, waits(13), 0.071429),
        ("available_in_time", "days", 14, waits(14), 0.0),
        ("available_in_time", "days", 14, waits(15), 0.0),
        ("available_in_time", "days", 1, waits(1), 0.0),
        ("outdoor_space", "shared", 0.25, ({"outdoor_space": "gedeeld"}, {}), None),
        (
            "outdoor_space",
            "shared",
            0.25,
            ({"outdoor_space": "gedeeld"}, {"outdoor_space": "wens"}),
            0.25,
        ),
        (
            "outdoor_space",
            "shared",
            1.0,
            ({"outdoor_space": "gedeeld"}, {"outdoor_space": "wens"}),
            1.0,
        ),
        (
            "wanted_area",
            "same_district",
            0.2,
            (HERE, {"wanted_areas": (make.PLACES[1],)}),
            0.2,
        ),
        ("wanted_area", "same_district", 0.2, (HERE, {"wanted_areas": (make.PLACES[0],)}), 1.0),
        ("wanted_area", "same_district", 0.2, (HERE, WANTED), 0.0),
        ("near_anchors", "district", 0.6, (HERE, {"anchor_areas": (make.PLACES[1],)}), 0.6),
        ("near_anchors", "district", 0.6, (HERE, {"anchor_areas": (make.PLACES[2],)}), 0.3),
        ("near_anchors", "municipality", 0.1, (HERE, {"anchor_areas": (make.PLACES[2],)}), 0.1),
        ("near_anchors", "municipality", 0.1, (HERE, {"anchor_areas": (make.PLACES[1],)}), 0.7),
        ("carrying_capacity", "orange", 0.2, ({"carrying_capacity": "oranje"}, {}), 0.2),
        ("carrying_capacity", "orange", 0.2, ({"carrying_capacity": "groen"}, {}), 1.0),
        ("carrying_capacity", "orange", 0.2, ({"carrying_capacity": "rood"}, {}), 0.0),
        ("liveability", "weak", 6, ({"liveability": 5}, {}), 0.0),
        ("liveability", "weak", 6, ({"liveability": 6}, {}), 0.5),
        ("liveability", "weak", 6, ({"liveability": 7}, {}), 1.0),
        (
            "careful_match",
            "orange",
            0.2,
            ({"carrying_capacity": "oranje"}, {"match_weight": "zorgvuldig"}),
            0.2,
        ),
        ("offers_refused", "many", 3, ({}, {"offers_refused": 1}), 0.5),
        ("offers_refused", "many", 3, ({}, {"offers_refused": 2}), 0.5),
        ("offers_refused", "many", 3, ({}, {"offers_refused": 3}), 0.0),
        ("offers_refused", "many", 1, ({}, {"offers_refused": 0}), 1.0),
        ("offers_refused", "many", 1, ({}, {"offers_refused": 1}), 0.0),
        ("energy_costs", "d", 0.2, ({"energy_label": "D"}, {}), 0.2),
        ("energy_costs", "d", 0.2, ({"energy_label": "C"}, {}), 1.0),
        ("energy_costs", "d", 0.2, ({"energy_label": "E"}, {}), 0.0),
    ],
)
def test_a_threshold_of_the_policy_is_the_one_that_judges(
    name: str,
    limit: str,
    value: float,
    pair: tuple[dict[str, Any], dict[str, Any]],
    degree: float | None,
) -> None:
    assert degree_of(name, *pair, {limit: value}) == degree


LIMITS = [(c.id, name) for c in CATALOGUE for name in c.limits]


@pytest.mark.parametrize(("name", "limit"), LIMITS)
def test_every_threshold_that_a_policy_may_set_changes_a_degree(name: str, limit: str) -> None:
    facts = make.facts_of(make.random_vacancies(7, 60), make.random_clients(7, 60))
    least, most = (
        spread(facts, BY_ID[name], only(**{name: replace(HEAVY, limits={limit: value})}))
        for value in BY_ID[name].limits[limit][1:3]
    )
    assert not np.array_equal(least.degree, most.degree, equal_nan=True)


@pytest.mark.parametrize(("name", "limit"), LIMITS)
def test_a_threshold_that_is_not_set_is_the_criterions_own(name: str, limit: str) -> None:
    own = BY_ID[name].limits[limit]
    assert own.least <= own.standard <= own.most
    assert BY_ID[name].limits_under(Rule(Kind.ADVICE))[limit] == own.standard


def test_a_band_begins_at_its_own_score() -> None:
    person = {"lift": "wens", "quiet": "wens"}
    policy = only(lift=Rule(Kind.PREFERENCE, 1.0), quiet=Rule(Kind.PREFERENCE, 4.0))
    dwelling = {"lift": False, "floor": 3, "situation": "RUS"}  # 4 of 5
    for good, band in ((0.8, 1), (0.800001, 2)):
        bands = replace(policy, thresholds=(0.9, good, 0.6, 0.4))
        assert scored(dwelling, person, bands).band[0, 0] == band


def test_a_cap_is_of_its_name_else_of_every_other_else_none() -> None:
    caps = Caps(provider={"Thuisbaken": 2, "*": 5}, corporation={"Havenhuis": 0})
    assert [cap_of(caps.provider, name) for name in ("Thuisbaken", "Kompas")] == [2, 5]
    assert [cap_of(caps.corporation, name) for name in ("Havenhuis", "Woonstede")] == [0, None]


def test_the_same_policy_by_any_order_of_its_rules_gives_the_same_scores() -> None:
    facts = make.facts_of(make.random_vacancies(3, 9), make.random_clients(3, 9))
    turned = replace(STANDARD, rules=dict(reversed(list(STANDARD.rules.items()))))
    one, other = evaluate(facts, STANDARD), evaluate(facts, turned)
    assert np.array_equal(one.score, other.score, equal_nan=True)
    assert np.array_equal(one.verdict, other.verdict)
