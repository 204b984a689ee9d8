"""Which dwellings come on the agenda, in which order. Space checks, Alt with an arrow moves."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from .fonts import STRONG
from .keys import KeyButton
from .lists import NOTE, flatten
from .parts import Label, column, row

VACANCY = Qt.ItemDataRole.UserRole
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True)
class AgendaLine:
    """A dwelling that can be on the agenda."""

    vacancy_id: int
    text: str
    note: str
    chosen: bool


class _List(QListWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with up or down moves the line."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_line(step)
        else:
            super().keyPressEvent(event)

    def move_line(self, step: int) -> None:
        """The current line goes up or down one place and stays current."""
        here = self.currentRow()
        there = here + step
        if here < 0 or not 0 <= there < self.count():
            return
        self.insertItem(there, self.takeItem(here))
        self.setCurrentRow(there)


class AgendaEditor(QWidget):
    """The list with its two arrows."""

    def __init__(self, lines: Sequence[AgendaLine]) -> None:
        super().__init__()
        self.list = flatten(_List(), self.tr("Agenda"))
        for line in lines:
            item = QListWidgetItem(line.text)
            item.setData(VACANCY, line.vacancy_id)
            item.setData(NOTE, line.note)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.text}, {line.note}")
            state = Qt.CheckState.Checked if line.chosen else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _item: self._count())
        self._title = Label(weight=STRONG)
        up = self._arrow("pijl-op", self.tr("Eerder op de agenda"), -1)
        down = self._arrow("pijl-neer", self.tr("Later op de agenda"), 1)
        head = row(self._title)
        head.addStretch(1)
        head.addWidget(up)
        head.addWidget(down)
        body = column(spacing=8)
        body.addLayout(head)
        body.addWidget(Label(self._hint(), "small", "text2", wrap=True))
        body.addWidget(self.list, 1)
        self.setLayout(body)
        self._count()

    def _hint(self) -> str:
        if self.list.count():
            return self.tr("Spatie: wel of niet. Alt met pijl: eerder of later.")
        return self.tr(
            "In dit bestand staan nog geen woningen. Lees ze straks in met Ctrl I; "
            "ze komen dan vanzelf op de agenda."
        )

    def _arrow(self, icon: str, name: str, step: int) -> KeyButton:
        button = KeyButton("", icon=icon)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} (Alt {'↑' if step < 0 else '↓'})")
        button.clicked.connect(lambda: self.list.move_line(step))
        return button

    def _count(self) -> None:
        n = len(self.vacancy_ids)
        words = self.tr("Agenda: 1 woning") if n == 1 else self.tr("Agenda: {n} woningen")
        self._title.setText(words.format(n=n))

    @property
    def vacancy_ids(self) -> list[int]:
        """The vacancies that are checked, in order."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return [i.data(VACANCY) for i in items if i.checkState() is Qt.CheckState.Checked]
