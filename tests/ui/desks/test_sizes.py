"""A form in windows of other sizes and with larger text: nothing is beside the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.ui import theme
from matchtafel.ui.desks.profiles import ProfilesPage
from matchtafel.ui.desks.vacancies import VacanciesPage
from matchtafel.ui.table import Table
from matchtafel.ui.theme import Theme

from .keyboard import Keys, on_screen, press

SIZES = [(1294, 688, 1.0), (1216, 612, 2.0), (1130, 560, 2.0), (1255, 650, 1.5), (700, 688, 1.0)]


@pytest.fixture(autouse=True)
def usual_size(qapp: QApplication) -> Iterator[None]:
    """Back to the usual text for the next test."""
    yield
    theme.install(qapp).choose(Theme.LIGHT)


@pytest.mark.parametrize("room", [ProfilesPage, VacanciesPage])
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_a_form_never_scrolls_sideways(
    table: Table,
    qtbot: QtBot,
    qapp: QApplication,
    shown: list[QWidget],
    room: type[ProfilesPage | VacanciesPage],
    width: int,
    height: int,
    scale: float,
) -> None:
    theme.install(qapp).choose(Theme.LIGHT, scale)
    page = room(table)
    shown.append(page)
    on_screen(qtbot, page, width, height)
    press(Keys.Key_Return)
    assert page.editor is not None
    form = page.editor.form
    qapp.processEvents()
    assert form.horizontalScrollBar().maximum() == 0
    inside = form.widget()
    for line in form.lines.values():
        right = line.field.control.mapTo(inside, line.field.control.rect().topRight()).x()
        assert right < form.viewport().width(), line.field.column.label


def test_a_label_stands_above_its_field_where_there_is_little_room(
    table: Table, qtbot: QtBot, qapp: QApplication, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    assert page.editor is not None
    line = page.editor.form.lines["lift"]

    def places() -> tuple[int, int]:
        qapp.processEvents()
        inside = page.editor.form.widget()  # type: ignore[union-attr]  # it was opened above
        label = line.label.mapTo(inside, line.label.rect().topLeft())
        field = line.field.control.mapTo(inside, line.field.control.rect().topLeft())
        return field.x() - label.x(), field.y() - label.y()

    across, down = places()
    assert across > 0
    assert down <= 0
    page.resize(600, 688)
    across, down = places()
    assert across == 0
    assert down >= line.label.height()
    page.resize(1294, 688)
    assert places()[0] > 0
