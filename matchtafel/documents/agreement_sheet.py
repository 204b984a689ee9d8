"""The data sheet of a rent-and-care agreement: twelve blocks on two sides, no contract.

The only document with a client's name; it bears no profile number, which would open the
minutes to whoever holds the sheet.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, Table
from sqlalchemy.orm import Session

from matchtafel.matching.dutch import count, long_date
from matchtafel.matching.norms import Norms
from matchtafel.models import Agreement, Identity

from .agreement_fields import (
    agreement_rows,
    date_rows,
    dwelling_rows,
    money_rows,
    party_rows,
    support_rows,
)
from .agreement_record import Sheet, read_sheet
from .agreement_support import second_side
from .agreement_tests import Tested, daeb_test, suitability_test, tests_note
from .fields import GAP, Asked, Field, field_row, missing
from .marks import block
from .page import Page, render
from .style import (
    CELL_BOLD,
    HAIRLINE,
    LIST,
    NOTE,
    OUTCOME,
    PANEL,
    SUBTITLE,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TITLE,
    paragraph,
)
from .tables import BARE, Command

BAR = 1.2 * mm
PANEL_WIDTHS = (58 * mm, 62 * mm, TEXT_WIDTH - BAR - 120 * mm)
PANEL_INSET, PANEL_GAP = 2.8 * mm, 3.5 * mm
# A list of more lines gives numbers only; with this many the first side is still one page.
MOST_LINES = 5
FILL_IN = "Een vak met een rand is nog leeg. Vul het in met de pen of in het programma."
LATER = "Blok 8, 9 en 10 komen later."
SHARING = Field("11.1", "Grondslag", None, Asked.TOGETHER, "grondslag")
GOALS = Field("6.5", "Doelen", None, Asked.PROVIDER, "doelen")


def agreement_name(agreement: Agreement) -> str:
    """gegevensblad-HZ-2026-0031.pdf"""
    number = re.sub(r"[^A-Za-z0-9]+", "-", agreement.number).strip("-")
    return f"gegevensblad-{number}.pdf"


def agreement_pdf(
    session: Session,
    decision_id: int,
    identity: Identity | None,
    *,
    norms: Mapping[int, Norms],
    now: datetime,
    for_screen: bool = False,
) -> bytes:
    """The sheet of the newest agreement to an allocation.

    Without `identity` the tenant's fields are empty boxes. `norms` by year; a year that is not
    in it is "niet te toetsen". `now` is the day the sheet is dated. `for_screen`: the profile
    number in the place of the name; never to be saved or printed. Raises NoResultFound without
    such a decision; ValueError when it has no agreement or the identity is another client's.
    """
    sheet = read_sheet(session, decision_id, identity, norms, for_screen=for_screen)
    return render(
        _page(sheet, now), lambda: [*_first_side(sheet), PageBreak(), *second_side(sheet)]
    )


def _page(sheet: Sheet, now: datetime) -> Page:
    number = sheet.agreement.number
    known = f"normen {sheet.norm_year}" if sheet.norms else f"zonder normen {sheet.norm_year}"
    made = f"opgemaakt {long_date(now)}"
    return Page(
        title=f"Gegevensblad huurzorgovereenkomst {number}",
        table_name=sheet.meeting.table_name,
        stamps=("VOORBEELD",) if sheet.meeting.is_sample else (),
        subject=f"Gegevensblad {number} · {_secrecy(sheet)}",
        foot=(
            f"Alleen voor verhuurder, huurder en zorgaanbieder · {known} · {made}",
            "Dit blad verzamelt gegevens. Het is geen overeenkomst.",
        ),
    )


def _secrecy(sheet: Sheet) -> str:
    if sheet.shown_only:
        return "voor het scherm, zonder naam"
    return "vertrouwelijk: bevat een naam" if sheet.tenant.name else "vertrouwelijk"


def _first_side(sheet: Sheet) -> list[Any]:
    town = sheet.facts.town
    subtitle = ", ".join(part for part in (sheet.tenant.name, sheet.facts.address, town) if part)
    money = [block(4, "Financieel"), *map(field_row, money_rows(sheet))]
    return [
        paragraph("Gegevensblad huurzorgovereenkomst", TITLE),
        paragraph(subtitle, SUBTITLE),
        _to_fill_in(sheet),
        *[block(1, "Overeenkomst"), *map(field_row, agreement_rows(sheet))],
        *[block(2, "Partijen"), *map(field_row, party_rows(sheet))],
        *[block(3, "Gehuurde"), *map(field_row, dwelling_rows(sheet))],
        *[*money, _tests(sheet), paragraph(tests_note(sheet), NOTE)],
        *[block(5, "Data"), *map(field_row, date_rows(sheet))],
    ]


def _all_missing(sheet: Sheet) -> list[Field]:
    first = [*agreement_rows(sheet), *party_rows(sheet), *dwelling_rows(sheet)]
    rows = [*first, *money_rows(sheet), *date_rows(sheet), *support_rows(sheet)]
    basis = [] if sheet.agreement.data_sharing_basis else [SHARING]
    return [*missing(rows), GOALS, *basis]


def _to_fill_in(sheet: Sheet) -> Any:
    """What is missing, by party, with field numbers."""
    fields = _all_missing(sheet)
    title = f"Nog in te vullen: {count(len(fields), 'gegeven', 'gegevens')}"
    parties = {
        Asked.LANDLORD: sheet.landlord.name,
        Asked.PROVIDER: sheet.provider.name,
        Asked.TOGETHER: "Samen",
    }
    lists = [
        _list([field for field in fields if field.asked is party], width)
        for party, width in zip(parties, PANEL_WIDTHS, strict=True)
    ]
    lists[-1] = f"{lists[-1]}<br/>{LATER}"
    return Table(
        [
            ["", paragraph(title, PANEL), paragraph(FILL_IN, LIST), ""],
            ["", *(paragraph(name, CELL_BOLD) for name in parties.values())],
            ["", *(Paragraph(text, LIST) for text in lists)],
        ],
        colWidths=[BAR, *PANEL_WIDTHS],
        hAlign="LEFT",
        style=_panel_style(),
    )


def _panel_style() -> list[Command]:
    return [
        *BARE,
        ("SPAN", (2, 0), (3, 0)),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (1, 0), (1, -1), PANEL_INSET),
        ("RIGHTPADDING", (1, 1), (-2, -1), PANEL_GAP),
        ("TOPPADDING", (0, 0), (-1, 0), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 3.5),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 4),
        *_barred(0, -1),
    ]


def _list(fields: Sequence[Field], width: float) -> str:
    """Paragraph markup: 1.6 grondslag, 2.3 wie tekent; numbers only where that is too long."""
    if not fields:
        return "alles is ingevuld"
    named = ", ".join(f"{field.number} {field.short}".replace(" ", "\xa0") for field in fields)
    high = Paragraph(named, LIST).wrap(width - PANEL_INSET - PANEL_GAP, TEXT_HEIGHT)[1]
    if high <= MOST_LINES * LIST.leading:
        return named
    return ", ".join(field.number for field in fields)


def _tests(sheet: Sheet) -> Any:
    """Blocks 4.9 and 4.10 beside one another; each is read to its end before the next."""
    width = (TEXT_WIDTH - GAP) / 2 - BAR
    boxes = [_test_box(test, width) for test in (suitability_test(sheet), daeb_test(sheet))]
    return Table(
        [["", boxes[0], "", "", boxes[1]]],
        colWidths=[BAR, width, GAP, BAR, width],
        hAlign="LEFT",
        style=[*BARE, *_barred(0, 1), *_barred(3, 4)],
    )


def _test_box(test: Tested, width: float) -> Any:
    named = 36 * mm
    name = paragraph(f"{test.number}\xa0 {test.name}", LIST)
    return Table(
        [[name, paragraph(test.outcome, OUTCOME)], [paragraph(test.text, LIST), ""]],
        colWidths=[named, width - named],
        style=[
            *BARE,
            ("SPAN", (0, 1), (1, 1)),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (0, -1), 2.2 * mm),
            ("RIGHTPADDING", (1, 0), (1, 0), 2 * mm),
            ("RIGHTPADDING", (0, 1), (0, 1), 2 * mm),
            ("TOPPADDING", (0, 0), (-1, 0), 1.5),
            ("BOTTOMPADDING", (0, 1), (-1, 1), 3),
        ],
    )


def _barred(first: int, last: int) -> list[Command]:
    """A black column at the left, hairlines above and below."""
    return [
        ("BACKGROUND", (first, 0), (first, -1), black),
        ("LINEABOVE", (first, 0), (last, 0), HAIRLINE, black),
        ("LINEBELOW", (first, -1), (last, -1), HAIRLINE, black),
    ]
