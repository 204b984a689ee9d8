"""Encrypted files: made, opened, refused; nothing readable on the disk."""

import stat
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from matchtafel.models import Identity, Organisation, OrganisationKind
from matchtafel.storage import (
    MEETING,
    NAMES,
    Damaged,
    Database,
    DatabaseProblem,
    Kept,
    KeyProblem,
    NotEncrypted,
    Schema,
    WrongPassphrase,
    create,
    create_open,
    unlock,
)
from matchtafel.storage.migrate import newest
from matchtafel.storage.opening import key_path, read_keys, unlock_with_code, write_keys
from matchtafel.storage.protecting import protect
from matchtafel.storage.recovery import RecoveryCode
from tests.builders import meeting as make
from tests.builders.files import writing

NOW = datetime(2026, 11, 24, 9, 45)
WORDS = "paard batterij nietje correct"
PLANTED = "Zeldzaamheidsstichting"
RELEASED = Path(__file__).parent / "released"


def fill(database: Database) -> None:
    with writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=PLANTED))


def names_in(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Organisation.name)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a passphrase and an organisation in it."""
    path = tmp_path / "overleg.matchtafel"
    database, _ = create(path, WORDS)
    fill(database)
    database.close()
    return path


def test_a_file_opens_with_its_passphrase_and_holds_what_was_put_in(path: Path) -> None:
    database = Database(path, unlock(path, WORDS, at=NOW))
    assert names_in(database) == [PLANTED]


def test_nothing_that_was_put_in_can_be_read_on_the_disk(tmp_path: Path) -> None:
    database, _ = create(tmp_path / "overleg.matchtafel", WORDS)
    fill(database)
    beside = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert "overleg.matchtafel-wal" in beside
    for name, content in beside.items():
        assert PLANTED.encode() not in content, name
        assert b"organisation" not in content, name
        assert WORDS.encode() not in content, name


def test_only_this_user_may_read_the_file_and_its_key(path: Path) -> None:
    for each in (path, key_path(path)):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600


def test_a_wrong_passphrase_is_a_sentence_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        unlock(path, "iets heel anders dan dat", at=NOW)
    assert path.read_bytes() == before


def test_a_wrong_passphrase_is_in_the_record_once_the_file_opens(path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(path, "iets heel anders dan dat", at=NOW)
    kept = Kept(path, unlock(path, WORDS, at=NOW), by="M. de Groot", at=NOW)
    with kept.database.reading() as session:
        lines = session.execute(text("SELECT event, what FROM record_line ORDER BY number")).all()
    kept.close()
    assert lines[-2:] == [("geweigerd", "verkeerd wachtwoord"), ("geopend", "bestand geopend")]
    assert read_keys(path).failed == ()


def test_the_recovery_code_opens_the_file_too(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    database, code = create(path, WORDS)
    database.close()
    typed = RecoveryCode.from_text(code.text.lower())
    assert unlock_with_code(path, typed, at=NOW) == database.key
    with pytest.raises(WrongPassphrase):
        unlock_with_code(path, RecoveryCode.new(), at=NOW)
    assert len(read_keys(path).failed) == 1


def test_changing_the_passphrase_leaves_the_file_itself_as_it_is(path: Path) -> None:
    before, key = path.read_bytes(), unlock(path, WORDS, at=NOW)
    write_keys(path, read_keys(path).with_passphrase(key, "een nieuw en lang wachtwoord"))
    assert path.read_bytes() == before
    assert unlock(path, "een nieuw en lang wachtwoord", at=NOW) == key


def test_a_file_is_never_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(DatabaseProblem, match="Er is al een bestand"):
        create(path, WORDS)
    assert path.read_bytes() == before


def test_a_short_passphrase_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyProblem):
        create(tmp_path / "overleg.matchtafel", "kort")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_leaves_no_key_behind(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="Bestaat de map"):
        create(tmp_path / "weg" / "overleg.matchtafel", WORDS)
    assert list(tmp_path.iterdir()) == []


def test_the_sample_needs_no_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "voorbeeld.matchtafel"
    create_open(path).close()
    Database(path, unlock(path, None, at=NOW)).close()
    assert read_keys(path).is_open


def test_without_its_key_file_it_is_said_where_there_is_another(path: Path) -> None:
    key_path(path).unlink()
    with pytest.raises(DatabaseProblem, match=r"hoort het bestand .*-sleutel.*-reserve.*noem die"):
        unlock(path, WORDS, at=NOW)


def test_the_key_file_of_another_file_is_no_use(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.matchtafel"
    create(other, WORDS)[0].close()
    key_path(path).write_bytes(key_path(other).read_bytes())
    with pytest.raises(DatabaseProblem, match="beschadigd"):
        Database(path, unlock(path, WORDS, at=NOW))


def test_a_damaged_key_file_is_a_sentence(path: Path) -> None:
    key_path(path).write_bytes(b"\xff\xfe" * 40)
    with pytest.raises(KeyProblem, match="sleutelbestand is beschadigd"):
        unlock(path, WORDS, at=NOW)


@pytest.mark.parametrize("place", range(0, 60, 5))
def test_a_flipped_byte_is_found_when_the_file_is_opened(path: Path, place: int) -> None:
    """Twelve here; sixty in tests/soak/test_damage.py with make soak."""
    content = bytearray(path.read_bytes())
    content[len(content) * place // 60 + 17] ^= 1
    path.write_bytes(content)
    with pytest.raises((Damaged, DatabaseProblem), match="beschadigd"):
        Kept(path, unlock(path, WORDS, at=NOW), by="M. de Groot", at=NOW)


# Files from before


@pytest.fixture(params=["overleg", "namen"])
def released(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Schema]:
    """A copy of a plain file of 0.1.0."""
    source = RELEASED / "0.1.0" / f"{request.param}.matchtafel"
    path = tmp_path / source.name
    path.write_bytes(source.read_bytes())
    return path, NAMES if request.param == "namen" else MEETING


def test_a_file_of_the_first_release_is_told_to_be_plain(released: tuple[Path, Schema]) -> None:
    with pytest.raises(NotEncrypted, match="nog niet versleuteld"):
        unlock(released[0], WORDS, at=NOW)


def test_a_file_of_the_first_release_is_encrypted_whole(released: tuple[Path, Schema]) -> None:
    path, schema = released
    assert b"CREATE TABLE" in path.read_bytes()
    key, code = protect(path, WORDS)
    assert b"CREATE TABLE" not in path.read_bytes()
    assert unlock(path, WORDS, at=NOW) == key == unlock_with_code(path, code, at=NOW)
    database = Database(path, key, schema)
    with database.reading() as session:
        if schema is NAMES:
            assert [i.full_name for i in session.scalars(select(Identity))] == ["Ş. Öztürk"]
        else:
            assert "Gemeente Voorbeeldstad" in names_in(database)
            assert session.scalar(text("SELECT count(*) FROM profile")) == 5
    assert sorted(p.name for p in path.parent.glob(f"{path.name}*") if "-wal" not in p.name) == [
        path.name,
        *([f"{path.name}-shm"] if path.with_name(f"{path.name}-shm").exists() else []),
        key_path(path).name,
    ]


def test_a_damaged_plain_file_is_left_as_it_was(released: tuple[Path, Schema]) -> None:
    path, _ = released
    half = path.read_bytes()[:8192]
    path.write_bytes(half)
    with pytest.raises(DatabaseProblem, match="niet te versleutelen"):
        protect(path, WORDS)
    assert path.read_bytes() == half
    assert [p.name for p in path.parent.iterdir() if not p.name.startswith(".")] == [path.name]


def test_an_old_file_is_brought_up_to_date_with_all_its_rows(released: tuple[Path, Schema]) -> None:
    path, schema = released
    key, _ = protect(path, WORDS)
    Database(path, key, schema).close()
    again = Database(path, key, schema)
    with again.reading() as session:
        version = session.scalar(text("SELECT version_num FROM alembic_version"))
        assert version == newest(schema)
        assert session.scalar(text("SELECT count(*) FROM record_line")) == 0
    if schema is MEETING:
        with writing(again) as session:
            make.client(session, "P-9")
