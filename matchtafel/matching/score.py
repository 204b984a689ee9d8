"""Verdict, score and interval of every vacancy × client, without a loop over pairs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .criteria.catalogue import BY_ID, CATALOGUE
from .criteria.criterion import FAMILIES, Criterion
from .criteria.pairing import Pairing
from .facts import Facts
from .policy import BANDS, Band, Kind, Policy, Rule, Unknown
from .verdict import NOT_APPLICABLE, Degrees, PairVerdict

# Scores are rounded before anything is compared (formats.md §2).
DECIMALS = 6
# Pairs worked on at once: keeps a region's year (1,000 × 10,000) under 1 GB.
BLOCK = 1_000_000
# Pairs added up at once: their totals stay in the processor's cache.
CHUNK = 50_000

_BIT = {criterion.id: np.uint64(1 << index) for index, criterion in enumerate(CATALOGUE)}


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

    def has(self, bits: NDArray[np.uint64], criterion_id: str) -> NDArray[np.bool_]:
        """Where a criterion's bit is set in `failing`, `unknown` or `undecided`."""
        return np.asarray((bits & _BIT[criterion_id]) != 0)


def criteria_in(bits: int) -> list[Criterion]:
    """The criteria whose bits are set, in the catalogue's order."""
    return [criterion for index, criterion in enumerate(CATALOGUE) if int(bits) >> index & 1]


@dataclass(frozen=True)
class Spread:
    """A criterion on the different facts only, and where each pair finds its own.

    degree: (u, w); required: (1, w), True where the criterion is a requirement for the client.
    """

    degree: Degrees
    required: NDArray[np.bool_]
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    def over_all(self, small: NDArray[Any]) -> NDArray[Any]:
        """From the different facts (u, w) to all pairs (V, C); take, for rows in one piece."""
        return small.take(self.columns, axis=1).take(self.rows, axis=0)


def spread(facts: Facts, criterion: Criterion, policy: Policy) -> Spread:
    """Ask a criterion of every pair: many share their facts, each combination is asked once."""
    vacancies, clients = facts.vacancies, facts.clients
    first_row, rows = vacancies.distinct(criterion.vacancy_facts)
    first_column, columns = clients.distinct(criterion.client_facts)
    rule = policy.rule(criterion.id)
    pairing = Pairing(
        vacancies.narrow(first_row, criterion.vacancy_facts),
        clients.narrow(first_column, criterion.client_facts),
        float(facts.reference_date.toordinal()),
        facts.reference_date.year,
        facts.norms,
        criterion.limits_under(rule),
        demanded=rule.kind is Kind.REQUIREMENT,
    )
    shape = (len(first_row), len(first_column))
    degree = np.broadcast_to(criterion.degree(pairing), shape)
    skipped = vacancies.skips(first_row, criterion.vacancy)[:, np.newaxis]
    if not (pairing.demanded and criterion.required):  # no nvt softens what the policy demands
        skipped = skipped | clients.skips(first_column, criterion.client)[np.newaxis, :]
    if skipped.any():
        degree = np.where(skipped, NOT_APPLICABLE, degree)
    required = np.full((1, shape[1]), pairing.demanded)
    if criterion.required is not None:
        required = required | criterion.required(pairing)
    return Spread(degree, required, rows, columns)


def evaluate(facts: Facts, policy: Policy) -> Scores:
    """Score every vacancy × client of `facts` under `policy`."""
    vacancies, clients = len(facts.vacancies), len(facts.clients)
    consent = spread(facts, BY_ID["consent"], policy)
    scores = _blank((vacancies, clients), (consent.degree > 0)[:, consent.columns])
    for block in _slices(slice(0, vacancies), BLOCK, clients):
        addends = _addends(facts.between(block), policy)
        for rows in _slices(block, CHUNK, clients):
            totals = _Totals((rows.stop - rows.start, clients))
            for addend in addends:
                addend.add_to(totals, slice(rows.start - block.start, rows.stop - block.start))
            _write(scores, rows, totals, policy)
    return scores


def _slices(rows: slice, pairs: int, clients: int) -> Iterator[slice]:
    """The rows in slices of about so many pairs."""
    step = max(1, pairs // max(clients, 1))
    for start in range(rows.start, rows.stop, step):
        yield slice(start, min(start + step, rows.stop))


def _blank(shape: tuple[int, int], consent: NDArray[np.bool_]) -> Scores:
    return Scores(
        consent=consent,
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


class _Totals:
    """Running totals over the criteria: bits that are set and sums of weight, (n, C) each."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.failing, self.unknown, self.undecided = (np.zeros(shape, np.uint64) for _ in range(3))
        self.open_weight = np.zeros(shape)
        self.points = {family: np.zeros(shape) for family in FAMILIES}
        self.weight = {family: np.zeros(shape) for family in FAMILIES}


@dataclass(frozen=True)
class _Addend:
    """What a criterion adds to one total.

    wide: (u, C), of which vacancy v takes row rows[v]; total: picks the total.
    """

    total: Callable[[_Totals], NDArray[Any]]
    wide: NDArray[Any]
    rows: NDArray[np.intp]

    def add_to(self, totals: _Totals, vacancies: slice) -> None:
        """Add what these vacancies get."""
        total = self.total(totals)
        total += self.wide.take(self.rows[vacancies], axis=0)


def _addends(facts: Facts, policy: Policy) -> list[_Addend]:
    addends: list[_Addend] = []
    for criterion in CATALOGUE:
        rule = policy.rule(criterion.id)
        if rule.kind in (Kind.REQUIREMENT, Kind.PREFERENCE):
            addends += _addends_of(criterion, spread(facts, criterion, policy), rule)
    return addends


def _addends_of(criterion: Criterion, found: Spread, rule: Rule) -> Iterator[_Addend]:
    """A criterion may be a requirement for some clients and a preference for others."""
    degree, bit, weight = found.degree, _BIT[criterion.id], rule.weight
    known_not = np.isnan(degree)
    open_ = known_not & (rule.unknown is Unknown.ASK)
    weighs = ~found.required & (degree != NOT_APPLICABLE) & (weight > 0)
    known, undecided, family = weighs & ~known_not, weighs & open_, criterion.family
    total: Callable[[_Totals], NDArray[Any]]
    for total, where, value in (
        (lambda t: t.failing, found.required & (degree == 0), bit),
        (lambda t: t.unknown, found.required & open_, bit),
        (lambda t: t.undecided, undecided, bit),
        (lambda t: t.open_weight, undecided, np.float64(weight)),
        (lambda t: t.weight[family], known, np.float64(weight)),
        (lambda t: t.points[family], known, degree * weight),
    ):
        if where.any():
            small = np.where(where, value, value.dtype.type(0))
            yield _Addend(total, small.take(found.columns, axis=1), found.rows)


def _write(scores: Scores, rows: slice, totals: _Totals, policy: Policy) -> None:
    """Fill in the scores of some vacancies."""
    consent = scores.consent
    points = np.sum(list(totals.points.values()), axis=0)
    weight = np.sum(list(totals.weight.values()), axis=0)
    whole = weight + totals.open_weight
    scores.score[rows] = _share(points, weight, consent)
    scores.low[rows] = _share(points, whole, consent)
    scores.high[rows] = _share(points + totals.open_weight, whole, consent)
    for family in FAMILIES:
        share = _share(totals.points[family], totals.weight[family], consent)
        scores.families[family][rows] = np.where(totals.weight[family] > 0, share, np.nan)
    scores.failing[rows] = np.where(consent, totals.failing, _BIT["consent"])
    scores.unknown[rows] = np.where(consent, totals.unknown, np.uint64(0))
    scores.undecided[rows] = np.where(consent, totals.undecided, np.uint64(0))
    scores.verdict[rows] = np.where(
        scores.failing[rows] != 0,
        PairVerdict.EXCLUDED,
        np.where(scores.unknown[rows] != 0, PairVerdict.UNDETERMINED, PairVerdict.ELIGIBLE),
    )
    scores.band[rows] = _bands(scores.score[rows], scores.verdict[rows], policy)


def _share(points: Degrees, weight: Degrees, consent: NDArray[np.bool_]) -> Degrees:
    """The weighted mean; nothing that weighs is 1 (formats.md §2), no consent is NaN."""
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(weight > 0, points / weight, 1.0)
    return np.where(consent, np.round(share, DECIMALS), np.nan)


def _bands(score: Degrees, verdict: NDArray[np.uint8], policy: Policy) -> NDArray[np.uint8]:
    band = np.zeros(score.shape, np.uint8)
    for threshold in policy.thresholds:
        band += score < threshold
    return np.where(verdict == PairVerdict.EXCLUDED, BANDS.index(Band.EXCLUDED), band).astype(
        np.uint8
    )
