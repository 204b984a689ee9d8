"""Roboto with tabular figures, and the sizes that everything is measured in.

px(n)            design pixels (13 px is the base font) in pixels of the font now in use
font(role, w)    a QFont by role: "rail small body card panel page figure" and weight
register(app)    loads the font and sets it; scale 2.0 is the 200 % setting
"""

from functools import cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

BASE_POINTS = 10.0
BASE_PIXELS = 13
FACTORS = {
    "rail": 0.85,
    "small": 0.92,
    "body": 1.0,
    "card": 1.15,
    "panel": 1.55,
    "page": 1.85,
    "figure": 3.0,
}
REGULAR, MEDIUM, STRONG = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.Bold


@cache
def _load() -> str:
    """Family name, once the faces are in the font database."""
    folder = files("font_roboto") / "files"
    for face in ("Regular", "Medium", "Bold"):
        data = (folder / f"Roboto-{face}.ttf").read_bytes()
        QFontDatabase.addApplicationFontFromData(data)
    return "Roboto"


def base_points(scale: float = 1.0) -> float:
    """Points of body text: 10, or the desktop's own size where someone made that large."""
    desktop = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return scale * (desktop if desktop > 1.2 * BASE_POINTS else BASE_POINTS)


def register(app: QApplication, scale: float = 1.0) -> None:
    """Make Roboto the font of the program, `scale` times its usual size."""
    base = QFont(_load())
    base.setPointSizeF(base_points(scale))
    base.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(base)
    unit.cache_clear()


@cache
def unit() -> float:
    """Pixels per design pixel, from the font in use."""
    return QFontInfo(QApplication.font()).pixelSize() / BASE_PIXELS


def px(design: float) -> int:
    """A length of the design in pixels of the font in use; never 0 for a length above 0."""
    return max(1, round(design * unit())) if design > 0 else 0


def font(role: str = "body", weight: QFont.Weight = REGULAR) -> QFont:
    """The font of a role; raises KeyError for a role that style does not name."""
    chosen = QFont(QApplication.font())
    chosen.setPointSizeF(chosen.pointSizeF() * FACTORS[role])
    chosen.setWeight(weight)
    return chosen
