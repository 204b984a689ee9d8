"""Where to save: which name is proposed, and whether the dialog asks about a file that is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.ui.choosing import ask_to_save
from matchtafel.ui.parcel_out import ParcelOut
from tests.ui.window.conftest import PASSPHRASE, Desk, Opening
from tests.ui.window.parcel_hands import command, pick, secrets
from tests.ui.window.test_care import opened

Key = Qt.Key


def asked_in(window: QWidget) -> QFileDialog:
    return next(d for d in window.findChildren(QFileDialog) if d.isVisible())


def test_a_copy_gets_another_name_than_the_open_file(opening: Opening, secured: Path) -> None:
    desk = opened(opening, secured)
    desk.window.files.ask_copy()
    [proposed] = asked_in(desk.window).selectedFiles()
    assert Path(proposed).name == "geheim kopie 2026-11-24.matchtafel"


def test_a_copy_of_a_copy_gets_another_name_too(opening: Opening, secured: Path) -> None:
    copied = secured.with_name("geheim kopie 2026-11-24.matchtafel")
    desk = opened(opening, secured)
    desk.window.files._copy(copied)
    desk.window.open_file(copied)
    desk.type(PASSPHRASE)
    desk.press(Key.Key_Return)
    desk.window.files.ask_copy()
    [proposed] = asked_in(desk.window).selectedFiles()
    assert Path(proposed).name == "geheim kopie 2026-11-24 kopie 2026-11-24.matchtafel"


def say_no(dialog: QFileDialog, questions: list[QMessageBox]) -> None:
    """Answer what the dialog asks, when it asks something."""
    for box in dialog.findChildren(QMessageBox):
        if box.isVisible():
            questions.append(box)
            box.reject()


@pytest.mark.parametrize("replaces", [True, False])
def test_the_dialog_asks_about_a_file_that_is_there_only_where_it_can_be_replaced(
    qtbot: QtBot, tmp_path: Path, replaces: bool
) -> None:
    there, chosen = tmp_path / "week.pdf", list[Path]()
    there.write_text("er al")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ask_to_save(window, "Bewaar", "*.pdf", "week.pdf", chosen.append, replaces=replaces)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("week.pdf")
    questions: list[QMessageBox] = []
    answering = QTimer(dialog, interval=0)
    answering.timeout.connect(lambda: say_no(dialog, questions))
    answering.start()
    qtbot.keyClick(dialog.findChild(QLineEdit), Key.Key_Return)
    assert len(questions) == replaces
    assert chosen == ([] if replaces else [there])


def test_what_is_new_is_never_asked_to_take_the_place_of_another(desk: Desk) -> None:
    window = desk.window
    for ask in (window.ask_new_file, window.files.ask_new_names, window.files.ask_copy):
        ask()
        dialog = asked_in(window)
        assert dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.close()


def test_a_package_is_never_asked_to_take_the_place_of_another(desk: Desk) -> None:
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    pick(desk, sheet, "Profielen van Opstap")
    secrets(desk, sheet)
    desk.control(Key.Key_Return)
    assert asked_in(sheet).testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_the_words_of_the_dialog_are_dutch_where_the_program_brings_its_own(desk: Desk) -> None:
    desk.window.ask_file()
    words = {label.text() for label in asked_in(desk.window).findChildren(QLabel)}
    assert {"&Map:", "&Soort:"} <= words


def test_a_new_names_file_has_a_name_of_its_own_kind(desk: Desk) -> None:
    desk.window.files.ask_new_names()
    dialog = asked_in(desk.window)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Namen.namen"]
    assert dialog.nameFilters() == ["Namenbestand (*.namen)"]
