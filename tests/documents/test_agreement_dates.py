"""Reminder dates follow from the start and the end."""

from datetime import date

import pytest

from matchtafel.documents.agreement_dates import months_later, notice_period, reviews, working_day


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 12, 14), 1, date(2027, 1, 14)),
        (date(2027, 5, 31), -3, date(2027, 2, 28)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 15), -1, date(2026, 12, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2027, 3, 12), date(2027, 3, 12)),
        (date(2027, 3, 13), date(2027, 3, 15)),
        (date(2027, 3, 14), date(2027, 3, 15)),
        (date(2027, 3, 15), date(2027, 3, 15)),
    ],
)
def test_a_weekend_moves_to_monday(day: date, working: date) -> None:
    assert working_day(day) == working


def test_notice_is_given_three_to_one_months_before_the_end() -> None:
    assert notice_period(date(2027, 12, 13)) == (date(2027, 9, 13), date(2027, 11, 13))


def test_reviews_are_after_six_weeks_and_three_six_and_nine_months() -> None:
    assert [name for name, _ in reviews(date(2026, 12, 14))] == [
        "6 weken",
        "3 maanden",
        "6 maanden",
        "9 maanden",
    ]
