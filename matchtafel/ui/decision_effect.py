"""What follows from a decision: the sentence in the minutes, and who is affected."""

from PySide6.QtWidgets import QWidget

from matchtafel.operations.board import Board, BoardItem, Candidate
from matchtafel.operations.decisions import Draft, sentence_of
from matchtafel.operations.seen import reserves
from matchtafel.operations.wording import cap_crossed

from . import icons
from .fonts import STRONG
from .parts import Card, Label, column, row


class Effect(QWidget):
    """The minutes' sentence as it grows, then what it means for others at the table."""

    def __init__(self, board: Board, item: BoardItem) -> None:
        super().__init__()
        self._board, self._item = board, item
        title = self.tr("Zo komt het in de notulen")
        head = row(icons.Icon("notulen", "text2"), Label(title, weight=STRONG), spacing=8)
        head.addStretch(1)
        card = Card()
        card.setAccessibleName(title)
        card.body.addWidget(Label(f"{item.position}. {item.address}", weight=STRONG, wrap=True))
        self.sentence = Label(wrap=True)
        card.body.addWidget(self.sentence)
        self._more = Label(tone="text2", wrap=True)
        card.body.addWidget(self._more)
        self._means = Label(self.tr("Dit betekent"), weight=STRONG)
        self._lines = Label(wrap=True)
        body = column(spacing=10)
        body.addLayout(head)
        for part in (card, self._means, self._lines):
            body.addWidget(part)
        self.setLayout(body)

    def show_draft(self, draft: Draft, chosen: Candidate | None) -> None:
        """Say what would be recorded of this draft."""
        self.sentence.setText(sentence_of(self._board, self._item, draft))
        parts = [f"{self.tr('Voorwaarde')}: {text}." for text in draft.conditions]
        parts += [f"{self.tr('Actie')}: {action.text}." for action in draft.actions]
        self._more.setText("\n".join(parts))
        self._more.setVisible(bool(parts))
        lines = [] if chosen is None else self._of_allocation(draft, chosen)
        self._lines.setText("\n".join(lines))
        self._means.setVisible(bool(lines))
        self._lines.setVisible(bool(lines))

    def _of_allocation(self, draft: Draft, chosen: Candidate) -> list[str]:
        crossed = cap_crossed(self._board.scoring.vacancies[self._item.row])
        lines = [crossed] if crossed else []
        if chosen.also_at:
            here = self.tr("Het voorstel voor de hele tafel zet {code} bij {address}.")
            lines.append(here.format(code=chosen.code, address=chosen.also_at))
        for other in self._item.candidates:
            if other.proposed_here and other is not chosen:
                there = self.tr("Het voorstel voor de hele tafel zet hier {code}.")
                lines.append(there.format(code=other.code))
        next_ones = ", ".join(c.code for c in reserves(self._item, draft.client_id))
        if next_ones:
            lines.append(
                self.tr("Reserve, als dit niet doorgaat: {codes}.").format(codes=next_ones)
            )
        else:
            lines.append(self.tr("Er is geen reserve voor deze woning."))
        return lines
