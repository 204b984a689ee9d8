"""The look: tokens, palette, style sheet, following the desktop."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from matchtafel.ui import fonts, theme
from matchtafel.ui.theme import TOKENS, Theme


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("text", "surface"),
    ("text2", "surface"),
    ("text3", "surface"),
    ("text2", "bg"),
    ("text3", "sunken"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("text", "soft"),
    ("text2", "soft"),
    ("on_rail", "rail"),
    ("on_rail_here", "rail_soft"),
    ("warning", "warning_ground"),
    ("text", "warning_ground"),
    ("danger", "danger_ground"),
    ("success", "success_ground"),
    ("minus", "surface"),
    *((f"on_{band}", band) for band in ("very_good", "good", "fair", "moderate", "poor")),
]


@pytest.mark.parametrize("chosen", list(Theme))
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_have_enough_contrast_on_every_ground(chosen: Theme, ink: str, ground: str) -> None:
    assert contrast(TOKENS[ink][chosen], TOKENS[ground][chosen]) >= 4.5


@pytest.mark.parametrize("chosen", list(Theme))
def test_edges_of_controls_can_be_seen(chosen: Theme) -> None:
    assert contrast(TOKENS["line2"][chosen], TOKENS["surface"][chosen]) >= 3


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK])
def test_a_better_band_goes_further_from_the_ground(chosen: Theme) -> None:
    bands = ("poor", "moderate", "fair", "good", "very_good")
    steps = [contrast(TOKENS[band][chosen], TOKENS["surface"][chosen]) for band in bands]
    assert all(worse < better for worse, better in pairwise(steps))


@pytest.mark.parametrize("chosen", list(Theme))
def test_the_style_sheet_has_no_gaps_and_stays_small(qapp: QApplication, chosen: Theme) -> None:
    theme.install(qapp)
    sheet = theme.style_sheet(chosen)
    assert "$" not in sheet
    assert len(sheet.splitlines()) < 80


def test_the_style_sheet_leaves_item_views_and_font_sizes_alone() -> None:
    sheet = (files("matchtafel.resources") / "style.qss").read_text("utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert not re.search(r"View|QHeader|font", sheet)


def test_the_palette_comes_from_the_token_table() -> None:
    made = theme.palette(Theme.DARK)
    assert made.color(QPalette.ColorRole.Window).name() == TOKENS["bg"][Theme.DARK]
    assert made.color(QPalette.ColorRole.Highlight).name() == TOKENS["soft"][Theme.DARK]


def test_a_chosen_theme_is_in_use_at_once(qapp: QApplication) -> None:
    look = theme.install(qapp)
    look.choose(Theme.CONTRAST)
    assert theme.colour("accent").name() == TOKENS["accent"][Theme.CONTRAST]
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == "#000000"
    look.choose(Theme.LIGHT)
    assert theme.colour("accent").name() == TOKENS["accent"][Theme.LIGHT]


def test_without_a_choice_the_look_follows_the_desktop(qapp: QApplication) -> None:
    look = theme.install(qapp)
    look.choose(None)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    try:
        assert look.theme is look.desktop_theme()
    finally:
        qapp.styleHints().unsetColorScheme()
        look.choose(Theme.LIGHT)


def test_an_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        theme.colour("paars")


def test_figures_are_equally_wide(qapp: QApplication) -> None:
    theme.install(qapp)
    for weight in (fonts.REGULAR, fonts.MEDIUM, fonts.STRONG):
        metrics = QFontMetricsF(fonts.font("body", weight))
        assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_lengths_grow_with_the_font(qapp: QApplication) -> None:
    look = theme.install(qapp)
    look.choose(Theme.LIGHT)
    usual = fonts.px(100)
    look.choose(Theme.LIGHT, scale=2.0)
    try:
        assert 1.9 * usual <= fonts.px(100) <= 2.1 * usual
    finally:
        look.choose(Theme.LIGHT)
    assert fonts.px(0) == 0
    assert fonts.px(0.2) == 1
