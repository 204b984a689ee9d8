"""Who is there: one line for each person, of which organisation, and whether all the time."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from matchtafel.models import Organisation, OrganisationKind, Presence
from matchtafel.operations.meeting import Attendant
from matchtafel.operations.refused import Refused

from .fonts import px
from .keys import KeyButton
from .lists import compact
from .parts import column, row

AddPartner = Callable[[OrganisationKind, str], Organisation]


class _Line(QWidget):
    """Organisation and person; under them presence and remark, so that names are whole."""

    def __init__(self, words: dict[str, str], partners: Sequence[Organisation]) -> None:
        super().__init__()
        self.partner, self.presence = QComboBox(), QComboBox()
        self.person, self.note = QLineEdit(), QLineEdit()
        self.away = KeyButton("", icon="weg", kind="link")
        for partner in partners:
            self.partner.addItem(partner.name, partner.id)
        compact(self.partner)
        for presence in Presence:
            self.presence.addItem(presence.value, presence)
        for name in ("partner", "person", "presence", "note", "away"):
            getattr(self, name).setAccessibleName(words[name])
        self.away.setToolTip(words["away"])
        self.person.setPlaceholderText(words["who"])
        self.note.setPlaceholderText(words["for_example"])
        self.partner.currentTextChanged.connect(self.partner.setToolTip)
        for typed in (self.person, self.note):
            typed.textChanged.connect(typed.setToolTip)

        self._lay_out()

    def _lay_out(self) -> None:
        """Two by two, the bin at their right."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(6))
        grid.setVerticalSpacing(px(4))
        four = (self.partner, self.person, self.presence, self.note)
        for spot, widget in enumerate(four):
            grid.addWidget(widget, spot // 2, spot % 2)
            grid.setColumnStretch(spot % 2, 1)
        grid.addWidget(self.away, 0, 2)
        self.setLayout(grid)

    def show_attendant(self, attendant: Attendant) -> None:
        self.partner.setCurrentIndex(self.partner.findData(attendant.organisation_id))
        self.person.setText(attendant.person or "")
        self.person.setCursorPosition(0)
        self.presence.setCurrentIndex(self.presence.findData(attendant.presence))
        self.note.setText(attendant.note or "")
        self.note.setCursorPosition(0)

    @property
    def attendant(self) -> Attendant | None:
        organisation_id = self.partner.currentData()
        if organisation_id is None:
            return None
        return Attendant(
            organisation_id,
            self.person.text().strip() or None,
            Presence(self.presence.currentData()),
            self.note.text().strip() or None,
        )


class AttendanceEditor(QWidget):
    """The lines, one more line, and a partner that is not known yet.

    add_partner records an organisation and gives it back. refused: why it could not.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, partners: Sequence[Organisation], add_partner: AddPartner) -> None:
        super().__init__()
        self._partners, self._add_partner = list(partners), add_partner
        self.lines: list[_Line] = []
        self._list = column(spacing=12)
        self.add_button = KeyButton(self.tr("Deelnemer toevoegen"), icon="plus", kind="link")
        self.add_button.clicked.connect(lambda: self.add(None).person.setFocus())
        body = column(spacing=8)
        body.addLayout(self._list)
        body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(self._new_partner())
        self.setLayout(body)

    def _new_partner(self) -> QHBoxLayout:
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Soort organisatie"))
        for kind in OrganisationKind:
            self.kind.addItem(kind.value, kind)
        self.name = QLineEdit(placeholderText=self.tr("Naam van een organisatie die hier mist"))
        self.name.setAccessibleName(self.tr("Nieuwe organisatie"))
        self.name.returnPressed.connect(self._take_partner)
        take = KeyButton(self.tr("Voeg toe"))
        take.clicked.connect(self._take_partner)
        line = row(self.kind, spacing=6)
        line.addWidget(self.name, 1)
        line.addWidget(take)
        return line

    def _take_partner(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        try:
            partner = self._add_partner(OrganisationKind(self.kind.currentData()), name)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.name.clear()
        if partner.id not in [known.id for known in self._partners]:
            self._partners.append(partner)
            for line in self.lines:
                line.partner.addItem(partner.name, partner.id)
        self.add(Attendant(partner.id)).person.setFocus()

    def show_attendance(self, attendants: Iterable[Attendant]) -> None:
        """Put these lines in the place of those there are, without a signal."""
        for line in list(self.lines):
            self._drop(line)
        self.blockSignals(True)
        for attendant in attendants:
            self.add(attendant)
        self.blockSignals(False)

    def add(self, attendant: Attendant | None) -> _Line:
        """One more line."""
        line = _Line(self._words(len(self.lines) + 1), self._partners)
        if attendant is not None:
            line.show_attendant(attendant)
        self._list.addWidget(line)
        # Shown at once, so that the keyboard can go there at once.
        line.show()
        line.partner.currentIndexChanged.connect(self.changed)
        line.presence.currentIndexChanged.connect(self.changed)
        line.person.editingFinished.connect(self.changed)
        line.note.editingFinished.connect(self.changed)
        line.away.clicked.connect(lambda: self._take_away(line))
        self.lines.append(line)
        self.changed.emit()
        return line

    def _words(self, n: int) -> dict[str, str]:
        return {
            "partner": self.tr("Deelnemer {n}: organisatie").format(n=n),
            "person": self.tr("Deelnemer {n}: wie").format(n=n),
            "presence": self.tr("Deelnemer {n}: aanwezig").format(n=n),
            "note": self.tr("Deelnemer {n}: opmerking").format(n=n),
            "away": self.tr("Haal deelnemer {n} weg").format(n=n),
            "who": self.tr("wie"),
            "for_example": self.tr("opmerking, zoals: bij punt 2 en 3"),
        }

    def _take_away(self, line: _Line) -> None:
        self._drop(line)
        self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, line: _Line) -> None:
        self.lines.remove(line)
        line.hide()
        self._list.removeWidget(line)
        line.deleteLater()

    @property
    def attendants(self) -> list[Attendant]:
        """The attendance list as it would be recorded."""
        found = (line.attendant for line in self.lines)
        return [attendant for attendant in found if attendant is not None]
