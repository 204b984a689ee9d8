"""Which rows of a table are the same: so that each different one is asked once."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

# Beyond so many possible combinations for each row, sorting is cheaper than ticking off.
_ROOM = 8


class Distinct(NamedTuple):
    """The different rows of a table: one row of each, (u,), and the place of every row (n,)."""

    rows: NDArray[np.intp]
    place: NDArray[np.intp]


def the_same(size: int) -> Distinct:
    """Rows of which nothing is asked are all one; even none at all are."""
    return Distinct(np.zeros(1, np.intp), np.zeros(size, np.intp))


def distinct_numbers(columns: Sequence[NDArray[np.float64]]) -> Iterator[Distinct]:
    """Of each column (n,) the different numbers; NaN is one of them. Sorted all at once."""
    values = np.array(columns)
    values[np.isnan(values)] = np.inf
    count, size = values.shape
    order = values.argsort(axis=1)
    starts = np.arange(count)[:, np.newaxis] * size
    ranked = values.ravel().take(order + starts)
    new = np.ones(values.shape, bool)
    np.not_equal(ranked[:, 1:], ranked[:, :-1], out=new[:, 1:])
    number = new.cumsum(axis=1)
    place = np.empty(values.shape, np.intp)
    place.ravel()[order + starts] = number - 1
    rows, ends = order[new], new.sum(axis=1).cumsum().tolist()
    starting = pairwise([0, *ends])
    return (Distinct(rows[a:b], p) for (a, b), p in zip(starting, place, strict=True))


def distinct_objects(column: NDArray[Any]) -> Distinct:
    """The different values of a column of hashable things, None among them."""
    seen: dict[Any, int] = {}
    place = np.array([seen.setdefault(value, len(seen)) for value in column], np.intp)
    return _ticked_off(place, len(seen))


def together(first: Distinct, second: Distinct) -> Distinct:
    """The different combinations of two."""
    width = len(second.rows)
    combined = first.place * width + second.place
    possible = len(first.rows) * width
    if possible <= _ROOM * len(combined):
        return _ticked_off(combined, possible)
    rows, place = np.unique(combined, return_index=True, return_inverse=True)[1:]
    return Distinct(rows, place)


def _ticked_off(place: NDArray[np.intp], possible: int) -> Distinct:
    """Places below `possible` numbered anew, without those that do not occur."""
    row_of = np.full(possible, -1)
    row_of[place] = np.arange(len(place))
    there = np.flatnonzero(row_of >= 0)
    number = np.empty(possible, np.intp)
    number[there] = np.arange(len(there))
    return Distinct(row_of[there], number[place])
