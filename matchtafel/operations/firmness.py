"""How firmly the first place of a dwelling stands, or what would put another client there."""

from dataclasses import replace

from matchtafel.matching.criteria.catalogue import BY_ID
from matchtafel.matching.evaluation import Evaluation, evaluation
from matchtafel.matching.policy import WEIGHTS, Kind
from matchtafel.matching.robust import NO_WEIGHT, Flip, Robustness, robustness
from matchtafel.matching.robust_words import robustness_words

from .board import Board

# The weight comes first; more sentences than these are not read at a table.
SENTENCES = 2


def firmness(board: Board, row: int, column: int) -> tuple[str, ...]:
    """Dutch sentences on one candidate, among those who have no dwelling yet.

    () for whom no weight could put first because an eis is still unknown.
    """
    free = [c for c, id_ in enumerate(board.client_ids) if id_ not in board.placed or c == column]
    names = [board.scoring.clients[c]["profile_number"] for c in free]
    now = evaluation(board.scoring.facts.take([row], free), board.scoring.policy)
    first, here = int(now.order[0, 0]), free.index(column)
    if here == first:
        return _first_place(now, names)
    if now.scores.verdict[0, here] != now.scores.verdict[0, first]:
        return ()
    flip = _least_that_lifts(now, here)
    if flip is None:
        return (f"Geen enkel gewicht zet {names[here]} op plek 1.",)
    return robustness_words(Robustness(first, here, None, None, flip, ()), names)[:1]


def _first_place(now: Evaluation, names: list[str]) -> tuple[str, ...]:
    found = robustness(now.facts, now.policy, 0)
    # A weight that no word reaches is none that a table would give.
    swap = found.swap if found.swap and found.swap.to <= max(WEIGHTS.values()) else None
    return robustness_words(replace(found, swap=swap), names)[:SENTENCES]


def _least_that_lifts(now: Evaluation, column: int) -> Flip | None:
    """The least change of one weight, from word to word, that puts this client first."""
    flips = []
    for name, rule in now.policy.rules.items():
        for weight in (NO_WEIGHT, *WEIGHTS.values()) if rule.kind is Kind.PREFERENCE else ():
            rules = {**now.policy.rules, name: replace(rule, weight=weight)}
            then = now.under(replace(now.policy, rules=rules))
            if then.order[0, 0] == column:
                flips.append(Flip(BY_ID[name], rule.weight, weight, column))
    return min(flips, key=lambda flip: flip.change, default=None)
