"""The corporations' desk, by keyboard, on a real file."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matchtafel.models import VacancyFacts
from matchtafel.operations.meeting import open_vacancies
from matchtafel.ui.desks.remembered import remembered
from matchtafel.ui.desks.vacancies import VacanciesPage
from matchtafel.ui.table import Table

from .keyboard import CTRL, SHIFT, Keys, focus, on_screen, press, tab_to, write


def facts(table: Table, unit_number: str) -> VacancyFacts:
    """The newest facts of a dwelling."""
    with table.database.reading() as session:
        found = {v.dwelling.unit_number: v.facts for v in open_vacancies(session)}
    return found[unit_number]


def test_a_changed_vacancy_is_a_new_version_and_undo_brings_the_old_values_back(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    tab_to("Kale huur")
    write("601,50")
    tab_to("Lift")
    press(Keys.Key_J)
    assert page.editor is not None
    page.editor.consider()
    assert page.editor.summary.text() == (
        "2 gegevens veranderen: lift: nee wordt ja · kale huur: 598,00 wordt 601,50"
    )
    with qtbot.waitSignal(page.undoable) as said:
        press(Keys.Key_Return, CTRL)
    assert said.args == ["Dorpsweg 3 gewijzigd"]
    after = facts(table, "001001")
    assert (after.version, after.net_rent, after.lift) == (2, Decimal("601.50"), True)
    assert table.undo_stack.undoText() == "Dorpsweg 3 gewijzigd"
    table.undo_stack.undo()
    back = facts(table, "001001")
    assert (back.version, back.net_rent, back.lift) == (3, Decimal("598.00"), False)
    assert page.editor.form.lines["net_rent"].field.text == "598,00"


def test_saving_without_a_change_makes_no_version(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    tab_to("Kale huur")
    write("598")
    with qtbot.waitSignal(page.notice) as said:
        press(Keys.Key_Return, CTRL)
    assert said.args == ["Er is niets veranderd."]
    assert facts(table, "001001").version == 1


def test_a_new_vacancy_goes_to_the_end_of_the_agenda(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_N, CTRL | SHIFT)
    for name, text in (
        ("VHE-nummer", "004711"),
        ("Corporatie", "Havenhuis"),
        ("Straat", "Nieuwe <b>&Kade"),
        ("Huisnummer", "4"),
        ("Beschikbaar per", "15-12-2026"),
    ):
        tab_to(name)
        write(text)
    press(Keys.Key_Return, CTRL)
    assert table.board.items[-1].address == "Nieuwe <b>&Kade 4"
    assert facts(table, "004711").lift is None
    assert page.listing.count.text() == "13 woningen"


def test_after_the_minutes_are_adopted_a_refusal_says_why_and_nothing_is_lost(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    table.adopt()
    press(Keys.Key_N, CTRL | SHIFT)
    for name, text in (
        ("VHE-nummer", "004711"),
        ("Corporatie", "Havenhuis"),
        ("Beschikbaar per", "15-12-2026"),
    ):
        tab_to(name)
        write(text)
    press(Keys.Key_Return, CTRL)
    assert page.editor is not None
    assert page.editor.refusal.isVisible()
    assert page.editor.form.lines["unit_number"].field.text == "004711"
    assert len(table.board.items) == 12


def test_the_key_of_a_known_vacancy_cannot_be_changed(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    assert page.editor is not None
    lines = page.editor.form.lines
    assert not lines["unit_number"].field.control.isEnabled()
    assert not lines["corporation"].field.control.isEnabled()
    assert focus() is lines["street"].field.control


def test_every_fact_of_the_sheet_has_a_field(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    sections = page.sections()
    fields = [column.fact for section in sections for column in section.columns]
    assert len(fields) == len(set(fields)) == 33


def test_the_list_is_searched_and_sorted_by_value(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = VacanciesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_F, CTRL)
    write("havenhuis zuider")
    assert page.listing.count.text() == "2 van 12 woningen"
    press(Keys.Key_Escape)
    page.listing.search.clear()
    page.listing.view.sortByColumn(1, page.listing.header.sortIndicatorOrder())
    rents = [page.listing.rows.index(i, 1).data() for i in range(12)]
    assert rents[0] == "€\xa0476,00"
    assert rents[-1] == ""


def test_columns_and_sort_are_remembered(
    table: Table, qtbot: QtBot, shown: list[QWidget], tmp_path: Path
) -> None:
    remembered.keep_in(tmp_path / "matchtafel.ini")
    first = VacanciesPage(table)
    shown.append(first)
    on_screen(qtbot, first)
    first.listing.header.setSectionHidden(4, True)
    first.listing.view.sortByColumn(3, first.listing.header.sortIndicatorOrder())
    first.hide()
    second = VacanciesPage(table)
    shown.append(second)
    assert second.listing.header.isSectionHidden(4)
    assert second.listing.header.sortIndicatorSection() == 3
