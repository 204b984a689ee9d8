"""Every act leaves its line in the record: who, when, what sort of thing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from matchtafel.models import DecisionKind, Event
from matchtafel.operations.decisions import Draft
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database

from .acts import ACTS, BY, NAMES_ACTS, NOW, Week, name, week

IMPORTED = {"take in dwellings", "take in profiles", "take in neighbourhoods", "take in names"}
OTHERS = {"note an export": Event.EXPORTED, "show a name": Event.VIEWED}
# Where the table is reading is no fact about anyone (storage/record.py).
WITHOUT_LINE = {"go to a dwelling"}


@pytest.fixture
def at_table(qapp: QApplication, tmp_path: Path) -> Week:
    return week(tmp_path)


def lines(database: Database) -> list[Any]:
    with database.reading() as session:
        line = database.schema.line
        return list(session.execute(select(line.__table__).order_by(line.number)))


def expected(act: str) -> Event:
    return Event.IMPORTED if act in IMPORTED else OTHERS.get(act, Event.CHANGED)


@pytest.mark.parametrize("act", [*ACTS, *NAMES_ACTS])
def test_an_act_leaves_one_line_that_says_who_when_and_what(at_table: Week, act: str) -> None:
    at_table.table.take_names([name("P-7", "Kőszegi")])
    database = at_table.names if act in NAMES_ACTS else at_table.table.database
    before = len(lines(database))
    (ACTS | NAMES_ACTS)[act](at_table)
    added = lines(database)[before:]
    said = [(line.by, line.at, line.event) for line in added]
    assert said == ([] if act in WITHOUT_LINE else [(BY, NOW.isoformat(), expected(act))])
    assert all(line.what for line in added)


def test_what_the_rules_refuse_leaves_a_line_too(at_table: Week) -> None:
    table = at_table.table
    given = table.board.items[0]
    with pytest.raises(Refused):
        table.decide(given.item_id, Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)))
    assert lines(table.database)[-1].event == Event.REFUSED
