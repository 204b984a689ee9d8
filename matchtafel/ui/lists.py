"""A flat scroll area, and a flat list with rows of the style's height."""

from typing import TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from . import icons
from .fonts import MEDIUM, REGULAR, font, px
from .marks import LEFT_CENTRE, RIGHT_CENTRE, row_ground, row_ring
from .theme import colour

List = TypeVar("List", bound=QListWidget)
NOTE = Qt.ItemDataRole.UserRole + 10
INDENT = Qt.ItemDataRole.UserRole + 11


def scrolled(inside: QWidget) -> QScrollArea:
    """`inside`, as wide as there is room, scrolling up and down; no stop for the Tab key."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # A scroll area would paint its own ground under what lies in it.
    painted = inside.autoFillBackground()
    area.setWidget(inside)
    inside.setAutoFillBackground(painted)
    return area


class _Row(QStyledItemDelegate):
    """Words at the left, a note (NOTE) at the right; INDENT in design pixels."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(120), px(34))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            row_ground(painter, box)
            if option.state & QStyle.StateFlag.State_HasFocus:
                row_ring(painter, box)
        _paint_words(painter, box, index, here)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click on the box checks it; the keyboard's Space is Qt's own."""
        role = Qt.ItemDataRole.CheckStateRole
        state = index.data(role)
        if state is None or not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        on_box = event.position().x() < option.rect.left() + px(36)
        if event.type() == QEvent.Type.MouseButtonRelease and on_box:
            states = (Qt.CheckState.Checked, Qt.CheckState.Unchecked)
            return model.setData(index, states[Qt.CheckState(state) is states[0]], role)
        return False


def _paint_words(
    painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex, here: bool
) -> None:
    box.adjust(px(12) + px(index.data(INDENT) or 0), 0, -px(10), 0)
    checked = index.data(Qt.ItemDataRole.CheckStateRole)
    if checked is not None:
        _check_box(painter, box, Qt.CheckState(checked) is Qt.CheckState.Checked)
        box.adjust(px(28), 0, 0, 0)
    note = index.data(NOTE) or ""
    painter.setFont(font("small"))
    painter.setPen(colour("text2"))
    painter.drawText(box, RIGHT_CENTRE, note)
    box.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(note) - px(8), 0)
    painter.setFont(font("body", MEDIUM if here else REGULAR))
    painter.setPen(colour("text"))
    words = str(index.data())
    words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, LEFT_CENTRE, words)


def _check_box(painter: QPainter, box: QRectF, checked: bool) -> None:
    side = px(18)
    spot = QRectF(box.left(), box.center().y() - side / 2, side, side).adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour("accent" if checked else "line2"), 1))
    painter.setBrush(colour("accent" if checked else "surface"))
    painter.drawRoundedRect(spot, px(4), px(4))
    if checked:
        icons.paint(painter, spot.adjusted(1, 1, -1, -1), "vink", "on_accent")


def compact(box: QComboBox, letters: int = 8) -> None:
    """Let a choice be as wide as its column, not as its longest word."""
    box.setMinimumContentsLength(letters)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)


def flat_list(name: str) -> QListWidget:
    """An empty list with an accessible name."""
    return flatten(QListWidget(), name)


def flatten(made: List, name: str) -> List:
    """A list in the style of the rows; gives the list itself."""
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setAccessibleName(name)
    made.setItemDelegate(_Row(made))
    made.viewport().setAutoFillBackground(False)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
