"""The proposal for a board: decisions taken are fixed, the rest is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from matchtafel.matching.ask import Ask, ask_first
from matchtafel.matching.proposal.propose import Proposal, Wishes, propose

from .board import AskFirst, Board

ASKED_FIRST = 6

# What to ask, by fact; the ones that no question can settle are not in it.
QUESTIONS = {
    "rooms": "hoeveel kamers",
    "bedrooms": "hoeveel slaapkamers",
    "area_m2": "hoe groot",
    "floor": "welke verdieping",
    "lift": "lift",
    "accessibility": "toegankelijkheid",
    "outdoor_space": "buitenruimte",
    "entrance": "wat voor entree",
    "poor_sound_insulation": "gehorig",
    "situation": "rustig gelegen",
    "pets_allowed": "huisdier toegestaan",
    "calculation_rent": "rekenhuur",
    "available_from": "vrij per wanneer",
    "neighbourhood_code": "welke buurt",
    "postcode": "postcode",
    "valid_until": "profiel geldig tot",
    "urgency_valid_until": "urgentie geldig tot",
    "adults": "huishouden",
    "children": "huishouden",
    "birth_year": "geboortejaar",
    "pension_age": "AOW-leeftijd",
    "income": "inkomen",
    "ground_floor": "begane grond",
    "own_entrance": "eigen entree",
    "quiet": "rustig gelegen",
    "sound_insulation": "niet gehorig",
    "has_pet": "huisdier",
    "excluded_areas": "gebied waar het niet kan",
    "ready_from": "klaar per wanneer",
}


@dataclass(frozen=True)
class Proposed:
    """placements: vacancy id → client id, for dwellings that are still open."""

    placements: Mapping[int, int]
    ask_first: tuple[AskFirst, ...]


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
    return Proposed(placements, tuple(_question(board, ask) for ask in matters))


def _still_matters(board: Board, ask: Ask) -> bool:
    """Not of a dwelling that was allocated, nor of a client who has one."""
    if ask.side == "client":
        return board.client_ids[ask.row] not in board.placed
    return board.items[ask.row].state != "allocated"


def _propose(board: Board) -> Proposal:
    scoring = board.scoring
    decided = [item for item in board.items if item.decision is not None]
    taken = [
        (item.row, board.client_ids.index(item.decision.client_id))
        for item in decided
        if item.decision is not None and item.decision.client_id in board.client_ids
    ]
    wishes = Wishes(taken=taken, closed=[item.row for item in decided])
    return propose(scoring.facts, scoring.scores, scoring.order, scoring.policy, wishes)


def _question(board: Board, ask: Ask) -> AskFirst:
    question = f"{QUESTIONS.get(ask.fact, ask.fact)}?"
    if ask.side == "client":
        client = board.scoring.clients[ask.row]
        about, owner = client["profile_number"], client["provider"]
    else:
        item = next(item for item in board.items if item.row == ask.row)
        about, owner = item.address, item.corporation
    return AskFirst(f"{about}: {question}", owner, ask.pairs_affected, ask.side)
