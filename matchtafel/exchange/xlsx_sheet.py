"""Every cell of one sheet of an .xlsx file, looked at closely."""

import re
from collections.abc import Sequence

from .findings import NO_VALUE, Findings
from .gate import SAVE_AGAIN
from .grid import Refused, column_name

TRUE = ("1", "true")
_NUMBER = re.compile(r"\s*[-+]?[0-9.]+(?:[eE][-+]?[0-9]{1,3})?\s*")


class SheetXml:
    """Handlers for one worksheet part; positions count from 0."""

    def __init__(self, findings: Findings, texts: Sequence[int]) -> None:
        """texts: how many characters each shared text has."""
        self.findings = findings
        self._texts = texts
        self._row = self._column = -1
        self._row_digits = ""
        self._type = "n"
        self._formula = self._in_value = False
        self._value: list[str] = []
        self._columns: dict[str, int] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """A tag begins."""
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
        elif tag == "col" and attrs.get("hidden") in TRUE:
            span = _number(attrs.get("min", "1")) - 1, _number(attrs.get("max", "1")) - 1
            self.findings.hidden_columns.append(span)

    def _start_row(self, attrs: dict[str, str]) -> None:
        self._row_digits = attrs.get("r", str(self._row + 2))
        self._row = _number(self._row_digits) - 1
        self._column = -1
        if attrs.get("hidden") in TRUE:
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
        """Text between tags."""
        if self._in_value:
            self._value.append(data)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == "v" or tag == "t":
            self._in_value = False
        elif tag == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        if self._value:
            value = "".join(self._value)
            self.findings.add_cell(self._row, self._column, text=self._text_length(value))
            if self._type == "e":
                self.findings.bad[self._row, self._column] = value
        elif self._formula and self._type != "str":
            self.findings.add_cell(self._row, self._column)
            self.findings.bad[self._row, self._column] = NO_VALUE

    def _text_length(self, value: str) -> int:
        """How much text a reader gets for this. Raises Refused for what cannot be read."""
        if self._type == "s":
            number = int(value) if value.isdecimal() and len(value) < 10 else len(self._texts)
            if number >= len(self._texts):
                raise Refused(
                    f"cel {self._place} verwijst naar een tekst die er niet is: {SAVE_AGAIN}"
                )
            return self._texts[number]
        if self._type == "n" and not _NUMBER.fullmatch(value):
            raise Refused(
                f"cel {self._place} is geen getal maar “{value[:20]}”: zet er een getal of maak "
                "de cel leeg"
            )
        return len(value)

    @property
    def _place(self) -> str:
        return f"{column_name(self._column)}{self._row + 1}"


def _number(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 12:
        raise Refused(f"“{text[:20]}” is geen rij of nummer: {SAVE_AGAIN}")
    return int(text)


def _column_index(letters: str) -> int:
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise Refused(f"“{letters[:20]}” is geen kolom: {SAVE_AGAIN}")
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
