"""The page in windows of other sizes and with larger text: nothing is cut, nothing scrolls away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchtafel.ui import theme
from matchtafel.ui.fonts import unit
from matchtafel.ui.keys import KeyButton
from matchtafel.ui.overleg.candidates import Column
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.parts import Label
from matchtafel.ui.theme import Theme
from tests.ui.builders import board

from .conftest import HAVENSTRAAT

SIZES = [(1294, 688, 1.0), (1208, 640, 1.0), (1848, 1000, 1.0), (1222, 608, 2.0), (1255, 650, 1.5)]


def sized(qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float) -> OverlegPage:
    """A page in a size, with its first candidate chosen."""
    theme.install(qapp).choose(Theme.LIGHT, scale)
    page = OverlegPage()
    qtbot.addWidget(page)
    page.show_board(board(), HAVENSTRAAT)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.next_candidate(1))
    qapp.processEvents()
    return page


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_the_outcomes_are_always_whole_and_in_sight(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    page = sized(qtbot, qapp, width, height, scale)
    for button in page.foot.outcomes.values():
        corner = button.mapTo(page, button.rect().bottomRight())
        assert button.isVisible()
        assert page.rect().contains(corner)


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_word_of_a_label_or_button_is_cut(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    page = sized(qtbot, qapp, width, height, scale)
    for label in page.findChildren(Label):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.minimumSizeHint().width() - 1, label.text()
    for button in page.findChildren(KeyButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_column_is_narrower_than_its_name(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, scale: float
) -> None:
    page = sized(qtbot, qapp, width, height, scale)
    header = page.table.horizontalHeader()
    metrics = QFontMetricsF(header.font())
    for column in Column:
        if not page.table.isColumnHidden(column):
            name = str(page.table.model().headerData(column, Qt.Orientation.Horizontal))
            assert header.sectionSize(column) >= metrics.horizontalAdvance(name), name


def test_a_wide_window_shows_providers_three_cards_and_what_to_ask_first(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = sized(qtbot, qapp, 1848, 1000, 1.0)
    assert not page.table.isColumnHidden(Column.PROVIDER)
    assert page.compare._cards.count() == 3
    texts = [label.text() for label in page.why.findChildren(Label)]
    assert "Eerst vragen" in texts


def test_the_smallest_screen_shows_two_cards_and_no_questions(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = sized(qtbot, qapp, 1294, 688, 1.0)
    assert page.table.isColumnHidden(Column.PROVIDER)
    assert page.compare._cards.count() == 2
    rows = page.table.viewport().height() / (36 * unit())
    assert rows >= 8


def test_a_low_window_folds_the_comparison(qtbot: QtBot, qapp: QApplication) -> None:
    page = sized(qtbot, qapp, 1294, 600, 1.0)
    assert page.compare._cards.count() == 0
    assert page.compare.isVisible()


def test_with_text_twice_as_large_the_agenda_is_a_list_box_and_why_a_tab(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = sized(qtbot, qapp, 1222, 608, 2.0)
    assert not page.agenda.isVisible()
    assert page.box.isVisible()
    assert not page.why.isVisible()
    page.tabs.setCurrentIndex(1)
    assert page.why.isVisible()
    assert not page.table.isVisible()
    with qtbot.waitSignal(page.item_chosen) as told:
        page.box.setFocus()
        qtbot.keyClick(page.box, Qt.Key.Key_Down)
    assert told.args == [15]


def test_back_to_a_large_window_everything_is_in_its_place(
    qtbot: QtBot, qapp: QApplication
) -> None:
    page = sized(qtbot, qapp, 1222, 608, 1.0)
    page.resize(700, 500)
    page.resize(1294, 688)
    assert page.agenda.isVisible()
    assert page.why.isVisible()
    assert page.table.isVisible()
    assert not page.tabs.isVisible()
