"""One pair of a board, and two beside each other."""

from matchtafel.matching.explanation.versus import Level
from matchtafel.operations.pairs import Beside, Pair, address

from .conftest import Week


def pair_of(week: Week, code: str, position: int = 1) -> Pair:
    board = week.board
    column = board.client_ids.index(week.client_id(code))
    return Pair(board.scoring, board.items[position - 1].row, column)


def test_a_pair_stands_where_the_board_shows_it(week: Week) -> None:
    board = week.board
    for item in board.items:
        for candidate in item.candidates:
            pair = pair_of(week, candidate.code, item.position)
            assert (pair.rank, pair.candidates) == (candidate.rank, 4)
            stands = pair.standing(candidate.code)
            assert (stands.verdict.word, stands.band) == (candidate.verdict, candidate.band)
            assert (stands.score, stands.waiting_days) == (candidate.score, candidate.waiting_days)


def test_the_change_is_a_sentence_for_who_does_not_fit(week: Week) -> None:
    assert pair_of(week, "P-1").change.text == ""
    assert pair_of(week, "P-3").change.text.startswith("Te beslissen")
    assert pair_of(week, "P-4").change.text.startswith("Past als de huur €")


def test_two_clients_are_told_apart_by_what_decides(week: Week) -> None:
    found = Beside(pair_of(week, "P-2"), pair_of(week, "P-1")).versus
    assert (found.a.name, found.b.name) == ("P-2", "P-1")
    assert found.level is Level.WAITING
    assert found.first is found.b


def test_two_dwellings_go_by_their_address(week: Week) -> None:
    beside = Beside(pair_of(week, "P-1"), pair_of(week, "P-1", position=2))
    assert beside.one_client
    assert beside.names == tuple(item.address for item in week.board.items)
    assert beside.versus.level is Level.EQUAL


def test_the_reach_of_a_client_counts_every_dwelling_of_the_agenda(week: Week) -> None:
    reach = pair_of(week, "P-4").reach
    assert reach.possible.tolist() == [0]
    assert [(criterion.id, many) for criterion, many in reach.costs(0)] == [("rent_affordable", 2)]


def test_an_address_reads_as_people_write_it() -> None:
    row = {"street": "Havenstraat", "house_number": 12, "house_letter": "b"}
    assert address(row) == "Havenstraat 12-b"
    assert address({"street": None, "house_number": None}) == ""
