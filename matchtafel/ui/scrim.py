"""A dialog as part of its window: no frame of its own, the window dimmed behind it.

Overlay(window)   a QDialog to build on; its content goes into `setLayout` as usual; it stays in
                  the middle of the window, also when that moves
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from .fonts import px
from .theme import colour

SHADE = QColor(0, 0, 0, 110)


class _Scrim(QWidget):
    """Dims the window under a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), SHADE)


class Overlay(QDialog):
    """Goes away for good when it is closed."""

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scrim: _Scrim | None = None

    def fit(self, wide: int, high: int) -> None:
        """So large in design pixels, but never larger than the window."""
        wide, high, parent = px(wide), px(high), self.parentWidget()
        if parent is not None:
            room = parent.window().size()
            wide, high = min(wide, room.width() - px(32)), min(high, room.height() - px(32))
        self.resize(wide, high)

    def showEvent(self, event: QShowEvent) -> None:
        """Dim the window behind."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and self._scrim is None:
            self._scrim = _Scrim(parent.window())
            parent.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the window: a desktop may place it after this has opened."""
        if self._scrim is not None and event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._scrim.setGeometry(self._scrim.window().rect())
            self.to_middle()
        return False

    def to_middle(self) -> None:
        """To the middle of the window."""
        parent = self.parentWidget()
        if parent is not None and self.isVisible():
            frame = self.frameGeometry()
            frame.moveCenter(parent.window().frameGeometry().center())
            self.move(frame.topLeft())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface with a thin edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def done(self, result: int) -> None:
        """Let the window shine again."""
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().done(result)
