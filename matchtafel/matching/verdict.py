"""Degrees and the three-valued verdicts that follow from them.

A rule takes arrays that broadcast together, (V, 1), (1, C) or (V, C), and gives one of that
shape. Every number in it is a degree: 0–1, NaN for unknown, or NOT_APPLICABLE.
"""

from enum import IntEnum, StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]

UNKNOWN = float("nan")
# Beside 0–1 and NaN (unknown): the criterion says nothing about this pair.
NOT_APPLICABLE = -1.0


class Verdict(StrEnum):
    """What one criterion says of one pair."""

    FITS = "fits"
    PARTLY = "partly"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class PairVerdict(IntEnum):
    """What all requirements together say of one pair, best first."""

    ELIGIBLE = 0
    UNDETERMINED = 1
    EXCLUDED = 2

    @property
    def word(self) -> str:
        """As formats.md §2 writes it."""
        return self.name.lower()


def verdict_of(degree: float) -> Verdict:
    """The verdict that one degree stands for: 0 fails, 1 fits, between them is partly."""
    if degree != degree:
        return Verdict.UNKNOWN
    if degree == NOT_APPLICABLE:
        return Verdict.NOT_APPLICABLE
    if degree >= 1:
        return Verdict.FITS
    return Verdict.FAILS if degree <= 0 else Verdict.PARTLY


def where_known(fits: Any, *facts: Any) -> Degrees:
    """Degree `fits` (flags or 0–1) where every fact is known (no NaN), else unknown."""
    degree = np.asarray(fits, dtype=np.float64)
    for fact in facts:
        degree = np.where(np.isnan(fact), UNKNOWN, degree)
    return degree


def applies(condition: Any, degree: Any) -> Degrees:
    """`degree` where `condition` (flags) holds, elsewhere not applicable."""
    return np.where(condition, degree, NOT_APPLICABLE)


def settled(may_fit: Any, may_fail: Any, may_lapse: Any = False) -> Degrees:
    """The degree that is left when every possibility is held against a rule (flags).

    Only "fits", or that beside "does not apply", fits; only "does not apply" does not apply;
    "fails" beside anything else is unknown.
    """
    doubt = np.where(may_fit | may_lapse, UNKNOWN, 0.0)
    return np.where(may_fail, doubt, np.where(may_fit, 1.0, NOT_APPLICABLE))


def either(first: Degrees, second: Degrees) -> Degrees:
    """One of two will do: the better degree, unknown where the unknown one could still fit."""
    known = np.fmax(first, second)
    open_ = np.isnan(first) | np.isnan(second)
    return np.where(open_ & (known < 1), UNKNOWN, np.where(np.isnan(known), UNKNOWN, known))
