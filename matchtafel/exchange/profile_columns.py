"""The columns of the housing-need profiles sheet (formats.md §1.2)."""

from datetime import date

from matchtafel.models import vocabulary
from matchtafel.models.vocabulary import Answer

from . import formats, vera_codes
from .column import Column

_ANSWERS = {Answer.REQUIREMENT: "eis", Answer.WISH: "wens", Answer.NO: "nee"}
LINE = formats.choice({code.value: label for code, label in _ANSWERS.items()}, "eis, wens of nee")
GROUND_FLOOR = formats.choice(
    {code.value: code.value for code in Answer}, "eis, wens, nee of uitgesloten"
)
_LINE_NOTE = "eis: moet; wens: graag; nee: maakt niet uit; leeg: nog niet gevraagd."
_DEMAND_NOTE = "Leeg: geen eis."

COLUMNS = (
    Column(
        "profielnummer",
        "profile_number",
        "profielnummer",
        formats.PSEUDONYM,
        "VOORBEELD-P-2026-0042",
        "Een nummer dat alleen u kent. Geen naam en geen BSN.",
        required=True,
        synonyms=("Profielnr", "Profiel"),
    ),
    Column(
        "zorgaanbieder",
        "provider",
        "zorgaanbieder",
        formats.text(),
        "Zorggroep Voorbeeld",
        "De naam van de zorgaanbieder, steeds hetzelfde geschreven.",
        required=True,
        synonyms=("Zorginstelling",),
    ),
    Column(
        "profieldatum",
        "profile_date",
        "datum van het profiel",
        formats.DATE,
        date(2026, 10, 1),
        required=True,
        synonyms=("Datum profiel",),
    ),
    Column("geldig_tot", "valid_until", "geldig tot en met", formats.DATE, date(2027, 4, 1)),
    Column(
        "toestemming",
        "consent_date",
        "toestemming gegeven op",
        formats.DATE,
        date(2026, 10, 1),
        "De dag waarop de cliënt toestemming gaf om het profiel aan tafel te delen. "
        "Leeg: geen toestemming; het profiel doet dan niet mee.",
        may_not_apply=False,
        synonyms=("Datum toestemming",),
    ),
    Column(
        "herkomst",
        "origin",
        "komt uit",
        formats.choice(vocabulary.ORIGINS),
        "BW",
        "Alleen voor u en voor de telling. De tafel ziet dit nooit.",
    ),
    Column(
        "urgentie_soort",
        "urgency_kind",
        "soort urgentie",
        vera_codes.URGENCY_KIND,
        "UIT",
        "Code of naam uit de VERA-lijst VOORRANGDETAILSOORT. De tafel ziet alleen “urgent”.",
    ),
    Column(
        "urgentie_datum",
        "urgency_date",
        "urgent sinds",
        formats.DATE,
        date(2026, 10, 3),
        "Vanaf deze dag telt de wachttijd.",
    ),
    Column(
        "urgentie_geldig_tot",
        "urgency_valid_until",
        "urgentie geldig tot en met",
        formats.DATE,
        date(2027, 4, 3),
    ),
    Column("volwassenen", "adults", "volwassenen", formats.whole(0, 20), 1, unit="personen"),
    Column("kinderen", "children", "kinderen", formats.whole(0, 20), 1, unit="personen"),
    Column(
        "geboortejaar",
        "birth_year",
        "geboortejaar",
        formats.YEAR,
        1988,
        "Van de oudste aanvrager, vier cijfers.",
    ),
    Column(
        "aow",
        "pension_age",
        "AOW-leeftijd",
        formats.YES_NO,
        "nee",
        "Ja als iemand in het huishouden de AOW-leeftijd heeft.",
    ),
    Column(
        "inkomen",
        "income",
        "rekeninkomen",
        formats.AMOUNT,
        19500,
        unit="€ per jaar",
        synonyms=("Rekeninkomen",),
    ),
    Column("inkomensjaar", "income_year", "jaar van het inkomen", formats.YEAR, 2025),
    Column(
        "max_huur",
        "max_rent",
        "hoogste huur",
        formats.AMOUNT,
        660,
        "De hoogste rekenhuur die de cliënt kan dragen. Leeg: geen eis.",
        "€ per maand",
        synonyms=("Maximale huur",),
    ),
    Column(
        "min_slaapkamers", "min_bedrooms", "minstens slaapkamers", formats.whole(), 2, _DEMAND_NOTE
    ),
    Column("min_kamers", "min_rooms", "minstens kamers", formats.whole(), None, _DEMAND_NOTE),
    Column(
        "min_oppervlakte_m2",
        "min_area_m2",
        "minstens oppervlakte",
        formats.number(0, 10_000),
        None,
        _DEMAND_NOTE,
        "m²",
    ),
    Column(
        "min_toegankelijkheid",
        "min_accessibility",
        "minstens toegankelijk",
        vera_codes.ACCESSIBILITY,
        None,
        "Het laagste VERA-toegankelijkheidslabel dat voldoet. Leeg: geen eis.",
    ),
    Column(
        "max_verdieping_zonder_lift",
        "max_floor_without_lift",
        "hoogste verdieping zonder lift",
        formats.whole(-5, 99),
        None,
        "De hoogste verdieping die met de trap te bereiken is. Leeg: geen eis.",
    ),
    Column(
        "begane_grond",
        "ground_floor",
        "begane grond",
        GROUND_FLOOR,
        "wens",
        f"{_LINE_NOTE} uitgesloten: mag niet.",
    ),
    Column("lift", "lift", "lift", LINE, "nee", _LINE_NOTE),
    Column("buitenruimte", "outdoor_space", "buitenruimte", LINE, "wens", _LINE_NOTE),
    Column("eigen_entree", "own_entrance", "eigen entree", LINE, "nee", _LINE_NOTE),
    Column("rustig", "quiet", "rustige ligging", LINE, "wens", _LINE_NOTE),
    Column("niet_gehorig", "sound_insulation", "niet gehorig", LINE, "eis", _LINE_NOTE),
    Column(
        "huisdier",
        "has_pet",
        "huisdier",
        formats.YES_NO,
        "nee",
        "Ja als er een huisdier meekomt. Leeg: nog niet gevraagd.",
    ),
    Column(
        "gewenste_buurten",
        "wanted_areas",
        "gewenste buurten",
        formats.WANTED_AREAS,
        "BU99990101; BU99990102",
        "Codes van buurten, wijken of gemeenten of postcodes van vier cijfers, met ; ertussen. "
        "Met “eis:” vooraan is de lijst een eis, anders een wens. Leeg: geen wens.",
        flag="wanted_areas_required",
    ),
    Column(
        "uitgesloten_gebieden",
        "excluded_areas",
        "uitgesloten gebieden",
        formats.AREAS,
        "geen",
        "Codes of postcodes van vier cijfers, met ; ertussen, of “geen”. Altijd een eis. "
        "Schrijf nooit op waarom. Leeg: nog niet gevraagd.",
    ),
    Column(
        "nabij",
        "anchor_areas",
        "in de buurt van",
        formats.ANCHOR_AREAS,
        None,
        "Gebieden waar de cliënt dichtbij wil zijn (netwerk, school, werk, begeleiding): codes "
        "van buurten, wijken of gemeenten, met ; ertussen. Leeg: geen wens.",
    ),
    Column(
        "begeleiding_uren",
        "support_hours",
        "begeleiding",
        formats.number(0, 168),
        4,
        unit="uur per week",
    ),
    Column(
        "begeleiding_24_7",
        "support_day_and_night",
        "begeleiding dag en nacht bereikbaar",
        formats.YES_NO,
        "ja",
    ),
    Column(
        "matchzwaarte",
        "match_weight",
        "matchzwaarte",
        formats.choice(vocabulary.MATCH_WEIGHTS),
        "standaard",
    ),
    Column(
        "klaar_per",
        "ready_from",
        "klaar om te verhuizen per",
        formats.DATE,
        date(2026, 12, 1),
    ),
    Column(
        "aanbiedingen_geweigerd", "offers_refused", "geweigerde aanbiedingen", formats.whole(), 0
    ),
    Column(
        "toelichting",
        "note",
        "toelichting",
        formats.FREE_TEXT,
        note="De tafel leest dit. Schrijf geen namen, nummers of gezondheid op.",
        synonyms=("Opmerking", "Opmerkingen"),
    ),
)
