"""One dwelling in the minutes: its facts, the decision and why, what follows."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Table

from matchtafel.matching.dutch import count, euro
from matchtafel.models import Decision, DecisionKind, VacancyFacts
from matchtafel.models.vocabulary import OUTDOOR_SPACE

from . import dutch
from .marks import Divider, Edge, outline, tag
from .minutes_considered import considered
from .minutes_reasons import reasons
from .record import Point, Record
from .style import DECISION, ITEM, ITEM_FACTS, TEXT_WIDTH, fact, paragraph
from .tables import BARE, whole

EDGES = {
    "toegewezen": Edge.SOLID,
    "toegewezen onder voorbehoud": Edge.THICK,
    "aangehouden": Edge.THIN,
    "geen match": Edge.DASHED,
}


def outcome(decision: Decision) -> str:
    """What became of a dwelling, in the words of its tag."""
    if decision.kind is DecisionKind.ALLOCATION:
        return "toegewezen onder voorbehoud" if decision.provisional else "toegewezen"
    return "aangehouden" if decision.kind is DecisionKind.HOLD else "geen match"


def undecided(point: Point) -> str:
    """Why a dwelling has no outcome."""
    withdrawn = point.of_kind(DecisionKind.WITHDRAWAL)
    return "besluit ingetrokken" if withdrawn else "nog niet besproken"


def dwelling_block(record: Record, point: Point, lead: Sequence[Any] = ()) -> list[Any]:
    """The flowables of one dwelling, the headings in `lead` kept with it."""
    decision = point.decision
    first = [*lead, *_title(point), paragraph(_facts_line(point, record), ITEM_FACTS)]
    if decision is None:
        first.append(paragraph(dutch.sentence(undecided(point)), DECISION))
        rest = []
    else:
        first += [paragraph(decision.sentence, DECISION), *considered(decision)]
        rest = reasons(record, point, decision)
    rest += [fact("Eerder", row.sentence) for row in point.of_kind(DecisionKind.WITHDRAWAL)]
    return [*whole(first, rest), *([] if point is record.points[-1] else [Divider()])]


def _title(point: Point) -> list[Any]:
    name = ", ".join(part for part in (point.name, point.neighbourhood) if part)
    word = outcome(point.decision) if point.decision else ""
    mark = tag(word.capitalize(), EDGES[word]) if word else None
    tag_width = mark.width + 3 * mm if mark else 0
    title = Table(
        [[paragraph(f"{point.number}\xa0 {name}", ITEM), mark]],
        colWidths=[TEXT_WIDTH - tag_width, tag_width],
        spaceBefore=3,
        style=[*BARE, ("ALIGN", (1, 0), (1, 0), "RIGHT")],
    )
    return [outline(f"woning-{point.number}", f"{point.number} {name}", level=1), title]


def _facts_line(point: Point, record: Record) -> str:
    """Woonstede, VHE 10-0417. 3 kamers, 61 m², tuin. Rekenhuur € 561,40. Vrij 30 november."""
    facts, year = point.facts, record.meeting.held_on.year
    free = facts.available_from
    parts = [
        f"{point.dwelling.corporation.name}, VHE {point.dwelling.unit_number}",
        ", ".join(_dwelling_words(facts)),
        _rent(facts),
        f"Vrij {dutch.day_month(free, year)}" if free else "Niet bekend wanneer vrij",
    ]
    return " ".join(dutch.sentence(part) for part in parts if part)


def _dwelling_words(facts: VacancyFacts) -> list[str]:
    """What is known of it; what is unknown is left out."""
    words = []
    if facts.rooms is not None:
        words.append(count(facts.rooms, "kamer", "kamers"))
    if facts.area_m2 is not None:
        words.append(f"{dutch.number(facts.area_m2)} m²")
    if facts.floor is not None:
        words.append(dutch.floor_name(facts.floor))
    if facts.lift is not None and facts.floor != 0:
        words.append("lift" if facts.lift else "geen lift")
    if facts.outdoor_space is not None:
        words.append(OUTDOOR_SPACE.get(facts.outdoor_space, facts.outdoor_space))
    return words


def _rent(facts: VacancyFacts) -> str:
    if facts.calculation_rent is not None:
        return f"Rekenhuur {euro(facts.calculation_rent)}"
    if facts.net_rent is not None:
        return f"Kale huur {euro(facts.net_rent)}"
    return "Huur niet bekend"
