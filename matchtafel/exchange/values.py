"""Dutch values as people write them, read strictly: what could mean two things is refused."""

import math
import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

# What a cell may hold: a date is a date, a datetime or, in a date column, Excel's day number.
Cell = str | int | float | date | None

CENT = Decimal("0.01")
HIGHEST_AMOUNT = 10_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2100

# (?<!\s): in a long row of spaces only the first may begin the end.
_CURRENCY = re.compile(r"^(?:€|eur\b)\s*|(?<!\s)\s*(?:€|\beuro?)$", re.IGNORECASE)
_ROUND_EUROS = re.compile(r",-{1,2}$")
_MEASURE = re.compile(r"(?<!\s)\s*(?:m2|m²|km|uur)$", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_DUTCH_GROUPS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?")
_WRITTEN_OUT = re.compile(r"([0-9]{1,2}) ([a-z]+)\.? ([0-9]{4})", re.IGNORECASE)
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_EXCEL_DAY_ZERO = date(1899, 12, 30)

# Control characters, marks that turn the direction of writing round, halves of characters.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufeff\ufffe\uffff]"
)
_YES = {"ja", "j", "x", "1", "waar", "true"}
_NO = {"nee", "n", "0", "onwaar", "false"}


class Unreadable(ValueError):
    """A cell that cannot be read; its text is what was expected, in Dutch."""


def as_text(cell: Cell) -> str:
    """The cell as one reads it: 1001, not 1001.0; a date day first; trimmed and printable."""
    if isinstance(cell, str):
        if cell.isprintable():
            return cell.strip()
        return _UNPRINTABLE.sub("", cell).replace("\xa0", " ").strip()
    if isinstance(cell, bool):
        return "waar" if cell else "onwaar"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell.day}-{cell.month}-{cell.year}"
    return "" if cell is None else str(cell)


def has_unprintable(cell: Cell) -> bool:
    """Whether as_text removes characters that one cannot see."""
    return (
        isinstance(cell, str)
        and not cell.isprintable()
        and _UNPRINTABLE.search(cell.replace("\r\n", "\n")) is not None
    )


def bare(text: str) -> str:
    """Letters, digits and plus signs only, in one case: to compare codes and words."""
    return "".join(c for c in text.casefold() if c.isalnum() or c == "+")


def is_not_applicable(cell: Cell) -> bool:
    """Whether the cell says nvt, n.v.t. or niet van toepassing."""
    return (
        isinstance(cell, str)
        and cell.lstrip()[:1] in ("n", "N")
        and bare(cell) in ("nvt", "nietvantoepassing")
    )


def decimal(cell: Cell, expected: str) -> Decimal:
    """A number with comma or point; 1.234 and 1,234 are refused: thousand or decimals?"""
    if isinstance(cell, bool | date) or (isinstance(cell, float) and not math.isfinite(cell)):
        raise Unreadable(expected)
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    signed = as_text(cell)
    digits = signed.removeprefix("-")
    if _AMBIGUOUS.fullmatch(digits):
        raise Unreadable(f"{expected}; drie cijfers na een punt of komma is dubbelzinnig")
    if _DUTCH_GROUPS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif _ENGLISH_GROUPS.fullmatch(digits):
        digits = digits.replace(",", "")
    elif _PLAIN.fullmatch(digits):
        digits = digits.replace(",", ".")
    else:
        raise Unreadable(expected)
    return -Decimal(digits) if signed.startswith("-") else Decimal(digits)


def amount(cell: Cell) -> Decimal:
    """Euros of 0 or more, in cents; a number cell is rounded to the cents that it shows."""
    expected = "een bedrag, zoals 612,34"
    if isinstance(cell, str):
        cell = _ROUND_EUROS.sub("", _CURRENCY.sub("", as_text(cell)))
    value = decimal(cell, expected)
    if not 0 <= value < HIGHEST_AMOUNT:
        raise Unreadable("een bedrag van 0 of meer, zoals 612,34")
    cents = value.quantize(CENT, ROUND_HALF_UP)
    if isinstance(cell, str) and cents != value:
        raise Unreadable(f"{expected}, met hoogstens twee cijfers achter de komma")
    return cents


def number(cell: Cell, low: float, high: float) -> float:
    """A number within bounds; m², km or uur behind it is allowed."""
    expected = f"een getal van {low:.10g} tot en met {high:.10g}, zoals 62 of 62,5"
    if isinstance(cell, str):
        cell = _MEASURE.sub("", as_text(cell))
    value = decimal(cell, expected)
    if not low <= value <= high:
        raise Unreadable(expected)
    return float(value)


def whole(cell: Cell, low: int, high: int) -> int:
    """A whole number within bounds."""
    digits = as_text(cell)
    if isinstance(cell, bool | date) or not _WHOLE.fullmatch(digits):
        raise Unreadable(f"een heel getal van {low} tot en met {high}")
    if not low <= int(digits) <= high:
        raise Unreadable(f"een heel getal van {low} tot en met {high}")
    return int(digits)


def day(cell: Cell) -> date:
    """A date: a real one, text or Excel's day number, from 1900 to 2100."""
    if isinstance(cell, datetime):
        value = cell.date()
    elif isinstance(cell, date):
        value = cell
    elif isinstance(cell, str):
        value = _written_day(as_text(cell))
    else:
        value = _numbered_day(cell)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise Unreadable(f"een datum tussen {FIRST_YEAR} en {LAST_YEAR}")
    return value


def _written_day(text: str) -> date:
    if match := _DAY_FIRST.fullmatch(text):
        year, month, day_of_month = int(match[4]), int(match[3]), int(match[1])
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day_of_month = int(match[1]), int(match[2]), int(match[3])
    elif (match := _WRITTEN_OUT.fullmatch(text)) and _month(match[2]):
        year, month, day_of_month = int(match[3]), _month(match[2]), int(match[1])
    else:
        raise Unreadable("een datum met jaartal, zoals 3-3-2026")
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise Unreadable("een datum die bestaat, zoals 28-2-2026") from None


def _month(word: str) -> int:
    """1–12 for a Dutch month, written out or as its first three letters (mrt too), else 0."""
    word = "maart" if word.casefold() == "mrt" else word.casefold()
    return next((i for i, month in enumerate(_MONTHS, 1) if word in (month, month[:3])), 0)


def _numbered_day(cell: Cell) -> date:
    # A number from 1900 to 2100 is more likely a year than a day in 1905.
    if not isinstance(cell, int | float) or isinstance(cell, bool) or not 1 <= cell < 80_000:
        raise Unreadable("een datum, zoals 3-3-2026")
    if FIRST_YEAR <= cell <= LAST_YEAR:
        raise Unreadable("een hele datum, zoals 3-3-2026")
    return _EXCEL_DAY_ZERO + timedelta(days=math.floor(cell))


def yes_no(cell: Cell) -> bool:
    """ja, j, x, 1, waar, nee, n, 0 or onwaar, in either case."""
    word = as_text(cell).casefold()
    if word not in _YES | _NO:
        raise Unreadable("ja of nee")
    return word in _YES


def text(cell: Cell, longest: int) -> str:
    """Text of so many characters at most; nothing in it is ever a formula or markup."""
    value = as_text(cell)
    if len(value) > longest:
        raise Unreadable(f"hoogstens {longest} tekens, het zijn er {len(value)}")
    return value


def identifier(cell: Cell, pattern: re.Pattern[str], expected: str) -> str:
    """An identifier, in capitals where the pattern asks for them; leading zeros stay."""
    value = as_text(cell)
    # A date here is an identifier that the spreadsheet spoiled: 3-2 became 3 February.
    if isinstance(cell, bool | date) or not pattern.fullmatch(value):
        raise Unreadable(expected)
    return value


def postcode(cell: Cell) -> str:
    """1234 AB, with or without the space."""
    value = as_text(cell).upper().replace(" ", "")
    if not re.fullmatch(r"[1-9][0-9]{3}[A-Z]{2}", value):
        raise Unreadable("een postcode, zoals 3011 AB")
    return f"{value[:4]} {value[4:]}"


def areas(cell: Cell, pattern: re.Pattern[str], expected: str) -> tuple[str, ...]:
    """Codes with ; between, each once; geen is the empty list."""
    value = as_text(cell)
    if value.casefold() == "geen":
        return ()
    codes = [code for part in value.upper().split(";") if (code := part.strip())]
    if isinstance(cell, bool | date) or not codes or not all(map(pattern.fullmatch, codes)):
        raise Unreadable(expected)
    return tuple(dict.fromkeys(codes))
