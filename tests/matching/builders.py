"""Facts of vacancies and clients with a default for everything, one row or many."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.explain import Explainer, Judgement
from matchtafel.matching.facts import Facts, client_table, columns_of, vacancy_table
from matchtafel.matching.policy import Policy
from matchtafel.matching.score import Scores
from tests.builders.policy import STANDARD

Row = dict[str, Any]
ON = date(2026, 11, 24)
NORMS = read_norms()
PLACES = ("BU99990101", "BU99990102", "BU99990201", "BU99980101")
AREAS = (*PLACES, "WK999901", "GM9999", "GM9998", "9991", "9992")
LINES = ("lift", "outdoor_space", "own_entrance", "quiet", "sound_insulation")


def vacancy(**facts: Any) -> Row:
    """A vacancy of which only these facts are known."""
    return {"corporation": "Havenhuis", "unit_number": "1001", **facts}


def client(**facts: Any) -> Row:
    """A client who consented, of whom only these facts are known."""
    given = {"consent_date": date(2024, 1, 1)}
    return {"provider": "Thuisbaken", "profile_number": "P-1", **given, **facts}


def fitting_vacancy(**facts: Any) -> Row:
    """A vacancy of which every fact is known, and which suits `fitting_client`."""
    known = {
        "neighbourhood_code": PLACES[0],
        "neighbourhood_name": "Vestinghart",
        "postcode": "9991 AB",
        "rooms": 3,
        "bedrooms": 2,
        "area_m2": 60.0,
        "floor": 1,
        "lift": True,
        "accessibility": "NUL",
        "outdoor_space": "balkon",
        "entrance": "eigen",
        "poor_sound_insulation": False,
        "situation": "RUS",
        "pets_allowed": True,
        "net_rent": 640.0,
        "calculation_rent": 640.0,
        "wbmgp_article": "geen",
        "available_from": date(2026, 12, 1),
        "carrying_capacity": "groen",
        "liveability": 6,
    }
    return vacancy(**{**known, **facts})


def fitting_client(**facts: Any) -> Row:
    """A client of whom every fact is known."""
    known = {
        "valid_until": date(2027, 6, 1),
        "urgency_date": date(2026, 10, 1),
        "urgency_valid_until": date(2027, 6, 1),
        "adults": 1,
        "children": 0,
        "birth_year": 1990,
        "pension_age": False,
        "income": 20000,
        "max_rent": 700.0,
        "ground_floor": "nee",
        **dict.fromkeys(LINES, "wens"),
        "has_pet": False,
        "wanted_areas": (PLACES[0],),
        "wanted_areas_required": False,
        "excluded_areas": (),
        "anchor_areas": (PLACES[0],),
        "ready_from": date(2026, 12, 1),
    }
    return client(**{**known, **facts})


def facts_of(vacancies: Sequence[Row], clients: Sequence[Row], on: date = ON) -> Facts:
    """The rows as Facts, with the norms of the year."""
    return Facts(
        vacancy_table(columns_of(vacancies)),
        client_table(columns_of(clients)),
        on,
        NORMS.get(on.year),
    )


def judgements(
    dwelling: Row, person: Row, on: date = ON, policy: Policy = STANDARD
) -> dict[str, Judgement]:
    """What every criterion says of one pair, by its id."""
    explainer = Explainer(facts_of([dwelling], [person], on), policy, [dwelling], [person])
    return {judged.criterion.id: judged for judged in explainer.pair(0, 0)}


def random_vacancies(seed: int, count: int) -> list[Row]:
    """Vacancies of which each fact is known or not; every value is near some limit."""
    rng = Random(f"vacancies {seed}")
    return [_random_vacancy(rng, number) for number in range(count)]


def random_clients(seed: int, count: int) -> list[Row]:
    """Clients of whom each fact is known or not; one in eight gave no consent."""
    rng = Random(f"clients {seed}")
    return [_random_client(rng, number) for number in range(count)]


FLAG = (True, False, None)
VACANCY_VALUES: dict[str, tuple[Any, ...]] = {
    "neighbourhood_code": (*PLACES, None),
    "postcode": ("9991 AB", "9992 CD", None),
    "rooms": (2, 3, 4, None),
    "bedrooms": (0, 1, 2, 3, None),
    "area_m2": (40.0, 50.0, 60.0, None),
    "floor": (0, 0, 1, 2, 4, None),
    "lift": FLAG,
    "accessibility": ("ZON", "GNV", "NUL", "ROG", "ROA", "ROL", "RUI", None),
    "outdoor_space": ("geen", "gedeeld", "balkon", "tuin", None),
    "entrance": ("eigen", "portiek", None),
    "poor_sound_insulation": FLAG,
    "situation": ("RUS", "DRU", None),
    "pets_allowed": FLAG,
    "net_rent": (600.0, 713.02, None),
    "calculation_rent": (500.0, 640.0, 713.02, 713.03, 764.14, 764.15, 932.94, None),
    "max_persons": (None, None, 1, 2, 4),
    "min_age": (None, None, None, 55),
    "max_age": (None, None, None, 27),
    "wbmgp_article": ("geen", "8", None),
    "available_from": (date(2026, 12, 1), date(2026, 11, 1), None),
    "carrying_capacity": ("groen", "oranje", "rood", None),
    "placements_cap": (None, 1, 2, 8),
    "placements_12m": (0, 1, 8, None),
    "liveability": (3, 4, 5, None),
    "wws_points": (30.0, 109.5, 120.0, 143.0, 186.0, 187.0, None),
    "dwelling_type": ("POF", "TUS", "KAM", "WOB", None),
    "energy_label": ("A", "C", "D", "E", None),
}
LISTS = (None, (), *((area,) for area in AREAS), (PLACES[1], "9992"), (PLACES[2], "GM9998"))
ANSWER = ("eis", "wens", "wens", "nee", None)
CLIENT_VALUES: dict[str, tuple[Any, ...]] = {
    "consent_date": (*[date(2026, 11, 1)] * 7, None),
    "valid_until": (date(2027, 6, 1), date(2027, 6, 1), date(2026, 11, 23), None),
    "urgency_date": (date(2026, 7, 1), date(2026, 8, 24), date(2026, 10, 1), None),
    "urgency_valid_until": (date(2027, 6, 1), date(2027, 6, 1), None),
    "adults": (1, 1, 2, None),
    "children": (0, 0, 1, 3, None),
    "birth_year": (1960, 1971, 1990, 1998, None),
    "pension_age": FLAG,
    "income": (15000, 28775, 29401, 39926, 51538, 57000, None),
    "max_rent": (None, 640.0, 764.14),
    "min_bedrooms": (None, None, 1, 2),
    "min_rooms": (None, None, 3),
    "min_area_m2": (None, None, 50.0),
    "min_accessibility": (None, None, None, "NUL", "ROL"),
    "max_floor_without_lift": (None, None, 0, 1),
    "ground_floor": (*ANSWER, "uitgesloten"),
    **dict.fromkeys(LINES, ANSWER),
    "has_pet": FLAG,
    "wanted_areas": LISTS,
    "wanted_areas_required": (False, False, True),
    "excluded_areas": ((), (), *LISTS),
    "anchor_areas": LISTS,
    "ready_from": (date(2026, 11, 20), date(2026, 12, 11), date(2027, 3, 1), None),
    "support_day_and_night": FLAG,
    "match_weight": ("standaard", "zorgvuldig", None),
    "offers_refused": (0, 1, 2, None),
}


def _random_vacancy(rng: Random, number: int) -> Row:
    facts = {name: rng.choice(values) for name, values in VACANCY_VALUES.items()}
    return {"corporation": rng.choice("AB"), "unit_number": f"{number:03}", **facts}


def _random_client(rng: Random, number: int) -> Row:
    facts = {name: rng.choice(values) for name, values in CLIENT_VALUES.items()}
    return {"provider": rng.choice("YZ"), "profile_number": f"P-{number:03}", **facts}


def scores_of(
    verdict: NDArray[Any], score: NDArray[Any], consent: NDArray[np.bool_] | None = None
) -> Scores:
    """Scores with just these verdicts and numbers (V, C), in the band of the number."""
    shape = verdict.shape
    band = sum((score < limit).astype(np.uint8) for limit in STANDARD.thresholds)
    bits = np.zeros(shape, np.uint64)
    return Scores(
        consent=np.ones((1, shape[1]), bool) if consent is None else consent,
        verdict=verdict.astype(np.uint8),
        band=np.where(verdict == 2, 5, band).astype(np.uint8),
        score=score,
        low=score,
        high=score,
        families={},
        failing=bits,
        unknown=bits,
        undecided=bits,
    )
