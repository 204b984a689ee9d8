"""What an .xls file's records tell beside its values: errors, hidden rows, a password.

Record layouts: [MS-XLS], Excel Binary File Format.
"""

import struct
from collections.abc import Iterator, Sequence

from . import ole
from .findings import Findings, Scan, Tally
from .grid import LONGEST_CELL, Refused
from .package import NO_WORKBOOK, PASSWORD
from .xls_texts import text_lengths

_FORMULA, _DATE_MODE, _FILE_PASS, _COLUMNS, _SHEET = 0x06, 0x22, 0x2F, 0x7D, 0x85
_TEXTS, _CONTINUE = 0xFC, 0x3C
_ERROR, _ROW, _BEGIN, _END = 0x205, 0x208, 0x809, 0x0A
# Cells with a value, one to a record; several in a row stand in one MulRk record.
_TEXT_BY_NUMBER = 0xFD
_CELLS = {0x06, 0xD6, _TEXT_BY_NUMBER, 0x203, 0x204, 0x205, 0x27E}
_MANY_NUMBERS = 0xBD
_ERRORS = {
    **{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!"},
    **{0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"},
}


def scan(data: bytes) -> Scan:
    """Walk through the workbook's records. Raises Refused."""
    if ole.stream(data, "EncryptedPackage") is not None:
        raise Refused(PASSWORD)
    # Excel 5 and 95 call it Book.
    records = ole.stream(data, "Workbook") or ole.stream(data, "Book")
    if records is None:
        raise Refused(NO_WORKBOOK)
    starts: dict[int, str] = {}
    from_1904 = False
    texts: list[bytes] = []
    before = 0
    for kind, body in _records(records, 0):
        if kind == _FILE_PASS:
            raise Refused(PASSWORD)
        if kind == _DATE_MODE:
            from_1904 = body[:1] == b"\1"
        elif kind == _SHEET and len(body) > 8:
            starts[struct.unpack_from("<I", body)[0]] = _sheet_name(body[6:])
        elif kind == _TEXTS or (kind == _CONTINUE and before in (_TEXTS, _CONTINUE) and texts):
            texts.append(body)
        before = kind
    sheets = _Sheets(records, text_lengths(texts))
    return Scan({name: sheets.scan(at, name) for at, name in starts.items()}, from_1904)


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record, up to the end of the part that begins here."""
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind == _END:
            return
        yield kind, data[at + 4 : at + 4 + size]
        at += 4 + size


def _sheet_name(body: bytes) -> str:
    length, is_wide = body[0], body[1] & 1
    return body[2 : 2 + length * (1 + is_wide)].decode(
        "utf-16-le" if is_wide else "latin-1", "replace"
    )


class _Sheets:
    """The records of every sheet, and how long the texts are that these refer to."""

    def __init__(self, records: bytes, lengths: Sequence[int]) -> None:
        self._records, self._lengths = records, lengths
        self._tally = Tally()

    def scan(self, at: int, name: str) -> Findings:
        """What the sheet that begins there tells. Raises Refused, with the sheet's name."""
        findings = Findings(self._tally)
        for kind, body in _records(self._records, at):
            if len(body) < 6:
                continue
            first, second = struct.unpack_from("<HH", body)
            try:
                self._count(findings, kind, body, first, second)
            except Refused as refusal:
                raise Refused(str(refusal), name) from None
            if len(body) >= 8:
                _look(findings, kind, body, first, second)
        return findings

    def _count(self, findings: Findings, kind: int, body: bytes, first: int, second: int) -> None:
        if kind == _MANY_NUMBERS:
            last = struct.unpack_from("<H", body, len(body) - 2)[0]
            findings.add_cell(first, last, max(1, last - second + 1))
        elif kind in _CELLS:
            findings.add_cell(first, second, text=self._length(kind, body))

    def _length(self, kind: int, body: bytes) -> int:
        if kind != _TEXT_BY_NUMBER or len(body) < 10:
            return len(body)
        number = struct.unpack_from("<I", body, 6)[0]
        return self._lengths[number] if number < len(self._lengths) else LONGEST_CELL


def _look(findings: Findings, kind: int, body: bytes, first: int, second: int) -> None:
    """What this record tells: an error value, a hidden row or columns."""
    if kind == _ERROR and body[7] == 1:
        findings.bad[first, second] = _ERRORS.get(body[6], "#?")
    elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff":
        if body[6] == 2:
            findings.bad[first, second] = _ERRORS.get(body[8], "#?")
    elif kind == _ROW and len(body) >= 14 and body[12] & 0x20:
        findings.hidden_rows.append((first, first))
    elif kind == _COLUMNS and len(body) >= 10 and body[8] & 1:
        findings.hidden_columns.append((first, second))
