"""A small week at the table: two dwellings, four clients, in a real file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from matchtafel.exchange.norms import read_norms
from matchtafel.models import Decision
from matchtafel.operations import decisions
from matchtafel.operations.board import Board, BoardItem
from matchtafel.operations.decisions import Draft
from matchtafel.operations.loading import load_board
from matchtafel.storage import Database
from tests.builders import files
from tests.builders import meeting as make
from tests.builders.policy import STANDARD

NOW = datetime(2026, 11, 24, 10, 12)
CLIENT = {
    "valid_until": date(2027, 9, 1),
    "urgency_valid_until": date(2027, 9, 1),
    "excluded_areas": (),
    "has_pet": False,
    "birth_year": 1990,
    "max_rent": Decimal("700"),
    "ready_from": date(2026, 11, 20),
    **dict.fromkeys(
        ("ground_floor", "lift", "outdoor_space", "own_entrance", "quiet", "sound_insulation"),
        "nee",
    ),
}


@dataclass
class Week:
    """An open meeting; codes are profile numbers."""

    database: Database
    meeting_id: int

    @property
    def board(self) -> Board:
        with self.database.reading() as session:
            return load_board(session, self.meeting_id, policy=STANDARD, norms=read_norms())

    def item(self, position: int = 1) -> BoardItem:
        return self.board.items[position - 1]

    def client_id(self, code: str) -> int:
        board = self.board
        codes = [client["profile_number"] for client in board.scoring.clients]
        return board.client_ids[codes.index(code)]

    def decide(self, draft: Draft, position: int = 1, now: datetime = NOW) -> Decision:
        board = self.board
        with files.writing(self.database) as session:
            return decisions.decide(
                session, board, board.items[position - 1], draft, by="M. de Groot", now=now
            )

    def write(self, act: Callable[..., object]) -> object:
        with files.writing(self.database) as session:
            return act(session)


@pytest.fixture
def week(tmp_path: Path) -> Week:
    """Two dwellings; P-1 waits longest, P-2 fits as well, P-3 has an unknown pet, P-4 a low rent
    limit, P-5 gave no consent."""
    database = files.database(tmp_path / "week.matchtafel")
    with files.writing(database) as session:
        row = make.meeting(session)
        make.neighbourhood(session)
        for unit, number in (("10-0417", 3), ("10-0418", 5)):
            vacancy = make.vacancy(session, unit, house_number=number, pets_allowed=None)
            make.agenda_item(session, row, vacancy)
        make.client(session, "P-1", **{**CLIENT, "urgency_date": date(2026, 8, 1)})
        make.client(session, "P-2", **{**CLIENT, "urgency_date": date(2026, 10, 1)})
        make.client(session, "P-3", **{**CLIENT, "has_pet": None})
        make.client(session, "P-4", **{**CLIENT, "max_rent": Decimal("400")})
        make.client(session, "P-5", **{**CLIENT, "consent_date": None})
        meeting_id = row.id
    return Week(database, meeting_id)
