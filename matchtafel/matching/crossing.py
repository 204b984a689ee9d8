"""Where two candidates change places when one weight slides, to the last millionth of a score."""

from collections.abc import Iterator, Sequence
from math import ceil, inf, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .rounding import DECIMALS

Numbers = NDArray[np.float64]

_TOP = 10**DECIMALS
# Rounded alike or not: beyond this difference rounding cannot turn two scores around.
_ROUNDING = 1 / _TOP
# More than the processor's own rounding.
_SURE = 1 + 1e-6
# A weight beside which all others are nothing.
_FAR = 1e9
# So far beyond the weight where the order turns; nobody reads that many decimals.
_BESIDE = 1e-9


class Candidate(NamedTuple):
    """A candidate, for one preference of which the weight w slides.

    The score is (points + degree · w) / (weight + w); points and weight are of the other known
    preferences, and degree is None where this one says nothing. turn: lower goes first, by
    wait where the band is the same, and by lot where the score is too.
    """

    points: float
    weight: float
    degree: float | None
    turn: tuple[int, int]


def nearest_weight(
    sooner: Candidate, later: Candidate, now: float, thresholds: Sequence[float]
) -> float | None:
    """The weight from 0, nearest to `now`, at which `later` goes before `sooner`; None: nowhere.

    Both have the same verdict, and neither is excluded. thresholds: of the bands. The score is
    a ratio of two linear functions of the weight, so that the order can only turn where a
    rounded score steps over a threshold or over the other; between two such weights it stands.
    """
    if sooner[:3] == later[:3]:
        return None  # alike whatever the weight
    edges = np.unique(np.concatenate([[0.0, now], *_edges(sooner, later, thresholds)]))
    inside = np.append((edges[:-1] + edges[1:]) / 2, edges[-1] + 1)
    near = np.where(inside > now, edges, [*edges[1:], edges[-1]])
    beyond = np.minimum(abs(inside - near), _BESIDE * np.maximum(near, 1))
    beside = near + np.copysign(beyond, inside - near)
    found = beside[_turned(sooner, later, inside, thresholds)]
    if _turned(sooner, later, np.zeros(1), thresholds)[0]:
        found = np.append(found, 0.0)
    nearest = found[np.lexsort((found, abs(found - now)))]
    return float(nearest[0]) if len(nearest) else None


def _turned(
    sooner: Candidate, later: Candidate, weights: Numbers, thresholds: Sequence[float]
) -> NDArray[np.bool_]:
    """At which of these weights, (n,), the later one goes first."""
    old, new = _millionths(sooner, weights), _millionths(later, weights)
    drop = sum((new / _TOP < t).astype(int) - (old / _TOP < t).astype(int) for t in thresholds)
    (old_wait, old_lot), (new_wait, new_lot) = sooner.turn, later.turn
    better = (new > old) | ((new == old) & (new_lot < old_lot))
    same_band = better if new_wait == old_wait else np.full(len(weights), new_wait < old_wait)
    return np.where(np.equal(drop, 0), same_band, np.less(drop, 0))


def _shares(one: Candidate, weights: Numbers) -> Numbers:
    """The score at each weight, (n,), not rounded; nothing that weighs is 1."""
    own = np.zeros(len(weights)) if one.degree is None else weights
    whole, points = one.weight + own, one.points + own * (one.degree or 0.0)
    return np.asarray(np.where(whole > 0, points / np.where(whole > 0, whole, 1), 1.0))


def _millionths(one: Candidate, weights: Numbers) -> Numbers:
    """The rounded score at each weight, (n,), in whole millionths."""
    return np.asarray(np.rint(_shares(one, weights) * _TOP))


def _edges(sooner: Candidate, later: Candidate, thresholds: Sequence[float]) -> Iterator[Numbers]:
    """Every weight from 0 where the order can turn, and some where it does not."""
    for one in (sooner, later):
        yield _where(one, np.array([(_least(t) - 0.5) / _TOP for t in thresholds]))
    if sooner.turn[0] != later.turn[0]:
        return
    even = sorted(w for e in (-_ROUNDING, 0, _ROUNDING) for w in _apart(sooner, later, e))
    yield np.array(even)
    for start, stop in zip([0.0, *even], [*even, inf], strict=True):
        yield from _steps(sooner, later, start, stop)


def _least(threshold: float) -> int:
    """The lowest score in millionths that reaches a threshold."""
    near: int = ceil(threshold * _TOP)
    return next(score for score in (near - 1, near, near + 1) if score / _TOP >= threshold)


def _where(one: Candidate, scores: Numbers) -> Numbers:
    """The weights from 0, (at most n,), at which a candidate has one of these scores (n,)."""
    if one.degree is None:
        return np.empty(0)
    sought = scores[scores != one.degree]
    weights = (one.points - sought * one.weight) / (sought - one.degree)
    return np.asarray(weights[weights >= 0])


def _apart(one: Candidate, other: Candidate, difference: float) -> list[float]:
    """The weights from 0 at which the first score is that much above the second."""
    (p, w, d, g), (q, v, e, h) = _linear(one), _linear(other)
    square = d * h - e * g - difference * g * h
    single = p * h + d * v - q * g - e * w - difference * (w * h + g * v)
    rest = p * v - q * w - difference * w * v
    return [root for root in _roots(square, single, rest) if root >= 0]


def _linear(one: Candidate) -> tuple[float, float, float, float]:
    """points, weight, and how much each grows with the weight that slides."""
    if one.degree is not None:
        return one.points, one.weight, one.degree, 1.0
    return (one.points, one.weight, 0.0, 0.0) if one.weight else (1.0, 1.0, 0.0, 0.0)


def _roots(square: float, single: float, rest: float) -> list[float]:
    if square == 0:
        return [-rest / single] if single else []
    inside = single * single - 4 * square * rest
    if inside < 0:
        return []
    far = -(single + (sqrt(inside) if single >= 0 else -sqrt(inside))) / 2
    return [far / square, *([rest / far] if far else [])]


def _steps(sooner: Candidate, later: Candidate, start: float, stop: float) -> Iterator[Numbers]:
    """Where either rounded score takes a step, on a stretch where rounding can turn them."""
    ends = np.array([start, min(stop, max(start, 1.0) * _FAR)])
    within = np.array([start + 1 if stop == inf else (start + stop) / 2])
    if abs(_shares(sooner, within) - _shares(later, within))[0] > _ROUNDING * _SURE:
        return
    for one in (sooner, later):
        low, high = sorted(_millionths(one, ends))
        yield _where(one, (np.arange(low - 1, high + 1) + 0.5) / _TOP)
