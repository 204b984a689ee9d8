"""Contract dates and support, by keyboard, on a real allocation."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matchtafel.models import Agreement, DecisionKind
from matchtafel.operations.agreement import allocations, newest_agreement
from matchtafel.operations.decisions import Draft
from matchtafel.ui.desks.followup import FollowUpPage
from matchtafel.ui.table import Table

from .keyboard import CTRL, Keys, on_screen, press, tab_to, write


@pytest.fixture
def page(table: Table, qtbot: QtBot, shown: list[QWidget]) -> FollowUpPage:
    """The page with one allocation, on the screen."""
    item = table.board.items[0]
    free = next(c for c in item.candidates if c.verdict != "excluded")
    table.decide(item.item_id, Draft(DecisionKind.ALLOCATION, free.client_id, ("MT.BESTE",)))
    made = FollowUpPage(table)
    shown.append(made)
    on_screen(qtbot, made)
    return made


def agreement(table: Table) -> Agreement:
    """The newest version of the first allocation's agreement."""
    with table.database.reading() as session:
        found = newest_agreement(session, allocations(session, table.meeting_id)[0].id)
    assert found is not None
    return found


def text(page: FollowUpPage, fact: str) -> str:
    """What stands in a field."""
    assert page.editor is not None
    return page.editor.form.lines[fact].field.text


def test_an_allocation_starts_with_what_the_table_already_knows(
    page: FollowUpPage, table: Table
) -> None:
    press(Keys.Key_Return)
    assert text(page, "start_date") == "1-12-2026"
    assert text(page, "end_date") == "30-11-2027"
    assert text(page, "review_date") == "1-9-2027"
    assert agreement(table).version == 1


def test_end_and_review_follow_the_start_until_one_types_them(
    page: FollowUpPage, table: Table
) -> None:
    press(Keys.Key_Return)
    tab_to("5.1 Ingangsdatum")
    write("14-12-2026")
    assert (text(page, "end_date"), text(page, "review_date")) == ("13-12-2027", "14-9-2027")
    tab_to("5.2 Einddatum")
    write("31-12-2027")
    tab_to("5.1 Ingangsdatum")
    write("1-1-2027")
    assert (text(page, "end_date"), text(page, "review_date")) == ("31-12-2027", "1-10-2027")


def test_saving_makes_a_version_and_undo_brings_the_old_data_back(
    page: FollowUpPage, table: Table, qtbot: QtBot
) -> None:
    press(Keys.Key_Return)
    tab_to("4.5 Waarborgsom")
    write("0")
    tab_to("4.6 Huurtoeslag")
    press(Keys.Key_J)
    tab_to("5.1 Ingangsdatum")
    write("14-12-2026")
    with qtbot.waitSignal(page.undoable) as said:
        press(Keys.Key_Return, CTRL)
    assert said.args == ["gegevens van Dorpsweg 3 gewijzigd"]
    after = agreement(table)
    assert (after.version, after.deposit, after.rent_allowance_requested) == (2, Decimal(0), True)
    assert (after.start_date, after.end_date) == (date(2026, 12, 14), date(2027, 12, 13))
    table.undo_stack.undo()
    back = agreement(table)
    assert (back.version, back.deposit, back.start_date) == (3, None, date(2026, 12, 1))
    assert text(page, "start_date") == "1-12-2026"


def test_a_wrong_date_says_what_was_expected_and_saves_nothing(
    page: FollowUpPage, table: Table
) -> None:
    press(Keys.Key_Return)
    tab_to("5.5 Datum van tekenen")
    write("31-02-2026")
    press(Keys.Key_Return, CTRL)
    assert page.editor is not None
    remark = page.editor.form.lines["signed_on"].remark.text
    assert remark.startswith("Gevonden “31-02-2026”, verwacht: een datum")
    assert agreement(table).version == 1


def test_a_withdrawn_allocation_leaves_the_list(page: FollowUpPage, table: Table) -> None:
    assert page.listing.count.text() == "1 toewijzing"
    table.undo_stack.undo()
    assert page.listing.model.rowCount() == 0


def test_the_list_counts_what_is_still_empty(page: FollowUpPage) -> None:
    press(Keys.Key_Return)
    assert page.editor is not None
    empty = page.listing.rows.index(0, 1).data()
    assert page.editor.summary.text().startswith(f"Nog leeg: {empty} van 25.")
