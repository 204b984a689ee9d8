"""Chance that is the same everywhere: one stream a row, and facts that nobody knows."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from .places import Row

T = TypeVar("T")


def stream(*key: object) -> Random:
    """A generator of its own for one row: the same in every process, however many rows follow."""
    # A text seed goes through SHA-512; a tuple's would go through hash().
    return Random(" ".join(map(str, key)))


def pick(rng: Random, weights: Mapping[T, float]) -> T:
    """One of the keys, as often as its weight says."""
    return rng.choices(list(weights), list(weights.values()))[0]


def chance(rng: Random, share: float) -> bool:
    """True in this share of cases."""
    return rng.random() < share


def days_from(rng: Random, start: date, low: int, high: int) -> date:
    """A day from low to high days after start."""
    return start + timedelta(days=rng.randint(low, high))


def forget(rng: Random, row: Row, shares: Mapping[str, float]) -> Row:
    """The row with some facts unknown, each in its share of cases."""
    unknown = {fact for fact, share in shares.items() if chance(rng, share)}
    return {fact: None if fact in unknown else value for fact, value in row.items()}
