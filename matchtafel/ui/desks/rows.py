"""Rows of any kind as a model: columns that say what a cell shows and what it is sorted by.

Shown(key, header, text, value)   a column; `text(row)` "" is unknown or nothing
RowsModel(columns)                show(rows); row(index)
SortedRows(model)                 search-as-you-type over every column, sorting by value
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
Roles = Qt.ItemDataRole
# What the delegate asks for beside the text.
ICON_ROLE = Roles.UserRole + 1
UNKNOWN_ROLE = Roles.UserRole + 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Shown:
    """A column of a list.

    text: what the cell says. value: what it is sorted by, None goes last; without it the text.
    icon: name and colour token of a sign before the word, "" for none. number: to the right.
    unknown: an empty cell is a fact not known yet, not a cell without anything to say.
    """

    key: str
    header: str
    text: Callable[[Any], str]
    value: Callable[[Any], Any] | None = None
    icon: Callable[[Any], tuple[str, str]] = lambda row: ("", "")
    number: bool = False
    unknown: bool = False
    at_first: bool = True

    def sort_value(self, row: Any) -> Any:
        """What the row is sorted by in this column; None is unknown."""
        if self.value is not None:
            return self.value(row)
        return self.text(row).casefold() or None


class RowsModel(QAbstractTableModel):
    """Rows that are shown and not edited."""

    def __init__(self, columns: Sequence[Shown], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> Any:
        """Text of a cell, its side, and what the delegate draws beside it."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (Roles.DisplayRole, Roles.ToolTipRole):
            return column.text(row)
        if role == Roles.AccessibleTextRole:
            return f"{column.header}: {column.text(row) or self.tr('nog niet bekend')}"
        if role == Roles.TextAlignmentRole:
            return _RIGHT if column.number else _LEFT
        if role == ICON_ROLE:
            return column.icon(row)
        if role == UNKNOWN_ROLE:
            return column.unknown and not column.text(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> Any:
        """The header of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Roles.DisplayRole:
            return self.columns[section].header
        if role == Roles.TextAlignmentRole:
            return _RIGHT if self.columns[section].number else _LEFT
        return None


class SortedRows(QSortFilterProxyModel):
    """The rows that hold every word that was typed, sorted by value."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__(model)
        self._words: tuple[str, ...] = ()
        self._model = model
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Keep the rows in which each word stands somewhere, in either case."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def row(self, index: Index) -> Any:
        """The row at an index of this model."""
        return self._model.rows[self.mapToSource(index).row()]

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether all words stand in the row, in any of its columns."""
        row = self._model.rows[source_row]
        text = " ".join(column.text(row) for column in self._model.columns).casefold()
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """By value; what is not known goes last, whichever way one sorts."""
        column, rows = self._model.columns[left.column()], self._model.rows
        a, b = column.sort_value(rows[left.row()]), column.sort_value(rows[right.row()])
        if a is None or b is None:
            unknown_is_less = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return (a is None) is unknown_is_less and (a is None) is not (b is None)
        return bool(a < b)
