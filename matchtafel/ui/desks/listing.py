"""One list for any kind of row: search, sort, columns that are remembered.

Listing(name, columns, words, key)   fill(rows); choose(key); set_narrow(on); signals
                                     opened(row), moved(row), new_asked()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QMenu, QStackedWidget, QWidget

from ..fonts import px
from ..icons import icon
from ..keys import KeyButton
from ..parts import EmptyState, Label, column, row
from .remembered import remembered
from .rows import RowsModel, Shown, SortedRows
from .view import RowsView

WIDEST, ROOM_TO_SEARCH, SCROLL_BAR = 280, 300, 16


@dataclass(frozen=True)
class Words:
    """What a list says. one, many: of what; empty: why there is nothing.

    new: the button for a new row; "" where rows are not entered.
    """

    one: str
    many: str
    new: str
    empty: str
    icon: str


class Listing(QWidget):
    """Rows to search and to choose from."""

    opened = Signal(object)
    moved = Signal(object)
    new_asked = Signal()
    import_asked = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Shown],
        words: Words,
        key: Callable[[Any], Any] = lambda of: of.key,
    ) -> None:
        """name: where it is remembered. key: what tells rows apart."""
        super().__init__()
        self._words, self._key = words, key
        self._narrow = self._sized = self._quiet = False
        self._place = f"{name}-{len(columns)}"
        self.model = RowsModel(columns, self)
        self.rows = SortedRows(self.model)
        self.view = RowsView(self.rows, words.many)
        self.header = self.view.horizontalHeader()
        self._build()
        self._connect()
        self._recall()

    def _build(self) -> None:
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Zoek in {what}").format(what=self._words.many))
        self.search.setPlaceholderText(self.search.accessibleName())
        self.search.addAction(icon("zoek", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(px(340))
        self.count = Label(tone="text2")
        self._columns = KeyButton(self.tr("Kolommen"), icon="filter")
        self._file = KeyButton(self.tr("Bestand inlezen"), icon="in")
        self.new = KeyButton(self._words.new, "Ctrl Shift N", "plus", "primary")
        self._small = KeyButton(self.tr("Nieuw"), icon="plus")
        self._small.setAccessibleName(self._words.new)
        self._small.setToolTip(self._words.new)
        self._small.hide()
        self._file.setVisible(bool(self._words.new))
        self.new.setVisible(bool(self._words.new))
        finding = row(self.search, self.count, spacing=12)
        finding.setStretch(0, 1)
        buttons = row(self._columns, self._file, self.new, self._small, spacing=12)
        buttons.insertStretch(0, 1)
        self._top = row(spacing=12, margins=(12, 10, 12, 10))
        self._top.addLayout(finding, 1)
        self._top.addLayout(buttons)
        whole = column(spacing=0)
        whole.addLayout(self._top)
        whole.addWidget(self._stack(), 1)
        self.setLayout(whole)

    def _stack(self) -> QStackedWidget:
        self._pages = QStackedWidget()
        self._empty = EmptyState(
            self._words.icon, self._words.empty, self._words.new, "Ctrl Shift N"
        )
        sentence = self.tr("Niets gevonden met deze woorden.")
        self._nothing = EmptyState("zoek", sentence, self.tr("Wis het zoekveld"))
        for page in (self.view, self._empty, self._nothing):
            self._pages.addWidget(page)
        return self._pages

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        self.view.opened.connect(lambda index: self.opened.emit(self.rows.row(index)))
        self.view.selectionModel().currentRowChanged.connect(self._move)
        for button in (self.new, self._small, self._empty.button):
            button.clicked.connect(self.new_asked)
        self._nothing.button.clicked.connect(self.search.clear)
        self._file.clicked.connect(self.import_asked)
        self._columns.clicked.connect(self._choose_columns)
        self.header.sectionClicked.connect(self._remember)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, self.view.setFocus)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)

    # Rows

    def fill(self, rows: Sequence[Any]) -> None:
        """Show these rows; the row one was at stays the current one."""
        at, was_empty = self.current, not self.model.rows
        self._quiet = True
        self.model.show(rows)
        if not self._sized and rows:
            self._size_columns()
        if at is not None or was_empty:
            self.choose(None if at is None else self._key(at))
        self._quiet = False
        self._say()

    @property
    def current(self) -> Any:
        """The row one is at, or None."""
        index = self.view.currentIndex()
        return self.rows.row(index) if index.isValid() else None

    def choose(self, key: Any) -> None:
        """Go to the row with this key, or to the first; `moved` is for what the user does."""
        places = range(self.rows.rowCount())
        keys = [self._key(self.rows.row(self.rows.index(i, 0))) for i in places]
        was_quiet, self._quiet = self._quiet, True
        if keys:
            self.view.setCurrentIndex(self.rows.index(keys.index(key) if key in keys else 0, 0))
        self._quiet = was_quiet

    def leave(self) -> None:
        """Be at no row: a new one is being made."""
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())

    def _move(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.moved.emit(self.rows.row(index))

    def _search(self, text: str) -> None:
        self.rows.search(text)
        self._say()

    def _open_first(self) -> None:
        if self.rows.rowCount():
            if not self.view.currentIndex().isValid():
                self.choose(None)
            self.opened.emit(self.current)

    def _say(self) -> None:
        shown, known = self.rows.rowCount(), self.model.rowCount()
        word = self._words.one if known == 1 else self._words.many
        found = self.tr("{shown} van {known} {word}") if shown < known else "{known} {word}"
        self.count.setText(found.format(shown=shown, known=known, word=word))
        self.count.setHidden(self._narrow)
        self._pages.setCurrentWidget(
            self._empty if not known else self._nothing if not shown else self.view
        )

    # Columns

    def set_narrow(self, on: bool) -> None:
        """Beside a form only the first two columns are shown, and a small button for a new row."""
        if on is self._narrow:
            return
        if on:
            self._remember()
        self._narrow = self.view.is_narrow = on
        for button in (self._columns, self._file, self.new):
            button.setHidden(on or (not self._words.new and button is not self._columns))
        self._small.setVisible(on and bool(self._words.new))
        self.count.setHidden(on)
        if not on:
            self._recall()
            return
        for place in range(self.header.count()):
            self.header.setSectionHidden(place, self.header.visualIndex(place) > 1)
        self.view.fit_last()

    def _size_columns(self) -> None:
        self._sized = True
        self.view.resizeColumnsToContents()
        shown = [i for i in range(self.header.count()) if not self.header.isSectionHidden(i)]
        widths = {i: min(self.header.sectionSize(i), px(WIDEST)) for i in shown}
        room = self.view.viewport().width() - px(SCROLL_BAR)
        spare = (room - sum(widths.values())) // len(shown)
        for place, width in widths.items():
            self.header.resizeSection(place, width + max(0, min(spare, px(40))))

    def _remember(self) -> None:
        if not self._narrow:
            remembered.keep(self._place, self.header.saveState())

    def _recall(self) -> None:
        state = remembered.find(self._place)
        self._sized = state is not None and self.header.restoreState(state)
        if not self._sized:
            self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            for place, shown in enumerate(self.model.columns):
                self.header.setSectionHidden(place, not shown.at_first)
        self.header.setSortIndicatorClearable(True)
        self.view.setSortingEnabled(True)

    def _choose_columns(self) -> None:
        menu = QMenu(self)
        for place, shown in enumerate(self.model.columns[1:], start=1):
            action = menu.addAction(shown.header)
            action.setCheckable(True)
            action.setChecked(not self.header.isSectionHidden(place))
            action.toggled.connect(lambda on, place=place: self._show_column(place, on))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _show_column(self, place: int, on: bool) -> None:
        self.header.setSectionHidden(place, not on)
        if on:
            self.view.resizeColumnToContents(place)
        self._remember()

    def minimumSizeHint(self) -> QSize:
        """Narrower than buttons and search beside each other: they can go under each other."""
        return QSize(px(240), px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Search above the buttons where they do not fit side by side."""
        super().resizeEvent(event)
        buttons = (self._columns, self._file, self.new)
        wide = sum(b.sizeHint().width() + px(12) for b in buttons if not b.isHidden())
        beside = self._narrow or self.width() >= wide + px(ROOM_TO_SEARCH)
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def hideEvent(self, event: QHideEvent) -> None:
        """Column widths are remembered when one leaves."""
        self._remember()
        super().hideEvent(event)
