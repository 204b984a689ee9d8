"""Where nobody fits: the one change that would let most profiles in, said for the minutes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from matchtafel.matching.criteria.words import rent_of
from matchtafel.matching.dutch import NBSP, count, euro
from matchtafel.matching.facts import Facts, columns_of, vacancy_table
from matchtafel.matching.score import criteria_in, evaluate
from matchtafel.matching.verdict import PairVerdict

from .board import Board, BoardItem

# Requirements of which a number tells what would help.
_OF_NUMBERS = {"rent_affordable", "income_fits_rent", "bedrooms", "rooms", "area", "occupancy"}
# A forbidden area is never argued with, nor named (documents.md, Notulen).
_UNSAID = {"excluded_area"}
# What the dwelling has too little of: fact, one, more.
_TOO_LITTLE = (
    ("bedrooms", "slaapkamer", "slaapkamers"),
    ("rooms", "kamer", "kamers"),
    ("area_m2", "m²", "m²"),
)
# More of it than anyone asks for.
_PLENTY = 10_000


class _Help(NamedTuple):
    """A change, in words, and how many profiles it would let in."""

    words: str
    profiles: int


class _Change(NamedTuple):
    """Values that a fact of the dwelling might have, the smallest change first."""

    fact: str
    values: Sequence[float]
    say: Callable[[float], str]


def closest(board: Board, item: BoardItem) -> str | None:
    """Half a sentence; None when somebody may fit, or no one change would let anybody in."""
    free = [c.client_id for c in item.candidates if not c.placed_at]
    columns = [board.client_ids.index(client_id) for client_id in free]
    if not (board.scoring.scores.failing[item.row, columns] != 0).all():
        return None
    numbers = list(_numbers(board, item, columns))
    helps = [*numbers, *_requirements(board, item, columns, skip_numbers=bool(numbers))]
    return max(helps, key=lambda each: each.profiles).words if helps else None


def _numbers(board: Board, item: BoardItem, columns: Sequence[int]) -> Iterator[_Help]:
    """By each number that could be another: the value at which most profiles come in at once."""
    scoring = board.scoring
    vacancy, facts = scoring.vacancies[item.row], scoring.facts
    changes = _changes(board, item, columns)
    rows = [{**vacancy, each.fact: value} for each in changes for value in each.values]
    if not rows or not columns:
        return
    asked = Facts(
        vacancy_table(columns_of(rows)),
        facts.clients.take(columns),
        facts.reference_date,
        facts.norms,
    )
    fits = (evaluate(asked, scoring.policy).verdict == PairVerdict.ELIGIBLE).sum(axis=1)
    start = 0
    for each in changes:
        found = fits[start : start + len(each.values)]
        start += len(each.values)
        best = int(np.argmax(np.diff(found, prepend=0)))
        if found[best]:
            profiles = int(found[best])
            yield _Help(f"{each.say(each.values[best])} {_fit(profiles)}", profiles)


def _changes(board: Board, item: BoardItem, columns: Sequence[int]) -> list[_Change]:
    vacancy = board.scoring.vacancies[item.row]
    clients = [board.scoring.clients[column] for column in columns]
    changes = [
        _Change("calculation_rent", _lower_rents(board, item, clients), _say_rent),
        _Change("max_persons", _larger_households(vacancy, clients), _say_persons),
    ]
    changes += [
        _Change(fact, [_PLENTY], _say_enough(vacancy[fact], one, many))
        for fact, one, many in _TOO_LITTLE
        if vacancy.get(fact) is not None
    ]
    return [each for each in changes if each.values]


def _lower_rents(board: Board, item: BoardItem, clients: Sequence[Any]) -> list[float]:
    """What someone can carry, and the caps of passend toewijzen; highest first."""
    now, norms = rent_of(board.scoring.vacancies[item.row], board.setting), board.setting.norms
    if now is None:
        return []
    rents = {float(c["max_rent"]) for c in clients if c.get("max_rent") is not None}
    if norms is not None:
        rents |= {norms.rent_cap_low, norms.rent_cap_high}
    return sorted((rent for rent in rents if rent < float(now)), reverse=True)


def _larger_households(vacancy: Any, clients: Sequence[Any]) -> list[float]:
    most = vacancy.get("max_persons")
    if most is None:
        return []
    households = {(c.get("adults") or 0) + (c.get("children") or 0) for c in clients}
    return sorted(persons for persons in households if persons > most)


def _say_rent(rent: float) -> str:
    return f"bij een rekenhuur tot en met {euro(rent).replace(NBSP, ' ')}"


def _say_persons(persons: float) -> str:
    return f"als de corporatie {count(persons, 'persoon', 'personen')} toestaat,"


def _say_enough(there: float, one: str, many: str) -> Callable[[float], str]:
    is_ = "is" if there == 1 or one == many or not there else "zijn"
    amount = count(there, one, many) if there else f"een woning zonder {one}"
    return lambda _plenty: f"als {amount} genoeg {is_},"


def _fit(profiles: int) -> str:
    return "past 1 profiel" if profiles == 1 else f"passen {profiles} profielen"


def _requirements(
    board: Board, item: BoardItem, columns: Sequence[int], *, skip_numbers: bool
) -> list[_Help]:
    """By each requirement that is the only one to fail for somebody."""
    unsaid = _UNSAID | _OF_NUMBERS if skip_numbers else _UNSAID
    alone: dict[str, int] = {}
    for bits in board.scoring.scores.failing[item.row, columns]:
        failing = criteria_in(bits)
        if len(failing) == 1 and failing[0].id not in unsaid:
            alone[failing[0].label] = alone.get(failing[0].label, 0) + 1
    return [
        _Help(f"alleen ‘{label}’ staat {count(n, 'profiel', 'profielen')} in de weg", n)
        for label, n in sorted(alone.items())
    ]
