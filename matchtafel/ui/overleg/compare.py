"""Two or three candidates side by side, only where they differ, on the same lines.

differences(lines)      which criteria tell these candidates apart, weightiest first
CompareStrip()          show(candidates, lines_of), show_folded(on); signal fold_asked
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from matchtafel.operations.board import Candidate, CriterionLine

from .. import icons, marks
from ..fonts import STRONG, font, px
from ..keys import KeyButton
from ..marks import LEFT_CENTRE
from ..parts import Card, Chip, Label, column, row
from ..theme import colour
from .candidates import months, tone_of, verdict_word
from .mark import Mark
from .why import mark_on_card, mark_word

LINES = 2
Lines = Sequence[CriterionLine]


def differences(compared: Sequence[Lines]) -> list[str]:
    """Ids of the criteria on which the verdicts differ: requirements, then by weight."""
    by_id = [{line.id: line for line in lines} for lines in compared]
    first = by_id[0]
    shared = [id_ for id_ in first if all(id_ in lines for lines in by_id)]
    # That something fits and that it does not matter are no difference to who compares.
    same = {"not_applicable": "fits"}

    def tells(id_: str) -> bool:
        found = [lines[id_] for lines in by_id]
        verdicts = {same.get(line.verdict, line.verdict) for line in found}
        partly = {line.degree for line in found if line.verdict == "partly"}
        return len(verdicts) > 1 or len(partly) > 1

    def weight(id_: str) -> float:
        found = [lines[id_] for lines in by_id]
        return max(9.0 if line.kind == "requirement" else line.weight for line in found)

    weighing = [id_ for id_ in shared if tells(id_) and weight(id_) > 0]
    return sorted(weighing, key=weight, reverse=True)


class _CompareLine(QWidget):
    """A mark with the fullest words that fit; the rest is heard, and stands in the why-panel."""

    def __init__(self, mark: str, *words: str) -> None:
        super().__init__()
        self._words = words
        self.setFont(font("body"))
        self.setAccessibleName(f"{mark_word(mark)}: {words[0]}")
        self.setToolTip(words[0])
        sign = Mark(mark)
        sign.setParent(self)
        sign.move(0, px(2))
        self.setFixedHeight(px(23))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        shortest = QFontMetricsF(self.font()).horizontalAdvance(self._words[-1])
        return QSize(int(shortest) + px(28), px(23))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The longest words for which there is room."""
        painter = marks.smooth(self)
        metrics, room = QFontMetricsF(self.font()), self.width() - px(27)
        fitting = (w for w in self._words if metrics.horizontalAdvance(w) <= room)
        painter.setPen(colour("text"))
        place = QRectF(px(27), 0, room + 1, self.height())
        painter.drawText(place, LEFT_CENTRE, next(fitting, self._words[-1]))


def _line(line: CriterionLine) -> _CompareLine:
    mark = mark_on_card(line)
    short = f"{line.label}: {mark_word(mark)}"
    return _CompareLine(mark, line.text, line.demand or line.fact, short, line.label)


def _wait_line(candidate: Candidate) -> _CompareLine:
    text = QCoreApplication.translate("compare", "wacht {n} mnd (norm 3)")
    if candidate.waiting_months is None:
        text = QCoreApplication.translate("compare", "wachttijd onbekend")
    return _CompareLine("clock", text.format(n=months(candidate)))


class _CompareCard(Card):
    def __init__(self, candidate: Candidate, lines: Sequence[CriterionLine]) -> None:
        super().__init__(inset=12)
        self.setAccessibleName(candidate.code)
        self.body.setSpacing(px(2))
        head = row(Label(candidate.code, "body", weight=STRONG), spacing=8)
        head.addStretch(1)
        head.addWidget(Chip(verdict_word(candidate), tone_of(candidate)))
        self.body.addLayout(head)
        for line in lines:
            self.body.addWidget(_line(line))
        self.body.addWidget(_wait_line(candidate))
        if not lines:
            none = QCoreApplication.translate("compare", "verder geen verschil dat meetelt")
            self.body.addWidget(_CompareLine("none", none))
        # As high with one difference as with all, so that nothing jumps from one to the next.
        lines_high = (LINES + 1) * (px(23) + px(2))
        self.setFixedHeight(2 * px(12) + px(25) + lines_high)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class CompareStrip(QWidget):
    """The strip under the table."""

    fold_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folded = False
        self._words = Label(tone="text2")
        self._cards = QHBoxLayout()
        self._cards.setSpacing(px(12))
        self.fold = KeyButton(self.tr("Vouw in"), "V", kind="link")
        self.fold.clicked.connect(self.fold_asked)
        title = Label(self.tr("Vergelijk"), "body", weight=STRONG)
        head = row(icons.Icon("vergelijk", "text2", 17), title, self._words, spacing=8)
        head.addStretch(1)
        head.addWidget(self.fold)
        stack = column(spacing=4)
        stack.addLayout(head)
        stack.addLayout(self._cards)
        self.setLayout(stack)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Vergelijk"))

    def show_candidates(self, compared: Sequence[tuple[Candidate, Lines]], folded: bool) -> None:
        """Put candidates side by side; folded it is one line that says where they differ."""
        self.setUpdatesEnabled(False)
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.setVisible(len(compared) > 1)
        self.fold.setText(self.tr("Vouw uit") if folded else self.tr("Vouw in"))
        self.fold.updateGeometry()
        if len(compared) > 1:
            self._show(compared, folded)
        self.setUpdatesEnabled(True)

    def _show(self, compared: Sequence[tuple[Candidate, Lines]], folded: bool) -> None:
        telling = differences([lines for _candidate, lines in compared])
        by_id = {line.id: line.label for line in compared[0][1]}
        codes = [candidate.code for candidate, _lines in compared]
        said = self.tr("alleen waar ze verschillen")
        if folded:
            where = ", ".join(by_id[id_] for id_ in telling[:LINES]) or self.tr("wachttijd")
            said = self.tr("{codes} verschillen op: {where}")
            said = said.format(codes=self.tr(" en ").join(codes), where=where)
        self._words.setText(said)
        for candidate, lines in compared if not folded else ():
            found = {line.id: line for line in lines}
            shown = [found[id_] for id_ in telling[:LINES]]
            card = _CompareCard(candidate, shown)
            self._cards.addWidget(card, 1)
            # Qt would show it one turn of the event loop later: the strip would jump.
            card.show()
