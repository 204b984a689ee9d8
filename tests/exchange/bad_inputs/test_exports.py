"""Bad inputs 39 and 40 on their way out: no formula, no link, no markup is ever executed."""

import ast
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell

import matchtafel
from matchtafel.documents.page import Page, render
from matchtafel.documents.style import paragraph
from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.reading import Kind, read
from matchtafel.exchange.sample import sample_town, write_town
from matchtafel.exchange.template import write_rows, write_template
from tests.builders import pdf

FORMULAS = (
    *("=cmd|' /C calc'!A0", "@SUM(1+1)", "+cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "-2+3+cmd|x"),
    *("-5", "+31", '=HYPERLINK("http://x")', "http://example.org", "file:///etc/passwd"),
)
MARKUP = (
    *("<b>Kade</b>", "<img src=/etc/passwd>", "a < b & c", "<a href='http://x'>klik</a>"),
    *("<para>", "</para>", "&#60;b&#62;", "<font color='[__import__]'>"),
)


def cells(path: Path) -> list[Cell]:
    book = openpyxl.load_workbook(path)
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def assert_plain(path: Path) -> None:
    for cell in cells(path):
        assert cell.data_type != "f", cell.value
        assert cell.hyperlink is None, cell.value


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("kind", Kind)
def test_bad_input_39_nothing_written_is_a_formula(tmp_path: Path, kind: Kind, text: str) -> None:
    path = tmp_path / "vol.xlsx"
    write_rows(kind, [{column.fact: text for column in TEMPLATES[kind]}], path)
    assert_plain(path)
    written = [cell for cell in cells(path) if cell.row == 2]
    assert {cell.value.replace("_x000D_", "\r") for cell in written} == {text}
    # As text it stays text when someone edits the cell.
    assert {cell.number_format for cell in written} == {"@"}


@pytest.mark.parametrize("text", ["-5", "+31", "=1+1", "@SUM(1)"])
def test_bad_input_39_what_is_written_reads_back_as_it_was(tmp_path: Path, text: str) -> None:
    facts = {"unit_number": "1", "corporation": "a", "available_from": date(2026, 12, 1)}
    write_rows(Kind.VACANCIES, [{**facts, "house_addition": text}], tmp_path / "vol.xlsx")
    (record,) = read(tmp_path / "vol.xlsx").records
    assert record.values["house_addition"] == text


@pytest.mark.parametrize("kind", Kind)
def test_bad_input_39_no_template_holds_a_formula(tmp_path: Path, kind: Kind) -> None:
    write_template(kind, tmp_path / "leeg.xlsx")
    assert_plain(tmp_path / "leeg.xlsx")


def test_bad_input_39_no_sample_holds_a_formula(tmp_path: Path) -> None:
    write_town(sample_town(date(2026, 11, 24)), tmp_path)
    for path in tmp_path.glob("*.xlsx"):
        assert_plain(path)


def test_bad_input_39_csv_is_written_nowhere() -> None:
    """Who first writes it sets ' before what begins with = + - @ or a tab (reliability.md §3)."""
    sources = Path(matchtafel.__file__).parent.rglob("*.py")
    called = {
        ast.unparse(node.func)
        for source in sources
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not called & {"csv.writer", "csv.DictWriter"}
    assert not {name for name in called if name.endswith(".to_csv")}


def printed(text: str) -> bytes:
    page = Page(text, text, (), text, (text,))
    return render(page, lambda: [paragraph(text)])


@pytest.mark.parametrize("text", MARKUP)
def test_bad_input_40_markup_is_literal_on_paper(text: str) -> None:
    paper: Any = printed(text)
    assert pdf.text(paper).count(text) >= 2
    for executed in (b"/URI", b"/Subtype /Image", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert executed not in paper
