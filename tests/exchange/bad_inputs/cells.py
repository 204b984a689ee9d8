"""Bad inputs 26–33, 36 and 38–41: cells that could mean two things, or something worse."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.exchange.bad_inputs.case import BadInput
from tests.exchange.workbooks import PROFILE, inline, package, parts, rows_of, vacancies, xlsx

RENT, DAY, STREET = "kale_huur", "beschikbaar_per", "straat"
FIRST = date(2026, 2, 1)
FORMULAS = ("=cmd|' /C calc'!A0", "@SUM(1)", "+cmd|x", "-5", "+31")
MARKUP = ("<b>Kade</b>", "<img src=/etc/passwd>", "a < b & c")


def file(folder: Path) -> Path:
    return folder / "woningen.xlsx"


def of(number: int, what: str, header: str, *cells: Any, **more: Any) -> BadInput:
    """A row of a vacancy for each of these cells."""
    rows = vacancies(*({header: cell} for cell in cells))
    return BadInput(number, what, lambda folder: xlsx(file(folder), rows), **more)


def facts(name: str, values: Sequence[Any]) -> tuple[dict[str, Any], ...]:
    return tuple({name: value} for value in values)


def profiles(folder: Path) -> Path:
    return xlsx(folder / "profielen.xlsx", rows_of(PROFILE, {**PROFILE, "toelichting": "anders"}))


def escaped_nul(folder: Path) -> Path:
    """NUL as a workbook writes it, which xlsxwriter does not."""
    header, row = vacancies({"straat": "Ka_x0000_de", "beschikbaar_per": "1-2-2026"})
    return package(file(folder), parts(inline([header, row])))


CASES = (
    of(
        26,
        "a citizen number in a remark",
        "opmerking",
        "bsn 1112.22.333",
        "zie １１１２２２３３３",
        facts=({}, {}),
    ),
    of(27, "a day that does not exist", DAY, "31-02-2026"),
    of(
        28,
        "one day in four ways",
        DAY,
        *("01-02-2026", "2026-02-01", "1 februari 2026", 46054),
        facts=facts("available_from", [FIRST] * 4),
    ),
    of(29, "a year out of range", DAY, "1-1-1026", "1-1-2206"),
    of(30, "thousands or decimals", RENT, "1.234"),
    of(
        31,
        "amounts as people write them",
        RENT,
        *("1.234,56", "EUR 750,-"),
        facts=facts("net_rent", [Decimal("1234.56"), Decimal("750.00")]),
    ),
    of(32, "no amounts at all", RENT, "1e5", "６１２", "12.34.56"),
    of(
        33,
        "codes that look like numbers or nothing",
        "vhe_nummer",
        *("001001", "NA", "1E5"),
        facts=facts("unit_number", ["001001", "NA", "1E5"]),
    ),
    of(33, "a house number that looks like a large one", "huisnummer", "1E5"),
    of(36, "a control character", STREET, "Ka\x01de", facts=facts("street", ["Kade"])),
    BadInput(
        36,
        "a NUL as a workbook writes it",
        escaped_nul,
        facts=facts("street", ["Kade"]),
    ),
    of(38, "the same dwelling twice", "vhe_nummer", "1001", "1001", facts=({},)),
    BadInput(38, "the same pseudonym twice", profiles, ({},)),
    of(39, "what looks like a formula is text", STREET, *FORMULAS, facts=facts("street", FORMULAS)),
    of(40, "what looks like markup is text", STREET, *MARKUP, facts=facts("street", MARKUP)),
    of(41, "more than the remark takes", "opmerking", "x" * 3_000),
)
