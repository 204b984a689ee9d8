"""The table of candidates: nothing chosen on arrival, up and down go from candidate to candidate.

CandidateTable()   show_item(item), choose(client_id), show_own_view(on), show_wide/compact by
                   width; signal chosen(client_id or None)
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from matchtafel.operations.board import BoardItem

from ..fonts import STRONG, font, px
from ..header import FlatHeader
from ..marks import CENTRE, LEFT_CENTRE, row_ring, smooth
from .candidate_cells import INSET, CandidateDelegate, chip_width
from .candidates import FAMILIES, ROW, CandidateModel, Column, Row, remarks

ROW_HEIGHT, HEAD_HEIGHT = 36, 30
JUDGEMENT = (Column.VERDICT, Column.SCORE, *FAMILIES)
INDENTS: dict[int, int] = {Column.RANK: 14, Column.SCORE: 2, Column.WAIT: 2}
# The least that the last column is worth showing at; what it says is in the why-panel too.
LEAST_REMARK = 76


class CandidateTable(QTableView):
    """Candidates in groups."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates = CandidateModel(self)
        self._delegate = CandidateDelegate(self)
        self.wide = False
        self.setModel(self._candidates)
        self.setItemDelegate(self._delegate)
        header = FlatHeader(self, dict.fromkeys(FAMILIES, CENTRE), INDENTS)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(header)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Kandidaten"))
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def model(self) -> CandidateModel:
        """The model, by its own type."""
        return self._candidates

    def show_item(self, item: BoardItem | None, client_id: int | None = None) -> None:
        """Show a dwelling's candidates; nobody is chosen unless `client_id` is among them."""
        same = item is not None and item.item_id == self._candidates.item_id
        place = self.verticalScrollBar().value() if same else 0
        self._candidates.show_item(item)
        self._arrange()
        if client_id is not None:
            self.choose(client_id)
        self.verticalScrollBar().setValue(place)

    def show_own_view(self, on: bool) -> None:
        """In waiting order, without judgement."""
        self._change(lambda: self._candidates.show_own_view(on))

    def fold(self, group: str) -> None:
        """Open or fold a group; who was chosen stays so."""
        self._change(lambda: self._candidates.fold(group))

    def toggle_excluded(self) -> None:
        """Key U: the excluded ones out or in, and into sight."""
        self.fold("excluded")
        if self._candidates.is_open("excluded"):
            last = self._candidates.index(self._candidates.rowCount() - 1, 0)
            heads = self._head_rows()
            self.scrollTo(last)
            if heads:
                top = self._candidates.index(heads[-1], 0)
                self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self, client_id: int) -> None:
        """Choose a client where shown."""
        row = self._candidates.row_of(client_id)
        if row >= 0:
            self.setCurrentIndex(self._candidates.index(row, Column.CODE))

    @property
    def client_id(self) -> int | None:
        """Who is chosen."""
        index = self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        return row.candidate.client_id if row and row.candidate else None

    def _change(self, act: Callable[[], None]) -> None:
        kept = self.client_id
        act()
        self._arrange()
        if kept is not None:
            self.choose(kept)

    def _head_rows(self) -> list[int]:
        rows = range(self._candidates.rowCount())
        return [row for row in rows if self._candidates.row(row).candidate is None]

    def _arrange(self) -> None:
        """Spans, heights and widths for what is shown now."""
        self.clearSpans()
        for row in range(self._candidates.rowCount()):
            shown = self._candidates.row(row)
            if shown.candidate is None:
                self.setSpan(row, 0, 1, len(Column))
            elif shown.group == "excluded":
                self.setSpan(row, Column.VERDICT, 1, len(Column) - Column.VERDICT)
        self._set_widths()
        self._set_heights()

    def _set_widths(self) -> None:
        room, own = self.viewport().width(), self._candidates.own_view
        narrow, tight = room < px(590), room < px(650)
        self._delegate.compact, self._delegate.own_view = narrow, own
        self._delegate.row_width, self._delegate.address = room, self._candidates.address
        family = px(62 if self.wide else 49)
        widths = {
            Column.RANK: px(38),
            Column.CODE: int(_code_width()),
            Column.PROVIDER: px(124) if self.wide or own else 0,
            Column.VERDICT: chip_width() + px(10),
            Column.SCORE: px(42 if narrow else 78 if tight else 186 if self.wide else 106),
            Column.DWELLING: family,
            Column.CLIENT: family,
            Column.NEIGHBOURHOOD: family,
            Column.WAIT: px(116 if self.wide else 74 if narrow else 92),
        }
        for column in JUDGEMENT if own else ():
            widths[column] = 0
        left = room - sum(widths.values())
        last = Column.ALSO if left >= px(LEAST_REMARK) else Column.WAIT
        widths[last] = widths.get(last, 0) + left
        for column in Column:
            width = widths.get(column, 0)
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)

    def _set_heights(self) -> None:
        for row in range(self._candidates.rowCount()):
            shown = self._candidates.row(row)
            self.setRowHeight(row, self._height_of(shown))

    def _height_of(self, row: Row) -> int:
        if row.candidate is None:
            return px(HEAD_HEIGHT)
        if row.group == "excluded":
            least = ROW_HEIGHT if row.candidate.careful else HEAD_HEIGHT
            width = (
                self.viewport().width() - self.columnViewportPosition(Column.VERDICT) - px(INSET)
            )
            return max(px(least), _high(" · ".join(row.candidate.reasons), width) + px(12))
        if self.isColumnHidden(Column.ALSO):
            return px(ROW_HEIGHT)
        words = "\n".join(remarks(row.candidate, self._candidates.address))
        return max(px(ROW_HEIGHT), _high(words, self.columnWidth(Column.ALSO) - px(4)) + px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last column takes what is left."""
        super().resizeEvent(event)
        self._arrange()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Up and down pass over the heads of groups; from nowhere, down goes to the first."""
        steps = {
            QAbstractItemView.CursorAction.MoveDown: 1,
            QAbstractItemView.CursorAction.MoveUp: -1,
        }
        if action not in steps:
            return super().moveCursor(action, modifiers)
        return self.next_candidate(steps[action])

    def next_candidate(self, step: int) -> QModelIndex:
        """The nearest candidate below (1) or above (-1); where one is when there is none."""
        here = self.currentIndex()
        row = here.row() if here.isValid() else (-1 if step > 0 else self._candidates.rowCount())
        column = max(here.column(), Column.CODE)
        row += step
        while 0 <= row < self._candidates.rowCount():
            if self._candidates.row(row).candidate is not None:
                return self._candidates.index(row, column)
            row += step
        return here

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would choose the first row here; nobody is chosen until somebody chooses."""
        QWidget.focusInEvent(self, event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the head of a group opens or folds it."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if row is not None and row.candidate is None:
            self.fold(row.group)
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The table, and where the keyboard is."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        here = self.currentIndex()
        box = QRectF(self.visualRect(here) if here.isValid() else self.viewport().rect())
        box.setLeft(px(4))
        box.setRight(self.viewport().width() - px(4))
        row_ring(smooth(self.viewport()), box)

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(self.client_id)


def _high(words: str, width: float) -> int:
    """Height of small words in so many pixels of width."""
    flags = int(LEFT_CENTRE | Qt.TextFlag.TextWordWrap)
    room = QRectF(0, 0, width, 10_000)
    return int(QFontMetricsF(font("small")).boundingRect(room, flags, words).height())


def _code_width() -> float:
    return QFontMetricsF(font("body", STRONG)).horizontalAdvance("P-2026-0000") + px(10)
