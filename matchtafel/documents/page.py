"""The A4 frame of every document: head, foot, numbered pages; same story, same bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from .style import (
    BOLD,
    BOTTOM,
    HAIRLINE,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    RIGHT,
    RULE,
    SEMIBOLD,
    TEXT_HEIGHT,
    TEXT_WIDTH,
)

HEAD_BASELINE, HEAD_RULE = PAGE_HEIGHT - 14 * mm, PAGE_HEIGHT - 17 * mm
FOOT_RULE, FOOT_BASELINE, FOOT_LEADING = 17.5 * mm, 13.3 * mm, 10.6
EDGE = PAGE_WIDTH - RIGHT
# reportlab reads a font from one place for all its documents, so that two at a time spoil it.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Page:
    """What stands on every page.

    stamps: words in a box (VOORBEELD, CONCEPT). subject: document, date and secrecy.
    foot: one or two lines.
    """

    title: str
    table_name: str
    stamps: tuple[str, ...]
    subject: str
    foot: tuple[str, ...]


def render(page: Page, story: Callable[[], list[Any]]) -> bytes:
    """The PDF. Built twice: how many pages there are is known after the first time.

    From any thread; one that asks while another builds waits for it.
    """
    with _ONE_AT_A_TIME:
        _, total = _build(page, story(), 0)
        pdf, _ = _build(page, story(), total)
    return pdf


def _build(page: Page, story: list[Any], total: int) -> tuple[bytes, int]:
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=page.title,
        author=page.table_name,
        creator="matchtafel",
        subject=page.subject,
        lang="nl-NL",
        displayDocTitle=1,
        initialFontName=REGULAR,
        invariant=1,
    )
    frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT, 0, 0, 0, 0)
    template = PageTemplate(
        frames=[frame],
        onPage=lambda canvas, _: _head(canvas, page),
        onPageEnd=lambda canvas, doc: _foot(canvas, page, f"Pagina {doc.page} van {total}"),
    )
    document.addPageTemplates([template])
    document.build(story)
    return buffer.getvalue(), document.page


def _head(canvas: Any, page: Page) -> None:
    canvas.setLineWidth(HAIRLINE)
    canvas.line(LEFT, HEAD_RULE, EDGE, HEAD_RULE)
    boxes = sum(_stamp_width(word) + 4 * mm for word in page.stamps)
    free = TEXT_WIDTH - stringWidth(page.subject, REGULAR, 9) - boxes - 4 * mm
    name = _shortened(page.table_name, free)
    canvas.setFont(SEMIBOLD, 9.2)
    canvas.drawString(LEFT, HEAD_BASELINE, name)
    x = LEFT + stringWidth(name, SEMIBOLD, 9.2) + 4 * mm
    for word in page.stamps:
        _stamp(canvas, x, word)
        x += _stamp_width(word) + 3 * mm
    canvas.setFont(REGULAR, 9)
    canvas.drawRightString(EDGE, HEAD_BASELINE, page.subject)


def _shortened(text: str, width: float) -> str:
    """As much of the text as the head has room for."""
    if stringWidth(text, SEMIBOLD, 9.2) <= width:
        return text
    # More would not fit anyway.
    text = text[:150]
    while text and stringWidth(f"{text}…", SEMIBOLD, 9.2) > width:
        text = text[:-1].rstrip()
    return f"{text}…"


def _stamp_width(word: str) -> float:
    return float(stringWidth(word, BOLD, 9) + 4 * mm)


def _stamp(canvas: Any, x: float, word: str) -> None:
    canvas.setLineWidth(RULE)
    canvas.rect(x, HEAD_BASELINE - 1.6 * mm, _stamp_width(word), 4.9 * mm)
    canvas.setFont(BOLD, 9)
    canvas.drawString(x + 2 * mm, HEAD_BASELINE - 0.1 * mm, word)


def _foot(canvas: Any, page: Page, number: str) -> None:
    canvas.setLineWidth(HAIRLINE)
    canvas.line(LEFT, FOOT_RULE, EDGE, FOOT_RULE)
    canvas.setFont(REGULAR, 8.2)
    for line, text in enumerate(page.foot):
        canvas.drawString(LEFT, FOOT_BASELINE - line * FOOT_LEADING, text)
    canvas.setFont(SEMIBOLD, 9)
    canvas.drawRightString(EDGE, FOOT_BASELINE, number)
