"""Attendance and remarks of a meeting: written down at once, without a button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from matchtafel.models import Meeting, MeetingState, Organisation, OrganisationKind
from matchtafel.operations import meeting as acts
from matchtafel.operations.meeting import Attendant
from matchtafel.operations.refused import Refused

from .attendance import AttendanceEditor
from .fonts import STRONG, px
from .parts import Banner, Label, column
from .table import Table


def attendants_of(meeting: Meeting) -> list[Attendant]:
    """The attendance list as it stands."""
    return [Attendant(a.owner_id, a.person, a.presence, a.note) for a in meeting.attendance]


class _Remarks(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class MinutesEditor(QWidget):
    """What the minutes say beside the decisions. notice: why something was refused."""

    notice = Signal(str)

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        with table.database.reading() as session:
            partners = acts.organisations(session)
        self.locked = Banner(tone="success")
        self.locked.show_text(self.tr("Vastgesteld"), self.tr("er verandert niets meer"))
        self.attendance = AttendanceEditor(partners, self._add_partner)
        self.attendance.changed.connect(self._write_attendance)
        self.attendance.refused.connect(self.notice)
        self.remarks = _Remarks(tabChangesFocus=True)
        self.remarks.setAccessibleName(self.tr("Opmerkingen bij de notulen"))
        self.remarks.setFixedHeight(self.remarks.fontMetrics().lineSpacing() * 4 + px(22))
        self.remarks.left.connect(self._write_remarks)
        there = Label(self.tr("Deelnemers"), weight=STRONG)
        said = Label(self.tr("Opmerkingen"), weight=STRONG)
        said.setBuddy(self.remarks)
        self.setLayout(column(self.locked, there, self.attendance, said, self.remarks, spacing=8))
        self.reload()

    def reload(self) -> None:
        """Show what stands in the file; what one is typing is left alone."""
        meeting = self._table.meeting
        if attendants_of(meeting) != self.attendance.attendants:
            self.attendance.show_attendance(attendants_of(meeting))
        if not self.remarks.hasFocus():
            self.remarks.setPlainText(meeting.remarks or "")
        open_ = meeting.state is MeetingState.OPEN
        self.attendance.setEnabled(open_)
        self.remarks.setReadOnly(not open_)
        self.locked.setVisible(not open_)

    def _write_attendance(self) -> None:
        attendants = self.attendance.attendants
        if attendants != attendants_of(self._table.meeting):
            self._write(
                "aanwezigheid gewijzigd",
                lambda s, _now: acts.set_attendance(s, self._table.meeting_id, attendants),
            )

    def _write_remarks(self) -> None:
        text = self.remarks.toPlainText().strip()
        if text != (self._table.meeting.remarks or ""):
            self._write(
                "opmerking gewijzigd",
                lambda s, _now: acts.set_remarks(s, self._table.meeting_id, text),
            )

    def _add_partner(self, kind: OrganisationKind, name: str) -> Organisation:
        made: Organisation = self._table.write(
            "deelnemer toegevoegd", lambda s, _now: acts.ensure_organisation(s, kind, name)
        )
        return made

    def _write(self, what: str, act: Callable[[Any, datetime], Any]) -> None:
        try:
            self._table.write(what, act)
        except Refused as refusal:
            self.notice.emit(str(refusal))
