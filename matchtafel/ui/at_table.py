"""The Overleg room at work: what the chair does on the page becomes an act of the table."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from matchtafel.models import DecisionKind
from matchtafel.operations import meeting
from matchtafel.operations.board import BoardItem
from matchtafel.operations.refused import Refused

from .decision import DecisionDialog
from .decision_withdraw import WithdrawDialog
from .overleg.page import OverlegPage
from .parts import EmptyState
from .table import Table

KINDS = {
    "allocation": DecisionKind.ALLOCATION,
    "no_match": DecisionKind.NO_MATCH,
    "hold": DecisionKind.HOLD,
}


class AtTable(QWidget):
    """The page, and instead of it one sentence while there are no dwellings."""

    notice = Signal(str)
    undoable = Signal(str)
    import_asked = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.title = self.tr("Overleg")
        self._table = table
        self.page = OverlegPage(table.insights)
        self._empty: EmptyState | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.page)
        self.page.item_chosen.connect(self._remember)
        self.page.decision_asked.connect(self._decide)
        self.page.withdraw_asked.connect(self._withdraw)
        self.page.question_asked.connect(self._ask)
        self.page.own_view_changed.connect(self._note_own_view)
        table.changed.connect(self.reload)
        table.proposed.connect(self.reload)
        self._show(table.meeting.current_item_id)

    def reload(self) -> None:
        """Show the meeting as it stands, at the dwelling where it was."""
        self._show(None)

    def _show(self, item_id: int | None) -> None:
        board = self._table.board
        self._stack.setCurrentWidget(self.page if board.items else self._nothing())
        self.page.show_board(board, item_id)

    def _nothing(self) -> EmptyState:
        if self._empty is None:
            why = self.tr("Er staan nog geen woningen op de agenda.")
            self._empty = EmptyState("woning", why, self.tr("Lees in"), "Ctrl I")
            self._empty.button.clicked.connect(self.import_asked)
            self._stack.addWidget(self._empty)
        return self._empty

    def enter(self) -> None:
        """The keyboard goes to the candidates."""
        here = self.page.table if self._table.board.items else self._nothing().button
        here.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """For the status bar."""
        return self.page.keys()

    def _note_own_view(self, on: bool) -> None:
        if on:
            self._try(self._table.note_own_view)

    def go_to(self, item_id: int) -> None:
        """Put a dwelling on the table and remember that it is."""
        self.page.show_item(item_id)
        self._remember(item_id)

    def _remember(self, item_id: int) -> None:
        self._try(lambda: self._table.go_to(item_id))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refusal:
            self.notice.emit(str(refusal))

    def next_undecided(self) -> BoardItem | None:
        """The first dwelling after this one, or else from the top, that is still to decide."""
        items, here = self._table.board.items, self.page.item
        after = [i for i in items if here is None or i.position > here.position]
        return next((i for i in (*after, *items) if i.decision is None), None)

    def _decide(self, kind: str, client_id: int | None) -> None:
        assert self.page.item is not None
        if not self._is_open():
            return
        item_id = self.page.item.item_id
        dialog = DecisionDialog(self._table, item_id, KINDS[kind], client_id, self.window())
        dialog.recorded.connect(self._recorded)
        dialog.open()

    def _withdraw(self, item_id: int) -> None:
        if not self._is_open():
            return
        dialog = WithdrawDialog(self._table, item_id, self.window())
        dialog.recorded.connect(self._recorded)
        dialog.open()

    def _is_open(self) -> bool:
        """Whether acts are allowed; if not, say why."""
        try:
            with self._table.database.reading() as session:
                meeting.open_meeting(session, self._table.meeting_id)
        except Refused as refusal:
            self.notice.emit(str(refusal))
            return False
        return True

    def _recorded(self, done: str) -> None:
        following = self.next_undecided()
        if following is None:
            rest = self.tr("Alle woningen zijn besproken.")
        else:
            rest = self.tr("Volgende: {address}.").format(address=following.address)
        self.undoable.emit(f"{done}. {rest}")

    def _ask(self, item_id: int, client_id: int, criterion_id: str) -> None:
        lines = self._table.board.why(item_id, client_id)
        label = next(line.label for line in lines if line.id == criterion_id)
        code = self._table.board.candidate_of(item_id, client_id).code
        text = self.tr("{label} bij {code}").format(label=label, code=code)

        def act(session: Any, now: datetime) -> None:
            meeting.ask(
                session,
                item_id,
                client_id=client_id,
                fact=criterion_id,
                text=text,
                by=self._table.author,
                now=now,
            )

        try:
            self._table.write("vraag uitgezet", act)
        except Refused as refusal:
            self.notice.emit(str(refusal))
        else:
            self.notice.emit(self.tr("Vraag uitgezet: {text}").format(text=text))
