"""The columns of the neighbourhoods sheet (formats.md §1.3)."""

from datetime import date

from matchtafel.models import vocabulary

from . import formats
from .column import Column

_INDEX = formats.number(0, 1_000)
_KILOMETRES = formats.number(0, 1_000)
_INDEX_NOTE = "100 is Rotterdam in 2014."

COLUMNS = (
    Column(
        "buurtcode",
        "code",
        "buurtcode",
        formats.BUURTCODE,
        "VOORBEELD",
        "De code van de buurt bij het CBS: BU, vier cijfers van de gemeente en vier tekens.",
        required=True,
        synonyms=("CBS-buurtcode", "gwb_code", "bu_code"),
    ),
    Column("naam", "name", "naam", formats.text(), "Havenkwartier", synonyms=("Buurtnaam",)),
    Column("wijkcode", "district_code", "wijkcode", formats.WIJKCODE, "WK999901"),
    Column("wijk", "district", "wijk", formats.text(), "Centrum", synonyms=("Wijknaam",)),
    Column("gemeentecode", "municipality_code", "gemeentecode", formats.GEMEENTECODE, "GM9999"),
    Column(
        "gemeente",
        "municipality",
        "gemeente",
        formats.text(),
        "Voorbeeldstad",
        synonyms=("Gemeentenaam",),
    ),
    Column(
        "pc4",
        "pc4",
        "postcodes",
        formats.PC4_LIST,
        "1234; 1235",
        "De postcodes van vier cijfers in deze buurt, met ; ertussen.",
    ),
    Column(
        "draagkracht",
        "carrying_capacity",
        "draagkracht",
        formats.choice({colour: colour for colour in vocabulary.CARRYING_CAPACITY}),
        "groen",
        "Het eigen oordeel van de partners over de buurt.",
    ),
    Column(
        "draagkracht_datum",
        "carrying_capacity_date",
        "draagkracht beoordeeld op",
        formats.DATE,
        date(2026, 10, 6),
    ),
    Column(
        "draagkracht_geldig_tot",
        "carrying_capacity_valid_until",
        "draagkracht geldig tot en met",
        formats.DATE,
        date(2027, 4, 6),
    ),
    Column(
        "draagkracht_toelichting",
        "carrying_capacity_note",
        "toelichting op de draagkracht",
        formats.FREE_TEXT,
        note="Schrijf geen namen of nummers van mensen op.",
    ),
    Column(
        "max_plaatsingen_12m",
        "placements_cap",
        "hoogstens zoveel plaatsingen in 12 maanden",
        formats.whole(0, 9_999),
        8,
        "De grens die de tafel zelf stelt. Leeg: geen grens.",
    ),
    Column(
        "plaatsingen_12m",
        "placements_12m",
        "plaatsingen in 12 maanden",
        formats.whole(0, 9_999),
        3,
        "De telling tot nu toe, als die nog niet in het programma staat.",
    ),
    Column(
        "leefbaarometer",
        "liveability",
        "Leefbaarometer",
        formats.whole(1, 9),
        6,
        "Klasse 1 (zeer onvoldoende) tot en met 9 (uitstekend).",
    ),
    Column(
        "leefbaarometer_jaar", "liveability_year", "jaar van de Leefbaarometer", formats.YEAR, 2024
    ),
    Column("sociale_index", "social_index", "sociale index", _INDEX, 96, _INDEX_NOTE),
    Column("veiligheidsindex", "safety_index", "veiligheidsindex", _INDEX, 101, _INDEX_NOTE),
    Column("fysieke_index", "physical_index", "fysieke index", _INDEX, 103, _INDEX_NOTE),
    Column("wijkprofiel_jaar", "profile_year", "jaar van het wijkprofiel", formats.YEAR, 2026),
    Column("huisarts_km", "gp_km", "afstand tot huisarts", _KILOMETRES, 0.7, unit="km"),
    Column(
        "supermarkt_km", "supermarket_km", "afstand tot supermarkt", _KILOMETRES, 0.4, unit="km"
    ),
    Column("ov_km", "public_transport_km", "afstand tot OV", _KILOMETRES, 0.3, unit="km"),
)
