"""The order of clients for a dwelling, and the waiting time beside the score."""

import hashlib
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.facts import Facts, Table
from matchtafel.matching.rank import days_over_norm, months_before, order, tie_key, waiting_days
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import builders as make

ELIGIBLE, UNDETERMINED, EXCLUDED = 0, 1, 2
LONG, SHORT = date(2026, 7, 1), date(2026, 10, 1)


def waiting(*since: date | None) -> Facts:
    """One vacancy and a client for each urgency date."""
    clients = [
        make.client(profile_number=f"P-{i}", urgency_date=day) for i, day in enumerate(since)
    ]
    return make.facts_of([make.vacancy()], clients)


def first_to_last(facts: Facts, verdicts: list[int], scores: list[float]) -> list[int]:
    found = make.scores_of(np.array([verdicts]), np.array([scores]))
    return [int(c) for c in order(facts, found)[0]]


def test_eligible_goes_before_undetermined_before_excluded() -> None:
    facts = waiting(LONG, LONG, SHORT)
    assert first_to_last(facts, [EXCLUDED, UNDETERMINED, ELIGIBLE], [1, 1, 0.1]) == [2, 1, 0]


def test_a_better_band_goes_before_a_longer_wait() -> None:
    assert first_to_last(waiting(LONG, SHORT), [0, 0], [0.899999, 0.9]) == [1, 0]


def test_within_a_band_the_longest_wait_goes_first_whatever_the_score() -> None:
    assert first_to_last(waiting(SHORT, LONG), [0, 0], [0.99, 0.9]) == [1, 0]


def test_an_unknown_wait_comes_last_within_its_band() -> None:
    facts = waiting(None, SHORT, None, LONG)
    assert first_to_last(facts, [0, 0, 0, 0], [0.99, 0.91, 0.1, 0.92]) == [3, 1, 0, 2]


def test_an_equal_wait_is_settled_by_the_score() -> None:
    assert first_to_last(waiting(LONG, LONG), [0, 0], [0.91, 0.910001]) == [1, 0]


def test_all_equal_is_settled_by_the_lot_of_day_and_key() -> None:
    facts = waiting(*[LONG] * 9)
    lots = [hashlib.sha256(f"2026-11-24 Thuisbaken/P-{i}".encode()).hexdigest() for i in range(9)]
    assert tie_key(make.ON, ("Thuisbaken", "P-3")) == lots[3]
    assert first_to_last(facts, [0] * 9, [0.9] * 9) == sorted(range(9), key=lots.__getitem__)


def test_excluded_pairs_are_in_order_of_waiting_and_no_consent_tells_no_wait() -> None:
    facts = waiting(LONG, SHORT, LONG)
    consent = np.array([[False, True, True]])
    scores = np.array([[np.nan, 0.2, 0.1]])
    found = make.scores_of(np.full((1, 3), EXCLUDED), scores, consent)
    assert order(facts, found)[0].tolist() == [2, 1, 0]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.permutations(range(9)))
def test_the_order_of_rows_never_matters(seed: int, columns: list[int]) -> None:
    facts = make.facts_of(make.random_vacancies(seed, 3), make.random_clients(seed, 9))
    shuffled = facts.take([2, 0, 1], columns)
    straight = order(facts, evaluate(facts, STANDARD))
    mixed = order(shuffled, evaluate(shuffled, STANDARD))
    assert [[columns[c] for c in row] for row in mixed] == straight[[2, 0, 1]].tolist()


@pytest.mark.parametrize(
    ("day", "first_within"),
    [
        (date(2026, 11, 24), date(2026, 8, 24)),
        (date(2026, 2, 28), date(2025, 11, 28)),
        (date(2026, 5, 28), date(2026, 2, 28)),
        (date(2026, 5, 29), date(2026, 3, 1)),
        (date(2026, 5, 31), date(2026, 3, 1)),
        (date(2028, 5, 29), date(2028, 2, 29)),
        (date(2026, 1, 31), date(2025, 10, 31)),
    ],
)
def test_three_months_are_calendar_months(day: date, first_within: date) -> None:
    assert months_before(day, 3) == first_within
    facts = Facts(waiting().vacancies, _clients(first_within), day)
    assert days_over_norm(facts, 3).tolist() == [0, 1, 0, 0]


def _clients(first_within: date) -> Table:
    day = timedelta(days=1)
    return waiting(first_within, first_within - day, first_within + day, None).clients


def test_waiting_days_count_from_the_urgency_date() -> None:
    waited = waiting_days(waiting(date(2026, 10, 3), make.ON, None))
    assert waited[:2].tolist() == [52, 0]
    assert np.isnan(waited[2])


@pytest.mark.parametrize(("vacancies", "clients"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_has_an_empty_order(vacancies: int, clients: int) -> None:
    facts = make.facts_of(make.random_vacancies(1, vacancies), make.random_clients(1, clients))
    assert order(facts, evaluate(facts, STANDARD)).shape == (vacancies, clients)
