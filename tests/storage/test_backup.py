"""Backups: read back before they count, rotated, put back with the present state saved."""

import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from matchtafel.models import Organisation, OrganisationKind
from matchtafel.storage import MEETING, Database, DatabaseProblem, Kept, create, record, unlock
from matchtafel.storage.backup import (
    Backup,
    backups,
    copy_keys,
    folder_of,
    is_due,
    kept,
    make,
    rotate,
)
from matchtafel.storage.kept import restore
from matchtafel.storage.opening import key_path, read_keys, write_keys
from matchtafel.storage.protecting import protect
from tests.builders import files
from tests.builders.files import writing

NOW = datetime(2026, 11, 24, 10, 42)
BY = "M. de Groot"
WORDS = "paard batterij nietje correct"


def add(database: Database, name: str) -> None:
    with writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=name))


def names(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Kept]:
    """An open file with one organisation, as the window has it."""
    path = tmp_path / "overleg.matchtafel"
    database, _ = create(path, WORDS)
    add(database, "eerst")
    database.close()
    opened = Kept(path, database.key, by=BY, at=NOW)
    yield opened
    opened.close()


def reopened(backup: Backup) -> Database:
    return Database(backup.path, unlock(backup.path, WORDS, at=NOW))


def test_a_backup_of_an_open_file_holds_all_and_opens_by_itself(held: Kept) -> None:
    backup = make(held.database.path, held.database.key, NOW)
    copy = reopened(backup)
    assert names(copy) == ["eerst"]
    assert files.content(copy) == files.content(held.database)
    assert backups(held.database.path) == [backup]


def test_a_backup_is_as_private_as_the_file_and_cannot_be_read(held: Kept) -> None:
    backup = make(held.database.path, held.database.key, NOW)
    for path in (backup.path, key_path(backup.path)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert b"eerst" not in path.read_bytes()
    assert stat.S_IMODE(folder_of(held.database.path).stat().st_mode) == 0o700


def test_a_backup_is_made_only_when_something_changed(held: Kept) -> None:
    assert is_due(held.database.path, held.database.key)
    held.back_up(BY, NOW)
    assert not is_due(held.database.path, held.database.key)
    held.back_up(BY, NOW + timedelta(minutes=30))
    assert len(backups(held.database.path)) == 1
    add(held.database, "later")
    held.back_up(BY, NOW + timedelta(hours=1))
    assert [backup.made_at.hour for backup in backups(held.database.path)] == [11, 10]


def test_a_damaged_backup_makes_another_one_due(held: Kept) -> None:
    held.back_up(BY, NOW)
    [only] = backups(held.database.path)
    only.path.write_bytes(b"\0" * 8192)
    assert is_due(held.database.path, held.database.key)


def test_that_a_backup_was_made_is_in_the_record(held: Kept) -> None:
    held.back_up(BY, NOW)
    with held.database.reading() as session:
        last = session.execute(
            text("SELECT event, by FROM record_line ORDER BY number DESC LIMIT 1")
        ).one()
    assert tuple(last) == ("reservekopie gemaakt", BY)


def test_a_backup_that_cannot_be_made_leaves_nothing_half_and_says_why(held: Kept) -> None:
    folder_of(held.database.path).write_text("een bestand waar de map zou komen")
    with pytest.raises(DatabaseProblem, match=r"geen reservekopie.*staat er nog"):
        make(held.database.path, held.database.key, NOW)
    assert names(held.database) == ["eerst"]


def test_a_file_is_put_back_as_it_was_and_what_stood_there_is_kept(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    before = files.content(reopened(backup))
    add(held.database, "later")
    held.close()
    saved = restore(path, backup, key, by=BY, at=NOW + timedelta(hours=1))
    again = Kept(path, key, by=BY, at=NOW + timedelta(hours=1))
    assert names(again.database) == ["eerst"]
    assert set(before.splitlines()) - set(files.content(again.database).splitlines()) <= {
        line for line in before.splitlines() if line.startswith("(1, ")
    }
    assert names(reopened(Backup(saved, NOW))) == ["eerst", "later"]
    with again.database.reading() as session:
        assert record.verify(session, MEETING, key.record) is None
        what = list(session.scalars(text("SELECT event FROM record_line ORDER BY number")))
    again.close()
    assert what[-2:] == ["teruggezet", "geopend"]


def test_a_damaged_file_is_kept_aside_when_a_backup_takes_its_place(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    held.close()
    broken = b"\1" * 8192
    path.write_bytes(broken)
    saved = restore(path, backup, key, by=BY, at=NOW + timedelta(hours=1))
    assert saved.read_bytes() == broken
    assert saved.name.startswith("overleg beschadigd ")
    assert names(Database(path, key)) == ["eerst"]


def test_a_damaged_backup_is_refused_and_changes_nothing(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    content = bytearray(backup.path.read_bytes())
    content[9000] ^= 1
    backup.path.write_bytes(content)
    held.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseProblem, match=r"niet terug te zetten.*Er is niets veranderd"):
        restore(path, backup, key, by=BY, at=NOW)
    assert path.read_bytes() == before


def test_an_open_file_is_not_replaced(held: Kept) -> None:
    backup = make(held.database.path, held.database.key, NOW)
    with pytest.raises(DatabaseProblem, match="al open"):
        restore(held.database.path, backup, held.database.key, by=BY, at=NOW)


def test_a_backup_opens_with_the_new_passphrase_and_not_with_the_old(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    write_keys(path, read_keys(path).with_passphrase(key, "een nieuw en lang wachtwoord"))
    copy_keys(path)
    assert unlock(backup.path, "een nieuw en lang wachtwoord", at=NOW) == key
    with pytest.raises(DatabaseProblem):
        unlock(backup.path, WORDS, at=NOW)


def test_before_an_old_file_is_brought_up_to_date_there_is_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    released = Path(__file__).parent / "released" / "0.1.0" / "overleg.matchtafel"
    path.write_bytes(released.read_bytes())
    key, _ = protect(path, WORDS)
    first = Kept(path, key, by=BY, at=NOW)
    with first.database.reading() as session:
        what = list(session.scalars(text("SELECT what FROM record_line ORDER BY number")))
    first.close()
    assert what == ["bestand geopend", "vóór het bijwerken"]
    [backup] = backups(path)
    assert backup.made_at == NOW
    Kept(path, key, by=BY, at=NOW + timedelta(days=1)).close()
    assert len(backups(path)) == 1


# Rotation


def test_a_clock_that_runs_years_ahead_throws_nothing_new_away() -> None:
    moments = {NOW - timedelta(hours=n) for n in range(12)}
    assert kept(moments, NOW.replace(year=2036)) == moments


def test_a_damaged_old_file_is_called_damaged_before_it_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    path = tmp_path / "overleg.matchtafel"
    released = Path(__file__).parent / "released" / "0.1.0" / "overleg.matchtafel"
    path.write_bytes(released.read_bytes())
    key, _ = protect(path, WORDS)
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    with pytest.raises(DatabaseProblem, match="is beschadigd"):
        Kept(path, key, by=BY, at=NOW)
    assert backups(path) == []


def test_3200_backups_become_the_newest_of_each_span() -> None:
    moments = [NOW - timedelta(minutes=180 * n) for n in range(3200)]
    left = kept(moments, NOW)
    assert 30 <= len(left) <= 12 + 14 + 8 + 12
    assert max(moments) in left


@pytest.mark.parametrize(
    ("age", "stays"),
    [
        (timedelta(days=1), True),
        (timedelta(days=13), True),
        (timedelta(weeks=7), True),
        (timedelta(days=330), True),
        (timedelta(days=400), False),
    ],
)
def test_a_lone_backup_of_its_span_stays_for_a_year(age: timedelta, stays: bool) -> None:
    newer = [NOW - timedelta(minutes=n) for n in range(12)]
    assert (NOW - age in kept([NOW - age, *newer], NOW)) is stays


@given(
    st.lists(st.integers(0, 60 * 24 * 500), min_size=1, max_size=200).map(
        lambda minutes: {NOW - timedelta(minutes=m) for m in minutes}
    )
)
def test_the_newest_always_stays_and_what_stays_once_stays_again(moments: set[datetime]) -> None:
    left = kept(moments, NOW)
    assert max(moments) in left
    assert left <= moments
    assert kept(left, NOW) == left
    assert len(left) <= 12 + 14 + 8 + 12


def test_rotation_throws_away_file_and_key(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    first = make(path, key, NOW - timedelta(days=500))
    newer = [make(path, key, NOW - timedelta(minutes=n)) for n in range(12)]
    rotate(path, NOW)
    assert backups(path) == newer
    assert not key_path(first.path).exists()
    left = {name for each in newer for name in (each.path.name, key_path(each.path).name)}
    assert set(os.listdir(folder_of(path))) == left
