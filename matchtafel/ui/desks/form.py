"""One plain form from the columns of a template: what was typed, and what is wrong with it.

Section(title, columns, note)   columns that belong together
Form(sections)                  fill(values), read() -> Entered, texts(), show_wrong();
                                signal changed()
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from matchtafel.exchange import formats
from matchtafel.exchange.column import Column
from matchtafel.exchange.values import Unreadable

from ..fonts import px
from ..parts import Card, Label, column
from .controls import CodeCompleter, name_completer
from .fields import AREAS, TextField, field_for, shown
from .form_line import ROWS, Line

# The sentence under a field is to be seen with it.
ROOM_FOR_REMARK = 80
# Design pixels of the form: with less room labels are narrower, then above their fields.
ROOM_FOR_LABELS, ROOM_BESIDE = 690, 640


@dataclass(frozen=True)
class Section:
    """Columns that belong together. note: said once under the title."""

    title: str
    columns: Sequence[Column]
    note: str = ""


@dataclass(frozen=True)
class Entered:
    """What a form says. wrong: fact → sentence, for what cannot be read or is missing."""

    values: dict[str, Any]
    not_applicable: tuple[str, ...]
    wrong: dict[str, str]


class Form(QScrollArea):
    """Sections of fields, one under the other; nothing of it is saved here."""

    changed = Signal()

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines: dict[str, Line] = {}
        self._areas: Mapping[str, str] = {}
        self._places: list[tuple[Line, QGridLayout, int]] = []
        self._above: bool | None = None
        inside = QWidget()
        whole = column(spacing=12, margins=(16, 12, 16, 16))
        for section in sections:
            whole.addWidget(self._card(section))
        whole.addStretch(1)
        inside.setLayout(whole)
        inside.setMaximumWidth(px(900))
        self._arrange(above=False)
        self.setWidget(inside)

    def _card(self, section: Section) -> Card:
        card = Card(section.title)
        if section.note:
            card.body.addWidget(Label(section.note, "small", "text2", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for place, of in enumerate(section.columns):
            self.lines[of.fact] = self._line(of)
            self._places.append((self.lines[of.fact], grid, ROWS * place))
        card.body.addLayout(grid)
        return card

    def _line(self, of: Column) -> Line:
        line = Line(field_for(of))
        line.field.changed.connect(lambda: self._change(line))
        line.field.left.connect(line.settle)
        line.field.left.connect(lambda: self._name_areas(line))
        return line

    def _change(self, line: Line) -> None:
        if line.remark.text:
            line.check(strict=False)
        self._name_areas(line)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels make way where there is little room."""
        super().resizeEvent(event)
        width = event.size().width()
        above = width < px(ROOM_BESIDE)
        self._arrange(above=above)
        room = 0 if above else px(176 if width >= px(ROOM_FOR_LABELS) else 118)
        for _line, grid, _at in self._places:
            grid.setColumnMinimumWidth(0, room)

    def _arrange(self, *, above: bool) -> None:
        if above is not self._above:
            self._above = above
            for line, grid, at in self._places:
                line.arrange(grid, at, above=above)

    # What is in it

    def fill(self, values: Mapping[str, Any], not_applicable: Sequence[str] = ()) -> None:
        """Show these facts, and no remarks."""
        texts = {
            fact: shown(line.field.column, values, tuple(not_applicable))
            for fact, line in self.lines.items()
        }
        self.fill_texts(texts)

    def fill_texts(self, texts: Mapping[str, str]) -> None:
        """Show what was typed before, right or wrong."""
        for fact, text in texts.items():
            line = self.lines[fact]
            line.field.fill(text)
            line.field.mark(False)
            line.remark.say("")
            self._name_areas(line)

    def texts(self) -> dict[str, str]:
        """What stands in each field, as typed."""
        return {fact: line.field.text for fact, line in self.lines.items()}

    def read(self) -> Entered:
        """The facts; what cannot be read is not known, and in `wrong`."""
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        skipped = []
        for fact, line in self.lines.items():
            sentence = line.wrong()
            if sentence:
                wrong[fact] = sentence
            if line.is_skipped:
                skipped.append(fact)
            readable = not sentence and not line.is_skipped
            values |= line.field.facts() if readable else line.field.column.facts(None)
        return Entered(values, tuple(skipped), wrong)

    def show_wrong(self) -> int:
        """Say at each field what is wrong and go to the first; how many there are."""
        wrong = [line for line in self.lines.values() if line.check(strict=True)]
        if wrong:
            first = wrong[0].field.control
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(first, 0, px(ROOM_FOR_REMARK))
        return len(wrong)

    def go_to_first(self) -> None:
        """Put the keyboard in the first field that can be changed."""
        for line in self.lines.values():
            if line.field.control.isEnabled():
                line.field.control.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(line.field.control)
                return

    def lock(self, facts: Sequence[str], on: bool) -> None:
        """Facts that stay as they are."""
        for fact in facts:
            line = self.lines[fact]
            line.field.lock(on)
            line.say_beside(self.tr("ligt vast") if on else "")

    # Help while typing

    def suggest(self, fact: str, names: Sequence[str]) -> None:
        """Names that are known already."""
        field = self.lines[fact].field
        if isinstance(field, TextField):
            field.line.setCompleter(name_completer(names, field.line))

    def suggest_areas(self, names: Mapping[str, str]) -> None:
        """Code → name of neighbourhoods and districts; fields of codes say the names."""
        self._areas = names
        for line in self.lines.values():
            field = line.field
            if isinstance(field, TextField) and field.column.format in (*AREAS, formats.BUURTCODE):
                only = {c: n for c, n in names.items() if _fits(field.column, c)}
                field.line.setCompleter(CodeCompleter(only, field.line))

    def _name_areas(self, line: Line) -> None:
        of = line.field.column
        if of.format not in (*AREAS, formats.BUURTCODE) or not self._areas:
            return
        try:
            found = of.facts(line.field.text)[of.fact]
        except Unreadable:
            return
        codes = (found,) if isinstance(found, str) else found or ()
        unlisted = self.tr("{code} (staat niet in de buurten)")
        names = [self._areas.get(c) or unlisted.format(code=c) for c in codes]
        by_name = self.tr("Typ de naam van de buurt; de code komt er vanzelf.")
        line.say_beside(", ".join(names) or by_name)


def _fits(of: Column, code: str) -> bool:
    try:
        of.parse(code)
    except Unreadable:
        return False
    return True
