"""Finding the header row, and which column each header means."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from .column import Column
from .columns import TEMPLATES
from .grid import BadCell, GridCell, Refused, Sheet, column_name
from .records import Kind
from .values import as_text

# What is longer is no header, and goes unread: it would only cost time.
_LONGEST_HEADER, _SHOWN = 200, 60
# Below this many rows nobody writes a title any more.
_LAST_HEADER_ROW = 50
# Never stored, whatever the file (reliability.md §3).
_CITIZEN_NUMBER = {"bsn", "bsnnummer", "burgerservicenummer", "sofinummer"}
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_PER_MONTH = re.compile(r"(?:permaand|pm)$")


@dataclass(frozen=True)
class Header:
    """A header row: which column of the sheet holds which fact.

    row: the spreadsheet's number. columns: position → column. unknown, refused: position →
    header; refused ones hold citizen numbers. doubles: a header, and the column that another
    header means already.
    """

    kind: Kind
    row: int
    columns: dict[int, Column]
    unknown: dict[int, str] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)
    doubles: list[tuple[str, Column]] = field(default_factory=list)


def bare_header(text: str) -> str:
    """Letters and digits in one case: spaces, dots, brackets and invisible signs make no odds."""
    if len(text) > _LONGEST_HEADER:
        return ""
    plain = unicodedata.normalize("NFKC", _BRACKETS.sub("", text)).casefold()
    return _PER_MONTH.sub("", "".join(c for c in plain if c.isalnum()))


@cache
def _meanings(kind: Kind) -> dict[str, tuple[Column, ...]]:
    """Bare header → the columns that it may mean, the canonical one first."""
    meanings: dict[str, tuple[Column, ...]] = {}
    for column in TEMPLATES[kind]:
        for name in dict.fromkeys(map(bare_header, (column.header, *column.synonyms))):
            meanings[name] = (*meanings.get(name, ()), column)
    return meanings


def _texts(row: list[GridCell]) -> list[str]:
    return ["" if isinstance(cell, BadCell) else as_text(cell) for cell in row]


def fit(kind: Kind, row: list[GridCell]) -> tuple[int, int]:
    """How many headers of this kind a row holds, and how many of the required ones."""
    meanings = _meanings(kind)
    found = {column.fact for text in _texts(row) for column in meanings.get(bare_header(text), ())}
    required = {column.fact for column in TEMPLATES[kind] if column.required}
    return len(found), len(found & required)


def best_row(rows: list[list[GridCell]], kinds: tuple[Kind, ...]) -> tuple[Kind, int] | None:
    """The kind and row number that look most like a header row, if any does."""
    best: tuple[tuple[int, int], Kind, int] | None = None
    for number, row in enumerate(rows[:_LAST_HEADER_ROW], 1):
        for kind in kinds:
            score = fit(kind, row)
            enough = score[0] >= 2 or score[1] == _required_count(kind)
            if enough and (best is None or score > best[0]):
                best = score, kind, number
    return best and best[1:]


def _required_count(kind: Kind) -> int:
    return sum(column.required for column in TEMPLATES[kind])


def complete(sheet: Sheet, kind: Kind, row: int) -> bool:
    """Whether the header row has every required column."""
    return fit(kind, sheet.rows[row - 1])[1] == _required_count(kind)


def understand(sheet: Sheet, kind: Kind, row: int) -> Header:
    """Which column of the sheet is which. Raises Refused where that would be a guess."""
    cells = sheet.rows[row - 1]
    bad = [cell.found for cell in cells if isinstance(cell, BadCell)]
    if bad:
        raise Refused(
            f"de kopregel (rij {row}) bevat: {bad[0]}; geef elke kolom een eigen cel met een naam"
        )
    header = Header(kind, row, {})
    texts = _texts(cells)
    for position, text in enumerate(texts):
        _place(header, position, text)
    _settle_doubles(header, texts)
    missing = [
        column.header
        for column in TEMPLATES[kind]
        if column.required and column not in header.columns.values()
    ]
    if missing:
        raise Refused(
            f"de kopregel (rij {row}) mist {listed(missing)}: voeg toe wat mist; "
            f"gevonden kolommen: {listed(t for t in texts if t)}"
        )
    return header


def _place(header: Header, position: int, text: str) -> None:
    if not text:
        return
    name = bare_header(text)
    meant = _meanings(header.kind).get(name, ())
    if name in _CITIZEN_NUMBER:
        header.refused[position] = text
    elif len(meant) > 1:
        both = " of ".join(f"“{column.header}”" for column in meant)
        raise Refused(f"de kolomkop “{text}” kan {both} betekenen; geef de kolom een van die namen")
    elif meant:
        header.columns[position] = meant[0]
    else:
        header.unknown[position] = text


def _settle_doubles(header: Header, texts: list[str]) -> None:
    """Two headers for one fact: the canonical one counts; two synonyms would be a guess."""
    for column in dict.fromkeys(header.columns.values()):
        positions = [p for p, c in header.columns.items() if c is column]
        exact = [p for p in positions if bare_header(texts[p]) == bare_header(column.header)]
        if len(positions) == 1:
            continue
        if len(exact) != 1:
            both = " en ".join(f"“{texts[p]}” ({column_name(p)})" for p in positions)
            raise Refused(
                f"de kolommen {both} betekenen allebei “{column.header}”; houd er één over"
            )
        for position in sorted(set(positions) - set(exact)):
            header.doubles.append((texts[position], header.columns.pop(position)))


def listed(names: Iterable[str]) -> str:
    """“a”, “b”; long names cut short."""
    return ", ".join(f"“{name if len(name) <= _SHOWN else name[:_SHOWN] + '…'}”" for name in names)
