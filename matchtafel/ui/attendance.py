"""Who is there: one line for each person, of which organisation, and whether all the time."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from matchtafel.models import Organisation, OrganisationKind, Presence
from matchtafel.operations.meeting import Attendant

from .fonts import px
from .keys import KeyButton
from .lists import compact
from .parts import Label, column, row

AddPartner = Callable[[OrganisationKind, str], Organisation]


class _Line:
    """Organisation, person, presence, remark."""

    def __init__(self, words: dict[str, str], partners: Sequence[Organisation]) -> None:
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
        self.note.setPlaceholderText(words["for_example"])

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.partner, self.person, self.presence, self.note, self.away

    def show_attendant(self, attendant: Attendant) -> None:
        self.partner.setCurrentIndex(self.partner.findData(attendant.organisation_id))
        self.person.setText(attendant.person or "")
        self.person.setCursorPosition(0)
        self.presence.setCurrentIndex(self.presence.findData(attendant.presence))
        self.note.setText(attendant.note or "")
        self.note.setCursorPosition(0)
        self.note.setToolTip(attendant.note or "")

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

    add_partner records an organisation and gives it back.
    """

    changed = Signal()

    def __init__(self, partners: Sequence[Organisation], add_partner: AddPartner) -> None:
        super().__init__()
        self._partners, self._add_partner = list(partners), add_partner
        self.lines: list[_Line] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(px(6))
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, stretch in enumerate((6, 5, 0, 4, 0)):
            self._grid.setColumnStretch(place, stretch)
        self._heads = self._make_heads()
        self.add_button = KeyButton(self.tr("Deelnemer toevoegen"), icon="plus", kind="link")
        self.add_button.clicked.connect(lambda: self.add(None).person.setFocus())
        body = column(spacing=8)
        body.addLayout(self._grid)
        body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(self._new_partner())
        self.setLayout(body)
        self._show_heads()

    def _make_heads(self) -> list[Label]:
        words = (
            self.tr("Organisatie"),
            self.tr("Wie"),
            self.tr("Aanwezig"),
            self.tr("Opmerking"),
        )
        heads = [Label(word, "small", "text2") for word in words]
        for place, head in enumerate(heads):
            self._grid.addWidget(head, 0, place)
        return heads

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
        partner = self._add_partner(OrganisationKind(self.kind.currentData()), name)
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
        self._show_heads()

    def add(self, attendant: Attendant | None) -> _Line:
        """One more line."""
        line = _Line(self._words(len(self.lines) + 1), self._partners)
        if attendant is not None:
            line.show_attendant(attendant)
        place = self._grid.rowCount()
        for spot, widget in enumerate(line.widgets):
            self._grid.addWidget(widget, place, spot)
            # Shown at once, so that the keyboard can go there at once.
            widget.show()
        line.partner.currentIndexChanged.connect(self.changed)
        line.presence.currentIndexChanged.connect(self.changed)
        line.person.editingFinished.connect(self.changed)
        line.note.editingFinished.connect(self.changed)
        line.away.clicked.connect(lambda: self._take_away(line))
        self.lines.append(line)
        self._show_heads()
        self.changed.emit()
        return line

    def _words(self, n: int) -> dict[str, str]:
        return {
            "partner": self.tr("Deelnemer {n}: organisatie").format(n=n),
            "person": self.tr("Deelnemer {n}: wie").format(n=n),
            "presence": self.tr("Deelnemer {n}: aanwezig").format(n=n),
            "note": self.tr("Deelnemer {n}: opmerking").format(n=n),
            "away": self.tr("Haal deelnemer {n} weg").format(n=n),
            "for_example": self.tr("bij punt 2 en 3"),
        }

    def _take_away(self, line: _Line) -> None:
        self._drop(line)
        self._show_heads()
        self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, line: _Line) -> None:
        self.lines.remove(line)
        for widget in line.widgets:
            widget.hide()
            self._grid.removeWidget(widget)
            widget.deleteLater()

    def _show_heads(self) -> None:
        for head in self._heads:
            head.setVisible(bool(self.lines))

    @property
    def attendants(self) -> list[Attendant]:
        """The attendance list as it would be recorded."""
        found = (line.attendant for line in self.lines)
        return [attendant for attendant in found if attendant is not None]
