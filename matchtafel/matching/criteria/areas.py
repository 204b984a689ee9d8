"""Where a dwelling lies against lists of areas: BU, WK and GM by prefix, PC4 by postcode."""

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ..facts import Column
from ..verdict import UNKNOWN, Degrees


class Nearness(IntEnum):
    """How a place lies to an area, as far as the area's own code can tell."""

    IN_NEIGHBOURHOOD = 0
    IN_DISTRICT = 1
    IN_MUNICIPALITY = 2
    SAME_DISTRICT = 3
    SAME_MUNICIPALITY = 4
    ELSEWHERE = 5
    UNTOLD = 6


INSIDE = {Nearness.IN_NEIGHBOURHOOD: 1.0, Nearness.IN_DISTRICT: 1.0, Nearness.IN_MUNICIPALITY: 1.0}


@lru_cache(maxsize=100_000)
def nearness(code: str | None, postcode: str | None, area: str) -> Nearness:
    """How a dwelling (neighbourhood code, postcode) lies to an area (BU, WK, GM or PC4)."""
    if area[:1].isdigit():
        if not postcode:
            return Nearness.UNTOLD
        same = postcode[:4] == area
        return Nearness.IN_NEIGHBOURHOOD if same else Nearness.ELSEWHERE
    if not code:
        return Nearness.UNTOLD
    here, there = code[2:], area[2:]
    if here.startswith(there):
        return {"BU": Nearness.IN_NEIGHBOURHOOD, "WK": Nearness.IN_DISTRICT}.get(
            area[:2], Nearness.IN_MUNICIPALITY
        )
    if area.startswith("BU") and here[:6] == there[:6]:
        return Nearness.SAME_DISTRICT
    return Nearness.SAME_MUNICIPALITY if here[:4] == there[:4] else Nearness.ELSEWHERE


class AreaLists:
    """V places against the C lists of areas that clients gave.

    codes, postcodes: (V,) text or None. lists: (C,) tuples of area codes or None.
    """

    def __init__(self, codes: Column, postcodes: Column, lists: Column) -> None:
        named = sorted({area for entries in lists for area in entries or ()})
        pairs = product(zip(codes, postcodes, strict=True), named)
        levels = (nearness(code, postcode, area) for (code, postcode), area in pairs)
        self._table = np.fromiter(levels, np.intp).reshape(len(codes), len(named))
        self._entries = _padded(lists, {area: index for index, area in enumerate(named)})
        self.length: NDArray[np.float64] = (
            (self._entries >= 0).sum(axis=1)[np.newaxis, :].astype(np.float64)
        )

    def best(self, degree_of: Mapping[Nearness, float]) -> Degrees:
        """(V, C): the best degree over each list, unknown where an open entry could beat it."""
        each = self._each(degree_of, padding=-1.0)
        is_open = np.isnan(each).any(axis=2)
        known = np.where(np.isnan(each), -1.0, each).max(axis=2, initial=-1.0)
        return np.where(is_open & (known < 1), UNKNOWN, np.maximum(known, 0.0))

    def mean(self, degree_of: Mapping[Nearness, float]) -> Degrees:
        """(V, C): the mean degree over each list; unknown with any open entry; empty is 0."""
        total = self._each(degree_of, padding=0.0).sum(axis=2)
        return np.asarray(total / np.maximum(self.length, 1))

    def _each(self, degree_of: Mapping[Nearness, float], *, padding: float) -> Degrees:
        """(V, C, L): the degree of every entry."""
        degrees = np.zeros(len(Nearness))
        degrees[Nearness.UNTOLD] = UNKNOWN
        for level, degree in degree_of.items():
            degrees[level] = degree
        known = np.column_stack([degrees[self._table], np.full(len(self._table), padding)])
        return np.asarray(known[:, self._entries])


def _padded(lists: Column, index: Mapping[str, int]) -> NDArray[np.intp]:
    """(C, L): places in the index; −1, the last column, where a list is shorter."""
    longest = max((len(entries or ()) for entries in lists), default=0)
    out = np.full((len(lists), longest), -1, dtype=np.intp)
    for row, entries in enumerate(lists):
        out[row, : len(entries or ())] = [index[area] for area in entries or ()]
    return out
