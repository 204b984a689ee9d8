"""The zip and XML under a workbook: read in a stream and within limits, before it is trusted."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from .gate import DAMAGED
from .grid import Refused, column_name

LARGEST_INFLATED = 300 * 2**20
MOST_PARTS = 5_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 400, 2_000_000
PASSWORD = "het bestand is beveiligd met een wachtwoord: sla het eerst op zonder"
NO_VALUE = "formule zonder waarde"
_CHUNK = 1 << 16

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Watch = Callable[[bytes], None]


@dataclass
class Findings:
    """What a sheet's XML tells and its values do not. Positions count from 0.

    bad: (row, column) → what the cell shows. merged: first row, first column, last row, last
    column. Pairs are first and last, included.
    """

    bad: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    cells: int = 0

    def add_cell(self, row: int, column: int, times: int = 1) -> None:
        """Count a filled cell, repeated up to row and column. Raises Refused past a limit."""
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise Refused(
                f"cel {column_name(column)}{row + 1} valt buiten de grens van "
                f"{dotted(MOST_ROWS)} rijen en {MOST_COLUMNS} kolommen"
            )
        self.cells += times
        if self.cells > MOST_CELLS:
            raise too_many_cells(self.cells)


@dataclass
class Scan:
    """A workbook's sheets by name, and whether its day numbers count from 1904."""

    sheets: dict[str, Findings]
    counts_from_1904: bool


def dotted(number: int) -> str:
    """1234567 → 1.234.567."""
    return f"{number:,}".replace(",", ".")


def too_many_cells(at_least: int) -> Refused:
    """The refusal of a workbook with more cells than the limit."""
    return Refused(
        f"het werkboek heeft minstens {dotted(at_least)} gevulde cellen; "
        f"de grens is {dotted(MOST_CELLS)}"
    )


class Package:
    """A zip file whose parts are read as XML. Every method raises Refused."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Refused(DAMAGED) from None
        parts = self._zip.infolist()
        if any(_is_suspect(part.filename) for part in parts):
            raise Refused("het bestand bevat een onderdeel met een verdachte naam")
        if any(part.flag_bits & 1 for part in parts):
            raise Refused(PASSWORD)
        size = sum(part.file_size for part in parts)
        if size > LARGEST_INFLATED or len(parts) > MOST_PARTS:
            raise Refused(
                f"het bestand is uitgepakt {dotted(size // 2**20)} MB in {dotted(len(parts))} "
                f"delen; de grens is {LARGEST_INFLATED // 2**20} MB in {dotted(MOST_PARTS)} delen"
            )
        # Some programs write other capitals than the standard has.
        self._names = {part.filename.lower(): part.filename for part in parts}

    def has(self, name: str) -> bool:
        """Whether there is such a part, in whatever capitals."""
        return name.lower() in self._names

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part; zipfile stops at the size that the part declares."""
        if not self.has(name):
            raise Refused(f"het bestand is beschadigd: onderdeel {name} ontbreekt")
        try:
            with self._zip.open(self._names[name.lower()]) as part:
                while chunk := part.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise Refused(f"het bestand is beschadigd: onderdeel {name} klopt niet") from None

    def parse(
        self,
        name: str,
        start: Start | None = None,
        end: End | None = None,
        text: Text | None = None,
        watch: Watch | None = None,
    ) -> None:
        """Walk through a part, well-formed and without a DTD; tags come without their prefix.

        watch: gets the part's bytes; without handlers that costs next to nothing.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.CharacterDataHandler = text
        if start is not None:
            parser.StartElementHandler = _first_of(parser, start, end)
        try:
            for chunk in self.chunks(name):
                if watch is not None:
                    watch(chunk)
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refused(
                f"het bestand is beschadigd: onderdeel {name} klopt niet op regel {error.lineno}"
            ) from None


def _first_of(parser: expat.XMLParserType, start: Start, end: End | None) -> Start:
    """At the root it shows whether tags have a prefix; taking it off each of them is slow."""

    def first(tag: str, attrs: dict[str, str]) -> None:
        if ":" in tag:
            parser.StartElementHandler = lambda tag, attrs: start(tag[tag.find(":") + 1 :], attrs)
            parser.EndElementHandler = end and (lambda tag: end(tag[tag.find(":") + 1 :]))
        else:
            parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.StartElementHandler(tag, attrs)

    return first


def _is_suspect(name: str) -> bool:
    return ".." in name or name.startswith("/") or "\\" in name or ":" in name


def _refuse_doctype(*_: object) -> None:
    raise Refused("het bestand bevat een DTD of entiteit en wordt daarom niet geopend")
