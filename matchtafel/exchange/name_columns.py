"""The columns of the names sheet, which only the care provider keeps (formats.md §1.4)."""

from datetime import date

from . import formats
from .column import Column

COLUMNS = (
    Column(
        "zorgaanbieder",
        "provider",
        "zorgaanbieder",
        formats.text(),
        "Zorggroep Voorbeeld",
        required=True,
        synonyms=("Zorginstelling",),
    ),
    Column(
        "profielnummer",
        "profile_number",
        "profielnummer",
        formats.PSEUDONYM,
        "VOORBEELD-P-2026-0042",
        "Het nummer van het profiel, precies zoals in het blad met profielen. Geen BSN.",
        required=True,
        synonyms=("Profielnr", "Profiel"),
    ),
    Column("voorletters", "initials", "voorletters", formats.text(20), "V."),
    Column("tussenvoegsel", "prefix", "tussenvoegsel", formats.text(20), "van"),
    Column("achternaam", "surname", "achternaam", formats.text(), "Voorbeeld", required=True),
    Column("geboortedatum", "birth_date", "geboortedatum", formats.DATE, date(1988, 1, 1)),
    Column("telefoon", "phone", "telefoon", formats.text(30), synonyms=("Telefoonnummer",)),
    Column("email", "email", "e-mail", formats.text(), synonyms=("E-mail", "E-mailadres")),
    Column("begeleider", "support_worker", "begeleider", formats.text()),
    Column(
        "begeleider_telefoon", "support_worker_phone", "telefoon van begeleider", formats.text(30)
    ),
    Column("bewindvoerder", "financial_administrator", "bewindvoerder", formats.text()),
)
