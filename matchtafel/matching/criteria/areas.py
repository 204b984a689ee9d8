"""Where a dwelling lies against lists of areas: BU, WK and GM by prefix, PC4 by postcode."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import lru_cache

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
        entries = [areas or () for areas in lists]
        named = sorted({area for areas in entries for area in areas})
        places = zip(codes, postcodes, strict=True)
        levels = [[nearness(code, postcode, area) for area in named] for code, postcode in places]
        self._table = np.array(levels, np.intp).reshape(len(codes), len(named))
        lengths = np.array([len(areas) for areas in entries], np.intp)
        self._entries = _padded(entries, lengths, {area: at for at, area in enumerate(named)})
        self.length: NDArray[np.float64] = lengths[np.newaxis, :].astype(np.float64)

    def best(self, degree_of: Mapping[Nearness, float]) -> Degrees:
        """(V, C): the best degree over each list, unknown where an open entry could beat it."""
        each = self._each(degree_of)
        known: Degrees = np.fmax.reduce(each, axis=1, initial=0.0)
        open_too: Degrees = np.maximum.reduce(each, axis=1, initial=0.0)
        return np.where(known >= 1, known, open_too)

    def mean(self, degree_of: Mapping[Nearness, float]) -> Degrees:
        """(V, C): the mean degree over each list; unknown with any open entry; empty is 0."""
        total = self._each(degree_of).sum(axis=1)
        return np.asarray(total / np.maximum(self.length, 1))

    def _each(self, degree_of: Mapping[Nearness, float]) -> Degrees:
        """(V, L, C): the degree of every entry; 0 where a list is shorter."""
        degrees = np.zeros(len(Nearness))
        degrees[Nearness.UNTOLD] = UNKNOWN
        for level, degree in degree_of.items():
            degrees[level] = degree
        known = np.zeros((len(self._table), self._table.shape[1] + 1))
        known[:, :-1] = degrees[self._table]
        return known.take(self._entries, axis=1)


def _padded(
    entries: Sequence[Sequence[str]], lengths: NDArray[np.intp], index: Mapping[str, int]
) -> NDArray[np.intp]:
    """(L, C): places in the index; the one beyond it where a list is shorter."""
    longest = lengths.max(initial=0)
    padded = np.full((len(entries), longest), len(index), np.intp)
    filled = np.arange(longest) < lengths[:, np.newaxis]
    padded[filled] = [index[area] for areas in entries for area in areas]
    return padded.T
