"""Own icons on a 24 grid, in a token's colour, with the same stroke at every size.

paint(painter, rect, name, token)   draws one, square and centred in rect
pixmap(name, token, size)           one as QPixmap of `size` design pixels
icon(name, token="text")            one as QIcon; follows a new theme when asked again
Icon(name, token, size)             one as a small widget that follows the theme by itself
"""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from .fonts import px, unit
from .theme import colour

STROKE = 1.7
GRID = 24


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    path = files("matchtafel.resources") / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, ink: str, stroke: float) -> QSvgRenderer:
    text = _source(name).replace("currentColor", ink)
    text = text.replace('stroke-width="1.7"', f'stroke-width="{stroke:.3f}"')
    return QSvgRenderer(QByteArray(text.encode()))


def paint(painter: QPainter, rect: QRectF, name: str, ink: str | QColor) -> None:
    """Draw an icon in a token's colour, or in a colour; FileNotFoundError for an unknown name."""
    side = min(rect.width(), rect.height())
    chosen = colour(ink) if isinstance(ink, str) else ink
    stroke = STROKE * unit() * GRID / max(side, 1.0)
    box = QRectF(0, 0, side, side)
    box.moveCenter(rect.center())
    _renderer(name, chosen.name(), round(stroke, 3)).render(painter, box)


def pixmap(name: str, ink: str | QColor = "text", size: float = 18) -> QPixmap:
    """An icon of `size` design pixels, sharp on this screen."""
    _source(name)  # an unknown name fails here: an error must not leave a painter at work
    ratio = _ratio()
    side = px(size)
    made = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, QRectF(0, 0, side, side), name, ink)
    painter.end()
    return made


def icon(name: str, ink: str | QColor = "text", size: float = 18) -> QIcon:
    """An icon for a QAction or a stock button, with its disabled twin."""
    made = QIcon(pixmap(name, ink, size))
    made.addPixmap(pixmap(name, "text3", size), QIcon.Mode.Disabled)
    return made


def _ratio() -> float:
    app = QApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QApplication) else 1.0


class Icon(QWidget):
    """An icon as a widget, for show: it says nothing that the words beside it do not."""

    def __init__(
        self, name: str, ink: str = "text2", size: float = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._ink = name, ink
        self.setFixedSize(px(size), px(size))

    def show_icon(self, name: str, ink: str) -> None:
        """Show another one in the same place."""
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colour of the theme in use."""
        paint(QPainter(self), QRectF(self.rect()), self._name, self._ink)
