"""The agenda: which dwellings, how far the table is, and what was decided.

AgendaModel     one row for each dwelling; ITEM role gives the BoardItem
AgendaPane()    show_items(items, item_id), choose(item_id); signals chosen(item_id), clicked
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from matchtafel.matching.dutch import whole_euro
from matchtafel.operations.board import BoardItem

from .. import icons
from ..fonts import MEDIUM, STRONG, font, px
from ..marks import CENTRE, LEFT_CENTRE, RIGHT_CENTRE, row_ground, row_ring, smooth
from ..parts import Label, column, row
from ..theme import colour
from .heading import summary_of, unbroken

ITEM = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
WRAP = Qt.TextFlag.TextWordWrap
# State: icon, its colour, its ground.
SIGNS = {
    "allocated": ("vink", "success", "success_ground"),
    "hold": ("pauze", "warning", "warning_ground"),
    "no_match": ("geen", "text2", "bg"),
}


def rent_of(item: BoardItem) -> str:
    """The rent in whole euros where it has no cents; "" when not known."""
    facts = item.facts
    rent = facts.calculation_rent if facts.calculation_rent is not None else facts.net_rent
    return "" if rent is None else whole_euro(rent.quantize(Decimal(1), ROUND_HALF_UP))


def second_line(item: BoardItem) -> str:
    """What was decided, or else what kind of dwelling it is and where."""
    parts = (summary_of(item.facts), item.neighbourhood)
    return item.state_text or " · ".join(part for part in parts if part)


class AgendaModel(QAbstractListModel):
    """The dwellings on the agenda, in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[BoardItem, ...] = ()

    def show_items(self, items: Sequence[BoardItem]) -> None:
        """Another agenda, or another state of it."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def row_of(self, item_id: int) -> int:
        """The row of an agenda item; -1 when it is not there."""
        rows = (row for row, item in enumerate(self._items) if item.item_id == item_id)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row for each dwelling."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for eyes and ears; the item itself under ITEM."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{item.position}. {item.address}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (f"{item.position}. {item.address}", second_line(item), rent_of(item))
            return ", ".join(word for word in words if word)
        return None


class _AgendaDelegate(QStyledItemDelegate):
    """Mark or number, address, what was decided; the rent at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines, 50 with two."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else px(220)
        address, below = self._lines(QRectF(0, 0, width, 0), index.data(ITEM))
        return QSize(px(150), px(16) + int(address.height() + below.height()))

    @staticmethod
    def _lines(row: QRectF, item: BoardItem) -> tuple[QRectF, QRectF]:
        """Where the address and the words under it stand in a row."""
        rent = QFontMetricsF(font("small", MEDIUM)).horizontalAdvance(rent_of(item))
        left, right = row.left() + px(46), row.right() - px(14)
        beside = right - (rent + px(8) if item.state == "open" else 0)
        address = _wrapped(font("body", STRONG), beside - left, unbroken(item.address))
        below = _wrapped(font("small"), right - left, second_line(item))
        top = row.center().y() - (address + below) / 2
        first = QRectF(left, top, beside - left + 1, address)
        return first, QRectF(left, first.bottom(), right - left + 1, below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row, chosen or not."""
        item: BoardItem = index.data(ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(px(6), 0, -px(6), 0)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if here:
            row_ground(painter, box)
            if option.state & QStyle.StateFlag.State_HasFocus:
                row_ring(painter, box)
        mark = QRectF(box.left() + px(2), box.top(), px(36), box.height())
        self._paint_mark(painter, mark, item, here)
        self._paint_words(painter, QRectF(option.rect), item, here)
        painter.restore()

    def _paint_mark(self, painter: QPainter, box: QRectF, item: BoardItem, here: bool) -> None:
        sign = SIGNS.get(item.state)
        if sign is None:
            painter.setFont(font("body", STRONG if here else MEDIUM))
            painter.setPen(colour("accent" if here else "text2"))
            painter.drawText(box, CENTRE, str(item.position))
            return
        icon, ink, ground = sign
        disc = QRectF(0, 0, px(20), px(20))
        disc.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawEllipse(disc)
        inset = px(3)
        icons.paint(painter, disc.adjusted(inset, inset, -inset, -inset), icon, ink)

    def _paint_words(self, painter: QPainter, row: QRectF, item: BoardItem, here: bool) -> None:
        address, below = self._lines(row, item)
        painter.setPen(colour("text" if here or item.state == "open" else "text2"))
        painter.setFont(font("body", STRONG if here else MEDIUM))
        painter.drawText(address, int(LEFT_CENTRE | WRAP), unbroken(item.address))
        painter.setPen(colour("text2"))
        painter.setFont(font("small"))
        painter.drawText(below, int(LEFT_CENTRE | WRAP), second_line(item))
        if item.state == "open":
            painter.setFont(font("small", MEDIUM))
            line = QFontMetricsF(font("body", STRONG)).lineSpacing()
            rent = QRectF(
                address.left(), address.top(), row.right() - px(14) - address.left(), line
            )
            painter.drawText(rent, RIGHT_CENTRE, rent_of(item))


def _wrapped(chosen: QFont, width: float, words: str) -> float:
    """Height of words in so many pixels of width."""
    flags = int(Qt.AlignmentFlag.AlignLeft | WRAP)
    return QFontMetricsF(chosen).boundingRect(QRectF(0, 0, width, 10_000), flags, words).height()


class _Steps(QWidget):
    """One stroke for each dwelling: discussed, here, still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(6))
        self._tokens: list[str] = []

    def show_steps(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setPen(Qt.PenStyle.NoPen)
        count = max(1, len(self._tokens))
        gap = px(3) if count <= 20 else 1
        wide = (self.width() - gap * (count - 1)) / count
        for place, token in enumerate(self._tokens):
            painter.setBrush(colour(token))
            stroke = QRectF(place * (wide + gap), 0, wide, self.height())
            painter.drawRoundedRect(stroke, self.height() / 2, self.height() / 2)


class AgendaPane(QFrame):
    """The agenda as a list beside the table."""

    chosen = Signal(int)
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "side")
        self._items: tuple[BoardItem, ...] = ()
        self._told: int | None = None
        self._count = Label(role="small", tone="text2")
        self._steps = _Steps()
        self.model = AgendaModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_AgendaDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setAccessibleName(self.tr("Agenda"))
        self.view.clicked.connect(lambda _index: self.clicked.emit())
        self.view.selectionModel().currentChanged.connect(self._on_current)
        head = row(Label(self.tr("Agenda"), "card", weight=STRONG), spacing=8)
        head.addStretch(1)
        head.addWidget(self._count)
        top = column(spacing=8, margins=(16, 14, 16, 0))
        top.addLayout(head)
        top.addWidget(self._steps)
        stack = column(spacing=10)
        stack.addLayout(top)
        stack.addWidget(self.view, 1)
        self.setLayout(stack)

    def show_items(self, items: Sequence[BoardItem], item_id: int | None) -> None:
        """Show an agenda with one dwelling on the table."""
        self._items = tuple(items)
        self.model.show_items(items)
        done = sum(item.state != "open" for item in items)
        words = self.tr("{done} van {all} besproken")
        self._count.setText(words.format(done=done, all=len(items)))
        if item_id is not None:
            self.choose(item_id)

    def choose(self, item_id: int) -> None:
        """Mark the dwelling that is on the table, without a signal."""
        index = self.model.index(self.model.row_of(item_id))
        self._told = item_id
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self._steps.show_steps([self._token(item, item_id) for item in self._items])

    @staticmethod
    def _token(item: BoardItem, here: int) -> str:
        if item.item_id == here:
            return "text"
        return "track" if item.state == "open" else "accent"

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and current.data(ITEM).item_id != self._told:
            self._told = current.data(ITEM).item_id
            self.chosen.emit(self._told)
