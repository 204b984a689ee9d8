"""Two beside each other: what sets them apart adds up to the difference that is shown."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.explain import Explainer
from matchtafel.matching.explanation.sentences import why_first
from matchtafel.matching.explanation.standing import standing
from matchtafel.matching.explanation.versus import Effect, Level, Standing, Versus, versus
from matchtafel.matching.rank import order
from matchtafel.matching.rounding import hundredths
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from .. import builders as make
from ..builders import Row

SEEDS, PLACES = st.integers(0, 10**6), st.integers(0, 7)


def standings(dwellings: list[Row], persons: list[Row]) -> list[list[Standing]]:
    """How every client stands at every dwelling, (V, C)."""
    facts = make.facts_of(dwellings, persons)
    scores = evaluate(facts, STANDARD)
    explainer = Explainer(facts, STANDARD, dwellings, persons)
    return [
        [
            standing(facts, scores, v, c, name=f"{'AB'[min(c, 1)]}", judged=explainer.pair(v, c))
            for c in range(len(persons))
        ]
        for v in range(len(dwellings))
    ]


def beside(dwelling: Row, first: Row, second: Row) -> Versus:
    numbered = [{**first, "profile_number": "P-1"}, {**second, "profile_number": "P-2"}]
    return versus(*standings([dwelling], numbered)[0])


@settings(max_examples=40)
@given(SEEDS, PLACES, PLACES, PLACES)
def test_what_sets_two_candidates_apart_adds_up_to_the_difference_shown(
    seed: int, row: int, one: int, other: int
) -> None:
    persons = make.random_clients(seed, 8)
    a, b = standings([make.random_vacancies(seed, 8)[row]], [persons[one], persons[other]])[0]
    found = versus(a, b)
    effects = [*found.ahead, *found.behind]
    if a.score is None or b.score is None:
        assert (found.points, effects) == (None, [])
        return
    assert found.points == hundredths(a.score) - hundredths(b.score)
    assert sum(effect.points for effect in effects) == found.points
    assert sum(e.share for e in effects) == pytest.approx(a.score - b.score, abs=2e-6)
    assert all(e.points >= 0 for e in found.ahead)
    assert all(e.points <= 0 for e in found.behind)
    for side in (found.ahead, found.behind):
        assert [abs(e.share) for e in side] == sorted((abs(e.share) for e in side), reverse=True)


@settings(max_examples=40)
@given(SEEDS, PLACES, PLACES, PLACES)
def test_turned_round_it_says_the_reverse(seed: int, row: int, one: int, other: int) -> None:
    persons = make.random_clients(seed, 8)
    a, b = standings([make.random_vacancies(seed, 8)[row]], [persons[one], persons[other]])[0]
    found, back = versus(a, b), versus(b, a)
    assert [e.criterion.id for e in found.ahead] == [e.criterion.id for e in back.behind]
    assert [c.criterion.id for c in found.requirements] == [
        c.criterion.id for c in back.requirements
    ]
    assert (found.first, found.level) == (back.first, back.level)
    assert (found.points is None) == (back.points is None)


@settings(max_examples=20)
@given(SEEDS)
def test_who_stands_higher_is_who_ranks_higher(seed: int) -> None:
    dwellings, persons = make.random_vacancies(seed, 3), make.random_clients(seed, 6)
    facts = make.facts_of(dwellings, persons)
    ranked = order(facts, evaluate(facts, STANDARD))
    for row, stands in enumerate(standings(dwellings, persons)):
        for higher, lower in zip(ranked[row], ranked[row][1:], strict=False):
            assert versus(stands[lower], stands[higher]).first is stands[higher]


def named(effects: tuple[Effect, ...]) -> dict[str, int]:
    return {effect.criterion.id: effect.points for effect in effects}


def test_each_has_what_the_other_lacks() -> None:
    # Weights: in time 1, lift 2, outdoor 1, entrance 2, quiet 4, sound 4, wanted 4, near 4.
    dwelling = make.fitting_vacancy(situation="DRU", outdoor_space="geen")
    found = beside(
        dwelling,
        make.fitting_client(quiet="nee"),
        make.fitting_client(outdoor_space="nee", anchor_areas=(make.PLACES[2],)),
    )
    # A loses 1/18; B loses 4/21 for quiet and 4/21 x 0.7 for its network.
    assert named(found.ahead) == {"quiet": 19, "near_anchors": 13}
    assert named(found.behind) == {"outdoor_space": -6}
    assert found.points == 94 - 68


def test_a_shared_shortfall_weighs_more_where_less_is_known() -> None:
    dwelling = make.fitting_vacancy(situation="DRU", poor_sound_insulation=True)
    less = make.fitting_client(sound_insulation=None)
    found = beside(dwelling, less, make.fitting_client(sound_insulation="nee"))
    assert (found.ahead, found.behind) == ((), ())
    asked = beside(dwelling, less, make.fitting_client(sound_insulation="wens"))
    assert set(named(asked.ahead)) == {"sound_insulation"}
    assert set(named(asked.behind)) == {"quiet"}


def test_requirements_differ_where_one_does_not_meet_them() -> None:
    dwelling = make.fitting_vacancy(pets_allowed=None)
    found = beside(
        dwelling,
        make.fitting_client(has_pet=True, max_rent=600.0),
        make.fitting_client(has_pet=None, lift="eis"),
    )
    assert [c.criterion.id for c in found.requirements] == ["rent_affordable"]


SAME: Row = {"urgency_date": date(2026, 10, 1)}


@pytest.mark.parametrize(
    ("first", "second", "level", "sentence"),
    [
        (
            {"max_rent": 600.0},
            {},
            Level.VERDICT,
            "B staat boven A: B voldoet aan alle eisen, A voldoet niet (huur te dragen).",
        ),
        (
            {"max_rent": 600.0},
            {"has_pet": True},
            Level.VERDICT,
            "B staat boven A: B kan nog voldoen (huisdier onbekend), A voldoet niet "
            "(huur te dragen).",
        ),
        (
            {},
            {"has_pet": True},
            Level.VERDICT,
            "A staat boven B: A voldoet aan alle eisen, van B is nog onbekend: huisdier.",
        ),
        (
            {"excluded_areas": (make.PLACES[0],)},
            {},
            Level.VERDICT,
            "B staat boven A: B voldoet aan alle eisen, A voldoet niet (andere eis).",
        ),
        (
            {},
            {"wanted_areas": ("BU99980101",)},
            Level.BAND,
            "A staat boven B: A past zeer goed en B past goed.",
        ),
        (
            {"urgency_date": date(2026, 11, 1)},
            {},
            Level.WAITING,
            "B staat boven A: beide passen zeer goed, en B wacht langer (54 dagen tegen 23).",
        ),
        (
            {},
            {"urgency_date": None},
            Level.WAITING,
            "A staat boven B: beide passen zeer goed, en van B is de wachttijd niet bekend.",
        ),
        (
            {"ready_from": date(2026, 12, 16)},
            {},
            Level.SCORE,
            "B staat boven A: beide passen zeer goed, en de score is hoger (100 tegen 98).",
        ),
        (
            {"max_rent": 600.0},
            {"max_rent": 600.0, "urgency_date": date(2026, 9, 1)},
            Level.WAITING,
            "B staat boven A: beide voldoen niet aan een eis, en B wacht langer "
            "(84 dagen tegen 54).",
        ),
        (
            {"consent_date": None},
            {},
            Level.VERDICT,
            "Zonder toestemming van A om aan tafel te delen valt er niets te vergelijken.",
        ),
    ],
)
def test_one_sentence_says_why_one_stands_above_the_other(
    first: dict[str, Any], second: dict[str, Any], level: Level, sentence: str
) -> None:
    dwelling = make.fitting_vacancy(pets_allowed=None)
    found = beside(dwelling, make.fitting_client(**first), make.fitting_client(**second))
    assert found.level is level
    assert why_first(found) == sentence


def test_a_small_difference_is_told_in_decimals() -> None:
    ready = [date(2026, 12, 2), date(2026, 12, 3)]
    found = beside(make.fitting_vacancy(), *(make.fitting_client(ready_from=day) for day in ready))
    assert found.points == 0
    assert why_first(found).endswith("de score is hoger (99,8485 tegen 99,6970).")


def test_the_lot_decides_between_equals() -> None:
    found = beside(make.fitting_vacancy(), make.fitting_client(), make.fitting_client())
    assert found.level is Level.LOT
    assert "verder zijn ze gelijk" in why_first(found)


def test_the_roles_turn_for_two_dwellings_of_one_client() -> None:
    busy = make.fitting_vacancy(situation="DRU", carrying_capacity="rood", unit_number="2")
    person = make.fitting_client()
    (calm,), (loud,) = standings([make.fitting_vacancy(), busy], [person])
    found = versus(calm, loud)
    assert named(found.ahead) == {"quiet": 18}
    assert [c.criterion.id for c in found.advice] == ["carrying_capacity", "careful_match"]
    assert found.first is calm
    assert versus(calm, calm).level is Level.EQUAL
    assert versus(calm, calm).first is None
