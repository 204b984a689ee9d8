"""Files that are not opened, and why; the program itself outlives every one of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from matchtafel.exchange.reading import Kind, read
from tests.exchange.workbooks import inline, package, parts, vacancies, xlsx

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
    assert refusal(file) == "woningen.xlsx: het bestand is er niet: kies het opnieuw."


def test_a_folder(tmp_path: Path) -> None:
    assert "dit is een map of iets anders" in refusal(tmp_path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook(file: Path, share: float) -> None:
    content = xlsx(file, vacancies()).read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    assert "beschadigd of niet volledig gedownload" in refusal(file)


@pytest.mark.parametrize(
    ("content", "name"),
    [
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
