"""A file with VERA units (EenhedenEenheid, one object or a list, 4.1 up to 4.3) as vacancies."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from matchtafel.matching.dutch import euro, long_date

from . import jsontext
from .columns import owner_and_number
from .grid import Refused, dotted
from .records import Kind, Problem, Reading, Record, Severity
from .valuation import Valuation, value_units
from .vera_unit import Unit

_POINTS = "woningwaarderingResultaat"
# A table has dozens; of a whole stock the counting would take longer than anyone waits.
MOST_UNITS = 1_000
# A large corporation's whole stock.
MOST_READ = 50_000


def read_vera(
    path: Path,
    kind: Kind | None,
    corporation: str | None,
    available_from: date | None,
    on: date | None,
) -> Reading:
    """The units of a file; VERA has no corporation or availability. Raises Refused.

    on: the day by which WWS points are counted where a unit gives none; None: they are not.
    """
    if kind not in (None, Kind.VACANCIES):
        raise Refused(f"dit is JSON met woningen, hier zijn {kind and kind.label} nodig")
    units = [Unit(content, available_from) for content in _units(jsontext.load(path))]
    problems = [] if on is None else _count_points(path.name, units, on)
    given: dict[str, Any] = {"corporation": corporation or None}
    if available_from:
        given["available_from"] = available_from
    records, found = _records(path.name, units, given)
    return Reading(
        path.name,
        None,
        Kind.VACANCIES,
        records,
        (*problems, *found),
        len(units),
        len(units) - len(records),
    )


def _records(
    file: str, units: Sequence[Unit], given: Mapping[str, Any]
) -> tuple[tuple[Record, ...], list[Problem]]:
    """The units that can be taken, and everything that is wrong with any."""
    records: dict[tuple[str, str], Record] = {}
    problems: list[Problem] = []
    for number, unit in enumerate(units, 1):
        facts = {**unit.facts, **given}
        key = owner_and_number(Kind.VACANCIES, facts)
        if key in records:
            unit.note("id", key[1], "maar die woning staat ook al eerder in het bestand")
        found = _problems(file, unit, key[1] or f"nummer {number} in het bestand")
        problems += found
        if all(problem.severity is Severity.WARNING for problem in found):
            records[key] = Record(Kind.VACANCIES, key, None, facts, (), file, unit.derived)
    return tuple(records.values()), problems


def _problems(file: str, unit: Unit, name: str) -> list[Problem]:
    return [
        Problem(file, None, None, place, value, f"{message} (woning {name})", severity)
        for place, value, message, severity in unit.notes
    ]


def _count_points(file: str, units: list[Unit], on: date) -> list[Problem]:
    """WWS points that a unit itself does not give, where it is complete enough to count them."""
    lacking = [unit for unit in units if "wws_points" not in unit.facts]
    if len(lacking) > MOST_UNITS:
        message = f"de WWS-punten zijn niet geteld: dat gaat tot {dotted(MOST_UNITS)} woningen"
        return [Problem(file, None, None, _POINTS, None, message, Severity.WARNING)]
    contents = [unit.content for unit in lacking]
    for unit, valuation in zip(lacking, value_units(contents, on), strict=True):
        if valuation is None:
            continue
        for warning in valuation.warnings:
            unit.note(_POINTS, None, warning, Severity.WARNING)
        if valuation.points is not None:
            unit.facts["wws_points"] = float(valuation.points)
            unit.derived = _how(valuation, on)
    return []


def _how(valuation: Valuation, on: date) -> str:
    """For the origin of the facts: what was counted, by what and as of when."""
    surcharge = f" plus opslag {euro(valuation.surcharge)}" if valuation.surcharge else ""
    highest = f"hoogste huur {euro(valuation.highest_rent)}{surcharge}"
    return f"WWS-punten berekend met {valuation.by} per {long_date(on)}, {highest}"


def _units(content: Any) -> list[dict[str, Any]]:
    units = content if isinstance(content, list) else [content]
    if any(isinstance(unit, dict) and "features" in unit for unit in units):
        raise Refused(
            "dit is een kaart (GeoJSON), geen lijst met woningen: "
            "kies een bestand met woningen of profielen"
        )
    if not units or not all(isinstance(unit, dict) for unit in units):
        raise Refused("in deze JSON staat geen woning (VERA-eenheid) en geen lijst met woningen")
    if len(units) > MOST_READ:
        raise Refused(
            f"het bestand heeft meer dan {dotted(MOST_READ)} woningen, dat is de grens: "
            "verdeel het over meer bestanden"
        )
    return units
