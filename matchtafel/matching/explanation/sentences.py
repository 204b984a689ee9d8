"""Why one stands above the other, in one Dutch sentence."""

from ..dutch import count, listed, number
from ..explain import Judgement
from ..policy import Band
from ..rounding import hundredths
from ..verdict import PairVerdict
from .change import spoken
from .versus import Level, Standing, Versus

BAND_WORDS = {
    Band.VERY_GOOD: "past zeer goed",
    Band.GOOD: "past goed",
    Band.FAIR: "past redelijk",
    Band.MODERATE: "past matig",
    Band.POOR: "past slecht",
    Band.EXCLUDED: "past niet",
}


def why_first(found: Versus) -> str:
    """Who stands higher, and the first thing in the order of rank that makes it so."""
    silent = [side.name for side in (found.a, found.b) if side.score is None]
    if silent:
        whose = f" van {silent[0]}" if len(silent) == 1 else ""
        return f"Zonder toestemming{whose} om aan tafel te delen valt er niets te vergelijken."
    first = found.first
    if first is None:
        return f"{found.a.name} en {found.b.name} zijn gelijk op alles wat de volgorde bepaalt."
    other = found.b if first is found.a else found.a
    why = {
        Level.VERDICT: _by_verdict,
        Level.BAND: _by_band,
        Level.WAITING: _by_waiting,
        Level.SCORE: _by_score,
        Level.LOT: _by_lot,
    }[found.level](first, other)
    return f"{first.name} staat boven {other.name}: {why}."


def _by_verdict(first: Standing, other: Standing) -> str:
    if other.verdict is PairVerdict.EXCLUDED:
        amiss = _named([j for j in other.judged if j.fails])
        meets = "voldoet aan alle eisen"
        if first.verdict is PairVerdict.UNDETERMINED:
            meets = f"kan nog voldoen ({_named([j for j in first.judged if j.holds_up])} onbekend)"
        return f"{first.name} {meets}, {other.name} voldoet niet ({amiss})"
    asked = _named([j for j in other.judged if j.holds_up])
    return f"{first.name} voldoet aan alle eisen, van {other.name} is nog onbekend: {asked}"


def _named(judged: list[Judgement]) -> str:
    return listed([spoken(j.criterion) for j in judged])


def _by_band(first: Standing, other: Standing) -> str:
    better, worse = BAND_WORDS[first.band], BAND_WORDS[other.band]
    return f"{first.name} {better} en {other.name} {worse}"


def _by_waiting(first: Standing, other: Standing) -> str:
    if other.waiting_days is None:
        return f"{_alike(first)}, en van {other.name} is de wachttijd niet bekend"
    longer, shorter = count(first.waiting_days or 0, "dag", "dagen"), other.waiting_days
    return f"{_alike(first)}, en {first.name} wacht langer ({longer} tegen {shorter})"


def _by_score(first: Standing, other: Standing) -> str:
    high, low = first.score or 0.0, other.score or 0.0
    figures = f"{hundredths(high)} tegen {hundredths(low)}"
    if hundredths(high) == hundredths(low):
        figures = f"{number(high * 100, 4)} tegen {number(low * 100, 4)}"
    return f"{_alike(first)}, en de score is hoger ({figures})"


def _by_lot(first: Standing, other: Standing) -> str:
    return f"verder zijn ze gelijk, en {first.name} is eerder geloot"


def _alike(first: Standing) -> str:
    """What the two have in common before the thing that decides."""
    if first.verdict is PairVerdict.EXCLUDED:
        return "beide voldoen niet aan een eis"
    open_ = ", onder voorbehoud" if first.verdict is PairVerdict.UNDETERMINED else ""
    return f"beide {BAND_WORDS[first.band].replace('past', 'passen')}{open_}"
