"""What the table fixed beforehand, and what is then left to propose."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ..facts import Facts
from ..policy import Policy
from ..rank import days_over_norm
from ..score import Scores
from ..verdict import PairVerdict
from .caps import Cap, Mask, Pair, caps_at
from .flow import Whole

# Days beyond the norm count up to a year: one very long wait does not outweigh all others.
MOST_DAYS_OVER = 365


@dataclass(frozen=True)
class Wishes:
    """What the table fixed beforehand; pairs are (vacancy row, client row).

    taken: decisions, already counted in placements of 12 months. locks: wishes to place,
    even an excluded pair or beyond a cap. forbids: pairs that must not be placed. closed:
    vacancies that are not proposed any more.
    """

    taken: Sequence[Pair] = ()
    locks: Sequence[Pair] = ()
    forbids: Collection[Pair] = ()
    closed: Collection[int] = ()


class OpenTable:
    """Vacancies × clients that are still free to be proposed.

    fixed: vacancy row → client row, decisions and locks. clashing: locks that a decision, a
    forbid or an earlier lock makes impossible. caps: with what is fixed counted. allowed
    (V, C): no requirement fails and nothing forbids it; open (V, C): allowed, and neither
    side is fixed or closed; free (V, C): open, and under no cap that is full. over (C,): days
    waited beyond the norm. vacancy_place (V,), client_place (C,): places in the order of the
    keys. vacancy_draw (V,), client_draw (C,): what lots are drawn from. Raises ValueError
    for a lock without consent.
    """

    def __init__(self, facts: Facts, scores: Scores, policy: Policy, wishes: Wishes) -> None:
        if not all(scores.consent[0, client] for _, client in wishes.locks):
            raise ValueError("a client without consent cannot be placed")
        self.facts, self.scores, self.closed = facts, scores, wishes.closed
        kept, self.clashing = _sorted_out(wishes)
        self.fixed: Mapping[int, int] = dict([*wishes.taken, *kept])
        self.caps = caps_at(facts, policy.caps, wishes.taken, kept)
        self.allowed = scores.verdict != PairVerdict.EXCLUDED
        for pair in wishes.forbids:
            self.allowed[pair] = False
        self.open = self.allowed.copy()
        self.open[[*self.fixed, *wishes.closed]] = False
        self.open[:, list(self.fixed.values())] = False
        self.free = _under(self.caps, self.open)
        over = days_over_norm(facts, policy.waiting_norm_months)
        self.over = np.minimum(over, MOST_DAYS_OVER).astype(np.int64)
        self.vacancy_place = _places(facts.vacancies.keys)
        self.client_place = _places(facts.clients.keys)
        self.vacancy_draw = _draws(facts.reference_date, facts.vacancies.keys)
        self.client_draw = _draws(facts.reference_date, facts.clients.keys)

    def in_order(self, vacancies: Whole, clients: Whole) -> tuple[Whole, Whole]:
        """These rows, each once, in the order of their keys."""
        return _once(vacancies, self.vacancy_place), _once(clients, self.client_place)

    def without(self, caps: Collection[Cap]) -> "OpenTable":
        """The same table as if these caps had not been agreed."""
        other = copy(self)
        other.caps = tuple(cap for cap in self.caps if cap not in caps)
        other.free = _under(other.caps, self.open)
        return other


def shut(pairs: Mask, cap: Cap) -> None:
    """Take everything that the cap covers out of pairs (V, C)."""
    pairs[np.ix_(cap.vacancies, cap.clients)] = False


def _under(caps: Sequence[Cap], open_: Mask) -> Mask:
    """Of these pairs (V, C) those that no cap stops from the start."""
    free = open_.copy()
    for cap in caps:
        if not cap.left:
            shut(free, cap)
    return free


def _once(rows: Whole, place: Whole) -> Whole:
    """These rows, each once, in the order of their places."""
    there = np.flatnonzero(np.bincount(rows))
    return there[np.argsort(place[there])]


def _draws(on: date, keys: Sequence[tuple[str, str]]) -> NDArray[np.uint64]:
    """64 bits for each key that nobody can steer, other ones each day, (n,)."""
    digests = (hashlib.sha256(f"{on.isoformat()}{key!r}".encode()).digest() for key in keys)
    return np.array([int.from_bytes(digest[:8], "big") for digest in digests], np.uint64)


def _places(keys: Sequence[tuple[str, str]]) -> Whole:
    """The place of each row when rows are ordered by key, (n,)."""
    place = np.empty(len(keys), np.int64)
    place[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return place


def _sorted_out(wishes: Wishes) -> tuple[list[Pair], list[Pair]]:
    """The locks that can hold, and those that clash; what was fixed first goes first."""
    fixed, kept, clashing = dict(wishes.taken), [], []
    for vacancy, client in wishes.locks:
        pair = vacancy, client
        if fixed.get(vacancy) == client:
            continue
        if (
            pair in wishes.forbids
            or vacancy in fixed
            or vacancy in wishes.closed
            or client in fixed.values()
        ):
            clashing.append(pair)
        else:
            fixed[vacancy] = client
            kept.append(pair)
    return kept, clashing
