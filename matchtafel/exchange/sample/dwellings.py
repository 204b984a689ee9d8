"""Vacant dwellings as corporations hand them in: seven kinds of building, rents of 2026."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from . import places
from .draw import chance, days_from, forget, pick, stream
from .places import Row, Street

# Aftoppingsgrenzen of 2026 (domain.md §4.1): corporations top many rents off at these.
CAPS = (Decimal("713.02"), Decimal("764.14"))

Shares = Mapping[str, float]


@dataclass(frozen=True)
class Building:
    """A kind of building, and what its dwellings are like.

    types, labels, accessibility, outdoor: code → how common. area, rent: bounds for the
    smallest dwelling, m² and euros a month; a bedroom more adds to both.
    """

    types: Shares
    bedrooms: Mapping[int, float]
    floors: tuple[int, ...]
    lift: bool | None
    entrance: str
    outdoor: Shares
    poor_sound_insulation: float
    labels: Shares
    accessibility: Shares
    area: tuple[int, int]
    rent: tuple[int, int]
    ages: tuple[int | None, int | None] = (None, None)
    max_persons: int | None = None


BUILDINGS = {
    "stairwell": Building(
        {"POF": 3, "POW": 1, "MAI": 0.4},
        {1: 1, 2: 5, 3: 2},
        (0, 1, 1, 2, 2, 3, 3, 4),
        False,
        "portiek",
        {"balkon": 6, "geen": 1},
        0.6,
        {"B": 1, "C": 4, "D": 4, "E": 2, "F": 1},
        {"ZON": 8, "GNV": 2},
        (44, 54),
        (520, 640),
    ),
    "gallery": Building(
        {"GAL": 5, "MAI": 0.5},
        {1: 2, 2: 5, 3: 2},
        tuple(range(10)),
        True,
        "galerij",
        {"balkon": 6, "gedeeld": 1},
        0.45,
        {"B": 2, "C": 4, "D": 2},
        {"NUL": 4, "GNV": 2, "ZON": 3, "ROA": 1},
        (46, 56),
        (540, 660),
    ),
    "modern": Building(
        {"COR": 4, "GAL": 1},
        {1: 4, 2: 5},
        tuple(range(7)),
        True,
        "corridor",
        {"balkon": 5, "dakterras": 0.5, "gedeeld": 1, "geen": 0.5},
        0.08,
        {"A": 4, "A+": 2, "A++": 1, "B": 1},
        {"NUL": 4, "ROA": 3, "ROL": 2},
        (45, 58),
        (650, 713),
    ),
    "terraced": Building(
        {"TUS": 6, "HOE": 2, "EIN": 1},
        {2: 2, 3: 6, 4: 2},
        (0,),
        None,
        "eigen",
        {"tuin": 1},
        0.3,
        {"A": 2, "B": 3, "C": 4, "D": 2},
        {"ZON": 7, "ROG": 1, "NUL": 1},
        (56, 66),
        (620, 700),
    ),
    "upstairs": Building(
        {"BOV": 1},
        {1: 4, 2: 4, 3: 1},
        (1, 1, 2, 2, 3),
        False,
        "eigen",
        {"balkon": 3, "geen": 4, "dakterras": 1},
        0.7,
        {"C": 2, "D": 4, "E": 3, "F": 2, "G": 1},
        {"ZON": 1},
        (38, 50),
        (480, 610),
    ),
    "downstairs": Building(
        {"BEN": 1},
        {1: 4, 2: 4},
        (0,),
        False,
        "eigen",
        {"tuin": 5, "geen": 1},
        0.65,
        {"C": 3, "D": 4, "E": 2},
        {"ZON": 4, "NUL": 3, "ROG": 2},
        (42, 52),
        (510, 620),
    ),
    "studio": Building(
        {"COR": 3, "BOV": 1},
        {0: 5, 1: 2},
        (0, 1, 2, 3, 4),
        True,
        "corridor",
        {"geen": 4, "gedeeld": 3},
        0.3,
        {"A": 2, "B": 3, "C": 1},
        {"ZON": 2, "NUL": 3},
        (24, 33),
        (410, 498),
        ages=(18, 27),
        max_persons=1,
    ),
    "senior": Building(
        {"GAL": 3, "COR": 2},
        {1: 4, 2: 3},
        (0, 1, 2, 3, 4, 5),
        True,
        "galerij",
        {"balkon": 5, "gedeeld": 2},
        0.2,
        {"A": 2, "B": 3, "C": 1},
        {"ROA": 4, "ROL": 3, "NUL": 2, "RUI": 0.4},
        (48, 58),
        (600, 690),
        ages=(55, None),
        max_persons=2,
    ),
}

# How often a corporation's export lacks a fact.
UNKNOWN = {
    "bag_id": 0.1,
    "neighbourhood_code": 0.02,
    "bedrooms": 0.05,
    "area_m2": 0.02,
    "floor": 0.03,
    "lift": 0.04,
    "accessibility": 0.25,
    "outdoor_space": 0.06,
    "entrance": 0.08,
    "poor_sound_insulation": 0.3,
    "situation": 0.15,
    "pets_allowed": 0.3,
    "energy_label": 0.06,
    "service_charges": 0.1,
    "calculation_rent": 0.4,
    "wws_points": 0.35,
    "wbmgp_article": 0.1,
}

REMARKS = (
    "Vloer en gordijnen zijn over te nemen.",
    "Keuken is vorig jaar vernieuwd.",
    "Portiek met vaste buren, de huismeester komt elke week langs.",
    "Zes treden naar de voordeur.",
    "Badkamer met douche, geen bad.",
    "Berging op de begane grond.",
    "Schilderwerk loopt nog; bezichtigen kan wel.",
    "Binnenkort groot onderhoud aan het dak.",
    "Complex met een eigen bewonerscommissie.",
)


def dwelling(index: int, on: date, seed: int) -> Row:
    """Vacancy number `index` of the week of a day; facts that nobody knows are None."""
    rng = stream("dwelling", seed, index)
    street = rng.choice(list(places.streets().values()))
    building = BUILDINGS[pick(rng, street.stock)]
    row = {
        **_key(rng, index, street),
        **street.facts,
        **_address(rng, index, building),
        **_inside(rng, building),
        "available_from": days_from(rng, on, -12, 50),
        "remark": rng.choice(REMARKS) if chance(rng, 0.3) else None,
    }
    row |= _money(rng, building, row["bedrooms"])
    return forget(rng, row, UNKNOWN)


def _key(rng: Random, index: int, street: Street) -> Row:
    corporations = [p for p in places.described()["partner"] if p["kind"] == "corporatie"]
    (corporation,) = rng.choices(corporations, (0.45, 0.35, 0.2))
    estate = int(street.neighbourhood_code[6:8]) * 10 + int(street.neighbourhood_code[8:])
    number = corporation["unit_number"].format(estate=estate, index=417 + 3 * index)
    return {"corporation": corporation["name"], "unit_number": number}


def _address(rng: Random, index: int, building: Building) -> Row:
    stacked = building.floors != (0,)
    return {
        "house_number": rng.randint(1, 180),
        "house_letter": rng.choice("abcd") if chance(rng, 0.12) else None,
        "house_addition": str(rng.randint(1, 8)) if stacked and chance(rng, 0.15) else None,
        "bag_id": f"999901{rng.randint(1, 9999):04}{index:06}",
    }


def _inside(rng: Random, building: Building) -> Row:
    bedrooms = pick(rng, building.bedrooms)
    min_age, max_age = building.ages
    labelled = chance(rng, 0.8)
    return {
        "dwelling_type": pick(rng, building.types),
        "rooms": bedrooms + 1,
        "bedrooms": bedrooms,
        "area_m2": float(rng.randint(*building.area) + 13 * max(bedrooms - 1, 0)),
        "floor": rng.choice(building.floors),
        "lift": building.lift,
        "not_applicable": ("lift",) if building.lift is None else (),
        "accessibility": pick(rng, building.accessibility),
        "outdoor_space": pick(rng, building.outdoor),
        "entrance": building.entrance,
        "poor_sound_insulation": chance(rng, building.poor_sound_insulation),
        "pets_allowed": chance(rng, 0.8),
        "energy_label": pick(rng, building.labels),
        "max_persons": building.max_persons,
        "min_age": min_age if labelled else None,
        "max_age": max_age if labelled else None,
    }


def _money(rng: Random, building: Building, bedrooms: int) -> Row:
    more = max(bedrooms - min(building.bedrooms), 0)
    rent = Decimal(rng.randint(*building.rent) * 100 + rng.randint(0, 99)) / 100 + 48 * more
    for cap in CAPS:
        if cap < rent < cap + 45 and chance(rng, 0.7):
            rent = cap
    return {
        "net_rent": rent,
        "service_charges": Decimal(rng.randint(400, 6200)) / 100,
        "calculation_rent": rent,
        "wws_points": float(round(rent / 7 + rng.randint(18, 45))),
    }
