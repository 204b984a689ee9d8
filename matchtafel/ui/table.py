"""The only writer: each act is one transaction, then `changed` tells the views to reload."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from matchtafel.exchange.records import Kind, Record
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.models import Agreement, Event, Identity, Meeting, MeetingState
from matchtafel.operations import agreement, decisions, identities, intake, meeting
from matchtafel.operations.board import Board, BoardItem
from matchtafel.operations.decisions import Draft
from matchtafel.operations.erasing import scrub
from matchtafel.operations.loading import load_board
from matchtafel.operations.parcels_in import Received
from matchtafel.operations.person import Person, erase_person
from matchtafel.operations.proposing import Proposed, propose_for
from matchtafel.operations.refused import Refused
from matchtafel.operations.wording import undo_name
from matchtafel.storage import Database, DatabaseProblem

from .background import Job
from .insights import Insights
from .undo import Act


class Table(QObject):
    """An open meeting. Reads give rows that stay readable; writes raise Refused.

    changed: something was written. proposed: the proposal for the whole table is there.
    insights: what else there is to know of one choice, worked out when asked.
    """

    changed = Signal()
    proposed = Signal()

    def __init__(
        self,
        database: Database,
        meeting_id: int,
        *,
        policy: Policy,
        norms: Mapping[int, Norms],
        author: str,
        clock: Callable[[], datetime],
        names: Database | None = None,
        back_up: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.database, self.names, self.meeting_id = database, names, meeting_id
        self.policy, self.norms, self.author, self.clock = policy, norms, author, clock
        self._back_up = back_up
        self.undo_stack = QUndoStack(self)
        self._anew: dict[int, int] = {}
        self.insights = Insights()
        self.saved_at: datetime | None = None
        self._board: Board | None = None
        self._job: Job | None = None

    @property
    def board(self) -> Board:
        """The meeting as it stands now; read once after each change."""
        if self._board is None:
            with self.database.reading() as session:
                self._board = load_board(
                    session, self.meeting_id, policy=self.policy, norms=self.norms
                )
            self._propose(self._board)
        return self._board

    def _propose(self, board: Board) -> None:
        """Work the proposal out in the background; a newer board makes an older answer void."""

        def take(proposed: Proposed) -> None:
            if self._board is board:
                self._board = board.with_proposal(
                    proposed.placements, proposed.ask_first, proposed.unfilled
                )
                self.proposed.emit()

        self._job = Job(lambda: propose_for(board), take).start()

    def write(
        self, what: str, act: Callable[[Any, datetime], Any], event: Event = Event.CHANGED
    ) -> Any:
        """One transaction: `act(session, now)`, committed at once with its line in the record.

        what: a fixed phrase for the record. What the rules refuse is in the record too. Raises
        Refused, also where the file cannot be written.
        """
        now = self.clock()
        try:
            with self.database.act(what, by=self.author, at=now, event=event) as session:
                done = act(session, now)
        except Refused:
            self.note(Event.REFUSED, what)
            raise
        except DatabaseProblem as problem:
            raise Refused(str(problem)) from problem
        self.saved_at, self._board = now, None
        self.changed.emit()
        return done

    def note(self, event: Event, what: str, about: Sequence[int] = ()) -> None:
        """A line in the record of the meeting file. Raises Refused where it cannot be written."""
        with told():
            self.database.note(event, what, by=self.author, at=self.clock(), about=about)

    def ready(self) -> None:
        """Raises Refused where nothing can be written now: an undo that fails is gone."""
        with told(), self.database.act("", by=self.author, at=self.clock()) as session:
            session.connection()  # begins, and so asks for the file

    def do(self, text: str, act: Callable[[], Any], undo: Callable[[], None]) -> None:
        """An act that Ctrl+Z takes back; `text` is what the undo menu calls it."""
        act()
        self.undo_stack.push(Act(text, act, undo))

    def decide(self, item_id: int, draft: Draft) -> None:
        """Record an outcome; undo withdraws it, redo records it anew."""
        item, board = self.board.item(item_id), self.board
        made = self.write(
            "besluit vastgelegd",
            lambda s, now: decisions.decide(s, board, item, draft, by=self.author, now=now).id,
        )
        text = undo_name(draft.kind, item.address)
        self.undo_stack.push(Act(text, lambda: self._repeat(made), lambda: self._withdraw(made)))

    def withdraw(self, item: BoardItem, reason: str) -> None:
        """Take back a decision that was made earlier, with the reason for the minutes."""
        assert item.decision is not None
        made, text = item.decision.id, f"{item.address} ingetrokken"
        self.do(text, lambda: self._withdraw(made, reason), lambda: self._repeat(made))

    def _withdraw(self, decision_id: int, reason: str = "vergissing, hersteld aan tafel") -> None:
        standing = self._newest(decision_id)
        self.write(
            "besluit ingetrokken",
            lambda s, now: (
                decisions.withdraw(s, standing, reason=reason, by=self.author, now=now).id
            ),
        )

    def _repeat(self, decision_id: int) -> None:
        before = self._newest(decision_id)
        self._anew[before] = self.write(
            "besluit opnieuw vastgelegd",
            lambda s, now: decisions.repeat(s, before, by=self.author, now=now).id,
        )

    def _newest(self, decision_id: int) -> int:
        """The decision itself, or as it was last recorded anew, whichever act did that."""
        while decision_id in self._anew:
            decision_id = self._anew[decision_id]
        return decision_id

    def go_to(self, item_id: int) -> None:
        """Remember where the table is; no view needs to reload for it. Raises Refused."""
        now = self.clock()
        with told(), self.database.act("plek aan tafel", by=self.author, at=now) as session:
            meeting.go_to(session, self.meeting_id, item_id)
        self.board.meeting.current_item_id = item_id

    def note_own_view(self) -> None:
        """The table looks without the ranking first: the minutes will say so. Raises Refused."""
        if self.meeting.own_view_first or self.meeting.state is MeetingState.ADOPTED:
            return
        now = self.clock()
        with told(), self.database.act("eigen beeld eerst", by=self.author, at=now) as session:
            meeting.note_own_view(session, self.meeting_id)
        self.meeting.own_view_first = True

    def take_in(self, records: Sequence[Record], text: str) -> intake.Taken:
        """Take records in; new vacancies go to the end of the agenda. One undo."""
        kind = records[0].kind

        def act(session: Any, now: datetime) -> Received:
            return Received(intake.take_in(session, records, by=self.author, now=now), ())

        return self.take(kind, f"{kind.label} ingelezen", text, act).taken

    def take(
        self, kind: Kind, what: str, text: str, act: Callable[[Any, datetime], Received]
    ) -> Received:
        """Take rows in as `act` does. An undo, unless someone left the table by it."""
        self._back_up_first()

        def whole(session: Any, now: datetime) -> Received:
            done = act(session, now)
            if kind is Kind.VACANCIES:
                meeting.add_to_agenda(session, self.meeting_id, done.taken.new)
            return done

        def again() -> Received:
            done: Received = self.write(what, whole, Event.IMPORTED)
            return done

        done = again()
        taken = done.taken
        if kind is not Kind.NEIGHBOURHOODS and not done.gone and (taken.new or taken.changed):
            self.undo_stack.push(Act(text, again, lambda: self._take_back(taken, kind)))
        return done

    def _take_back(self, taken: intake.Taken, kind: Kind) -> None:
        def act(session: Any, now: datetime) -> None:
            if kind is Kind.VACANCIES:
                meeting.drop_from_agenda(session, self.meeting_id, taken.new)
            intake.take_back(session, taken, kind, by=self.author, now=now)

        self.write(f"inlezen van {kind.label} teruggedraaid", act)

    def _back_up_first(self) -> None:
        """Before much comes in at once. Raises Refused where no backup can be made."""
        try:
            self._back_up()
        except DatabaseProblem as problem:
            raise Refused(f"{problem} Er is niets ingelezen.") from problem

    def take_names(self, records: Sequence[Record]) -> int:
        """Names go to the open names file only; how many were new or changed."""
        assert self.names is not None
        self._back_up_first()
        now, event = self.clock(), Event.IMPORTED
        with told(), self.names.act("namen ingelezen", by=self.author, at=now, event=event) as s:
            return identities.take_names(s, records, now=now)

    def identity(self, provider: str, profile_number: str, *, shown: bool) -> Identity | None:
        """Who a client is, when the names file is open. For the agreement's sheet only.

        shown: someone will see the name; that is in the record before the name is handed over.
        """
        if self.names is None:
            return None
        with self.names.reading() as session:
            found = identities.find_identity(session, provider, profile_number)
            person = found and identities.person_of(session, found)
        if not found or not person:
            return None
        if shown:
            now, what = self.clock(), "naam op gegevensblad"
            with told():
                self.names.note(Event.VIEWED, what, by=self.author, at=now, about=[person])
        return found

    def erase(self, person: Person) -> tuple[str, ...]:
        """Erase a client, and the name when that file is open; which backups still have them.

        Ctrl+Z does not undo it, nor anything before it.
        """
        files = (self.database, self.names)
        with self._for_good():
            return erase_person(*files, person, by=self.author, at=self.clock())

    def erase_in(self, database: Database, act: Callable[[Any, datetime], None]) -> None:
        """Carry out retention in one of the files. Raises Refused."""
        now, what = self.clock(), "bewaartermijnen uitgevoerd"
        with self._for_good():
            with database.act(what, by=self.author, at=now, event=Event.ERASED) as session:
                act(session, now)
            scrub(database)

    @contextmanager
    def _for_good(self) -> Iterator[None]:
        """A backup first; afterwards nothing can be undone, also where cleaning up failed."""
        with told():
            self._back_up()
        try:
            with told():
                yield
        finally:
            self.undo_stack.clear()
            self._board = None
            self.changed.emit()

    def change_agreement(self, decision_id: int, changes: Mapping[str, Any]) -> Agreement:
        """A new version of the agreement's data."""
        changed: Agreement = self.write(
            "gegevens van de overeenkomst gewijzigd",
            lambda s, now: agreement.change_agreement(
                s, self._newest(decision_id), changes, by=self.author, now=now
            ),
        )
        return changed

    def adopt(self) -> None:
        """Adopt the minutes: the meeting is locked, and there is nothing left to undo."""
        self.write(
            "notulen vastgesteld",
            lambda s, now: decisions.adopt(s, self.meeting_id, by=self.author, now=now),
        )
        self.undo_stack.clear()

    @property
    def meeting(self) -> Meeting:
        """The meeting's own data."""
        return self.board.meeting


@contextmanager
def told() -> Iterator[None]:
    """What the file cannot take is refused, in the file's own sentence."""
    try:
        yield
    except DatabaseProblem as problem:
        raise Refused(str(problem)) from problem
