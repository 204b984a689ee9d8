"""What giving a dwelling to a client does to the rest of the table, once it is worked out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from matchtafel.matching.proposal.price_words import Told
from matchtafel.operations.board import BoardItem, Candidate
from matchtafel.operations.insight import Insight

from .fonts import STRONG
from .overleg.insight_card import PATIENCE_MS
from .overleg.mark import Mark
from .parts import Label, column, row
from .table import Table

MARKS = {1: "plus", 0: "none", -1: "minus"}


class _Line(QWidget):
    """A sentence behind its mark."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        words = Label(told, wrap=True)
        spoken = {1: self.tr("gunstig: {x}"), -1: self.tr("ongunstig: {x}"), 0: "{x}"}
        words.setAccessibleName(spoken[told.sign].format(x=told))
        layout = row(spacing=9)
        layout.addWidget(Mark(MARKS[told.sign]), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        self.setLayout(layout)


class Price(QWidget):
    """Who would lose which dwelling, and which agreement would be crossed."""

    def __init__(self, table: Table, item: BoardItem, chosen: Candidate) -> None:
        super().__init__()
        self._pair = item.item_id, chosen.client_id
        self._busy = Label(self.tr("wordt berekend"), tone="text3")
        self._lines: QVBoxLayout = column(spacing=6)
        body = column(Label(self.tr("Prijs van deze keuze"), weight=STRONG), spacing=6)
        body.addLayout(self._lines)
        body.addWidget(self._busy)
        self.setLayout(body)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._busy.show)
        table.insights.found.connect(self._on_found)
        self._ask(table)

    def _ask(self, table: Table) -> None:
        self._busy.hide()
        known = table.insights.ask(table.board, *self._pair)
        if known is None:
            self._patience.start(PATIENCE_MS)
        self._show(known.price if known else ())

    def _on_found(self, item_id: int, client_id: int, insight: Insight) -> None:
        if (item_id, client_id) == self._pair:
            self._patience.stop()
            self._busy.hide()
            self._show(insight.price)

    def _show(self, told: Sequence[Told]) -> None:
        while item := self._lines.takeAt(0):
            if line := item.widget():
                line.hide()
                line.deleteLater()
        for part in told:
            self._lines.addWidget(_Line(part))
