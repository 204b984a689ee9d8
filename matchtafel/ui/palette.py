"""Ctrl+K: type a few letters, choose what to do or which dwelling to go to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .fonts import MEDIUM, font, px
from .keys import cap_width, paint_cap
from .marks import LEFT_CENTRE
from .parts import column
from .scrim import Overlay
from .theme import colour

Index = QModelIndex | QPersistentModelIndex
CHOICE = Qt.ItemDataRole.UserRole
NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Choice:
    """A line of the palette."""

    title: str
    key: str
    run: Callable[[], object]


class _Choices(QAbstractListModel):
    def __init__(self, choices: Sequence[Choice], parent: QObject) -> None:
        super().__init__(parent)
        self._choices = choices

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self._choices[index.row()]
        if role == CHOICE:
            return choice
        return choice.title if role == Qt.ItemDataRole.DisplayRole else None


class _Matching(QSortFilterProxyModel):
    """Lines that hold every word typed, wherever it stands."""

    words: tuple[str, ...] = ()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        title = str(self.sourceModel().index(row, 0).data()).casefold()
        return all(word in title for word in self.words)

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self.words = tuple(text.casefold().split())
        self.endFilterChange()


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(CHOICE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("soft"))
            bar = QRectF(box.left(), box.top(), px(3), box.height())
            painter.fillRect(bar, colour("accent"))
        painter.setPen(colour("text"))
        painter.setFont(font("body", MEDIUM))
        painter.drawText(box.adjusted(px(12), 0, 0, 0), LEFT_CENTRE, choice.title)
        if choice.key:
            wide = cap_width(choice.key)
            cap = QRectF(box.right() - wide - px(10), box.top(), wide, box.height())
            paint_cap(painter, cap, choice.key, colour("text2"), colour("line2"))
        painter.restore()


class Palette(Overlay):
    """The field, and under it what it finds; up and down choose, Enter does it."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Zoek of doe"))
        self._found = _Matching(self)
        self._found.setSourceModel(_Choices(choices, self))
        self.field = QLineEdit(placeholderText=self.tr("Zoek of doe…"), clearButtonEnabled=True)
        self.field.setAccessibleName(self.tr("Zoek een opdracht of een woning"))
        self.field.textChanged.connect(self._look)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Gevonden"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setModel(self._found)
        self.list.setItemDelegate(_Line(self.list))
        self.list.clicked.connect(lambda _index: self._do())
        self.setLayout(column(self.field, self.list, spacing=8, margins=(12,)))
        self.fit(520, 440)
        self._look("")

    def _look(self, text: str) -> None:
        self._found.look_for(text)
        self.list.setCurrentIndex(self._found.index(0, 0))

    def _do(self) -> None:
        choice = self.list.currentIndex().data(CHOICE)
        self.accept()
        if choice is not None:
            choice.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down and Enter in the field work on the list."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
        steps[Qt.Key.Key_PageUp] = -8
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do()
            return True
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        row = self.list.currentIndex().row() + step
        last = self._found.rowCount() - 1
        self.list.setCurrentIndex(self._found.index(min(max(row, 0), last), 0))
        return True
