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


def test_without_norms_nothing_is_called_suitable(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(sheet(None, signed_on=date(2027, 1, 4)))
    assert text.count("NIET TE TOETSEN") == 2
    assert "De normen van 2027 ontbreken." in text
    assert "Getoetst aan de normen van 2027, het jaar van tekenen (5.5)." in text
    assert "zonder normen 2027" in text
