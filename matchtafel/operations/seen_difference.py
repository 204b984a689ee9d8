"""What sets one candidate apart from who was chosen, in a few words for the minutes."""

from collections.abc import Sequence

from matchtafel.matching.criteria.criterion import Criterion
from matchtafel.matching.explanation.standing import standing
from matchtafel.matching.explanation.versus import Effect, Standing, versus
from matchtafel.matching.score import criteria_in
from matchtafel.matching.verdict import Verdict

from .board import Board, BoardItem, Candidate


def undecided(board: Board, item: BoardItem, candidate: Candidate) -> list[Criterion]:
    """The preferences that are unknown for this pair."""
    column = board.client_ids.index(candidate.client_id)
    return criteria_in(board.scoring.scores.undecided[item.row, column])


def difference(
    board: Board,
    item: BoardItem,
    candidates: Sequence[Candidate],
    candidate: Candidate,
    chosen: Candidate | None,
) -> str:
    """What sets this candidate apart, in a few words."""
    if candidate.question:
        return f"{candidate.question.rstrip('?')}: navragen"
    if chosen is None:
        return _waits_longest(candidates, candidate)
    if candidate is chosen:
        longest = _waits_longest(candidates, candidate)
        return longest or _of_the_chosen(board, item, candidates, chosen)
    if candidate.also_at:
        return f"past ook bij {candidate.also_at}"
    return _beside(board, item, candidate, chosen)


def _waits_longest(candidates: Sequence[Candidate], candidate: Candidate) -> str:
    rivals = [c for c in candidates if c.band == candidate.band and c.verdict == "eligible"]
    waits = [c.waiting_days for c in rivals if c.waiting_days is not None]
    if candidate.waiting_days is not None and candidate.waiting_days == max(waits, default=-1):
        return "wacht het langst"
    return ""


def _of_the_chosen(
    board: Board, item: BoardItem, candidates: Sequence[Candidate], chosen: Candidate
) -> str:
    """What the chosen one has over the first, or who is first over the next."""
    rival = next((c for c in candidates if c is not chosen and c.verdict != "excluded"), None)
    if rival is None:
        return ""
    ahead = _ahead(board, item, chosen, rival)
    better = [e.criterion.label for e in ahead if e.a.degree is not None]
    return f"{better[0]}: beter" if better else _by_wait(chosen, rival)


def _beside(board: Board, item: BoardItem, candidate: Candidate, chosen: Candidate) -> str:
    """What the chosen one has over this candidate, or what is not known, or who waits longer."""
    ahead = _ahead(board, item, chosen, candidate)
    lacks = [e.criterion.label for e in ahead if e.a.verdict is not Verdict.UNKNOWN]
    if lacks:
        return f"{lacks[0]}: minder"
    known = {c.id for c in undecided(board, item, chosen)}
    open_ = [c for c in undecided(board, item, candidate) if c.id not in known]
    if open_:
        return f"{open_[0].label}: onbekend"
    return _by_wait(candidate, chosen)


def _by_wait(one: Candidate, other: Candidate) -> str:
    mine, theirs = one.waiting_days, other.waiting_days
    if mine is None or theirs is None:
        return ""
    return (
        "wacht korter" if mine < theirs else "wacht langer" if mine > theirs else "wacht even lang"
    )


def _ahead(board: Board, item: BoardItem, one: Candidate, other: Candidate) -> tuple[Effect, ...]:
    """What `one` has over `other`, greatest effect first."""
    return versus(_standing(board, item, one), _standing(board, item, other)).ahead


def _standing(board: Board, item: BoardItem, candidate: Candidate) -> Standing:
    facts, scores = board.scoring.facts, board.scoring.scores
    column = board.client_ids.index(candidate.client_id)
    judged = board.scoring.judge(item.row, column)
    return standing(facts, scores, item.row, column, name=candidate.code, judged=judged)
