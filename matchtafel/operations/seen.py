"""What the table saw when it decided, kept with the decision to justify it later."""

from typing import Any

from matchtafel.matching.criteria.words import rent_of
from matchtafel.matching.explain import Judgement
from matchtafel.matching.norms import DaebOutcome, Suitability, Test, daeb, suitability
from matchtafel.matching.score import criteria_in
from matchtafel.matching.verdict import Verdict

from .board import Board, BoardItem, Candidate
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
        "candidates": [_candidate(board, item, c, chosen) for c in _shown(candidates, chosen)],
        "reserves": [c.code for c in reserves(item, client_id)],
        "careful": _careful(board, item, chosen),
        "closest": _closest(item),
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
    return {**counts, "no_consent": item.no_consent}


def _excluded_by(item: BoardItem) -> list[tuple[str, int]]:
    return [("andere eisen" if text == "andere eis" else text, n) for text, n in item.excluded_by]


def _shown(candidates: tuple[Candidate, ...], chosen: Candidate | None) -> list[Candidate]:
    shown = [c for c in candidates if c.verdict != "excluded"][:SHOWN]
    return shown if chosen is None or chosen in shown else [*shown, chosen]


def _candidate(
    board: Board, item: BoardItem, candidate: Candidate, chosen: Candidate | None
) -> dict[str, Any]:
    return {
        "client": candidate.code,
        "provider": candidate.provider,
        "rank": candidate.rank,
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
        "difference": _difference(board, item, candidate, chosen),
    }


def _difference(
    board: Board, item: BoardItem, candidate: Candidate, chosen: Candidate | None
) -> str:
    """What sets this candidate apart, in a few words."""
    if candidate.question:
        return f"{candidate.question.rstrip('?')}: navragen"
    if chosen is None or candidate is chosen:
        return _strongest(item, candidate)
    if candidate.also_at:
        return f"past ook bij {candidate.also_at}"
    shortfall = _shortfall(board, item, candidate, chosen)
    if shortfall:
        return shortfall
    mine, theirs = candidate.waiting_days or 0, chosen.waiting_days or 0
    return (
        "wacht korter" if mine < theirs else "wacht langer" if mine > theirs else "wacht even lang"
    )


def _strongest(item: BoardItem, candidate: Candidate) -> str:
    rivals = [c for c in item.candidates if c.band == candidate.band and c.verdict == "eligible"]
    waits = [c.waiting_days for c in rivals if c.waiting_days is not None]
    if candidate.waiting_days is not None and candidate.waiting_days == max(waits, default=-1):
        return "wacht het langst"
    return ""


def _shortfall(board: Board, item: BoardItem, candidate: Candidate, chosen: Candidate) -> str:
    theirs = {j.criterion.id: j for j in _judged(board, item, chosen)}
    worst, most = "", 0.0
    for mine in _judged(board, item, candidate):
        lost = _points(theirs[mine.criterion.id]) - _points(mine)
        if lost > most:
            most = lost
            unknown = mine.verdict is Verdict.UNKNOWN
            label = mine.criterion.label
            worst = f"{label}: niet gevraagd" if unknown else f"{label}: minder"
    return worst


def _judged(board: Board, item: BoardItem, candidate: Candidate) -> list[Judgement]:
    return board.scoring.judge(item.row, board.client_ids.index(candidate.client_id))


def _points(judgement: Judgement) -> float:
    return judgement.weight * (judgement.degree or 0.0)


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


def _closest(item: BoardItem) -> str | None:
    """Which single requirement would let most profiles in, when nobody fits."""
    if any(c.verdict == "eligible" for c in item.candidates):
        return None
    alone: dict[str, int] = {}
    scores = item.board.scoring.scores
    for column, bits in enumerate(scores.failing[item.row]):
        failing = criteria_in(bits)
        if scores.consent[0, column] and len(failing) == 1 and failing[0].id != "excluded_area":
            alone[failing[0].label] = alone.get(failing[0].label, 0) + 1
    if not alone:
        return None
    label, count = max(alone.items(), key=lambda entry: (entry[1], entry[0]))
    return f"alleen ‘{label}’ staat {'1 profiel' if count == 1 else f'{count} profielen'} in de weg"


def _criteria(board: Board, item: BoardItem, chosen: Candidate) -> list[dict[str, Any]]:
    return [
        criterion_json(judged)
        for judged in _judged(board, item, chosen)
        if judged.criterion.id not in UNTOLD
    ]


def criterion_json(judged: Judgement) -> dict[str, Any]:
    """One criterion as formats.md §2 writes it."""
    return {
        "id": judged.criterion.id,
        "family": judged.criterion.family,
        "kind": judged.kind.value,
        "verdict": judged.verdict.value,
        "degree": judged.degree,
        "weight": judged.weight,
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
