"""The same arithmetic for one pair in plain Python, to be called in a loop over pairs.

A rule gives a degree from 0 to 1, None for unknown, or SILENT where it does not apply.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any

from matchtafel.matching.criteria.areas import Nearness, nearness
from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.criteria.criterion import FAMILIES
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import BANDS
from tests.builders.policy import STANDARD

from .load import ON

Row = Mapping[str, Any]
Degree = float | None
SILENT = -1.0
WEIGHT = {name: rule.weight for name, rule in STANDARD.rules.items()}
FAMILY = {criterion.id: criterion.family for criterion in CATALOGUE}
SERVED = {
    "ZON": "ZON",
    "GNV": "ZON GNV",
    "NUL": "ZON GNV NUL",
    "ROG": "ZON GNV ROG",
    "ROA": "ZON GNV NUL ROG ROA",
    "ROL": "ZON GNV NUL ROG ROA ROL",
    "RUI": "ZON GNV NUL ROG ROA ROL RUI",
}
INSIDE = {Nearness.IN_NEIGHBOURHOOD: 1.0, Nearness.IN_DISTRICT: 1.0, Nearness.IN_MUNICIPALITY: 1.0}
WANTED = {**INSIDE, Nearness.SAME_DISTRICT: 0.5}
NEAR = {
    Nearness.IN_NEIGHBOURHOOD: 1.0,
    Nearness.IN_DISTRICT: 0.7,
    Nearness.SAME_DISTRICT: 0.7,
    Nearness.IN_MUNICIPALITY: 0.3,
    Nearness.SAME_MUNICIPALITY: 0.3,
}


@dataclass
class Scored:
    """What the loop finds of one pair; points and weights by family."""

    verdict: str = "eligible"
    band: str = "excluded"
    score: float | None = None
    low: float | None = None
    high: float | None = None
    families: dict[str, float | None] = field(default_factory=dict)
    failing: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)


def score_pair(v: Row, c: Row, norms: Norms) -> Scored:
    """Verdict, band, score, interval and families of one pair under the standard policy."""
    found = Scored()
    if c["consent_date"] is None or c["consent_date"] > ON:
        found.verdict, found.failing = "excluded", ["consent"]
        return found
    points, weight, open_ = dict.fromkeys(FAMILIES, 0.0), dict.fromkeys(FAMILIES, 0.0), 0.0
    for name, degree, required in _rules(v, c, norms):
        if required:
            if degree == 0:
                found.failing.append(name)
            elif degree is None:
                found.unknown.append(name)
        elif degree is None:
            found.undecided.append(name)
            open_ += WEIGHT[name]
        elif degree != SILENT:
            points[FAMILY[name]] += degree * WEIGHT[name]
            weight[FAMILY[name]] += WEIGHT[name]
    total, known = sum(points.values()), sum(weight.values())
    found.score = _share(total, known)
    found.low, found.high = _share(total, known + open_), _share(total + open_, known + open_)
    found.families = {f: _share(points[f], weight[f]) if weight[f] else None for f in FAMILIES}
    if found.failing:
        found.verdict = "excluded"
        return found
    found.verdict = "undetermined" if found.unknown else "eligible"
    limits = zip(BANDS, STANDARD.thresholds, strict=False)
    found.band = next((band for band, least in limits if found.score >= least), "poor")
    return found


def _share(points: float, weight: float) -> float:
    return round(points / weight, 6) if weight else 1.0


def _rules(v: Row, c: Row, norms: Norms) -> Iterator[tuple[str, Degree, bool]]:
    yield from _terms(v, c)
    yield from _money(v, c, norms)
    yield from _sizes(v, c)
    yield from _lines(v, c)
    yield from _areas(v, c)


def _terms(v: Row, c: Row) -> Iterator[tuple[str, Degree, bool]]:
    for name, until in (
        ("profile_valid", c["valid_until"]),
        ("urgency_valid", c["urgency_valid_until"]),
    ):
        yield name, None if until is None else float(until >= ON), True
    ready, free = c["ready_from"], v["available_from"]
    late = None if ready is None or free is None else (ready - free).days
    yield "available_in_time", None if late is None else min(max(1 - late / 30, 0), 1), False
    yield "age_label", _age(v["min_age"], v["max_age"], c["birth_year"]), True
    pet, allowed = c["has_pet"], v["pets_allowed"]
    if pet is False:
        yield "pets", SILENT, True
    elif allowed:
        yield "pets", 1.0, True
    else:
        yield "pets", 0.0 if pet and allowed is False else None, True


def _age(low: int | None, high: int | None, born: int | None) -> Degree:
    if low is None and high is None:
        return SILENT
    if born is None:
        return None
    inside = {(low or 0) <= age <= (high or 999) for age in (ON.year - born, ON.year - born - 1)}
    return float(inside.pop()) if len(inside) == 1 else None


def _settled(outcomes: set[Degree]) -> Degree:
    """What is left of several possible outcomes."""
    if 0.0 in outcomes:
        return 0.0 if outcomes == {0.0} else None
    return 1.0 if 1.0 in outcomes else SILENT


def _money(v: Row, c: Row, norms: Norms) -> Iterator[tuple[str, Degree, bool]]:
    rent = v["net_rent"] if v["calculation_rent"] is None else v["calculation_rent"]
    most = c["max_rent"]
    affordable = SILENT if most is None else None if rent is None else float(rent <= most)
    yield "rent_affordable", affordable, True
    adults, children, income = c["adults"], c["children"], c["income"]
    least = max((adults or 0) + (children or 0), 1)
    whole = adults is not None and children is not None
    sizes = [least] if whole else range(least, max(least, 3) + 1)
    ages = [True, False] if c["pension_age"] is None else [c["pension_age"]]
    suits = {o for n in sizes for old in ages for o in _passend(rent, income, n, old, norms)}
    yield "income_fits_rent", _settled(suits), True
    yield (
        "income_within_daeb",
        _settled({o for n in sizes for o in _daeb(rent, income, n, norms)}),
        True,
    )


def _passend(rent: Any, income: Any, persons: int, old: bool, norms: Norms) -> Iterator[Degree]:
    if old:
        limit = norms.income_single_pension if persons == 1 else norms.income_multi_pension
    else:
        limit = norms.income_single if persons == 1 else norms.income_multi
    if income is None or limit is None or income > limit:
        yield SILENT
        if income is not None and limit is not None:
            return
    cap = norms.rent_cap_low if persons <= 2 else norms.rent_cap_high
    yield from (0.0, 1.0) if rent is None else (float(float(rent) <= cap),)


def _daeb(rent: Any, income: Any, persons: int, norms: Norms) -> Iterator[Degree]:
    if rent is None or float(rent) > norms.social_rent_limit:
        yield SILENT
        if rent is not None:
            return
    limit = norms.daeb_income_single if persons == 1 else norms.daeb_income_multi
    yield from (0.0, 1.0) if income is None else (float(income <= limit),)


def _least(have: Any, least: Any) -> Degree:
    if least is None:
        return SILENT
    if least <= 0:
        return 1.0
    return None if have is None else float(have >= least)


def _sizes(v: Row, c: Row) -> Iterator[tuple[str, Degree, bool]]:
    adults, children, asked = c["adults"], c["children"], c["min_bedrooms"]
    if asked is None and adults is not None and children is not None:
        asked = ceil(adults / 2) + ceil(children / 2)
    yield "bedrooms", _least(v["bedrooms"], asked), True
    yield "rooms", _least(v["rooms"], c["min_rooms"]), True
    yield "area", _least(v["area_m2"], c["min_area_m2"]), True
    most, persons = v["max_persons"], (adults or 0) + (children or 0)
    whole = adults is not None and children is not None
    if most is None:
        yield "occupancy", SILENT, True
    else:
        yield "occupancy", 0.0 if persons > most else 1.0 if whole else None, True
    label, demanded = v["accessibility"], c["min_accessibility"]
    if demanded is None:
        yield "accessibility", SILENT, True
    elif label is None:
        yield "accessibility", 1.0 if demanded == "ZON" else None, True
    else:
        yield "accessibility", float(demanded in SERVED[label]), True
    reach = c["max_floor_without_lift"]
    floor = v["floor"]
    near = None if floor is None or reach is None else floor <= reach
    yield "stairs", SILENT if reach is None else _either(v["lift"], near), True


def _either(one: bool | None, other: bool | None) -> Degree:
    if one or other:
        return 1.0
    return None if one is None or other is None else 0.0


def _lines(v: Row, c: Row) -> Iterator[tuple[str, Degree, bool]]:
    floor, answer = v["floor"], c["ground_floor"]
    if answer == "nee":
        yield "ground_floor", SILENT, False
    elif answer is None or floor is None:
        yield "ground_floor", None, answer in ("eis", "uitgesloten")
    else:
        fits = (floor != 0) if answer == "uitgesloten" else (floor == 0)
        yield "ground_floor", float(fits), answer in ("eis", "uitgesloten")
    outdoor, poor = v["outdoor_space"], v["poor_sound_insulation"]
    entrance, situation = v["entrance"], v["situation"]
    there: dict[str, Degree] = {
        "lift": _either(v["lift"], None if floor is None else floor == 0),
        "outdoor_space": None
        if outdoor is None
        else {"geen": 0.0, "gedeeld": 0.5}.get(outdoor, 1.0),
        "own_entrance": None if entrance is None else float(entrance == "eigen"),
        "quiet": None if situation is None else float(situation == "RUS"),
        "sound_insulation": None if poor is None else float(not poor),
    }
    for name, degree in there.items():
        if c[name] == "nee":
            yield name, SILENT, False
        elif c[name] is None:
            yield name, 1.0 if degree == 1.0 else None, False
        else:
            yield name, degree, c[name] == "eis"


def _areas(v: Row, c: Row) -> Iterator[tuple[str, Degree, bool]]:
    def each(name: str, degrees: Mapping[Nearness, float]) -> list[Degree]:
        levels = (nearness(v["neighbourhood_code"], v["postcode"], area) for area in c[name] or ())
        return [None if n is Nearness.UNTOLD else degrees.get(n, 0.0) for n in levels]

    inside = _best(each("excluded_areas", INSIDE))
    open_ = c["excluded_areas"] is None or inside is None
    yield "excluded_area", None if open_ or inside is None else 1 - inside, True
    must = bool(c["wanted_areas_required"])
    wanted = each("wanted_areas", INSIDE if must else WANTED)
    yield "wanted_area", _best(wanted) if wanted else SILENT, must
    near = each("anchor_areas", NEAR)
    known = [degree for degree in near if degree is not None]
    mean = sum(known) / len(near) if near and len(known) == len(near) else None
    yield "near_anchors", mean if near else SILENT, False


def _best(degrees: list[Degree]) -> Degree:
    known = max((degree for degree in degrees if degree is not None), default=0.0)
    return None if None in degrees and known < 1 else known
