"""What does not belong in text for the table: citizen numbers, contact details, health."""

import re
import unicodedata

_PHONE = r"(?<![\d.,])(?:\+31|0031|0)[ -]?[1-9](?:[ -]?\d){8}(?!\d)"
# Numbers that are known to be something else: dates, P-2026-0179, telephones, area codes.
_OTHER = re.compile(
    r"\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|\b\d{4}-\d{1,2}-\d{1,2}\b"
    rf"|(?<!\d)(?:19|20)\d\d-\d{{1,6}}(?![-\d])|{_PHONE}|\b(?:BU|WK|GM)\w+"
)
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)")
# Eleven-test (elfproef) of the BSN.
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_HEALTH = (
    r"diagnos|psychos|psychiat|schizofr|borderline|autis|adhd|ptss|depress|trauma|verslaa?v|"
    r"alcohol|drugs|methadon|medicat|medicijn|lvb\b|suïcid|suicid|hiv\b|kanker|ggz\b"
)
_SIGNS = {
    "een e-mailadres": re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}"),
    "een telefoonnummer": re.compile(_PHONE),
    "een rekeningnummer": re.compile(r"\bNL\d{2} ?[A-Z]{4}(?: ?\d){10}\b"),
    "een naam": re.compile(
        r"\b(?:[Dd]hr|[Mm]evr?|[Mm]w|[Mm]eneer|[Mm]evrouw|[Dd]e heer)\b\.? +(?:van )?[A-Z]"
    ),
    "een geboortedatum": re.compile(
        r"\bgeb(?:oren|\.|oortedatum|oortejaar)[^.;]{0,15}\d{4}\b", re.I
    ),
    "gezondheid": re.compile(rf"\b(?:{_HEALTH})", re.I),
}


def is_citizen_number(digits: str) -> bool:
    """Whether eight or nine digits pass the eleven-test of the BSN."""
    padded = digits.zfill(9)
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, padded, strict=True))
    return total % 11 == 0 and int(digits) > 0


def may_be_citizen_number(text: str) -> bool:
    """Whether a BSN seems to stand in the text; 9 % of other nine-digit numbers do too.

    What is known to be something else is dropped first: dates often pass the test.
    """
    plain = _OTHER.sub(" ", unicodedata.normalize("NFKC", text))
    found = (re.sub(r"\D", "", match[0]) for match in _NUMBER.finditer(plain))
    return any(is_citizen_number(digits) for digits in found)


def personal_data(text: str) -> list[str]:
    """What personal data seems to stand in the text, in Dutch: "een telefoonnummer", …"""
    plain = unicodedata.normalize("NFKC", text)
    found = [name for name, sign in _SIGNS.items() if sign.search(plain)]
    return ["een burgerservicenummer (BSN)", *found] if may_be_citizen_number(text) else found
