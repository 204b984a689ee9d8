"""Caps of files and policy, what they cost, and what else could not be met: named."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.proposal.caps import Cap
from matchtafel.matching.proposal.optimum import best_placement
from matchtafel.matching.proposal.propose import Proposal, Wishes
from matchtafel.matching.proposal.reasons import Shortfall
from matchtafel.matching.proposal.wishes import OpenTable

from . import builders as make
from .small_tables import CROSS, ELIGIBLE, EXCLUDED, NEST, Table, order, simple, table

SEEDS = st.integers(0, 10**6)
HERE = {
    "neighbourhood_code": "BU99990101",
    "neighbourhood_name": "Oosterkade",
    "placements_12m": 0,
}


def three_by_three(*, clients: list[dict[str, Any]] | None = None, **facts: Any) -> Table:
    """Three dwellings, three clients, who all fit everywhere."""
    one = simple([[ELIGIBLE] * 3] * 3, **{**HERE, **facts})
    if clients is None:
        return one
    people = [make.client(profile_number=f"P{i}", **facts) for i, facts in enumerate(clients)]
    rows = [make.vacancy(**{"unit_number": f"{i}", **HERE, **facts}) for i in range(3)]
    return replace(one, facts=make.facts_of(rows, people))


def reasons(found: Proposal) -> set[str]:
    return set(found.unfilled.values())


@pytest.mark.parametrize(
    ("caps", "said"),
    [
        ({"neighbourhood": {"*": 2}}, "buurt Oosterkade zit aan de afgesproken 2 plaatsingen"),
        ({"district": {"WK999901": 1}}, "wijk WK999901 zit aan de afgesproken 1 plaatsing"),
        ({"municipality": {"*": 2}}, "gemeente GM9999 zit aan de afgesproken 2 plaatsingen"),
        (
            {"provider": {"Thuisbaken": 2}},
            "zorgaanbieder Thuisbaken zit aan de afgesproken 2 plaatsingen aan deze tafel",
        ),
        (
            {"corporation": {"*": 0}},
            "corporatie Havenhuis zit aan de afgesproken 0 plaatsingen aan deze tafel",
        ),
        (
            {"careful": {"BU99990101": 1}},
            "buurt Oosterkade zit aan de afgesproken 1 zorgvuldige match aan deze tafel",
        ),
    ],
)
def test_a_cap_holds_and_is_named(caps: dict[str, dict[str, int]], said: str) -> None:
    one = three_by_three(clients=[{"match_weight": "zorgvuldig"}] * 3).capped(**caps)
    found = one.proposal
    most = next(iter(next(iter(caps.values())).values()))
    assert len(found.placements) == found.agenda_order.placed == most
    assert found.unmet == (said,)
    assert reasons(found) == {said}


def test_the_tightest_of_nested_caps_is_named() -> None:
    one = three_by_three(placements_cap=3, placements_12m=1)
    found = one.capped(neighbourhood={"*": 4}, district={"*": 3}, municipality={"*": 3}).proposal
    assert len(found.placements) == 2
    assert found.unmet == ("buurt Oosterkade zit aan de afgesproken 3 plaatsingen",)


def test_a_wijk_counts_all_that_is_known_of_its_neighbourhoods() -> None:
    hoods = [("BU99990101", 2), ("BU99990102", 1), ("BU99990201", 5), ("BU99990102", 1)]
    rows = [
        make.vacancy(unit_number=f"{i}", neighbourhood_code=code, placements_12m=placed)
        for i, (code, placed) in enumerate(hoods)
    ]
    people = [make.client(profile_number=f"P{i}") for i in range(4)]
    scores = make.scores_of(np.zeros((4, 4)), np.full((4, 4), 0.8))
    one = Table(make.facts_of(rows, people), scores, Wishes()).capped(district={"WK999901": 4})
    assert len(one.proposal.placements) == 2
    assert one.proposal.unmet == ("wijk WK999901 zit aan de afgesproken 4 plaatsingen",)


@pytest.mark.parametrize(
    ("caps", "most"),
    [({"district": {"WK999901": 4}}, 1), ({"municipality": {"GM9999": 9}}, 2)],
)
def test_a_neighbourhood_without_a_dwelling_here_counts_in_its_wijk_and_gemeente(
    caps: dict[str, dict[str, int]], most: int
) -> None:
    elsewhere = {"BU99990102": 3.0, "BU99990201": 4.0, "BU88880101": 50.0}
    one = three_by_three()
    one = replace(one, facts=replace(one.facts, placed_12m=elsewhere)).capped(**caps)
    assert len(one.proposal.placements) == most
    (area, agreed) = next(iter(next(iter(caps.values())).items()))
    noun = "wijk" if area.startswith("WK") else "gemeente"
    assert one.proposal.unmet == (f"{noun} {area} zit aan de afgesproken {agreed} plaatsingen",)
    assert one.proposal.notes == ()


def test_a_neighbourhood_here_counts_once_in_its_wijk() -> None:
    one = three_by_three(placements_12m=2)
    facts = replace(one.facts, placed_12m={"BU99990101": 2.0})
    found = replace(one, facts=facts).capped(district={"WK999901": 4}).proposal
    assert len(found.placements) == 2


def test_some_of_the_facts_keep_what_is_known_of_all_neighbourhoods() -> None:
    facts = replace(three_by_three().facts, placed_12m={"BU99990102": 3.0})
    assert facts.take([0], [1]).placed_12m == facts.between(slice(1, 2)).placed_12m
    assert facts.take([0], [1]).placed_12m == {"BU99990102": 3.0}


def test_an_unknown_number_of_placements_is_said_and_not_counted() -> None:
    found = three_by_three(placements_cap=2, placements_12m=None).proposal
    said = "in buurt Oosterkade zijn hoogstens 2 plaatsingen afgesproken; hoeveel er al waren is "
    assert len(found.placements) == 2
    assert found.unmet == (said + "onbekend",)
    assert reasons(found) == {said + "onbekend"}
    assert found.notes == (
        "buurt Oosterkade: onbekend hoeveel plaatsingen er in 12 maanden waren; "
        "afgesproken is hoogstens 2",
    )


def test_an_unknown_number_is_noted_where_the_cap_costs_nothing() -> None:
    found = three_by_three(placements_cap=9, placements_12m=None).proposal
    assert (found.unmet, len(found.notes)) == ((), 1)


def test_nothing_is_noted_where_nobody_is_placed_or_the_number_is_known() -> None:
    decided = Wishes(taken=[(0, 0)], closed=[0, 1, 2])
    unknown = three_by_three(placements_cap=2, placements_12m=None)
    assert replace(unknown, wishes=decided).proposal.notes == ()
    assert three_by_three(placements_cap=2).proposal.notes == ()
    assert three_by_three(placements_12m=None).proposal.notes == ()


def test_a_lock_where_the_number_is_unknown_is_noted() -> None:
    one = three_by_three(placements_cap=0, placements_12m=None)
    found = replace(one, wishes=Wishes(locks=[(0, 0)])).proposal
    assert found.unmet == (
        "de vaste keuzes gaan bij buurt Oosterkade over de afgesproken 0 plaatsingen: "
        "het zijn er minstens 1",
    )
    assert len(found.notes) == 1


def test_a_wijk_of_which_one_neighbourhood_is_unknown_counts_the_others_and_says_so() -> None:
    one = three_by_three(placements_12m=1)
    facts = replace(one.facts, placed_12m={"BU99990102": np.nan, "BU99990103": 2.0})
    one = replace(one, facts=facts)
    found = one.capped(district={"WK999901": 4}).proposal
    assert len(found.placements) == 1
    assert found.unmet == (
        "in wijk WK999901 zijn hoogstens 4 plaatsingen afgesproken; "
        "hoeveel er al waren is niet van elke buurt bekend",
    )
    assert found.notes == (
        "wijk WK999901: niet van elke buurt bekend hoeveel plaatsingen er in 12 maanden waren; "
        "afgesproken is hoogstens 4",
    )
    over = one.capped(district={"WK999901": 2}).proposal
    assert over.unmet == ("wijk WK999901 zit met minstens 3 al boven de afgesproken 2 plaatsingen",)


def test_what_lies_nowhere_known_or_has_no_known_owner_has_no_cap() -> None:
    one = three_by_three(
        clients=[{"provider": None}] * 3, neighbourhood_code=None, corporation=None
    )
    every = {kind: {"*": 0} for kind in (*NEST, *CROSS)}
    assert len(one.capped(**every).proposal.placements) == 3


def test_decisions_count_once() -> None:
    """In an area they are in its placements of 12 months, when those are known."""
    taken = Wishes(taken=[(0, 0)])
    for known, left in ((1, 1), (None, 1), (2, 0)):
        one = replace(three_by_three(placements_12m=known), wishes=taken)
        for caps in ({"neighbourhood": {"*": 2}}, {"district": {"*": 2}}):
            assert len(one.capped(**caps).proposal.placements) == 1 + left
    one = replace(three_by_three(placements_12m=2), wishes=taken)
    for caps in ({"provider": {"*": 2}}, {"corporation": {"*": 2}}):
        assert len(one.capped(**caps).proposal.placements) == 2


def test_locks_beyond_a_cap_stand_and_are_named() -> None:
    one = replace(three_by_three(), wishes=Wishes(taken=[(0, 0)], locks=[(1, 1)]))
    found = one.capped(provider={"*": 1}).proposal
    assert found.placements == {0: 0, 1: 1}
    assert found.unmet == (
        "de vaste keuzes gaan bij zorgaanbieder Thuisbaken over de afgesproken 1 plaatsing "
        "aan deze tafel: het zijn er 2",
    )
    assert reasons(found) == {
        "zorgaanbieder Thuisbaken zit met 2 al boven de afgesproken 1 plaatsing aan deze tafel"
    }


def test_a_neighbourhood_that_was_over_its_cap_already_is_named_as_it_is() -> None:
    found = three_by_three(placements_cap=2, placements_12m=3).proposal
    assert found.unmet == ("buurt Oosterkade zit met 3 al boven de afgesproken 2 plaatsingen",)


def test_a_cap_that_costs_nothing_is_not_named() -> None:
    one = simple([[ELIGIBLE, EXCLUDED], [ELIGIBLE, EXCLUDED]], **HERE)
    found = one.capped(neighbourhood={"*": 1}, provider={"*": 1}).proposal
    assert (len(found.placements), found.unmet) == (1, ())
    assert reasons(found) == {"alle passende kandidaten krijgen een andere woning"}


def test_each_empty_dwelling_gets_the_cap_that_stops_it() -> None:
    """The first has only clients of a full provider; the second lies in a full wijk."""
    people = [
        make.client(profile_number="P0", provider="Stapsteen"),
        make.client(profile_number="P1", provider="Stapsteen"),
        make.client(profile_number="P2", provider="Thuisbaken"),
        make.client(profile_number="P3", provider="Thuisbaken"),
    ]
    hoods = ["BU99990101", "BU99990101", "BU99990201", "BU99990201"]
    rows = [
        make.vacancy(unit_number=f"{i}", neighbourhood_code=code, placements_12m=0)
        for i, code in enumerate(hoods)
    ]
    verdict = np.array([[0, 0, 2, 2], [0, 0, 2, 2], [2, 2, 0, 0], [2, 2, 0, 0]])
    scores = make.scores_of(verdict, np.full((4, 4), 0.8))
    one = Table(make.facts_of(rows, people), scores, Wishes())
    found = one.capped(provider={"Stapsteen": 1}, district={"WK999902": 1}).proposal
    by_provider = "zorgaanbieder Stapsteen zit aan de afgesproken 1 plaatsing aan deze tafel"
    by_area = "wijk WK999902 zit aan de afgesproken 1 plaatsing"
    why = {vacancy // 2: reason for vacancy, reason in found.unfilled.items()}
    assert why == {0: by_provider, 1: by_area}
    assert set(found.unmet) == {by_provider, by_area}


def test_a_reserve_would_not_break_a_cap_either() -> None:
    people = [{"provider": "Stapsteen"}, {"provider": "Thuisbaken"}, {"provider": "Stapsteen"}]
    one = three_by_three(clients=people).capped(provider={"Stapsteen": 1, "Thuisbaken": 1})
    found = one.proposal
    providers = [provider for provider, _ in one.facts.clients.keys]
    for vacancy, client in found.placements.items():
        expected = (0, 2) if providers[client] == "Stapsteen" else ()
        assert set(found.reserves[vacancy]) == set(expected) - set(found.placements.values())


def placed_under(one: OpenTable, caps: Sequence[Cap]) -> int:
    return len(best_placement(one.without([cap for cap in one.caps if cap not in caps])))


@pytest.mark.parametrize("kinds", [NEST, NEST + CROSS])
@settings(max_examples=80, deadline=None)
@given(seed=SEEDS, vacancies=st.integers(3, 7), clients=st.integers(3, 8))
def test_the_named_caps_and_no_fewer_explain_why_no_more_were_placed(
    kinds: tuple[str, ...], seed: int, vacancies: int, clients: int
) -> None:
    one = table(seed, vacancies, clients, kinds=kinds)
    open_ = OpenTable(one.facts, one.scores, one.policy, one.wishes)
    new = best_placement(open_)
    named = Shortfall(open_, {**open_.fixed, **new}).stopping
    assert placed_under(open_, named) == len(new)
    for cap in named:
        assert placed_under(open_, [other for other in named if other is not cap]) > len(new)


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.data())
def test_no_wish_is_too_contradictory_for_a_proposal(seed: int, data: st.DataObject) -> None:
    one = table(seed, 3, 3, wishes=False, kinds=NEST + CROSS)
    pair = st.tuples(st.integers(0, 2), st.integers(0, 2))
    wishes = Wishes(
        taken=data.draw(st.lists(pair, max_size=2, unique_by=lambda p: p[0])),
        locks=data.draw(st.lists(pair, max_size=4)),
        forbids=data.draw(st.lists(pair, max_size=3)),
        closed=data.draw(st.sets(st.integers(0, 2))),
    )
    found = replace(one, wishes=wishes).proposal
    kept = [p for p in wishes.locks if found.placements.get(p[0]) == p[1]]
    clashes = [text for text in found.unmet if "botst" in text]
    assert len(clashes) <= len(wishes.locks) - len(set(kept) - set(wishes.taken))
    assert not (set(found.placements.items()) - set(wishes.taken)) & set(wishes.forbids)
    ranked = order(one.facts, one.scores)
    assert len(ranked) == 3


def test_a_lock_that_clashes_is_set_aside_and_named() -> None:
    one = simple([[ELIGIBLE] * 3] * 3)
    wishes = Wishes(taken=[(0, 0)], locks=[(1, 0), (2, 1), (2, 1)], forbids={(1, 1)})
    found = replace(one, wishes=wishes).proposal
    assert found.placements == {0: 0, 1: 2, 2: 1}
    assert found.unmet == ("de vaste keuze 1 – P0 kan niet: zij botst met een eerdere keuze",)
