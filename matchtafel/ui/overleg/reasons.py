"""The reasons for one candidate by family: mark, fact, demand, and the points that it costs.

mark_of(line), mark_on_card(verdict, degree)         the mark of a line, "" when not worth one
mark_word(mark)                                      the mark in words
FamilyHead(name, degree, points)                     name, what the family costs, its score
WhyLine(line, mark, scored)                          one reason; `ask` when it can be asked about
signed(points), cost_words(points)                   "−12", "kost 12 punten"
"""

from html import escape

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from matchtafel.operations.lines import CriterionLine

from .. import marks
from ..fonts import MEDIUM, px
from ..keys import KeyButton
from ..parts import Label, Rule, row
from ..theme import colour
from .candidates import percent
from .mark import Mark

TOP = Qt.AlignmentFlag.AlignTop
# Formalities: only worth a line when something is wrong with them.
FORMAL = {
    "consent",
    "profile_valid",
    "urgency_valid",
    "income_fits_rent",
    "income_within_daeb",
    "excluded_area",
}
MARKS = {"fits": "plus", "partly": "partly", "fails": "minus", "unknown": "unknown"}
# What fits for less than half counts against.
HALF = 0.5


def _tr(text: str) -> str:
    return QCoreApplication.translate("why", text)


def mark_of(line: CriterionLine) -> str:
    """The mark of a line; "" when the line is not worth showing here."""
    if line.kind == "advice":
        return "advice" if line.verdict in ("partly", "fails") else ""
    if line.verdict == "not_applicable" or (line.id in FORMAL and line.verdict == "fits"):
        return ""
    return mark_on_card(line.verdict, line.degree)


def mark_on_card(verdict: str, degree: float | None) -> str:
    """The mark of a criterion that is shown whatever it says."""
    if verdict == "partly" and (degree or 0) < HALF:
        return "minus"
    return MARKS.get(verdict, "none")


def mark_word(mark: str) -> str:
    """The mark in words, for who hears the screen."""
    words = {
        "plus": _tr("past"),
        "partly": _tr("past deels"),
        "minus": _tr("past niet"),
        "unknown": _tr("onbekend"),
        "advice": _tr("let op"),
        "none": _tr("niet van toepassing"),
        "clock": _tr("wachttijd"),
        "": "",
    }
    return words[mark]


def signed(points: int) -> str:
    """Points with their sign: "+14", "−12"; "" for none."""
    sign = "+" if points > 0 else "\u2212"
    return f"{sign}{abs(points)}" if points else ""


def cost_words(points: int) -> str:
    """What is taken off, for who hears the screen."""
    return _tr("kost 1 punt") if points == 1 else _tr("kost {n} punten").format(n=points)


class FamilyHead(QWidget):
    """Name of a family, the points it costs, a line, its own score."""

    def __init__(self, name: str, degree: float | None, points: int, scored: bool) -> None:
        super().__init__()
        line = row(Label(name, weight=MEDIUM, tone="text2"), spacing=8)
        if scored and points:
            line.addWidget(_Cost(points))
        line.addWidget(Rule(), 1)
        if scored:
            line.addWidget(_Cell(degree, name))
        self.setLayout(line)


class _Cost(Label):
    """The points that something costs."""

    def __init__(self, points: int) -> None:
        super().__init__(signed(-points), "small", "text2")
        self.setAccessibleName(cost_words(points))
        self.setToolTip(cost_words(points))


class _Cell(QWidget):
    def __init__(self, degree: float | None, name: str) -> None:
        super().__init__()
        self._degree = degree
        self.setFixedSize(px(36), px(21))
        self.setAccessibleName(f"{name}: {percent(degree)}")

    def paintEvent(self, event: QPaintEvent) -> None:
        marks.cell(marks.smooth(self), QRectF(self.rect()), self._degree)


class WhyLine(QWidget):
    """Mark, fact, demand, points; an unknown one can be asked about."""

    def __init__(self, line: CriterionLine, mark: str, scored: bool) -> None:
        super().__init__()
        words = Label(_words(line, mark), wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setAccessibleName(f"{mark_word(mark)}: {line.text}")
        layout = row(spacing=9)
        layout.addWidget(Mark(mark), 0, TOP)
        layout.addWidget(words, 1)
        if scored and line.points:
            layout.addWidget(_Cost(line.points), 0, TOP)
        self.ask: KeyButton | None = None
        if mark == "unknown":
            self.ask = KeyButton(self.tr("Vraag uitzetten"), kind="small")
            self.ask.setAccessibleName(self.tr("Vraag uitzetten: {x}").format(x=line.label))
            layout.addWidget(self.ask, 0, TOP)
        self.setLayout(layout)


def _words(line: CriterionLine, mark: str) -> str:
    """Fact and demand as rich text; what is against or not known stands out."""
    fact, ink = escape(line.fact), colour("text2").name()
    if mark in ("minus", "unknown"):
        fact = f'<span style="font-weight:500">{fact}</span>'
    demand = f'&nbsp; <span style="color:{ink}">{escape(line.demand)}</span>'
    return fact + (demand if line.demand else "")
