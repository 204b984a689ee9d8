"""The sorts of value in a column: how each is read from a cell and written to one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from . import values
from .privacy import may_be_citizen_number
from .values import Cell, Unreadable, as_text, bare

_BU, _WK, _GM, _PC4 = r"BU\d{4}[0-9A-Z]{4}", r"WK\d{4}[0-9A-Z]{2}", r"GM\d{4}", r"[1-9]\d{3}"
TEXT, GENERAL = "@", "General"
_REQUIRED = re.compile(r"eis\s*:", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Format:
    """One sort of value.

    parse: cell or what was typed in a form → value; empty → None. Raises Unreadable.
    write: value → cell; None stays None.
    choices: code → Dutch label, where the value is one of a list.
    number_format: how a spreadsheet shows it; text unless said, so that leading zeros stay.
    """

    parse: Callable[[Cell], Any]
    write: Callable[[Any], Cell] = lambda value: value
    choices: Mapping[str, str] = field(default_factory=dict)
    number_format: str = TEXT


class Wanted(NamedTuple):
    """Wanted areas, and whether the whole list is a requirement ("eis:" before the first)."""

    areas: tuple[str, ...]
    required: bool


def _format(
    parse: Callable[[Cell], Any],
    write: Callable[[Any], Cell] = lambda value: value,
    choices: Mapping[str, str] | None = None,
    number_format: str = TEXT,
) -> Format:
    """A format in which an empty cell is None and None an empty cell."""
    return Format(
        lambda cell: None if cell is None or as_text(cell) == "" else parse(cell),
        lambda value: None if value is None else write(value),
        choices or {},
        number_format,
    )


def number(low: float = 0, high: float = 100_000) -> Format:
    """float within bounds."""
    return _format(lambda cell: values.number(cell, low, high), number_format=GENERAL)


def whole(low: int = 0, high: int = 99) -> Format:
    """int within bounds."""
    return _format(lambda cell: values.whole(cell, low, high), number_format=GENERAL)


def text(longest: int = 200) -> Format:
    """str of so many characters at most."""
    return _format(lambda cell: values.text(cell, longest))


def identifier(pattern: str, expected: str) -> Format:
    """str that matches the pattern; leading zeros stay."""
    compiled = re.compile(pattern, re.ASCII)
    return _format(lambda cell: values.identifier(cell, compiled, expected))


def _pseudonym(cell: Cell) -> str:
    value = values.identifier(
        cell, re.compile(r".{1,50}"), "een nummer of code van hoogstens 50 tekens"
    )
    if may_be_citizen_number(value):
        raise Unreadable("een eigen nummer dat geen BSN kan zijn, zoals P-2026-0042")
    return value


def choice(
    choices: Mapping[str, str], expected: str = "", also: Mapping[str, str] | None = None
) -> Format:
    """The code of a list, read from code or label in either case; also: other name → code."""
    names = {bare(name): code for name, code in (also or {}).items()}
    names |= {bare(label): code for code, label in choices.items()}
    names |= {bare(code): code for code in choices}
    wanted = expected or "een van: " + ", ".join(choices)

    def parse(cell: Cell) -> str:
        code = None if isinstance(cell, bool) else names.get(bare(as_text(cell)))
        if code is None:
            raise Unreadable(wanted)
        return code

    return _format(parse, choices=choices)


def _write_areas(areas: tuple[str, ...]) -> str:
    return "; ".join(areas) or "geen"


def _areas(patterns: tuple[str, ...], expected: str) -> Callable[[Cell], tuple[str, ...]]:
    compiled = re.compile("|".join(patterns), re.ASCII)
    return lambda cell: values.areas(cell, compiled, expected)


_AREAS = _areas(
    (_BU, _WK, _GM, _PC4),
    "codes van buurten, wijken of gemeenten of postcodes van vier cijfers, met ; ertussen, "
    "zoals BU05991572; 3011",
)


def _wanted(cell: Cell) -> Wanted:
    match = _REQUIRED.match(as_text(cell))
    areas = _AREAS(as_text(cell)[match.end() :] if match else cell)
    if match and not areas:
        raise Unreadable("na eis: ten minste één gebied, zoals eis: WK059915")
    return Wanted(areas, match is not None)


def _write_wanted(wanted: Wanted) -> str:
    areas, required = wanted
    return ("eis: " if required else "") + _write_areas(areas)


AMOUNT = _format(values.amount, float, number_format="#,##0.00")
DATE = _format(values.day, number_format="dd-mm-yyyy")
YEAR = whole(values.FIRST_YEAR, values.LAST_YEAR)
YES_NO = _format(values.yes_no, lambda yes: "ja" if yes else "nee", {"ja": "ja", "nee": "nee"})
PSEUDONYM = _format(_pseudonym)
POSTCODE = _format(values.postcode)
BAG_ID = identifier(r"\d{16}", "16 cijfers (maak van de cel tekst, anders vallen nullen weg)")
AREAS = _format(_AREAS, _write_areas)
WANTED_AREAS = _format(_wanted, _write_wanted)
ANCHOR_AREAS = _format(
    _areas(
        (_BU, _WK, _GM),
        "codes van buurten, wijken of gemeenten, met ; ertussen, zoals BU05991572; WK059915",
    ),
    _write_areas,
)
PC4_LIST = _format(
    _areas((_PC4,), "postcodes van vier cijfers, met ; ertussen, zoals 3011; 3012"), _write_areas
)
FREE_TEXT = text(2000)


def area_code(pattern: str, expected: str) -> Format:
    """One CBS code, read in either case."""
    compiled = re.compile(pattern, re.ASCII)
    return _format(lambda cell: values.identifier(as_text(cell).upper(), compiled, expected))


BUURTCODE = area_code(
    _BU, "een buurtcode van het CBS: BU met acht tekens erachter, zoals BU05991572"
)
WIJKCODE = area_code(_WK, "een wijkcode van het CBS, zoals WK059915")
GEMEENTECODE = area_code(_GM, "een gemeentecode van het CBS, zoals GM0599")
