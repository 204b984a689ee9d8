"""A VERA unit of which everything is known that WWS points rest on."""

from typing import Any


def code(value: str) -> dict[str, str]:
    return {"code": value, "naam": value}


def room(kind: str, detail: str, area: Any, *elements: str) -> dict[str, Any]:
    fittings = [{"id": e, "detailSoort": code(e), "lengte": 2000} for e in elements]
    return {
        "id": f"{detail} {area}",
        "soort": code(kind),
        "detailSoort": code(detail),
        "naam": detail,
        "oppervlakte": area,
        "verwarmd": True,
        "bouwkundigeElementen": fittings,
    }


def complete_unit(**changes: Any) -> dict[str, Any]:
    """A flat of 1981 in Voorbeeldstad with label A, nobody's in particular."""
    unit: dict[str, Any] = {
        "id": "1001",
        "bouwjaar": 1981,
        "woningwaarderingstelsel": code("ZEL"),
        "adres": {
            "straatnaam": "Kade",
            "huisnummer": "88",
            "postcode": "9991AB",
            "woonplaats": {"naam": "Voorbeeldstad"},
        },
        "panden": [{"soort": {"code": "MGW", "naam": "Meergezinswoning"}}],
        "wozEenheden": [{"waardepeildatum": "2025-01-01", "vastgesteldeWaarde": 250000}],
        "energieprestaties": [
            {
                "soort": code("NTA"),
                "status": code("DEF"),
                "begindatum": "2024-07-18",
                "einddatum": "2034-07-18",
                "label": code("A"),
                "waarde": "80.17",
            }
        ],
        "gebruiksoppervlakte": 60,
        "monumenten": [],
        "ruimten": [
            room("VTK", "WOO", 24.0),
            room("VTK", "SLA", 12.0),
            room("VTK", "SLA", 10.0),
            room("VTK", "KEU", 7.0, "AAN"),
            room("VTK", "BAD", 4.0, "DOU", "WAS"),
            room("OVR", "TOI", 1.2, "CLO"),
        ],
    }
    return {**unit, **changes}
