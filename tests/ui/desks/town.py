"""A meeting in a real file: rows written as a sheet has them, taken in as a file is."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from matchtafel.exchange.columns import TEMPLATES, owner_and_number
from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.records import Kind, Record
from matchtafel.operations.intake import take_in
from matchtafel.operations.meeting import MeetingDraft, add_to_agenda, create_meeting
from matchtafel.storage import Database
from matchtafel.ui.table import Table
from tests.builders import files
from tests.builders.policy import STANDARD

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 10, 40)
AUTHOR = "M. de Groot"

HOODS = (
    ("BU99990101", "Oosterkade", "Oost"),
    ("BU99990102", "Molenwijk", "Oost"),
    ("BU99990201", "Havenkwartier", "Haven"),
    ("BU99990202", "Noorderpark", "Haven"),
    ("BU99990301", "Zuiderveld", "Zuid"),
    ("BU99990302", "Weststad", "Zuid"),
)
# straat, huisnummer, letter, corporatie, buurt, slaapkamers, m², verdieping, lift, huur
DWELLINGS = (
    ("Dorpsweg", 3, None, "Dakpan", "BU99990102", 2, 64, 0, "nee", "598"),
    ("Kade", 88, None, "Havenhuis", "BU99990201", 1, 48, 2, "ja", "561,40"),
    ("Laan", 41, "c", "Buurtsleutel", "BU99990302", 1, 52, 3, "ja", "577"),
    ("Havenstraat", 12, "b", "Havenhuis", "BU99990101", 2, 61, 1, "nee", "639"),
    ("Molenpad", 7, None, "Dakpan", "BU99990102", 3, 71, 0, "nee", "655"),
    ("Singel", 19, "c", "Buurtsleutel", "BU99990201", 1, 44, 4, "ja", "512"),
    ("Plein", 2, None, "Dakpan", "BU99990202", 2, 63, 2, "nee", "688"),
    ("Kerkpad", 15, None, "Havenhuis", "BU99990301", 2, 58, 1, None, "598"),
    ("Werfkade", 30, "d", "Buurtsleutel", "BU99990201", 1, 39, 5, "ja", "476"),
    ("Tuinlaan", 64, None, "Dakpan", "BU99990202", 3, 78, 0, "nee", "713"),
    ("Brugstraat", 8, None, "Havenhuis", "BU99990302", 2, 60, 0, "nee", "624"),
    ("Voorbeeldplein", 141, "A", "Havenhuis", "BU99990301", 2, 66, 6, "ja", None),
)
PROVIDERS = ("Lantaarn", "Thuisbaken", "Stapsteen", "Opstap")


def record(kind: Kind, cells: Mapping[str, Any], *, row: int | None = None) -> Record:
    """A row as a file would bring it: header → cell."""
    values: dict[str, Any] = {}
    for column in TEMPLATES[kind]:
        values |= column.facts(cells.get(column.header))
    return Record(kind, owner_and_number(kind, values), row, values, (), "test.xlsx")


def vacancy(number: int, **cells: Any) -> Record:
    """The dwelling at a place in DWELLINGS; its number is 001001 and so on."""
    street, house, letter, corporation, hood, bedrooms, area, floor, lift, rent = DWELLINGS[number]
    known = {
        "vhe_nummer": f"00{1001 + number}",
        "corporatie": corporation,
        "straat": street,
        "huisnummer": house,
        "huisletter": letter,
        "postcode": "1234 AB",
        "plaats": "Voorbeeldstad",
        "buurtcode": hood,
        "woningtype": "POF",
        "kamers": bedrooms + 1,
        "slaapkamers": bedrooms,
        "oppervlakte_m2": area,
        "verdieping": floor,
        "lift": lift,
        "buitenruimte": ("balkon", "tuin", "geen")[number % 3],
        "kale_huur": rent,
        "rekenhuur": rent,
        "beschikbaar_per": date(2026, 12, 1 + number),
    }
    return record(Kind.VACANCIES, known | cells)


def profile(number: int, **cells: Any) -> Record:
    """A client who is urgent since `number` weeks before the meeting."""
    known = {
        "profielnummer": f"P-2026-{number * 7 % 200:04d}",
        "zorgaanbieder": PROVIDERS[number % 4],
        "profieldatum": "1-9-2026",
        "geldig_tot": "1-6-2027",
        "toestemming": None if number == 5 else "1-9-2026",
        "urgentie_soort": "UIT",
        "urgentie_datum": date.fromordinal(DAY.toordinal() - 7 * number),
        "urgentie_geldig_tot": "1-3-2027",
        "volwassenen": 1 + number % 2,
        "kinderen": number % 3,
        "inkomen": "19500",
        "inkomensjaar": 2026,
        "max_huur": ("660", "690", "620")[number % 3],
        "min_slaapkamers": 1 + (number % 3 > 0),
        "lift": ("nee", "wens", None, "eis")[number % 4],
        "rustig": ("wens", None, "eis")[number % 3],
        "huisdier": ("nee", "ja", None)[number % 3],
        "gewenste_buurten": "BU99990101; BU99990201" if number % 2 else None,
        "uitgesloten_gebieden": "geen",
        "begeleiding_uren": 3,
        "matchzwaarte": "zorgvuldig" if number % 8 == 3 else "standaard",
        "klaar_per": "1-12-2026",
    }
    return record(Kind.PROFILES, known | cells)


def neighbourhood(code: str, name: str, district: str) -> Record:
    """A neighbourhood with its name."""
    cells = {"buurtcode": code, "naam": name, "wijk": district}
    return record(Kind.NEIGHBOURHOODS, cells)


def open_table(
    folder: Path, *, dwellings: int = 12, profiles: int = 16, names: Database | None = None
) -> Table:
    """An open meeting on 24 November 2026 with so many rows."""
    database = files.database(folder / "overleg.matchtafel")
    with files.writing(database) as session:
        by = {"by": "voorbeeld", "now": NOW}
        take_in(session, [neighbourhood(*hood) for hood in HOODS], **by)
        vacancies = [vacancy(number) for number in range(dwellings)]
        taken = take_in(session, vacancies, **by)
        take_in(session, [profile(number) for number in range(1, profiles + 1)], **by)
        draft = MeetingDraft("Matchoverleg Voorbeeldstad", DAY, "Voorbeeldstad", number="47")
        meeting = create_meeting(session, draft, **by)
        add_to_agenda(session, meeting.id, taken.new)
    return Table(
        database,
        meeting.id,
        policy=STANDARD,
        norms=read_norms(),
        author=AUTHOR,
        clock=lambda: NOW,
        names=names,
    )
