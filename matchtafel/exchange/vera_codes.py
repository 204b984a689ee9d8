"""VERA code lists as formats: read as code, as VERA's name or as our shorter label."""

from matchtafel.models import vocabulary

from .formats import choice

# VERA ENERGIELABEL writes the plusses as letters.
_VERA_ENERGY = {"AP": "A+", "APP": "A++", "AP3": "A+++", "AP4": "A++++", "AP5": "A+++++"}
# The names of VERA TOEGANKELIJKHEIDSLABEL and EENHEIDLIGGING, beside our shorter labels.
_VERA_ACCESSIBILITY = {
    "Woning zonder bijzondere toegankelijkheid": "ZON",
    "Gelijkvloerse woning (geen nultredenwoning)": "GNV",
    "Rollatorwoning": "ROA",
    "Rollatorwoning (geen nultredenwoning)": "ROG",
    "Rolstoelwoning": "ROL",
    "Extra ruime rolstoelwoning": "RUI",
}
_VERA_SITUATION = {
    "Aan rustige weg": "RUS",
    "Aan drukke weg": "DRU",
    "rustig": "RUS",
    "druk": "DRU",
}

DWELLING_TYPE = choice(
    vocabulary.DWELLING_TYPES, "een woningtype van VERA, als code of naam, zoals POF of portiekflat"
)
ACCESSIBILITY = choice(vocabulary.ACCESSIBILITY, also=_VERA_ACCESSIBILITY)
SITUATION = choice(vocabulary.SITUATION, also=_VERA_SITUATION)
ENERGY_LABEL = choice(
    {label: label for label in vocabulary.ENERGY_LABELS},
    "een energielabel, van A+++++ tot en met G",
    _VERA_ENERGY,
)

URGENCY_KIND = choice(
    vocabulary.URGENCY_KINDS, "een urgentiesoort van VERA, als code of naam, zoals UIT of medisch"
)
