"""Adopting the minutes: the one act that Ctrl+Z does not take back, so it says what it means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from matchtafel.models import MeetingState
from matchtafel.operations.refused import Refused

from .parts import Banner, Label
from .sheet import Sheet
from .table import Table


class AdoptDialog(Sheet):
    """What is locked from then on, and what is still open."""

    adopted = Signal(str)

    def __init__(self, table: Table, window: QWidget | None = None) -> None:
        super().__init__(window, right=False)
        self._table = table
        self.say(self.tr("Notulen vaststellen"), self.tr("Stel vast"))
        parts: list[QWidget] = []
        self.undecided = [item.address for item in table.board.items if item.decision is None]
        if self.undecided:
            words = self.tr("Nog niet besproken: {addresses}").format(
                addresses=", ".join(self.undecided)
            )
            parts.append(Banner(words, self.tr("deze woningen blijven open in de notulen")))
        meaning = self.tr(
            "Daarna verandert er niets meer aan dit overleg: geen besluit, geen deelnemer, geen "
            "opmerking. Een verbetering komt als aanvulling met datum onder de notulen."
        )
        who = self.tr("Vastgesteld door {name}.").format(name=table.author)
        parts += [Label(meaning, wrap=True), Label(who, wrap=True)]
        for place, part in enumerate(parts):
            self.left.insertWidget(place, part)
        self.resize(self.width(), self.sizeHint().height())
        self.do.setFocus()

    def carry_out(self) -> None:
        """Adopt them."""
        if self._table.meeting.state is MeetingState.ADOPTED:
            raise Refused(self.tr("Deze notulen zijn al vastgesteld."))
        self._table.adopt()
        self.adopted.emit(self.tr("De notulen zijn vastgesteld."))
