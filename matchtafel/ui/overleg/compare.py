"""Two or three candidates side by side: where they differ, by how many points, and the wait.

CompareStrip()   show_candidates(compared, folded); signal fold_asked
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from matchtafel.matching.explanation.versus import Standing
from matchtafel.operations.board import Candidate

from .. import icons, marks
from ..fonts import STRONG, font, px
from ..keys import KeyButton
from ..marks import LEFT_CENTRE, RIGHT_CENTRE
from ..parts import Card, Chip, Label, column, row
from ..theme import colour
from .candidates import months, percent, tone_of, verdict_word
from .differences import Line, shortened, sides, why_higher
from .mark import Mark
from .reasons import mark_word, signed

# Differences on a card, and the wait under them; more where there is a third card to compare.
LINES, MORE_LINES = 3, 4
HIGH, INSET = 22, 11


class _Fitting(QWidget):
    """The fullest words that fit; all of them are heard."""

    def __init__(self, tone: str = "text") -> None:
        super().__init__()
        self._words: tuple[str, ...] = ("",)
        self._tone = tone
        self.setFont(font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HIGH))

    def say(self, words: tuple[str, ...]) -> None:
        """From the fullest to the shortest."""
        self._words = words
        self.setAccessibleName(words[0])
        self.setToolTip(words[0])
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The shortest words are never cut."""
        shortest = QFontMetricsF(self.font()).horizontalAdvance(self._words[-1])
        return QSize(int(shortest) + 1, px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The longest for which there is room."""
        painter = marks.smooth(self)
        metrics = QFontMetricsF(self.font())
        fitting = (w for w in self._words if metrics.horizontalAdvance(w) <= self.width())
        painter.setPen(colour(self._tone))
        painter.drawText(QRectF(self.rect()), LEFT_CENTRE, next(fitting, self._words[-1]))


class _Points(QWidget):
    """Points with their sign, `wide` design pixels so that they stand under each other."""

    def __init__(self, points: int, wide: float) -> None:
        super().__init__()
        self._text = signed(points)
        self.setFont(font("body", STRONG))
        self.setFixedSize(int(wide) + 1, px(HIGH))
        self.setAccessibleName(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The figure, to the right."""
        painter = marks.smooth(self)
        painter.setPen(colour("text"))
        painter.drawText(QRectF(self.rect()), RIGHT_CENTRE, self._text)


def _points_wide(lines: Sequence[Line]) -> float:
    """Room for the widest of these points, in pixels."""
    metrics = QFontMetricsF(font("body", STRONG))
    return max((metrics.horizontalAdvance(signed(line.points)) for line in lines), default=0.0)


def _line(line: Line, points_wide: float) -> QWidget:
    """Mark, points where there are any, words."""
    made = QWidget()
    words = _Fitting()
    words.say(line.words)
    laid = row(Mark(line.mark), spacing=8)
    if line.points:
        laid.addWidget(_Points(line.points, points_wide))
    laid.addWidget(words, 1)
    made.setLayout(laid)
    made.setFixedHeight(px(HIGH))
    said = (mark_word(line.mark), signed(line.points), line.words[0])
    made.setAccessibleName(", ".join(part for part in said if part))
    return made


def _wait(candidate: Candidate) -> Line:
    text = QCoreApplication.translate("compare", "wacht {n} mnd (norm 3)")
    if candidate.waiting_months is None:
        text = QCoreApplication.translate("compare", "wachttijd onbekend")
    return Line("clock", (text.format(n=months(candidate)),))


class _CompareCard(Card):
    def __init__(self, candidate: Candidate, lines: Sequence[Line], most: int) -> None:
        super().__init__(inset=INSET)
        self.setAccessibleName(candidate.code)
        self.body.setSpacing(0)
        score = QCoreApplication.translate("compare", "score {n}")
        head = row(Label(candidate.code, "body", weight=STRONG), spacing=8)
        head.addWidget(Label(score.format(n=percent(candidate.score)), "small", "text2"))
        head.addStretch(1)
        head.addWidget(Chip(verdict_word(candidate), tone_of(candidate)))
        self.body.addLayout(head)
        shown = [*shortened(lines, most), _wait(candidate)]
        for line in shown:
            self.body.addWidget(_line(line, _points_wide(shown)))
        # As high with one difference as with all, so that nothing jumps from one to the next.
        self.setFixedHeight(2 * px(INSET) + px(26) + (most + 1) * px(HIGH))
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


Compared = Sequence[tuple[Candidate, Standing]]


class CompareStrip(QWidget):
    """The strip under the table."""

    fold_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folded = False
        self._why = _Fitting("text2")
        self._cards = QHBoxLayout()
        self._cards.setSpacing(px(12))
        self.fold = KeyButton(self.tr("Vouw in"), "V", kind="link")
        self.fold.clicked.connect(self.fold_asked)
        title = Label(self.tr("Vergelijk"), "body", weight=STRONG)
        head = row(icons.Icon("vergelijk", "text2", 17), title, spacing=8)
        head.addWidget(self._why, 1)
        head.addWidget(self.fold)
        stack = column(spacing=4)
        stack.addLayout(head)
        stack.addLayout(self._cards)
        self.setLayout(stack)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Vergelijk"))

    def show_candidates(self, compared: Compared, folded: bool, about: int = 1) -> None:
        """Put candidates side by side, first in rank first; folded it is one line.

        about: which of them, from 0, it is told why the first stands above.
        """
        self.setUpdatesEnabled(False)
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.setVisible(len(compared) > 1)
        self.fold.setText(self.tr("Vouw uit") if folded else self.tr("Vouw in"))
        self.fold.updateGeometry()
        if len(compared) > 1:
            self._show(compared, folded, about)
        self.setUpdatesEnabled(True)

    def _show(self, compared: Compared, folded: bool, about: int) -> None:
        standings = [standing for _candidate, standing in compared]
        why = why_higher(standings[0], standings[about])
        if len(compared) > 2 and not folded:
            beside = self.tr("{why} · punten naast die van {code}")
            why = (beside.format(why=why[0], code=standings[0].name), *why)
        self._why.say(why)
        most = LINES if len(compared) == 2 else MORE_LINES
        shown = zip(compared, sides(standings), strict=True)
        for (candidate, _standing), side in () if folded else shown:
            card = _CompareCard(candidate, side.lines, most)
            self._cards.addWidget(card, 1)
            # Qt would show it one turn of the event loop later: the strip would jump.
            card.show()
