"""Every bad file is answered in full, and nothing is saved."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from matchtafel.exchange.reading import read
from matchtafel.storage import Database
from tests.builders import files as meeting_files
from tests.builders import meeting as make
from tests.exchange.bad_inputs import cells, files, said_of_cells, said_of_files, sheets, texts
from tests.exchange.bad_inputs.case import BadInput

CASES = (*files.CASES, *sheets.CASES, *cells.CASES, *texts.CASES)
SAID = {**said_of_files.SAID, **said_of_cells.SAID}
every_bad_input = pytest.mark.parametrize("bad", CASES, ids=lambda bad: bad.id)
Made = Callable[[BadInput], Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The file of a bad input, built once."""
    paths: dict[str, Path] = {}

    def made(bad: BadInput) -> Path:
        if bad.id not in paths:
            paths[bad.id] = bad.build(tmp_path_factory.mktemp("bad"))
        return paths[bad.id]

    return made


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A meeting file with a dwelling, a client and a decision."""
    database = meeting_files.database(tmp_path_factory.mktemp("file") / "overleg.matchtafel")
    with meeting_files.writing(database) as session:
        item = make.agenda_item(session, make.meeting(session), make.vacancy(session, "1001"))
        make.decision(session, item, chosen=make.client(session, "P-2026-0042"))
    yield database
    database.close()


def content_hash(database: Database) -> str:
    """The hash of every row of every table."""
    return hashlib.sha256(meeting_files.content(database).encode()).hexdigest()


@every_bad_input
def test_each_bad_input_gets_its_answer_word_for_word(bad: BadInput, made: Made) -> None:
    reading = read(made(bad), kind=bad.kind)
    assert [str(problem) for problem in reading.problems] == list(SAID[bad.id])
    assert len(reading.records) == len(bad.facts)
    for record, facts in zip(reading.records, bad.facts, strict=True):
        assert facts.items() <= record.values.items()


@every_bad_input
def test_no_bad_input_changes_the_meeting_file(
    bad: BadInput, made: Made, database: Database
) -> None:
    before = content_hash(database)
    read(made(bad), kind=bad.kind)
    assert content_hash(database) == before


def test_a_change_in_the_meeting_file_is_seen_in_its_hash(database: Database) -> None:
    before = content_hash(database)
    with meeting_files.writing(database) as session:
        make.vacancy(session, "1002")
    assert content_hash(database) != before


def test_every_answer_belongs_to_a_bad_input() -> None:
    assert list(SAID) == [bad.id for bad in sorted(CASES, key=lambda bad: bad.number)]
