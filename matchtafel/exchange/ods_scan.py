"""What an .ods file's XML tells beside its values: no value, merged cells, hidden rows, limits."""

from .findings import NO_VALUE, Findings, Tally
from .gate import SAVE_AGAIN
from .grid import Refused
from .package import PASSWORD, Package

_HIDDEN = ("collapse", "filter")


def scan(package: Package) -> dict[str, Findings]:
    """Sheet name → findings. Raises Refused."""
    if package.has("META-INF/manifest.xml"):
        package.parse("META-INF/manifest.xml", _refuse_encrypted)
    document = _Document()
    try:
        package.parse("content.xml", document.start, document.end, document.text)
    except Refused as refusal:
        raise Refused(str(refusal), document.sheet_name) from None
    return document.sheets


def _refuse_encrypted(tag: str, attrs: dict[str, str]) -> None:
    if tag == "encryption-data":
        raise Refused(PASSWORD)


def _repeated(attrs: dict[str, str], name: str) -> int:
    text = attrs.get(name, "1")
    if not text.isdecimal() or not text.isascii() or len(text) > 9:
        raise Refused(f"“{text[:20]}” is geen aantal cellen of rijen: {SAVE_AGAIN}")
    return int(text)


class _Document:
    """Handlers for content.xml. A row or cell may stand for many alike."""

    def __init__(self) -> None:
        self.sheets: dict[str, Findings] = {}
        self.sheet_name: str | None = None
        self._tally = Tally()
        self._sheet = Findings()
        self._row = self._column = self._header_column = 0
        self._rows = 1
        self._cell: dict[str, str] = {}
        self._length = 0

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """A tag begins."""
        if tag == "table":
            self.sheet_name = attrs.get("table:name", "")
            self._sheet = self.sheets[self.sheet_name] = Findings(self._tally)
            self._row = self._header_column = 0
        elif tag == "table-column":
            last = self._header_column + _repeated(attrs, "table:number-columns-repeated")
            if attrs.get("table:visibility") in _HIDDEN:
                self._sheet.hidden_columns.append((self._header_column, last - 1))
            self._header_column = last
        elif tag == "table-row":
            self._rows = _repeated(attrs, "table:number-rows-repeated")
            self._column = 0
            if attrs.get("table:visibility") in _HIDDEN:
                self._sheet.hidden_rows.append((self._row, self._row + self._rows - 1))
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell = attrs
            self._length = len(attrs.get("office:string-value", ""))
        elif tag == "s":
            self._length += _repeated(attrs, "text:c")

    def text(self, data: str) -> None:
        """Text between tags."""
        self._length += len(data)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == "table-row":
            self._row += self._rows
        elif tag in ("table-cell", "covered-table-cell"):
            self._end_cell()

    def _end_cell(self) -> None:
        columns = _repeated(self._cell, "table:number-columns-repeated")
        last_row, last_column = self._row + self._rows - 1, self._column + columns - 1
        has_value = any(name.startswith("office:") for name in self._cell)
        if has_value or "table:formula" in self._cell:
            times = columns * self._rows
            self._sheet.add_cell(last_row, last_column, times, times * self._length)
        if "table:formula" in self._cell and not has_value:
            self._sheet.bad[self._row, self._column] = NO_VALUE
        down = _repeated(self._cell, "table:number-rows-spanned") - 1
        right = _repeated(self._cell, "table:number-columns-spanned") - 1
        if down or right:
            self._sheet.merged.append(
                (self._row, self._column, self._row + down, self._column + right)
            )
        self._column = last_column + 1
