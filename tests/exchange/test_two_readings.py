"""Files that the gate and the reader could take for different things: what is seen is read."""

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlwt

from matchtafel.exchange.reading import Kind, read
from tests.exchange.test_gate import ROWS
from tests.exchange.test_workbook import ods, xls
from tests.exchange.workbooks import inline, package, parts, vacancies, xlsx

SHEET, RELATIONS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
FAR = '<c r="XFD1048576"><v>1</v></c>'
EVIL = parts(f"<row>{FAR}</row>")[SHEET]
REFUSED_FAR = "cel XFD1048576 valt buiten de grens van 200.000 rijen en 400 kolommen"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.xlsx"


def refusal(path: Path) -> str:
    reading = read(path, kind=Kind.VACANCIES)
    (problem,) = reading.problems
    assert not reading.records
    return str(problem)


@pytest.mark.parametrize(
    "cell",
    [
        '<c  r="XFD1048576"><v>1</v></c>',
        '<c r = "XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c s="1" r="XFD1048576"><v>1</v></c>',
        '<c r="&#88;FD1048576"><v>1</v></c>',
        '<c\nr="XFD1048576"><v>1</v></c>',
    ],
)
def test_a_cell_far_away_is_seen_however_it_is_spelled(file: Path, cell: str) -> None:
    assert REFUSED_FAR in refusal(package(file, parts(f"{ROWS}<row>{cell}</row>")))


def test_a_cell_with_a_prefix_among_cells_without_is_seen(file: Path) -> None:
    far = FAR.replace("<c", "<x:c").replace("</c", "</x:c")
    content = parts(f"{ROWS}<row>{far}</row>")
    namespace = content[SHEET].split('"')[1]
    content[SHEET] = content[SHEET].replace("xmlns=", f'xmlns:x="{namespace}" xmlns=')
    assert REFUSED_FAR in refusal(package(file, content))


def test_a_cell_in_letters_of_two_bytes_is_seen(file: Path) -> None:
    content: Mapping[str, str] = parts(f"{ROWS}<row>{FAR}</row>")
    with zipfile.ZipFile(file, "w") as opened:
        for name, text in content.items():
            encoded = text.encode("utf-16") if name == SHEET else text.encode()
            opened.writestr(name, encoded)
    assert "XFD1048576" in refusal(file)


def test_a_sheet_that_nobody_names_is_looked_at(file: Path) -> None:
    second = '<Relationship Id="rId2" Type="http://x/worksheet" Target="x.xml"/>'
    content = parts(ROWS)
    content[RELATIONS] = content[RELATIONS].replace("</Relationships>", f"{second}</Relationships>")
    assert REFUSED_FAR in refusal(package(file, {**content, "xl/x.xml": EVIL}))


def test_a_sheet_named_by_an_odd_prefix_is_looked_at(file: Path) -> None:
    content = parts(f"{ROWS}<row>{FAR}</row>")
    content = {
        name: text.replace("xmlns:r=", "xmlns:relationships=").replace("r:id=", "relationships:id=")
        for name, text in content.items()
    }
    assert f"blad “woningen”: {REFUSED_FAR}" in refusal(package(file, content))


def test_two_relations_of_one_name_are_refused(file: Path) -> None:
    again = '<Relationship Id="rId1" Type="http://x/worksheet" Target="x.xml"/>'
    content = parts(ROWS)
    content[RELATIONS] = content[RELATIONS].replace("</Relationships>", f"{again}</Relationships>")
    assert "een blad twee keer" in refusal(package(file, {**content, "xl/x.xml": EVIL}))


def test_the_workbook_is_where_the_package_says_it_is(file: Path) -> None:
    """A good one in xl/ beside the one that readers open."""
    evil = parts(f"{ROWS}<row>{FAR}</row>")
    elsewhere = {name.replace("xl/", "x/"): text for name, text in evil.items()}
    relations = evil["_rels/.rels"].replace("xl/workbook.xml", "x/workbook.xml")
    content = {**parts(ROWS), **elsewhere, "_rels/.rels": relations}
    assert REFUSED_FAR in refusal(package(file, content))


def test_a_workbook_elsewhere_is_read(file: Path) -> None:
    content = {name.replace("xl/", "boek/"): text for name, text in parts(ROWS).items()}
    content["_rels/.rels"] = content["_rels/.rels"].replace("xl/workbook", "/boek/workbook")
    assert len(read(package(file, content)).records) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
def test_a_part_that_is_there_twice_is_refused(file: Path, name: str) -> None:
    with zipfile.ZipFile(package(file, parts(ROWS)), "a") as opened:
        opened.writestr(name, EVIL)
    assert "een onderdeel twee keer" in refusal(file)


def test_a_part_whose_name_reads_in_two_ways_is_refused(file: Path) -> None:
    evil = {"xl/worksheets/sheet&#49;.xml": EVIL}
    assert "verdachte naam" in refusal(package(file, {**parts(ROWS), **evil}))


def test_two_sorts_of_workbook_in_one_file_are_refused(file: Path) -> None:
    content = {**parts(ROWS), "content.xml": "<x/>", "mimetype": "x"}
    assert "twee soorten werkboek tegelijk" in refusal(package(file, content))


def test_a_binary_workbook_says_how_to_save_it(file: Path) -> None:
    message = refusal(package(file, {**parts(ROWS), "xl/workbook.bin": "x"}))
    assert "dit is een binair werkboek (.xlsb): sla het op als .xlsx" in message


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_way_of_packing_is_refused(file: Path, method: int) -> None:
    with zipfile.ZipFile(file, "w", method) as opened:
        for name, text in parts(ROWS).items():
            opened.writestr(name, text)
    assert "op een ongewone manier ingepakt" in refusal(file)


def test_more_parts_than_any_workbook_has_are_refused(file: Path) -> None:
    many = {f"docProps/{number}.xml": "" for number in range(5_001)}
    assert "meer dan 5.000 delen" in refusal(package(file, {**parts(ROWS), **many}))


@pytest.mark.parametrize("name", ["woningen.ods", "woningen.xls", "woningen.xlsb", "woningen"])
def test_the_name_of_a_workbook_does_not_choose_how_it_is_read(tmp_path: Path, name: str) -> None:
    assert len(read(xlsx(tmp_path / name, vacancies())).records) == 1


def ods_with(path: Path, times: int, cells: str) -> Path:
    """A sheet with a row of these cells, so many times."""
    with zipfile.ZipFile(ods(path, vacancies())) as opened:
        content = {name: opened.read(name).decode() for name in opened.namelist()}
    # The builder ends with the empty rows that LibreOffice writes.
    before, row, after = content["content.xml"].rpartition("<table:table-row")
    repeated = f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'
    return package(path, {**content, "content.xml": before + repeated + row + after})


REPEATED = "table:number-columns-repeated"


@pytest.mark.parametrize(
    ("times", "cells", "message"),
    [
        (
            1,
            f'<table:table-cell {REPEATED}="4294967295"/>',
            "blad “woningen”: “4294967295” is geen aantal cellen of rijen",
        ),
        (
            1,
            '<table:table-cell office:value-type="string"><text:p><text:s text:c="999999999"/>'
            "</text:p></table:table-cell>",
            "meer dan 50.000.000 tekens tekst",
        ),
        (
            5,
            f'<table:table-cell office:string-value="{"x" * 30_000}" {REPEATED}="399"/>',
            "meer dan 50.000.000 tekens tekst",
        ),
        (
            190_000,
            f'<table:table-cell {REPEATED}="398"/><table:table-cell office:value="1"/>',
            "de gevulde cellen liggen te ver uit elkaar, tot en met OI190002",
        ),
    ],
    ids=["cells", "spaces", "texts", "rows"],
)
def test_what_is_repeated_in_ods_counts(
    tmp_path: Path, times: int, cells: str, message: str
) -> None:
    assert message in refusal(ods_with(tmp_path / "woningen.ods", times, cells))


def test_cells_far_from_each_other_in_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("woningen")
    sheet.write(0, 0, "x")
    sheet.write(65_535, 255, "x")
    book.save(tmp_path / "woningen.xls")
    assert "te ver uit elkaar, tot en met IV65536" in refusal(tmp_path / "woningen.xls")


def test_one_long_text_that_stands_for_many_in_xls(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("woningen")
    for number in range(2_000):
        sheet.write(number // 200, number % 200, "Ğ" * 32_000)
    book.save(tmp_path / "woningen.xls")
    assert "meer dan 50.000.000 tekens tekst" in refusal(tmp_path / "woningen.xls")


def test_an_ole_file_that_is_no_workbook(tmp_path: Path) -> None:
    path = xls(tmp_path / "brief.doc", vacancies())
    names = [name.encode("utf-16-le").ljust(36, b"\0") for name in ("Workbook", "WordDocument")]
    path.write_bytes(path.read_bytes().replace(*names))
    assert "beschadigd of geen spreadsheet: open het in het rekenblad" in refusal(path)


def test_a_table_of_sectors_that_bites_its_own_tail(tmp_path: Path) -> None:
    path = xls(tmp_path / "woningen.xls", vacancies(*[{}] * 40))
    content = bytearray(path.read_bytes())
    # Where the list of sectors goes on, and in how many: in sector 0, for ever.
    struct.pack_into("<II", content, 0x44, 0, 1)
    content[512:1024] = struct.pack("<128I", *[0] * 128)
    path.write_bytes(content)
    assert "beschadigd of niet volledig gedownload" in refusal(path)


def test_a_header_of_thirty_thousand_brackets_is_none(file: Path) -> None:
    rows = [["(" * 30_000] * 40] * 20
    assert "een kopregel die past" in refusal(package(file, parts(inline(rows))))
