"""WWS points and highest rent of complete VERA units, through Woonstad's woningwaardering."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from .values import CENT

# What this release of the library accepts; setup.cfg names the release.
KNOWN_YEARS = (2026,)
# As the column wws_punten has it.
_MOST_POINTS = 1_000
MOST_SECONDS = 90
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
# RUIMTEDETAILSOORT in which a kitchen and sanitary fittings are.
_KITCHENS, _SANITARY = {"KEU", "WOK", "WSK"}, {"BAD", "BAT", "DOU"}
_BUILDINGS = {"EGW", "MGW"}
# Small homes of these years count otherwise around Amsterdam and Utrecht, which only the code
# of the town tells (Besluit huurprijzen woonruimte, bijlage I, rubriek 11).
_BUILT, _SMALL_M2 = range(2018, 2023), 40
# What of a unit the library counts with: no address, no rents but these.
_READ = (
    *("id", "bouwjaar", "beginBouwdatum", "inExploitatiedatum", "datumAfsluitenHuurovereenkomst"),
    *("doelgroep", "energieprestaties", "gebruiksoppervlakte", "panden", "prijscomponenten"),
    *("ruimten", "wozEenheden"),
)
_UNIT = re.compile(r"^Eenheid \([^)]*\)(: )?")


@dataclass(frozen=True)
class Valuation:
    """points: whole WWS points; None: the library could not read the unit after all.

    highest_rent: kale huur without the surcharge, both euros a month. warnings: half Dutch
    sentences, the library's own and ours. by: the library and its version.
    """

    points: int | None
    highest_rent: Decimal | None
    surcharge: Decimal
    warnings: tuple[str, ...]
    by: str


def value_units(units: Sequence[Any], on: date) -> list[Valuation | None]:
    """Points and highest rent of each unit on a day; None where the unit is not complete.

    Silent outside the years that the library knows. Takes some two seconds where at least one
    unit is complete, else nothing: the library is loaded in a process of its own.
    """
    known = on.year in KNOWN_YEARS
    complete = [place for place, unit in enumerate(units) if known and is_complete(unit, on)]
    found: list[Valuation | None] = [None] * len(units)
    if complete:
        answers = _ask([units[place] for place in complete], on)
        for place, valuation in zip(complete, answers, strict=True):
            found[place] = valuation
    return found


def is_complete(unit: Any, on: date) -> bool:
    """Whether a VERA unit has what points cannot do without; less gives nonsense.

    Rooms, kitchen and bathroom among them; an energy label or a building year; a WOZ value of
    one of the two years that count; the kind of building; and that it is self-contained.
    """
    rooms = [room for room in _items(unit, "ruimten") if room.get("oppervlakte")]
    kinds = {_code(room, "detailSoort") for room in rooms}
    return (
        isinstance(unit, dict)
        and _code(unit, "woningwaarderingstelsel") == "ZEL"
        and any(_code(room, "soort") == "VTK" for room in rooms)
        and bool(kinds & _KITCHENS)
        and bool(kinds & _SANITARY)
        and any(_code(building, "soort") in _BUILDINGS for building in _items(unit, "panden"))
        and bool(_items(unit, "energieprestaties") or unit.get("bouwjaar"))
        and any(_counts(value, on) for value in _items(unit, "wozEenheden"))
        and not _needs_town(unit)
    )


def _counts(value: Mapping[str, Any], on: date) -> bool:
    days = {f"{on.year - years}-01-01" for years in (1, 2)}
    return str(value.get("waardepeildatum"))[:10] in days and bool(value.get("vastgesteldeWaarde"))


def _needs_town(unit: Mapping[str, Any]) -> bool:
    built, area = unit.get("bouwjaar"), unit.get("gebruiksoppervlakte")
    if built not in _BUILT or (isinstance(area, int | float) and area >= _SMALL_M2):
        return False
    address = unit.get("adres")
    return not (isinstance(address, dict) and _code(address, "woonplaats"))


def _items(unit: Any, name: str) -> list[dict[str, Any]]:
    items = unit.get(name) if isinstance(unit, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _code(item: Mapping[str, Any], name: str) -> str | None:
    value = item.get(name)
    code = value.get("code") if isinstance(value, dict) else None
    return code if isinstance(code, str) and code else None


def _ask(units: Sequence[dict[str, Any]], on: date) -> list[Valuation]:
    """What the worker answers; where it does not, that it did not."""
    asked = {"on": on.isoformat(), "units": [_to_count(unit) for unit in units]}
    try:
        done = subprocess.run(
            # -P: a json.py that lies beside someone's file is not imported.
            [sys.executable, "-P", "-m", "matchtafel.exchange.valuation_worker"],
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One thread: each takes address space, of which the worker has little.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            timeout=MOST_SECONDS,
            creationflags=_NO_WINDOW,
            check=False,
        )
    except (subprocess.TimeoutExpired, RecursionError):
        return [_failed("dat duurde te lang of ging te diep")] * len(units)
    except OSError:
        return [_failed("dat kon niet beginnen")] * len(units)
    if done.returncode:
        return [_failed("dat is niet gelukt")] * len(units)
    answer = json.loads(done.stdout)
    by = f"woningwaardering {answer['version']}"
    pairs = zip(units, answer["answers"], strict=True)
    return [_valuation(unit, counted, by) for unit, counted in pairs]


def _to_count(unit: dict[str, Any]) -> dict[str, Any]:
    """Only what the points rest on; without a list of monuments the library would go and ask."""
    town = unit["adres"].get("woonplaats") if isinstance(unit.get("adres"), dict) else None
    return {
        **{name: unit[name] for name in _READ if name in unit},
        "adres": {"woonplaats": town},
        "monumenten": unit.get("monumenten") or [],
    }


def _valuation(unit: dict[str, Any], answer: dict[str, Any] | None, by: str) -> Valuation:
    if answer is None or not 0 <= answer["points"] <= _MOST_POINTS:
        return _failed("deze woning is daarvoor niet goed te lezen", by)
    told = [_sentence(warning) for warning in answer["warnings"]]
    if not answer["sanitary"]:
        told.append("er is geen sanitair geteld: het staat niet bij de ruimten")
    if unit.get("monumenten") is None:
        told.append("of de woning een monument is, staat er niet bij: geteld alsof niet")
    return Valuation(
        points=int(answer["points"]),
        highest_rent=_cents(answer["highest_rent"]),
        surcharge=_cents(answer["surcharge"]),
        warnings=tuple(told),
        by=by,
    )


def _failed(why: str, by: str = "woningwaardering") -> Valuation:
    return Valuation(None, None, Decimal(0), (f"WWS-punten niet geteld: {why}",), by)


def _cents(amount: float) -> Decimal:
    return Decimal(str(amount)).quantize(CENT)


def _sentence(warning: str) -> str:
    """A warning of the library, without the unit's number: its reader has that already."""
    bare = _UNIT.sub(lambda unit: "" if unit[1] else "de woning", warning).rstrip(". ")
    return "woningwaardering meldt: " + re.sub(r"^'(\w+)' is None$", r"er zijn geen \1", bare)
