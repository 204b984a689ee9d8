"""The second side of the data sheet: support, duties, reviews, end and signing (blocks 6–12)."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Spacer, Table

from matchtafel.matching.dutch import long_date

from .agreement_dates import reviews
from .agreement_fields import support_rows
from .agreement_record import Sheet
from .fields import Field, field_row, fitted
from .marks import block, ticks
from .style import (
    CELL_BOLD,
    HAIRLINE,
    HEAD_BOLD,
    LABEL,
    LIST,
    REGULAR,
    RULE,
    TEXT_WIDTH,
    paragraph,
)
from .tables import BARE, Command, cells, whole

GOALS = ("wonen", "financiën", "dagbesteding", "gezondheid", "netwerk")
DUTIES = {
    "Huurder": (
        *("goed huurderschap", "hoofdverblijf", "huur op tijd", "geen overlast"),
        "begeleiding accepteren",
    ),
    "Zorgaanbieder": (
        *("begeleiding leveren", "opschalen", "bereikbaar zijn"),
        "stoppen van begeleiding melden",
    ),
    "Verhuurder": ("signaleren", "vast aanspreekpunt", "bereid om te klappen"),
}
REVIEW_HEADS = ("Moment", "Aanwezig", "Huur op tijd", "Overlast", "Woning", "Begeleiding")
REVIEW_WIDTHS = [w * mm for w in (27, 29, 18, 19, 17, 19, 14, 24)]
SHARED = (
    ("naam, geboortedatum, contact", "verhuurder", "overeenkomst", "looptijd"),
    ("huurbetaling, overlast", "verhuurder, zorgaanbieder", "evaluaties (blok 8)", "looptijd"),
    ("einde van de begeleiding", "verhuurder", "melden (blok 7)", "looptijd"),
)
SHARED_WIDTHS = [w * mm for w in (45, 40, 33, 18, 31)]
# Rows that a pen writes in.
ROOMY: tuple[Command, ...] = (
    ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 1), (-1, -1), 2.4),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 3),
)
INSET, LINE = 1.6 * mm, 6.2 * mm
ATTACHMENTS = ("begeleidingsplan", "huisregels", "opleverstaat")


def second_side(sheet: Sheet) -> list[Any]:
    """The flowables of blocks 6 to 12."""
    return [
        *_support(sheet),
        *_duties(),
        *_reviews(sheet),
        _turning_and_end(),
        *_sharing(sheet),
        *_signing(sheet),
    ]


def _pen_table(rows: Sequence[Sequence[Any]], widths: Sequence[float], *more: Command) -> Any:
    """A table to write in: vertical rules too."""
    return Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        hAlign="LEFT",
        style=[
            *BARE,
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
            ("LEFTPADDING", (1, 0), (-1, -1), 1.2 * mm),
            ("LINEBELOW", (0, 0), (-1, 0), RULE, black),
            ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE, black),
            ("LINEAFTER", (0, 1), (-2, -1), HAIRLINE, black),
            *more,
        ],
    )


def _pen_heads(*words: str) -> list[Any]:
    return [paragraph(word, HEAD_BOLD) for word in words]


def _support(sheet: Sheet) -> list[Any]:
    states = ("open", "bezig", "af")
    head = _pen_heads("6.5\xa0 Doelen", "Wat wil de huurder bereiken?", "Stand")
    rows = [[*cells(goal), "", ticks(states, gap=2 * mm, size=9.2)] for goal in GOALS]
    widths = [26 * mm, TEXT_WIDTH - 67 * mm, 41 * mm]
    table = _pen_table([head, *rows], widths, *ROOMY)
    note = "Schrijf hier geen ziekte, diagnose of strafblad op."
    return [block(6, "Begeleiding", note), *map(field_row, support_rows(sheet)), table]


def _duties() -> list[Any]:
    rows = [
        [paragraph(party, CELL_BOLD), ticks(subjects, gap=2.2 * mm, size=9.2)]
        for party, subjects in DUTIES.items()
    ]
    table = Table(
        rows,
        colWidths=[25 * mm, TEXT_WIDTH - 25 * mm],
        hAlign="LEFT",
        style=[
            *BARE,
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ],
    )
    note = "Onderwerpen om in de overeenkomst te regelen. Kruis aan wat erin staat."
    return [block(7, "Verplichtingen", note), table]


def _reviews(sheet: Sheet) -> list[Any]:
    start = sheet.agreement.start_date
    moments = {name: long_date(day) for name, day in reviews(start)} if start else {}
    names = moments or dict.fromkeys(("6 weken", "3 maanden", "6 maanden", "9 maanden"), "")
    rows = [
        [
            [paragraph(name, CELL_BOLD), paragraph(day, LABEL)],
            "",
            [ticks(("ja",), size=9), ticks(("nee",), size=9)],
            *[""] * 5,
        ]
        for name, day in {**names, "extra": ""}.items()
    ]
    head = _pen_heads(*REVIEW_HEADS, "Kleur", "Vervolg")
    note = "Overlast: geen, melding of ernstig. Kleur: groen, geel of rood."
    return [block(8, "Evaluaties", note), _pen_table([head, *rows], REVIEW_WIDTHS)]


def _turning_and_end() -> Any:
    """Blocks 9 and 10 beside one another."""
    left, gap = 82 * mm, 5 * mm
    right = TEXT_WIDTH - left - gap
    return Table(
        [[_turning(left), "", _end(right)]],
        colWidths=[left, gap, right],
        hAlign="LEFT",
        spaceBefore=7,
        style=BARE,
    )


def _turning(width: float) -> list[Any]:
    conditions = (
        ("woondoelen behaald", "akkoord zorgaanbieder"),
        ("geen huurachterstand", "akkoord verhuurder"),
        ("geen overlast", "akkoord gemeente (als nodig)"),
    )
    agreed = Table(
        [[ticks((word,), size=9.2) for word in pair] for pair in conditions],
        colWidths=[36 * mm, width - 36 * mm],
        style=[*BARE, ("TOPPADDING", (0, 0), (-1, -1), 2.2)],
    )
    choice = [
        ticks(("omklappen", "verlengen"), size=9.2),
        Spacer(0, 2.2),
        ticks(("beëindigen", "andere woning"), size=9.2),
    ]
    decided = field_row([(1, Field("9.1", "Besloten op", None))], 29 * mm)
    chosen = Table(
        [[choice, decided]],
        colWidths=[width - 29 * mm, 29 * mm],
        style=[
            *BARE,
            ("LINEABOVE", (0, 0), (0, 0), HAIRLINE, black),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
        ],
    )
    return [block(9, "Omklap", "voorwaarden, dan besluit", width), agreed, Spacer(0, 3), chosen]


def _end(width: float) -> list[Any]:
    date_and_reason = [
        (28, Field("10.1", "Datum", None)),
        (51, Field("10.2", "Reden (VERA-code)", None)),
    ]
    back = [(1, Field("10.3", "Afspraak over terugkeer met de zorgaanbieder", None))]
    return [
        block(10, "Einde", "alleen bij einde", width),
        Spacer(0, 2.5),
        field_row(date_and_reason, width),
        field_row(back, width),
    ]


def _sharing(sheet: Sheet) -> list[Any]:
    basis = sheet.agreement.data_sharing_basis or ""
    head = _pen_heads("Welke gegevens", "Met wie", "Waarvoor", "Hoe lang", "11.1\xa0 Grondslag")
    rows = [[*cells(*row), paragraph(basis, LIST)] for row in SHARED]
    note = "Toestemming intrekken: bij de zorgaanbieder"
    return [block(11, "Gegevensdeling", note), _pen_table([head, *rows], SHARED_WIDTHS)]


def _signing(sheet: Sheet) -> list[Any]:
    """Block 12; the municipality has a box only when it signs along."""
    parties = [
        (f"Verhuurder: {sheet.landlord.name}", sheet.landlord_signs),
        ("Huurder", (sheet.tenant.name,)),
        (f"Zorgaanbieder: {sheet.provider.name}", sheet.provider_signs),
    ]
    if sheet.agreement.municipality_signs:
        parties.append(("Gemeente", (None, None)))
    attachments = [[paragraph("Bijlagen", CELL_BOLD), ticks(ATTACHMENTS, size=9.4)]]
    return whole(
        [
            block(12, "Ondertekening", "voor akkoord met deze gegevens"),
            _signatures(parties),
            Spacer(0, 3),
            Table(attachments, colWidths=[16 * mm, TEXT_WIDTH - 16 * mm], style=BARE),
        ]
    )


def _signatures(parties: Sequence[tuple[str, tuple[str | None, ...]]]) -> Any:
    """The parties' boxes beside one another."""
    gap = 3 * mm
    width = (TEXT_WIDTH - gap * (len(parties) - 1)) / len(parties)
    row: list[Any] = []
    style: list[Command] = [*BARE]
    for party, signs in parties:
        if row:
            row.append("")
        at = (len(row), 0)
        style += [
            ("BOX", at, at, RULE, black),
            ("LEFTPADDING", at, at, INSET),
            ("RIGHTPADDING", at, at, INSET),
            ("TOPPADDING", at, at, 3),
            ("BOTTOMPADDING", at, at, 3),
        ]
        row.append(_signature(party, signs, width))
    widths = [gap if column % 2 else width for column in range(len(row))]
    return Table([row], colWidths=widths, hAlign="LEFT", style=style)


def _signature(party: str, signs: tuple[str | None, ...], width: float) -> list[Any]:
    """One party's box: what is known stands on its line, the rest is written by hand."""
    lines = [
        _line(label, text or "", width)
        for label, text in zip(("Naam", "Functie"), signs, strict=False)
    ]
    if len(lines) == 1:
        lines.append(Spacer(0, LINE))
    return [
        paragraph(party, CELL_BOLD),
        *lines,
        _line("Plaats, datum", "", width),
        Spacer(0, LINE),
        paragraph("Handtekening", LABEL),
    ]


def _line(label: str, text: str, width: float) -> Any:
    label_width = max(12 * mm, stringWidth(label, REGULAR, LABEL.fontSize) + 1.5 * mm)
    rest = width - 2 * INSET - label_width
    return Table(
        [[paragraph(label, LABEL), fitted(text, rest) if text else ""]],
        colWidths=[label_width, rest],
        minRowHeights=[LINE],
        hAlign="LEFT",
        style=[
            *BARE,
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2),
            ("LINEBELOW", (1, 0), (1, 0), HAIRLINE, black),
        ],
    )
