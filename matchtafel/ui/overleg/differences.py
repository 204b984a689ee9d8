"""What sets two or three candidates apart, in lines that add up to the difference in score.

Line                       a mark, points with a sign (0: none), words from full to short
Side(standing, lines)      one candidate, and what is worth saying beside the others
sides(standings)           two: what each has that the other lacks; three: against the first
why_higher(a, b)           why one stands above the other, from full to short words
shortened(lines, most)     as many as fit; the last says what the rest comes to
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from matchtafel.matching.dutch import listed
from matchtafel.matching.explain import Judgement
from matchtafel.matching.explanation.change import spoken
from matchtafel.matching.explanation.points import losses
from matchtafel.matching.explanation.versus import Effect, Level, Standing, Versus, versus
from matchtafel.matching.verdict import PairVerdict, Verdict

from ..marks import band_word
from .reasons import mark_on_card


@dataclass(frozen=True)
class Line:
    """mark: "" for none. words: from the fullest to the shortest that still says it."""

    mark: str
    words: tuple[str, ...]
    points: int = 0


@dataclass(frozen=True)
class Side:
    """One of those who are compared."""

    standing: Standing
    lines: tuple[Line, ...]


def _tr(text: str) -> str:
    return QCoreApplication.translate("compare", text)


def sides(standings: Sequence[Standing]) -> list[Side]:
    """Two or three candidates, the first in rank first."""
    first, *others = standings
    against = [versus(other, first) for other in others]
    differ = {c.criterion.id for found in against for c in found.requirements}
    if len(others) == 1:
        shown = [_gains(against[0].behind, -1), _gains(against[0].ahead, 1)]
    else:
        shown = [_own(first), *(_signed(found) for found in against)]
    return [
        Side(standing, (*_asked(standing, differ), *lines))
        for standing, lines in zip(standings, shown, strict=True)
    ]


def _gains(effects: Sequence[Effect], sign: int) -> list[Line]:
    """What one has that the other lacks; sign −1 where the one is the effects' own B."""
    return [
        _effect(e.a if sign > 0 else e.b, e.b if sign > 0 else e.a, sign * e.points)
        for e in effects
        if e.points
    ]


def _signed(found: Versus) -> list[Line]:
    effects = sorted((*found.ahead, *found.behind), key=lambda e: -abs(e.share))
    return [_effect(e.a, e.b, e.points) for e in effects if e.points]


def _own(standing: Standing) -> list[Line]:
    """What keeps the first one from 100, most first."""
    off = losses(standing.judged, standing.score)
    lost = [(off[j.criterion.id].points, j) for j in standing.judged if j.criterion.id in off]
    lost.sort(key=lambda pair: -pair[0])
    return [Line(_mark(j), (spoken(j.criterion),), -points) for points, j in lost if points]


def _effect(mine: Judgement, theirs: Judgement, points: int) -> Line:
    label, mark = spoken(mine.criterion), _mark(mine)
    if mark == "minus" and points > 0:
        mark = "partly"
    return Line(mark, (label + _aside(mine, theirs, points), label), points)


def _aside(mine: Judgement, theirs: Judgement, points: int) -> str:
    """Why it tells, where that is not simply that the one fits better."""
    if mine.verdict is Verdict.UNKNOWN:
        return _tr(": nog onbekend")
    if mine.verdict is Verdict.NOT_APPLICABLE:
        return _tr(": maakt niet uit")
    weighs = mine.degree is not None and theirs.degree is not None
    if weighs and mine.weight and theirs.weight:
        gap = (mine.degree or 0.0) - (theirs.degree or 0.0)
        if points > 0:
            return _tr(": weegt hier minder") if gap <= 0 else _nearer(mine)
        return _tr(": weegt hier meer") if gap >= 0 else ""
    return ""


def _nearer(mine: Judgement) -> str:
    return "" if mine.verdict is Verdict.FITS else _tr(": komt dichterbij")


def _mark(judged: Judgement) -> str:
    """What asks nothing has no mark: a dash beside points would read as a minus."""
    if judged.verdict is Verdict.NOT_APPLICABLE:
        return ""
    return mark_on_card(judged.verdict, judged.degree)


def _asked(standing: Standing, differ: set[str]) -> list[Line]:
    """Requirements first: which one fails, or is not known yet, for this one only."""
    found = [j for j in standing.judged if j.criterion.id in differ]
    amiss = [spoken(j.criterion) for j in found if j.fails]
    open_ = [spoken(j.criterion) for j in found if j.holds_up]
    lines = []
    if amiss:
        short = _tr("voldoet niet aan een eis")
        lines.append(Line("minus", (_tr("voldoet niet: {x}").format(x=listed(amiss)), short)))
    if open_:
        said = _tr("onder voorbehoud: {x}?").format(x=listed(open_))
        lines.append(Line("unknown", (said, _tr("onder voorbehoud"))))
    return lines


def why_higher(a: Standing, b: Standing) -> tuple[str, ...]:
    """Who stands higher and the first thing in the order of rank that makes it so."""
    found = versus(a, b)
    if found.first is None:
        return (_tr("gelijk op alles wat de volgorde bepaalt"),)
    first = found.first
    why = _why(found.level, first, b if first is a else a)
    return _tr("{code} staat hoger: {why}").format(code=first.name, why=why), why


def _why(level: Level, first: Standing, other: Standing) -> str:
    if level is Level.VERDICT and other.verdict is PairVerdict.EXCLUDED:
        return _tr("{code} voldoet niet aan alle eisen").format(code=other.name)
    if level is Level.BAND:
        better, worse = band_word(first.band.value), band_word(other.band.value)
        return _tr("{better}, en {code} {worse}").format(
            better=better, code=other.name, worse=worse
        )
    return {
        Level.VERDICT: _tr("bij {code} is een eis nog onbekend").format(code=other.name),
        Level.WAITING: _tr("zelfde oordeel, wacht langer"),
        Level.SCORE: _tr("zelfde oordeel, even lang wachtend, hogere score"),
        Level.LOT: _tr("verder gelijk, en eerder geloot"),
    }[level]


def shortened(lines: Sequence[Line], most: int) -> list[Line]:
    """At most so many lines; what is left out is added up in the last, so the sum stays true."""
    if len(lines) <= most:
        return list(lines)
    rest = sum(line.points for line in lines[most - 1 :])
    words = _tr("verder") if rest else _tr("verder even veel erbij als eraf")
    return [*lines[: most - 1], Line("", (words,), rest)]
