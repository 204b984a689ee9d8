"""One embedded family, and the paragraph styles of every document (documents.md, Layout)."""

from typing import Any

from font_source_sans_pro import font_files_ttf
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from .dutch import markup

REGULAR, SEMIBOLD, BOLD = "SourceSansPro", "SourceSansProSemibold", "SourceSansProBold"
for _face in (REGULAR, SEMIBOLD, BOLD):
    registerFont(TTFont(_face, font_files_ttf[_face]))
# <b> in a paragraph is semibold; there are no italics.
registerFontFamily(REGULAR, REGULAR, SEMIBOLD, REGULAR, SEMIBOLD)

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 18 * mm, 22.5 * mm, 21.5 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
LABEL_WIDTH = 25 * mm
HAIRLINE, RULE, THICK = 0.35, 1.0, 1.6


def _style(size: float, leading: float, font: str = REGULAR, **more: Any) -> Any:
    # The bullet is the label in the margin; reportlab would set it in Helvetica.
    return ParagraphStyle(
        f"{font}-{size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        bulletFontName=REGULAR,
        bulletFontSize=8,
        **more,
    )


TITLE = _style(20, 25, BOLD, spaceAfter=5)
SUBTITLE = _style(12, 15, SEMIBOLD, spaceAfter=4)
TEXT = _style(10, 12.7, spaceAfter=3)
FACT = _style(10, 12.7, leftIndent=LABEL_WIDTH, spaceAfter=2)
ITEM = _style(11.5, 14, BOLD)
PANEL = _style(11.2, 13, BOLD)
ITEM_FACTS = _style(8.8, 11, spaceBefore=1)
DECISION = _style(10.6, 13.6, SEMIBOLD, spaceBefore=4, spaceAfter=4)
NOTE = _style(8.2, 10.4, spaceBefore=2, spaceAfter=2)
TABLE_NOTE = _style(8.2, 10.4, spaceBefore=2, spaceAfter=3, leftIndent=LABEL_WIDTH)
CELL = _style(9.2, 11)
CELL_BOLD = _style(9.2, 11, SEMIBOLD)
FIGURE = _style(9.2, 11, alignment=TA_RIGHT)
FIGURE_BOLD = _style(9.2, 11, SEMIBOLD, alignment=TA_RIGHT)
LIST = _style(8.9, 11)
# Its baseline is that of LIST when both stand on the bottom of a row.
OUTCOME = _style(10.4, 12.5, BOLD, alignment=TA_RIGHT)
HEAD = _style(8.2, 10)
HEAD_BOLD = _style(8.6, 10.4, SEMIBOLD)
HEAD_RIGHT = _style(8.2, 10, alignment=TA_RIGHT)
# What stands in a field of a form, from the usual size down to where it wraps.
VALUES = tuple(_style(size, 12) for size in (10, 9.2, 8.6))
VALUES_BOLD = tuple(_style(size, 12, SEMIBOLD) for size in (10, 9.2, 8.6))
LABEL = _style(8, 9.6)
LABEL_BOLD = _style(8, 9.6, SEMIBOLD)


def paragraph(text: str, style: Any = TEXT) -> Any:
    """A paragraph of data text; markup in it stays literal."""
    return Paragraph(markup(text), style)


def fact(label: str, text: str, lead: str = "") -> Any:
    """A fact on the label margin; `lead` is a bold word before it."""
    bold = f"<b>{markup(lead)}</b> " if lead else ""
    return Paragraph(bold + markup(text), FACT, bulletText=label)
