"""Profiles that stand out are told of, and no others."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.operations.rarity import K, combined_of, rare, traits_of

ON = date(2026, 11, 24)
ORDINARY: dict[str, Any] = {"adults": 1, "children": 0, "birth_year": 1990, "has_pet": False}

ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "adults": st.sampled_from([None, 1, 2]),
            "children": st.sampled_from([None, 0, 1, 3]),
            "birth_year": st.sampled_from([None, 1960, 1990, 2004, 2006]),
            "pension_age": st.sampled_from([None, False, True]),
            "min_accessibility": st.sampled_from([None, "ZON", "ROL"]),
            "max_floor_without_lift": st.sampled_from([None, 0, 2]),
            "ground_floor": st.sampled_from([None, "eis", "wens", "nee", "uitgesloten"]),
            "has_pet": st.sampled_from([None, False, True]),
            "support_day_and_night": st.sampled_from([None, False, True]),
            "wanted_areas": st.sampled_from([None, (), ("BU99990101",), ("WK999902", "GM9999")]),
        }
    ),
    max_size=12,
)


def holders(rows: list[dict[str, Any]]) -> Counter[tuple[str, ...]]:
    """How many profiles have each trait and each pair, counted without the code under test."""
    counted: Counter[tuple[str, ...]] = Counter()
    having = [set(traits_of(row, ON)) for row in rows]
    for row in rows:
        for combined in combined_of(traits_of(row, ON)):
            counted[combined] = sum(set(combined) <= each for each in having)
    return counted


@given(ROWS)
def test_what_is_told_of_is_shared_by_fewer_than_three_and_all_else_by_three_or_more(
    rows: list[dict[str, Any]],
) -> None:
    shared, told = holders(rows), {each.place: each for each in rare(rows, ON)}
    for place, row in enumerate(rows):
        combined = list(combined_of(traits_of(row, ON)))
        if place in told:
            assert told[place].traits in combined
            assert told[place].shared_by == shared[told[place].traits] < K
        else:
            assert all(shared[each] >= K for each in combined)


@given(ROWS)
def test_the_least_that_makes_a_profile_stand_out_is_told(rows: list[dict[str, Any]]) -> None:
    shared = holders(rows)
    for each in rare(rows, ON):
        if len(each.traits) > 1:
            assert all(shared[(trait,)] >= K for trait in each.traits)


@given(ROWS, st.randoms())
def test_the_order_of_the_profiles_does_not_matter(rows: list[dict[str, Any]], draw: Any) -> None:
    places = list(range(len(rows)))
    draw.shuffle(places)
    shuffled = {places[each.place]: each.traits for each in rare([rows[p] for p in places], ON)}
    assert shuffled == {each.place: each.traits for each in rare(rows, ON)}


def test_two_traits_that_are_common_apart_and_rare_together_are_named_together() -> None:
    rows = [
        *({**ORDINARY, "children": 3} for _ in range(3)),
        *({**ORDINARY, "min_accessibility": "ROL"} for _ in range(3)),
        {**ORDINARY, "children": 3, "min_accessibility": "ROL"},
    ]
    (found,) = rare(rows, ON)
    assert found.place == 6
    assert found.sentence == (
        "Met deze gegevens samen is deze cliënt de enige: drie kinderen · rolstoel. "
        "Kan iets ruimer?"
    )


def test_one_trait_that_two_share_is_said_so() -> None:
    rows = [ORDINARY] * 8 + [{**ORDINARY, "children": 1}] * 2
    assert [each.sentence for each in rare(rows, ON)] == [
        "Met dit gegeven is deze cliënt bijna de enige: één kind. Kan iets ruimer?"
    ] * 2


@pytest.mark.parametrize(
    ("row", "traits"),
    [
        (ORDINARY, ("28 tot en met 54 jaar",)),
        ({"adults": None, "children": None, "birth_year": None}, ()),
        ({"pension_age": True, "birth_year": 1950}, ("AOW-leeftijd",)),
        (
            {"wanted_areas": ("BU99990101", "BU99990102", "3011")},
            ("wil in 3011", "wil in WK999901"),
        ),
        ({"max_floor_without_lift": 0}, ("trap tot en met begane grond",)),
        ({"adults": 12}, ("12 volwassenen",)),
    ],
)
def test_what_stands_out_is_what_the_table_sees(
    row: dict[str, Any], traits: tuple[str, ...]
) -> None:
    assert traits_of(row, ON) == traits
