"""Dutch as it is printed: what belongs together does not break, data text stays literal."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from xml.sax.saxutils import escape

from matchtafel.matching.dutch import DAYS, MONTHS, long_date

SHORT_MONTHS = (
    *("jan.", "feb.", "mrt.", "apr.", "mei", "juni"),
    *("juli", "aug.", "sep.", "okt.", "nov.", "dec."),
)
FLOORS = (
    *("begane grond", "eerste verdieping", "tweede verdieping", "derde verdieping"),
    *("vierde verdieping", "vijfde verdieping", "zesde verdieping", "zevende verdieping"),
    *("achtste verdieping", "negende verdieping", "tiende verdieping"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_AMOUNT = re.compile(r"€ (?=\d)")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (?=\d{{4}}\b))?")
_UNIT = re.compile(r"(?<=\d) (?=(?:m²|uur|%)(?!\w))")
_INITIAL = re.compile(r"(?<=\b[A-ZÀ-ÞŞĐŁŘŠŽ]\.) (?=\w)")
_POSTCODE = re.compile(r"\b(\d{4}) (?=[A-Z]{2}\b)")


def markup(text: str) -> str:
    """Data text for a paragraph: markup in it stays literal, amounts and dates stay whole."""
    text = _CONTROL.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n"))
    return escape(unbroken(text)).replace("\n", "<br/>")


def unbroken(text: str) -> str:
    """The text with non-breaking spaces inside amounts, dates, measures, names and postcodes."""
    text = _INITIAL.sub("\xa0", _AMOUNT.sub("€\xa0", text))
    text = _DAY.sub(lambda day: day[0].replace(" ", "\xa0"), text)
    return _POSTCODE.sub("\\1\xa0", _UNIT.sub("\xa0", text))


def day_month(day: date, year: int) -> str:
    """30 november; with the year when that is not `year`."""
    return long_date(day) if day.year != year else f"{day.day} {MONTHS[day.month - 1]}"


def short_weekday_date(day: date, year: int) -> str:
    """do 26 november; with the year when that is not `year`."""
    return f"{DAYS[day.weekday()][:2]} {day_month(day, year)}"


def period(first: date, last: date) -> str:
    """13 sep. – 13 nov. 2027"""

    def short(day: date) -> str:
        return f"{day.day}\xa0{SHORT_MONTHS[day.month - 1]}"

    start = short(first) if first.year == last.year else f"{short(first)}\xa0{first.year}"
    return f"{start} –\xa0{short(last)}\xa0{last.year}"


def clock(moment: datetime) -> str:
    """10.41 uur"""
    return f"{moment.hour}.{moment.minute:02d} uur"


def clock_text(text: str) -> str:
    """A time as typed, "09:30" or "9.30", as "9.30"; anything else stays as it is."""
    return re.sub(r"^0?(\d{1,2})[:.](\d\d)(?: uur)?$", r"\1.\2", text.strip())


def number(value: float) -> str:
    """52; 3,5"""
    return f"{value:g}".replace(".", ",")


def floor_name(floor: int) -> str:
    """eerste verdieping; 12e verdieping"""
    if floor < 0:
        return "souterrain"
    return FLOORS[floor] if floor < len(FLOORS) else f"{floor}e verdieping"


def listing(words: Sequence[str]) -> str:
    """a, b en c"""
    return " en ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    ended = text if text.endswith((".", "!", "?")) else f"{text}."
    return ended[:1].upper() + ended[1:]
