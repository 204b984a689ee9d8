"""Amounts, dates and counts as Dutch readers write them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
NBSP = "\u00a0"


def euro(amount: Any) -> str:
    """€ 1.612,34, with a space that does not break."""
    text = f"{float(amount):,.2f}".translate(str.maketrans(",.", ".,"))
    return f"€{NBSP}{text}"


def whole_euro(amount: Any) -> str:
    """€ 51.537 where there are no cents, else as `euro`."""
    return euro(amount).removesuffix(",00")


def long_date(day: date) -> str:
    """24 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """dinsdag 24 november 2026."""
    return f"{DAYS[day.weekday()]} {long_date(day)}"


def short_date(day: date) -> str:
    """24 nov."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def number(value: float, decimals: int = 0) -> str:
    """Decimal comma: 4,2."""
    return f"{value:.{decimals}f}".replace(".", ",")


def storey(floor: int) -> str:
    """begane grond, 1e verdieping."""
    if floor < 0:
        return "onder de begane grond"
    return "begane grond" if floor == 0 else f"{floor}e verdieping"


def count(n: float, one: str, many: str) -> str:
    """1 kamer, 2 kamers; half numbers with a comma."""
    amount = number(n) if float(n).is_integer() else number(n, 1)
    return f"{amount} {one if n == 1 else many}"


def listed(parts: Sequence[str]) -> str:
    """a, b en c."""
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
