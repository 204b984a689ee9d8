"""The figures of a meeting and of its year so far, against the norms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from reportlab.lib.units import mm

from matchtafel.matching.dutch import count
from matchtafel.models import Decision, DecisionKind

from .minutes_seen import chosen, is_unknown
from .record import Record
from .style import CELL_BOLD, TEXT_WIDTH, paragraph
from .tables import cells, heads, ruled

LABEL_WIDTH = 63 * mm
LABELS = (
    "Woningen besproken, waarvan toegewezen",
    "Aanbod binnen 3 maanden na urgentie",
    "Wachttijd bij toewijzing: midden, langste",
    "Passend toegewezen",
    "Rangorde gevolgd",
)
NORMS = ("–", "alle", "3 maanden", "ten minste 95 %", "–")
# domain.md §2.7 and §4.3.
ALL, SUITABLE_NORM = Fraction(1), Fraction(95, 100)
MET, MISSED, OPEN = "gehaald", "niet gehaald", "nog niet te zeggen"


@dataclass(frozen=True)
class Share:
    """How many of those counted; unknown ones are neither yes nor no."""

    yes: int
    no: int
    unknown: int

    @classmethod
    def of(cls, answers: Iterable[bool | None]) -> "Share":
        found = list(answers)
        return cls(found.count(True), found.count(False), found.count(None))

    def text(self, *, percentage: bool) -> str:
        """115 van 148 (78 %)"""
        known = self.yes + self.no
        unknown = f"; {self.unknown} onbekend" if self.unknown else ""
        if not known:
            return f"{self.unknown} onbekend" if self.unknown else "–"
        share = f" ({(200 * self.yes + known) // (2 * known)} %)" if percentage else ""
        return f"{self.yes} van {known}{share}{unknown}"

    def verdict(self, norm: Fraction) -> str:
        """Only what the unknown ones cannot change."""
        total = self.yes + self.no + self.unknown
        if not total:
            return "–"
        if Fraction(self.yes, total) >= norm:
            return MET
        if Fraction(self.yes + self.unknown, total) < norm:
            return MISSED
        return OPEN


@dataclass(frozen=True)
class Figures:
    """What is counted over some decisions."""

    decisions: Sequence[Decision]

    @property
    def allocations(self) -> list[Decision]:
        return [row for row in self.decisions if row.kind is DecisionKind.ALLOCATION]

    @property
    def in_time(self) -> Share:
        """Offer within three calendar months of urgency."""
        found = [chosen(decision) for decision in self.allocations]
        return Share.of(
            None if each.get("waiting_days") is None else not each.get("over_norm")
            for each in found
            # Without a clock there is no norm.
            if each.get("waiting_days") is not None or is_unknown(each, "waiting")
        )

    @property
    def suitable(self) -> Share:
        """Passend toewijzen; a letting that the test does not apply to is not counted."""
        answers = {"PAS": True, "NIE": False, "?": None}
        outcomes = [_test(decision, "suitability") for decision in self.allocations]
        return Share.of(answers[outcome] for outcome in outcomes if outcome in answers)

    @property
    def followed(self) -> Share:
        return Share.of(decision.follows for decision in self.allocations)

    def waits(self) -> str:
        """81 en 112 dagen: the median and the longest."""
        days = [chosen(decision).get("waiting_days") for decision in self.allocations]
        known = sorted(day for day in days if day is not None)
        if not known:
            return "–"
        return f"{int(median(known) + 0.5)} en {count(known[-1], 'dag', 'dagen')}"


def figures_table(record: Record) -> Any:
    """This meeting beside its year so far; without other meetings only this one."""
    year = record.meeting.held_on.year
    now, so_far = Figures(record.decisions), Figures(record.year)
    columns: dict[str, Sequence[str]] = {"": LABELS, "Dit overleg": _column(now)}
    if record.other_meetings:
        columns[f"{year} tot nu toe"] = _column(so_far, percentage=True)
    columns["Norm"] = NORMS
    if record.other_meetings:
        columns[f"Oordeel {year}"] = _verdicts(so_far)
    rows = [cells(*row) for row in zip(*columns.values(), strict=True)]
    for row, verdict in zip(rows, columns.get(f"Oordeel {year}", ()), strict=False):
        if verdict == MISSED:
            row[-1] = paragraph(verdict, CELL_BOLD)
    width = (TEXT_WIDTH - LABEL_WIDTH) / (len(columns) - 1)
    return ruled([heads(*columns), *rows], [LABEL_WIDTH, *[width] * (len(columns) - 1)])


def _column(found: Figures, *, percentage: bool = False) -> list[str]:
    return [
        f"{len(found.decisions)}, waarvan {len(found.allocations)}",
        found.in_time.text(percentage=percentage),
        found.waits(),
        found.suitable.text(percentage=percentage),
        found.followed.text(percentage=percentage),
    ]


def _verdicts(found: Figures) -> list[str]:
    in_time, suitable = found.in_time.verdict(ALL), found.suitable.verdict(SUITABLE_NORM)
    return ["–", in_time, "–", suitable, "–"]


def _test(decision: Decision, name: str) -> str:
    return str((decision.seen.get(name) or {}).get("outcome", "?"))


def fits(decision: Decision) -> str:
    """Passend toewijzen and DAEB of an allocation in one word; "?" is niet te toetsen."""
    outcomes = {_test(decision, "suitability"), _test(decision, "daeb")}
    if outcomes & {"NIE", "boven"}:
        return "nee"
    if "?" in outcomes:
        return "?"
    return "ja" if outcomes & {"PAS", "binnen"} else "–"
