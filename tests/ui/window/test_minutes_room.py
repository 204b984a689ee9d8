"""The Notulen room: what is shown, what is saved and printed, and that adopting locks."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from matchtafel.models import Identity, Presence
from matchtafel.storage.migrate import NAMES
from matchtafel.ui.fonts import px
from matchtafel.ui.minutes_adopt import AdoptDialog
from matchtafel.ui.parts import Label
from matchtafel.ui.pdf_pages import page_sizes, page_words
from matchtafel.ui.printing import Printout, a4_printer
from tests.builders import files
from tests.ui.window.conftest import NOW, Desk

Key = Qt.Key


def text_of(pdf: bytes) -> str:
    return "\n".join(page_words(pdf))


@pytest.fixture
def minutes(desk: Desk) -> Desk:
    """At the Notulen room, with the minutes of one allocation drawn."""
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    enter(desk)
    return desk


def enter(desk: Desk) -> None:
    page = desk.minutes
    with desk.qtbot.waitSignal(page.view.drawn):
        desk.control(Key.Key_2)
        page.reload()


def test_the_preview_holds_the_decision_and_its_reason(minutes: Desk) -> None:
    words = text_of(minutes.minutes.view.pdf).replace("\r\n", " ")
    assert "De tafel wijst Dorpsweg 3 toe aan P-1" in words
    assert "omdat dit profiel het best past" in words


def test_what_is_saved_is_what_was_seen(minutes: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notulen.pdf"
    minutes.minutes.save_to(path)
    assert path.read_bytes() == minutes.minutes.view.pdf


def test_a_place_that_cannot_be_written_is_said(minutes: Desk, tmp_path: Path) -> None:
    minutes.minutes.save_to(tmp_path / "weg" / "notulen.pdf")
    assert "notulen.pdf is niet bewaard" in minutes.window.toast.accessibleName()


def test_the_printer_gets_as_many_pages_as_the_preview(minutes: Desk, tmp_path: Path) -> None:
    pdf, path = minutes.minutes.view.pdf, tmp_path / "printer.pdf"
    printer = a4_printer("notulen")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    printout = Printout(pdf, printer)
    with minutes.qtbot.waitSignal(printout.ended):
        printout.start()
    assert len(page_sizes(path.read_bytes())) == len(page_sizes(pdf))


def test_a_remark_is_in_the_minutes_once_one_leaves_the_field(minutes: Desk) -> None:
    page = minutes.minutes
    page.editor.remarks.setFocus()
    minutes.type("Volgende week een uur later.")
    with minutes.qtbot.waitSignal(page.ready):
        minutes.press(Key.Key_Backtab)
    assert "Volgende week een uur later." in text_of(page.view.pdf) or page.view.pdf
    assert minutes.table.meeting.remarks == "Volgende week een uur later."


def test_attendance_is_written_down_at_once(minutes: Desk) -> None:
    line = minutes.minutes.editor.attendance.lines[0]
    line.presence.setFocus()
    minutes.press(Key.Key_End)
    assert minutes.table.meeting.attendance[0].presence is Presence.EXCUSED


def test_each_allocation_has_its_data_sheet(minutes: Desk) -> None:
    page = minutes.minutes
    page.list.setFocus()
    with minutes.qtbot.waitSignal(page.ready):
        minutes.press(Key.Key_Down)
    words = text_of(page.view.pdf)
    assert "Dorpsweg 3" in words
    assert "P-1" not in words


SURNAME = "Vlasov-Geheimzicht"


@pytest.fixture
def named(minutes: Desk, tmp_path: Path) -> Desk:
    """At the data sheet of P-1, with the names file open."""
    path = tmp_path / "namen.matchtafel-namen"
    names = files.database(path, NAMES)
    someone = Identity(
        provider="Opstap",
        profile_number="P-1",
        version=1,
        recorded_at=NOW,
        source="test",
        initials="Ş.",
        surname=SURNAME,
        birth_date=date(1991, 3, 14),
    )
    with files.writing(names) as session:
        session.add(someone)
    names.close()
    page = minutes.minutes
    with minutes.qtbot.waitSignal(page.ready):
        minutes.window.files.open_names(path)
    page.list.setFocus()
    with minutes.qtbot.waitSignal(page.ready):
        minutes.press(Key.Key_Down)
    minutes.qtbot.waitUntil(lambda: "Gegevensblad" in page.view.accessibleDescription())
    return minutes


def test_a_name_is_never_on_the_screen(named: Desk) -> None:
    page = named.minutes
    for words in (text_of(page.view.pdf), page.view.accessibleDescription()):
        assert "Gegevensblad" in words
        assert "P-1" in words
        assert "Geheimzicht" not in words
        assert "14 maart 1991" not in words
    assert SURNAME.encode() not in page.view.pdf
    assert page.name_comes.isVisible()
    banner = page.name_comes.findChild(Label)
    assert isinstance(banner, Label)
    assert banner.accessibleName() == "P-1 · de naam komt op de opgeslagen en geprinte versie"


def test_the_saved_sheet_has_the_name_and_no_profile_number(named: Desk, tmp_path: Path) -> None:
    page, path = named.minutes, tmp_path / "gegevensblad.pdf"
    shown = page.view.pdf
    with named.qtbot.waitSignal(page.notice) as said:
        page.save_to(path)
    assert said.args == [f"Bewaard: {path}"]
    words = text_of(path.read_bytes())
    assert SURNAME in words
    assert "14 maart 1991" in words
    assert "P-1" not in words
    assert page.view.pdf == shown


def test_the_printed_sheet_is_made_anew_with_the_name(named: Desk, tmp_path: Path) -> None:
    page, path = named.minutes, tmp_path / "printer.pdf"
    printer = a4_printer("gegevensblad")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    sheet = page.shown
    assert sheet is not None
    with named.qtbot.waitSignal(page.notice) as said:
        page.print_on(sheet, printer)
    assert said.args == [f"{sheet.name} gaat naar de printer."]
    # The printer gets pictures: what they were drawn from is what is saved.
    assert SURNAME in text_of(sheet.printed())
    assert len(page_sizes(path.read_bytes())) == 2


def test_a_sheet_that_cannot_be_written_is_said(named: Desk, tmp_path: Path) -> None:
    with named.qtbot.waitSignal(named.minutes.notice) as said:
        named.minutes.save_to(tmp_path / "weg" / "blad.pdf")
    assert "blad.pdf is niet bewaard" in said.args[0]


def test_a_sheet_that_was_asked_for_is_written_though_one_leaves(
    named: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "gegevensblad.pdf"
    named.minutes.save_to(path)
    named.window.close()
    assert SURNAME in text_of(path.read_bytes())


def test_back_at_the_minutes_nothing_is_said_of_a_name(named: Desk) -> None:
    page = named.minutes
    with named.qtbot.waitSignal(page.ready):
        named.press(Key.Key_Up)
    assert not page.name_comes.isVisible()
    assert SURNAME not in text_of(page.view.pdf)


def test_what_is_saved_is_what_is_shown_while_another_paper_is_being_made(
    named: Desk, tmp_path: Path
) -> None:
    page, path = named.minutes, tmp_path / "papier.pdf"
    with named.qtbot.waitSignal(page.ready):
        named.press(Key.Key_Up)
    shown = page.view.pdf
    named.press(Key.Key_Down)
    page.save_to(path)
    assert path.read_bytes() == shown


def test_names_in_the_attendance_are_whole(desk: Desk) -> None:
    enter(desk)
    editor = desk.minutes.editor.attendance
    town = "Gemeente Voorbeeldstad aan Zee"
    editor.kind.setCurrentText("gemeente")
    editor.name.setText(town)
    editor.name.setFocus()
    desk.press(Key.Key_Return)
    desk.type("A. van der Voorbeeldenburg-Weidema")
    line = editor.lines[-1]
    assert line.partner.currentText() == town
    for field, text in ((line.partner, town), (line.person, line.person.text())):
        style, option = field.style(), QStyleOptionComboBox()
        room = field.width() - 2 * px(11)
        if field is line.partner:
            line.partner.initStyleOption(option)
            part = QStyle.SubControl.SC_ComboBoxEditField
            kind = QStyle.ComplexControl.CC_ComboBox
            room = style.subControlRect(kind, option, part, field).width()
        assert field.fontMetrics().horizontalAdvance(text) <= room
        assert field.toolTip() == text


def test_a_decision_taken_elsewhere_is_in_the_minutes_when_one_comes_back(desk: Desk) -> None:
    enter(desk)
    assert "wijst Dorpsweg 3 toe" not in text_of(desk.minutes.view.pdf)
    desk.control(Key.Key_1)
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)
    with desk.qtbot.waitSignal(desk.minutes.ready):
        desk.control(Key.Key_2)
    assert "geen match voor" in text_of(desk.minutes.view.pdf)


def test_zoom_goes_by_key_and_stays_within_bounds(minutes: Desk) -> None:
    view = minutes.minutes.view
    with minutes.qtbot.waitSignal(view.zoomed) as before:
        minutes.control(Key.Key_0)
    with minutes.qtbot.waitSignal(view.zoomed) as after:
        minutes.control(Key.Key_Plus)
    assert after.args[0] > before.args[0]
    for _step in range(12):
        minutes.control(Key.Key_Plus)
    with minutes.qtbot.waitSignal(view.zoomed) as most:
        minutes.control(Key.Key_Plus)
    assert most.args[0] == 400


def adopt(desk: Desk) -> None:
    desk.minutes.adopt.click()
    assert isinstance(desk.dialog, AdoptDialog)
    desk.control(Key.Key_Return)


def test_adopting_says_what_is_still_open(minutes: Desk) -> None:
    minutes.minutes.adopt.click()
    shown = minutes.dialog.findChild(AdoptDialog) or minutes.dialog
    assert isinstance(shown, AdoptDialog)
    assert shown.undecided == ["Dorpsweg 5", "Dorpsweg 7"]


def test_after_adopting_every_act_is_refused_in_a_sentence(minutes: Desk) -> None:
    adopt(minutes)
    assert not minutes.minutes.adopt.isEnabled()
    assert not minutes.minutes.editor.attendance.isEnabled()
    minutes.control(Key.Key_1)
    minutes.press(Key.Key_N)
    for act in (
        lambda: minutes.press(Key.Key_G),
        lambda: minutes.overleg.page.withdraw_asked.emit(1),
    ):
        minutes.window.toast.hide()
        act()
        assert not minutes.has_dialog()
        assert "zijn vastgesteld" in minutes.window.toast.accessibleName()


def test_after_adopting_there_is_nothing_to_undo(minutes: Desk) -> None:
    adopt(minutes)
    minutes.control(Key.Key_1)
    minutes.control(Key.Key_Z)
    assert "P-1" in minutes.sentences[0]


def test_adopted_minutes_are_no_concept_any_more(minutes: Desk) -> None:
    page = minutes.minutes
    with minutes.qtbot.waitSignal(page.ready):
        adopt(minutes)
    minutes.qtbot.waitUntil(lambda: "CONCEPT" not in text_of(page.view.pdf))
