"""One beside the other: what sets two candidates, or two dwellings, apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..criteria.catalogue import CATALOGUE
from ..criteria.criterion import Criterion
from ..explain import Judgement
from ..policy import BANDS, Band, Kind
from ..rounding import hundredths
from ..verdict import PairVerdict, Verdict
from .points import Loss, losses, whole_points

_NOTHING = Loss(0.0, 0)


class Level(StrEnum):
    """What decides between two, first things first (formats.md §2)."""

    VERDICT = "verdict"
    BAND = "band"
    WAITING = "waiting"
    SCORE = "score"
    LOT = "lot"
    EQUAL = "equal"


@dataclass(frozen=True)
class Standing:
    """How one pair stands. name: what to call it beside the other, a profile or an address.

    score: None without consent. lot: the tie key of its client. judged: every criterion.
    """

    name: str
    verdict: PairVerdict
    band: Band
    score: float | None
    waiting_days: int | None
    lot: str
    judged: Sequence[Judgement]

    @property
    def place(self) -> tuple[int, int, float, float, str]:
        """In the order of rank: smaller stands higher."""
        wait = float("inf") if self.waiting_days is None else -self.waiting_days
        return self.verdict, BANDS.index(self.band), wait, -(self.score or 0.0), self.lot


@dataclass(frozen=True)
class Effect:
    """A preference that A and B do not share: what it gives A over B (less than 0: B over A).

    share: of 1, exact; points: whole, which add up to the difference of the scores as shown.
    """

    criterion: Criterion
    a: Judgement
    b: Judgement
    share: float
    points: int


@dataclass(frozen=True)
class Contrast:
    """A requirement, or advice, on which A and B differ."""

    criterion: Criterion
    a: Judgement
    b: Judgement


@dataclass(frozen=True)
class Versus:
    """A beside B.

    ahead, behind: what A has that B lacks and the reverse, greatest effect first. points: the
    difference of the scores as shown, None where one of the two did not consent.
    first: who stands higher, None when nothing sets them apart; level: what decided it.
    """

    a: Standing
    b: Standing
    ahead: tuple[Effect, ...]
    behind: tuple[Effect, ...]
    requirements: tuple[Contrast, ...]
    advice: tuple[Contrast, ...]
    points: int | None

    @property
    def level(self) -> Level:
        """The first thing in the order of rank on which they differ."""
        both = zip(tuple(Level), self.a.place, self.b.place, strict=False)
        return next((level for level, a, b in both if a != b), Level.EQUAL)

    @property
    def first(self) -> Standing | None:
        """Who stands higher."""
        if self.level is Level.EQUAL:
            return None
        return self.a if self.a.place < self.b.place else self.b


def versus(a: Standing, b: Standing) -> Versus:
    """Two candidates for one dwelling, or two dwellings for one client."""
    known = a.score is not None and b.score is not None
    effects = _effects(a, b) if known else []
    return Versus(
        a,
        b,
        ahead=tuple(e for e in effects if e.share > 0),
        behind=tuple(e for e in effects if e.share < 0),
        requirements=_contrasts(a, b, Kind.REQUIREMENT),
        advice=_contrasts(a, b, Kind.ADVICE),
        points=_shown(a) - _shown(b) if known else None,
    )


def _shown(standing: Standing) -> int:
    return hundredths(standing.score or 0.0)


def _effects(a: Standing, b: Standing) -> list[Effect]:
    """What each criterion takes off B and not off A, greatest first."""
    off_a, off_b = losses(a.judged, a.score), losses(b.judged, b.score)
    asked = [c for c in CATALOGUE if c.id in off_a or c.id in off_b]
    shares = [off_b.get(c.id, _NOTHING).share - off_a.get(c.id, _NOTHING).share for c in asked]
    points = whole_points(shares, _shown(a) - _shown(b))
    both = zip(_both(a, b, asked), shares, points, strict=True)
    effects = [Effect(c, of_a, of_b, share, part) for (c, of_a, of_b), share, part in both]
    return sorted(effects, key=lambda effect: -abs(effect.share))


def _both(
    a: Standing, b: Standing, criteria: Sequence[Criterion]
) -> Iterator[tuple[Criterion, Judgement, Judgement]]:
    """What each criterion says of A and of B, where it was asked of both."""
    of_a, of_b = ({j.criterion.id: j for j in side.judged} for side in (a, b))
    for criterion in criteria:
        if criterion.id in of_a and criterion.id in of_b:
            yield criterion, of_a[criterion.id], of_b[criterion.id]


def _contrasts(a: Standing, b: Standing, kind: Kind) -> tuple[Contrast, ...]:
    """Where the verdicts of this kind differ; that it does not apply is as good as that it fits."""
    pairs = (Contrast(*each) for each in _both(a, b, CATALOGUE))
    return tuple(pair for pair in pairs if _says(pair.a, kind) != _says(pair.b, kind))


def _says(judged: Judgement, kind: Kind) -> Verdict:
    if judged.kind is not kind:
        return Verdict.FITS
    partly = kind is Kind.ADVICE and judged.verdict is Verdict.PARTLY
    unknown = judged.verdict is Verdict.UNKNOWN and judged.asks
    return judged.verdict if judged.verdict is Verdict.FAILS or partly or unknown else Verdict.FITS
