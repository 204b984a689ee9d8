"""Every criterion on one pair in a plain table: both halves, the verdict in words, the source.

CriteriaModel(lines)          one row for each criterion
CriteriaDialog(title, lines)  the table in a dialog; Esc closes it
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

from matchtafel.operations.board import CriterionLine

from ..fonts import STRONG, px
from ..header import FlatHeader
from ..keys import KeyButton
from ..parts import Label, column, row

Index = QModelIndex | QPersistentModelIndex
# Parts of the width that the columns take.
SHARES = (17, 8, 14, 16, 22, 23)


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
    weights = {1: _tr("licht"), 2: _tr("normaal"), 4: _tr("zwaar"), 8: _tr("doorslaggevend")}
    return _tr("wens, {weight}").format(weight=weights.get(int(line.weight), str(line.weight)))


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
    """Criteria as rows."""

    def __init__(self, lines: Sequence[CriterionLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each criterion."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are names."""
        return 0 if parent.isValid() else len(self._headers())

    @staticmethod
    def _headers() -> tuple[str, ...]:
        return (
            _tr("Criterium"),
            _tr("Over"),
            _tr("Telt als"),
            _tr("Oordeel"),
            _tr("Feit"),
            _tr("Gevraagd"),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell in words."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        text = (
            line.label,
            _family(line),
            weight_words(line),
            verdict_words(line),
            line.fact,
            line.demand or "–",
        )[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headers()[index.column()]}: {text}"
        return None


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
    table.setHorizontalHeader(FlatHeader(table, indents=dict.fromkeys(range(6), 4)))
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
        self, title: str, lines: Sequence[CriterionLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.table = _table(title, CriteriaModel(lines, self))
        close = KeyButton(self.tr("Sluit"), "Esc")
        close.clicked.connect(self.reject)
        foot = row(spacing=8)
        foot.addWidget(Label(sources(lines), "small", "text2", wrap=True), 1)
        foot.addWidget(close)
        heading = Label(title, "panel", weight=STRONG, wrap=True)
        stack = column(heading, self.table, spacing=12, margins=(24, 20, 24, 16))
        stack.setStretchFactor(self.table, 1)
        stack.addLayout(foot)
        self.setLayout(stack)
        self.table.selectRow(0)
        self.resize(QSize(px(880), px(670)).boundedTo(self.screen().availableSize() * 0.94))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        # The table is laid out after this event: its margins and scroll bar are known before.
        room = self.width() - px(48 + 12)
        for section, share in enumerate(SHARES):
            self.table.setColumnWidth(section, room * share // sum(SHARES))
