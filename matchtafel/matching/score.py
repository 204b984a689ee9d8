"""Verdict, score and interval of every vacancy × client, without a loop over pairs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from .criteria.catalogue import BY_ID, CATALOGUE
from .criteria.criterion import FAMILIES, Criterion, Family
from .facts import Facts
from .policy import BANDS, Band, Policy
from .rounding import DECIMALS
from .spread import spread, spreads
from .totals import POINTS, WEIGHT, Totals, addend
from .verdict import Degrees, PairVerdict

# Pairs worked on at once: keeps a region's year (1,000 × 10,000) under 1 GB.
BLOCK = 2_000_000
# Pairs added up at once: their totals stay in the processor's cache.
CHUNK = 60_000

BIT = {criterion.id: np.uint64(1 << index) for index, criterion in enumerate(CATALOGUE)}


@dataclass(frozen=True)
class Scores:
    """What the criteria say of V × C pairs; every array has shape (V, C).

    verdict: PairVerdict numbers. band: places in BANDS. score, low, high: 0–1, rounded;
    families: score of each family, NaN without a known preference. failing, unknown: a bit
    for each requirement that fails or is unknown; undecided: a bit for each preference that
    is unknown. Without consent (1, C) all numbers are NaN and only `consent` fails.
    """

    consent: NDArray[np.bool_]
    verdict: NDArray[np.uint8]
    band: NDArray[np.uint8]
    score: Degrees
    low: Degrees
    high: Degrees
    families: dict[str, NDArray[np.float32]]
    failing: NDArray[np.uint64]
    unknown: NDArray[np.uint64]
    undecided: NDArray[np.uint64]

    @cached_property
    def absent(self) -> NDArray[np.intp]:
        """The places (A,) of the clients who did not consent."""
        return np.flatnonzero(~self.consent[0])

    def has(self, bits: NDArray[np.uint64], criterion_id: str) -> NDArray[np.bool_]:
        """Where (V, C) a criterion's bit is set in `failing`, `unknown` or `undecided`."""
        return np.asarray((bits & BIT[criterion_id]) != 0)


def criteria_in(bits: int) -> list[Criterion]:
    """The criteria whose bits are set, in the catalogue's order."""
    return [criterion for index, criterion in enumerate(CATALOGUE) if int(bits) >> index & 1]


def evaluate(facts: Facts, policy: Policy) -> Scores:
    """Score every vacancy × client of `facts` under `policy`."""
    vacancies, clients = len(facts.vacancies), len(facts.clients)
    scores = blank(facts, policy)
    totals = Totals(0, clients)
    for block in _slices(slice(0, vacancies), BLOCK, clients):
        asked = spreads(facts.between(block), policy)
        addends = [addend(BY_ID[name], policy.rule(name), found) for name, found in asked.items()]
        for rows in _slices(block, CHUNK, clients):
            totals = totals.cleared(rows.stop - rows.start)
            for one in addends:
                totals.add(one, slice(rows.start - block.start, rows.stop - block.start))
            fill(scores, rows, totals, policy)
    return scores


def _slices(rows: slice, pairs: int, clients: int) -> Iterator[slice]:
    """The rows in slices of about so many pairs."""
    step = max(1, pairs // max(clients, 1))
    for start in range(rows.start, rows.stop, step):
        yield slice(start, min(start + step, rows.stop))


def blank(facts: Facts, policy: Policy) -> Scores:
    """Scores of which only the consent is filled in."""
    found = spread(facts, BY_ID["consent"], policy)
    shape = len(facts.vacancies), len(facts.clients)
    return Scores(
        consent=(found.degree > 0)[:, found.columns],
        verdict=np.empty(shape, np.uint8),
        band=np.empty(shape, np.uint8),
        score=np.empty(shape),
        low=np.empty(shape),
        high=np.empty(shape),
        families={family: np.empty(shape, np.float32) for family in FAMILIES},
        failing=np.empty(shape, np.uint64),
        unknown=np.empty(shape, np.uint64),
        undecided=np.empty(shape, np.uint64),
    )


def fill(scores: Scores, rows: slice, totals: Totals, policy: Policy) -> None:
    """Fill in everything that follows from the totals of these vacancies."""
    fill_verdicts(scores, rows, totals)
    for family, sums in zip(FAMILIES, totals.sums, strict=True):
        fill_family(scores, rows, family, sums)
    fill_numbers(scores, rows, totals, policy)


def fill_verdicts(scores: Scores, rows: slice, totals: Totals) -> None:
    """Fill in which requirements fail or are unknown, and the verdict that follows."""
    failing, unknown, verdict = scores.failing[rows], scores.unknown[rows], scores.verdict[rows]
    totals.tell(failing, unknown, scores.undecided[rows])
    excluded = (failing != 0).view(np.uint8) * np.uint8(PairVerdict.EXCLUDED)
    np.maximum(excluded, unknown != 0, out=verdict)
    absent = scores.absent
    failing[:, absent] = BIT["consent"]
    unknown[:, absent] = scores.undecided[rows][:, absent] = 0
    verdict[:, absent] = PairVerdict.EXCLUDED


def fill_family(scores: Scores, rows: slice, family: Family, sums: Degrees) -> None:
    """Fill in the score of one family; nothing that weighs is NaN."""
    with np.errstate(invalid="ignore"):
        share = _rounded(sums[POINTS] / sums[WEIGHT])
    share[:, scores.absent] = np.nan
    scores.families[family][rows] = share


def fill_numbers(scores: Scores, rows: slice, totals: Totals, policy: Policy) -> None:
    """Fill in score, interval and band; the verdict is there already."""
    points, weight, open_ = reduce(np.add, totals.sums)
    whole = weight + open_
    score = scores.score[rows]
    score[:] = _share(points, weight)
    scores.low[rows] = _share(points, whole)
    scores.high[rows] = _share(points + open_, whole)
    band = scores.band[rows]
    band.fill(0)
    for threshold in policy.thresholds:
        band += score < threshold
    excluded = (scores.verdict[rows] == PairVerdict.EXCLUDED).view(np.uint8)
    np.maximum(band, excluded * np.uint8(BANDS.index(Band.EXCLUDED)), out=band)
    for number in (scores.score, scores.low, scores.high):
        number[rows, scores.absent] = np.nan


def _share(points: Degrees, weight: Degrees) -> Degrees:
    """The weighted mean; where nothing weighs it is 1 (formats.md §2)."""
    with np.errstate(invalid="ignore"):
        share = _rounded(points / weight)
    share[weight == 0] = 1
    return share


def _rounded(share: Degrees) -> Degrees:
    """Rounded in place, as np.round would."""
    share *= 10**DECIMALS
    np.rint(share, out=share)
    share /= 10**DECIMALS
    return share
