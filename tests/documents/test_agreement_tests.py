"""Passend toewijzen and DAEB on the data sheet."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import pdf


@pytest.mark.parametrize(
    ("facts", "profile", "codes", "told"),
    [
        ({}, {}, (), "PASSEND Normen 2026: inkomen onder de grens (1 persoon)."),
        ({}, {}, (), "BINNEN DE GRENS Normen 2026: inkomen niet boven € 51.537 (1 persoon)."),
        (
            {"calculation_rent": Decimal("720.00")},
            {},
            ("BIJ",),
            "Rekenhuur boven € 713,02 (lage aftoppingsgrens). "
            "Uitzondering: bijzondere gezinssituatie (BIJ).",
        ),
        ({}, {"income": Decimal("45000")}, (), "NIET VAN TOEPASSING Normen 2026: inkomen boven"),
        ({}, {"income": Decimal("60000")}, ("VRIJ",), "BOVEN DE GRENS Normen 2026: inkomen boven"),
        ({}, {"income": None}, (), "NIET TE TOETSEN Nog niet bekend: het inkomen."),
        ({"calculation_rent": None}, {}, (), "PASSEND Normen 2026"),
        (
            {"calculation_rent": None, "net_rent": None},
            {"children": None},
            (),
            "Nog niet bekend: het aantal personen en de rekenhuur.",
        ),
    ],
)
def test_the_statutory_tests_are_computed(
    sheet: Callable[..., bytes],
    facts: dict[str, Any],
    profile: dict[str, Any],
    codes: tuple[str, ...],
    told: str,
) -> None:
    assert told in pdf.text(sheet(None, facts=facts, profile=profile, codes=codes))


@pytest.mark.parametrize(
    ("net_rent", "signed_on", "label"),
    [
        ("498.19", None, "4.1 Kale huur (GOE)"),
        ("498.20", None, "4.1 Kale huur (BET)"),
        ("764.14", date(2026, 12, 1), "4.1 Kale huur (DUU)"),
        ("932.93", None, "4.1 Kale huur (BOV)"),
    ],
)
def test_the_kale_huur_carries_its_class_in_the_year_of_signing(
    sheet: Callable[..., bytes], net_rent: str, signed_on: date | None, label: str
) -> None:
    facts = {"net_rent": Decimal(net_rent)}
    assert label in pdf.text(sheet(None, facts=facts, signed_on=signed_on))


def test_a_year_without_norms_has_no_classes(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(sheet(None, signed_on=date(2027, 1, 4)))
    assert "4.1 Kale huur" in text
    assert "Kale huur (" not in text


POINTS = {"wws_points": 142.0, "net_rent": Decimal("925.99")}
WARNING = "Let op: de kale huur is hoger dan bij 142 WWS-punten (€ 925,98, zonder opslag)."


@pytest.mark.parametrize(
    ("facts", "signed_on", "is_told"),
    [
        ({}, None, True),
        ({}, date(2026, 12, 1), True),
        ({"net_rent": Decimal("925.98")}, None, False),
        ({"net_rent": None}, None, False),
        ({"wws_points": None}, None, False),
        ({"wws_points": 187.0, "net_rent": Decimal("2000")}, None, False),
        ({"dwelling_type": "KAM"}, None, False),
        ({}, date(2027, 1, 4), False),
    ],
)
def test_a_kale_huur_above_what_the_points_allow_on_the_day_of_signing_is_told(
    sheet: Callable[..., bytes], facts: dict[str, Any], signed_on: date | None, is_told: bool
) -> None:
    text = pdf.text(sheet(None, facts={**POINTS, **facts}, signed_on=signed_on))
    assert (WARNING in text) is is_told
    assert is_told or "WWS-punten" not in text


def test_without_norms_nothing_is_called_suitable(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(sheet(None, signed_on=date(2027, 1, 4)))
    assert text.count("NIET TE TOETSEN") == 2
    assert "De normen van 2027 ontbreken." in text
    assert "Getoetst aan de normen van 2027, het jaar van tekenen (5.5)." in text
    assert "zonder normen 2027" in text
