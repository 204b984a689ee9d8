"""An error at the n-th statement of every act, n = 1, 2, …: the old state or the new."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy.exc import OperationalError

from matchtafel.exchange.norms import read_norms
from matchtafel.operations.loading import load_board
from matchtafel.operations.refused import Refused
from matchtafel.storage import MEETING, NAMES, Database, Schema, record
from tests.builders import files
from tests.builders.policy import STANDARD

from .acts import ACTS, NAMES_ACTS, Week, name, week
from .disk import Disk

NOT_SAVED = "Dit is niet bewaard; alles van daarvóór wel."
FEWEST = 4  # BEGIN, at least one line in the record, its head, COMMIT


@pytest.fixture
def at_table(qapp: QApplication, tmp_path: Path) -> Week:
    return week(tmp_path)


def is_whole(database: Database, schema: Schema) -> bool:
    with database.reading() as session:
        return record.verify(session, schema, database.key.record) is None


def attempt(act: Callable[[], object]) -> str:
    """What the act says that it could not do; "" when it was done."""
    try:
        act()
    except Refused as refusal:
        return str(refusal)
    except OperationalError:  # a read before the act: the last-resort handler tells (ui/fault.py)
        return NOT_SAVED
    return ""


def fail_at_each(act: Callable[[], object], database: Database, schema: Schema) -> int:
    """Let each statement of an act fail, until it succeeds; how many statements it has."""
    seen_by_another = Database(database.path, database.key, schema)
    disk, before = Disk(database.engine), files.content(seen_by_another)
    for number in count(1):
        with disk.failing_at(number):
            told = attempt(act)
        if not told:
            break
        assert told.startswith(NOT_SAVED)
        assert files.content(seen_by_another) == before
        assert is_whole(seen_by_another, schema)
    assert files.content(seen_by_another) != before
    assert is_whole(seen_by_another, schema)
    seen_by_another.close()
    return number - 1


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_fails_at_any_statement_leaves_all_as_it_was(at_table: Week, act: str) -> None:
    table = at_table.table
    assert table.board.items
    statements = fail_at_each(lambda: ACTS[act](at_table), table.database, MEETING)
    assert statements >= FEWEST
    with table.database.reading() as session:
        anew = load_board(session, table.meeting_id, policy=STANDARD, norms=read_norms())
    assert [item.state for item in anew.items] == [item.state for item in table.board.items]


@pytest.mark.parametrize("act", NAMES_ACTS)
def test_an_act_on_names_that_fails_leaves_all_as_it_was(at_table: Week, act: str) -> None:
    at_table.table.take_names([name("P-7", "Kőszegi")])
    assert fail_at_each(lambda: NAMES_ACTS[act](at_table), at_table.names, NAMES) >= FEWEST


def test_what_an_act_that_failed_would_undo_is_not_on_the_undo_stack(at_table: Week) -> None:
    table = at_table.table
    before = table.undo_stack.count()
    with Disk(table.database.engine).failing_at(1), pytest.raises(Refused):
        ACTS["no match"](at_table)
    assert table.undo_stack.count() == before
