"""What else the table may want to know before it chooses: three short answers on one pair."""

from dataclasses import dataclass

from matchtafel.matching.dutch import listed
from matchtafel.matching.explanation.change import SPOKEN
from matchtafel.matching.explanation.reach import reach
from matchtafel.matching.explanation.standing import standing
from matchtafel.matching.explanation.versus import Standing
from matchtafel.matching.proposal.price_words import Told
from matchtafel.matching.verdict import PairVerdict

from .board import Board
from .firmness import firmness
from .pairs import Pair
from .proposing import price_for

# Requirements that are named, the costliest first.
COSTLIEST = 3


@dataclass(frozen=True)
class Insight:
    """What is told of a choice; () where there is nothing to say.

    change: what would make an excluded pair fit. firm: how firmly the first place stands, or
    what would put another one there. price: what the choice costs the rest of the table.
    """

    change: tuple[str, ...] = ()
    firm: tuple[str, ...] = ()
    price: tuple[Told, ...] = ()


def standing_of(board: Board, item_id: int, client_id: int) -> Standing:
    """How one pair stands, to lay it beside another."""
    row, column = board.item(item_id).row, board.client_ids.index(client_id)
    scoring = board.scoring
    return standing(
        scoring.facts,
        scoring.scores,
        row,
        column,
        name=scoring.clients[column]["profile_number"],
        judged=scoring.judge(row, column),
    )


def insight_of(board: Board, item_id: int, client_id: int) -> Insight:
    """Worked out from the board alone, so that it can run beside the window."""
    item, column = board.item(item_id), board.client_ids.index(client_id)
    change = Pair(board.scoring, item.row, column).change
    excluded = change.verdict is PairVerdict.EXCLUDED
    return Insight(
        change=(change.text,) if excluded else (),
        firm=() if excluded else firmness(board, item.row, column) or (change.text,),
        price=price_for(board, item, client_id),
    )


def around(board: Board, item_id: int, client_id: int) -> tuple[str, ...]:
    """What would make this pair fit, and how many dwellings each eis costs this client."""
    row, column = board.item(item_id).row, board.client_ids.index(client_id)
    change = Pair(board.scoring, row, column).change.text
    return tuple(text for text in (change, _reach(board, column)) if text)


def _reach(board: Board, column: int) -> str:
    found, code = reach(board.scoring.scores), board.scoring.clients[column]["profile_number"]
    now, open_ = int(found.possible[column]), int(found.provisional[column])
    fit = "passen" if now > 1 else "past"
    said = f"Bij {code} {fit} nu {now or 'geen'} van de {len(board.agenda)} woningen"
    if open_:
        said += f", {'alle' if open_ == now else f'waarvan {open_}'} onder voorbehoud"
    # A forbidden area is not among them: what it costs would tell that there is one.
    costs = [cost for cost in found.costs(column) if cost[0].id not in SPOKEN][:COSTLIEST]
    if not costs:
        return f"{said}."
    (costliest, then), *others = costs
    told = [f"Zonder ‘{costliest.label}’ zijn het er {then}"]
    told += [f"zonder ‘{criterion.label}’ {many}" for criterion, many in others]
    return f"{said}. {listed(told)}."
