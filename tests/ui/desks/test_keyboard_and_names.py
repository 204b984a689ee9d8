"""Whoever cannot see the screen or use a pointer can use every desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.ui.desks.followup import FollowUpPage
from matchtafel.ui.desks.importing import ImportPage
from matchtafel.ui.desks.profiles import ProfilesPage
from matchtafel.ui.desks.vacancies import VacanciesPage
from matchtafel.ui.table import Table

from .keyboard import Keys, focus, on_screen, press

DESKS = (VacanciesPage, ProfilesPage, ImportPage, FollowUpPage)


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("desk", DESKS)
def test_every_control_that_takes_the_focus_has_a_name(
    desk: type[QWidget], table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = desk(table)  # type: ignore[call-arg]  # a desk is made with its table
    shown.append(page)
    on_screen(qtbot, page)
    if isinstance(page, VacanciesPage | ProfilesPage):
        press(Keys.Key_Return)
    controls = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
    ]
    assert controls
    assert [type(c).__name__ for c in controls if not spoken(c)] == []


@pytest.mark.parametrize("desk", DESKS)
def test_a_desk_says_its_name_and_its_keys(
    desk: type[QWidget], table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = desk(table)  # type: ignore[call-arg]  # a desk is made with its table
    shown.append(page)
    assert page.title  # type: ignore[attr-defined]  # every room has it
    keys = page.keys()  # type: ignore[attr-defined]  # as above
    assert all(key and word for key, word in keys)


def test_tab_goes_through_the_form_to_the_button_that_saves(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    assert page.editor is not None
    order = []
    for _ in range(40):
        order.append(spoken(focus()))
        if focus() is page.editor.save:
            break
        press(Keys.Key_Tab)
    assert order[0] == "Straat"
    assert order[-1] == "Bewaar"
    assert len(order) == 32
