"""A date as one types it: "26-11", "26-11-2026" or "26 nov 2026"; arrow up and down step a day."""

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from matchtafel.exchange.values import Unreadable, day
from matchtafel.matching.dutch import DAYS
from matchtafel.operations.refused import Refused

from .fonts import px

_WEEKDAY = re.compile(r"^(?:[a-z]{2}|[a-z]+dag)\.?\s+(?=\d)", re.IGNORECASE)
_NO_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})")
STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}


def written(value: date) -> str:
    """A date as the field shows it, with its weekday: "do 26-11-2026"."""
    return f"{DAYS[value.weekday()][:2]} {value.day:02d}-{value.month:02d}-{value.year}"


def understood(text: str, reference: date) -> date:
    """The date that is meant; one without a year is the first from `reference` on.

    Raises Unreadable with what was expected.
    """
    text = _WEEKDAY.sub("", text.strip())
    short = _NO_YEAR.fullmatch(text)
    if short is None:
        return day(text)
    that_year = day(f"{text}-{reference.year}".replace("/", "-").replace(".", "-"))
    return (
        that_year if that_year >= reference else day(f"{short[1]}-{short[2]}-{reference.year + 1}")
    )


class DateField(QLineEdit):
    """A line for one date; empty is "not known"."""

    changed = Signal()

    def __init__(self, name: str, reference: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("dd-mm-jjjj"))
        self.setMinimumWidth(int(QFontMetricsF(self.font()).horizontalAdvance("wo 00-00-0000")))
        self.setMinimumWidth(self.minimumWidth() + px(24))
        self.textChanged.connect(self._judge)

    def show_date(self, value: date | None) -> None:
        """Put a date in the field, or none."""
        self.setText("" if value is None else written(value))

    @property
    def value(self) -> date | None:
        """The date; None when empty. Raises Refused when it is no date."""
        if not self.text().strip():
            return None
        try:
            return understood(self.text(), self._reference)
        except Unreadable as error:
            sentence = self.tr("{name}: ‘{text}’ is geen datum. Verwacht: {expected}.")
            raise Refused(
                sentence.format(name=self.accessibleName(), text=self.text(), expected=error)
            ) from error

    def _judge(self) -> None:
        try:
            _ = self.value
            wrong = False
        except Refused:
            wrong = True
        if self.property("wrong") != wrong and not (wrong and self.hasFocus()):
            self._mark(wrong)
        self.changed.emit()

    def _mark(self, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the date out in full, or mark that it is none."""
        super().focusOutEvent(event)
        try:
            self.show_date(self.value)
            self._mark(False)
        except Refused:
            self._mark(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step a day, Page Up and Page Down a week."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            before = self.value
        except Refused:
            return
        self.show_date((before or self._reference) + timedelta(days=step if before else 0))
