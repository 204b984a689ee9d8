"""The dates that follow from an agreement's start and end, for reminders and reviews."""

from calendar import monthrange
from datetime import date, timedelta

# domain.md §3.4, block 8.
REVIEW_WEEKS, REVIEW_MONTHS = 6, (3, 6, 9)


def months_later(day: date, months: int) -> date:
    """The same day so many months later (or earlier), at most the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def notice_period(end: date) -> tuple[date, date]:
    """When the landlord gives notice of the end: 3 to 1 months before it (BW 7:271)."""
    return months_later(end, -3), months_later(end, -1)


def plan_deadline(start: date) -> date:
    """The support plan is there within a month (domain.md §2.7)."""
    return months_later(start, 1)


def reviews(start: date) -> list[tuple[str, date]]:
    """The review moments, moved to a working day."""
    moments = [(f"{REVIEW_WEEKS} weken", start + timedelta(weeks=REVIEW_WEEKS))]
    moments += [(f"{months} maanden", months_later(start, months)) for months in REVIEW_MONTHS]
    return [(name, working_day(day)) for name, day in moments]
