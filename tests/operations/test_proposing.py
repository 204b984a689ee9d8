"""The proposal for a board, and the price of a choice beside it."""

from dataclasses import replace

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.policy import Caps
from matchtafel.models import DecisionKind, Indicator
from matchtafel.operations.decisions import Draft
from matchtafel.operations.loading import load_board
from matchtafel.operations.proposing import price_for, propose_for
from tests.builders import files
from tests.builders import meeting as make
from tests.builders.policy import STANDARD

from .conftest import NOW, Week


def test_what_was_decided_is_not_proposed_again(week: Week) -> None:
    assert len(propose_for(week.board).placements) == 2
    week.decide(
        Draft(DecisionKind.ALLOCATION, client_id=week.client_id("P-1"), codes=("MT.WACHT",))
    )
    placements = propose_for(week.board).placements
    assert set(placements) == {week.item(2).vacancy_id}
    assert week.client_id("P-1") not in placements.values()


def test_the_price_says_who_would_lose_which_dwelling(week: Week) -> None:
    board, here = week.board, week.item()
    proposed = propose_for(board).placements
    code = {week.client_id(f"P-{n}"): f"P-{n}" for n in range(1, 6)}
    inside = proposed[here.vacancy_id]
    assert price_for(board, here, inside) == (
        "Deze keuze staat ook in het voorstel voor de hele tafel.",
    )
    said = price_for(board, here, week.client_id("P-3"))
    assert said[0] == "Beide open woningen houden een kandidaat."
    left_out = [code[client] for client in proposed.values()]
    assert any(f"{one} krijgt geen woning in dit voorstel." in said for one in left_out)


def test_a_decided_dwelling_and_a_silent_client_have_no_price(week: Week) -> None:
    first = week.client_id("P-1")
    assert price_for(week.board, week.item(), week.client_id("P-5")) == ()
    week.decide(Draft(DecisionKind.ALLOCATION, client_id=first, codes=("MT.WACHT",)))
    address = week.item().address
    assert price_for(week.board, week.item(), week.client_id("P-2")) == ()
    assert price_for(week.board, week.item(2), first) == (f"P-1 heeft al {address}.",)


def test_a_wijk_cap_counts_a_neighbourhood_of_the_file_without_a_dwelling_here(week: Week) -> None:
    policy = replace(STANDARD, caps=Caps(district={"WK999901": 3}))

    def open_with(placed: int) -> int:
        with files.writing(week.database) as session:
            hood = make.neighbourhood(session, f"BU9999010{placed}", None)
            make.add(
                session,
                Indicator(
                    neighbourhood_id=hood.id,
                    owner_id=hood.owner_id,
                    kind="placements_12m",
                    value=float(placed),
                    source="buurten.xlsx",
                    recorded_at=NOW,
                    recorded_by="M. de Groot",
                ),
            )
            board = load_board(session, week.meeting_id, policy=policy, norms=read_norms())
            return len(propose_for(board).placements)

    assert open_with(2) == 1
    assert open_with(3) == 0
