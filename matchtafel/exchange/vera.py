"""A file with VERA units (EenhedenEenheid, one object or a list, 4.1 up to 4.3) as vacancies."""

from datetime import date
from pathlib import Path
from typing import Any

from . import jsontext
from .columns import owner_and_number
from .grid import Refused
from .records import Kind, Problem, Reading, Record, Severity
from .vera_unit import Unit


def read_vera(
    path: Path, kind: Kind | None, corporation: str | None, available_from: date | None
) -> Reading:
    """The units of a file; VERA has no corporation or availability. Raises Refused."""
    if kind not in (None, Kind.VACANCIES):
        raise Refused(f"dit is JSON met woningen, hier zijn {kind and kind.label} nodig")
    units = _units(jsontext.load(path))
    records: dict[tuple[str, str], Record] = {}
    problems: list[Problem] = []
    for number, content in enumerate(units, 1):
        unit = Unit(content, available_from)
        facts = unit.facts | {"corporation": corporation or None}
        if available_from:
            facts["available_from"] = available_from
        key = owner_and_number(Kind.VACANCIES, facts)
        if key in records:
            unit.note("id", key[1], "maar die woning staat ook al eerder in het bestand")
        name = f"woning {key[1]}" if key[1] else f"woning nummer {number} in het bestand"
        found = [
            Problem(path.name, None, None, place, value, f"{message} ({name})", severity)
            for place, value, message, severity in unit.notes
        ]
        problems += found
        if all(problem.severity is Severity.WARNING for problem in found):
            records[key] = Record(Kind.VACANCIES, key, None, facts, (), path.name)
    rejected = len(units) - len(records)
    return Reading(
        path.name,
        None,
        Kind.VACANCIES,
        tuple(records.values()),
        tuple(problems),
        len(units),
        rejected,
    )


def _units(content: Any) -> list[dict[str, Any]]:
    units = content if isinstance(content, list) else [content]
    if any(isinstance(unit, dict) and "features" in unit for unit in units):
        raise Refused("dit is een kaart (GeoJSON), geen lijst met woningen")
    if not units or not all(isinstance(unit, dict) for unit in units):
        raise Refused("in deze JSON staat geen woning (VERA-eenheid) en geen lijst met woningen")
    return units
