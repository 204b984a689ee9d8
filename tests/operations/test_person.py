"""A person is erased from both files, also where an earlier try got half-way."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from matchtafel.exchange.records import Kind, Record
from matchtafel.operations.erasing import scrub
from matchtafel.operations.identities import take_names
from matchtafel.operations.person import Person, erase_person, erasure_of, find_person
from matchtafel.operations.refused import Refused
from matchtafel.storage import NAMES, Database, DatabaseProblem
from matchtafel.storage.database import connect
from tests.builders import files

from .conftest import NOW, Week

AT = datetime(2026, 11, 25, 9, 0)


@pytest.fixture
def names(tmp_path: Path) -> Database:
    database = files.database(tmp_path / "namen", NAMES)
    row = Record(Kind.NAMES, ("Opstap", "P-1"), 2, {"surname": "Dvořák"}, (), "namen.xlsx")
    with files.writing(database) as session:
        take_names(session, [row], now=NOW)
    return database


@contextmanager
def someone_reads(database: Database) -> Iterator[None]:
    """Another program that still sees the file as it was; nobody waits five seconds for it."""

    def impatient(connection: object, *_: object) -> None:
        connection.execute("PRAGMA busy_timeout=0")

    event.listen(database.engine, "checkout", impatient)
    reader = connect(database.path, database.key)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM record_line").fetchone()
    yield
    reader.close()
    event.remove(database.engine, "checkout", impatient)


def erase(week: Week, names: Database | None, person: Person) -> tuple[str, ...]:
    return erase_person(week.database, names, person, by="x", at=AT)


def test_a_reader_who_keeps_the_old_pages_is_told_of_and_the_next_time_they_go(
    week: Week,
) -> None:
    log = week.database.path.with_name(week.database.path.name + "-wal")
    with someone_reads(week.database), pytest.raises(DatabaseProblem, match="doe het wissen dan"):
        scrub(week.database)
    assert log.read_bytes()
    scrub(week.database)
    assert not log.read_bytes()


def test_where_the_first_file_cannot_be_cleaned_up_the_name_is_erased_all_the_same(
    week: Week, names: Database
) -> None:
    person = find_person(week.database, names, "P-1")
    with someone_reads(week.database), pytest.raises(DatabaseProblem, match="niet opgeruimd"):
        erase(week, names, person)
    assert "Dvo" not in files.content(names)
    # The same again, as from the window: nothing is left but what has to be cleaned up.
    erase(week, names, person)
    for database in (week.database, names):
        assert not database.path.with_name(database.path.name + "-wal").read_bytes()


def test_a_client_who_was_erased_before_does_not_keep_the_name_in_its_file(
    week: Week, names: Database
) -> None:
    person = find_person(week.database, names, "P-1")
    erase(week, None, person)
    assert erasure_of(week.database, names, person) == (
        "Uit het namenbestand gaan naam en contact weg: 1 versie.",
    )
    erase(week, names, person)
    assert "Dvo" not in files.content(names)
    with pytest.raises(Refused, match="al gewist"):
        erasure_of(week.database, names, person)
