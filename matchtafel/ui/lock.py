"""The lock: after some minutes without a key or a click nothing of the table is on the screen."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from matchtafel.operations.refused import Refused

from .fonts import STRONG, px
from .icons import Icon
from .keys import KeyButton
from .parts import Banner, Card, Label, column, row
from .passphrase import Secret

MINUTE_MS = 60_000
_ACTIVITY = {
    QEvent.Type.KeyPress,
    # A key that is a shortcut never comes as a KeyPress.
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleClock(QObject):
    """Tells when nobody touched the program for so long. idle: now."""

    idle = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._clock, self._last, self._minutes = clock, clock(), 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)

    def start(self, minutes: int) -> None:
        """Begin to count, from now."""
        self._last, self._minutes = self._clock(), minutes
        self._timer.start(minutes * MINUTE_MS)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    @property
    def is_counting(self) -> bool:
        """Whether it will tell."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Someone is there: or for the first time since the computer was asleep."""
        if event.type() not in _ACTIVITY or not self._timer.isActive():
            return False
        # A timer stands still while a laptop is closed; whoever opens it may be someone else.
        slept = self._clock() - self._last > timedelta(minutes=self._minutes)
        self._last = self._clock()
        self._timer.start()
        if slept:
            self.idle.emit()
        return slept


class LockPage(QWidget):
    """A blank page that asks for the passphrase. opened: it was given."""

    opened = Signal()

    def __init__(self, attempt: Callable[[str], None]) -> None:
        super().__init__()
        self._attempt = attempt
        self.setAccessibleName(self.tr("Vergrendeld"))
        self.secret = Secret(self.tr("Wachtwoord van het bestand dat open is"))
        self.secret.line.returnPressed.connect(self.try_it)
        self.problem = Banner(tone="danger")
        self.problem.hide()
        self.open = KeyButton(self.tr("Ontgrendel"), "Enter", kind="primary")
        self.open.clicked.connect(self.try_it)
        told = self.tr("Wat u deed is opgeslagen. Na het wachtwoord gaat u verder waar u was.")
        card = Card(inset=24)
        card.setFixedWidth(px(440))
        card.body.setSpacing(px(12))
        card.body.addWidget(Icon("slot", "text2", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(Label(self.tr("Vergrendeld"), "panel", weight=STRONG))
        card.body.addWidget(Label(told, tone="text2", wrap=True))
        for part in (self.secret, self.problem, self.open):
            card.body.addWidget(part)
        whole = column()
        middle = row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)
        self.setLayout(whole)

    def enter(self) -> None:
        """The keyboard goes to the line."""
        self.secret.line.clear()
        self.problem.hide()
        self.secret.line.setFocus()

    def try_it(self) -> None:
        """Enter: the right passphrase opens, a wrong one gets a sentence."""
        try:
            self._attempt(self.secret.text)
        except Refused as refusal:
            self.problem.show_text(str(refusal))
            self.problem.show()
            self.secret.line.selectAll()
            self.secret.line.setFocus()
        else:
            self.secret.line.clear()
            self.opened.emit()


class Hidden:
    """The dialogs of a window, put away while it is locked and back as they were."""

    def __init__(self, window: QWidget) -> None:
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
        for dialog in self._dialogs:
            dialog.hide()

    def show_again(self) -> None:
        """Back on the screen, with what was typed in them."""
        for dialog in self._dialogs:
            dialog.show()
