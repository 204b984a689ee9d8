"""Housing-need profiles as care providers hand them in, with what was not asked yet."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from random import Random

from matchtafel.exchange.privacy import may_be_citizen_number

from . import places
from .draw import chance, days_from, forget, pick, stream
from .dwellings import CAPS
from .places import Row

# (adults, children) → share.
HOUSEHOLDS = {
    (1, 0): 0.64,
    (2, 0): 0.06,
    (1, 1): 0.1,
    (1, 2): 0.07,
    (2, 1): 0.04,
    (2, 2): 0.04,
    (1, 3): 0.02,
    (2, 3): 0.02,
    (2, 5): 0.01,
}
ORIGINS = {
    "MO": 0.36,
    "BW": 0.3,
    "doorstroom": 0.12,
    "wonen_eerst": 0.07,
    "jeugd": 0.09,
    "detentie": 0.04,
    "anders": 0.02,
}
# Share of nee, wens and eis on each line.
LINES: dict[str, tuple[float, float, float]] = {
    "lift": (0.64, 0.33, 0.03),
    "outdoor_space": (0.3, 0.67, 0.03),
    "own_entrance": (0.55, 0.43, 0.02),
    "quiet": (0.62, 0.35, 0.03),
    "sound_insulation": (0.66, 0.31, 0.03),
}
GROUND_FLOOR = {"nee": 0.58, "wens": 0.25, "eis": 0.05, "uitgesloten": 0.12}
# Another municipality, as fictional as this one.
ELSEWHERE = "GM9998"
ACCESSIBILITY = {"ZON": 1, "GNV": 4, "NUL": 6, "ROG": 3, "ROA": 4, "ROL": 2, "RUI": 0.5}

# How often a profile that was filled in well lacks the answer; a hasty one lacks more.
UNKNOWN = {
    "valid_until": 0.01,
    "urgency_date": 0.02,
    "urgency_valid_until": 0.02,
    "adults": 0.005,
    "children": 0.01,
    "birth_year": 0.015,
    "pension_age": 0.02,
    "income": 0.02,
    "income_year": 0.03,
    "ground_floor": 0.08,
    "outdoor_space": 0.08,
    "lift": 0.08,
    "own_entrance": 0.08,
    "quiet": 0.08,
    "sound_insulation": 0.08,
    "has_pet": 0.06,
    "excluded_areas": 0.03,
    "support_hours": 0.08,
    "support_day_and_night": 0.08,
    "match_weight": 0.03,
    "ready_from": 0.08,
    "offers_refused": 0.1,
    "origin": 0.02,
}
HASTY = 3

NOTES = (
    "Wil graag een bezichtiging samen met de begeleider.",
    "Heeft eigen meubels en kan snel verhuizen.",
    "Werkt in ploegendienst.",
    "Liefst een overzichtelijk portiek.",
    "Zoekt rust na een drukke periode.",
    "Volgt overdag een opleiding.",
    "Kan de verhuizing met hulp van familie regelen.",
    "Eerste gesprek met de buurtsportcoach is gepland.",
)


def profile(index: int, on: date, seed: int) -> Row:
    """Profile number `index` as it stands on a day; answers that nobody gave are None."""
    rng = stream("profile", seed, index)
    adults, children = pick(rng, HOUSEHOLDS)
    origin = pick(rng, ORIGINS)
    age = _age(rng, origin, adults + children)
    row = {
        **_key(rng, index, on),
        **_dates(rng, on),
        "origin": origin,
        "adults": adults,
        "children": children,
        "birth_year": on.year - age,
        "pension_age": age >= 67,
        **_money(rng, age, adults, children),
        "income_year": on.year - chance(rng, 0.6),
        **_demands(rng, age, adults, children),
        **_lines(rng),
        **_areas(rng),
        **_support(rng, on),
        "note": rng.choice(NOTES) if chance(rng, 0.25) else None,
    }
    haste = HASTY if chance(rng, 0.25) else 1
    return forget(rng, row, {fact: share * haste for fact, share in UNKNOWN.items()})


def _key(rng: Random, index: int, on: date) -> Row:
    providers = [p["name"] for p in places.described()["partner"] if p["kind"] == "zorgaanbieder"]
    shares = dict(zip(providers, (0.35, 0.25, 0.25, 0.15), strict=True))
    numbers = (f"P-{on.year}-{4 * index + step:04}" for step in range(rng.randint(1, 2), 5))
    # One in eleven could be a BSN; of three in a row at most two are.
    number = next(number for number in numbers if not may_be_citizen_number(number))
    return {"provider": pick(rng, shares), "profile_number": number}


def _dates(rng: Random, on: date) -> Row:
    waiting = round(rng.gammavariate(2.2, 27))
    urgent = on - timedelta(days=waiting)
    made = min(days_from(rng, urgent, -25, 10), on)
    return {
        "profile_date": made,
        "valid_until": made + timedelta(days=rng.choice((183, 365))),
        "consent_date": None if chance(rng, 0.04) else min(days_from(rng, made, 0, 9), on),
        "urgency_kind": pick(rng, {"UIT": 0.8, "SOC": 0.08, "DAK": 0.06, "GEW": 0.04, "MED": 0.02}),
        "urgency_date": urgent,
        "urgency_valid_until": urgent + timedelta(days=rng.choice((183, 183, 365))),
    }


def _age(rng: Random, origin: str, persons: int) -> int:
    if origin == "jeugd":
        return rng.randint(18, 23)
    return round(rng.triangular(21, 74 if persons == 1 else 52, 33))


def _money(rng: Random, age: int, adults: int, children: int) -> Row:
    working = chance(rng, 0.25)
    if working:
        income = rng.triangular(17_000, 44_000, 23_000)
    elif age < 21:
        income = rng.uniform(4_200, 9_500)
    else:
        income = rng.uniform(16_400, 18_900) + (6_500 if adults == 2 or age >= 67 else 0)
    caps = CAPS[0] if adults + children <= 2 else CAPS[1]
    carries = caps - 15 * rng.randint(0, 6) if chance(rng, 0.5) else None
    return {
        "income": Decimal(round(income)),
        "max_rent": Decimal("498.20") if age < 21 else carries,
    }


def _demands(rng: Random, age: int, adults: int, children: int) -> Row:
    household = ceil(adults / 2) + ceil(children / 2)
    small = household == 1 and age < 24 and chance(rng, 0.6)
    more = children > 1 and chance(rng, 0.25)
    stairs = pick(rng, {None: 0.66, 0: 0.04, 1: 0.1, 2: 0.12, 3: 0.08})
    stated = small or more or chance(rng, 0.4)
    return {
        "min_bedrooms": (0 if small else household + more) if stated else None,
        "min_rooms": household + 1 if chance(rng, 0.08) else None,
        "min_area_m2": float(35 + 12 * household) if chance(rng, 0.08) else None,
        "min_accessibility": pick(rng, ACCESSIBILITY) if chance(rng, 0.14) else None,
        "max_floor_without_lift": stairs,
    }


def _lines(rng: Random) -> Row:
    answers = ("nee", "wens", "eis")
    lines: Mapping[str, Mapping[str, float]] = {
        fact: dict(zip(answers, shares, strict=True)) for fact, shares in LINES.items()
    }
    return {
        "ground_floor": pick(rng, GROUND_FLOOR),
        **{fact: pick(rng, shares) for fact, shares in lines.items()},
        "has_pet": chance(rng, 0.17),
    }


def _areas(rng: Random) -> Row:
    buurten, _ = places.areas()
    pc4s = sorted({street.postcode[:4] for street in places.streets().values()})
    wanted = _list_of(rng, 5) if chance(rng, 0.45) else None
    elsewhere = [area for area in buurten + pc4s if area not in (wanted or ())]
    excluded = tuple(rng.sample(elsewhere, rng.randint(1, 3))) if chance(rng, 0.25) else ()
    anchors = _list_of(rng, 3) if chance(rng, 0.6) else None
    if anchors and chance(rng, 0.08):
        anchors += (ELSEWHERE,)
    return {
        "wanted_areas": wanted,
        "wanted_areas_required": wanted is not None and chance(rng, 0.08),
        "excluded_areas": excluded,
        "anchor_areas": anchors,
    }


def _list_of(rng: Random, most: int) -> tuple[str, ...]:
    """Neighbourhoods and, more often, whole districts."""
    buurten, wijken = places.areas()
    drawn = rng.sample(buurten + wijken * 4, rng.randint(most // 2, most))
    return tuple(dict.fromkeys(drawn))


def _support(rng: Random, on: date) -> Row:
    return {
        "support_hours": float(rng.choice((1, 1.5, 2, 2, 3, 3, 4, 5, 6, 8))),
        "support_day_and_night": chance(rng, 0.3),
        # The fieldlab thinks that some 20 % need a very careful match (domain.md §1.1).
        "match_weight": "zorgvuldig" if chance(rng, 0.2) else "standaard",
        "ready_from": days_from(rng, on, -60, 55),
        "offers_refused": pick(rng, {0: 0.84, 1: 0.13, 2: 0.03}),
    }
