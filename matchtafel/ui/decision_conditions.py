"""The conditions of a decision: those that lie at hand, and one's own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from .fonts import STRONG
from .parts import Label, column


class _OwnCondition(QLineEdit):
    """Enter adds what was typed to the list."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Conditions(QWidget):
    """Check boxes, and a line for a condition of one's own; what stands there counts too."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: list[QCheckBox] = []
        self._lines = column(spacing=7)
        self.own = _OwnCondition(placeholderText=self.tr("Andere voorwaarde, Enter voegt toe"))
        self.own.setAccessibleName(self.tr("Andere voorwaarde"))
        self.own.textChanged.connect(self.changed)
        self.own.entered.connect(self._add_own)
        body = column(Label(self.tr("Voorwaarden"), weight=STRONG), spacing=8)
        body.addLayout(self._lines)
        body.addWidget(self.own)
        self.setLayout(body)

    def offer(self, texts: Sequence[str], checked: Sequence[str] = ()) -> None:
        """Conditions at hand, some of them checked already."""
        for text in texts:
            self._add(text, text in checked)

    def _add(self, text: str, checked: bool) -> None:
        box = QCheckBox(text)
        box.setChecked(checked)
        box.toggled.connect(self.changed)
        self._boxes.append(box)
        self._lines.addWidget(box)

    def _add_own(self) -> None:
        text = self.own.text().strip()
        if text:
            self.own.clear()
            self._add(text, True)
            self.changed.emit()

    @property
    def texts(self) -> tuple[str, ...]:
        """The conditions as they would be recorded."""
        checked = [box.text() for box in self._boxes if box.isChecked()]
        own = self.own.text().strip()
        return tuple(checked + ([own] if own else []))
