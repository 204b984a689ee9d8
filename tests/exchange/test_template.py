"""Templates: what a newcomer fills in, and what is written reads back the same."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchtafel.exchange.columns import KEYS, TEMPLATES, Column
from matchtafel.exchange.reading import Kind, Severity, read
from matchtafel.exchange.template import note_of, write_rows, write_template
from matchtafel.exchange.values import Unreadable, bare


@pytest.mark.parametrize("kind", Kind)
def test_a_template_has_the_headers_notes_drop_downs_and_an_example(
    tmp_path: Path, kind: Kind
) -> None:
    write_template(kind, tmp_path / "leeg.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "leeg.xlsx").active
    columns = TEMPLATES[kind]
    assert sheet.title == kind.label
    assert [cell.value for cell in sheet[1]] == [column.header for column in columns]
    assert [cell.comment.text for cell in sheet[1]] == [note_of(column) for column in columns]
    key = [column.fact for column in columns].index(KEYS[kind][1])
    assert sheet[2][key].value.startswith("VOORBEELD")
    listed = {str(rule.sqref).split("2:")[0] for rule in sheet.data_validations.dataValidation}
    assert listed == {sheet[1][i].column_letter for i, c in enumerate(columns) if c.choices}


@pytest.mark.parametrize("kind", Kind)
def test_the_example_is_skipped_and_the_template_itself_is_no_error(
    tmp_path: Path, kind: Kind
) -> None:
    write_template(kind, tmp_path / "leeg.xlsx")
    reading = read(tmp_path / "leeg.xlsx")
    assert (reading.kind, reading.rows_read) == (kind, 0)
    assert [problem.severity for problem in reading.problems] == [Severity.WARNING]


@pytest.mark.parametrize("column", [c for columns in TEMPLATES.values() for c in columns])
def test_every_example_can_be_read(column: Column) -> None:
    if column.example != "VOORBEELD":
        assert column.parse(column.example) == column.parse(
            column.cell(column.facts(column.example))
        )


def test_a_template_is_the_same_bytes_twice(tmp_path: Path) -> None:
    for name in ("een.xlsx", "twee.xlsx"):
        write_template(Kind.VACANCIES, tmp_path / name)
    assert (tmp_path / "een.xlsx").read_bytes() == (tmp_path / "twee.xlsx").read_bytes()


def test_columns_of_text_stay_text_when_one_types_in_them(tmp_path: Path) -> None:
    write_template(Kind.VACANCIES, tmp_path / "leeg.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "leeg.xlsx").active
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    formats = {name: sheet.column_dimensions[letters[name]].number_format for name in letters}
    assert formats["vhe_nummer"] == formats["bag_id"] == formats["buurtcode"] == "@"
    assert formats["beschikbaar_per"] == "dd-mm-yyyy"


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_template(Kind.NAMES, tmp_path / "weg" / "leeg.xlsx")


def test_a_folder_is_no_place_to_write_and_stays_empty(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_template(Kind.NAMES, folder)
    assert [path.name for path in tmp_path.rglob("*")] == ["map"]


FACTS: dict[str, Any] = {
    "unit_number": "001001",
    "corporation": "Havenhuis",
    "available_from": date(2026, 12, 1),
    "street": "=cmd|' /C calc'!A0",
    "house_addition": "+31",
    "town": "<b>&</b>",
    "net_rent": Decimal("612.34"),
    "lift": False,
    "not_applicable": ("wbmgp_article",),
}


def test_nothing_that_is_written_is_a_formula_or_a_link(tmp_path: Path) -> None:
    row = {**FACTS, "remark": "https://example.org"}
    write_rows(Kind.VACANCIES, [row], tmp_path / "vol.xlsx")
    book = openpyxl.load_workbook(tmp_path / "vol.xlsx")
    assert all(cell.data_type in "sndb" and not cell.hyperlink for cell in book.active[2])


def test_written_rows_read_back_the_same(tmp_path: Path) -> None:
    write_rows(Kind.VACANCIES, [FACTS], tmp_path / "vol.xlsx")
    reading = read(tmp_path / "vol.xlsx")
    (record,) = reading.records
    assert not reading.problems
    assert {k: v for k, v in record.values.items() if v is not None} == {
        k: v for k, v in FACTS.items() if k != "not_applicable"
    }
    assert record.not_applicable == ("wbmgp_article",)
    write_rows(Kind.VACANCIES, reading.records, tmp_path / "weer.xlsx")
    assert (tmp_path / "weer.xlsx").read_bytes() == (tmp_path / "vol.xlsx").read_bytes()


def test_a_value_that_is_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_rows(Kind.VACANCIES, [{**FACTS, "net_rent": "zeshonderd"}], tmp_path / "vol.xlsx")
    assert "“zeshonderd”" in str(read(tmp_path / "vol.xlsx").problems[0])


def _cells() -> st.SearchStrategy[Any]:
    """Cells that any column may take, each column refusing most of them."""
    codes = [code for kind in Kind for c in TEMPLATES[kind] for code in c.choices]
    return st.one_of(
        st.none(),
        st.sampled_from(codes),
        st.integers(0, 100),
        st.decimals(0, 9_999, places=2).map(str),
        st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        st.sampled_from(
            ["BU99990101", "WK999901", "GM9999", "3011", "eis: 3011; WK999901", "geen"]
        ),
        st.text(st.characters(codec="utf-8"), max_size=40),
    )


@st.composite
def rows(draw: st.DrawFn, kind: Kind) -> dict[str, Any]:
    """The facts of a row: for each column a cell that it reads, or nothing."""
    facts: dict[str, Any] = {}
    for column in TEMPLATES[kind]:
        cell = draw(_cells())
        try:
            found = column.facts(cell)
        except Unreadable:
            found = column.facts(None)
        # "nvt" and a spreadsheet's error value mean something of their own.
        word = bare(str(cell))
        facts |= column.facts(None) if word.startswith("n") or "#" in str(cell) else found
    keys = {"code": "BU99990101", "profile_number": "P-1", "unit_number": "1001"}
    required = {
        c.fact: keys.get(c.fact) or c.parse(c.example) for c in TEMPLATES[kind] if c.required
    }
    return {**facts, **required}


@pytest.mark.parametrize("kind", Kind)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_row_reads_back_as_it_was_written(
    tmp_path: Path, kind: Kind, data: st.DataObject
) -> None:
    row = data.draw(rows(kind))
    write_rows(kind, [row], tmp_path / "vol.xlsx")
    reading = read(tmp_path / "vol.xlsx", kind=kind)
    assert not [p for p in reading.problems if p.severity is Severity.ERROR]
    assert reading.records[0].values == row
