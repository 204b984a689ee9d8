"""Any row of decisions, withdrawals, undos and redos: each names who, when and why, and stays."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from matchtafel.exchange.norms import read_norms
from matchtafel.models import Decision, DecisionKind, Placement, RecordLine
from matchtafel.operations.decisions import Draft
from matchtafel.operations.refused import Refused
from matchtafel.ui.table import Table
from tests.builders import files
from tests.builders.policy import STANDARD
from tests.ui.window.conftest import write_week

from .acts import BY, NOW
from .saved import is_whole

NAME = "week.matchtafel"
Outcome = tuple[str, int | None]
OPEN: Outcome = ("", None)
KINDS = [DecisionKind.ALLOCATION, DecisionKind.NO_MATCH, DecisionKind.HOLD]
PLACES, CHOICES = st.integers(0, 2), st.integers(0, 3)
KEPT = ("id", "recorded_by", "recorded_at", "kind", "client_id", "reason", "sentence")


class AnyMeeting(RuleBasedStateMachine):
    """states: what stands at each dwelling after each act; here: which of them it is now."""

    def __init__(self, example: Path, folder: Path) -> None:
        super().__init__()
        shutil.copytree(example, folder)
        self.now, self.rows = NOW, list[tuple[Any, ...]]()
        self.table = Table(
            files.database(folder / NAME),
            1,
            policy=STANDARD,
            norms=read_norms(),
            author=BY,
            clock=lambda: self.now,
        )
        self.states, self.here = [[OPEN] * 3], 0

    def teardown(self) -> None:
        self.table.database.close()

    @rule(place=PLACES, choice=CHOICES, kind=st.sampled_from(KINDS))
    def decide(self, place: int, choice: int, kind: DecisionKind) -> None:
        item, before = self.table.board.items[place], self.states[self.here]
        candidate = item.candidates[choice] if kind is DecisionKind.ALLOCATION else None
        given = candidate.client_id if candidate else None
        allowed = before[place] == OPEN and (
            candidate is None
            or (candidate.verdict != "excluded" and given not in [client for _, client in before])
        )
        draft = Draft(kind, given, own_words="omdat het kan", hold_until=NOW.date())
        self.do(partial(self.table.decide, item.item_id, draft), allowed=allowed)
        if allowed:
            self.stands(place, (kind, given))

    @rule(place=PLACES)
    def withdraw(self, place: int) -> None:
        if self.states[self.here][place] != OPEN:
            item = self.table.board.items[place]
            self.do(partial(self.table.withdraw, item, "trok zich terug"))
            self.stands(place, OPEN)

    @precondition(lambda self: self.here > 0)
    @rule()
    def undo(self) -> None:
        self.do(self.table.undo_stack.undo)
        self.here -= 1

    @precondition(lambda self: self.here + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        self.do(self.table.undo_stack.redo)
        self.here += 1

    def do(self, act: Callable[[], object], *, allowed: bool = True) -> None:
        """A decision more and its line in the record, or a line that it was refused."""
        self.now += timedelta(minutes=1)
        try:
            act()
        except Refused:
            assert not allowed
        rows, last = self.in_file()
        assert rows[: len(self.rows)] == self.rows
        added = rows[len(self.rows) :]
        assert [row[1:3] for row in added] == ([(BY, self.now)] if allowed else [])
        assert all(reason and sentence for *_, reason, sentence in added)
        assert (last.by, last.at) == (BY, self.now.isoformat())
        assert (last.event == "geweigerd") is not allowed
        self.rows = rows

    def in_file(self) -> tuple[list[tuple[Any, ...]], RecordLine]:
        """All decisions there ever were, and the newest line of the record."""
        with self.table.database.reading() as session:
            columns = [getattr(Decision, name) for name in KEPT]
            rows = session.execute(select(*columns).order_by(Decision.id))
            newest = select(RecordLine).order_by(RecordLine.number.desc()).limit(1)
            return [tuple(row) for row in rows], session.scalars(newest).one()

    def stands(self, place: int, outcome: Outcome) -> None:
        after = [*self.states[self.here]]
        after[place] = outcome
        self.states = [*self.states[: self.here + 1], after]
        self.here += 1

    @invariant()
    def the_board_shows_what_should_stand(self) -> None:
        found = [item.decision for item in self.table.board.items]
        shown = [(each.kind, each.client_id) if each else OPEN for each in found]
        assert shown == self.states[self.here]
        with self.table.database.reading() as session:
            placed = session.scalar(select(func.count()).select_from(Placement))
        assert placed == len([client for _, client in shown if client is not None])
        assert is_whole(self.table.database)


def test_every_decision_says_who_when_and_why_and_is_undone_with_a_trace(
    qapp: QApplication, tmp_path: Path
) -> None:
    example = tmp_path / "example"
    example.mkdir()
    write_week(example / NAME)
    numbers = iter(range(10_000))

    def meeting() -> AnyMeeting:
        return AnyMeeting(example, tmp_path / f"{next(numbers)}")

    # What fails is told as it is: making it shorter takes longer than the gate has.
    run_state_machine_as_test(
        meeting,
        settings=settings(max_examples=15, stateful_step_count=15, phases=[Phase.generate]),
    )


def test_a_decision_that_was_withdrawn_and_came_back_can_still_be_undone(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "example").mkdir()
    write_week(tmp_path / "example" / NAME)
    meeting = AnyMeeting(tmp_path / "example", tmp_path / "copy")
    meeting.decide(place=0, choice=0, kind=DecisionKind.ALLOCATION)
    meeting.withdraw(place=0)
    for turn in (meeting.undo, meeting.undo, meeting.redo, meeting.redo, meeting.undo):
        turn()
        meeting.the_board_shows_what_should_stand()
    meeting.teardown()
