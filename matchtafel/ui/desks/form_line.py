"""One line of a form: label, control, what is said beside it and under it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from matchtafel.exchange import formats
from matchtafel.exchange.privacy import personal_data
from matchtafel.exchange.values import Unreadable, is_not_applicable

from ..fonts import MEDIUM
from ..icons import Icon
from ..parts import Label, column, row
from .fields import Field, LongField, hint_of, shown, title_of

# Rows of a grid for each line: label, field, remark.
ROWS = 3


class _Remark(QWidget):
    """A sentence under a field: what was expected, or what to look out for."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("kruis", "danger", 15)
        self._label = Label(role="small", weight=MEDIUM, wrap=True)
        line = row(self._icon, self._label, spacing=6)
        line.setStretch(1, 1)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.hide()

    def say(self, text: str, tone: str = "danger") -> None:
        """Show a sentence, or nothing."""
        self._icon.show_icon("kruis" if tone == "danger" else "let", tone)
        self._label.setText(text)
        self._label.setProperty("tone", tone)
        self._label.style().polish(self._label)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()


class Line(QObject):
    """A field with its label, what is said beside it and what is said under it."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.label = Label(title_of(field.column), weight=MEDIUM, wrap=True)
        self.label.setBuddy(field.control)
        self.hint = Label(hint_of(field.column), "small", "text2", wrap=True)
        self.remark = _Remark()
        self._held = self._hold()

    def _hold(self) -> QWidget:
        """The control, with what is said beside it."""
        held = QWidget()
        if isinstance(self.field, LongField):
            held.setLayout(column(self.field.control, self.hint, spacing=4))
        else:
            line = row(self.field.control, spacing=12)
            line.addWidget(self.hint, 1)
            held.setLayout(line)
        return held

    def arrange(self, grid: QGridLayout, at: int, *, above: bool) -> None:
        """In ROWS rows of a section: the label beside the field, or above it."""
        for widget in (self.label, self._held, self.remark):
            grid.removeWidget(widget)
        first, wide = (0, 2) if above else (1, 1)
        grid.addWidget(self.label, at if above else at + 1, 0, 1, wide)
        grid.addWidget(self._held, at + 1, first, 1, wide)
        grid.addWidget(self.remark, at + 2, first, 1, wide)

    def check(self, *, strict: bool) -> str:
        """Say what is wrong, if anything. strict: a required field may not be empty either."""
        wrong = self.wrong() if strict or self.field.text else ""
        self.field.mark(bool(wrong))
        if wrong:
            self.remark.say(wrong)
        else:
            self.remark.say(self._warning(), "warning")
        self.field.control.setAccessibleDescription(self.remark.text or self.hint.text())
        return wrong

    def say_beside(self, text: str) -> None:
        """Say something else beside the field; without a word, what the column says."""
        self.hint.setText(text or hint_of(self.field.column))

    def settle(self) -> None:
        """One left the field: show the value the way it was read, or say what is wrong."""
        if not self.check(strict=False) and not self.is_skipped:
            self.field.fill(shown(self.field.column, self.field.facts()))

    @property
    def is_skipped(self) -> bool:
        """Whether it says that the question does not apply (nvt), where it may."""
        of = self.field.column
        return is_not_applicable(self.field.text) and of.may_not_apply and not of.required

    def wrong(self) -> str:
        """The sentence that says why the field cannot be read; "" when it can."""
        text, of = self.field.text, self.field.column
        if of.required and not text:
            return self.tr("Vul dit in: {what} is nodig.").format(what=of.label)
        if self.is_skipped:
            return ""
        try:
            self.field.facts()
        except Unreadable as expected:
            return self.tr("Gevonden “{found}”, verwacht: {expected}.").format(
                found=text, expected=expected
            )
        return ""

    def _warning(self) -> str:
        if self.field.column.format is not formats.FREE_TEXT:
            return ""
        found = personal_data(self.field.text)
        if not found:
            return ""
        return self.tr("Hier lijkt {what} te staan. De tafel leest dit: haal het weg.").format(
            what=" en ".join(found)
        )
