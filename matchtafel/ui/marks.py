"""The signs of fit and doubt, for painters: each has a shape or word beside its colour.

smooth(device)                               a painter with smooth edges; CENTRE, LEFT_CENTRE
band_word(band)                              "very_good" → "past zeer goed"
band_of(degree)                              the band of a degree in [0, 1]
pill(painter, box, tone) -> QColor           ground of a chip; gives the colour for its word
cell(painter, box, degree, pale=False)       square with a figure 0–100; None is a dashed "?"
cross(painter, box)                          ✕ on hatch: excluded
interval(painter, box, score, low, high)     scale 30–100, ticks at the bands, capsule, dot
wait_bar(painter, box, months, over)         0–6 months, tick at the 3-month norm
reason_mark(painter, box, kind)              kind plus|partly|minus|unknown|advice|clock|none
hatch(painter, box)                          the hatch of what is excluded
row_ground, row_ring(painter, box)           the chosen row of a list; where the keyboard is
"""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintDevice, QPainter, QPainterPath, QPen

from matchtafel.matching.rounding import hundredths

from . import icons
from .fonts import STRONG, font, px
from .theme import band_colours, colour

BANDS = (("very_good", 0.90), ("good", 0.75), ("fair", 0.60), ("moderate", 0.40), ("poor", 0.0))
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT_CENTRE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_CENTRE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SCALE_FROM = 0.30
ICONS = {"clock": ("klok", "text2"), "advice": ("let", "warning"), "none": ("min", "text3")}
NORM_MONTHS, BAR_MONTHS = 3.0, 6.0


def smooth(device: QPaintDevice) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def band_word(band: str) -> str:
    """The words of a band or of a verdict, "past zeer goed"."""
    words = {
        "very_good": QCoreApplication.translate("marks", "past zeer goed"),
        "good": QCoreApplication.translate("marks", "past goed"),
        "fair": QCoreApplication.translate("marks", "past redelijk"),
        "moderate": QCoreApplication.translate("marks", "past matig"),
        "poor": QCoreApplication.translate("marks", "past slecht"),
        "excluded": QCoreApplication.translate("marks", "uitgesloten"),
        "undetermined": QCoreApplication.translate("marks", "voorbehoud"),
    }
    return words[band]


def band_of(degree: float) -> str:
    """The band that a degree in [0, 1] falls in (design: .90, .75, .60, .40)."""
    return next(band for band, least in BANDS if degree >= least)


def _dashes(token: str = "text") -> QPen:
    pen = QPen(colour(token), 1.3 * px(1))
    pen.setDashPattern([3.0, 2.4])
    return pen


def pill(painter: QPainter, box: QRectF, tone: str) -> QColor:
    """Ground of a chip in a band's or a tone's colour; gives the colour for its word."""
    grounds = {"warning": "warning", "danger": "danger", "success": "success"}
    if tone == "undetermined":
        painter.setPen(_dashes())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = colour("text")
    elif tone in grounds:
        painter.setPen(QPen(colour(tone + "_edge"), 1))
        painter.setBrush(colour(tone + "_ground"))
        ink = colour(tone)
    elif tone in ("neutral", "excluded"):
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("sunken"))
        ink = colour("text2")
    else:
        ground, ink, edge = band_colours(tone)
        painter.setPen(QPen(edge, px(1)))
        painter.setBrush(ground)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    return ink


def cell(painter: QPainter, box: QRectF, degree: float | None, pale: bool = False) -> None:
    """A figure 0–100 on its band's colour; None (not known) is "?" in dashes."""
    painter.setFont(font("body", STRONG))
    if degree is None:
        painter.setPen(_dashes())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(colour("text"))
        painter.drawText(box, CENTRE, "?")
        return
    ground, ink, edge = band_colours(band_of(degree))
    painter.setPen(QPen(edge, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    painter.setPen(ink)
    painter.drawText(box, CENTRE, str(hundredths(degree)))


def hatch(painter: QPainter, box: QRectF, radius: float = 3) -> None:
    """Thin slanted lines within a rounded box."""
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(radius), px(radius))
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(QPen(colour("hatch"), 0.8 * px(1)))
    step, height = px(4), box.height()
    for i in range(int((box.width() + height) / step) + 1):
        x = box.left() + i * step
        painter.drawLine(QPointF(x, box.top()), QPointF(x - height, box.bottom()))
    painter.restore()
    painter.setPen(QPen(colour("hatch"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def cross(painter: QPainter, box: QRectF) -> None:
    """Excluded: a cross on hatch."""
    hatch(painter, box, 4)
    side = px(14)
    spot = QRectF(0, 0, side, side)
    spot.moveCenter(box.center())
    painter.fillRect(spot, colour("surface"))
    icons.paint(painter, spot, "kruis", "text2")


def interval(painter: QPainter, box: QRectF, score: float, low: float, high: float) -> None:
    """Where a score lies on 30–100 and how far unknowns could move it (dashed capsule)."""
    middle, thick = box.center().y(), px(4)
    edge = px(5)

    def at(value: float) -> float:
        share = (max(value, SCALE_FROM) - SCALE_FROM) / (1 - SCALE_FROM)
        return box.left() + edge + share * (box.width() - 2 * edge)

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("track"))
    track = QRectF(box.left(), middle - thick / 2, box.width(), thick)
    painter.drawRoundedRect(track, thick / 2, thick / 2)
    painter.setPen(QPen(colour("text3"), px(1)))
    for _band, least in BANDS[:-1]:
        painter.drawLine(QPointF(at(least), middle - px(5)), QPointF(at(least), middle + px(5)))
    if high - low > 0.005:
        reach = QRectF(at(low) - px(5), middle - px(6), at(high) - at(low) + px(10), px(12))
        painter.setPen(_dashes())
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(reach, px(6), px(6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("text"))
    painter.drawEllipse(QPointF(at(score), middle), px(4.5), px(4.5))


def wait_bar(painter: QPainter, box: QRectF, months: float, over: bool) -> None:
    """Waiting time to six months; beyond the norm of three the bar is amber."""
    thick, middle = px(6), box.center().y()
    track = QRectF(box.left(), middle - thick / 2, box.width(), thick)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("track"))
    painter.drawRoundedRect(track, thick / 2, thick / 2)
    painter.setBrush(colour("warning" if over else "text3"))
    track.setWidth(max(float(thick), box.width() * min(months / BAR_MONTHS, 1.0)))
    painter.drawRoundedRect(track, thick / 2, thick / 2)
    norm = box.left() + box.width() * NORM_MONTHS / BAR_MONTHS
    painter.setPen(QPen(colour("text"), 1.5 * px(1)))
    painter.drawLine(QPointF(norm, middle - px(7)), QPointF(norm, middle + px(7)))


def reason_mark(painter: QPainter, box: QRectF, kind: str) -> None:
    """Plus: blue disc, partly: blue ring. Minus: vermilion square. Unknown: dashed ring."""
    box = box.adjusted(1, 1, -1, -1)
    if kind in ICONS:
        icons.paint(painter, box, *ICONS[kind])
    elif kind == "unknown":
        painter.setPen(_dashes())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        painter.setPen(colour("text"))
        painter.setFont(font("small", STRONG))
        painter.drawText(box, CENTRE, "?")
    else:
        _signed(painter, box, kind)


def _signed(painter: QPainter, box: QRectF, kind: str) -> None:
    """Plus filled, partly as a ring, minus as a square."""
    blue, filled = kind != "minus", kind != "partly"
    token = "plus" if blue else "minus"
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(colour(token), 1.6 * px(1)))
    painter.setBrush(colour(token) if filled else Qt.BrushStyle.NoBrush)
    if blue:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box, px(4), px(4))
    ink = colour("surface" if filled else token)
    painter.setPen(QPen(QBrush(ink), 1.8 * px(1), c=Qt.PenCapStyle.RoundCap))
    arm, middle = 0.24 * box.width(), box.center()
    painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
    if blue:
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))


def row_ground(painter: QPainter, box: QRectF) -> None:
    """The chosen row of a list: a soft ground, and a bar of the accent at its left."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("soft"))
    painter.drawRoundedRect(box, px(6), px(6))
    painter.setBrush(colour("accent"))
    bar = QRectF(box.left() + px(3), box.top() + px(8), px(3), box.height() - px(16))
    painter.drawRoundedRect(bar, px(1.5), px(1.5))


def row_ring(painter: QPainter, box: QRectF) -> None:
    """Where the keyboard is in a list: a line of ink within the row."""
    painter.setPen(QPen(colour("text"), px(2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
