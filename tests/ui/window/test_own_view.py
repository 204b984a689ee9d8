"""First a view of one's own: the minutes say whether the table did."""

from PySide6.QtCore import Qt

from tests.ui.window.conftest import Desk


def test_hiding_the_ranking_is_kept_for_the_minutes(desk: Desk) -> None:
    assert not desk.table.meeting.own_view_first
    desk.overleg.page.table.setFocus()
    desk.press(Qt.Key.Key_R)
    assert desk.overleg.page.own_view
    desk.press(Qt.Key.Key_R)
    desk.table.changed.emit()
    assert desk.table.meeting.own_view_first


def test_after_adopting_the_own_view_changes_nothing_in_the_record(desk: Desk) -> None:
    desk.table.adopt()
    desk.overleg.page.table.setFocus()
    desk.press(Qt.Key.Key_R)
    assert not desk.table.meeting.own_view_first
