"""The window when the disk fails: it shows what is in the file, and tells it in a sentence."""

from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from matchtafel.models import DecisionKind
from matchtafel.operations.decisions import Draft
from matchtafel.ui.decision import DecisionDialog
from matchtafel.ui.decision_withdraw import WithdrawDialog
from matchtafel.ui.meeting_form import MeetingForm
from matchtafel.ui.sheet import Sheet
from matchtafel.ui.table import Table
from tests.faults.disk import Disk
from tests.ui.window.conftest import Desk

Key = Qt.Key
NOT_SAVED = "Dit is niet bewaard; alles van daarvóór wel."


def in_file(desk: Desk) -> list[str]:
    """The sentences that stand, read anew."""
    table = desk.table
    anew = Table(
        table.database,
        table.meeting_id,
        policy=table.policy,
        norms=table.norms,
        author=table.author,
        clock=table.clock,
    )
    return [item.decision.sentence if item.decision else "" for item in anew.board.items]


def fail_until_saved(desk: Desk, kind: type[QDialog]) -> None:
    """Press Ctrl+Enter while a further and further statement fails, until the dialog is gone."""
    disk, before = Disk(desk.table.database.engine, of="writing"), desk.sentences
    pushed = desk.table.undo_stack.count()
    for number in count(1):
        assert isinstance(desk.dialog, kind)
        with disk.failing_at(number):
            desk.control(Key.Key_Return)
        if not desk.has_dialog():
            break
        dialog = desk.dialog
        assert isinstance(dialog, Sheet)
        assert dialog.problem.isVisible()
        assert dialog.problem_text.startswith(NOT_SAVED)
        assert desk.sentences == before == in_file(desk)
        assert desk.table.undo_stack.count() == pushed
    assert number > 4
    assert desk.sentences == in_file(desk) != before


def test_a_decision_that_fails_is_told_and_what_was_chosen_stays(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    fail_until_saved(desk, DecisionDialog)
    assert "P-1" in desk.sentences[0]


def test_a_withdrawal_that_fails_is_told_and_the_decision_stands(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    desk.overleg.page.foot.withdraw.click()
    desk.type("trok zich terug")
    fail_until_saved(desk, WithdrawDialog)
    assert desk.sentences[0] == ""


def test_a_place_that_cannot_be_remembered_is_told_and_one_reads_on(desk: Desk) -> None:
    with Disk(desk.table.database.engine, of="writing").failing_at(1):
        desk.press(Key.Key_N)
    assert desk.overleg.page.item == desk.table.board.items[1]
    assert desk.window.toast.accessibleName().startswith(NOT_SAVED)


def test_an_undo_that_cannot_be_written_is_told_and_can_be_done_later(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)
    decided = desk.sentences
    with Disk(desk.table.database.engine, of="writing").failing_at(1):
        desk.control(Key.Key_Z)
    assert desk.window.toast.accessibleName().startswith(NOT_SAVED)
    assert desk.sentences == decided
    desk.control(Key.Key_Z)
    assert desk.sentences[0] == ""


def test_a_meeting_that_cannot_be_made_is_told_and_what_was_typed_stays(desk: Desk) -> None:
    desk.control(Key.Key_N)
    form = desk.dialog
    assert isinstance(form, MeetingForm)
    form.fields["place"].setText("kamer 2.14")
    with Disk(desk.table.database.engine, of="writing").failing_at(5):
        desk.control(Key.Key_Return)
    assert form.problem_text.startswith(NOT_SAVED)
    assert form.fields["place"].text() == "kamer 2.14"


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_E])
def test_a_partner_that_cannot_be_added_is_told_in_the_form(desk: Desk, key: Qt.Key) -> None:
    desk.control(key)
    form = desk.dialog
    assert isinstance(form, MeetingForm)
    form.attendance.name.setFocus()
    desk.type("Welzijn Oost")
    with Disk(desk.table.database.engine, of="writing").failing_at(1):
        desk.press(Key.Key_Return)
    assert form.problem_text.startswith(NOT_SAVED)
    assert form.attendance.name.text() == "Welzijn Oost"


def test_a_partner_that_cannot_be_added_at_the_minutes_is_told(desk: Desk) -> None:
    desk.control(Key.Key_2)
    attendance = desk.minutes.editor.attendance
    attendance.name.setFocus()
    desk.type("Welzijn Oost")
    with Disk(desk.table.database.engine, of="writing").failing_at(1):
        desk.press(Key.Key_Return)
    assert desk.window.toast.accessibleName().startswith(NOT_SAVED)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_when_the_reading_after_a_decision_fails_the_next_reading_shows_it(
    desk: Desk, number: int
) -> None:
    item, disk = desk.table.board.items[0], Disk(desk.table.database.engine, of="reading")
    with desk.qtbot.captureExceptions() as told, disk.failing_at(number):
        desk.table.decide(item.item_id, Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)))
    assert told
    assert desk.sentences == in_file(desk)
    assert desk.sentences[0]
    desk.table.changed.emit()
    shown = desk.overleg.page.item
    assert shown is not None
    assert shown.state == "no_match"
