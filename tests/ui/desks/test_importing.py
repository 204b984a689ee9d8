"""Files that come in: real sheets, a real meeting file."""

import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.exchange.records import Kind, Record
from matchtafel.exchange.template import write_rows
from matchtafel.storage import Database
from matchtafel.ui.desks.drop import accepts, paths
from matchtafel.ui.desks.importing import ImportPage
from matchtafel.ui.table import Table

from .keyboard import CTRL, Keys, come_back, on_screen, press, write
from .town import open_table, profile, record, vacancy

REAL = Path(__file__).parents[4] / "shared/data/vera-units/input"


@pytest.fixture
def page(table: Table, qtbot: QtBot, shown: list[QWidget]) -> ImportPage:
    """The import page on the screen."""
    made = ImportPage(table)
    shown.append(made)
    on_screen(qtbot, made)
    return made


def sheet(folder: Path, name: str, rows: Sequence[Record], **spoil: str) -> Path:
    """A workbook; `spoil` puts a text in a column of its first row."""
    path = folder / name
    write_rows(rows[0].kind, rows, path)
    if spoil:
        book = openpyxl.load_workbook(path)
        first = book.active
        assert first is not None
        headers = [cell.value for cell in first[1]]
        for header, text in spoil.items():
            first.cell(2, headers.index(header) + 1).value = text
        book.save(path)
    return path


def read(qtbot: QtBot, page: ImportPage, *files: Path) -> None:
    """Open files and wait until the first was read."""
    page.open(files)
    qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)


def test_a_wrong_row_is_named_and_the_good_rows_are_taken_over(
    page: ImportPage, table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [vacancy(n, vhe_nummer=f"00900{n}") for n in range(3)]
    path = sheet(tmp_path, "mutaties.xlsx", rows, kale_huur="zeshonderd")
    read(qtbot, page, path)
    assert page.view.heading.text() == "1 punt in 3 rijen"
    problem = page.view.problems.model
    *place, message = (problem.index(0, column).data() for column in range(6))
    assert place == ["fout", "woningen", "2", "kale_huur", "zeshonderd"]
    assert message.startswith("verwacht een bedrag, zoals 612,34")
    assert page.do.text() == "Neem 2 rijen over"
    assert len(table.board.items) == 12
    with qtbot.waitSignal(page.undoable) as said:
        press(Keys.Key_Return, CTRL)
    assert said.args == ["2 rijen overgenomen uit mutaties.xlsx"]
    assert [i.address for i in table.board.items[12:]] == ["Kade 88", "Laan 41-c"]
    table.undo_stack.undo()
    assert len(table.board.items) == 12


def test_a_changed_row_shows_what_it_was_and_what_it_becomes(
    page: ImportPage, table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [vacancy(0), vacancy(1, kale_huur="570", rekenhuur="561,40")]
    read(qtbot, page, sheet(tmp_path, "woningen.xlsx", rows))
    model = page.view.changes.model
    assert model.rowCount() == 1
    assert [model.index(0, c).data() for c in (2, 3, 4)] == ["kale huur", "561,40", "570,00"]
    assert page.do.text() == "Neem 1 rij over"


def test_the_same_file_again_changes_nothing(
    page: ImportPage, table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    path = sheet(tmp_path, "profielen.xlsx", [profile(n) for n in range(1, 9)])
    read(qtbot, page, path)
    assert page.found is not None
    assert (page.found.same, page.can_take) == (8, 0)
    assert not page.do.isVisible()
    press(Keys.Key_Return, CTRL)
    assert table.undo_stack.count() == 0
    press(Keys.Key_Escape)
    assert page.found is None


def test_a_file_with_problems_only_gives_a_sentence_and_no_button(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "notitie.csv"
    path.write_text("Hallo;dit\nis;niets\n", encoding="utf-8")
    read(qtbot, page, path)
    assert page.view.heading.text() == "Dit bestand is niet te gebruiken"
    assert page.view.outcome.isVisible()
    assert not page.do.isVisible()


def test_a_missing_file_is_a_sentence(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    read(qtbot, page, tmp_path / "weg.xlsx")
    assert page.view.problems.model.rowCount() == 1
    assert not page.can_take


def test_several_files_come_one_after_another(
    page: ImportPage, table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    first = sheet(tmp_path, "een.xlsx", [vacancy(0, vhe_nummer="009001")])
    second = sheet(tmp_path, "twee.xlsx", [profile(20)])
    read(qtbot, page, first, second)
    assert "bestand 1 van 2" in page.file.text()
    press(Keys.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "bestand 2 van 2" in page.file.text(), timeout=20_000)
    press(Keys.Key_Return, CTRL)
    assert len(table.board.items) == 13
    assert len(table.board.client_ids) == 9
    assert page.empty.isVisible()


def test_stop_lets_the_reading_go_unheard(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    path = sheet(tmp_path, "woningen.xlsx", [vacancy(0)])
    page.open([path])
    page.stop()
    read(qtbot, page, sheet(tmp_path, "profielen.xlsx", [profile(20)]))
    assert page.found is not None
    assert page.found.reading.kind is Kind.PROFILES


def test_stop_lets_the_files_that_wait_go_too(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    first = sheet(tmp_path, "een.xlsx", [vacancy(0)])
    read(qtbot, page, first, sheet(tmp_path, "twee.xlsx", [profile(20)]))
    page.stop()
    assert page.found is None
    assert page.empty.isVisible()


def test_names_go_to_the_names_file_only(
    tmp_path: Path, names: Database, qtbot: QtBot, shown: list[QWidget]
) -> None:
    table = open_table(tmp_path, profiles=2, names=names)
    page = ImportPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    someone = {
        "zorgaanbieder": "Thuisbaken",
        "profielnummer": "P-2026-0007",
        "achternaam": "Öztürk-Dvořák",
    }
    path = sheet(tmp_path, "namen.xlsx", [record(Kind.NAMES, someone)])
    read(qtbot, page, path)
    assert page.do.text() == "Neem 1 naam over"
    with qtbot.waitSignal(page.notice) as said:
        press(Keys.Key_Return, CTRL)
    assert said.args == ["1 naam bewaard in het namenbestand"]
    found = table.identity("Thuisbaken", "P-2026-0007", shown=True)
    assert found is not None
    assert found.surname == "Öztürk-Dvořák"
    assert table.undo_stack.count() == 0
    table.database.close()
    assert "Öztürk".encode() not in table.database.path.read_bytes()


def test_names_without_a_names_file_say_how_to_open_one(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    someone = {"zorgaanbieder": "Opstap", "profielnummer": "P-1", "achternaam": "Voorbeeld"}
    read(qtbot, page, sheet(tmp_path, "namen.xlsx", [record(Kind.NAMES, someone)]))
    assert page.view.outcome.isVisible()
    assert not page.do.isVisible()
    press(Keys.Key_Return, CTRL)
    assert page.found is not None


def test_a_names_file_that_is_opened_meanwhile_is_enough(
    page: ImportPage, table: Table, names: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    someone = {"zorgaanbieder": "Opstap", "profielnummer": "P-1", "achternaam": "Voorbeeld"}
    read(qtbot, page, sheet(tmp_path, "namen.xlsx", [record(Kind.NAMES, someone)]))
    table.names = names
    table.changed.emit()
    assert page.can_take == 1


def test_vera_without_a_corporation_asks_for_it_and_reads_again(
    page: ImportPage, table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "eenheden.json"
    path.write_text(json.dumps([{"id": "1234567"}]), encoding="utf-8")
    read(qtbot, page, path)
    assert page.vera.isVisible()
    assert not page.can_take
    write("Havenhuis")
    press(Keys.Key_Tab)
    write("31-02-2027")
    press(Keys.Key_Return)
    assert page.vera.available.remark.text.startswith("Gevonden “31-02-2027”")
    write("1-12-2026")
    press(Keys.Key_Return)
    qtbot.waitUntil(lambda: page.can_take == 1, timeout=20_000)
    come_back(qtbot, page)
    press(Keys.Key_Return, CTRL)
    added = table.board.items[-1]
    assert (added.corporation, added.facts.available_from.isoformat()) == (
        "Havenhuis",
        "2026-12-01",
    )


@pytest.mark.real_data
@pytest.mark.skipif(not REAL.exists(), reason="the real dwellings are not here")
def test_the_real_dwellings_are_read_and_taken_over(
    page: ImportPage, table: Table, qtbot: QtBot
) -> None:
    read(qtbot, page, sorted(REAL.glob("*.json"))[0])
    write("Havenhuis")
    press(Keys.Key_Return)
    qtbot.waitUntil(lambda: page.can_take == 1, timeout=20_000)
    come_back(qtbot, page)
    press(Keys.Key_Return, CTRL)
    assert len(table.board.items) == 13


def holding(files: Sequence[Path]) -> QMimeData:
    """What a file manager drags along."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    return mime


def test_a_dropped_file_is_copied_never_moved(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = sheet(tmp_path, "profielen.xlsx", [profile(20)])
    mime = holding([path])
    offered = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    button, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(10, 10), offered, mime, button, no_key)
    page.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)
    assert path.exists()


def test_only_files_on_this_computer_are_accepted(qapp: QApplication, tmp_path: Path) -> None:
    path = sheet(tmp_path, "profielen.xlsx", [profile(20)])
    elsewhere = holding([])
    elsewhere.setUrls([QUrl("https://voorbeeldstad.example/a.xlsx")])
    assert not accepts(elsewhere)
    assert not accepts(holding([tmp_path]))
    assert accepts(holding([path]))
    assert paths(holding([path])) == [path]
