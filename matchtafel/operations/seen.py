"""What the table saw when it decided, kept with the decision to justify it later."""

from collections.abc import Sequence
from typing import Any

from matchtafel.matching.criteria.words import rent_of
from matchtafel.matching.explain import Judgement
from matchtafel.matching.norms import DaebOutcome, Suitability, Test, daeb, suitability

from .board import Board, BoardItem, Candidate
from .closest import closest
from .seen_difference import difference, undecided
from .wording import cap_crossed

SHOWN = 5
RESERVES = 3
# Never in the minutes: whose income, which areas (documents.md, Notulen).
UNTOLD = {"income_fits_rent", "income_within_daeb", "excluded_area"}


def seen(board: Board, item: BoardItem, client_id: int | None) -> dict[str, Any]:
    """The Decision.seen of one agenda item, with the chosen client if there is one."""
    # Who has a dwelling already was not looked at for this one.
    candidates = tuple(c for c in item.candidates if not c.placed_at)
    chosen = next((c for c in candidates if c.client_id == client_id), None)
    first = next((c for c in candidates if c.verdict != "excluded"), None)
    facts, policy = board.scoring.facts, board.scoring.policy
    return {
        "reference_date": facts.reference_date.isoformat(),
        "policy": {"name": policy.name, "version": policy.version},
        "norm_year": facts.norms.year if facts.norms else None,
        "counts": _counts(item, candidates),
        "excluded_by": [{"text": text, "count": n} for text, n in _excluded_by(item)],
        "first": first.code if first else None,
        "first_proposed_at": first.also_at or None if first else None,
        "chosen": chosen.code if chosen else None,
        "chosen_rank": chosen.rank if chosen else None,
        "candidates": [
            _candidate(board, item, candidates, place, chosen)
            for place in _shown(candidates, chosen)
        ],
        "reserves": [c.code for c in reserves(item, client_id)],
        "careful": _careful(board, item, chosen),
        "closest": closest(board, item),
        "criteria": _criteria(board, item, chosen) if chosen else [],
        **(_tests(board, item, chosen) if chosen else {"suitability": None, "daeb": None}),
    }


def reserves(item: BoardItem, client_id: int | None) -> list[Candidate]:
    """The next in rank who fit and have no other dwelling, for when this one falls through."""
    free = (
        c
        for c in item.candidates
        if c.verdict != "excluded" and c.client_id != client_id and not (c.placed_at or c.also_at)
    )
    return [] if client_id is None else list(free)[:RESERVES]


def _counts(item: BoardItem, candidates: tuple[Candidate, ...]) -> dict[str, int]:
    counts = {"eligible": 0, "undetermined": 0, "excluded": 0}
    for candidate in candidates:
        counts[candidate.verdict] += 1
    placed = len(item.candidates) - len(candidates)
    return {**counts, "no_consent": item.no_consent, "placed": placed}


def _excluded_by(item: BoardItem) -> list[tuple[str, int]]:
    return [("andere eisen" if text == "andere eis" else text, n) for text, n in item.excluded_by]


def _shown(candidates: Sequence[Candidate], chosen: Candidate | None) -> list[int]:
    """The places, from 0, of those who are kept: the best few, and the chosen one."""
    fit = [place for place, c in enumerate(candidates) if c.verdict != "excluded"][:SHOWN]
    return fit if chosen is None else sorted({*fit, candidates.index(chosen)})


def _candidate(
    board: Board,
    item: BoardItem,
    candidates: Sequence[Candidate],
    place: int,
    chosen: Candidate | None,
) -> dict[str, Any]:
    """rank is among everyone, as on the screen; place among those without a dwelling."""
    candidate = candidates[place]
    return {
        "client": candidate.code,
        "provider": candidate.provider,
        "rank": candidate.rank,
        "place": place + 1,
        "verdict": candidate.verdict,
        "band": candidate.band,
        "score": candidate.score,
        "low": candidate.low,
        "high": candidate.high,
        "families": {
            family: value and round(value, 6) for family, value in candidate.families.items()
        },
        "waiting_days": candidate.waiting_days,
        "over_norm": candidate.over_norm,
        "unknown": _unknown(board, item, candidate),
        "difference": difference(board, item, candidates, candidate, chosen),
    }


def _unknown(board: Board, item: BoardItem, candidate: Candidate) -> list[str]:
    """Families in which a preference is unknown, and "waiting" without an urgency date."""
    open_ = {criterion.family for criterion in undecided(board, item, candidate)}
    client = board.scoring.clients[board.client_ids.index(candidate.client_id)]
    no_clock = "urgency_date" in (client.get("not_applicable") or ())
    if candidate.waiting_days is None and not no_clock:
        open_.add("waiting")
    return sorted(open_)


def _careful(board: Board, item: BoardItem, chosen: Candidate | None) -> dict[str, Any] | None:
    facts = board.scoring.vacancies[item.row]
    colour = facts.get("carrying_capacity")
    careful = chosen is not None and chosen.careful
    crossed = chosen is not None and bool(cap_crossed(facts))
    if not careful and not crossed and colour not in ("oranje", "rood"):
        return None
    judged = facts.get("carrying_capacity_date")
    return {
        "client_careful": careful,
        "carrying_capacity": colour,
        "judged_on": judged.isoformat() if judged else None,
        "placements_12m": facts.get("placements_12m"),
        "cap": facts.get("placements_cap"),
    }


def _criteria(board: Board, item: BoardItem, chosen: Candidate) -> list[dict[str, Any]]:
    return [
        criterion_json(judged)
        for judged in board.scoring.judge(item.row, board.client_ids.index(chosen.client_id))
        if judged.criterion.id not in UNTOLD
    ]


def whole(weight: float) -> float:
    """A weight as formats.md writes it: 2, not 2.0."""
    return int(weight) if weight.is_integer() else weight


def criterion_json(judged: Judgement) -> dict[str, Any]:
    """One criterion as formats.md §2 writes it."""
    return {
        "id": judged.criterion.id,
        "family": judged.criterion.family,
        "kind": judged.kind.value,
        "verdict": judged.verdict.value,
        "degree": judged.degree,
        "weight": whole(judged.weight),
        "vacancy_value": judged.words.vacancy_value,
        "client_value": judged.words.client_value,
        "text": judged.words.text.replace("\u00a0", " "),
    }


def _tests(board: Board, item: BoardItem, chosen: Candidate) -> dict[str, Any]:
    """Passend toewijzen and DAEB of this allocation, without the income itself."""
    client = board.scoring.clients[board.client_ids.index(chosen.client_id)]
    norms, vacancy = board.scoring.facts.norms, board.scoring.vacancies[item.row]
    rent = rent_of(vacancy, board.setting)
    adults, children = client.get("adults"), client.get("children")
    persons = None if adults is None or children is None else adults + children
    rent = None if rent is None else float(rent)
    income = None if client.get("income") is None else float(client["income"])
    pension = client.get("pension_age")
    suits = suitability(norms, rent=rent, income=income, persons=persons, pension_age=pension)
    return {
        "suitability": _test(suits, Suitability),
        "daeb": _test(daeb(norms, rent=rent, income=income, persons=persons), DaebOutcome),
    }


def _test(test: Test, outcomes: type[Suitability] | type[DaebOutcome]) -> dict[str, Any]:
    return {
        "outcome": outcomes(test.outcome).value,
        "limit": test.limit,
        "limit_name": test.limit_name,
        "household": test.household,
        "reason": None,
    }
