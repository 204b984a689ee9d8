"""What comes by and goes again: the toast with "Maak ongedaan", and the strip of long work.

Toast(window)        show_text("Laan 41-2 aangehouden", undo=True); signal undo_asked
ProgressStrip()      begin("Lezen", total), advance(done), end(); signal stop_asked
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from .fonts import MEDIUM, px
from .keys import KeyButton
from .parts import Label, row

TOAST_MS = 6000
PATIENCE_MS = 400


class Toast(QFrame):
    """Bottom left for six seconds; stays while the pointer or the focus is on it."""

    undo_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("part", "toast")
        self._words = Label()
        self.undo = KeyButton(self.tr("Maak ongedaan"), "Ctrl Z")
        self.undo.clicked.connect(self._undo)
        self.setLayout(row(self._words, self.undo, spacing=16, margins=(16, 8, 8, 8)))
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        self.hide()

    def show_text(self, text: str, undo: bool = True) -> None:
        """Say what was done; `undo` offers the way back."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start()

    def _undo(self) -> None:
        self.hide()
        self.undo_asked.emit()

    def _leave(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        self.move(px(88), self._window.height() - self.height() - px(44))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the window changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class ProgressStrip(QFrame):
    """Long work: what, how far, and Stop; it shows only when the work outlasts 0.4 seconds."""

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "well")
        self._what, self._total = "", 0
        self._words = Label(weight=MEDIUM)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(px(6))
        self._bar.setAccessibleName(self.tr("voortgang"))
        self.stop = KeyButton(self.tr("Stop"), "Esc")
        self.stop.clicked.connect(self.stop_asked)
        line = row(self._words, spacing=16, margins=(16, 8, 8, 8))
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop)
        self.setLayout(line)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self, what: str, total: int) -> None:
        """Work starts: `what` in a word, `total` in steps."""
        self._what, self._total = what, total
        self._bar.setRange(0, max(1, total))
        self.advance(0)
        self._timer.start()

    def advance(self, done: int) -> None:
        """So many steps are done."""
        self._bar.setValue(done)
        count = self.tr("{what}: {done} van {total}")
        self._words.setText(count.format(what=self._what, done=done, total=self._total))

    def end(self) -> None:
        """The work is over."""
        self._timer.stop()
        self.hide()
