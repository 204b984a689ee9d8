"""The Notulen room: preview, file and printer are the same bytes; adopting locks."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from matchtafel.models import Presence
from matchtafel.ui.minutes_adopt import AdoptDialog
from matchtafel.ui.pdf_pages import page_sizes, page_words
from matchtafel.ui.printing import Printout, a4_printer
from tests.ui.window.conftest import Desk

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
