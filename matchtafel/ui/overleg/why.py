"""Why this candidate: pluses, minuses and unknowns by family, with the facts they rest on.

WhyPanel()   show_candidate(candidate, lines, own_view), show_none(), show_ask_first(questions);
             insight: the card with answers that come later;
             signals question_asked(criterion_id), all_asked
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from matchtafel.operations.board import AskFirst, Candidate
from matchtafel.operations.lines import CriterionLine

from ..fonts import STRONG, px
from ..keys import KeyButton
from ..parts import Chip, Label, column, row
from .ask_first import QuestionRow
from .candidates import percent, tone_of, verdict_word
from .insight_card import InsightCard
from .reasons import FamilyHead, WhyLine, mark_of

ORDER = ("plus", "partly", "minus", "unknown", "advice")


class WhyPanel(QWidget):
    """Reasons beside the table of candidates."""

    question_asked = Signal(str)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Candidate, Sequence[CriterionLine], bool] | None = None
        self.title = Label(role="panel", weight=STRONG, wrap=True)
        self._chip = Chip("")
        self._score = Label(wrap=True)
        self._lines = QVBoxLayout()
        self.insight = InsightCard()
        self._ask_first = QVBoxLayout()
        self._questions: Sequence[AskFirst] = ()
        self.all_button = KeyButton(
            self.tr("Alle criteria, met herkomst en datum"), icon="tabel", kind="link"
        )
        self.all_button.clicked.connect(self.all_asked)
        self._build()
        self.show_none()

    def _build(self) -> None:
        head = row(self._chip, spacing=10)
        head.addWidget(self._score, 1)
        body = column(spacing=6, margins=(0, 0, 10, 0))
        body.addLayout(self._lines)
        body.addWidget(self.insight)
        body.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(self._ask_first)
        body.addStretch(1)
        inside = QWidget()
        inside.setLayout(body)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Redenen"))
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._top = QWidget()
        top = column(self.title, spacing=8, margins=(0, 0, 10, 0))
        top.addLayout(head)
        self._top.setLayout(top)
        self._body = body
        self._stack = column(self._top, spacing=8, margins=(18, 14, 8, 0))
        self._stack.addWidget(self._scroll, 1)
        self.setLayout(self._stack)

    def scroll_all(self, on: bool, lead: QWidget | None = None) -> None:
        """In a low window the title scrolls along with the reasons, `lead` above it."""
        (self._body if on else self._stack).insertWidget(0, self._top)
        if lead is not None:
            self._body.insertWidget(0, lead)

    def show_none(self) -> None:
        """Nobody is chosen."""
        self._shown = None
        self.title.setText(self.tr("Kies een kandidaat"))
        self._chip.hide()
        self.all_button.hide()
        self._score.show()
        self._score.setText(self.tr("Hier staat dan waarom iemand past, en wat nog onbekend is."))
        _clear(self._lines)

    def show_candidate(
        self, candidate: Candidate, lines: Sequence[CriterionLine], own_view: bool = False
    ) -> None:
        """Reasons for one candidate; in one's own view without band and figures."""
        if self._shown == (candidate, lines, own_view):
            return
        self.setUpdatesEnabled(False)
        self._shown = (candidate, lines, own_view)
        self.title.setText(self.tr("Waarom {code}?").format(code=candidate.code))
        self._chip.say(verdict_word(candidate), tone_of(candidate))
        self._chip.setVisible(not own_view)
        self.all_button.show()
        figure = "" if own_view else _score(candidate)
        said = " · ".join(_remarks(candidate, lines, own_view))
        if figure:
            self._score.show_strong_and_rest(figure, said, "text")
        else:
            self._score.setText(said)
        self._score.setVisible(bool(figure or said))
        _clear(self._lines)
        self._lines.setSpacing(px(5))
        for family, name in _families():
            self._add_family(name, candidate.families[family], family, lines, not own_view)
        self._scroll.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def _add_family(
        self,
        name: str,
        degree: float | None,
        family: str,
        lines: Sequence[CriterionLine],
        scored: bool,
    ) -> None:
        marked = [(mark_of(line), line) for line in lines if line.family == family]
        shown = sorted((m for m in marked if m[0]), key=lambda m: ORDER.index(m[0]))
        if not shown and degree is None:
            return
        points = sum(line.points for _mark, line in marked)
        self._add(FamilyHead(name, degree, points, scored))
        for mark, line in shown:
            made = WhyLine(line, mark, scored)
            self._add(made)
            if made.ask is not None:
                made.ask.clicked.connect(
                    lambda _on=False, id_=line.id: self.question_asked.emit(id_)
                )

    def _add(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        line.show()

    def show_ask_first(self, questions: Sequence[AskFirst]) -> None:
        """Which answers could change most rankings; room for it only in a wide window."""
        if questions == self._questions:
            return
        self._questions = questions
        _clear(self._ask_first)
        self._ask_first.setSpacing(px(5))
        if not questions:
            return
        head = row(Label(self.tr("Eerst vragen"), weight=STRONG), spacing=8, margins=(0, 10, 0, 0))
        head.addStretch(1)
        head.addWidget(Label(self.tr("kan de volgorde veranderen"), "small", "text2"))
        self._ask_first.addLayout(head)
        for question in questions:
            self._ask_first.addWidget(QuestionRow(question))

    def changeEvent(self, event: QEvent) -> None:
        """Demands are coloured in the text itself, so a new theme says them again."""
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_candidate(*shown)
        super().changeEvent(event)


def _families() -> tuple[tuple[str, str], ...]:
    return (
        ("dwelling", QCoreApplication.translate("why", "Woning")),
        ("client", QCoreApplication.translate("why", "Cliënt")),
        ("neighbourhood", QCoreApplication.translate("why", "Buurt")),
    )


def _score(candidate: Candidate) -> str:
    return QCoreApplication.translate("why", "Score {n}").format(n=percent(candidate.score))


def _remarks(candidate: Candidate, lines: Sequence[CriterionLine], own_view: bool) -> Iterator[str]:
    """How far unknowns could move the score, and what else the table should know."""
    low, high = percent(candidate.low), percent(candidate.high)
    unknown = sum(mark_of(line) == "unknown" for line in lines)
    if low != high and not own_view:
        between = QCoreApplication.translate("why", "tussen {low} en {high} als alles bekend is")
        yield between.format(low=low, high=high)
    elif unknown:
        many = QCoreApplication.translate("why", "{n} feiten zijn nog onbekend")
        one = QCoreApplication.translate("why", "één feit is nog onbekend")
        yield one if unknown == 1 else many.format(n=unknown)
    if candidate.nominated:
        yield QCoreApplication.translate("why", "voorgedragen")
    if candidate.careful:
        yield QCoreApplication.translate("why", "vraagt een zorgvuldige match")
    if candidate.also_at and not own_view:
        at = QCoreApplication.translate("why", "in het voorstel bij {address}")
        yield at.format(address=candidate.also_at)
    if candidate.placed_at:
        has = QCoreApplication.translate("why", "heeft {address} al toegewezen gekregen")
        yield has.format(address=candidate.placed_at)


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            _clear(inner)  # type: ignore[arg-type]  # every layout takes and counts alike
