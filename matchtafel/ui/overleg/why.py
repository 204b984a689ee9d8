"""Why this candidate: pluses, minuses and unknowns by family, with the facts they rest on.

WhyPanel()   show(candidate, lines, own_view), show_none(), show_ask_first(questions);
             signals question_asked(criterion_id), all_asked
"""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from matchtafel.operations.board import AskFirst, Candidate, CriterionLine

from .. import marks
from ..fonts import MEDIUM, STRONG, px
from ..keys import KeyButton
from ..parts import Chip, Label, Rule, column, row
from ..theme import colour
from .ask_first import QuestionRow
from .candidates import percent, tone_of, verdict_word
from .mark import Mark

TOP = Qt.AlignmentFlag.AlignTop
# Formalities: only worth a line when something is wrong with them.
FORMAL = {"consent", "profile_valid", "urgency_valid", "income_within_daeb", "excluded_area"}
MARKS = {"fits": "plus", "partly": "partly", "fails": "minus", "unknown": "unknown"}
# What fits for less than half counts against.
HALF = 0.5
ORDER = ("plus", "partly", "minus", "unknown", "advice")


def mark_of(line: CriterionLine) -> str:
    """The mark of a line; "" when the line is not worth showing here."""
    if line.kind == "advice":
        return "advice" if line.verdict in ("partly", "fails") else ""
    if line.verdict == "not_applicable" or (line.id in FORMAL and line.verdict == "fits"):
        return ""
    return mark_on_card(line)


def mark_on_card(line: CriterionLine) -> str:
    """The mark of a line that is shown whatever it says."""
    if line.verdict == "partly" and (line.degree or 0) < HALF:
        return "minus"
    return MARKS.get(line.verdict, "none")


def mark_word(mark: str) -> str:
    """The mark in words, for who hears the screen."""
    words = {
        "plus": QCoreApplication.translate("why", "past"),
        "partly": QCoreApplication.translate("why", "past deels"),
        "minus": QCoreApplication.translate("why", "past niet"),
        "unknown": QCoreApplication.translate("why", "onbekend"),
        "advice": QCoreApplication.translate("why", "let op"),
        "none": QCoreApplication.translate("why", "niet van toepassing"),
        "clock": QCoreApplication.translate("why", "wachttijd"),
    }
    return words[mark]


class _FamilyHead(QWidget):
    """Name of a family, a line, its score."""

    def __init__(self, name: str, degree: float | None, scored: bool) -> None:
        super().__init__()
        line = row(Label(name, weight=MEDIUM, tone="text2"), spacing=8)
        line.addWidget(Rule(), 1)
        if scored:
            line.addWidget(_Cell(degree, name))
        self.setLayout(line)


class _Cell(QWidget):
    def __init__(self, degree: float | None, name: str) -> None:
        super().__init__()
        self._degree = degree
        self.setFixedSize(px(36), px(21))
        self.setAccessibleName(f"{name}: {percent(degree)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        marks.cell(marks.smooth(self), QRectF(self.rect()), self._degree)


class _WhyLine(QWidget):
    """Mark, fact, demand; an unknown one can be asked about."""

    def __init__(self, line: CriterionLine, mark: str) -> None:
        super().__init__()
        words = Label(wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        fact = escape(line.fact)
        if mark in ("minus", "unknown"):
            fact = f'<span style="font-weight:500">{fact}</span>'
        ink = colour("text2").name()
        demand = f'&nbsp; <span style="color:{ink}">{escape(line.demand)}</span>'
        words.setText(fact + (demand if line.demand else ""))
        words.setAccessibleName(f"{mark_word(mark)}: {line.text}")
        layout = row(spacing=9)
        layout.addWidget(Mark(mark), 0, TOP)
        layout.addWidget(words, 1)
        self.ask: KeyButton | None = None
        if mark == "unknown":
            self.ask = KeyButton(self.tr("Vraag uitzetten"), kind="small")
            self.ask.setAccessibleName(self.tr("Vraag uitzetten: {x}").format(x=line.label))
            layout.addWidget(self.ask, 0, TOP)
        self.setLayout(layout)


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
        self._ask_first = QVBoxLayout()
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
        said = _score_line(candidate, lines, own_view)
        self._score.setText(said)
        self._score.setVisible(bool(said))
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
        self._lines.addWidget(_FamilyHead(name, degree, scored))
        for mark, line in shown:
            made = _WhyLine(line, mark)
            self._lines.addWidget(made)
            made.show()
            if made.ask is not None:
                made.ask.clicked.connect(
                    lambda _on=False, id_=line.id: self.question_asked.emit(id_)
                )

    def show_ask_first(self, questions: Sequence[AskFirst]) -> None:
        """Which answers could change most rankings; room for it only in a wide window."""
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


def _score_line(candidate: Candidate, lines: Sequence[CriterionLine], own_view: bool) -> str:
    """Score and how far unknowns could move it, and what else the table should know."""
    unknown = sum(mark_of(line) == "unknown" for line in lines)
    said = [] if own_view else [_figure(candidate)]
    if unknown:
        many = QCoreApplication.translate("why", "{n} feiten zijn nog onbekend")
        one = QCoreApplication.translate("why", "één feit is nog onbekend")
        said.append(one if unknown == 1 else many.format(n=unknown))
    if candidate.nominated:
        said.append(QCoreApplication.translate("why", "voorgedragen"))
    if candidate.careful:
        said.append(QCoreApplication.translate("why", "vraagt een zorgvuldige match"))
    if candidate.also_at and not own_view:
        at = QCoreApplication.translate("why", "in het voorstel bij {address}")
        said.append(at.format(address=candidate.also_at))
    if candidate.placed_at:
        has = QCoreApplication.translate("why", "heeft {address} al toegewezen gekregen")
        said.append(has.format(address=candidate.placed_at))
    return " · ".join(said)


def _figure(candidate: Candidate) -> str:
    low, high = percent(candidate.low), percent(candidate.high)
    score = QCoreApplication.translate("why", "Score {n}").format(n=percent(candidate.score))
    return score if low == high else f"{score} · {low}–{high}"


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            _clear(inner)  # type: ignore[arg-type]  # every layout takes and counts alike
