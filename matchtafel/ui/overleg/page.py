"""The Overleg page: agenda, candidates, why, comparison and the three outcomes.

OverlegPage()   show_board(board, item_id=None), show_item(item_id), show_ask_first(...);
                board, item, client_id, own_view; toggle_own_view(), keys() for the status bar
signals         item_chosen(item_id), decision_asked(kind, client_id or None) with kind
                "allocation" | "no_match" | "hold", withdraw_asked(item_id),
                question_asked(item_id, client_id, criterion_id), own_view_changed(on)
keys            ↑↓ candidate, N next and P previous dwelling, T G A outcomes, U excluded, V compare,
                R own view, C all criteria
It asks nothing of the file and writes nothing: it shows the Board that it was given.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from matchtafel.matching.explanation.versus import Standing
from matchtafel.matching.rounding import hundredths
from matchtafel.operations.board import Board, BoardItem, Candidate
from matchtafel.operations.insight import around, standing_of
from matchtafel.operations.lines import CriterionLine

from ..insights import Insights
from .criteria import CriteriaDialog
from .frame import Frame


class OverlegPage(Frame):
    """The room of the chair."""

    item_chosen = Signal(int)
    decision_asked = Signal(str, object)
    withdraw_asked = Signal(int)
    question_asked = Signal(int, int, str)
    own_view_changed = Signal(bool)

    def __init__(self, insights: Insights | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why.insight.listen_to(insights or Insights())
        self.board: Board | None = None
        self.item: BoardItem | None = None
        self.own_view = False
        self._compare_open: bool | None = None
        self._lines: dict[int, tuple[CriterionLine, ...]] = {}
        self._standings: dict[int, Standing] = {}
        self.setAccessibleName(self.tr("Overleg"))
        self._connect()
        self._set_shortcuts()

    def _connect(self) -> None:
        self.agenda.chosen.connect(self._go)
        self.agenda.clicked.connect(self._to_table)
        self.box.activated.connect(self._on_box)
        self.reshaped.connect(self._show_what_fits)
        self.table.chosen.connect(self._on_candidate)
        self.compare.fold_asked.connect(self.toggle_compare)
        self.why.question_asked.connect(self._on_question)
        self.why.all_asked.connect(self.show_criteria)
        self.foot.asked.connect(self._on_decision)
        self.foot.withdraw_asked.connect(self._on_withdraw)

    def _set_shortcuts(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "N": lambda: self.step(1),
            "P": lambda: self.step(-1),
            "T": lambda: self._on_decision("allocation"),
            "G": lambda: self._on_decision("no_match"),
            "A": lambda: self._on_decision("hold"),
            "U": self.table.toggle_excluded,
            "V": self.toggle_compare,
            "R": self.toggle_own_view,
            "C": self.show_criteria,
        }
        for key, act in acts.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def keys(self) -> list[tuple[str, str]]:
        """Keys and what they do, for the status bar."""
        return [
            ("↑↓", self.tr("kandidaat")),
            ("N", self.tr("volgende woning")),
            ("U", self.tr("uitgesloten")),
            ("V", self.tr("vergelijk")),
            ("R", self.tr("eigen beeld")),
            ("C", self.tr("alle criteria")),
        ]

    # Showing

    def show_board(self, board: Board, item_id: int | None = None) -> None:
        """Show a meeting as it stands; stays at the dwelling and the client it was at."""
        same = item_id is None and self.item is not None
        kept = self.client_id if same else None
        here = self.item.item_id if same and self.item else item_id
        self.board = board
        ids = [item.item_id for item in board.items]
        here = here if here in ids else next(iter(ids), None)
        self.agenda.show_items(board.items, here)
        self.box.clear()
        for item in board.items:
            place = " · ".join(part for part in (item.corporation, item.neighbourhood) if part)
            self.box.addItem(f"{item.position}. {item.address} · {place}", item.item_id)
        self._show(here, kept)

    def show_item(self, item_id: int) -> None:
        """Put a dwelling on the table; nobody is chosen yet."""
        self.agenda.choose(item_id)
        self._show(item_id, None)

    def _show(self, item_id: int | None, client_id: int | None) -> None:
        self.setUpdatesEnabled(False)
        self._lines.clear()
        self._standings.clear()
        self.item = None if item_id is None or not self.board else self.board.item(item_id)
        if self.item is not None:
            self.heading.show_item(self.item)
            self.box.setCurrentIndex(self.box.findData(item_id))
        self.foot.show_item(self.item)
        self.card.show_item(self.item, client_id)
        self._on_candidate(self.table.client_id)
        self.setUpdatesEnabled(True)

    @property
    def client_id(self) -> int | None:
        """Who is chosen in the table."""
        return self.table.client_id

    def candidate(self) -> Candidate | None:
        """The candidate who is chosen."""
        found = (
            (c for c in self.item.candidates if c.client_id == self.client_id) if self.item else ()
        )
        return next(iter(found), None)

    def _on_candidate(self, _client_id: object) -> None:
        candidate = self.candidate()
        self.foot.remind(False)
        if candidate is None:
            self.why.show_none()
        else:
            lines = self._why(candidate.client_id)
            self.why.show_candidate(candidate, lines, self.own_view)
        asked = None if self.own_view else candidate
        self.why.insight.show_choice(self.board, self.item, asked)
        self._show_what_fits()

    def _why(self, client_id: int) -> tuple[CriterionLine, ...]:
        """The criteria of one pair; asked once for as long as the dwelling is on the table."""
        assert self.board is not None
        assert self.item is not None
        if client_id not in self._lines:
            self._lines[client_id] = self.board.why(self.item.item_id, client_id)
        return self._lines[client_id]

    def _standing(self, client_id: int) -> Standing:
        """How a candidate stands, to compare; asked once, as the criteria are."""
        assert self.board is not None
        assert self.item is not None
        if client_id not in self._standings:
            made = standing_of(self.board, self.item.item_id, client_id)
            self._standings[client_id] = made
        return self._standings[client_id]

    def _show_what_fits(self) -> None:
        self.why.insight.fold(self.shape.low and not self.shape.narrow)
        self._show_ask_first()
        self._show_compare()

    def _show_ask_first(self) -> None:
        questions = self.board.ask_first if self.board and self.shape.wide else ()
        self.why.show_ask_first(questions)

    def _show_compare(self) -> None:
        if self.item is None or self.own_view or self.shape.narrow:
            self.compare.hide()
            return
        compared = [(c, self._standing(c.client_id)) for c in self._compared()]
        places = (i for i, (c, _) in enumerate(compared) if i and c.client_id == self.client_id)
        self.compare.show_candidates(compared, not self._compare_shown(), next(places, 1))

    def _compared(self) -> list[Candidate]:
        """Who is chosen, and the first ones beside: two, or three in a wide window."""
        assert self.item is not None
        chosen = self.candidate()
        free = [c for c in self.item.candidates if c.verdict != "excluded" and not c.placed_at]
        others = [c for c in free if chosen is None or c.client_id != chosen.client_id]
        most = 3 if self.shape.wide else 2
        shown = ([chosen] if chosen else []) + others[: most - (1 if chosen else 0)]
        return sorted(shown, key=lambda c: c.rank)

    def _compare_shown(self) -> bool:
        return not self.shape.low if self._compare_open is None else self._compare_open

    # Acts

    def step(self, by: int) -> None:
        """The next or previous dwelling on the agenda; at the ends one stays where one is."""
        if self.board is None or self.item is None:
            return
        ids = [item.item_id for item in self.board.items]
        place = ids.index(self.item.item_id) + by
        if 0 <= place < len(ids):
            self.agenda.choose(ids[place])
            self._go(ids[place])

    def _go(self, item_id: int) -> None:
        self._show(item_id, None)
        if not self.agenda.view.hasFocus():
            self._to_table()
        self.item_chosen.emit(item_id)

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_box(self, place: int) -> None:
        item_id = self.box.itemData(place)
        self.agenda.choose(item_id)
        self._go(item_id)

    def _on_decision(self, kind: str) -> None:
        if not self.foot.outcomes[kind].isEnabled():
            return
        if kind == "allocation" and self.client_id is None:
            self.foot.remind()
            self._to_table()
            return
        self.decision_asked.emit(kind, self.client_id if kind == "allocation" else None)

    def _on_withdraw(self) -> None:
        if self.item is not None:
            self.withdraw_asked.emit(self.item.item_id)

    def _on_question(self, criterion_id: str) -> None:
        if self.item is not None and self.client_id is not None:
            self.question_asked.emit(self.item.item_id, self.client_id, criterion_id)

    def toggle_own_view(self) -> None:
        """Key R: first one's own view, then the ranking."""
        self.own_view = not self.own_view
        self.card.show_own_view(self.own_view)
        self._on_candidate(self.client_id)
        self.own_view_changed.emit(self.own_view)

    def toggle_compare(self) -> None:
        """Key V: the comparison as cards, or as one line."""
        self._compare_open = not self._compare_shown()
        self._show_compare()

    def show_criteria(self) -> None:
        """Key C: every criterion on the chosen pair."""
        candidate = self.candidate()
        if candidate is None or self.item is None or self.board is None:
            return
        title = self.tr("{address} en {code}: alle criteria")
        title = title.format(address=self.item.address, code=candidate.code)
        score = None if self.own_view else hundredths(candidate.score)
        told = around(self.board, self.item.item_id, candidate.client_id)
        notes = () if self.own_view else told
        dialog = CriteriaDialog(title, self._why(candidate.client_id), score, notes, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose a candidate wherever the focus is on this page."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.table.setCurrentIndex(self.table.next_candidate(steps[Qt.Key(event.key())]))
            self._to_table()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Comparison cards are made anew in a new theme's colours."""
        if event.type() == QEvent.Type.PaletteChange and self.item is not None:
            self._show_compare()
        super().changeEvent(event)
