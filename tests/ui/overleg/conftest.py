"""The Overleg page with a full board, in a window as large as the smallest screen we know."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchtafel.ui import theme
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.theme import Theme
from tests.ui.builders import board

HAVENSTRAAT, PLEIN = 14, 17


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The light theme."""
    theme.install(qapp).choose(Theme.LIGHT)


@pytest.fixture
def page(qtbot: QtBot) -> OverlegPage:
    """The page at Havenstraat 12-b, with the keyboard on the candidates."""
    made = OverlegPage()
    qtbot.addWidget(made)
    made.show_board(board(), HAVENSTRAAT)
    made.resize(1294, 688)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.table.setFocus()
    return made
