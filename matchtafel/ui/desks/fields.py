"""A field of a form, made from a column of a template.

field_for(column)        the Field with the control that fits the column
Field                    .text (as in a cell), .fill(text), .control; signals changed(), left()
shown(column, values)    a value as one would type it
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from matchtafel.exchange import formats, profile_columns
from matchtafel.exchange.column import Column
from matchtafel.exchange.values import Cell, Unreadable, as_text

from ..fonts import px
from ..segmented import Segmented, answer_line, ground_floor, yes_no
from .controls import Choices, Paragraph, UnitEdit

NOT_APPLICABLE = "nvt"
# How a code is written in a cell; a form has the list itself.
_FOR_SHEETS = re.compile(r"^Code of naam uit [^.]*\.\s*")
IF_EMPTY = re.compile(r"\s*Leeg: ([^.;]+)\.$")
_SEGMENTED = (
    (formats.YES_NO, yes_no),
    (profile_columns.LINE, answer_line),
    (profile_columns.GROUND_FLOOR, ground_floor),
)
AREAS = (formats.AREAS, formats.WANTED_AREAS, formats.ANCHOR_AREAS)


def shown(column: Column, values: Mapping[str, Any], not_applicable: tuple[str, ...] = ()) -> str:
    """The facts of a column as one would type them; reading it gives the same facts."""
    if column.fact in not_applicable:
        return NOT_APPLICABLE
    if isinstance(values.get(column.fact), Decimal):
        return _grouped(values[column.fact])
    cell = column.cell(values)
    return _with_comma(cell) if isinstance(cell, float) else as_text(cell)


def _grouped(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def _with_comma(number: Cell) -> str:
    text = as_text(number).replace(".", ",")
    # With three decimals it would read as thousands.
    return text + "0" if re.fullmatch(r"\d{1,3},\d{3}", text) else text


def title_of(column: Column) -> str:
    """The label as it stands in a form."""
    return column.label[:1].upper() + column.label[1:]


def not_known() -> str:
    """What an empty answer means where the column says nothing else."""
    return QCoreApplication.translate("desks", "weet ik nog niet")


def if_empty(column: Column) -> str:
    """What an empty field means: "geen eis", or that one does not know."""
    if column.required:
        return QCoreApplication.translate("desks", "nodig")
    if column.format is formats.DATE:
        return QCoreApplication.translate("desks", "dag-maand-jaar")
    found = IF_EMPTY.search(column.note)
    return found[1] if found else not_known()


def hint_of(column: Column) -> str:
    """What is said beside the field."""
    if column.format in (profile_columns.LINE, profile_columns.GROUND_FLOOR):
        return ""
    note = _FOR_SHEETS.sub("", column.note) if column.choices else column.note
    return IF_EMPTY.sub("", note)


class Field(QObject):
    """One question; its text is what would stand in the cell of a sheet."""

    changed = Signal()
    left = Signal()

    def __init__(self, column: Column, control: QWidget) -> None:
        super().__init__()
        self.column, self.control = column, control
        control.setAccessibleName(title_of(column))
        control.installEventFilter(self)

    @property
    def text(self) -> str:
        """What was typed or chosen, as in a cell; "" is not known."""
        raise NotImplementedError

    def fill(self, text: str) -> None:
        """Show another text, without a signal."""
        raise NotImplementedError

    def lock(self, on: bool) -> None:
        """A key stays as it is."""
        if on:
            self.control.clearFocus()
        self.control.setDisabled(on)

    def mark(self, wrong: bool) -> None:
        """Show that it cannot be read."""
        if bool(self.control.property("wrong")) is not wrong:
            self.control.setProperty("wrong", wrong)
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def facts(self) -> dict[str, Any]:
        """The facts that the text holds. Raises Unreadable."""
        return self.column.facts(self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when one leaves the field."""
        popup = Qt.FocusReason.PopupFocusReason
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != popup:
            self.left.emit()
        return super().eventFilter(watched, event)


class TextField(Field):
    """One line."""

    def __init__(self, column: Column) -> None:
        self.line = UnitEdit(column.unit)
        super().__init__(column, self.line)
        self.line.setPlaceholderText(if_empty(column))
        self.line.setAccessibleDescription(" ".join(filter(None, (column.unit, hint_of(column)))))
        self.line.textChanged.connect(self.changed)
        if column.format in AREAS:
            self.line.setMinimumWidth(px(300))
        else:
            self.line.setFixedWidth(px(260) if _takes_words(column) else self._short())

    def _short(self) -> int:
        """Wide enough for a figure, its unit and what stands in the empty field."""
        metrics = self.line.fontMetrics()
        empty = metrics.horizontalAdvance(self.line.placeholderText())
        unit = metrics.horizontalAdvance(self.column.unit)
        return max(px(156), empty + unit + px(40))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text().strip()

    def fill(self, text: str) -> None:
        """Show another text."""
        self.line.blockSignals(True)
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self.line.blockSignals(False)


def _takes_words(column: Column) -> bool:
    try:
        column.parse("woorden")
    except Unreadable:
        return False
    return True


class LongField(Field):
    """Some lines."""

    def __init__(self, column: Column) -> None:
        self.paragraph = Paragraph()
        super().__init__(column, self.paragraph)
        self.paragraph.setPlaceholderText(if_empty(column))
        self.paragraph.textChanged.connect(self.changed)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.paragraph.toPlainText().strip()

    def fill(self, text: str) -> None:
        """Show another text."""
        self.paragraph.blockSignals(True)
        self.paragraph.setPlainText(text)
        self.paragraph.blockSignals(False)


class ChoiceField(Field):
    """One of a list."""

    def __init__(self, column: Column) -> None:
        self.box = Choices(column.choices, "" if column.required else if_empty(column))
        super().__init__(column, self.box)
        self.box.activated.connect(self.changed)

    @property
    def text(self) -> str:
        """The code that was chosen."""
        return str(self.box.currentData())

    def fill(self, text: str) -> None:
        """Choose a code."""
        self.box.choose(text)


class SegmentField(Field):
    """One of a few words side by side. "nvt" from a file stays until one answers."""

    def __init__(self, column: Column, control: Segmented) -> None:
        super().__init__(column, control)
        self.segments, self._kept = control, ""
        control.answered.connect(self._answer)

    def _answer(self) -> None:
        self._kept = ""
        self.changed.emit()

    @property
    def text(self) -> str:
        """The answer, as a cell has it."""
        return self._kept or as_text(self.column.write(self.segments.value))

    def fill(self, text: str) -> None:
        """Give an answer."""
        self._kept = text if text == NOT_APPLICABLE else ""
        self.segments.choose(None if self._kept else self.column.parse(text))


def field_for(column: Column) -> Field:
    """The field that fits the column's values."""
    for sort, make in _SEGMENTED:
        if column.format is sort:
            return SegmentField(column, make(title_of(column)))
    if column.format is formats.FREE_TEXT:
        return LongField(column)
    return ChoiceField(column) if column.choices else TextField(column)
