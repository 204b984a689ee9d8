"""The facts of one VERA unit; what is not there, or is "", stays unknown (domain.md §9)."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from . import formats, values
from .columns import column_for
from .records import Kind, Severity
from .values import Unreadable

# Fact → where VERA keeps it; the first place that is filled counts.
_PLACES: dict[str, tuple[str, ...]] = {
    "unit_number": ("code", "idExtern", "id"),
    "street": ("adres.straatnaam",),
    "house_number": ("adres.huisnummer",),
    "house_letter": ("adres.huisletter",),
    "house_addition": ("adres.huisnummerToevoeging",),
    "postcode": ("adres.postcode",),
    "town": ("adres.woonplaats.naam",),
    "bag_id": ("adresseerbaarObjectBasisregistratie.bagIdentificatie",),
    "dwelling_type": ("detailSoort.code",),
    "rooms": ("kamersAantal",),
    "floor": ("etage",),
    "accessibility": ("toegankelijkheidslabel.code",),
    "calculation_rent": ("rekenhuur",),
    "wws_points": ("woningwaarderingResultaat.punten",),
    "max_persons": ("voorwaarden.maximumAantalPersonen",),
    "min_age": ("voorwaarden.minimumleeftijd",),
    # The standard carries its own misspelling along.
    "max_age": ("voorwaarden.maximumleeftijd", "voorwaarden.maximunleeftijd"),
}
_NEIGHBOURHOOD_PLACES = ("adres.buurt.code", "adres.buurt.idGegevensbeheerder", "adres.buurt.id")
# TOEGANKELIJKHEIDSLABEL.GEL was withdrawn after 4.1: it may mean GNV or NUL.
_WITHDRAWN = "GEL"
# RUIMTEDETAILSOORT of a private outdoor space. A terrace (TER) may be of either sort.
_OUTDOOR = {
    "tuin": {"TUI", "ATU", "VTU", "ZIJ", "RON"},
    "dakterras": {"DAK"},
    "balkon": {"BAL", "LOG"},
}
_JSON_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")


class Unit:
    """One unit: the facts that it has, by name, and notes on what could not be read.

    A note: place in the unit, value found, message, severity; an error spoils the whole unit.
    on: the day on which prices and labels must count; None: prices without an end count.
    derived: which facts were computed instead of read, and how; "" when none.
    """

    def __init__(self, content: dict[str, Any], on: date | None) -> None:
        self.content = content
        self._on = on
        self.notes: list[tuple[str, str | None, str, Severity]] = []
        self.derived = ""
        found = {fact: self._first(fact, places) for fact, places in _PLACES.items()}
        found["neighbourhood_code"] = self._neighbourhood()
        found["area_m2"] = self._area()
        found["situation"] = self._situation()
        found["energy_label"] = self._energy_label()
        found |= self._rents() | self._rooms()
        self.facts = {fact: value for fact, value in found.items() if value is not None}
        self._check_kind()

    def note(
        self, place: str, value: str | None, message: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Add a note."""
        self.notes.append((place, value, message, severity))

    def _check_kind(self) -> None:
        if not any(self._at(place) for place in _PLACES["unit_number"]):
            self.note("id", None, "de woning heeft geen code of id")
        kind = _code(self.content, "soort")
        if kind not in (None, "WOO"):
            self.note("soort", kind, "dat is geen woonruimte")

    def _at(self, path: str) -> Any:
        """The value at a dotted path; None where nothing is."""
        value: Any = self.content
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return None if value == "" else value

    def _items(self, name: str) -> Iterator[dict[str, Any]]:
        items = self.content.get(name)
        if items is not None and not isinstance(items, list):
            self.note(name, None, "verwacht een lijst")
        elif items is not None:
            yield from (item for item in items if isinstance(item, dict))

    def _first(self, fact: str, places: tuple[str, ...]) -> Any:
        for place in places:
            value = self._at(place)
            if value == _WITHDRAWN:
                message = "die code is vervallen en zegt niet genoeg: onbekend"
                self.note(place, value, message, Severity.WARNING)
            elif value is not None:
                return self._parse(fact, place, value)
        return None

    def _parse(self, fact: str, place: str, value: Any) -> Any:
        if not isinstance(value, str | int | float):
            self.note(place, None, "verwacht één waarde, geen lijst of onderdeel")
            return None
        # In JSON a point is always a decimal point, also in a number written as text.
        if isinstance(value, str) and _JSON_DECIMAL.fullmatch(value):
            value = float(value)
        try:
            return column_for(Kind.VACANCIES, fact).parse(value)
        except Unreadable as unreadable:
            self.note(place, str(value), f"verwacht {unreadable}")
            return None

    def _neighbourhood(self) -> str | None:
        """A CBS code; many systems put a code of their own here, and that is no fault."""
        for place in _NEIGHBOURHOOD_PLACES:
            try:
                if code := formats.BUURTCODE.parse(str(self._at(place) or "")):
                    return str(code)
            except Unreadable:
                continue
        return None

    def _area(self) -> Any:
        """Gebruiksoppervlakte: 4.3 lists it among the areas, 4.1 has an attribute."""
        for area in self._items("oppervlakten"):
            if _code(area, "soort") == "GBO" and area.get("waarde") not in (None, ""):
                return self._parse("area_m2", "oppervlakten", area["waarde"])
        return self._first("area_m2", ("gebruiksoppervlakte",))

    def _situation(self) -> str | None:
        """RUS or DRU; a unit that has both, or other codes only, is unknown."""
        found = {_code({"": item}, "") for item in self._items("ligging")} & {"RUS", "DRU"}
        return found.pop() if len(found) == 1 else None

    def _energy_label(self) -> Any:
        """The newest label; a provisional one (voorlopig) and one that has ended are none."""
        labels = [
            (str(item.get("begindatum") or item.get("registratiedatum") or ""), label)
            for item in self._items("energieprestaties")
            if (label := _code(item, "label"))
            and _code(item, "status") in (None, "DEF")
            and not self._ended(item)
        ]
        return self._parse("energy_label", "energieprestaties", max(labels)[1]) if labels else None

    def _rents(self) -> dict[str, Any]:
        """Net rent, and the sum of the service charges; without components unknown, not 0."""
        counting = [
            item
            for item in self._items("prijscomponenten")
            if item.get("bedrag") not in (None, "") and self._counts(item)
        ]
        net = [item for item in counting if _code(item, "detailSoort") == "KAL"]
        rents = {self._parse("net_rent", "prijscomponenten", item["bedrag"]) for item in net}
        if len(rents) > 1:
            message = "er is meer dan één kale huur die kan gelden: onbekend"
            self.note("prijscomponenten", None, message, Severity.WARNING)
        charges = [
            self._parse("service_charges", "prijscomponenten", item["bedrag"])
            for item in counting
            if _code(item, "soort") == "SER"
        ]
        return {
            "net_rent": rents.pop() if len(rents) == 1 else None,
            "service_charges": sum(charges) if charges and None not in charges else None,
        }

    def _counts(self, price: dict[str, Any]) -> bool:
        """Whether a price counts on the day; without a day, whether it has no end."""
        if self._on is None:
            return not price.get("einddatum")
        begin = self._day(price, "begindatum")
        return (begin is None or begin <= self._on) and not self._ended(price)

    def _ended(self, item: dict[str, Any]) -> bool:
        end = self._day(item, "einddatum")
        return end is not None and self._on is not None and end < self._on

    def _day(self, item: dict[str, Any], name: str) -> date | None:
        value = item.get(name)
        if value in (None, ""):
            return None
        try:
            return values.day(str(value))
        except Unreadable as unreadable:
            self.note(name, str(value), f"verwacht {unreadable}")
            return None

    def _rooms(self) -> dict[str, Any]:
        """Bedrooms and outdoor space, where the rooms are listed; no outdoor space is unknown."""
        rooms = list(self._items("ruimten"))
        kinds = [_code(room, "detailSoort") for room in rooms]
        found: dict[str, Any] = {}
        if any(_code(room, "soort") == "VTK" for room in rooms):
            found["bedrooms"] = kinds.count("SLA")
        spaces = [space for space, codes in _OUTDOOR.items() if codes.intersection(kinds)]
        return {**found, "outdoor_space": spaces[0] if spaces else None}


def _code(item: dict[str, Any], name: str) -> str | None:
    """The code of a reference value {code, naam}; "" and anything else is None."""
    value = item.get(name)
    code = value.get("code") if isinstance(value, dict) else None
    return code if isinstance(code, str) and code else None
