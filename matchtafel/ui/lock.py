"""When nobody is there any more, and putting dialogs away while the window is locked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

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
