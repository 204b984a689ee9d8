"""The words for coded values: code → Dutch label. VERA codes where VERA has one."""

from enum import StrEnum

# VERA EENHEIDDETAILSOORT under EENHEIDSOORT.WOO (reference data 2026-06-26).
DWELLING_TYPES = {
    "BEN": "benedenwoning",
    "BOV": "bovenwoning",
    "COR": "corridorflat",
    "EIN": "eindwoning",
    "GAL": "galerijflat",
    "GTW": "geschakelde twee-onder-een-kapwoning",
    "GWO": "geschakelde woning",
    "HAL": "half vrijstaande woning",
    "HER": "herenhuis",
    "HOE": "hoekwoning",
    "KAM": "kamer",
    "KNG": "kangoeroewoning",
    "MAI": "maisonette",
    "POF": "portiekflat",
    "POW": "portiekwoning",
    "PRW": "praktijkwoning",
    "TIJ": "tijdelijke woning",
    "TIN": "tiny house",
    "TUS": "tussenwoning",
    "TWE": "twee-onder-een-kapwoning",
    "VRI": "vrijstaande woning",
    "WAT": "waterwoning",
    "WOB": "woonboot",
    "WOW": "woonwagen",
    "WWP": "woonwagenstandplaats",
}

# VERA TOEGANKELIJKHEIDSLABEL.
ACCESSIBILITY = {
    "ZON": "zonder label",
    "GNV": "gelijkvloers, trap ernaartoe",
    "NUL": "nultredenwoning",
    "ROA": "rollator binnen en buiten",
    "ROG": "rollator, geen nultredenwoning",
    "ROL": "rolstoel",
    "RUI": "rolstoel, ruim",
}

# VERA EENHEIDLIGGING, the ones that matter here.
SITUATION = {"RUS": "rustige weg", "DRU": "drukke weg"}

# VERA VOORRANGDETAILSOORT under VOORRANGSOORT.URG; at the table shown as "urgent" only.
URGENCY_KINDS = {
    "BER": "beroep",
    "DAK": "(bijna) dakloos",
    "DUP": "gedupeerd",
    "EXD": "ex-gedetineerd",
    "FIN": "financieel",
    "GEW": "geweld, bedreiging of overlast",
    "HUI": "herhuisvesting",
    "MAN": "mantelzorg",
    "MED": "medisch",
    "REL": "relationeel",
    "SOC": "sociaal",
    "STA": "statushouder",
    "UIT": "uitstroom maatschappelijke instelling",
}

OUTDOOR_SPACE = {
    "geen": "geen buitenruimte",
    "balkon": "balkon",
    "tuin": "tuin",
    "dakterras": "dakterras",
    "gedeeld": "gedeelde buitenruimte",
}
ENTRANCE = {
    "eigen": "eigen entree",
    "portiek": "portiek",
    "galerij": "galerij",
    "corridor": "corridor",
}
ENERGY_LABELS = ("A+++++", "A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G")
WBMGP_ARTICLES = {"geen": "geen", "8": "artikel 8", "9": "artikel 9", "10": "artikel 10"}
ORIGINS = {
    "MO": "maatschappelijke opvang",
    "BW": "beschermd wonen",
    "doorstroom": "doorstroomplek",
    "wonen_eerst": "wonen eerst",
    "jeugd": "jeugdhulp",
    "detentie": "detentie",
    "anders": "anders",
}
CARRYING_CAPACITY = ("groen", "oranje", "rood")
MATCH_WEIGHTS = {"standaard": "standaard", "zorgvuldig": "zorgvuldig"}


class Answer(StrEnum):
    """What a profile line says: must have, would like, does not matter, must not."""

    REQUIREMENT = "eis"
    WISH = "wens"
    NO = "nee"
    EXCLUDED = "uitgesloten"


class ReasonFor(StrEnum):
    """Which outcome a reason belongs to."""

    ALLOCATION = "toewijzing"
    NO_MATCH = "geen_match"
    HOLD = "aanhouden"


# Reasons at the table. Code → (outcomes it belongs to, half sentence after "omdat").
# Two-part codes are our own list; the part before the dot is the nearest VERA
# AANBIEDINGDETAILSTATUS, "MT" where VERA has none (domain.md §2.6).
REASONS: dict[str, tuple[frozenset[ReasonFor], str]] = {
    "MT.BESTE": (frozenset({ReasonFor.ALLOCATION}), "dit profiel het best past"),
    "MT.WACHT": (frozenset({ReasonFor.ALLOCATION}), "dit profiel het langst wacht"),
    "MT.STEUN": (frozenset({ReasonFor.ALLOCATION}), "begeleiding of netwerk dichtbij is"),
    "AND.ELDERS": (
        frozenset({ReasonFor.ALLOCATION}),
        "een andere kandidaat beter op zijn plek is in een andere woning",
    ),
    "MT.MOMENT": (
        frozenset({ReasonFor.ALLOCATION}),
        "de cliënt klaar is op het moment dat de woning vrij is",
    ),
    "MT.ENIGE": (frozenset({ReasonFor.ALLOCATION}), "dit het enige passende profiel is"),
    "HUU.PASSEND": (frozenset({ReasonFor.NO_MATCH}), "de huur voor geen profiel passend is"),
    "WBN.MAAT": (frozenset({ReasonFor.NO_MATCH}), "de woning te klein of te groot is"),
    "WBN.TRAP": (frozenset({ReasonFor.NO_MATCH}), "de woning niet goed toegankelijk is"),
    "WOB.BUURT": (
        frozenset({ReasonFor.NO_MATCH}),
        "de draagkracht van de buurt nu niet genoeg is",
    ),
    "MT.GEEN": (frozenset({ReasonFor.NO_MATCH}), "geen profiel aan alle eisen voldoet"),
    "ONT.TERUG": (frozenset({ReasonFor.NO_MATCH}), "de corporatie de woning terugtrekt"),
    "DOC.FEIT": (frozenset({ReasonFor.HOLD}), "een feit nog niet bekend is"),
    "MT.BEGEL": (frozenset({ReasonFor.HOLD}), "de begeleiding nog niet geregeld is"),
    "PER.OVERLEG": (
        frozenset({ReasonFor.HOLD}),
        "eerst overleg met de cliënt nodig is",
    ),
    "MT.WBMGP": (frozenset({ReasonFor.HOLD}), "eerst een huisvestingsvergunning nodig is"),
}

# Why an excluded client may still get a dwelling: VERA PASSENDHEIDDETAILSOORT, and the
# free allocation margin of DAEB (domain.md §4.3).
SET_ASIDE = {
    "BIJ": "bijzondere gezinssituatie",
    "HER": "herstructurering",
    "HHV": "herhuisvesting",
    "VRIJ": "vrije toewijzingsruimte",
    "MAATWERK": "maatwerk van de tafel",
}


def reasons_for(outcome: ReasonFor) -> dict[str, str]:
    """Code → half sentence, for one outcome, in the order of the list."""
    return {code: text for code, (outcomes, text) in REASONS.items() if outcome in outcomes}
