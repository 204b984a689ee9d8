"""The left side of the start page: the name, what it is for, and a row of houses."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import icons
from .fonts import REGULAR, STRONG, font, px
from .marks import smooth
from .theme import colour

# Drawn on a grid 440 wide with the street at 0 and up as minus.
STREET_WIDE = 440
LINE, GLASS_LIT, DOOR = "#7fb3a4", ("#85b6de", "#2f6fb0", "#c6dbef"), "#7fb3a4"
WALL, GLASS = "#163f39", "#0a211d"


@dataclass(frozen=True)
class _House:
    """x, width, height of the wall, gable; lit: which windows are lit, and how."""

    x: float
    wide: float
    high: float
    gable: str
    columns: int
    rows: int
    lit: tuple[tuple[int, int, int], ...]


HOUSES = (
    _House(0, 73, 165, "step", 2, 2, ((0, 0, 0),)),
    _House(76, 58, 190, "bell", 2, 3, ((1, 1, 1), (2, 0, 1))),
    _House(138, 80, 130, "point", 2, 1, ((0, 1, 2),)),
    _House(222, 63, 225, "step", 2, 3, ((0, 1, 1), (1, 0, 1))),
    _House(288, 72, 160, "bell", 2, 2, ((1, 1, 0),)),
    _House(362, 74, 180, "point", 2, 3, ((0, 1, 2), (1, 0, 2), (2, 1, 2))),
)


def _gable(house: _House) -> QPainterPath:
    """The outline of a house front, street at 0."""
    left, right, wall = house.x, house.x + house.wide, -house.high
    middle = house.x + house.wide / 2
    path = QPainterPath(QPointF(left, 0))
    path.lineTo(left, wall)
    if house.gable == "step":
        for step in (1, 2):
            inset = step * house.wide / 6
            path.lineTo(left + inset, wall - (step - 1) * 14)
            path.lineTo(left + inset, wall - step * 14)
        for step in (2, 1):
            inset = step * house.wide / 6
            path.lineTo(right - inset, wall - step * 14)
            path.lineTo(right - inset, wall - (step - 1) * 14)
    elif house.gable == "bell":
        path.cubicTo(left + 22, wall - 12, middle - 22, wall - 46, middle, wall - 46)
        path.cubicTo(middle + 22, wall - 46, right - 22, wall - 12, right, wall)
    else:
        path.lineTo(middle, wall - 44)
    path.lineTo(right, wall)
    path.lineTo(right, 0)
    return path


class StartPicture(QWidget):
    """Painted, so that it is sharp at every size; hidden where the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._claim = self.tr("Vrijkomende woningen\nen mensen die eraan\ntoe zijn, aan één tafel")
        self._promise = self.tr(
            "Zien wie past, waarom, en wat nog niet bekend is. De voorzitter beslist; "
            "het verslag schrijft mee."
        )
        self.setAccessibleName("matchtafel")
        self.setAccessibleDescription(f"{self._claim} {self._promise}".replace("\n", " "))

    def sizeHint(self) -> QSize:
        """A good third of a small window."""
        return QSize(px(508), px(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words and houses."""
        painter = smooth(self)
        painter.fillRect(self.rect(), colour("rail"))
        bottom = self._paint_words(painter)
        room = self.height() - bottom
        scale = min((self.width() - px(64)) / STREET_WIDE, room / 300)
        if scale > 0.3:
            self._paint_street(painter, scale)

    def _paint_words(self, painter: QPainter) -> float:
        left, wide = px(48), self.width() - px(72)
        mark = QRectF(left, px(52), px(38), px(38))
        icons.paint(painter, mark, "merk", "on_rail_here")
        painter.setPen(colour("on_rail_here"))
        painter.setFont(font("page", STRONG))
        name = QRectF(mark.right() + px(14), mark.top(), wide, mark.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, "matchtafel")
        place = QRectF(left, px(122), wide, px(400))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        used = painter.boundingRect(place, flags, self._claim)
        painter.drawText(place, flags, self._claim)
        painter.setPen(colour("on_rail"))
        painter.setFont(font("card", REGULAR))
        below = place.translated(0, used.height() + px(20))
        more = painter.boundingRect(below, flags, self._promise)
        painter.drawText(below, flags, self._promise)
        return more.bottom() + px(24)

    def _paint_street(self, painter: QPainter, scale: float) -> None:
        street = self.height() - px(64)
        painter.setPen(QPen(QColor(LINE), max(1.0, px(1))))
        painter.drawLine(QPointF(0, street), QPointF(self.width(), street))
        painter.save()
        painter.translate((self.width() - STREET_WIDE * scale) / 2, street)
        painter.scale(scale, scale)
        for house in HOUSES:
            painter.setPen(QPen(QColor(LINE), 1.6))
            painter.setBrush(QColor(WALL))
            painter.drawPath(_gable(house))
            _paint_windows(painter, house)
        painter.restore()


def _paint_windows(painter: QPainter, house: _House) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    lit = {(row, column): shade for row, column, shade in house.lit}
    gap = house.wide / (house.columns + 1)
    for row in range(house.rows):
        for column in range(house.columns):
            shade = lit.get((row, column))
            painter.setBrush(QColor(GLASS if shade is None else GLASS_LIT[shade]))
            x = house.x + gap * (column + 1) - 8
            y = -house.high + 18 + row * 36
            painter.drawRoundedRect(QRectF(x, y, 16, 24), 2, 2)
    painter.setBrush(QColor(DOOR))
    painter.drawRoundedRect(QRectF(house.x + house.wide / 2 - 8, -33, 16, 33), 1.5, 1.5)
