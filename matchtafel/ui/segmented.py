"""One answer out of a few words side by side; keys choose as well as arrows and the pointer.

answer_line(name)   eis / wens / nee / "weet ik nog niet": "eis", "wens", "nee", None; keys E W N ?
ground_floor(name)  the same with "uitgesloten" (U)
yes_no(name)        ja / nee / "weet ik nog niet": True, False, None; keys J N ?
Segmented(name, options)   .value, .choose(value), signal answered(value)
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from .fonts import MEDIUM, font, px
from .marks import CENTRE, smooth
from .parts import row
from .theme import colour


@dataclass(frozen=True)
class Option:
    """One word to choose. look: filled, blue, grey or dashed."""

    value: object
    word: str
    key: str
    look: str


class _Segment(QRadioButton):
    """A radio button drawn as a segment; keyboard and screen reader see the radio button."""

    def __init__(self, option: Option) -> None:
        super().__init__(option.word)
        self.option = option
        self.setFont(font("body", MEDIUM))
        self.setAccessibleDescription(
            QCoreApplication.translate("segmented", "toets {key}").format(key=option.key)
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The word with room at its ends."""
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(max(px(58), int(words) + px(32)), px(30))

    def minimumSizeHint(self) -> QSize:
        """A segment never cuts its word."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word; when chosen, on a ground of its own."""
        painter = smooth(self)
        painter.setFont(self.font())
        ink = "text2" if self.isEnabled() else "text3"
        if self.isChecked():
            ink = self._paint_ground(painter)
        painter.setPen(colour(ink))
        painter.drawText(QRectF(self.rect()), CENTRE, self.text())

    def _paint_ground(self, painter: QPainter) -> str:
        """Token for the word on the ground that it paints."""
        ground, edge, ink = {
            "filled": ("text", "text", "surface"),
            "blue": ("moderate", "plus", "on_moderate"),
            "grey": ("sunken", "line2", "text"),
            "dashed": ("surface", "text", "text"),
        }[self.option.look]
        pen = QPen(colour(edge), 1.4 * px(1))
        if self.option.look == "dashed":
            pen.setDashPattern([3.0, 2.4])
        painter.setPen(pen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(5), px(5))
        return ink


class Segmented(QWidget):
    """A row of segments of which one is chosen; at first the one whose value is None."""

    answered = Signal(object)

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        line = row(spacing=0)
        self._segments = [_Segment(option) for option in options]
        for segment in self._segments:
            segment.setAccessibleName(f"{name}: {segment.option.word}")
            self._group.addButton(segment)
            line.addWidget(segment)
        self.setLayout(line)
        self.setFocusProxy(self._segments[-1])
        self.choose(None)
        self._group.buttonClicked.connect(lambda: self.answered.emit(self.value))

    @property
    def value(self) -> object:
        """The value of the chosen word."""
        return next(s.option.value for s in self._segments if s.isChecked())

    def choose(self, value: object) -> None:
        """Choose the word with this value, without a signal; the last word if none has it."""
        of_value = (s for s in self._segments if s.option.value == value)
        chosen = next(of_value, self._segments[-1])
        chosen.setChecked(True)
        self.setFocusProxy(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A word's key chooses it."""
        pressed = event.text().upper()
        for segment in self._segments:
            if pressed and pressed == segment.option.key:
                segment.setFocus(Qt.FocusReason.ShortcutFocusReason)
                segment.click()
                return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One edge round all, thin lines between."""
        painter = smooth(self)
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("line2"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        painter.setPen(QPen(colour("line"), 1))
        for segment in self._segments[1:]:
            x, inset = segment.x(), px(8)
            painter.drawLine(x, inset, x, self.height() - inset)


def _unknown() -> Option:
    word = QCoreApplication.translate("segmented", "weet ik nog niet")
    return Option(None, word, "?", "dashed")


def _answers() -> list[Option]:
    return [
        Option("eis", QCoreApplication.translate("segmented", "eis"), "E", "filled"),
        Option("wens", QCoreApplication.translate("segmented", "wens"), "W", "blue"),
        Option("nee", QCoreApplication.translate("segmented", "nee"), "N", "grey"),
    ]


def answer_line(name: str) -> Segmented:
    """A profile line: eis, wens, nee or not known yet."""
    return Segmented(name, [*_answers(), _unknown()])


def ground_floor(name: str) -> Segmented:
    """The ground-floor line, which can also be excluded."""
    word = QCoreApplication.translate("segmented", "uitgesloten")
    return Segmented(name, [*_answers(), Option("uitgesloten", word, "U", "filled"), _unknown()])


def yes_no(name: str) -> Segmented:
    """Yes, no or not known yet."""
    yes = Option(True, QCoreApplication.translate("segmented", "ja"), "J", "filled")
    no = Option(False, QCoreApplication.translate("segmented", "nee"), "N", "grey")
    return Segmented(name, [yes, no, _unknown()])
