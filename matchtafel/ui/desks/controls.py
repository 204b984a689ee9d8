"""Controls that a form is made of, beside the segmented ones.

UnitEdit(unit)     a line to type in, with its unit at the end of the field
Paragraph()        three lines of text; Tab leaves it
Choices(choices)   a combo box over code → word, with an answer for "not known yet"
CodeCompleter(names)   suggests "Havenkwartier (BU99990102)" and fills in the code
"""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from ..fonts import px
from ..marks import RIGHT_CENTRE
from ..theme import colour

_CODE = Qt.ItemDataRole.UserRole
# What stands before the code that is being typed: earlier codes, or "eis:".
_BEFORE = re.compile(r"^(?:.*;\s*|\s*eis\s*:\s*)?", re.IGNORECASE | re.DOTALL)


def _is_not_ours(event: QEvent, typed: bool) -> bool:
    """Whether Ctrl+Z should go to the window: QLineEdit takes it even when there is nothing."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.matches(QKeySequence.StandardKey.Undo)
        and not typed
    )


class UnitEdit(QLineEdit):
    """One line; the unit stands in the field."""

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._unit = unit
        if unit:
            width = QFontMetrics(self.font()).horizontalAdvance(unit)
            self.setTextMargins(0, 0, width + px(6), 0)

    def event(self, event: QEvent) -> bool:
        """Where nothing was typed Ctrl+Z takes back the last act at the table, not a letter."""
        return False if _is_not_ours(event, self.isUndoAvailable()) else super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then its unit."""
        super().paintEvent(event)
        if not self._unit:
            return
        painter = QPainter(self)
        painter.setPen(colour("text3"))
        painter.drawText(QRectF(self.rect()).adjusted(0, 0, -px(9), 0), RIGHT_CENTRE, self._unit)


class Paragraph(QPlainTextEdit):
    """A few lines of plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(3 * QFontMetrics(self.font()).lineSpacing() + px(22))

    def event(self, event: QEvent) -> bool:
        """As in UnitEdit."""
        typed = self.document().isUndoAvailable()
        return False if _is_not_ours(event, typed) else super().event(event)


class Choices(QComboBox):
    """One of a list; the first answer is that it is not known, where that can be."""

    def __init__(self, choices: Mapping[str, str], unknown: str) -> None:
        super().__init__()
        if unknown:
            self.addItem(unknown, "")
        for code, word in choices.items():
            self.addItem(word, str(code))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)

    def choose(self, code: str) -> None:
        """Choose a code; one that is not in the list (nvt) comes into it."""
        place = self.findData(code)
        if place < 0:
            self.addItem(self.tr("niet van toepassing"), code)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form; it changes no answer that one is not at."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CodeCompleter(QCompleter):
    """Suggests areas by name or code, for the last code of a list."""

    def __init__(self, names: Mapping[str, str], field: QLineEdit) -> None:
        model = QStandardItemModel()
        for code, name in names.items():
            item = QStandardItem(f"{name} ({code})")
            item.setData(code, _CODE)
            model.appendRow(item)
        super().__init__(model, field)
        model.setParent(self)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """What is being typed now."""
        return [_BEFORE.sub("", path, count=1)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What was typed before it, and the code."""
        field = self.widget()
        assert isinstance(field, QLineEdit)
        before = _BEFORE.match(field.text())
        return (before[0] if before else "") + str(index.data(_CODE))


def name_completer(names: Sequence[str], field: QLineEdit) -> QCompleter:
    """Suggests names that hold what was typed."""
    completer = QCompleter(list(names), field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
