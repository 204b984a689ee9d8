"""Where the fictional town's dwellings lie: its neighbourhoods and streets (resources/demo/)."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

Row = dict[str, Any]

_LETTERS = "ABCDEGHKLMNPRTVWXZ"


@dataclass(frozen=True)
class Street:
    """A street: everything about a dwelling that its address tells.

    situation: VERA EENHEIDLIGGING or None. stock: kind of building → how common it is there.
    """

    name: str
    postcode: str
    neighbourhood_code: str
    situation: str | None
    wbmgp_article: str
    stock: dict[str, int]

    @property
    def facts(self) -> Row:
        """As a vacancies file has them."""
        return {
            "street": self.name,
            "postcode": self.postcode,
            "town": described()["municipality"]["name"],
            "neighbourhood_code": self.neighbourhood_code,
            "situation": self.situation,
            "wbmgp_article": self.wbmgp_article,
        }


@cache
def described(what: str = "town") -> dict[str, Any]:
    """A file of resources/demo/ as it stands; not to be changed."""
    text = (files("matchtafel.resources") / "demo" / f"{what}.toml").read_text("utf-8")
    return tomllib.loads(text)


def drawn_map() -> str:
    """The neighbourhoods' outlines: GeoJSON, WGS84."""
    return (files("matchtafel.resources") / "demo" / "buurten.geojson").read_text("utf-8")


@cache
def streets() -> dict[str, Street]:
    """Name → street, in the order of the file."""
    return {street.name: street for place in described()["neighbourhood"] for street in _of(place)}


def _of(place: Row) -> list[Street]:
    situations = {"busy": "DRU", "quiet": "RUS", "other": None}
    names = [(name, code) for group, code in situations.items() for name in place[group]]
    return [
        Street(
            name=name,
            postcode=f"{place['pc4'][i % len(place['pc4'])]} {_LETTERS[i]}{_LETTERS[-1 - i]}",
            neighbourhood_code=place["code"],
            situation=situation,
            wbmgp_article=place.get("wbmgp", {}).get(name, "geen"),
            stock=place["stock"],
        )
        for i, (name, situation) in enumerate(names)
    ]


def areas() -> tuple[list[str], list[str]]:
    """Codes of the neighbourhoods and of the districts."""
    town = described()
    return [place["code"] for place in town["neighbourhood"]], list(town["districts"])


def neighbourhoods(on: date) -> list[Row]:
    """The neighbourhoods file, with figures and judgements as they are on a day."""
    return [_neighbourhood(place, on) for place in described()["neighbourhood"]]


def _neighbourhood(place: Row, on: date) -> Row:
    town = described()
    district = "WK" + place["code"][2:8]
    return {
        "code": place["code"],
        "name": place["name"],
        "district_code": district,
        "district": town["districts"][district],
        "municipality_code": town["municipality"]["code"],
        "municipality": town["municipality"]["name"],
        "pc4": tuple(place["pc4"]),
        "carrying_capacity": place.get("carrying_capacity"),
        "carrying_capacity_date": _days(on, -place["judged"] if "judged" in place else None),
        "carrying_capacity_valid_until": _days(on, place.get("valid")),
        "carrying_capacity_note": place.get("note"),
        "placements_cap": place.get("cap"),
        "placements_12m": place.get("placed"),
        **_figures(place, on),
    }


def _figures(place: Row, on: date) -> Row:
    social, safety, physical = place["indices"]
    gp, supermarket, public_transport = place["distances"]
    # Both are published every two years, the Leefbaarometer with a lag of two.
    edition = on.year - on.year % 2
    return {
        "liveability": place.get("liveability"),
        "liveability_year": edition - 2 if "liveability" in place else None,
        "social_index": social,
        "safety_index": safety,
        "physical_index": physical,
        "profile_year": edition,
        "gp_km": gp,
        "supermarket_km": supermarket,
        "public_transport_km": public_transport,
    }


def _days(on: date, days: int | None) -> date | None:
    return None if days is None else on + timedelta(days=days)
