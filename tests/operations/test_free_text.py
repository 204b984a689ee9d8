"""No citizen number gets into a file, whichever column it is typed in."""

from collections.abc import Callable
from datetime import datetime
from fnmatch import filter as filter_names
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Enum, String
from sqlalchemy.orm import DeclarativeBase, Session

from matchtafel.exchange.privacy import is_citizen_number
from matchtafel.models import (
    Base,
    CarryingCapacity,
    Identity,
    Meeting,
    NamesBase,
    Nomination,
    Question,
)
from matchtafel.operations.free_text import EXEMPT, FREE_TEXT
from matchtafel.operations.refused import Refused
from matchtafel.storage import MEETING, NAMES, Database
from tests.builders import files
from tests.builders import meeting as make

COLUMNS = [(table, column) for table, columns in FREE_TEXT.items() for column in columns]
AT = datetime(2026, 11, 24, 12, 0)


def test_every_column_of_text_is_searched_or_exempt_for_a_reason() -> None:
    of_text = {
        f"{table.name}.{column.name}"
        for base in (Base, NamesBase)
        for table in base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String) and not isinstance(column.type, Enum)
    }
    patterns = [name for names in EXEMPT.values() for name in names.split()]
    searched = {f"{table}.{column}" for table, column in COLUMNS}
    exempt = {name for name in of_text for pattern in patterns if fnmatch(name, pattern)}
    assert not searched & exempt
    assert searched | exempt == of_text
    assert [pattern for pattern in patterns if not filter_names(of_text, pattern)] == []


def _of_meeting(session: Session) -> dict[str, Any]:
    """One row of every table with free text in a meeting file."""
    meeting = make.meeting(session)
    client, vacancy = make.client(session), make.vacancy(session)
    item = make.agenda_item(session, meeting, vacancy)
    corporation = make.organisation(session)
    decision = make.decision(session, item, chosen=client, conditions=["Samen bezichtigen"])
    about = {"owner_id": client.owner_id, "client_id": client.id, **make.RECORDED}
    nomination = make.add(session, Nomination(vacancy_id=vacancy.id, **about))
    question = Question(agenda_item_id=item.id, fact="pets", text="huisdier?", **about)
    rows = [
        *(meeting, corporation, decision, nomination, make.add(session, question)),
        *(make.attendance(session, meeting, corporation), make.action(session, decision)),
        *(make.agreement(session, decision), make.neighbourhood(session)),
    ]
    session.flush()
    session.refresh(client, ["versions"])
    session.refresh(vacancy, ["versions"])
    session.refresh(decision, ["conditions"])
    hood = {"neighbourhood_id": rows[-1].id, "owner_id": rows[-1].owner_id}
    capacity = CarryingCapacity(source="test", **hood, **make.RECORDED)
    make.add(session, capacity)
    rows += [client.profile, vacancy.facts, *decision.conditions, capacity]
    return {row.__tablename__: row for row in rows}


def _of_names(session: Session) -> dict[str, Any]:
    person = Identity(
        provider="Opstap", profile_number="P-1", version=1, recorded_at=AT, source="t", surname="X"
    )
    session.add(person)
    session.flush()
    return {"identity": person}


def _completed(stem: int) -> str:
    """The number with a ninth digit that makes it pass; a stem that has none gives the next."""
    return next(
        f"{each}{last}"
        for each in range(stem, stem + 11)
        for last in range(10)
        if is_citizen_number(f"{each}{last}")
    )


CITIZEN_NUMBERS = st.integers(1_000_000, 99_999_980).map(_completed)
ROWS: dict[type[DeclarativeBase], Callable[[Session], dict[str, Any]]] = {
    Base: _of_meeting,
    NamesBase: _of_names,
}


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> dict[type[DeclarativeBase], Database]:
    folder = tmp_path_factory.mktemp("files")
    return {
        Base: files.database(folder / "overleg", MEETING),
        NamesBase: files.database(folder / "namen", NAMES),
    }


@pytest.mark.parametrize("base", ROWS, ids=lambda base: base.__name__)
@given(data=st.data())
def test_a_citizen_number_in_any_of_them_is_refused(
    databases: dict[type[DeclarativeBase], Database],
    base: type[DeclarativeBase],
    data: st.DataObject,
) -> None:
    table, column = data.draw(
        st.sampled_from([entry for entry in COLUMNS if entry[0] in base.metadata.tables])
    )
    number = data.draw(CITIZEN_NUMBERS)
    before, after = data.draw(st.sampled_from(["", "nummer ", "bsn: "])), "."
    with (
        pytest.raises(Refused, match=FREE_TEXT[table][column]) as refused,
        files.writing(databases[base]) as session,
    ):
        setattr(ROWS[base](session)[table], column, f"{before}{number}{after}")
    assert number not in str(refused.value)


@pytest.mark.parametrize(
    "remark",
    ["Vrij per 28-07-2026.", "Bel 088 000 78 20.", "Zie P-2026-0179, BU99990301.", "€ 1.612,34"],
)
def test_dates_and_other_numbers_are_no_reason_to_refuse(tmp_path: Path, remark: str) -> None:
    with files.writing(files.database(tmp_path / "a")) as session:
        make.vacancy(session, remark=remark)


def test_text_that_was_there_before_stands_in_nobodys_way(tmp_path: Path) -> None:
    """A file from before the search can still be changed, and mended."""
    database = files.database(tmp_path / "a")
    with files.writing(database) as session:
        meeting_id = make.meeting(session).id
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE meeting SET remarks = 'bsn 111222333'")
    with files.writing(database) as session:
        session.get_one(Meeting, meeting_id).place = "Stadhuis"
    with files.writing(database) as session:
        session.get_one(Meeting, meeting_id).remarks = "weg"
