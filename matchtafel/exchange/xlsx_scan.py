"""What an .xlsx file's XML tells beside its values: no value, errors, hidden rows, limits."""

import posixpath
import re

from .grid import Refused, column_name
from .package import MOST_CELLS, NO_VALUE, Findings, Package, Scan, too_many_cells

_TRUE = ("1", "true")
# A formula, an error value, something hidden; or XML written in a way that hides those.
_SIGNS = (b"<f>", b"<f ", b"<f/", b' t="e"', b"hidden", b":row", b"='", b"\0")
_FAR_AWAY = re.compile(rb' r="(?:[A-Z]{3}|[A-Z]{0,2}[0-9]{6})')
_LONGEST_SIGN = 32
_NUMBER = re.compile(r"\s*[-+]?[0-9.]+(?:[eE][-+]?[0-9]{1,3})?\s*")


def scan(package: Package, closely: bool = False) -> Scan:
    """Walk through every part that a reader would use. Raises Refused.

    closely: look at every cell of every sheet; else only where a glance shows a reason to.
    """
    parts: dict[str, str] = {}
    from_1904 = False
    targets = _targets(package)

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal from_1904
        if tag == "workbookPr":
            from_1904 = attrs.get("date1904") in ("1", "true")
        elif tag == "sheet":
            parts[attrs.get("name", "")] = targets.get(attrs.get("r:id", ""), "")

    package.parse("xl/workbook.xml", start)
    if package.has("xl/styles.xml"):
        package.parse("xl/styles.xml", lambda tag, attrs: None)
    texts = _count_texts(package)
    sheets: dict[str, Findings] = {}
    for name, part in parts.items():
        try:
            sheets[name] = _scan_sheet(package, part, texts, closely)
        except Refused as refusal:
            raise Refused(f"blad “{name}”: {refusal}") from None
    return Scan(sheets, from_1904)


def _targets(package: Package) -> dict[str, str]:
    """Relation id → part of a sheet."""
    found: dict[str, str] = {}

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag == "Relationship" and attrs.get("Type", "").endswith("/worksheet"):
            path = posixpath.join("/xl", attrs.get("Target", ""))
            found[attrs.get("Id", "")] = posixpath.normpath(path).lstrip("/")

    package.parse("xl/_rels/workbook.xml.rels", start)
    return found


def _count_texts(package: Package) -> int:
    """How many shared texts there are."""
    count = 0

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal count
        count += tag == "si"

    if package.has("xl/sharedStrings.xml"):
        package.parse("xl/sharedStrings.xml", start)
    return count


def _scan_sheet(package: Package, part: str, texts: int, closely: bool) -> Findings:
    if not part:
        return Findings()
    glance = _Glance()
    package.parse(part, watch=glance.watch)
    if not closely and not glance.is_special:
        return Findings()
    sheet = _Sheet(texts)
    package.parse(part, sheet.start, sheet.end, sheet.text)
    return sheet.findings


class _Glance:
    """Whether a sheet's bytes hold anything that its values do not tell, and not too much."""

    def __init__(self) -> None:
        self.is_special = False
        self._cells = 0
        self._tail = b""

    def watch(self, chunk: bytes) -> None:
        self._cells += chunk.count(b"<c ") + chunk.count(b"<c>")
        if self._cells > MOST_CELLS:
            raise too_many_cells(self._cells)
        if not self.is_special:
            seen = self._tail + chunk
            self.is_special = any(sign in seen for sign in _SIGNS) or bool(_FAR_AWAY.search(seen))
            self._tail = chunk[-_LONGEST_SIGN:]


class _Sheet:
    """Handlers for one worksheet part; positions count from 0."""

    def __init__(self, texts: int) -> None:
        self.findings = Findings()
        self._texts = texts
        self._row = self._column = -1
        self._row_digits = ""
        self._type = "n"
        self._formula = self._in_value = False
        self._value: list[str] = []
        self._columns: dict[str, int] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "c":
            self._place_cell(attrs.get("r"))
            self._type = attrs.get("t", "n")
            self._formula = False
            self._value = []
        elif tag == "v" or tag == "t":
            self._in_value = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._start_row(attrs)
        elif tag == "col" and attrs.get("hidden") in _TRUE:
            span = _number(attrs.get("min", "1")) - 1, _number(attrs.get("max", "1")) - 1
            self.findings.hidden_columns.append(span)

    def _start_row(self, attrs: dict[str, str]) -> None:
        self._row_digits = attrs.get("r", str(self._row + 2))
        self._row = _number(self._row_digits) - 1
        self._column = -1
        if attrs.get("hidden") in _TRUE:
            self.findings.hidden_rows.append((self._row, self._row))

    def _place_cell(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        letters = reference.removesuffix(self._row_digits)
        if letters not in self._columns:
            letters = reference.rstrip("0123456789")
            self._row_digits = reference[len(letters) :]
            self._row = _number(self._row_digits) - 1
            self._columns[letters] = _column_index(letters)
        self._column = self._columns[letters]

    def text(self, data: str) -> None:
        if self._in_value:
            self._value.append(data)

    def end(self, tag: str) -> None:
        if tag == "v" or tag == "t":
            self._in_value = False
        elif tag == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        if self._value:
            self.findings.add_cell(self._row, self._column)
            value = "".join(self._value)
            if self._type == "e":
                self.findings.bad[self._row, self._column] = value
            elif self._type in ("s", "n"):
                self._check(value)
        elif self._formula and self._type != "str":
            self.findings.add_cell(self._row, self._column)
            self.findings.bad[self._row, self._column] = NO_VALUE

    def _check(self, value: str) -> None:
        if self._type == "s" and (not value.isdecimal() or int(value) >= self._texts):
            raise Refused(f"cel {self._place} verwijst naar een tekst die er niet is")
        if self._type == "n" and not _NUMBER.fullmatch(value):
            raise Refused(f"cel {self._place} is geen getal maar “{value[:20]}”")

    @property
    def _place(self) -> str:
        return f"{column_name(self._column)}{self._row + 1}"


def _number(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 12:
        raise Refused(f"“{text[:20]}” is geen rij of nummer")
    return int(text)


def _column_index(letters: str) -> int:
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise Refused(f"“{letters[:20]}” is geen kolom")
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
