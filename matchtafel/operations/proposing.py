"""The proposal for a board: decisions taken are fixed, the rest is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchtafel.matching.ask import Ask, ask_first
from matchtafel.matching.explanation.asked import ASKED
from matchtafel.matching.proposal.price import price
from matchtafel.matching.proposal.price_words import Told, price_words
from matchtafel.matching.proposal.propose import Proposal, Wishes, propose

from .board import AskFirst, Board, BoardItem

ASKED_FIRST = 6


@dataclass(frozen=True)
class Proposed:
    """placements: vacancy id → client id, for dwellings that are still open.

    unfilled: vacancy id → why nobody is proposed, half a Dutch sentence.
    """

    placements: Mapping[int, int]
    ask_first: tuple[AskFirst, ...]
    unfilled: Mapping[int, str]


def propose_for(board: Board) -> Proposed:
    """Work out the whole table; pure, so that it can run beside the window."""
    proposal = _propose(board)
    open_rows = {item.row: item for item in board.items if item.decision is None}
    placements = {
        open_rows[v].vacancy_id: board.client_ids[c]
        for v, c in proposal.placements.items()
        if v in open_rows
    }
    asks = ask_first(board.scoring.facts, board.scoring.scores)
    matters = [ask for ask in asks if _still_matters(board, ask)][:ASKED_FIRST]
    unfilled = {open_rows[v].vacancy_id: why for v, why in proposal.unfilled.items()}
    return Proposed(placements, tuple(_question(board, ask) for ask in matters), unfilled)


def _still_matters(board: Board, ask: Ask) -> bool:
    """Not of a dwelling that was allocated, nor of a client who has one."""
    if ask.side == "client":
        return board.client_ids[ask.row] not in board.placed
    return board.items[ask.row].state != "allocated"


def _propose(board: Board) -> Proposal:
    scoring = board.scoring
    return propose(scoring.facts, scoring.scores, scoring.order, scoring.policy, _decisions(board))


def _decisions(board: Board) -> Wishes:
    """What was decided stands; what was decided without a client is not proposed any more."""
    decided = [item for item in board.items if item.decision is not None]
    taken = [
        (item.row, board.client_ids.index(item.decision.client_id))
        for item in decided
        if item.decision is not None and item.decision.client_id in board.client_ids
    ]
    return Wishes(taken=taken, closed=[item.row for item in decided])


def price_for(board: Board, item: BoardItem, client_id: int) -> tuple[Told, ...]:
    """What giving this dwelling to this client costs the rest of the table, in sentences.

    Decided dwellings stay as they are. Pure, so that it can run beside the window. Nothing
    for a dwelling that was decided, or a client without consent.
    """
    scoring, column = board.scoring, board.client_ids.index(client_id)
    if item.decision is not None or not scoring.scores.consent[0, column]:
        return ()
    codes = [client["profile_number"] for client in scoring.clients]
    if client_id in board.placed:
        return (Told(f"{codes[column]} heeft al {board.placed[client_id]}."),)
    found = price(
        scoring.facts, scoring.scores, scoring.policy, _decisions(board), item.row, column
    )
    return price_words(found, [other.address for other in board.items], codes)


def _question(board: Board, ask: Ask) -> AskFirst:
    question = f"{ASKED.get(ask.fact, ask.fact)}?"
    if ask.side == "client":
        client = board.scoring.clients[ask.row]
        about, owner = client["profile_number"], client["provider"]
    else:
        item = next(item for item in board.items if item.row == ask.row)
        about, owner = item.address, item.corporation
    return AskFirst(f"{about}: {question}", owner, ask.pairs_affected, ask.side)
