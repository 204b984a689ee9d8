"""What lies around the rooms: palette, menu, keys, manual, faults, missing libraries, dates."""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.exchange.values import Unreadable
from matchtafel.ui import libraries
from matchtafel.ui.date_field import DateField, understood
from matchtafel.ui.fault import FaultDialog, Hook, safe_report
from matchtafel.ui.key_list import KeyList
from matchtafel.ui.manual import ManualPage
from matchtafel.ui.palette import Palette
from matchtafel.ui.settings import Settings
from matchtafel.ui.theme import Theme
from tests.ui.window.conftest import Desk, Opening, write_week

Key = Qt.Key
DAY = date(2026, 11, 24)


def test_ctrl_k_finds_a_dwelling_and_goes_there(desk: Desk) -> None:
    desk.control(Key.Key_K)
    assert isinstance(desk.dialog, Palette)
    desk.type("weg 7")
    desk.press(Key.Key_Return)
    assert desk.overleg.page.item is not None
    assert desk.overleg.page.item.address == "Dorpsweg 7"
    [meeting] = desk.window.file.meetings() if desk.window.file else []
    assert meeting.current_item_id == desk.table.board.items[2].item_id


def test_ctrl_k_does_what_the_menu_does(desk: Desk) -> None:
    desk.control(Key.Key_K)
    desk.type("toetsen")
    desk.press(Key.Key_Return)
    assert isinstance(desk.dialog, KeyList)


def test_every_key_is_given_once(desk: Desk) -> None:
    keys = [
        key.strip()
        for command in desk.window.actions_.commands
        for key in command.keys.split(";")
        if key
    ]
    assert len(keys) == len(set(keys))


def test_the_menu_holds_every_command_that_has_a_place(desk: Desk) -> None:
    menu = desk.window.actions_.menu()
    titles = {a.text() for sub in menu.actions() for a in sub.menu().actions()}
    assert {"Nieuw overleg…", "Open namenbestand…", "Maak ongedaan", "Handleiding"} <= titles


def test_the_status_bar_says_what_is_saved_and_what_ctrl_z_takes_back(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)
    assert desk.window.frame is not None
    status = desk.window.frame.status
    assert status._saved.text() == "Opgeslagen 10:42"
    assert ("Ctrl Z", "maak ongedaan: Dorpsweg 3 geen match") in status._hints.hints


def test_the_manual_opens_at_the_room_one_is_in(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "handleiding.md"
    path.write_text("# Handleiding\n\n## Overleg\n\ntekst\n\n## Notulen\n\ntekst\n", "utf-8")
    page = ManualPage(path=path)
    qtbot.addWidget(page)
    page.show_section("Notulen")
    assert page.contents.currentItem().text() == "Notulen"
    assert page.text.textCursor().block().text() == "Notulen"


def test_without_a_manual_the_page_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    page = ManualPage(path=tmp_path / "niets.md")
    qtbot.addWidget(page)
    assert page.contents.count() == 0


def failing() -> BaseException:
    try:
        raise ValueError("P-2026-0042 verdient € 18.765")
    except ValueError as error:
        return error


def test_a_fault_report_names_the_place_and_no_fact() -> None:
    report = safe_report(failing())
    assert "ValueError" in report
    assert "test_around.py, regel" in report
    assert "18.765" not in report


def test_a_fault_is_shown_once_and_can_be_copied(qapp: QApplication) -> None:
    hook, error = Hook(), failing()
    hook(type(error), error, None)
    first = hook.shown
    assert isinstance(first, FaultDialog)
    hook(type(error), error, None)
    assert hook.shown is first
    first.copy.click()
    assert QGuiApplication.clipboard().text() == first.report.toPlainText()
    first.accept()
    assert hook.shown is None


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
    ],
)
def test_a_missing_library_is_named_with_its_debian_package(library: str, package: str) -> None:
    error = ImportError(f"{library}: cannot open shared object file: No such file or directory")
    assert f"apt install {package}" in libraries.advice(error)


def test_another_import_error_gets_no_advice() -> None:
    assert libraries.advice(ImportError("No module named 'PySide6'")) == ""


def test_a_missing_dependency_of_the_window_system_is_found_before_qt_aborts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(_path: str) -> object:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert "libxcb-cursor0" in libraries.trouble_with_display(os.environ, load)


def test_without_a_display_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "geen beeldscherm" in libraries.trouble_with_display(os.environ)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("26-11-2026", date(2026, 11, 26)),
        ("do 26-11-2026", date(2026, 11, 26)),
        ("26-11", date(2026, 11, 26)),
        ("5/1", date(2027, 1, 5)),
        ("1 december 2026", date(2026, 12, 1)),
    ],
)
def test_a_date_is_understood_as_people_write_it(typed: str, meant: date) -> None:
    assert understood(typed, DAY) == meant


@pytest.mark.parametrize("typed", ["31-02-2026", "morgen", "31-02", "1-2-3"])
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unreadable):
        understood(typed, DAY)


def test_arrows_step_through_the_days(qtbot: QtBot) -> None:
    field = DateField("Uiterlijk", DAY)
    qtbot.addWidget(field)
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_PageUp, Key.Key_Down):
        qtbot.keyClick(field, key)
    assert field.value == date(2026, 12, 1)


def test_settings_that_were_spoilt_are_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "matchtafel.ini"
    path.write_text("[look]\ntheme=PAARS\nscale=veel\n[meeting]\nopen=x\n", "utf-8")
    settings = Settings(path)
    assert (settings.theme, settings.scale, settings.at_table) == (None, 1.0, None)


def test_settings_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "matchtafel.ini")
    settings.theme, settings.author, settings.at_table = Theme.DARK, "A. Jansen ", 3
    again = Settings(tmp_path / "matchtafel.ini")
    assert (again.theme, again.author, again.at_table) == (Theme.DARK, "A. Jansen", 3)


def test_colours_and_letters_are_chosen_and_kept(desk: Desk) -> None:
    desk.window.view.choose_theme(Theme.DARK)
    desk.window.scale_by(1)
    assert (desk.window.settings.theme, desk.window.settings.scale) == (Theme.DARK, 1.25)
    desk.window.scale_by(-1)


def test_larger_letters_keep_one_at_the_same_place(desk: Desk) -> None:
    desk.press(Key.Key_N)
    desk.window.scale_by(2)
    assert desk.overleg.page.item is not None
    assert desk.overleg.page.item.address == "Dorpsweg 5"
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)
    assert "Dorpsweg 5" in desk.sentences[1]
    desk.window.scale_by(-2)


@pytest.mark.parametrize("room", ["overleg", "notulen", "hulp"])
def test_at_200_percent_a_room_fits_in_the_smallest_screen(desk: Desk, room: str) -> None:
    desk.window.resize(1366, 768)
    desk.window.scale_by(4)
    desk.window.go(room)
    assert desk.window.frame is not None
    assert desk.window.frame.minimumSizeHint().width() <= 1366
    desk.window.scale_by(-4)


@pytest.mark.parametrize("room", ["notulen", "hulp"])
def test_every_control_of_a_room_has_a_name(desk: Desk, room: str) -> None:
    desk.window.go(room)
    assert desk.window.frame is not None
    assert nameless(desk.window.frame) == []


def test_every_control_of_the_start_page_and_the_form_has_a_name(desk: Desk) -> None:
    desk.control(Key.Key_E)
    assert nameless(desk.dialog) == []
    desk.press(Key.Key_Escape)
    desk.control(Key.Key_W)
    assert nameless(desk.window.start) == []


def nameless(page: QWidget) -> list[QWidget]:
    """Controls in the way of the Tab key that a screen reader has no words for."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(page)
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]


def test_a_sheet_that_is_dropped_is_read_in(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "woningen.csv"
    sheet.write_text("vhe_nummer;corporatie;beschikbaar_per\n", "utf-8")
    desk.window.take_files([sheet])
    assert desk.window.frame is not None
    assert desk.window.frame.here == "inlezen"


def test_a_meeting_file_that_is_dropped_opens(desk: Desk, tmp_path: Path) -> None:
    write_week(tmp_path / "ander.matchtafel")
    desk.window.take_files([tmp_path / "ander.matchtafel"])
    assert desk.window.file is not None
    assert desk.window.file.path.name == "ander.matchtafel"


def test_without_a_meeting_a_dropped_sheet_is_answered_in_a_sentence(
    opening: Opening, tmp_path: Path
) -> None:
    desk = opening()
    desk.window.take_files([tmp_path / "woningen.csv"])
    assert "eerst een overleg" in desk.window.toast.accessibleName()


def test_the_sample_is_opened_with_its_names_and_leaves_no_trace(opening: Opening) -> None:
    desk = opening()
    desk.window.start.sample.click()
    desk.qtbot.waitUntil(lambda: desk.window.table is not None, timeout=60_000)
    assert desk.table.meeting.is_sample
    assert desk.table.names is not None
    assert desk.window.settings.recent == []
    assert desk.window.settings.at_table is None


def test_looking_without_the_ranking_first_comes_in_the_minutes(desk: Desk) -> None:
    desk.press(Key.Key_R)
    assert desk.table.meeting.own_view_first


def test_a_click_at_the_edge_of_a_plain_list_only_chooses(desk: Desk) -> None:
    desk.press(Key.Key_F1)
    assert desk.window.frame is not None
    page = desk.window.frame.page("hulp")
    assert isinstance(page, ManualPage)
    row = page.contents.visualItemRect(page.contents.item(0))
    place = row.topLeft() + QPoint(6, row.height() // 2)
    desk.qtbot.mouseClick(page.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.contents.currentRow() == 0


def test_the_menu_marks_what_was_chosen(desk: Desk) -> None:
    actions, menu = desk.window.actions_, desk.window.actions_.menu()
    desk.window.view.choose_theme(Theme.DARK)
    desk.window.lock.choose_minutes(30)
    menu.aboutToShow.emit()
    marked = {
        actions.by_id[c.id].text() for c in actions.commands if actions.by_id[c.id].isChecked()
    }
    assert marked == {"Donker", "Vergrendel na 30 minuten"}
