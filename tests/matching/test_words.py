"""What the explanation says, and what it never tells."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.verdict import Verdict

from . import builders as make


def text(name: str, dwelling: dict[str, Any], person: dict[str, Any], **more: Any) -> str:
    judged = make.judgements(make.vacancy(**dwelling), make.client(**person), **more)
    return judged[name].words.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "dwelling", "person", "said"),
    [
        (
            "rent_affordable",
            {"calculation_rent": 639.0},
            {"max_rent": 1660.5},
            "huur € 639,00, hoogstens € 1.660,50",
        ),
        (
            "income_fits_rent",
            {"net_rent": 700.0},
            {"adults": 1, "children": 0, "income": 20000, "pension_age": False},
            "rekenhuur € 700,00, passend tot en met € 713,02 (1 persoon)",
        ),
        (
            "income_fits_rent",
            {"net_rent": 800.0},
            {"adults": 1, "children": 0, "income": 30000, "pension_age": False},
            "rekenhuur € 800,00, inkomen boven de grens: toets geldt niet",
        ),
        ("bedrooms", {"bedrooms": 1}, {"adults": 2, "children": 1}, "1 slaapkamer, nodig 2"),
        ("area", {"area_m2": 61.5}, {"min_area_m2": 50.0}, "61,5 m², nodig 50"),
        ("age_label", {"min_age": 55}, {"birth_year": 1971}, "label vanaf 55 jaar, 54 of 55 jaar"),
        ("stairs", {"floor": -1}, {}, "onder de begane grond, lift onbekend, trap geen bezwaar"),
        ("quiet", {"situation": "RUS"}, {"quiet": "wens"}, "rustige weg, rustig gelegen: wens"),
        (
            "excluded_area",
            {"neighbourhood_name": "Vestinghart", "neighbourhood_code": "BU99990101"},
            {"excluded_areas": ("WK999902",)},
            "Vestinghart, buiten uitgesloten gebieden",
        ),
        (
            "excluded_area",
            {"neighbourhood_name": "Vestinghart", "neighbourhood_code": "BU99990201"},
            {"excluded_areas": ("WK999902",)},
            "Vestinghart, in een uitgesloten gebied",
        ),
        (
            "wanted_area",
            {"neighbourhood_name": "Vestinghart"},
            {"wanted_areas": ("WK999902", "9991"), "wanted_areas_required": True},
            "Vestinghart, eis: 2 gewenste gebieden",
        ),
        (
            "near_anchors",
            {},
            {"anchor_areas": ("GM9999",)},
            "buurt onbekend, wens: dicht bij 1 plek",
        ),
        (
            "placements_cap",
            {"placements_cap": 8, "placements_12m": 1},
            {},
            "1 plaatsing in 12 maanden, hoogstens 8",
        ),
        (
            "carrying_capacity",
            {"carrying_capacity": "rood", "carrying_capacity_valid_until": date(2026, 11, 1)},
            {},
            "draagkracht rood, oordeel verlopen op 1 november 2026",
        ),
    ],
)
def test_the_text_names_the_fact_and_the_demand(
    name: str, dwelling: dict[str, Any], person: dict[str, Any], said: str
) -> None:
    assert text(name, dwelling, person) == said


def test_a_year_without_norms_is_never_passend() -> None:
    judged = make.judgements(make.fitting_vacancy(), make.fitting_client(), date(2031, 1, 1))
    for name in ("income_fits_rent", "income_within_daeb"):
        assert judged[name].verdict is Verdict.UNKNOWN
        assert "niet te toetsen: geen normen 2031" in judged[name].words.text


def test_what_was_said_not_to_apply_is_told_as_such() -> None:
    person = {"has_pet": None, "not_applicable": ("has_pet",)}
    assert text("pets", {"pets_allowed": False}, person) == "huisdier: niet van toepassing"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_neither_an_income_nor_an_excluded_area_is_ever_told(seed: int) -> None:
    [dwelling], [person] = make.random_vacancies(seed, 1), make.random_clients(seed, 1)
    person = {**person, "consent_date": make.ON, "income": 41234.56, "excluded_areas": ("GM7777",)}
    judged = make.judgements(dwelling, person)
    assert list(judged) == [criterion.id for criterion in CATALOGUE]
    for one in judged.values():
        said = f"{one.words.text} {one.words.vacancy_value} {one.words.client_value}"
        assert one.words.text
        assert not {"41234", "41.234", "7777"} & {
            said[i : i + n] for i in range(len(said)) for n in (4, 5, 6)
        }
