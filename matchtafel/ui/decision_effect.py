"""What follows from a decision: the sentence in the minutes, its price, and the reserve."""

from PySide6.QtWidgets import QWidget

from matchtafel.operations.board import BoardItem, Candidate
from matchtafel.operations.decisions import Draft, sentence_of
from matchtafel.operations.seen import reserves

from . import icons
from .decision_price import Price
from .fonts import STRONG
from .parts import Card, Label, column, row
from .table import Table


class _Titled(QWidget):
    """A title with `words` under it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.words = Label(wrap=True)
        self.setLayout(column(Label(title, weight=STRONG), self.words, spacing=4))


class Effect(QWidget):
    """The minutes' sentence as it grows, then what an allocation means for others."""

    def __init__(self, table: Table, item: BoardItem, chosen: Candidate | None) -> None:
        super().__init__()
        self._board, self._item = table.board, item
        self.sentence = Label(wrap=True)
        self._more = Label(tone="text2", wrap=True)
        self.price = Price(table, item, chosen) if chosen else None
        self._reserve = _Titled(self.tr("Reserve"))
        self._proposal = _Titled(self.tr("Voorstel voor de hele tafel"))
        self._proposal.words.setText(self._proposed())
        body = column(spacing=12)
        for part in (*self._minutes(), self.price, self._reserve, self._proposal):
            if part is not None:
                body.addWidget(part)
        body.addStretch(1)
        self.setLayout(body)

    def _minutes(self) -> tuple[QWidget, QWidget]:
        title = self.tr("Zo komt het in de notulen")
        head, line = QWidget(), row(icons.Icon("notulen", "text2"), spacing=8)
        line.addWidget(Label(title, weight=STRONG), 1)
        head.setLayout(line)
        card = Card()
        card.setAccessibleName(title)
        heading = f"{self._item.position}. {self._item.address}"
        for part in (Label(heading, weight=STRONG, wrap=True), self.sentence, self._more):
            card.body.addWidget(part)
        return head, card

    def show_draft(self, draft: Draft) -> None:
        """Say what would be recorded of this draft."""
        self.sentence.setText(sentence_of(self._board, self._item, draft))
        parts = [f"{self.tr('Voorwaarde')}: {text}." for text in draft.conditions]
        parts += [f"{self.tr('Actie')}: {action.text}." for action in draft.actions]
        self._more.setText("\n".join(parts))
        self._more.setVisible(bool(parts))
        given = draft.client_id is not None
        self._reserve.words.setText(self._reserves(draft.client_id))
        for part in (self.price, self._reserve):
            if part is not None:
                part.setVisible(given)
        self._proposal.setVisible(not given and bool(self._proposal.words.text()))

    def _proposed(self) -> str:
        """Who else could have it: what finding no match, or holding, passes by."""
        here = next((c.code for c in self._item.candidates if c.proposed_here), None)
        why = self._board.unfilled.get(self._item.vacancy_id)
        if here is not None:
            return self.tr("Deze woning gaat naar {code}.").format(code=here)
        return self.tr("Deze woning blijft open: {why}.").format(why=why) if why else ""

    def _reserves(self, client_id: int | None) -> str:
        codes = ", ".join(c.code for c in reserves(self._item, client_id))
        if not codes:
            return self.tr("Er is geen reserve voor deze woning.")
        return self.tr("Als dit niet doorgaat: {codes}.").format(codes=codes)
