"""The record: one line an act, chained, without names; whatever is done to it is found."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from matchtafel.models import Client, Event, Organisation, OrganisationKind, RecordLine
from matchtafel.storage import MEETING, Database, record
from tests.builders import files
from tests.builders import meeting as make
from tests.builders.files import writing

NOW = datetime(2026, 11, 24, 10, 42)
BY = "M. de Groot"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """A file in which four things happened."""
    database = files.database(tmp_path / "overleg.matchtafel")
    with writing(database) as session:
        make.client(session, "P-1")
    with writing(database) as session:
        session.scalars(select(Organisation)).one().representative = "J. de Wit"
    with writing(database) as session:
        make.client(session, "P-2")
    database.note(Event.PRINTED, "notulen", by=BY, at=NOW, about=[1])
    return database


def lines(database: Database) -> list[RecordLine]:
    with database.reading() as session:
        return list(session.scalars(select(RecordLine).order_by(RecordLine.number)))


def fault(database: Database, printed: str | None = None) -> str | None:
    with database.reading() as session:
        found = record.verify(session, MEETING, database.key.record, printed)
    return None if found is None else found.message


def test_a_line_says_who_when_what_and_about_whom(database: Database) -> None:
    last = lines(database)[-1]
    assert (last.by, last.at, last.event, last.what) == (
        BY,
        "2026-11-24T10:42:00",
        "afgedrukt",
        "notulen",
    )
    assert last.about == [1]


def test_a_change_names_rows_and_fields_and_never_what_stood_in_them(database: Database) -> None:
    added, changed, _, _ = lines(database)
    assert added.changes["client"] == {"added": "1"}
    assert added.changes["profile"] == {"added": "1"}
    assert added.about == [1]
    assert changed.changes == {"organisation": {"changed": {"1": ["representative"]}}}
    with database.reading() as session:
        content = str(session.execute(text("SELECT * FROM record_line")).all())
    for data in ("P-1", "de Wit", "Lantaarn"):
        assert data not in content


def test_many_rows_take_little_room() -> None:
    assert record.runs([7, 1, 2, 3, 9, 10]) == "1-3,7,9-10"


def test_what_changes_nothing_leaves_no_line(database: Database) -> None:
    with writing(database):
        pass
    assert len(lines(database)) == 4


def test_an_act_that_fails_leaves_neither_rows_nor_line(database: Database) -> None:
    def double() -> None:
        with writing(database) as session:
            session.add(Organisation(kind=OrganisationKind.WELFARE, name="Welzijn"))
            session.flush()
            session.add(Client(owner_id=1, profile_number="P-1"))

    with pytest.raises(IntegrityError):
        double()
    assert len(lines(database)) == 4
    with writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name="Anders"))
    # The line tells of its own act alone.
    assert lines(database)[-1].changes == {"organisation": {"added": "2"}}


def test_a_record_as_it_was_written_has_no_fault(database: Database) -> None:
    assert fault(database) is None


TAMPER: dict[str, tuple[str, str]] = {
    "a changed author": (
        "UPDATE record_line SET by = 'niemand' WHERE number = 2",
        "regel 2 is veranderd",
    ),
    "a changed time": (
        "UPDATE record_line SET at = '2026-11-23T10:42:00' WHERE number = 3",
        "regel 3 is veranderd",
    ),
    "a person left out": (
        "UPDATE record_line SET about = '[]' WHERE number = 4",
        "regel 4 is veranderd",
    ),
    "a line taken away": ("DELETE FROM record_line WHERE number = 2", "regel 2 ontbreekt"),
    "the first line taken away": ("DELETE FROM record_line WHERE number = 1", "regel 1 ontbreekt"),
    "the end cut off": (
        "DELETE FROM record_line WHERE number = 4",
        "regel 4 ontbreekt: het einde is afgeknipt",
    ),
    "the end cut off and the head set back": (
        "DELETE FROM record_line WHERE number = 4;"
        "UPDATE record_head SET lines = 3, seal = (SELECT seal FROM record_line WHERE number = 3)",
        "het slot van het logboek is veranderd",
    ),
    "two lines swapped": (
        "UPDATE record_line SET number = 99 WHERE number = 2;"
        "UPDATE record_line SET number = 2 WHERE number = 3;"
        "UPDATE record_line SET number = 3 WHERE number = 99",
        "regel 2 is veranderd",
    ),
    "everything taken away": (
        "DELETE FROM record_line",
        "regel 1 ontbreekt: het einde is afgeknipt",
    ),
    "the head taken away": ("DELETE FROM record_head", "het slot van het logboek ontbreekt"),
}


@pytest.mark.parametrize("how", TAMPER)
def test_whatever_is_done_to_the_record_is_found(database: Database, how: str) -> None:
    statements, told = TAMPER[how]
    with database.engine.begin() as connection:
        for trigger in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER record_line_no_{trigger}")
        for statement in statements.split(";"):
            connection.exec_driver_sql(statement)
    assert fault(database) == told


def test_a_line_that_someone_adds_without_the_key_is_found(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO record_line SELECT 5, at, by, event, what, about, changes, seal "
            "FROM record_line WHERE number = 4"
        )
    assert fault(database) == "regel 5 is veranderd"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_line SET by = 'niemand'",
        "DELETE FROM record_line",
        "INSERT OR REPLACE INTO record_line SELECT 1, at, 'niemand', event, what, about, changes, "
        "seal FROM record_line WHERE number = 1",
    ],
)
def test_the_file_itself_refuses_to_change_a_line(database: Database, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="only ever added to"),
        database.engine.begin() as connection,
    ):
        connection.exec_driver_sql(statement)
    assert fault(database) is None


def test_the_seal_on_paper_must_be_in_the_record(database: Database) -> None:
    third = lines(database)[2].seal
    assert fault(database, printed=third) is None
    assert fault(database, printed=third[:16].upper()) is None
    assert "gedrukte notulen staat niet in het logboek" in str(fault(database, printed="ab" * 8))


def test_rows_cannot_be_changed_past_the_record(database: Database) -> None:
    with (
        pytest.raises(AssertionError, match="escapes the record"),
        writing(database) as session,
    ):
        session.execute(delete(Client))


def test_what_concerns_one_client_is_found(database: Database) -> None:
    with database.reading() as session:
        found = [line["number"] for line in record.lines_about(session, MEETING, [1])]
    assert found == [1, 4]


ACTS: dict[str, Callable[[Database], None]] = {
    "add": lambda d: _add(d),
    "view": lambda d: d.note(Event.VIEWED, "naam", by=BY, at=NOW),
    "nothing": lambda d: _nothing(d),
}


def _add(database: Database) -> None:
    with writing(database) as session:
        number = len(session.scalars(select(Organisation)).all())
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=f"w{number}"))


def _nothing(database: Database) -> None:
    with writing(database):
        pass


@settings(max_examples=20)
@given(acts=st.lists(st.sampled_from(sorted(ACTS)), max_size=6))
def test_any_row_of_acts_leaves_a_record_without_fault(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    database = files.database(tmp_path_factory.mktemp("acts") / "a.matchtafel")
    for act in acts:
        ACTS[act](database)
    assert fault(database) is None
    assert len(lines(database)) == sum(act != "nothing" for act in acts)
    database.close()
