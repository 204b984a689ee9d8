"""Colours: one token table, and the palette and style sheet made from it.

Theme             LIGHT, DARK, CONTRAST
install(app)      fonts, Fusion, colours; follows the desktop until look().choose() says otherwise
look()            the Look in use: choose(theme=None, scale=1.0), theme, signal `changed`
colour(token)     QColor of a token in the theme in use; painters ask at every paint
band_colours(b)   (ground, text, edge) of a band: very_good good fair moderate poor
"""

from enum import IntEnum
from importlib.resources import files
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from . import fonts


class Theme(IntEnum):
    """Column of the token table."""

    LIGHT = 0
    DARK = 1
    CONTRAST = 2


# Token: light, dark, high contrast. Contrast of each was measured (style of the project).
TOKENS: dict[str, tuple[str, str, str]] = {
    "bg": ("#f3f2ee", "#14171a", "#000000"),
    "surface": ("#ffffff", "#1d2125", "#000000"),
    "sunken": ("#f9f8f5", "#22272c", "#000000"),
    "well_edge": ("#f9f8f5", "#22272c", "#9a9a9a"),
    "line": ("#dedbd3", "#343a41", "#9a9a9a"),
    "line2": ("#86827a", "#868d95", "#ffffff"),
    "text": ("#1b1f24", "#eceef0", "#ffffff"),
    "text2": ("#4a5058", "#b9c0c7", "#ffffff"),
    "text3": ("#62686f", "#9aa2aa", "#ffffff"),
    "accent": ("#0f5e54", "#62c4b1", "#ffd400"),
    "on_accent": ("#ffffff", "#0b1f1b", "#000000"),
    "soft": ("#dcece8", "#173a35", "#3a3000"),
    "rail": ("#10302b", "#0d1f1c", "#000000"),
    "on_rail": ("#d3e3df", "#c9dbd6", "#ffffff"),
    "on_rail_here": ("#ffffff", "#ffffff", "#ffd400"),
    "rail_soft": ("#1f4d46", "#1b4039", "#3a3000"),
    "poor": ("#f2f5f9", "#2a3038", "#000000"),
    "on_poor": ("#1b1f24", "#eceef0", "#ffffff"),
    "poor_edge": ("#9fb3c8", "#56606b", "#ffffff"),
    "moderate": ("#c6dbef", "#1f4468", "#1f3b57"),
    "on_moderate": ("#1b1f24", "#eceef0", "#ffffff"),
    "fair": ("#85b6de", "#2c66a3", "#2c66a3"),
    "on_fair": ("#1b1f24", "#ffffff", "#ffffff"),
    "good": ("#2f6fb0", "#86b9e6", "#9ccbf2"),
    "on_good": ("#ffffff", "#10151a", "#000000"),
    "very_good": ("#08306b", "#dcebfa", "#ffffff"),
    "on_very_good": ("#ffffff", "#10151a", "#000000"),
    "plus": ("#2f6fb0", "#86b9e6", "#9ccbf2"),
    "minus": ("#9c4214", "#f0a070", "#ffb38a"),
    "warning": ("#7d4a00", "#f2c063", "#ffd75e"),
    "warning_ground": ("#fdf0d5", "#3b2e12", "#000000"),
    "warning_edge": ("#fdf0d5", "#3b2e12", "#ffd75e"),
    "danger": ("#a3221b", "#ff9d92", "#ff9d92"),
    "danger_ground": ("#fce8e5", "#43201c", "#000000"),
    "danger_edge": ("#fce8e5", "#43201c", "#ff9d92"),
    "success": ("#1f6a37", "#83cf97", "#8df0a5"),
    "success_ground": ("#e2f2e5", "#1b3a24", "#000000"),
    "success_edge": ("#e2f2e5", "#1b3a24", "#8df0a5"),
    "hatch": ("#8b8f94", "#838a92", "#ffffff"),
    "track": ("#dedbd3", "#3d444b", "#6a6a6a"),
}

Role = QPalette.ColorRole
PALETTE: dict[Role, str] = {
    Role.Window: "bg",
    Role.WindowText: "text",
    Role.Base: "surface",
    Role.AlternateBase: "sunken",
    Role.Text: "text",
    Role.Button: "surface",
    Role.ButtonText: "text",
    Role.BrightText: "on_accent",
    Role.ToolTipBase: "surface",
    Role.ToolTipText: "text",
    Role.Highlight: "soft",
    Role.HighlightedText: "text",
    Role.Accent: "accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Mid: "line",
    Role.Dark: "line2",
    Role.PlaceholderText: "text3",
}


def tokens(theme: Theme) -> dict[str, str]:
    """Token → colour of one theme."""
    return {name: colours[theme] for name, colours in TOKENS.items()}


def palette(theme: Theme) -> QPalette:
    """The palette of a theme; what is disabled is in text3, legible still."""
    colours = tokens(theme)
    made = QPalette(QColor(colours["surface"]), QColor(colours["bg"]))
    for role, token in PALETTE.items():
        made.setColor(role, QColor(colours[token]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["text3"]))
    return made


def style_sheet(theme: Theme) -> str:
    """resources/style.qss with colours and lengths filled in ($u8 is 8 design pixels)."""
    resources = files("matchtafel.resources")
    lengths = {f"u{n}": f"{fonts.px(n)}px" for n in range(1, 41)}
    ground = "light" if theme is Theme.LIGHT else "dark"
    images = {"check": f"{resources}/icons/mark-{ground}.svg".replace("\\", "/")}
    images |= {"down": f"{resources}/icons/arrow.svg".replace("\\", "/")}
    sheet = (resources / "style.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(tokens(theme) | lengths | images)


class Look(QObject):
    """Which theme is in use; follows the desktop until one is chosen."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._chosen: Theme | None = None
        self.theme = Theme.LIGHT
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def choose(self, theme: Theme | None = None, scale: float = 1.0) -> None:
        """Use a theme, or the desktop's (None), with text `scale` times its usual size."""
        self._chosen = theme
        fonts.register(self._app, scale)
        self._apply()

    def desktop_theme(self) -> Theme:
        """What the desktop asks for now; contrast goes before dark."""
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Theme.CONTRAST
        return Theme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Theme.LIGHT

    def _follow(self) -> None:
        if self._chosen is None and self.desktop_theme() is not self.theme:
            self._apply()

    def _apply(self) -> None:
        self.theme = self.desktop_theme() if self._chosen is None else self._chosen
        self._app.setPalette(palette(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit()


_looks: list[Look] = []


def install(app: QApplication) -> Look:
    """Give the program its look; a second call gives back the first Look."""
    if not _looks:
        app.setStyle("Fusion")
        _looks.append(Look(app))
        _looks[0].choose()
    return _looks[0]


def look() -> Look:
    """The Look in use; raises IndexError before install()."""
    return _looks[0]


def colour(token: str) -> QColor:
    """A token's colour in the theme in use; raises KeyError for a token not in the table."""
    theme = _looks[0].theme if _looks else Theme.LIGHT
    return QColor(TOKENS[token][theme])


def band_colours(band: str) -> tuple[QColor, QColor, QColor]:
    """Ground, text and edge of a band; in high contrast every band has a white edge."""
    ground, text = colour(band), colour("on_" + band)
    edged = band == "poor" or (_looks and _looks[0].theme is Theme.CONTRAST)
    return ground, text, colour("poor_edge") if edged else ground
