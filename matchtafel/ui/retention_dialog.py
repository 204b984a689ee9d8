"""What is past its term: shown with the reason, then erased exactly as shown."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from matchtafel.matching.dutch import count, long_date
from matchtafel.operations.refused import Refused
from matchtafel.operations.retention import Preview, carry_out, preview, preview_names
from matchtafel.operations.retention_rules import Rules, read_rules

from .fonts import px
from .parts import Banner, Label
from .sheet import Sheet
from .table import Table

MOST_SHOWN = 500


class RetentionDialog(Sheet):
    """The meeting file's list, and that of the names file when it is open.

    carried_out: says how much was erased. Nothing goes before "Wis"; Ctrl+Z does not take it
    back, so it says so.
    """

    carried_out = Signal(str)

    def __init__(self, table: Table, window: QWidget | None = None) -> None:
        super().__init__(window, right=False)
        self._table, self._rules = table, read_rules()
        on = table.clock().date()
        with table.database.reading() as session:
            self._shown = preview(session, self._rules, on)
        self._names: Preview | None = None
        if table.names is not None:
            with table.names.reading() as session:
                self._names = preview_names(session, self._rules, on)
        title = self.tr("Wat over zijn termijn is op {day}").format(day=long_date(on))
        self.say(title, self.tr("Wis wat hier staat"))
        self._fill()
        self.fit(760, 560)
        (self.list if self._due else self.leave).setFocus()

    @property
    def _due(self) -> list[str]:
        seen = (self._shown, self._names)
        return [due.sentence for each in seen if each is not None for due in each.due]

    def _fill(self) -> None:
        due = self._due
        text = "\n\n".join(due[:MOST_SHOWN])
        self.list = QPlainTextEdit(text, readOnly=True, tabChangesFocus=True)
        self.list.setAccessibleName(self.tr("Wat gewist wordt, met de reden"))
        self.list.setMinimumHeight(px(240))
        self.do.setEnabled(bool(due))
        self.list.setVisible(bool(due))
        told = self.tr("Er is niets over zijn termijn.")
        if due:
            many = count(len(due), "gegeven is", "gegevens zijn")
            told = self.tr("{many} over de termijn.").format(many=many)
        parts: list[QWidget] = [Label(told, wrap=True)]
        if due:
            parts.insert(0, Banner(self.tr("Dit komt niet terug"), self.tr("ook niet met Ctrl Z")))
        if len(due) > MOST_SHOWN:
            rest = self.tr("De eerste {n} staan hier.").format(n=MOST_SHOWN)
            parts.append(Label(rest, "small", "text2"))
        parts.append(self.list)
        if self._names is None:
            closed = self.tr("Het namenbestand is niet open: de namen staan er niet bij.")
            parts.append(Label(closed, "small", "text2", wrap=True))
        if self._shown.unknown:
            many = count(len(self._shown.unknown), "termijn", "termijnen")
            words = self.tr("Van {many} is de eerste dag niet bekend; daar gebeurt niets mee.")
            parts.append(Label(words.format(many=many), "small", "text2", wrap=True))
        for place, part in enumerate(parts):
            self.left.insertWidget(place, part)

    def carry_out(self) -> None:
        """Erase what was shown, after a backup; refuse where something changed since."""
        table, rules = self._table, self._rules
        if not self._due:
            raise Refused(self.tr("Er is niets over zijn termijn."))
        for database, shown in ((table.database, self._shown), (table.names, self._names)):
            if database is not None and shown is not None and shown.due:
                table.erase_in(database, partial(_carry_out, shown=shown, rules=rules))
        many = count(len(self._due), "gegeven", "gegevens")
        self.carried_out.emit(self.tr("{many} gewist.").format(many=many))


def _carry_out(session: Any, now: datetime, *, shown: Preview, rules: Rules) -> None:
    carry_out(session, shown, rules, now=now)
