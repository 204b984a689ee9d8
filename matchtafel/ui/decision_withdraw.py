"""Take back a decision that was made earlier, with the reason for the minutes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from matchtafel.operations.board import BoardItem
from matchtafel.operations.refused import Refused

from .decision_reasons import OwnWords
from .fonts import STRONG
from .parts import Card, Label
from .sheet import Sheet
from .table import Table


class WithdrawDialog(Sheet):
    """The decision that stands, and why it is taken back."""

    recorded = Signal(str)

    def __init__(self, table: Table, item_id: int, window: QWidget | None = None) -> None:
        self._table = table
        self._item: BoardItem = table.board.item(item_id)
        super().__init__(window, right=False)
        title = self.tr("{address}: besluit intrekken")
        self.say(title.format(address=self._item.address), self.tr("Trek besluit in"))
        self.note.setText(self.tr("Het oude besluit blijft in de notulen staan, met deze reden."))
        assert self._item.decision is not None
        card = Card()
        card.body.addWidget(Label(self._item.decision.sentence, wrap=True))
        self.reason = OwnWords(
            self.tr("Waarom wordt het besluit ingetrokken?"),
            self.tr("Bijvoorbeeld: de cliënt trok zich terug"),
        )
        asked = Label(self.reason.accessibleName(), weight=STRONG)
        asked.setBuddy(self.reason)
        for place, part in enumerate((card, asked, self.reason)):
            self.left.insertWidget(place, part)
        self.resize(self.width(), self.sizeHint().height())
        self.reason.setFocus()

    def carry_out(self) -> None:
        """Withdraw it."""
        if not self.reason.words:
            raise Refused(self.tr("Schrijf op waarom het besluit wordt ingetrokken."))
        self._table.withdraw(self._item, self.reason.words)
        self.recorded.emit(self.tr("{address} ingetrokken").format(address=self._item.address))
