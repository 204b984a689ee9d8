"""What is drawn rather than written: headings, outcome tags, bands, tick boxes.

Pure black on white, told apart by shape as well as word: a 1-bit printer must do.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from .style import BOLD, HAIRLINE, REGULAR, RULE, SEMIBOLD, TEXT_WIDTH, THICK

TAG_HEIGHT, TAG_SIZE = 5.2 * mm, 9.2
TICK = 2.9 * mm

BANDS = {
    "very_good": (5, "zeer goed"),
    "good": (4, "goed"),
    "fair": (3, "redelijk"),
    "moderate": (2, "matig"),
    "poor": (1, "slecht"),
    "excluded": (0, "past niet"),
}


class Drawn(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A flowable of a fixed size that `draw` puts on the canvas, origin bottom left."""

    def __init__(
        self,
        width: float,
        height: float,
        draw: Callable[[Any], None],
        *,
        space_before: float = 0,
        space_after: float = 0,
    ) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.spaceBefore, self.spaceAfter = space_before, space_after
        self._draw = draw

    def draw(self) -> None:
        self._draw(self.canv)


def outline(key: str, title: str, level: int = 0) -> Drawn:
    """An entry in the PDF's outline that leads here; `key` is unique in the document."""

    def draw(canvas: Any) -> None:
        canvas.bookmarkHorizontal(key, 0, 16)
        canvas.addOutlineEntry(title, key, level)

    return Drawn(0, 0, draw)


class Divider(Drawn):
    """A line between two blocks; left out where a page ends or begins between them."""

    def __init__(self) -> None:
        super().__init__(TEXT_WIDTH, 6, self._line, space_before=2)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        frame = getattr(self, "_frame", None)
        if height < 6 or (frame and frame._atTop):
            self.height = 0
        return self.width, self.height

    def _line(self, canvas: Any) -> None:
        if self.height:
            canvas.setLineWidth(HAIRLINE)
            canvas.line(0, 1.5, TEXT_WIDTH, 1.5)


def section(key: str, title: str) -> Drawn:
    """A section heading with its rule and its outline entry."""

    def draw(canvas: Any) -> None:
        canvas.bookmarkHorizontal(key, 0, 20)
        canvas.addOutlineEntry(title, key, 0)
        canvas.setFont(BOLD, 13)
        canvas.drawString(0, 8, title)
        canvas.setLineWidth(RULE)
        canvas.line(0, 2.5, TEXT_WIDTH, 2.5)

    return Drawn(TEXT_WIDTH, 19, draw, space_before=12)


def block(number: int, title: str, note: str = "", width: float = TEXT_WIDTH) -> Drawn:
    """The heading of a numbered block of the data sheet, with its outline entry."""

    def draw(canvas: Any) -> None:
        key = f"blok-{number}"
        canvas.bookmarkHorizontal(key, 0, 20)
        canvas.addOutlineEntry(f"{number} {title}", key, 0)
        canvas.rect(0, 1, 6.4 * mm, 13.2, fill=1, stroke=0)
        canvas.setFillGray(1)
        canvas.setFont(BOLD, 9.6)
        canvas.drawCentredString(3.2 * mm, 4.6, str(number))
        canvas.setFillGray(0)
        canvas.setFont(BOLD, 12.4)
        canvas.drawString(8.4 * mm, 4.4, title)
        canvas.setFont(REGULAR, 8.6)
        canvas.drawRightString(width, 4.4, note)
        canvas.setLineWidth(RULE)
        canvas.line(0, 1, width, 1)

    return Drawn(width, 15, draw, space_before=6, space_after=2.4)


class Edge(Enum):
    """The four shapes of an outcome."""

    SOLID = "solid"
    THICK = "thick"
    THIN = "thin"
    DASHED = "dashed"


def tag(word: str, edge: Edge) -> Drawn:
    """An outcome by word and shape."""
    width = stringWidth(word, SEMIBOLD, TAG_SIZE) + 4.6 * mm

    def draw(canvas: Any) -> None:
        canvas.setLineWidth(THICK if edge is Edge.THICK else 0.8)
        if edge is Edge.DASHED:
            canvas.setDash(2.4, 1.8)
        canvas.roundRect(0, 0, width, TAG_HEIGHT, 3, fill=edge is Edge.SOLID)
        canvas.setDash()
        canvas.setFillGray(1 if edge is Edge.SOLID else 0)
        canvas.setFont(SEMIBOLD, TAG_SIZE)
        canvas.drawCentredString(width / 2, 1.65 * mm, word)
        canvas.setFillGray(0)

    return Drawn(width, TAG_HEIGHT, draw)


def band(code: str, *, uncertain: bool, bold: bool) -> Drawn:
    """Five boxes and the band's word; "?" behind it while a requirement is unknown."""
    filled, word = BANDS[code]
    box, step = 1.95 * mm, 2.6 * mm

    def draw(canvas: Any) -> None:
        canvas.setLineWidth(0.6)
        for position in range(5):
            canvas.rect(0.3 + position * step, 1.9, box, 2 * mm, fill=position < filled)
        canvas.setFont(SEMIBOLD if bold else REGULAR, 9.2)
        canvas.drawString(5 * step + 1 * mm, 2, f"{word} ?" if uncertain else word)

    return Drawn(31 * mm, 11, draw)


def draw_tick(canvas: Any, x: float, y: float, *, ticked: bool = False) -> None:
    """A tick box with its lower left corner at x, y."""
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, TICK, TICK)
    if ticked:
        inset = 0.6 * mm
        canvas.line(x + inset, y + inset, x + TICK - inset, y + TICK - inset)
        canvas.line(x + inset, y + TICK - inset, x + TICK - inset, y + inset)


def tick() -> Drawn:
    """One empty tick box, the height of a table line."""
    return Drawn(TICK, 11, lambda canvas: draw_tick(canvas, 0, 1.4))


def ticks(
    options: Sequence[str], *, chosen: str | None = None, gap: float = 2.6 * mm, size: float = 10
) -> Drawn:
    """Tick boxes beside one another, each with its word; the chosen one is crossed."""
    steps = [TICK + 1.2 * mm + stringWidth(word, REGULAR, size) + gap for word in options]

    def draw(canvas: Any) -> None:
        x = 0.0
        canvas.setFont(REGULAR, size)
        for word, step in zip(options, steps, strict=True):
            draw_tick(canvas, x + 0.3, 1.2, ticked=word == chosen)
            canvas.drawString(x + TICK + 1.2 * mm, 2.2, word)
            x += step

    return Drawn(sum(steps), 1.22 * size, draw)
