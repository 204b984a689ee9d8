"""Every criterion on one pair in a plain table: both halves, verdict, points, the sources.

CriteriaModel(lines, score)                  a row for each criterion, and one for the score
CriteriaDialog(title, lines, score, notes)   the table in a dialog under the notes; Esc closes it
score: as shown, 0–100; None in one's own view, which tells no points.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from matchtafel.matching.policy_words import WEIGHT_WORDS
from matchtafel.operations.lines import CriterionLine

from ..fonts import STRONG, font, px
from ..header import FlatHeader
from ..keys import KeyButton
from ..parts import Label, column, row
from .reasons import signed

Index = QModelIndex | QPersistentModelIndex
# Parts of the width that the columns take.
SHARES = (20, 8, 13, 14, 20, 20, 7)
POINTS = len(SHARES) - 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _tr(text: str) -> str:
    return QCoreApplication.translate("criteria", text)


def verdict_words(line: CriterionLine) -> str:
    """The verdict on one criterion in words."""
    return {
        "fits": _tr("past"),
        "partly": _tr("past deels"),
        "fails": _tr("past niet"),
        "unknown": _tr("nog onbekend"),
        "not_applicable": _tr("niet van toepassing"),
    }[line.verdict]


def weight_words(line: CriterionLine) -> str:
    """What a criterion does in this pair: requirement, weight of a wish, advice."""
    if line.kind == "requirement":
        return _tr("eis")
    if line.kind == "advice":
        return _tr("advies, weegt niet mee")
    return _tr("wens, {weight}").format(weight=WEIGHT_WORDS.get(line.weight, str(line.weight)))


def _family(line: CriterionLine) -> str:
    words = {"dwelling": _tr("woning"), "client": _tr("cliënt"), "neighbourhood": _tr("buurt")}
    return words[line.family]


def sources(lines: Sequence[CriterionLine]) -> str:
    """Where the facts of both came from, each source once."""
    dwelling = dict.fromkeys(line.vacancy_source for line in lines if line.vacancy_source)
    client = dict.fromkeys(line.client_source for line in lines if line.client_source)
    unknown = _tr("herkomst onbekend")
    return _tr("Woning: {dwelling} · Cliënt: {client}").format(
        dwelling=", ".join(dwelling) or unknown, client=", ".join(client) or unknown
    )


class CriteriaModel(QAbstractTableModel):
    """One row for each criterion; with a score their points, and the sum in a last row."""

    def __init__(
        self,
        lines: Sequence[CriterionLine],
        score: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        scored = score is not None
        self._names = _headers() if scored else _headers()[:POINTS]
        self._rows = [_cells(line) for line in lines]
        if score is not None:
            sum_ = _tr("100 min {n} punten").format(n=100 - score)
            self._rows.append((_tr("Score"), "", "", "", sum_, "", str(score)))
        self._total = len(lines) if scored else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each criterion, and the score."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are names."""
        return 0 if parent.isValid() else len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell in words; the score stands out."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        text = self._rows[row][column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[column]}: {text or '–'}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == POINTS:
            return RIGHT
        if role == Qt.ItemDataRole.FontRole and row == self._total:
            return font("body", STRONG)
        return text if role == Qt.ItemDataRole.DisplayRole else None


def _headers() -> tuple[str, ...]:
    return (
        _tr("Criterium"),
        _tr("Over"),
        _tr("Telt als"),
        _tr("Oordeel"),
        _tr("Feit"),
        _tr("Gevraagd"),
        _tr("Punten"),
    )


def _cells(line: CriterionLine) -> tuple[str, ...]:
    counts = line.weight > 0 and line.degree is not None
    return (
        line.label,
        _family(line),
        weight_words(line),
        verdict_words(line),
        line.fact or "–",
        line.demand or "–",
        signed(-line.points) or ("0" if counts else ""),
    )


class _Roomy(QStyledItemDelegate):
    """Room above and under the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A little more than the words need."""
        return super().sizeHint(option, index) + QSize(0, px(10))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The row is marked; a box round one cell of it would only distract."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def _table(title: str, model: CriteriaModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(_Roomy(table))
    table.setHorizontalHeader(
        FlatHeader(table, {POINTS: RIGHT}, indents=dict.fromkeys(range(len(SHARES)), 4))
    )
    table.setAccessibleName(title)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


class CriteriaDialog(QDialog):
    """All criteria on one pair."""

    def __init__(
        self,
        title: str,
        lines: Sequence[CriterionLine],
        score: int | None = None,
        notes: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.table = _table(title, CriteriaModel(lines, score, self))
        close = KeyButton(self.tr("Sluit"), "Esc")
        close.clicked.connect(self.reject)
        foot = row(spacing=8)
        foot.addWidget(Label(sources(lines), "small", "text2", wrap=True), 1)
        foot.addWidget(close)
        stack = column(Label(title, "panel", weight=STRONG, wrap=True), spacing=12)
        stack.setContentsMargins(px(24), px(20), px(24), px(16))
        if notes:
            stack.addWidget(Label("\n".join(notes), wrap=True))
        stack.addWidget(self.table, 1)
        stack.addLayout(foot)
        self.setLayout(stack)
        self.table.selectRow(0)
        self.resize(QSize(px(880), px(670)).boundedTo(self.screen().availableSize() * 0.94))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        # The table is laid out after this event: its margins and scroll bar are known before.
        room = self.width() - px(48 + 12)
        shares = SHARES[: self.table.model().columnCount()]
        for section, share in enumerate(shares):
            self.table.setColumnWidth(section, room * share // sum(shares))
