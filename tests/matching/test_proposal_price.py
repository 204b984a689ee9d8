"""What a choice costs the rest of the table, in numbers and in words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.proposal.price import Price, price, prices
from matchtafel.matching.proposal.price_words import price_words
from matchtafel.matching.proposal.wishes import OpenTable, Wishes

from . import builders as make
from .small_tables import (
    CROSS,
    ELIGIBLE,
    EXCLUDED,
    NEST,
    NORM_START,
    UNDETERMINED,
    Table,
    cost,
    cost_of,
    every_placement,
    fixed,
    permitted,
    simple,
    table,
)

SEEDS = st.integers(0, 10**6)
KINDS = st.sets(st.sampled_from(NEST + CROSS)).map(lambda kinds: tuple(sorted(kinds)))


def price_of(one: Table, vacancy: int, client: int) -> Price:
    return price(one.facts, one.scores, one.policy, one.wishes, vacancy, client)


def prices_of(one: Table, vacancy: int) -> dict[int, tuple[int, ...]]:
    found = prices(one.facts, one.scores, one.policy, one.wishes, vacancy)
    return {client: cost_of(change) for client, change in found.items()}


def given_to(one: Table, vacancy: int, client: int) -> Table:
    locks = [*one.wishes.locks, (vacancy, client)]
    return replace(one, wishes=replace(one.wishes, locks=locks))


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(1, 6), st.integers(1, 8), KINDS)
def test_the_prices_of_a_dwelling_are_those_of_working_each_choice_out_anew(
    seed: int, vacancies: int, clients: int, kinds: tuple[str, ...]
) -> None:
    one = table(seed, vacancies, clients, kinds=kinds)
    open_ = OpenTable(one.facts, one.scores, one.policy, one.wishes).open
    for vacancy in range(vacancies):
        anew = {}
        for client in open_[vacancy].nonzero()[0].tolist():
            found = price_of(one, vacancy, client)
            anew[client] = cost_of(found.change)
            reached = cost_of(given_to(one, vacancy, client).proposal.levels)
            now = cost_of(one.proposal.levels)
            assert anew[client] == tuple(a - b for a, b in zip(reached, now, strict=True))
        assert prices_of(one, vacancy) == anew


def moved(chosen: Table, found: Price, other: Mapping[int, int]) -> int:
    """How many placements beside what is fixed differ from the proposal without the choice."""
    return sum(found.before.get(v) != c for v, c in other.items() if v not in fixed(chosen))


@settings(max_examples=60, deadline=None)
@given(SEEDS, KINDS)
def test_of_what_is_equally_good_a_choice_changes_least(seed: int, kinds: tuple[str, ...]) -> None:
    one = table(seed, kinds=kinds)
    pairs = [p for p in ((0, 0), (1, 2), (3, 1)) if not _is_settled(one, *p)]
    for vacancy, client in pairs:
        found = price_of(one, vacancy, client)
        chosen = given_to(one, vacancy, client)
        after = {**fixed(one), **found.after}
        assert permitted(chosen, after)

        best = min(
            (cost(one, other), moved(chosen, found, other)) for other in every_placement(chosen)
        )
        assert (cost(one, after), moved(chosen, found, after)) == best


def _is_settled(one: Table, vacancy: int, client: int) -> bool:
    settled = fixed(one)
    forbidden = (vacancy, client) in one.wishes.forbids
    return forbidden or vacancy in settled or client in settled.values()


VACANCIES = ["Havenstraat 12-b", "Brugstraat 8", "Kade 88"]
CLIENTS = ["P-1", "P-2", "P-3", "P-4"]


def words(one: Table, vacancy: int, client: int) -> tuple[str, ...]:
    return price_words(price_of(one, vacancy, client), VACANCIES, CLIENTS)


def test_a_choice_that_is_in_the_proposal_says_so() -> None:
    one = simple([[ELIGIBLE, EXCLUDED], [EXCLUDED, ELIGIBLE]])
    assert words(one, 0, 0) == ("Deze keuze staat ook in het voorstel voor de hele tafel.",)


def test_it_says_who_makes_room_and_who_gets_what_was_left() -> None:
    # P-2 leaves Brugstraat 8, which only P-1 can take; nobody else is left out.
    one = simple(
        [
            [ELIGIBLE, ELIGIBLE, EXCLUDED],
            [ELIGIBLE, ELIGIBLE, EXCLUDED],
            [EXCLUDED, EXCLUDED, ELIGIBLE],
        ]
    )
    other = next(c for c in (0, 1) if one.proposal.placements[0] != c)
    first, second = CLIENTS[1 - other], CLIENTS[other]
    assert words(one, 0, other) == (
        "Alle 3 open woningen houden een kandidaat.",
        f"{first} krijgt dan Brugstraat 8 in plaats van Havenstraat 12-b.",
        f"{second} krijgt dan Havenstraat 12-b in plaats van Brugstraat 8.",
    )


def test_it_names_the_dwelling_and_the_client_that_are_left_out() -> None:
    one = simple([[ELIGIBLE, ELIGIBLE], [ELIGIBLE, EXCLUDED]])
    assert words(one, 0, 0) == (
        "Brugstraat 8 houdt geen kandidaat.",
        "P-2 krijgt geen woning in dit voorstel.",
        "P-1 krijgt dan Havenstraat 12-b in plaats van Brugstraat 8.",
    )


def test_below_the_number_placed_it_names_the_first_level_that_is_lost() -> None:
    reserved = simple([[ELIGIBLE, UNDETERMINED]])
    assert words(reserved, 0, 1)[-1] == "Er is dan 1 plaatsing meer onder voorbehoud."
    people = [
        make.client(profile_number="P0", urgency_date=NORM_START - timedelta(days=41)),
        make.client(profile_number="P1", urgency_date=NORM_START - timedelta(days=1)),
    ]
    late = replace(simple([[ELIGIBLE] * 2]), facts=make.facts_of([make.vacancy()], people))
    assert words(late, 0, 1)[-1] == (
        "Wie lang wacht, komt dan minder aan bod: samen 40 dagen boven de norm."
    )
    fit = simple([[ELIGIBLE, ELIGIBLE]])
    fit.scores.score[:] = [[0.9, 0.87]]
    assert words(fit, 0, 1)[-1] == "De score van de hele tafel is dan 3 punten lager."


def test_an_excluded_client_may_be_priced_and_can_only_gain_dwellings() -> None:
    one = simple([[ELIGIBLE, EXCLUDED], [ELIGIBLE, EXCLUDED]])
    taken, empty = sorted((0, 1), key=lambda v: v not in one.proposal.placements)
    assert words(one, taken, 1) == (
        "Beide open woningen hebben dan een kandidaat.",
        f"{VACANCIES[empty]} krijgt dan wel een kandidaat.",
        f"P-1 krijgt dan {VACANCIES[empty]} in plaats van {VACANCIES[taken]}.",
    )


def test_a_choice_beyond_a_cap_says_which() -> None:
    one = simple(
        [[ELIGIBLE]],
        neighbourhood_code="BU99990101",
        neighbourhood_name="Oosterkade",
        placements_cap=2,
        placements_12m=2,
    )
    assert words(one, 0, 0) == (
        "Geen andere woning verliest haar kandidaat.",
        "Dat gaat bij buurt Oosterkade over de afgesproken 2 plaatsingen.",
    )
    assert prices_of(one, 0) == {0: (-1, 0, 0, -800000)}


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(taken=[(0, 1)], closed=[0]),
        Wishes(taken=[(1, 0)]),
        Wishes(closed=[0]),
        Wishes(forbids={(0, 0)}),
        Wishes(locks=[(0, 0)]),
    ],
)
def test_what_is_settled_has_no_price(wishes: Wishes) -> None:
    one = replace(simple([[ELIGIBLE] * 2] * 2), wishes=wishes)
    with pytest.raises(ValueError, match="cannot be chosen"):
        price_of(one, 0, 0)


def test_a_client_without_consent_has_no_price() -> None:
    one = simple([[EXCLUDED]])
    scores = make.scores_of(one.scores.verdict, one.scores.score, np.array([[False]]))
    with pytest.raises(ValueError, match="consent"):
        price_of(replace(one, scores=scores), 0, 0)
    assert prices_of(replace(one, scores=scores), 0) == {}
