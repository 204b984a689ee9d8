"""Bad inputs 1–15: files, zips and XML that are not what they should be."""

from pathlib import Path

import xlwt

from matchtafel.exchange.reading import Kind
from tests.exchange.bad_inputs.case import BadInput
from tests.exchange.bad_inputs.zips import MIB, MIB_OF_ROWS, SHEET, bomb, lying
from tests.exchange.workbooks import csv_text, inline, package, parts, vacancies, xlsx

ROWS = inline(
    [["vhe_nummer", "corporatie", "beschikbaar_per"], ["1001", "Stichting Voorbeeld", "1-12-2026"]]
)
DTD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def file(folder: Path) -> Path:
    return folder / "woningen.xlsx"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def truncated(folder: Path) -> Path:
    content = xlsx(file(folder), vacancies()).read_bytes()
    return written(file(folder), content[: len(content) // 2])


def encrypted(folder: Path) -> Path:
    """As Excel saves it: an OLE file with a stream of this name instead of "Workbook"."""
    book = xlwt.Workbook()
    book.add_sheet("woningen")
    book.save(file(folder))
    names = [name.encode("utf-16-le").ljust(36, b"\0") for name in ("Workbook", "EncryptedPackage")]
    return written(file(folder), file(folder).read_bytes().replace(*names))


def encrypted_zip(folder: Path) -> Path:
    content = package(file(folder), parts(ROWS)).read_bytes()
    plain, locked = b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    return written(file(folder), content.replace(plain, locked))


def with_cell(folder: Path, place: str) -> Path:
    return package(file(folder), parts(f'{ROWS}<row><c r="{place}"><v>1</v></c></row>'))


def false_dimension(folder: Path) -> Path:
    content = parts(ROWS)
    false = '<dimension ref="A1:XFD1048576"/><sheetData>'
    return package(file(folder), {**content, SHEET: content[SHEET].replace("<sheetData>", false)})


def with_dtd(folder: Path, part: str, dtd: str) -> Path:
    content = parts(ROWS, shared="<si><t>a</t></si>")
    return package(file(folder), {**content, part: dtd + content[part]})


def lying_sheet(folder: Path, declared: int) -> Path:
    """Well-formed XML up to where the lie says that it ends."""
    content = parts(ROWS)
    whole = content[SHEET] + " " * 1_000
    return lying(file(folder), {**content, SHEET: whole}, declared)


def with_member(folder: Path, name: str) -> Path:
    return package(file(folder), {**parts(ROWS), name: "x"})


SHARED = '<row r="1"><c r="B1" t="s"><v>7</v></c></row>'
CASES = (
    BadInput(1, "an empty file", lambda f: written(file(f), b"")),
    BadInput(1, "an empty CSV file", lambda f: written(f / "woningen.csv", b"")),
    BadInput(2, "half a workbook", truncated),
    BadInput(3, "a workbook with a password", encrypted),
    BadInput(3, "a zip with a password", encrypted_zip),
    BadInput(4, "a web page with the name of a workbook", lambda f: written(file(f), b"<html>")),
    BadInput(
        4,
        "a CSV file with the name of a workbook",
        lambda f: written(file(f), csv_text(vacancies()).encode()),
    ),
    BadInput(5, "a bomb of rows", lambda f: bomb(file(f), MIB_OF_ROWS, 320)),
    BadInput(
        5, "a bomb of rows below that size", lambda f: bomb(file(f), MIB_OF_ROWS, 64, level=6)
    ),
    BadInput(5, "too many cells", lambda f: bomb(file(f), MIB_OF_ROWS, 60)),
    BadInput(
        6,
        "a bomb in one cell",
        lambda f: bomb(
            file(f), b"x" * MIB, 320, '<row><c t="inlineStr"><is><t>', "</t></is></c></row>"
        ),
    ),
    BadInput(7, "the last cell that Excel has", lambda f: with_cell(f, "XFD1048576")),
    BadInput(7, "two cells far from each other", lambda f: with_cell(f, "OJ200000")),
    BadInput(8, "a row far past the last one", lambda f: with_cell(f, "A4294967295")),
    BadInput(9, "a false dimension is no matter", false_dimension, ({},)),
    BadInput(10, "a part that is larger than it says", lambda f: lying_sheet(f, 100)),
    BadInput(
        10,
        "a part that goes on after a whole sheet",
        lambda f: lying_sheet(f, len(parts(ROWS)[SHEET])),
    ),
    BadInput(10, "a part that is smaller than it says", lambda f: lying_sheet(f, 5_000)),
    BadInput(11, "an entity from outside in a sheet", lambda f: with_dtd(f, SHEET, DTD)),
    BadInput(
        11,
        "an entity from outside in the shared texts",
        lambda f: with_dtd(f, "xl/sharedStrings.xml", DTD),
    ),
    BadInput(12, "a billion laughs", lambda f: with_dtd(f, SHEET, LAUGHS)),
    BadInput(13, "a part that wants to be elsewhere", lambda f: with_member(f, "../../x.xml")),
    BadInput(14, "a shared text that is not there", lambda f: package(file(f), parts(SHARED))),
    BadInput(15, "XML that is not closed", lambda f: package(file(f), parts(f"{ROWS}<row>"))),
    BadInput(
        15,
        "a sheet that is nowhere",
        lambda f: package(file(f), {k: v for k, v in parts(ROWS).items() if k != SHEET}),
        kind=Kind.VACANCIES,
    ),
)
