"""How the page is arranged in a window of some size, in design pixels (style: Density).

shape_of(width, height) -> Shape   of the page itself, without rail and bars
"""

from dataclasses import dataclass

WIDE, ROOMY, NARROW, LOW = 1520, 1270, 980, 640


@dataclass(frozen=True)
class Shape:
    """wide: third card, providers, questions. narrow: agenda a list box, why a tab. low: the
    comparison is one line. agenda, side: widths of the two columns."""

    wide: bool
    narrow: bool
    low: bool
    agenda: int
    side: int


def shape_of(width: float, height: float) -> Shape:
    """The shape for a page of this size."""
    wide, narrow, low = width >= WIDE, width < NARROW, height < LOW
    if wide:
        return Shape(wide, narrow, low, 290, 420)
    return Shape(wide, narrow, low, *((236, 344) if width >= ROOMY else (222, 306)))
