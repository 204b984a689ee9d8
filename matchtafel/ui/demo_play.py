"""A scripted chair leads the sample meeting through the window's own code, unseen."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from matchtafel.documents.agreement_sheet import agreement_name, agreement_pdf
from matchtafel.documents.minutes import minutes_name, minutes_pdf
from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.policies import standard_policy
from matchtafel.matching.dutch import day_and_date
from matchtafel.models import Decision, DecisionKind, Event
from matchtafel.operations import agreement
from matchtafel.operations.board import BoardItem, Candidate
from matchtafel.operations.decisions import ActionDraft, Draft
from matchtafel.operations.proposing import propose_for
from matchtafel.operations.wording import cap_crossed

from .demo import Sample, open_sample
from .overleg.page import OverlegPage
from .program import application, show
from .table import Table

# The dwelling that the picture shows: some are decided, most are not.
PICTURED = 5
# What was asked for by the last key is laid out and drawn within this time.
SETTLES_MS = 200


def play(sample: Sample, on: date) -> int:
    """Load, match, decide, print; says what came of it and where the files are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_hush)
    app = application()
    clock = ticking(on)
    file = open_sample(sample, by="voorzitter", clock=clock)
    table = Table(
        file.database,
        sample.loaded.meeting_id,
        policy=standard_policy(),
        norms=read_norms(),
        author="voorzitter",
        clock=clock,
        names=file.names,
    )
    files = [
        picture(table, sample.folder, app)
        for item in Chair(table).lead()
        if item.position == PICTURED
    ]
    files += write_documents(table, sample.folder)
    for line in summary(table, sample, files):
        print(line)
    file.close()
    return 0


def _hush(kind: QtMsgType, context: object, message: str) -> None:
    """Drop what the platform without a display says of itself; pass on the rest."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def ticking(on: date) -> Callable[[], datetime]:
    """A clock that starts at 9.30 on the day and takes a minute for each act."""
    start, ticks = datetime.combine(on, time(9, 30)), count()
    return lambda: start + timedelta(minutes=next(ticks))


class Chair:
    """Goes down the agenda: follows, deviates, holds, finds no match, and takes one act back."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.proposal = propose_for(table.board).placements

    def lead(self) -> Iterator[BoardItem]:
        """Dwelling by dwelling: yields each as it comes on the table, then decides."""
        for place, entry in enumerate(self.table.board.items):
            item = self.table.board.item(entry.item_id)
            self.table.go_to(item.item_id)
            yield item
            self.table.decide(item.item_id, self._draft(item))
            if place == 0:
                self.table.undo_stack.undo()
                self.table.undo_stack.redo()

    def _draft(self, item: BoardItem) -> Draft:
        free = [c for c in item.candidates if c.verdict != "excluded" and not c.placed_at]
        if not free:
            return Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",), actions=self._call_back(item))
        crossed = cap_crossed(self.table.board.scoring.vacancies[item.row])
        if crossed:
            return self._hold(item, crossed)
        if all(c.verdict == "undetermined" for c in free):
            asked = ", ".join(dict.fromkeys(c.question.rstrip("?") for c in free))
            return self._hold(item, f"nog uit te zoeken: {asked}")
        chosen = self._choose(item, free)
        if chosen is free[0]:
            return self._allocate(item, chosen, ("MT.BESTE",), "")
        longest = max(free, key=lambda c: c.waiting_days or 0)
        if chosen is longest:
            return self._allocate(item, chosen, ("MT.WACHT",), self._about(free[0]))
        words = "Zo krijgen over de hele tafel de meeste mensen een woning"
        return self._allocate(item, chosen, (), f"{words}; {self._about(free[0])}")

    def _hold(self, item: BoardItem, why: str) -> Draft:
        until = self.table.meeting.held_on + timedelta(days=7)
        ask = ActionDraft(f"Uitzoeken voor {item.address}", item.owner_id, until)
        return Draft(DecisionKind.HOLD, own_words=why, hold_until=until, actions=(ask,))

    def _choose(self, item: BoardItem, free: list[Candidate]) -> Candidate:
        """Who was nominated, else who the proposal would place, else the first."""
        nominated = next((c for c in free if c.nominated), None)
        proposed = self.proposal.get(item.vacancy_id)
        return nominated or next((c for c in free if c.client_id == proposed), free[0])

    @staticmethod
    def _about(first: Candidate) -> str:
        if first.also_at:
            return f"{first.code} past ook bij {first.also_at}"
        return f"{first.code} blijft bovenaan staan voor een volgende woning"

    def _allocate(
        self, item: BoardItem, candidate: Candidate, codes: tuple[str, ...], words: str
    ) -> Draft:
        return Draft(
            DecisionKind.ALLOCATION,
            client_id=candidate.client_id,
            codes=codes,
            own_words=words,
            conditions=("Huurzorgovereenkomst van 1 jaar",),
            actions=(
                ActionDraft(
                    f"Bezichtiging {item.address} afspreken",
                    item.owner_id,
                    self.table.meeting.held_on + timedelta(days=2),
                ),
            ),
        )

    def _call_back(self, item: BoardItem) -> tuple[ActionDraft, ...]:
        due = self.table.meeting.held_on + timedelta(days=7)
        text = f"Laten weten: {item.address} regulier verhuren of lagere huur"
        return (ActionDraft(text, item.owner_id, due),)


def picture(table: Table, folder: Path, app: QApplication) -> Path:
    """The Overleg screen as the chair sees it, with the first candidate chosen."""
    window = show(table)
    window.resize(1366, 768)
    page = window.findChild(OverlegPage)
    assert page is not None
    app.processEvents()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.qWait(SETTLES_MS)
    path = folder / "overleg.png"
    window.grab().save(str(path))
    window.close()
    return path


def write_documents(table: Table, folder: Path) -> Iterator[Path]:
    """Minutes, and a sheet for each allocation."""
    with table.database.reading() as session:
        minutes = folder / minutes_name(table.meeting)
        minutes.write_bytes(minutes_pdf(session, table.meeting_id, now=table.clock()))
        decisions = agreement.allocations(session, table.meeting_id)
    yield minutes
    for decision in decisions:
        yield _sheet(table, decision, folder)


def _sheet(table: Table, decision: Decision, folder: Path) -> Path:
    data = table.change_agreement(decision.id, {})
    assert decision.client is not None
    client = decision.client
    table.note(Event.EXPORTED, "gegevensblad", [client.id])
    who = table.identity(client.provider.name, client.profile_number, shown=True)
    path = folder / agreement_name(data)
    with table.database.reading() as session:
        now = table.clock()
        path.write_bytes(agreement_pdf(session, decision.id, who, norms=table.norms, now=now))
    return path


def summary(table: Table, sample: Sample, files: list[Path]) -> Iterator[str]:
    """What happened, in lines for a terminal."""
    meeting, board = table.meeting, table.board
    yield f"{meeting.table_name}, {day_and_date(meeting.held_on)} (VOORBEELD, verzonnen)"
    for problem in sample.loaded.problems:
        yield f"  let op: {problem}"
    yield ""
    for item in board.items:
        yield f"{item.position:>3}. {item.address:<22} {item.state_text or 'nog niet besproken'}"
        if item.decision is not None:
            yield f"       {item.decision.sentence}"
    yield ""
    yield f"De bestanden staan in {sample.folder}:"
    for path in files:
        yield f"  {path.name}"
