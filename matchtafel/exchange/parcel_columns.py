"""What a package holds, column by column: the templates' own columns, as far as they may leave."""

from enum import StrEnum

from matchtafel.models import DecisionKind, OrganisationKind

from . import formats
from .column import Column
from .columns import TEMPLATES, column_for
from .records import Kind

# Only these columns of a profile go to the table (AVG art. 5, data minimisation); for what:
FOR_TABLE = {
    "the key, and how old the facts are": "profielnummer zorgaanbieder profieldatum geldig_tot",
    "without consent nobody is looked at": "toestemming",
    "the waiting clock": "urgentie_datum urgentie_geldig_tot",
    "size, rent, income and age limits": "volwassenen kinderen geboortejaar aow inkomen max_huur "
    "min_slaapkamers min_kamers min_oppervlakte_m2",
    "what the dwelling must be like": "min_toegankelijkheid max_verdieping_zonder_lift "
    "begane_grond lift buitenruimte eigen_entree rustig niet_gehorig huisdier",
    "where": "gewenste_buurten uitgesloten_gebieden nabij",
    "a careful match, and the data sheet of the agreement": "begeleiding_uren begeleiding_24_7 "
    "matchzwaarte",
    "when, and how often before": "klaar_per aanbiedingen_geweigerd",
    "written for the table to read": "toelichting",
}
# These stay with the provider; why:
KEPT_HOME = {
    "for the provider and the counts only (formats.md §1.2)": "herkomst",
    "the table sees “urgent” only; the kind may tell of health or violence": "urgentie_soort",
    "no rule of the table reads it": "inkomensjaar",
}


class Holds(StrEnum):
    """What a package is about. One sort each."""

    PROFILES = "profielen"
    VACANCIES = "woningen"
    DECISIONS = "besluiten"


KINDS = {Holds.PROFILES: Kind.PROFILES, Holds.VACANCIES: Kind.VACANCIES}
# Nobody hands in what belongs to another.
MAKER = {
    Holds.PROFILES: OrganisationKind.PROVIDER,
    Holds.VACANCIES: OrganisationKind.CORPORATION,
    Holds.DECISIONS: OrganisationKind.MUNICIPALITY,
}
_SENT = " ".join(FOR_TABLE.values()).split()
ROWS: dict[Kind, tuple[Column, ...]] = {
    Kind.PROFILES: tuple(c for c in TEMPLATES[Kind.PROFILES] if c.header in _SENT),
    Kind.VACANCIES: TEMPLATES[Kind.VACANCIES],
}

_OUTCOMES = {
    DecisionKind.ALLOCATION.value: "toewijzing",
    DecisionKind.NO_MATCH.value: "geen match",
    DecisionKind.HOLD.value: "aanhouden",
}
# The chair's own words have no limit in the window.
_SENTENCE = formats.text(10_000)
_ADDRESS = "street house_number house_letter house_addition postcode town"

MEETING = (
    Column("overleg", "table_name", "overleg", formats.text(), required=True),
    Column("nummer", "number", "nummer", formats.text()),
    Column("datum", "held_on", "datum", formats.DATE, required=True),
    Column("vastgesteld", "adopted", "vastgesteld", formats.YES_NO, required=True),
)
DECISION = (
    column_for(Kind.VACANCIES, "unit_number"),
    column_for(Kind.VACANCIES, "corporation"),
    *(column_for(Kind.VACANCIES, fact) for fact in _ADDRESS.split()),
    Column("beschikbaar_per", "available_from", "beschikbaar per", formats.DATE),
    Column("profielnummer", "profile_number", "profielnummer", formats.PSEUDONYM),
    Column("zorgaanbieder", "provider", "zorgaanbieder", formats.text()),
    Column("besluit", "kind", "besluit", formats.choice(_OUTCOMES), required=True),
    Column("besloten_op", "decided_on", "besloten op", formats.DATE, required=True),
    Column("zin", "sentence", "besluitzin", _SENTENCE, required=True),
    Column("aanhouden_tot", "hold_until", "aanhouden tot", formats.DATE),
    Column("ingetrokken_op", "withdrawn_on", "ingetrokken op", formats.DATE),
    Column("intrekking", "withdrawal", "intrekking", _SENTENCE),
)
LINE = (Column("tekst", "text", "tekst", _SENTENCE, required=True),)
ACTION = (
    *LINE,
    Column("organisatie", "organisation", "organisatie", formats.text(), required=True),
    Column("persoon", "person", "wie", formats.text()),
    Column("uiterlijk", "due", "uiterlijk", formats.DATE),
)
# What stands under a decision, and its columns.
UNDER = {"voorwaarden": LINE, "aanvullingen": LINE, "acties": ACTION}
