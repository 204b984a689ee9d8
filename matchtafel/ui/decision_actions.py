"""The actions of a decision: what, who, by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from matchtafel.operations.decisions import ActionDraft

from .date_field import DateField
from .fonts import STRONG, px
from .keys import KeyButton
from .lists import compact
from .parts import Label, column


@dataclass(frozen=True)
class Doer:
    """Who can be asked: an organisation, or a person of it who is at the table."""

    organisation_id: int
    name: str
    person: str | None = None

    @property
    def label(self) -> str:
        """Havenhuis (S. Janssen)."""
        return f"{self.name} ({self.person})" if self.person else self.name


class _Line:
    """One action: three fields and a button that takes the line away."""

    def __init__(
        self, number: int, doers: Sequence[Doer], reference: date, words: "_Words"
    ) -> None:
        self.what = QLineEdit(placeholderText=words.what)
        self.what.setAccessibleName(words.what_of.format(n=number))
        self.who = QComboBox()
        self.who.setAccessibleName(words.who_of.format(n=number))
        for doer in doers:
            self.who.addItem(doer.label, doer)
        compact(self.who)
        self.due = DateField(words.due_of.format(n=number), reference)
        self.away = KeyButton("", icon="weg", kind="link")
        self.away.setAccessibleName(words.away_of.format(n=number))
        self.away.setToolTip(self.away.accessibleName())

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.what, self.who, self.due, self.away

    def choose(self, organisation_id: int) -> None:
        """The first who is of this organisation."""
        for index in range(self.who.count()):
            if self.who.itemData(index).organisation_id == organisation_id:
                self.who.setCurrentIndex(index)
                return

    @property
    def draft(self) -> ActionDraft | None:
        text, doer = self.what.text().strip(), self.who.currentData()
        if not text or doer is None:
            return None
        return ActionDraft(text, doer.organisation_id, self.due.value, doer.person)


@dataclass(frozen=True)
class _Words:
    what: str
    what_of: str
    who_of: str
    due_of: str
    away_of: str


class Actions(QWidget):
    """Lines for actions; a new line starts with the next one that lies at hand."""

    changed = Signal()

    def __init__(self, doers: Sequence[Doer], reference: date) -> None:
        super().__init__()
        self._doers, self._reference = doers, reference
        self._lines: list[_Line] = []
        self._at_hand: list[ActionDraft] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(px(8))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4)
        self._heads = [Label(word, "small", "text2") for word in self._column_words()]
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)
        self.add_button = KeyButton(self.tr("Actie toevoegen"), "Alt A", "plus", kind="link")
        QShortcut(QKeySequence("Alt+A"), self).activated.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self._well = QFrame()
        self._well.setLayout(self._grid)
        body = column(Label(self.tr("Acties"), weight=STRONG), self._well, spacing=8)
        body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(body)
        self._show_heads()

    def _column_words(self) -> tuple[str, str, str]:
        return self.tr("Wat"), self.tr("Wie"), self.tr("Uiterlijk")

    def at_hand(self, drafts: Sequence[ActionDraft]) -> None:
        """Actions that this decision makes likely; each new line takes the next."""
        self._at_hand = list(drafts)

    def add(self) -> None:
        """One more line, with the focus in it."""
        words = _Words(
            self.tr("Wat moet er gebeuren"),
            self.tr("Actie {n}: wat"),
            self.tr("Actie {n}: wie"),
            self.tr("Actie {n}: uiterlijk"),
            self.tr("Haal actie {n} weg"),
        )
        line = _Line(len(self._lines) + 1, self._doers, self._reference, words)
        if self._at_hand:
            self._fill(line, self._at_hand.pop(0))
        place = self._grid.rowCount()
        for spot, widget in enumerate(line.widgets):
            self._grid.addWidget(widget, place, spot)
            # Shown at once, so that the keyboard can go there at once.
            widget.show()
        line.away.clicked.connect(lambda: self._take_away(line))
        line.what.textChanged.connect(self.changed)
        line.who.currentIndexChanged.connect(self.changed)
        line.due.changed.connect(self.changed)
        self._lines.append(line)
        self._show_heads()
        line.what.setFocus()
        line.what.selectAll()
        self.changed.emit()

    @staticmethod
    def _fill(line: _Line, draft: ActionDraft) -> None:
        line.what.setText(draft.text)
        line.choose(draft.organisation_id)
        line.due.show_date(draft.due)

    def _take_away(self, line: _Line) -> None:
        self._lines.remove(line)
        for widget in line.widgets:
            widget.hide()
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._show_heads()
        self.add_button.setFocus()
        self.changed.emit()

    def _show_heads(self) -> None:
        self._well.setVisible(bool(self._lines))

    @property
    def drafts(self) -> tuple[ActionDraft, ...]:
        """The actions that say what. Raises Refused for a date that is none."""
        found = (line.draft for line in self._lines)
        return tuple(draft for draft in found if draft is not None)
