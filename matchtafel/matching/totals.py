"""What every criterion adds to a pair, summed over the criteria in any order."""

from copy import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .criteria.catalogue import CATALOGUE
from .criteria.criterion import FAMILIES, Criterion
from .policy import Rule, Unknown
from .spread import Spread
from .verdict import NOT_APPLICABLE, Degrees

Bits = NDArray[np.uint64]
Where = NDArray[np.bool_]

# A word holds two bits for each of so many criteria, half a word apart:
# 01 fails, 10 is unknown, 11 is undecided.
_EACH = 32
_HALF = np.uint64(_EACH)
_LOW = np.uint64((1 << _EACH) - 1)
_PLACE = {criterion.id: divmod(index, _EACH) for index, criterion in enumerate(CATALOGUE)}
_FAMILY = {family: index for index, family in enumerate(FAMILIES)}
# The parts of a sum: points and weight of what is known, weight of what is not.
POINTS, WEIGHT, OPEN = range(3)
# Degrees are summed in whole 2⁻³⁰ths: the sum is exact in any order, for any weight word.
_GRAIN = 2.0**30


@dataclass(frozen=True)
class Addend:
    """What one criterion adds to the pairs.

    bits: (u, C), of which vacancy v takes row rows[v]; None where nothing is to be told. sums:
    (POINTS to OPEN, u, C), without OPEN where all is known; None where it weighs nothing.
    """

    word: int
    family: int
    bits: Bits | None
    sums: Degrees | None
    rows: NDArray[np.intp]


NOTHING = Addend(0, 0, None, None, np.empty(0, np.intp))


def addend(criterion: Criterion, rule: Rule, found: Spread) -> Addend:
    """What a criterion adds; it may be a requirement for some and a preference for others."""
    word, place = _PLACE[criterion.id]
    bits, sums = None, None
    degree, required = found.degree, found.required
    unknown = np.isnan(degree) if rule.unknown is Unknown.ASK else np.zeros(degree.shape, bool)
    first, second = required & (degree == 0), required & unknown
    if rule.weight > 0 and not required.all():
        known, open_ = ~required & (degree > NOT_APPLICABLE), ~required & unknown
        sums = _sums(degree, known, open_, rule.weight).take(found.columns, axis=2)
        first |= open_
        second |= open_
    if np.count_nonzero(first) or np.count_nonzero(second):
        told = second.astype(np.uint64) << _HALF
        told |= first
        bits = (told << np.uint64(place)).take(found.columns, axis=1)
    return Addend(word, _FAMILY[criterion.family], bits, sums, found.rows)


def _sums(degree: Degrees, known: Where, open_: Where, weight: float) -> Degrees:
    sums = np.zeros((3 if np.count_nonzero(open_) else 2, *degree.shape))
    np.multiply(in_grains(degree), weight, out=sums[POINTS], where=known)
    np.multiply(known, weight, out=sums[WEIGHT])
    if len(sums) > OPEN:
        np.multiply(open_, weight, out=sums[OPEN])
    return sums


def in_grains(degree: Degrees) -> Degrees:
    """Degrees as they are summed, of the same shape."""
    return np.rint(degree * _GRAIN) / _GRAIN


class Totals:
    """Running totals over the criteria for V × C pairs.

    words: (V, C) bits, by number; sums: for each family (POINTS to OPEN, V, C).
    """

    def __init__(self, vacancies: int, clients: int) -> None:
        self._shape = vacancies, clients
        self.words: dict[int, Bits] = {}
        self.sums = [np.zeros((3, vacancies, clients)) for _ in FAMILIES]
        self._taken = np.empty((3, vacancies, clients))

    def cleared(self, vacancies: int) -> "Totals":
        """Totals of nothing for so many vacancies, in the same memory where it fits."""
        if vacancies != self._shape[0]:
            return Totals(vacancies, self._shape[1])
        for total in (*self.words.values(), *self.sums):
            total.fill(0)
        return self

    def add(self, one: Addend, vacancies: slice = slice(None)) -> None:
        """Add what a criterion gives these vacancies, V of them."""
        rows = one.rows[vacancies]
        # Any mode but the usual one writes straight into `out`.
        if one.bits is not None:
            taken = one.bits.take(rows, axis=0, out=self._taken[0].view(np.uint64), mode="clip")
            self._word(one.word)[:] += taken
        if one.sums is not None:
            parts = len(one.sums)
            taken = one.sums.take(rows, axis=1, out=self._taken[:parts], mode="clip")
            self.sums[one.family][:parts] += taken

    def _word(self, word: int) -> Bits:
        if word not in self.words:
            self.words[word] = np.zeros(self._shape, np.uint64)
        return self.words[word]

    def exchanged(self, old: Addend, new: Addend) -> "Totals":
        """With one addend of a criterion in place of another; what stays alike is shared."""
        changed = copy(self)
        changed.words, changed.sums = dict(self.words), list(self.sums)
        if not _alike(old.bits, new.bits):
            for one, put in ((old, np.subtract), (new, np.add)):
                if one.bits is not None:
                    taken = one.bits.take(one.rows, axis=0)
                    changed.words[one.word] = put(changed._word(one.word), taken)
        if not _alike(old.sums, new.sums):
            for one, put in ((old, np.subtract), (new, np.add)):
                if one.sums is not None:
                    total = changed._own(one.family, self)[: len(one.sums)]
                    put(total, one.sums.take(one.rows, axis=1), out=total)
        return changed

    def _own(self, family: int, former: "Totals") -> Degrees:
        """The sums of a family, copied once from those that they were shared with."""
        if self.sums[family] is former.sums[family]:
            self.sums[family] = former.sums[family].copy()
        return self.sums[family]

    def tell(self, failing: Bits, unknown: Bits, undecided: Bits) -> None:
        """Write a bit for each criterion, by its place in the catalogue; (V, C) each."""
        for out in (failing, unknown, undecided):
            out.fill(0)
        for word, bits in self.words.items():
            first, second = bits & _LOW, bits >> _HALF
            both, shift = first & second, np.uint64(word * _EACH)
            failing |= (first ^ both) << shift
            unknown |= (second ^ both) << shift
            undecided |= both << shift


def _alike(one: NDArray[Any] | None, other: NDArray[Any] | None) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))
