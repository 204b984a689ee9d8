"""The file: private, durable, brought up to date in one step."""

import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from matchtafel.models import Organisation, OrganisationKind, Vacancy
from matchtafel.storage import MEETING, NAMES, Database, DatabaseProblem, Schema
from tests.builders.files import database as opened
from tests.builders.files import writing


def pragma(database: Database, name: str) -> object:
    with database.reading() as session:
        return session.execute(text(f"PRAGMA {name}")).scalar()


def test_each_connection_is_durable_and_keeps_its_references(tmp_path: Path) -> None:
    database = opened(tmp_path / "a.matchtafel")
    found = {
        name: pragma(database, name)
        for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
    }


def test_the_engine_has_the_fix_for_the_wal_reset_fault(tmp_path: Path) -> None:
    with opened(tmp_path / "a.matchtafel").reading() as session:
        version = session.execute(text("SELECT sqlite_version()")).scalar_one()
    assert tuple(int(part) for part in version.split(".")) >= (3, 51, 3)


def test_only_the_user_can_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.matchtafel"
    opened(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("schema", [MEETING, NAMES], ids=lambda s: s.name)
def test_the_migrations_give_the_tables_of_the_models(tmp_path: Path, schema: Schema) -> None:
    database = opened(tmp_path / "a", schema)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.metadata) == []


def test_the_meeting_file_has_no_column_for_a_name() -> None:
    columns = {
        f"{table.name}.{column.name}"
        for table in MEETING.metadata.tables.values()
        for column in table.columns
    }
    of_clients = {name for name in columns if name.startswith(("client.", "profile."))}
    assert not {
        name
        for name in of_clients
        if any(word in name for word in ("surname", "initials", "phone"))
    }
    assert "identity" not in MEETING.metadata.tables


def test_something_else_than_a_meeting_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"geen database " * 500)
    with pytest.raises(DatabaseProblem, match=r"brief\.docx is geen matchtafel-bestand"):
        opened(path)
    assert path.read_bytes() == b"geen database " * 500


def test_a_names_file_is_not_opened_as_a_meeting(tmp_path: Path) -> None:
    opened(tmp_path / "namen.matchtafel", NAMES).close()
    with pytest.raises(DatabaseProblem, match="is een namenbestand"):
        opened(tmp_path / "namen.matchtafel")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (id)")
    other.close()
    with pytest.raises(DatabaseProblem, match="ander programma"):
        opened(path)
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    other.close()


def test_a_file_from_a_newer_program_is_refused(tmp_path: Path) -> None:
    database = opened(tmp_path / "a")
    with writing(database) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(DatabaseProblem, match="nieuwere versie"):
        opened(tmp_path / "a")


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="Bestaat de map"):
        opened(tmp_path / "weg" / "a.matchtafel")


def test_an_act_is_committed_whole_or_not_at_all(tmp_path: Path) -> None:
    database = opened(tmp_path / "a")
    with pytest.raises(IntegrityError), writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name="Buurtwelzijn"))
        session.flush()
        session.add(Vacancy(owner_id=1, dwelling_id=99))
        session.flush()
    with database.reading() as session:
        assert session.scalars(select(Organisation)).all() == []
