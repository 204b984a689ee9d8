"""A policy in Dutch, and what differs between two."""

from dataclasses import replace
from itertools import permutations

import pytest

from matchtafel.matching.criteria.catalogue import BY_ID, CATALOGUE
from matchtafel.matching.policy import CONSENT, WEIGHTS, Caps, Kind, Policy, Rule, Unknown
from matchtafel.matching.policy_words import describe, differences
from tests.builders.policy import STANDARD

ADVICE = Rule(Kind.ADVICE)
HEAVY, LIGHT = Rule(Kind.PREFERENCE, WEIGHTS["heavy"]), Rule(Kind.PREFERENCE, WEIGHTS["light"])


def policy(caps: Caps | None = None, **rules: Rule) -> Policy:
    """The standard policy with these caps and rules."""
    return replace(STANDARD, rules={**STANDARD.rules, **rules}, caps=caps or STANDARD.caps)


def test_the_criteria_stand_by_what_they_do() -> None:
    said = describe(Policy("klein", "1", {"quiet": HEAVY, "lift": LIGHT, "area": ADVICE}))
    assert said[:4] == (
        "eis: toestemming",
        "voorkeur die zwaar weegt: rustig gelegen",
        "voorkeur die licht weegt: lift",
        "advies: oppervlakte",
    )
    assert said[4].startswith("niet gevraagd: profiel geldig, urgentie geldig, op tijd klaar, ")
    assert said[5:] == (
        "eis zodra een cliënt dat vraagt: lift, rustig gelegen",
        "past zeer goed vanaf 0,90, goed vanaf 0,75, redelijk vanaf 0,60, matig vanaf 0,40",
        "norm van urgentie tot aanbod: 3 maanden",
    )


def test_the_standard_policy_has_nothing_set_apart() -> None:
    heads = [line.partition(":")[0] for line in describe(STANDARD)]
    assert heads == [
        "eis",
        "voorkeur die zwaar weegt",
        "voorkeur die normaal weegt",
        "voorkeur die licht weegt",
        "advies",
        "eis zodra een cliënt dat vraagt",
        "past zeer goed vanaf 0,90, goed vanaf 0,75, redelijk vanaf 0,60, matig vanaf 0,40",
        "norm van urgentie tot aanbod",
    ]


@pytest.mark.parametrize("subject", [STANDARD, Policy("leeg", "1")], ids=lambda p: p.name)
def test_every_criterion_is_in_the_words_once(subject: Policy) -> None:
    groups = [line for line in describe(subject) if not line.startswith("eis zodra")]
    labels = [label for line in groups for label in line.partition(": ")[2].split(", ")]
    assert [labels.count(criterion.label) for criterion in CATALOGUE] == [1] * len(CATALOGUE)


def test_what_is_set_apart_is_told() -> None:
    said = describe(
        policy(
            quiet=replace(HEAVY, unknown=Unknown.SHOW),
            available_in_time=replace(LIGHT, limits={"days": 14}),
            near_anchors=replace(HEAVY, limits={"district": 0.65, "municipality": 0.3}),
        )
    )
    assert said[-5:-2] == (
        "op tijd klaar, dagen wachten waarbij het niet meer past: 14 in plaats van 30",
        "rustig gelegen: wat onbekend is, wordt alleen getoond",
        "netwerk dichtbij, graad in dezelfde wijk: 0,65 in plaats van 0,7",
    )


CAPS = Caps(
    neighbourhood={"*": 3, "BU99990101": 1},
    district={"WK999901": 5},
    municipality={"GM9999": 40},
    provider={"Thuisbaken": 2},
    corporation={"*": 4},
    careful={"*": 1, "BU99990101": 0},
)


def test_caps_are_told_by_name_and_every_other_last() -> None:
    assert describe(policy(CAPS))[-10:-2] == (
        "buurt BU99990101: hoogstens 1 plaatsing in 12 maanden",
        "iedere andere buurt: hoogstens 3 plaatsingen in 12 maanden",
        "wijk WK999901: hoogstens 5 plaatsingen in 12 maanden",
        "gemeente GM9999: hoogstens 40 plaatsingen in 12 maanden",
        "zorgaanbieder Thuisbaken: hoogstens 2 plaatsingen aan één tafel",
        "iedere corporatie: hoogstens 4 plaatsingen aan één tafel",
        "buurt BU99990101: hoogstens 0 zorgvuldige matches aan één tafel",
        "iedere andere buurt: hoogstens 1 zorgvuldige match aan één tafel",
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (policy(quiet=LIGHT), policy(), "rustig gelegen: weegt zwaar in plaats van licht"),
        (policy(), policy(pets=ADVICE), "huisdier: advies in plaats van eis"),
        (
            policy(),
            policy(pets=HEAVY),
            "huisdier: voorkeur die zwaar weegt in plaats van eis",
        ),
        (
            policy(),
            policy(quiet=Rule(Kind.OFF)),
            "rustig gelegen: niet gevraagd in plaats van voorkeur die zwaar weegt",
        ),
        (
            policy(),
            policy(quiet=replace(HEAVY, unknown=Unknown.SHOW)),
            "rustig gelegen: wat onbekend is, wordt alleen getoond",
        ),
        (
            policy(quiet=replace(HEAVY, unknown=Unknown.SHOW)),
            policy(),
            "rustig gelegen: wat onbekend is, wordt gevraagd",
        ),
        (
            policy(available_in_time=replace(LIGHT, limits={"days": 14})),
            policy(),
            "op tijd klaar, dagen wachten waarbij het niet meer past: 30 in plaats van 14",
        ),
        (
            policy(Caps(neighbourhood={"BU99990101": 3})),
            policy(Caps(neighbourhood={"BU99990101": 2})),
            "buurt BU99990101: hoogstens 2 in plaats van 3 plaatsingen in 12 maanden",
        ),
        (
            policy(),
            policy(Caps(careful={"*": 1})),
            "iedere buurt: hoogstens 1 zorgvuldige match aan één tafel in plaats van geen grens",
        ),
        (
            policy(Caps(provider={"Thuisbaken": 2})),
            policy(),
            "zorgaanbieder Thuisbaken: geen grens in plaats van "
            "hoogstens 2 plaatsingen aan één tafel",
        ),
        (
            policy(Caps(corporation={"*": 4})),
            policy(Caps(corporation={"*": 4, "Havenhuis": 1})),
            "corporatie Havenhuis: hoogstens 1 in plaats van 4 plaatsingen aan één tafel",
        ),
        (
            policy(),
            replace(STANDARD, thresholds=(0.9, 0.75, 0.605, 0.4)),
            "past redelijk vanaf 0,605 in plaats van 0,60",
        ),
        (
            policy(),
            replace(STANDARD, waiting_norm_months=1),
            "norm van urgentie tot aanbod: 1 in plaats van 3 maanden",
        ),
    ],
    ids=lambda value: value.partition(":")[0] if isinstance(value, str) else "",
)
def test_a_difference_is_told_in_one_line(before: Policy, after: Policy, said: str) -> None:
    assert differences(before, after) == (said,)


@pytest.mark.parametrize("name", [c.id for c in CATALOGUE if c.id != CONSENT])
def test_every_change_of_kind_or_weight_is_told_of_its_own_criterion(name: str) -> None:
    rules = [Rule(kind) for kind in Kind if kind is not Kind.PREFERENCE]
    rules += [Rule(Kind.PREFERENCE, weight) for weight in WEIGHTS.values()]
    for one, other in permutations(rules, 2):
        [said] = differences(policy(**{name: one}), policy(**{name: other}))
        assert said.startswith(f"{BY_ID[name].label}: ")


@pytest.mark.parametrize(
    "same",
    [
        replace(STANDARD, name="anders", version="9"),
        replace(STANDARD, rules={n: replace(r, limits={}) for n, r in STANDARD.rules.items()}),
        policy(consent=ADVICE),
    ],
    ids=["another name", "no threshold written out", "consent, which no policy changes"],
)
def test_what_does_the_same_is_no_difference(same: Policy) -> None:
    assert differences(STANDARD, same) == ("geen verschil",)


def test_a_cap_that_every_other_already_gives_is_no_difference() -> None:
    one, other = Caps(provider={"*": 2}), Caps(provider={"*": 2, "Thuisbaken": 2})
    assert differences(policy(one), policy(other)) == ("geen verschil",)


def test_of_what_is_no_longer_asked_only_that_is_told() -> None:
    before = policy(available_in_time=Rule(Kind.ADVICE, 0, Unknown.SHOW, {"days": 14}))
    after = policy(available_in_time=Rule(Kind.OFF))
    assert differences(before, after) == ("op tijd klaar: niet gevraagd in plaats van advies",)
