"""The card in the middle: how many candidates, in which order, and their table.

CandidateCard()   show_item(item, client_id), show_own_view(on), arrange(narrow, wide); `table`
"""

from PySide6.QtWidgets import QWidget

from matchtafel.operations.board import BoardItem

from ..fonts import STRONG
from ..keys import KeyButton
from ..parts import Card, EmptyState, Label, Rule, row
from .candidate_table import CandidateTable


class CandidateCard(Card):
    """Candidates of the dwelling on the table."""

    def __init__(self) -> None:
        super().__init__(inset=1)
        self.table = CandidateTable()
        self._item: BoardItem | None = None
        self._own_view = self._narrow = self._wide = False
        self._count = Label(weight=STRONG)
        self._order = Label(role="small", tone="text2")
        self._scale = Label(self.tr("cijfers 0–100, norm 3 mnd"), "small", "text2")
        self._excluded = KeyButton("", "U", kind="link")
        self._excluded.clicked.connect(self.table.toggle_excluded)
        self._nobody = EmptyState(
            "persoon", self.tr("Er zijn nog geen profielen om naast deze woning te leggen.")
        )
        line = row(self._count, self._order, spacing=12, margins=(14, 2, 10, 2))
        line.addStretch(1)
        line.addWidget(self._scale)
        line.addWidget(self._excluded)
        self._head, self._rule = QWidget(), Rule()
        self._head.setLayout(line)
        self.body.setSpacing(0)
        for part in (self._head, self._rule, self.table, self._nobody):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.table, 1)
        self.body.setStretchFactor(self._nobody, 1)

    def show_item(self, item: BoardItem | None, client_id: int | None = None) -> None:
        """Show a dwelling's candidates; nobody is chosen unless `client_id` is among them."""
        self._item = item
        self.table.show_item(item, client_id)
        self._show_head()

    def show_own_view(self, on: bool) -> None:
        """In waiting order without judgement, or as ranked."""
        self._own_view = on
        self.table.show_own_view(on)
        self._show_head()

    def arrange(self, narrow: bool, wide: bool) -> None:
        """What there is room for."""
        self._narrow, self._wide = narrow, wide
        self.table.wide = wide
        self._show_head()

    def _show_head(self) -> None:
        candidates = self._item.candidates if self._item else ()
        free = [c for c in candidates if not c.placed_at]
        excluded = sum(c.verdict == "excluded" for c in free)
        count = len(free) - excluded
        words = self.tr("1 kandidaat") if count == 1 else self.tr("{n} kandidaten")
        self._count.setText(words.format(n=count))
        ranked = self.tr("volgorde: oordeel, dan langst wachtend")
        own = self.tr("eigen beeld: langst wachtend eerst, nog zonder oordeel")
        self._order.setText(own if self._own_view else ranked)
        self._excluded.setText(self.tr("{n} uitgesloten").format(n=excluded))
        self._excluded.setVisible(bool(excluded))
        self._scale.setVisible(self._wide and not self._own_view)
        self._head.setVisible(not self._narrow)
        self._rule.setVisible(not self._narrow)
        self.table.setVisible(bool(candidates))
        self._nobody.setVisible(not candidates)
