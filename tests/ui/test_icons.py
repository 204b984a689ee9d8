"""Own icons: every name that the style lists, whole and in colour."""

from importlib.resources import files

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from matchtafel.ui import icons, theme
from matchtafel.ui.theme import Theme

NAMES = (
    "overleg matrix kaart notulen woning profiel vervolg monitor beleid zoek beamer terug slot "
    "vink pauze geen kruis plus let vraag klok oog filter in uit bestand tabel vergelijk bed maat "
    "trap lift euro label boom agenda persoon"
).split()


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_of_the_style_draws_something(qapp: QApplication, name: str) -> None:
    theme.install(qapp).choose(Theme.LIGHT)
    image = icons.pixmap(name, "accent", 24).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert inked
    assert {ink.name() for ink in inked} == {theme.colour("accent").name()}


def test_the_icons_share_grid_stroke_and_round_ends() -> None:
    for name in NAMES:
        text = (files("matchtafel.resources") / "icons" / f"{name}.svg").read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke-width="1.7"' in text
        assert 'stroke-linecap="round"' in text


def test_an_icon_takes_a_colour_as_well_as_a_token(qapp: QApplication) -> None:
    theme.install(qapp)
    image = icons.pixmap("vink", QColor("#123456"), 48).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#123456"}


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    theme.install(qapp)
    with pytest.raises(FileNotFoundError):
        icons.pixmap("eenhoorn")
