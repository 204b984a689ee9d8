"""Who saw a client: the lines of that client from both files, and of nobody else."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.exchange.records import Kind, Record
from matchtafel.models import Event, NamesRecordLine, RecordLine
from matchtafel.operations.identities import take_names
from matchtafel.operations.who_saw import Period, Sight, export_sights, sights
from matchtafel.storage import NAMES, Database
from tests.builders import files
from tests.builders import meeting as make

NOON, LATER = datetime(2026, 11, 24, 12), datetime(2026, 11, 25, 9, 5)


@pytest.fixture
def meeting(tmp_path: Path) -> Database:
    """P-1 and 2026/17 of Opstap."""
    database = files.database(tmp_path / "week.matchtafel")
    with files.writing(database) as session:
        make.client(session, "P-1", "Opstap")
        make.client(session, "2026/17", "Opstap")
    return database


@pytest.fixture
def names(tmp_path: Path) -> Database:
    """P-1 of Opstap, P-1 of De Haven and 2026/17, all of whom J. Bos looked at in that order."""
    database = files.database(tmp_path / "namen", NAMES)
    for key in (("Opstap", "P-1"), ("De Haven", "P-1"), ("Opstap", "2026/17")):
        row = Record(Kind.NAMES, key, 2, {"surname": "Dvořák"}, (), "namen.xlsx")
        with files.writing(database) as session:
            take_names(session, [row], now=NOON)
    for person, what in ((1, "van Opstap"), (2, "van De Haven"), (3, "met een streep")):
        database.note(Event.VIEWED, what, by="J. Bos", at=NOON, about=[person])
    return database


def seen(meeting: Database, names: Database | None, key: str) -> list[Sight]:
    with meeting.reading() as session:
        if names is None:
            return sights(session, None, key, Period())
        with names.reading() as other:
            return sights(session, other, key, Period())


@pytest.mark.parametrize("key", ["P-1", "Opstap/P-1"])
def test_who_saw_the_same_number_of_another_provider_is_not_told(
    meeting: Database, names: Database, key: str
) -> None:
    told = [sight.what for sight in seen(meeting, names, key) if sight.event == "ingezien"]
    assert told == ["van Opstap"]


@pytest.mark.parametrize("key", ["2026/17", "Opstap/2026/17"])
def test_a_number_with_a_stroke_in_it_is_found_in_the_names_file(
    meeting: Database, names: Database, key: str
) -> None:
    told = [sight.what for sight in seen(meeting, names, key) if sight.event == "ingezien"]
    assert told == ["met een streep"]


def test_lines_stay_as_they_were_written_in_the_hour_that_comes_twice(meeting: Database) -> None:
    for hour, minute in ((2, 50), (2, 10), (3, 0)):
        at = datetime(2027, 10, 31, hour, minute)
        meeting.note(Event.VIEWED, f"{hour}.{minute}", by="J. Bos", at=at, about=[1])
    told = [sight.what for sight in seen(meeting, None, "P-1")]
    assert told[-3:] == ["2.50", "2.10", "3.0"]


def test_that_it_was_written_is_in_both_records_about_this_person(
    meeting: Database, names: Database
) -> None:
    found = export_sights(meeting, names, "2026/17", Period(), by="x", at=LATER)
    assert [s.where for s in found if s.what == "wie heeft mij gezien"] == [
        "overlegbestand",
        "namenbestand",
    ]
    for database, line, about in ((meeting, RecordLine, 2), (names, NamesRecordLine, 3)):
        with database.reading() as session:
            last = session.scalars(select(line).order_by(line.number.desc())).first()
        assert (last.event, last.about, last.by) == ("bewaard als bestand", [about], "x")
