"""Beside the profile form: how many dwellings are left, what each demand costs, and which."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ..fonts import MEDIUM, STRONG, px
from ..icons import Icon, paint
from ..marks import band_word, smooth
from ..parts import Banner, Chip, Label, Rule, column, row
from ..table import Table
from ..theme import colour
from .form import Entered
from .remaining import Left, Remaining, remaining

MOST_LEFT, MOST_WITHOUT, MOST_HOUSES = 5, 4, 36


class _Houses(QWidget):
    """A house for each dwelling; the ones that are left are filled."""

    def __init__(self) -> None:
        super().__init__()
        self._left = self._total = 0

    def show_count(self, left: int, total: int) -> None:
        """So many of so many."""
        self._left, self._total = left, total
        self.updateGeometry()
        self.update()

    def _in_row(self) -> int:
        return max(1, (self.width() + px(3)) // px(27))

    def hasHeightForWidth(self) -> bool:
        """More dwellings take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as needed at this width."""
        in_row = max(1, (width + px(3)) // px(27))
        return px(29) * max(1, -(-self._total // in_row))

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(px(260), self.heightForWidth(px(260)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled and open houses."""
        painter = smooth(self)
        for place in range(self._total):
            line, at = divmod(place, self._in_row())
            box = QRectF(px(27) * at, px(29) * line, px(24), px(25)).adjusted(0.5, 0.5, -0.5, -0.5)
            is_left = place < self._left
            painter.setPen(QPen(colour("plus" if is_left else "line2"), px(1)))
            painter.setBrush(colour("plus" if is_left else "surface"))
            painter.drawRoundedRect(box, px(4), px(4))
            inside = box.adjusted(px(4), px(4), -px(4), -px(4))
            paint(painter, inside, "woning", "surface" if is_left else "text2")


class _Bar(QWidget):
    """How many there are now, and how many there would be."""

    def __init__(self, now: int, then: int, total: int) -> None:
        super().__init__()
        self._now, self._then, self._total = now, then, max(1, total)
        self.setMinimumWidth(px(60))
        self.setFixedHeight(px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, gain, now."""
        painter = smooth(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, tone in (
            (1.0, "track"),
            (self._then / self._total, "fair"),
            (self._now / self._total, "plus"),
        ):
            painter.setBrush(colour(tone))
            box = QRectF(0, px(4), self.width() * share, px(8))
            painter.drawRoundedRect(box, px(3), px(3))


class _Question(QFrame):
    """What decides most and is not known yet, in dashes."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        line = row(spacing=10, margins=(12, 10, 12, 10))
        line.addWidget(Icon("vraag", "text", 20))
        line.addWidget(Label(sentence, "small", wrap=True), 1)
        self.setLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge."""
        painter = smooth(self)
        pen = QPen(colour("text"), 1.2 * px(1))
        pen.setDashPattern([3.0, 2.4])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))


class RemainingPanel(QScrollArea):
    """What the demands leave over; follows the form."""

    counted = Signal(str)

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(300))
        self.figure = Label(role="figure", weight=STRONG)
        self.sentence = Label(role="card", weight=MEDIUM, wrap=True)
        self._houses = _Houses()
        self._warning = Banner()
        self._details = QWidget()
        self._build()

    def _build(self) -> None:
        panel = QFrame()
        panel.setProperty("part", "panel")
        whole = column(spacing=12, margins=(18, 14, 18, 14))
        whole.addWidget(Label(self.tr("Terwijl u invult"), weight=STRONG, tone="text2"))
        top = row(self.figure, self.sentence, spacing=12)
        top.setStretch(1, 1)
        whole.addLayout(top)
        whole.addWidget(self._houses)
        whole.addWidget(self._warning)
        self._slot: QVBoxLayout = column(self._details, spacing=0)
        whole.addLayout(self._slot)
        whole.addStretch(1)
        panel.setLayout(whole)
        self.setWidget(panel)

    def consider(self, entered: Entered) -> None:
        """Count again for what is typed now."""
        board = self._table.board
        found = remaining(board, entered.values, entered.not_applicable)
        self.figure.setText(str(len(found.left)))
        words = self.tr("Deze eisen laten {left} van {total} woningen over")
        self.sentence.setText(words.format(left=len(found.left), total=found.total))
        self.counted.emit(self.sentence.text())
        self._houses.setVisible(found.total <= MOST_HOUSES)
        self._houses.show_count(len(found.left), found.total)
        self._warn(entered)
        self._show_details(found)

    def _warn(self, entered: Entered) -> None:
        missing = entered.values.get("consent_date") is None
        self._warning.setVisible(missing)
        self._warning.show_text(
            self.tr("Nog geen toestemming"), self.tr("dan doet dit profiel niet mee aan tafel")
        )

    def _show_details(self, found: Remaining) -> None:
        old, self._details = self._details, self._detail(found)
        self._slot.replaceWidget(old, self._details)
        old.hide()
        old.deleteLater()

    def _detail(self, found: Remaining) -> QWidget:
        whole = column(spacing=8)
        if found.without:
            whole.addWidget(Label(self.tr("Zonder deze eis"), weight=STRONG))
            whole.addLayout(self._costs(found))
            whole.addSpacing(px(8))
        if found.left:
            whole.addWidget(Label(self.tr("Deze blijven over"), weight=STRONG))
            for left in found.left[:MOST_LEFT]:
                whole.addWidget(_dwelling(left))
                whole.addWidget(Rule())
        more = len(found.left) - MOST_LEFT
        if more > 0:
            whole.addWidget(Label(self.tr("en nog {n}").format(n=more), "small", "text2"))
        if found.unknown:
            whole.addWidget(_Question(self._question(found)))
        widget = QWidget()
        widget.setLayout(whole)
        return widget

    def _question(self, found: Remaining) -> str:
        label, count = found.unknown[0]
        one = self.tr("Nog niet bekend: {what}. Dat beslist bij 1 woning.")
        many = self.tr("Nog niet bekend: {what}. Dat beslist bij {n} woningen.")
        return (one if count == 1 else many).format(what=label, n=count)

    def _costs(self, found: Remaining) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        for at, (label, then) in enumerate(found.without[:MOST_WITHOUT]):
            grid.addWidget(Label(label), at, 0)
            grid.addWidget(_Bar(len(found.left), then, found.total), at, 1)
            grid.addWidget(Label(str(then), weight=STRONG), at, 2, Qt.AlignmentFlag.AlignRight)
        return grid


def _dwelling(left: Left) -> QWidget:
    """An address, whose it is, and how well it fits."""
    names = column(
        Label(left.address, weight=MEDIUM, wrap=True),
        Label(left.corporation, "small", "text2"),
        spacing=0,
    )
    line = row(spacing=8)
    line.addLayout(names, 1)
    line.addWidget(Chip(band_word(left.band), left.band))
    widget = QWidget()
    widget.setLayout(line)
    return widget
