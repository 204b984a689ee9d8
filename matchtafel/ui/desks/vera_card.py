"""What VERA JSON does not say: whose dwellings these are, and from when they can be let."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout

from matchtafel.exchange.columns import column_for
from matchtafel.exchange.records import Kind

from ..keys import KeyButton
from ..parts import Card, Label, row
from .controls import name_completer
from .fields import TextField
from .form_line import ROWS, Line


class VeraCard(Card):
    """Two fields; `answered(corporation, date or None)` asks for the file to be read again."""

    answered = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("desks", "Van wie zijn deze woningen?"))
        corporation = TextField(column_for(Kind.VACANCIES, "corporation"))
        available = TextField(column_for(Kind.VACANCIES, "available_from"))
        self._edit = corporation.line
        available.line.setPlaceholderText(self.tr("dag-maand-jaar"))
        self.corporation, self.available = Line(corporation), Line(available)
        note = self.tr("Geldt voor alle woningen in dit bestand. De datum mag leeg blijven.")
        self.body.addWidget(Label(note, "small", "text2"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for place, line in enumerate((self.corporation, self.available)):
            line.arrange(grid, ROWS * place, above=False)
            line.field.left.connect(line.settle)
        self.body.addLayout(grid)
        self.again = KeyButton(self.tr("Lees opnieuw"), "Enter")
        self.again.clicked.connect(self.answer)
        corporation.line.returnPressed.connect(self.answer)
        available.line.returnPressed.connect(self.answer)
        foot = row(self.again)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.suggest([])

    def suggest(self, names: Sequence[str]) -> None:
        """Corporations that are known already."""
        self._edit.setCompleter(name_completer(names, self._edit))

    def clear(self) -> None:
        """Another file: ask anew."""
        for line in (self.corporation, self.available):
            line.field.fill("")
            line.field.mark(False)
            line.remark.say("")

    def answer(self) -> None:
        """Read again with what was typed, or say what is wrong."""
        wrong = self.corporation.check(strict=True) or self.available.check(strict=False)
        if wrong:
            return
        popup = self._edit.completer().popup()
        if popup is not None:
            popup.hide()
        day: date | None = self.available.field.facts()["available_from"]
        self.answered.emit(self.corporation.field.text, day)
