"""A file that is damaged while it is open, a key that is lost, a clock that jumps back."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.models import DecisionKind, Event
from matchtafel.operations.consent import withdraw_consent
from matchtafel.operations.decisions import Draft
from matchtafel.storage import MEETING, Damaged, Database, DatabaseProblem, Kept, create, unlock
from matchtafel.storage.backup import backups
from matchtafel.storage.opening import key_path

from .acts import NOW, Week, week
from .saved import add, is_whole, names_in

WORDS = "paard batterij nietje correct"
NOT_SAVED = "Dit is niet bewaard; alles van daarvóór wel."
PAGE = 4096


def flip(path: Path, *, from_page: int) -> None:
    """One byte of each page."""
    content = bytearray(path.read_bytes())
    for start in range(from_page * PAGE, len(content), PAGE):
        content[start + 100] ^= 1
    path.write_bytes(content)


def test_a_file_that_is_damaged_while_it_is_open_is_told_at_the_next_act(
    database: Database,
) -> None:
    path, key = database.path, database.key
    database.close()
    again = Database(path, key)
    flip(path, from_page=0)
    with pytest.raises(DatabaseProblem) as told:
        add(again, "te laat")
    assert str(told.value) == (
        f"{NOT_SAVED} Het bestand is beschadigd. Zet de laatste goede reservekopie terug."
    )


def open_files(path: Path) -> list[str]:
    """What this process has open of a file and what belongs to it."""
    links = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
    targets = [os.readlink(link) for link in links if os.path.lexists(link)]
    return [target for target in targets if target.startswith(str(path))]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks into /proc")
@pytest.mark.parametrize("start", [0, 3])
def test_a_damaged_file_is_let_go_of_so_that_a_backup_can_take_its_place(
    database: Database, start: int
) -> None:
    path, key = database.path, database.key
    database.close()
    flip(path, from_page=start)
    with pytest.raises(Damaged, match="beschadigd"):
        Kept(path, key, by="iemand", at=NOW)
    assert open_files(path) == []


def test_the_key_file_that_was_lost_is_found_with_the_backups(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    made, _code = create(path, WORDS)
    add(made, "was er al")
    made.close()
    kept = Kept(path, unlock(path, WORDS, at=NOW), by="M. de Groot", at=NOW)
    kept.back_up("M. de Groot", NOW)
    kept.close()
    key_path(path).unlink()
    with pytest.raises(DatabaseProblem, match=r"hoort het bestand .*-sleutel.*-reserve"):
        unlock(path, WORDS, at=NOW)
    shutil.copy(key_path(backups(path)[0].path), key_path(path))
    assert names_in(Database(path, unlock(path, WORDS, at=NOW))) == ["was er al"]


# The clock


@pytest.fixture
def at_table(qapp: object, tmp_path: Path) -> Week:
    return week(tmp_path)


def test_a_clock_that_jumps_back_changes_nothing_about_what_stands(at_table: Week) -> None:
    table, moments = at_table.table, [datetime(2026, 11, 24, 9), datetime(2020, 1, 1)]
    no_match = Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",))
    table.decide(at_table.second, no_match)
    table.clock = lambda: moments[0]
    table.withdraw(table.board.item(at_table.second), "vergissing")
    table.clock = lambda: moments[1]
    hold = Draft(DecisionKind.HOLD, own_words="navragen", hold_until=NOW.date())
    table.decide(at_table.second, hold)
    table.note(Event.EXPORTED, "notulen")
    assert table.board.item(at_table.second).state == "hold"
    assert is_whole(table.database)
    anew = Database(table.database.path, table.database.key)
    with anew.reading() as session:
        lines = session.execute(select(MEETING.line.number, MEETING.line.at)).all()
    assert [at for _, at in sorted(map(tuple, lines))][-2:] == ["2020-01-01T00:00:00"] * 2


def test_consent_that_is_taken_back_while_the_clock_is_behind_is_taken_back(
    at_table: Week,
) -> None:
    table, client, behind = at_table.table, at_table.client("P-3"), datetime(2020, 1, 1)
    table.clock = lambda: behind
    at_table.write(lambda s, now: withdraw_consent(s, client, on=now.date(), by="M.", now=now))
    assert client not in [c.client_id for item in table.board.items for c in item.candidates]
