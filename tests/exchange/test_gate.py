"""Files that are not opened, and why; the program itself outlives every one of them."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from matchtafel.exchange.reading import Kind, read
from tests.exchange.workbooks import csv_text, inline, package, parts, vacancies, xlsx

ROWS = inline(
    [["vhe_nummer", "corporatie", "beschikbaar_per"], ["1001", "Stichting Voorbeeld", "1-12-2026"]]
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.xlsx"


def refusal(path: Path) -> str:
    reading = read(path, kind=Kind.VACANCIES)
    (problem,) = reading.problems
    assert not reading.records
    assert str(problem).startswith(path.name)
    return str(problem)


def test_a_hand_written_workbook_reads(file: Path) -> None:
    assert [r.key[1] for r in read(package(file, parts(ROWS))).records] == ["1001"]


def test_a_missing_file(file: Path) -> None:
    assert refusal(file) == "woningen.xlsx: het bestand is er niet."


def test_a_folder(tmp_path: Path) -> None:
    assert "dit is een map of iets anders" in refusal(tmp_path)


def test_an_empty_file(file: Path) -> None:
    file.write_bytes(b"")
    assert refusal(file) == "woningen.xlsx: het bestand is leeg."


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook(file: Path, share: float) -> None:
    content = xlsx(file, vacancies()).read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    assert "beschadigd of niet volledig gedownload" in refusal(file)


def test_a_workbook_with_a_password(file: Path) -> None:
    # An encrypted workbook is an OLE file with a stream of this name instead of "Workbook".
    book = xlwt.Workbook()
    book.add_sheet("woningen")
    book.save(file)
    names = [name.encode("utf-16-le").ljust(36, b"\0") for name in ("Workbook", "EncryptedPackage")]
    file.write_bytes(file.read_bytes().replace(*names))
    assert "beveiligd met een wachtwoord: sla het eerst op zonder" in refusal(file)


def test_a_zip_with_a_password(file: Path) -> None:
    package(file, parts(ROWS))
    content = file.read_bytes().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )
    file.write_bytes(content)
    assert "wachtwoord" in refusal(file)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><table><tr><td>1001", "een webpagina"),
        (csv_text(vacancies()).encode(), "tekst (CSV): verander de naam in .csv"),
        (b"%PDF-1.7 ...", "een PDF"),
        (b"\x89PNG\r\n", "een plaatje"),
        (b"\x01\x02\x00\x03" * 100, "beschadigd"),
    ],
)
def test_what_only_has_the_name_of_a_workbook(file: Path, content: bytes, name: str) -> None:
    file.write_bytes(content)
    assert name in refusal(file)


def test_another_zip_is_no_workbook(file: Path) -> None:
    assert "geen spreadsheet" in refusal(package(file, {"word/document.xml": "<document/>"}))


def test_a_workbook_reads_whatever_its_name(tmp_path: Path) -> None:
    assert len(read(xlsx(tmp_path / "woningen.csv", vacancies())).records) == 1


def zeros(file: zipfile.ZipFile, name: str, start: str, chunk: str, times: int) -> None:
    with file.open(name, "w") as part:
        part.write(start.encode())
        for _ in range(times):
            part.write(chunk.encode())


def bomb(path: Path, start: str, chunk: str, times: int) -> Path:
    content = parts()
    sheet = "xl/worksheets/sheet1.xml"
    opening = content.pop(sheet).split("</sheetData>")[0]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, text in content.items():
            file.writestr(name, text)
        zeros(file, sheet, opening + start, chunk, times)
    return path


def test_a_workbook_of_ten_million_cells_is_refused_with_the_limit(file: Path) -> None:
    row = "<row>" + "<c><v>1</v></c>" * 400 + "</row>"
    message = refusal(bomb(file, "", row * 25, 1_000))
    assert "de grens is 2.000.000" in message


def test_a_zip_bomb_is_refused_by_its_size(file: Path) -> None:
    message = refusal(bomb(file, "", " " * 2**20, 301))
    assert "de grens is 300 MB" in message


def test_a_long_text_in_one_cell_names_the_limit(file: Path) -> None:
    (problem,) = read(xlsx_with_text(file, "x" * 200_000)).problems
    assert (problem.row, problem.column) == (2, "straat")
    assert "hoogstens 32.767 tekens, hier staan er 200.000" in problem.message


def xlsx_with_text(path: Path, text: str, times: int = 1) -> Path:
    cells = '<c t="s"><v>0</v></c>' * times
    rows = inline([["vhe_nummer", "corporatie", "beschikbaar_per", "straat"]])
    row = inline([["1", "a", "1-12-2026"]]).replace('r="1"', 'r="2"').replace("</row>", cells)
    return package(path, parts(f"{rows}{row}</row>", shared=f"<si><t>{text}</t></si>"))


def test_one_long_text_that_stands_for_many_is_refused(file: Path) -> None:
    assert "50.000.000 tekens" in refusal(xlsx_with_text(file, "x" * 32_000, 2_000))


def test_what_the_gate_lets_through_breaks_only_the_process_that_reads_it(file: Path) -> None:
    # Within the limits, but the reader keeps a place for all 80 million cells between.
    corner = f'{ROWS}<row><c r="OJ200000"><v>1</v></c></row>'
    assert "te groot om veilig te lezen" in refusal(package(file, parts(corner)))


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "AAA1", "A4294967295"])
def test_a_cell_far_away_is_named_and_refused(file: Path, cell: str) -> None:
    far = f'{ROWS}<row><c r="{cell}"><v>1</v></c></row>'
    message = refusal(package(file, parts(far)))
    assert cell in message
    assert "200.000 rijen en 400 kolommen" in message


def test_a_row_number_past_the_limit_is_refused(file: Path) -> None:
    far = f'{ROWS}<row r="4294967295"><c><v>1</v></c></row>'
    assert "A4294967295" in refusal(package(file, parts(far)))


def test_a_false_dimension_reads_as_usual(file: Path) -> None:
    content = parts(ROWS)
    sheet = content["xl/worksheets/sheet1.xml"]
    content["xl/worksheets/sheet1.xml"] = sheet.replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    assert len(read(package(file, content)).records) == 1


def test_a_part_that_lies_about_its_size_is_damaged(file: Path) -> None:
    package(file, parts(ROWS + "<row/>" * 1_000))
    with zipfile.ZipFile(file) as opened:
        size = opened.getinfo("xl/worksheets/sheet1.xml").file_size
    content = file.read_bytes().replace(struct.pack("<L", size), struct.pack("<L", 100))
    file.write_bytes(content)
    assert "onderdeel xl/worksheets/sheet1.xml klopt niet" in refusal(file)


DTD = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("dtd", [DTD, LAUGHS])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"]
)
def test_a_dtd_or_entity_is_refused_in_every_part(file: Path, part: str, dtd: str) -> None:
    content = parts(ROWS, shared="<si><t>a</t></si>")
    content[part] = dtd + content[part]
    assert "DTD of entiteit" in refusal(package(file, content))


@pytest.mark.parametrize("name", ["../../x.xml", "/etc/x.xml", "..\\x.xml", "C:x.xml"])
def test_a_part_with_a_path_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    file = package(folder / "woningen.xlsx", {**parts(ROWS), name: "x"})
    assert "verdachte naam" in refusal(file)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["woningen.xlsx"]


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b[: len(b) // 2] + b[len(b) // 2 + 9 :]]
)
def test_any_damage_ends_in_a_sentence(file: Path, damage: Callable[[bytes], bytes]) -> None:
    content = xlsx(file, vacancies(*[{}] * 50)).read_bytes()
    file.write_bytes(damage(content))
    reading = read(file)
    assert reading.records or reading.problems
