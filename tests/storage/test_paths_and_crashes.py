"""What goes wrong around a file: other names for it, files in the way, two at once, half-way."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from matchtafel.models import Organisation, OrganisationKind
from matchtafel.storage import (
    MEETING,
    Damaged,
    Database,
    DatabaseProblem,
    Kept,
    WrongPassphrase,
    create,
    record,
    unlock,
)
from matchtafel.storage.backup import backups, copy_keys, folder_of, is_due, make
from matchtafel.storage.kept import restore
from matchtafel.storage.opening import change_keys, key_path, note_failure, read_keys
from matchtafel.storage.protecting import protect
from tests.builders.files import writing

NOW = datetime(2026, 11, 24, 10, 42)
LATER = NOW + timedelta(hours=1)
BY = "M. de Groot"
WORDS, OTHER = "paard batterij nietje correct", "een nieuw en lang wachtwoord"
RELEASED = Path(__file__).parent / "released" / "0.1.0" / "overleg.matchtafel"


def add(database: Database, name: str) -> None:
    with writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=name))


def names(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def reopened(path: Path, passphrase: str = WORDS) -> Kept:
    return Kept(path, unlock(path, passphrase, at=LATER), by=BY, at=LATER)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Kept]:
    """An open file with one organisation."""
    database, _ = create(tmp_path / "overleg.matchtafel", WORDS)
    add(database, "eerst")
    database.close()
    opened = Kept(database.path, database.key, by=BY, at=NOW)
    yield opened
    opened.close()


# Copies


def test_a_copy_never_goes_over_a_file_that_is_there_not_even_the_open_one(held: Kept) -> None:
    path = held.database.path
    add(held.database, "later")
    for target in (path, key_path(path)):
        with pytest.raises(DatabaseProblem, match="Er is al een bestand"):
            held.copy_to(target, BY, NOW)
    held.close()
    again = reopened(path)
    assert names(again.database) == ["eerst", "later"]
    again.close()


def test_the_log_of_a_file_that_had_the_name_is_not_replayed_on_a_copy(
    held: Kept, tmp_path: Path
) -> None:
    add(held.database, "oud")
    target = tmp_path / "kopie.matchtafel"
    log = held.database.path.with_name("overleg.matchtafel-wal").read_bytes()
    target.with_name("kopie.matchtafel-wal").write_bytes(log)
    add(held.database, "nieuw")
    held.copy_to(target, BY, NOW)
    copy = reopened(target)
    assert names(copy.database) == ["eerst", "oud", "nieuw"]
    copy.close()


def test_a_deleted_file_is_saved_whole_while_something_is_being_read(
    held: Kept, tmp_path: Path
) -> None:
    target = tmp_path / "gered.matchtafel"
    with held.database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM organisation")) == 1
        held.database.path.unlink()
        held.copy_to(target, BY, NOW)
    saved = reopened(target)
    assert names(saved.database) == ["eerst"]
    saved.close()
    assert not held.database.path.exists()


# Encrypting


def test_a_file_that_another_window_encrypted_just_now_keeps_its_keys(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    path.write_bytes(RELEASED.read_bytes())
    key, _ = protect(path, WORDS)
    with pytest.raises(DatabaseProblem, match="is al versleuteld"):
        protect(path, OTHER)
    assert unlock(path, WORDS, at=NOW) == key
    reopened(path).close()


def test_a_file_that_is_open_is_not_encrypted_meanwhile(held: Kept) -> None:
    with pytest.raises(DatabaseProblem, match="al open"):
        protect(held.database.path, OTHER)


# Backups


def test_after_putting_back_other_work_is_backed_up_though_the_counts_are_the_same(
    held: Kept,
) -> None:
    path, key = held.database.path, held.database.key
    first = make(path, key, NOW)
    add(held.database, "een")
    make(path, key, NOW + timedelta(minutes=30))
    held.close()
    restore(path, first, key, by=BY, at=LATER)
    again = reopened(path)
    for backup in backups(path):
        if backup.made_at > NOW + timedelta(minutes=30):
            backup.path.unlink()
    add(again.database, "twee")
    assert is_due(path, key)
    again.close()


@pytest.mark.parametrize("name", ["Overleg [2026].matchtafel", "overleg", "a*b?.matchtafel", "50%"])
def test_backups_are_found_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    database, _ = create(path, WORDS)
    add(database, "eerst")
    database.close()
    backup = make(path, database.key, NOW)
    assert backups(path) == [backup]
    change_keys(path, lambda keys: keys.with_passphrase(database.key, OTHER))
    assert copy_keys(path) == []
    with pytest.raises(WrongPassphrase):
        unlock(backup.path, WORDS, at=NOW)


def test_a_file_with_a_name_almost_like_a_backup_s_is_none(held: Kept) -> None:
    make(held.database.path, held.database.key, NOW)
    for name in ("overleg 2026-02-30 10.00.00.matchtafel", "overleg.matchtafel", "brief.txt"):
        (folder_of(held.database.path) / name).write_bytes(b"")
    assert [backup.made_at for backup in backups(held.database.path)] == [NOW]


def test_two_backups_in_one_second_are_two(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    made = {make(path, key, NOW).path, make(path, key, NOW).path}
    assert {backup.path for backup in backups(path)} == made
    assert len(made) == 2


def test_keys_of_a_backup_that_cannot_be_written_are_told(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    key_path(backup.path).unlink()
    key_path(backup.path).mkdir()
    assert copy_keys(path) == [backup]


def test_a_file_that_is_damaged_while_it_is_open_makes_no_backup_and_is_told(held: Kept) -> None:
    path = held.database.path
    held.close()
    content = bytearray(path.read_bytes())
    again = reopened(path)
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    with pytest.raises(DatabaseProblem):
        again.back_up(BY, LATER)
    again.close()


# Putting back


def test_a_file_that_was_deleted_with_its_keys_is_put_back_with_them(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    held.close()
    path.unlink()
    key_path(path).unlink()
    assert restore(path, backup, key, by=BY, at=LATER) is None
    again = reopened(path)
    assert names(again.database) == ["eerst"]
    assert backups(path) == [backup]
    again.close()


def test_the_record_tells_how_far_it_was_before_a_backup_was_put_back(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    backup = make(path, key, NOW)
    add(held.database, "later")
    with held.database.reading() as session:
        before = record.head_of(session, MEETING)
    held.close()
    restore(path, backup, key, by=BY, at=LATER)
    again = reopened(path)
    with again.database.reading() as session:
        query = text("SELECT changes FROM record_line WHERE event = 'teruggezet'")
        told = json.loads(session.scalars(query).one())
        assert record.verify(session, MEETING, key.record) is None
    again.close()
    assert told["record"]["before"] == {"lines": before[0], "seal": before[1]}
    assert told["record"]["backup"] == NOW.isoformat()


# Names and links


def test_another_name_that_leads_to_the_file_is_the_same_file(held: Kept, tmp_path: Path) -> None:
    link = tmp_path / "anders.matchtafel"
    link.symlink_to(held.database.path)
    with pytest.raises(DatabaseProblem, match="al open"):
        reopened(link)
    held.close()
    again = reopened(link)
    assert again.database.path == held.database.path
    again.close()


def test_a_file_under_two_names_is_refused_with_a_way_on(held: Kept, tmp_path: Path) -> None:
    held.close()
    other = tmp_path / "tweede.matchtafel"
    other.hardlink_to(held.database.path)
    with pytest.raises(DatabaseProblem, match="nog een naam op de schijf"):
        Kept(other, held.database.key, by=BY, at=NOW)


def test_a_key_file_alone_is_called_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    key_path(path).write_text("{}")
    with pytest.raises(DatabaseProblem, match=r"al een bestand overleg\.matchtafel-sleutel"):
        create(path, WORDS)


# Keys


def test_a_wrong_passphrase_during_a_change_does_not_bring_the_old_one_back(held: Kept) -> None:
    path, key = held.database.path, held.database.key
    with pytest.raises(WrongPassphrase):
        read_keys(path).unlock("iets heel anders dan dat")
    change_keys(path, lambda keys: keys.with_passphrase(key, OTHER))
    note_failure(path, NOW)
    assert unlock(path, OTHER, at=NOW) == key
    assert len(read_keys(path).failed) == 1


def test_a_moment_that_is_none_keeps_nobody_out(held: Kept) -> None:
    path = held.database.path
    content = json.loads(key_path(path).read_text("utf-8"))
    key_path(path).write_text(json.dumps({**content, "failed": ["gisteren", 7, None]}))
    held.close()
    reopened(path).close()


@pytest.mark.parametrize("short", ["", "a", "0f3a9b", "nergens"])
def test_a_few_digits_are_no_seal(held: Kept, short: str) -> None:
    with held.database.reading() as session:
        fault = record.verify(session, MEETING, held.database.key.record, short)
    assert fault is not None
    assert "minstens 16 tekens" in fault.message


def test_damage_is_still_called_damage(held: Kept) -> None:
    path = held.database.path
    held.close()
    content = bytearray(path.read_bytes())
    content[9000] ^= 1
    path.write_bytes(content)
    with pytest.raises(Damaged):
        reopened(path)
