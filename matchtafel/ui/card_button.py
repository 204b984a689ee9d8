"""A card that is one button: icon and key above, what it does, a line about it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from . import icons
from .fonts import MEDIUM, font, px
from .keys import cap_width, paint_cap
from .marks import smooth
from .theme import colour


class CardButton(QAbstractButton):
    """Painted, so that the whole card takes focus, pointer and Enter."""

    def __init__(
        self, icon: str, key: str, title: str, line: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._line = icon, key, line
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for icon, title and two lines."""
        return QSize(px(200), px(122))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface, icon, key, words."""
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("line2" if self.underMouse() else "line"), 1))
        painter.setBrush(colour("soft" if self.isDown() else "surface"))
        painter.drawRoundedRect(box, px(8), px(8))
        inside = box.adjusted(px(16), px(14), -px(16), -px(12))
        spot = QRectF(inside.left(), inside.top(), px(22), px(22))
        icons.paint(painter, spot, self._icon, "accent")
        wide = cap_width(self._key)
        cap = QRectF(inside.right() - wide, inside.top(), wide, px(22))
        paint_cap(painter, cap, self._key, colour("text2"), colour("line2"))
        words = inside.adjusted(0, px(36), 0, 0)
        painter.setPen(colour("text"))
        painter.setFont(font("card", MEDIUM))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setPen(colour("text2"))
        painter.setFont(font("small"))
        below = words.adjusted(0, px(24), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self._line)
