"""Keys as they are shown: the cap of a key, and the button that shows icon and key.

KeyButton(text, key, icon, kind)   kind plain|primary|outcome|link|small; stacked=True puts icon
                                   and key under the word; the key is a QShortcut of the page
KeyCap(key)                        the cap of a key: "T", "Ctrl Enter", "↑↓"
cap_width(key), paint_cap(...)     the cap for painters
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from . import icons
from .fonts import MEDIUM, font, px
from .marks import CENTRE, LEFT_CENTRE, smooth
from .theme import colour

ARROWS = {"↑": "pijl-op", "↓": "pijl-neer", "←": "pijl-links", "→": "pijl-rechts"}


def _cap_font() -> QFont:
    return font("rail", MEDIUM)


def cap_width(key: str) -> float:
    """Width of a key's cap in pixels."""
    metrics, arrow = QFontMetricsF(_cap_font()), px(12)
    words = sum(arrow if c in ARROWS else metrics.horizontalAdvance(c) for c in key)
    return float(max(px(20), words + px(10)))


def paint_cap(painter: QPainter, box: QRectF, key: str, ink: QColor, edge: QColor) -> None:
    """Draw a key's cap, `cap_width(key)` wide and centred in box; arrows are icons."""
    cap = QRectF(0, 0, cap_width(key), px(19))
    cap.moveCenter(box.center())
    painter.setPen(QPen(edge, max(1.0, px(1))))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    painter.setPen(ink)
    painter.setFont(_cap_font())
    if not any(c in ARROWS for c in key):
        painter.drawText(cap, CENTRE, key)
        return
    slot = QRectF(cap.left() + px(5), cap.top(), px(12), cap.height())
    for sign in key:
        icons.paint(painter, slot.adjusted(0, px(3), 0, -px(3)), ARROWS[sign], ink)
        slot.translate(px(12), 0)


class KeyCap(QWidget):
    """The cap of a key, for show: the control that it belongs to says the key aloud."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setFixedSize(int(cap_width(key)) + 1, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = smooth(self)
        paint_cap(painter, QRectF(self.rect()), self._key, colour("text2"), colour("line2"))


class KeyButton(QPushButton):
    """A button that shows its icon and its key; the key itself is a QShortcut of the page."""

    INKS = {
        "plain": "text",
        "primary": "on_accent",
        "outcome": "text",
        "link": "accent",
        "small": "accent",
    }

    def __init__(
        self,
        text: str,
        key: str = "",
        icon: str = "",
        kind: str = "plain",
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key, self._icon, self._ink, self._stacked = key, icon, self.INKS[kind], stacked
        self.setProperty("kind", kind)
        self._high = 50 if stacked else 24 if kind == "small" else 32
        self._pad = {"link": 4, "small": 8}.get(kind, 8 if stacked else 14)
        self.setFont(font("small" if kind == "small" else "body", MEDIUM))
        if key:
            self.setAccessibleDescription(self.tr("toets {key}").format(key=key))

    def show_stacked(self, on: bool) -> None:
        """Icon and key under the word, or all in one row."""
        self._stacked, self._high = on, 50 if on else 32
        self.updateGeometry()
        self.update()

    def _signs(self) -> float:
        """Width of icon and key."""
        widths = [cap_width(self._key)] if self._key else []
        widths += [px(18)] if self._icon else []
        return sum(widths) + px(8) * max(0, len(widths) - 1)

    def sizeHint(self) -> QSize:
        """Room for word, icon and key, in a row or in two."""
        words, signs = QFontMetricsF(self.font()).horizontalAdvance(self.text()), self._signs()
        gap = px(8) if signs and self.text() else 0
        width = max(words, signs) if self._stacked else words + gap + signs
        return QSize(int(width + 2 * px(self._pad)) + 1, px(self._high))

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bevel of the style, then word, icon and key."""
        painter = smooth(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        ink = colour(self._ink if self.isEnabled() else "text3")
        painter.setFont(self.font())
        painter.setPen(ink)
        box = QRectF(self.rect())
        if self._stacked:
            half = box.height() / 2
            painter.drawText(box.adjusted(0, px(3), 0, -half + px(3)), CENTRE, self.text())
            self._paint_signs(painter, box.adjusted(0, half - px(2), 0, -px(5)), ink)
        else:
            self._paint_in_row(painter, box, ink)

    def _paint_signs(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        left = box.center().x() - self._signs() / 2
        if self._icon:
            icons.paint(painter, QRectF(left, box.top(), px(18), box.height()), self._icon, ink)
            left += px(26)
        if self._key:
            cap = QRectF(left, box.top(), cap_width(self._key), box.height())
            paint_cap(painter, cap, self._key, ink, ink)

    def _paint_in_row(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        icon, cap = (px(26) if self._icon else 0), cap_width(self._key) if self._key else 0
        left = box.center().x() - (icon + words + (cap + px(8) if cap else 0)) / 2
        if self._icon:
            icons.paint(painter, QRectF(left, box.top(), px(18), box.height()), self._icon, ink)
        text = QRectF(left + icon, box.top(), words + 1, box.height())
        painter.drawText(text, LEFT_CENTRE, self.text())
        if cap:
            end = QRectF(text.right() + px(8), box.top(), cap, box.height())
            paint_cap(painter, end, self._key, ink, ink)
