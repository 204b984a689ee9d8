"""One whole meeting: five dwellings, three allocations, a hold and a no match."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from matchtafel.models import AgendaItem, Decision, DecisionKind, Meeting, Presence

from . import meeting as make
from .seen import candidate, seen

NEIGHBOURHOODS = {
    "BU99990101": "Dorpshart",
    "BU99990102": "Havenkwartier",
    "BU99990103": "Centrum",
    "BU99990104": "Molenwijk",
}


def example_meeting(session: Session, **more: Any) -> Meeting:
    """The meeting of 24 November 2026 in Voorbeeldstad; `more` overrides Meeting's values."""
    row = make.meeting(session, is_sample=True, **more)
    _people(session, row)
    for code, name in (
        ("01", "Dorpshart"),
        ("02", "Havenkwartier"),
        ("03", "Centrum"),
        ("04", "Molenwijk"),
    ):
        make.neighbourhood(session, f"BU999901{code}", name)
    _dorpsweg(session, row)
    _havenstraat(session, row)
    _kade(session, row)
    _singel(session, row)
    _molenpad(session, row)
    return row


def _people(session: Session, row: Meeting) -> None:
    town = make.organisation(session, "Gemeente Voorbeeldstad", make.MUNICIPALITY)
    make.attendance(session, row, town, "M. de Groot")
    make.attendance(session, row, make.organisation(session, "Woonstede"), "S. Janssen")
    make.attendance(session, row, make.organisation(session, "De Brug Wonen"), "H. Yıldız")
    for provider, person in (
        ("De Haven", "L. Vermeer"),
        ("Opstap", "T. van Dijk"),
        ("Thuisbasis", "N. Kőszegi"),
    ):
        home = make.organisation(session, provider, make.PROVIDER)
        make.attendance(session, row, home, person)
    welfare = make.organisation(session, "Welzijn Oost", make.WELFARE)
    make.attendance(session, row, welfare, "A. Mulder", Presence.PARTLY, "bij punt 2 en 3")
    stadszicht = make.organisation(session, "Stadszicht")
    make.attendance(session, row, stadszicht, "P. Visser", Presence.PARTLY, "bij punt 5")
    north = make.organisation(session, "Zorgpunt Noord", make.PROVIDER)
    note = "de voordrachten zijn vooraf ingebracht"
    make.attendance(session, row, north, None, Presence.EXCUSED, note)


def _item(session: Session, row: Meeting, unit: str, corporation: str, **facts: Any) -> AgendaItem:
    return make.agenda_item(session, row, make.vacancy(session, unit, corporation, **facts))


def _decide(
    session: Session, item: AgendaItem, number: str, provider: str, sentence: str, **more: Any
) -> Decision:
    """An allocation to a new client."""
    chosen = make.client(session, number, provider)
    return make.decision(session, item, chosen=chosen, sentence=sentence, **more)


def _dorpsweg(session: Session, row: Meeting) -> None:
    item = _item(session, row, "10-0417", "Woonstede")
    unasked = {"dwelling": 0.88, "client": 0.79, "neighbourhood": None}
    asked_later = {"waiting_days": 66, "difference": "buurt: niet gevraagd"}
    ranking = seen(
        candidate(),
        candidate("P-2026-0131", 2, waiting_days=40, difference="wacht korter"),
        candidate("P-2026-0102", 3, band="good", families=unasked, **asked_later),
        chosen_rank=1,
        reserves=["P-2026-0131"],
    )
    sentence = (
        "De tafel wijst Dorpsweg 3 toe aan P-2026-0088, omdat dit profiel zeer goed past en "
        "van de zeer goed passende profielen het langst wacht."
    )
    conditions = ("huurzorgovereenkomst van 1 jaar", "samen bezichtigen op 27 november")
    said: dict[str, Any] = {"seen": ranking, "conditions": conditions}
    made = _decide(session, item, "P-2026-0088", "De Haven", sentence, **said)
    make.action(session, made, "Bezichtiging Dorpsweg 3 afspreken")


HAVENSTRAAT: dict[str, Any] = {
    "street": "Havenstraat",
    "house_number": 12,
    "house_letter": "b",
    "neighbourhood_code": "BU99990102",
    "rooms": 2,
    "bedrooms": 1,
    "area_m2": 52.0,
    "floor": 1,
    "lift": True,
    "outdoor_space": "balkon",
    "net_rent": Decimal("639.00"),
    "calculation_rent": Decimal("639.00"),
    "available_from": date(2026, 12, 7),
}
HAVENSTRAAT_CAREFUL = {
    "client_careful": True,
    "carrying_capacity": "groen",
    "judged_on": "2026-10-06",
    "placements_12m": 6,
    "cap": 8,
}


def _havenstraat(session: Session, row: Meeting) -> None:
    item = _item(session, row, "22-2231", "De Brug Wonen", **HAVENSTRAAT)
    sentence = (
        "De tafel wijst Havenstraat 12-b toe aan P-2026-0107, omdat het steunpunt van de "
        "begeleiding in dezelfde buurt ligt en dit profiel al langer dan 3 maanden wacht."
    )
    made = _decide(
        session,
        item,
        "P-2026-0107",
        "Opstap",
        sentence,
        follows=False,
        seen=_havenstraat_ranking(),
        conditions=(
            "huurzorgovereenkomst van 1 jaar",
            "begeleiding start vóór de sleutel",
            "gesprek na 6 weken",
        ),
    )
    opstap = make.organisation(session, "Opstap", make.PROVIDER)
    text, due = "Gegevensblad Havenstraat 12-b aanvullen", date(2026, 12, 3)
    make.action(session, made, text, opstap, person="T. van Dijk", due=due)
    make.agreement(session, made, start_date=date(2026, 12, 14), end_date=date(2027, 12, 13))


def _havenstraat_ranking() -> dict[str, Any]:
    second = {"dwelling": 0.9, "client": 0.84, "neighbourhood": 0.8}
    fourth = {"dwelling": 0.66, "client": 0.7, "neighbourhood": 0.5}
    near = {"waiting_days": 112, "over_norm": True, "difference": "steunpunt in de buurt"}
    far = {"waiting_days": 98, "over_norm": True, "difference": "ver van netwerk"}
    elsewhere = {"waiting_days": 73, "difference": "liever in Dorpshart"}
    return seen(
        candidate("P-2026-0064", waiting_days=52, difference="past ook bij Kade 88"),
        candidate("P-2026-0107", 2, band="good", families=second, **near),
        candidate("P-2026-0013", 3, band="good", **elsewhere),
        candidate("P-2026-0095", 4, band="fair", families=fourth, **far),
        chosen_rank=2,
        reserves=["P-2026-0013"],
        careful=HAVENSTRAAT_CAREFUL,
        first_proposed_at="Kade 88",
    )


KADE: dict[str, Any] = {
    "street": "Kade",
    "house_number": 88,
    "neighbourhood_code": "BU99990102",
    "rooms": 2,
    "area_m2": 55.0,
    "outdoor_space": "gedeeld",
    "calculation_rent": Decimal("655.10"),
    "available_from": date(2026, 12, 14),
}


def _kade(session: Session, row: Meeting) -> None:
    item = _item(session, row, "10-1188", "Woonstede", **KADE)
    unsure: dict[str, Any] = {"verdict": "undetermined", "difference": "huisdier: navragen"}
    ranking = seen(
        candidate("P-2026-0064", waiting_days=52, **unsure),
        candidate("P-2026-0013", 2, band="good", waiting_days=73, difference="wacht langer"),
        chosen_rank=1,
        counts={"eligible": 5, "undetermined": 1, "excluded": 19, "no_consent": 1},
        reserves=["P-2026-0013"],
    )
    sentence = (
        "De tafel wijst Kade 88 toe aan P-2026-0064, onder voorbehoud, omdat dit profiel "
        "zeer goed past; nog niet bekend is of een huisdier is toegestaan."
    )
    condition = "is een huisdier niet toegestaan, dan krijgt de reserve de woning"
    said: dict[str, Any] = {"provisional": True, "seen": ranking, "conditions": (condition,)}
    made = _decide(session, item, "P-2026-0064", "Opstap", sentence, **said)
    woonstede = make.organisation(session, "Woonstede")
    text = "Nagaan of een huisdier is toegestaan op Kade 88"
    make.action(session, made, text, woonstede, person="S. Janssen")


SINGEL: dict[str, Any] = {
    "street": "Singel",
    "house_number": 19,
    "house_letter": "c",
    "neighbourhood_code": "BU99990103",
    "rooms": 1,
    "area_m2": 34.0,
    "floor": 2,
    "lift": True,
    "outdoor_space": None,
    "calculation_rent": Decimal("512.00"),
    "available_from": date(2026, 12, 1),
}


def _singel(session: Session, row: Meeting) -> None:
    item = _item(session, row, "22-0193", "De Brug Wonen", **SINGEL)
    ranking = seen(
        candidate("P-2026-0072", band="good"),
        candidate("P-2026-0095", 2, band="good"),
        candidate("P-2026-0118", 3, band="fair"),
        candidate("P-2026-0120", 4, band="fair"),
        counts={"eligible": 6, "undetermined": 0, "excluded": 18, "no_consent": 0},
    )
    sentence = (
        "De tafel houdt Singel 19-c aan tot dinsdag 1 december, omdat niet bekend is of de "
        "woning gehorig is en dat voor 4 van de 6 passende profielen verschil maakt."
    )
    said: dict[str, Any] = {"hold_until": date(2026, 12, 1), "seen": ranking}
    made = make.decision(session, item, DecisionKind.HOLD, sentence=sentence, **said)
    brug = make.organisation(session, "De Brug Wonen")
    text, due = "Nagaan of Singel 19-c gehorig is", date(2026, 11, 30)
    make.action(session, made, text, brug, person="H. Yıldız", due=due)


MOLENPAD: dict[str, Any] = {
    "street": "Molenpad",
    "house_number": 7,
    "neighbourhood_code": "BU99990104",
    "area_m2": 68.0,
    "floor": 4,
    "outdoor_space": None,
    "calculation_rent": Decimal("724.10"),
    "available_from": date(2026, 12, 7),
}
MOLENPAD_EXCLUDED = [
    {"text": "huur boven de aftoppingsgrens", "count": 11},
    {"text": "trap", "count": 9},
    {"text": "andere eisen", "count": 4},
]


def _molenpad(session: Session, row: Meeting) -> None:
    item = _item(session, row, "31-0702", "Stadszicht", **MOLENPAD)
    ranking = seen(
        candidate("P-2026-0088", verdict="excluded", band="excluded"),
        counts={"eligible": 0, "undetermined": 0, "excluded": 24, "no_consent": 0},
        excluded_by=MOLENPAD_EXCLUDED,
        closest="bij een rekenhuur tot en met € 713,02 passen 3 profielen",
    )
    sentence = (
        "De tafel vindt geen match voor Molenpad 7, omdat geen van de 24 profielen aan alle "
        "eisen voldoet."
    )
    made = make.decision(session, item, DecisionKind.NO_MATCH, sentence=sentence, seen=ranking)
    owner = make.organisation(session, "Stadszicht")
    text, due = "Laten weten: regulier verhuren of lagere huur", date(2026, 12, 1)
    make.action(session, made, text, owner, person="P. Visser", due=due)
