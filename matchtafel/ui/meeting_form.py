"""A new meeting, or a change of one: when and where, who is there, what is on the agenda."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from matchtafel.models import Meeting, Organisation, Vacancy
from matchtafel.operations.meeting import Attendant, MeetingDraft
from matchtafel.operations.refused import Refused

from .agenda_editor import AgendaEditor, AgendaLine
from .attendance import AddPartner, AttendanceEditor
from .date_field import DateField
from .fonts import STRONG, px
from .parts import Label
from .sheet import Sheet

WEEK = timedelta(days=7)
Save = Callable[[MeetingDraft, Sequence[Attendant], Sequence[int]], int]


def line_of(vacancy: Vacancy, chosen: bool) -> AgendaLine:
    """Havenstraat 12-b; Havenhuis."""
    address = vacancy.facts.address or vacancy.dwelling.unit_number
    return AgendaLine(vacancy.id, address, vacancy.dwelling.corporation.name, chosen)


def next_number(number: str | None) -> str:
    """The number after this one, when it is one."""
    return str(int(number) + 1) if number and number.isdecimal() else ""


def draft_of(meeting: Meeting, *, follow_up: bool) -> MeetingDraft:
    """What the form starts with: the meeting itself, or the one a week after it."""
    return MeetingDraft(
        table_name=meeting.table_name,
        held_on=meeting.held_on + WEEK if follow_up else meeting.held_on,
        convener=meeting.convener.name,
        number=next_number(meeting.number) if follow_up else meeting.number,
        starts=meeting.starts,
        ends=None if follow_up else meeting.ends,
        place=meeting.place,
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        is_sample=meeting.is_sample,
    )


class MeetingForm(Sheet):
    """Fields at the left, agenda at the right.

    save records it, gives the meeting's id and may raise Refused. made: that id.
    """

    made = Signal(int)

    def __init__(
        self,
        draft: MeetingDraft,
        *,
        attendants: Sequence[Attendant],
        agenda: Sequence[AgendaLine],
        partners: Sequence[Organisation],
        add_partner: AddPartner,
        save: Save,
        new: bool,
        window: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self._draft, self._save = draft, save
        if new:
            self.say(self.tr("Nieuw overleg"), self.tr("Maak overleg"))
        else:
            self.say(self.tr("Overleg wijzigen"), self.tr("Bewaar"))
        self.fields = self._make_fields(draft)
        self.fields["convener"].setEnabled(new)
        self.left.insertLayout(0, self._form())
        self.left.insertWidget(1, Label(self.tr("Deelnemers"), weight=STRONG))
        self.attendance = AttendanceEditor(partners, add_partner)
        self.attendance.refused.connect(self.refuse)
        self.attendance.show_attendance(attendants)
        self.left.insertWidget(2, self.attendance)
        self.agenda = AgendaEditor(agenda)
        self.right.addWidget(self.agenda, 1)
        empty = next((f for f in self.fields.values() if not f.text()), self.held_on)
        empty.setFocus()

    def _make_fields(self, draft: MeetingDraft) -> dict[str, QLineEdit]:
        self.held_on = DateField(self.tr("Datum"), draft.held_on)
        self.held_on.show_date(draft.held_on)
        names = {
            "table_name": self.tr("Naam van het overleg"),
            "convener": self.tr("Gemeente"),
            "number": self.tr("Nummer"),
            "starts": self.tr("Begint"),
            "ends": self.tr("Eindigt"),
            "place": self.tr("Plaats"),
            "chair": self.tr("Voorzitter"),
            "minute_taker": self.tr("Notulist"),
        }
        made = {}
        for fact, name in names.items():
            made[fact] = QLineEdit(getattr(draft, fact) or "")
            made[fact].setAccessibleName(name)
        for fact in ("starts", "ends"):
            made[fact].setPlaceholderText("9.30")
        made["table_name"].setPlaceholderText(self.tr("Matchtafel Voorbeeldstad"))
        return made

    def _form(self) -> QGridLayout:
        """Short fields two in a row."""
        field = self.fields
        rows: list[list[QLineEdit]] = [
            [field["table_name"]],
            [field["convener"]],
            [self.held_on, field["number"]],
            [field["starts"], field["ends"]],
            [field["place"]],
            [field["chair"], field["minute_taker"]],
        ]
        form = QGridLayout()
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(8))
        for place, fields in enumerate(rows):
            for half, line in enumerate(fields):
                label = Label(line.accessibleName())
                label.setBuddy(line)
                form.addWidget(label, place, 2 * half)
                form.addWidget(line, place, 2 * half + 1, 1, 3 if len(fields) == 1 else 1)
        return form

    def carry_out(self) -> None:
        """Record it."""
        held_on: date | None = self.held_on.value
        if held_on is None:
            raise Refused(self.tr("Vul de datum van het overleg in."))
        texts = {fact: field.text().strip() for fact, field in self.fields.items()}
        draft = MeetingDraft(
            table_name=texts.pop("table_name"),
            convener=texts.pop("convener"),
            held_on=held_on,
            is_sample=self._draft.is_sample,
            **{fact: text or None for fact, text in texts.items()},
        )
        made = self._save(draft, self.attendance.attendants, self.agenda.vacancy_ids)
        self.made.emit(made)
