"""How rows look: flat header, thin lines, selection with a bar, focus drawn by the delegate.

RowsView(model, name)   a table in that dress; Tab leaves it; `opened(index)` on Enter or a click
"""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ..fonts import MEDIUM, font, px
from ..icons import paint
from ..marks import CENTRE, LEFT_CENTRE
from ..theme import colour
from .rows import ICON_ROLE, UNKNOWN_ROLE, Index

Roles = Qt.ItemDataRole
PAD = 10
SIGN = 24


class _Header(QHeaderView):
    """Words over a line; the column that one sorts by has an arrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(40))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _about(self, section: int, role: Roles) -> Any:
        return self.model().headerData(section, Qt.Orientation.Horizontal, role)

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """The word, with room for the arrow."""
        word = str(self._about(logicalIndex, Roles.DisplayRole) or "")
        width = QFontMetricsF(_small()).horizontalAdvance(word)
        return QSize(int(width) + px(2 * PAD + 18), px(34))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Ground, line, word and arrow."""
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setPen(QPen(colour("line"), px(1)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        box = QRectF(rect).adjusted(px(PAD), 0, -px(PAD), 0)
        word = str(self._about(logicalIndex, Roles.DisplayRole) or "")
        right = self._about(logicalIndex, Roles.TextAlignmentRole)
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        painter.setFont(_small())
        painter.setPen(colour("text" if sorted_by else "text2"))
        painter.drawText(box, right, word)
        if sorted_by:
            self._paint_arrow(painter, box, word, to_right=right != LEFT_CENTRE)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, box: QRectF, word: str, *, to_right: bool) -> None:
        width, side = QFontMetricsF(_small()).horizontalAdvance(word), px(13)
        left = box.right() - width - side - px(2) if to_right else box.left() + width + px(3)
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        spot = QRectF(left, box.center().y() - side / 2, side, side)
        paint(painter, spot, "pijl-op" if up else "pijl-neer", "text2")


def _small() -> QFont:
    return font("small", MEDIUM)


class _Delegate(QStyledItemDelegate):
    """Sign and word on a ground; a dashed ? where a fact is not known."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The word, with the sign before it and room at its ends."""
        width = QFontMetricsF(option.font).horizontalAdvance(str(index.data() or ""))
        sign = px(SIGN) if (index.data(ICON_ROLE) or ("",))[0] else 0
        return QSize(int(width) + sign + px(2 * PAD + 2), px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell; the row's bar and focus ring are drawn in the cells at its ends."""
        view = option.widget
        assert isinstance(view, RowsView)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = view.selectionModel().isRowSelected(index.row())
        painter.fillRect(box, colour("soft" if selected else "surface"))
        painter.fillRect(box.adjusted(0, box.height() - px(1), 0, 0), colour("line"))
        if selected and view.is_first(index):
            painter.fillRect(QRectF(box.left(), box.top(), px(3), box.height()), colour("accent"))
        self._paint_words(painter, box.adjusted(px(PAD), 0, -px(PAD), 0), index)
        if view.hasFocus() and view.currentIndex().row() == index.row():
            _paint_focus(painter, box, first=view.is_first(index), last=view.is_last(index))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, index: Index) -> None:
        side = Qt.AlignmentFlag(index.data(Roles.TextAlignmentRole))
        to_right = bool(side & Qt.AlignmentFlag.AlignRight)
        metrics, words = QFontMetricsF(painter.font()), str(index.data() or "")
        name, tone = index.data(ICON_ROLE) or ("", "")
        if name:
            at = (
                box.right() - metrics.horizontalAdvance(words) - px(SIGN)
                if to_right
                else box.left()
            )
            paint(painter, QRectF(at, box.top(), px(17), box.height()), name, tone)
            box = box.adjusted(0 if to_right else px(SIGN), 0, 0, 0)
        if index.data(UNKNOWN_ROLE):
            _paint_unknown(painter, box, to_right=to_right)
            return
        painter.setPen(colour("text"))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side, words)


def _paint_unknown(painter: QPainter, box: QRectF, *, to_right: bool) -> None:
    side = px(20)
    left = box.right() - side if to_right else box.left()
    spot = QRectF(left, box.center().y() - side / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    pen = QPen(colour("text3"), 1.2 * px(1))
    pen.setDashPattern([3.0, 2.4])
    painter.setPen(pen)
    painter.drawRoundedRect(spot, px(4), px(4))
    painter.setPen(colour("text2"))
    painter.drawText(spot, CENTRE, "?")


def _paint_focus(painter: QPainter, box: QRectF, *, first: bool, last: bool) -> None:
    """Two pixels of ink inside the row, on any ground."""
    width = px(2)
    ink = colour("text")
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), width), ink)
    painter.fillRect(QRectF(box.left(), box.bottom() - width, box.width(), width), ink)
    if first:
        painter.fillRect(QRectF(box.left(), box.top(), width, box.height()), ink)
    if last:
        painter.fillRect(QRectF(box.right() - width, box.top(), width, box.height()), ink)


class RowsView(QTableView):
    """A table of rows, to read and to choose from."""

    opened = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setHorizontalHeader(_Header(self))
        self.setItemDelegate(_Delegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(36))
        self.horizontalHeader().setStretchLastSection(True)
        self.clicked.connect(self.opened)
        # The first column then takes what the last one leaves.
        self.is_narrow = False

    def is_first(self, index: Index) -> bool:
        """Whether a cell is at the left end of its row, as shown."""
        return index.column() == self._shown()[0]

    def is_last(self, index: Index) -> bool:
        """Whether a cell is at the right end of its row, as shown."""
        return index.column() == self._shown()[-1]

    def _shown(self) -> list[int]:
        header = self.horizontalHeader()
        places = (header.logicalIndex(i) for i in range(header.count()))
        return [column for column in places if not header.isSectionHidden(column)]

    def fit_last(self) -> None:
        """The last column fills the width, unless its words would be cut: then one can scroll."""
        header, shown = self.horizontalHeader(), self._shown()
        if not shown:
            return
        room = self.viewport().width()
        wanted = max(self.sizeHintForColumn(shown[-1]), header.sectionSizeHint(shown[-1]))
        if self.is_narrow:
            header.resizeSection(shown[0], max(px(80), room - wanted))
        others = sum(header.sectionSize(column) for column in shown[:-1])
        header.setStretchLastSection(others + wanted <= room and not self.is_narrow)
        if not header.stretchLastSection():
            header.resizeSection(shown[-1], wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the last column fits."""
        super().resizeEvent(event)
        self.fit_last()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The whole row shows the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The whole row loses it."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Home and End go to the first and last row."""
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
            return
        if event.key() in (keys.Key_Home, keys.Key_End) and self.model().rowCount():
            last = self.model().rowCount() - 1 if event.key() == keys.Key_End else 0
            self.setCurrentIndex(self.model().index(last, max(0, self.currentIndex().column())))
            return
        super().keyPressEvent(event)
