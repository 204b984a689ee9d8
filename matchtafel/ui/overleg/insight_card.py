"""A quiet card under the reasons: how firm the first place is, the price, what would help.

sections_of(item, candidate)   which of these questions make sense for a candidate
InsightCard()                  listen_to(insights), show_choice(board, item, candidate or None),
                               fold(on): one line until opened
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from matchtafel.operations.board import Board, BoardItem, Candidate
from matchtafel.operations.decisions import first_rank
from matchtafel.operations.insight import Insight

from ..fonts import STRONG, px
from ..icons import Icon
from ..insights import Insights
from ..keys import KeyButton
from ..parts import Label, column, row

# Progress is shown from here on (style: Progress).
PATIENCE_MS = 400
# Room that is kept for an answer that is still being worked out.
LINES = 2
# More would push the reasons out of sight.
SENTENCES = 3


@dataclass(frozen=True)
class Section:
    """A question. part: the part of the Insight that answers it."""

    part: str
    icon: str
    title: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("insight", text)


def sections_of(item: BoardItem, candidate: Candidate) -> tuple[Section, ...]:
    """Nothing on a dwelling that was decided, or for who has one already."""
    if item.decision is not None or candidate.placed_at:
        return ()
    price = Section("price", "prijs", _tr("Prijs van deze keuze"))
    if candidate.verdict == "excluded":
        return Section("change", "sleutel", _tr("Wat zou helpen")), price
    firm = _tr("Hoe vast staat plek 1")
    if candidate.rank != first_rank(item):
        firm = _tr("Wanneer {code} op plek 1 staat").format(code=candidate.code)
    return Section("firm", "beleid", firm), price


def in_short(told: Sequence[str]) -> list[str]:
    """What is gained or lost first; how much more there is stands in the decision."""
    if len(told) <= SENTENCES:
        return list(told)
    telling = sorted(told, key=lambda sentence: not getattr(sentence, "sign", 0))
    kept = telling[: SENTENCES - 1]
    more = _tr("Nog {n} gevolgen staan bij het besluit.").format(n=len(told) - len(kept))
    return [*kept, more]


class _Answer(QWidget):
    """Icon, question, and the answer once it is there."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.part, self.wanted = section.part, True
        title = Label(section.title, "small", weight=STRONG, wrap=True)
        self.words = Label(role="small", tone="text2", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        line_high = QFontMetricsF(self.words.font()).lineSpacing()
        self.words.setMinimumHeight(int(LINES * line_high) + 1)
        told = column(title, self.words, spacing=1)
        layout = row(spacing=10)
        layout.addWidget(Icon(section.icon, "text2", 17), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(told, 1)
        self.setLayout(layout)

    def say(self, told: Sequence[str]) -> None:
        """The answer; where there is none, the question goes too."""
        self.words.setText(" ".join(in_short(told)))
        self.wanted = bool(told)


class InsightCard(QFrame):
    """Answers that are worked out while one looks; the room for them is there before."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "well")
        self.setAccessibleName(self.tr("Hoe vast, en tegen welke prijs"))
        self._sections: tuple[Section, ...] = ()
        self._answers: list[_Answer] = []
        self._low = self._open = False
        self.unfold = KeyButton("", icon="prijs", kind="link")
        self.unfold.clicked.connect(self._toggle)
        self._list: QVBoxLayout = column(spacing=8)
        self._body = column(self.unfold, spacing=4)
        self._body.setAlignment(self.unfold, Qt.AlignmentFlag.AlignLeft)
        self._body.addLayout(self._list)
        self.setLayout(self._body)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._say_busy)
        self._insights: Insights | None = None
        self._pair: tuple[int, int] | None = None
        self.hide()

    def listen_to(self, insights: Insights) -> None:
        """Where the answers come from."""
        self._insights = insights
        insights.found.connect(self._on_found)

    def show_choice(
        self, board: Board | None, item: BoardItem | None, candidate: Candidate | None
    ) -> None:
        """Ask about a candidate; what is known already stands there at once."""
        assert self._insights is not None
        sections = sections_of(item, candidate) if item and candidate else ()
        self._expect(sections)
        self._pair = None
        if not (sections and board and item and candidate):
            self._insights.forget()
            return
        self._pair = item.item_id, candidate.client_id
        if known := self._insights.ask(board, *self._pair):
            self._fill(known)

    def _on_found(self, item_id: int, client_id: int, insight: Insight) -> None:
        if (item_id, client_id) == self._pair:
            self._fill(insight)

    def _expect(self, sections: tuple[Section, ...]) -> None:
        """Keep room for the answers to these questions."""
        for answer in self._answers:
            answer.hide()
            answer.deleteLater()
        self._sections = sections
        self._answers = [_Answer(section) for section in sections]
        for answer in self._answers:
            self._list.addWidget(answer)
        self._patience.start()
        self._arrange()

    def _fill(self, insight: Insight) -> None:
        """The answers are there."""
        self._patience.stop()
        for answer in self._answers:
            answer.say(getattr(insight, answer.part))
        self._arrange()

    def _say_busy(self) -> None:
        for answer in self._answers:
            answer.words.setText(self.tr("wordt berekend"))

    def fold(self, low: bool) -> None:
        """In a low window one line stands for the answers, until one opens them."""
        if low != self._low:
            self._low, self._open = low, False
            self._arrange()

    def _toggle(self) -> None:
        self._open = not self._open
        self._arrange()

    def _arrange(self) -> None:
        folded = self._low and not self._open
        self.unfold.setVisible(self._low)
        self.unfold.setText(self._folded_words() if folded else self.tr("Vouw in"))
        self.unfold.updateGeometry()
        edge = px(2 if folded else 8)
        self._body.setContentsMargins(px(10), edge, px(10), edge)
        for answer in self._answers:
            answer.setVisible(answer.wanted and not folded)
        self.setVisible(any(answer.wanted for answer in self._answers))

    def _folded_words(self) -> str:
        helps = any(section.part == "change" for section in self._sections)
        return self.tr("Wat zou helpen, en de prijs") if helps else self.tr("Hoe vast, en de prijs")
