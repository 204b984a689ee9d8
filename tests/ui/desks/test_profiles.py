"""The care providers' desk, by keyboard, on a real file."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matchtafel.models import Client
from matchtafel.operations.loading import load_clients
from matchtafel.ui.desks.profiles import ProfilesPage
from matchtafel.ui.desks.remaining_panel import RemainingPanel
from matchtafel.ui.table import Table

from .keyboard import CTRL, SHIFT, Keys, focus, on_screen, press, tab_to, write


def clients(table: Table) -> dict[str, Client]:
    """Everyone at the table, by profile number."""
    with table.database.reading() as session:
        return {c.profile_number: c for c in load_clients(session, table.meeting_id)}


def enter_profile(number: str) -> None:
    """Fill in what is needed and three more answers."""
    press(Keys.Key_N, CTRL | SHIFT)
    tab_to("Profielnummer")
    write(number)
    tab_to("Zorgaanbieder")
    write("Stapsteen")
    tab_to("Toestemming gegeven op")
    write("20-11-2026")
    tab_to("Hoogste huur")
    write("650,00")
    tab_to("Lift")
    press(Keys.Key_E)
    tab_to("Gewenste buurten")
    write("BU99990101; BU99990201")


def test_a_profile_is_entered_by_keyboard_alone(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    enter_profile("P-2026-0900")
    with qtbot.waitSignal(page.undoable) as said:
        press(Keys.Key_Return, CTRL)
    assert said.args == ["P-2026-0900 ingevoerd"]
    made = clients(table)["P-2026-0900"]
    assert made.provider.name == "Stapsteen"
    profile = made.profile
    assert (profile.version, profile.lift, profile.quiet) == (1, "eis", None)
    assert profile.max_rent == 650
    assert profile.wanted_areas == ("BU99990101", "BU99990201")
    assert profile.source == "formulier, M. de Groot"
    assert page.listing.current.name == "P-2026-0900"


def test_ctrl_z_takes_a_new_profile_off_the_table_again(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    enter_profile("P-2026-0900")
    press(Keys.Key_Return, CTRL)
    table.undo_stack.undo()
    assert "P-2026-0900" not in clients(table)
    assert not page.is_open


def test_ctrl_z_in_a_field_where_nothing_was_typed_takes_back_the_last_act(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    undo = QAction("Maak ongedaan", page, shortcut=QKeySequence("Ctrl+Z"))
    undo.triggered.connect(table.undo_stack.undo)
    page.addAction(undo)
    on_screen(qtbot, page)
    enter_profile("P-2026-0900")
    press(Keys.Key_Return, CTRL)
    tab_to("Hoogste huur")
    write("1")
    press(Keys.Key_Z, CTRL)
    assert "P-2026-0900" in clients(table)
    tab_to("Geldig tot en met")
    press(Keys.Key_Z, CTRL)
    assert "P-2026-0900" not in clients(table)


def test_a_wrong_rent_says_what_was_expected_and_saves_nothing(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    enter_profile("P-2026-0900")
    tab_to("Hoogste huur")
    write("zeshonderd")
    press(Keys.Key_Return, CTRL)
    assert page.editor is not None
    line = page.editor.form.lines["max_rent"]
    assert line.remark.text == "Gevonden “zeshonderd”, verwacht: een bedrag, zoals 612,34."
    assert focus() is line.field.control
    assert page.editor.summary.text() == "Kijk nog naar: hoogste huur."
    assert "P-2026-0900" not in clients(table)
    assert table.undo_stack.count() == 0
    write("650")
    assert line.remark.text == ""


def test_what_is_needed_and_left_empty_is_asked_for(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_N, CTRL | SHIFT)
    press(Keys.Key_Return, CTRL)
    assert page.editor is not None
    assert page.editor.form.lines["provider"].remark.text == ("Vul dit in: zorgaanbieder is nodig.")
    assert focus().accessibleName() == "Profielnummer"


def test_a_number_that_stands_already_is_not_overwritten(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    enter_profile("P-2026-0014")
    press(Keys.Key_Return, CTRL)
    assert page.editor is not None
    assert page.editor.refusal.isVisible()
    assert clients(table)["P-2026-0014"].profile.version == 1


def test_the_source_names_who_fills_it_in_now(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    table.author = "S. Janssen"
    tab_to("Hoogste huur")
    write("500")
    press(Keys.Key_Return, CTRL)
    changed = clients(table)["P-2026-0007"].profile
    assert (changed.source, changed.recorded_by) == ("formulier, S. Janssen", "S. Janssen")


def test_the_demands_are_counted_while_one_types(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    panel = page.findChild(RemainingPanel)
    assert isinstance(panel, RemainingPanel)
    before = int(panel.figure.text())
    tab_to("Hoogste huur")
    write("480")
    qtbot.waitUntil(lambda: panel.sentence.text() != "" and int(panel.figure.text()) < before)
    assert panel.sentence.text() == (f"Deze eisen laten {panel.figure.text()} van 12 woningen over")


def test_personal_data_in_the_note_is_warned_about_and_can_be_saved(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    tab_to("Toelichting")
    write("bel 06-12345678")
    press(Keys.Key_Tab)
    assert page.editor is not None
    remark = page.editor.form.lines["note"].remark
    assert (
        remark.text == "Hier lijkt een telefoonnummer te staan. De tafel leest dit: haal het weg."
    )
    with qtbot.waitSignal(page.undoable):
        press(Keys.Key_Return, CTRL)


def test_a_form_that_one_leaves_is_kept_as_a_draft(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    tab_to("Hoogste huur")
    write("500")
    with qtbot.waitSignal(page.notice) as said:
        press(Keys.Key_Escape)
    assert "nog niet bewaard" in said.args[0]
    assert page.has_drafts
    press(Keys.Key_Down)
    press(Keys.Key_Up)
    press(Keys.Key_Return)
    assert page.editor is not None
    assert page.editor.form.lines["max_rent"].field.text == "500,00"
    press(Keys.Key_Return, CTRL)
    assert not page.has_drafts


def test_names_of_neighbourhoods_stand_beside_their_codes(
    table: Table, qtbot: QtBot, shown: list[QWidget]
) -> None:
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    press(Keys.Key_Return)
    tab_to("Gewenste buurten")
    write("eis: BU99990101; BU99990201")
    assert page.editor is not None
    assert page.editor.form.lines["wanted_areas"].hint.text() == "Oosterkade, Havenkwartier"
    entered = page.editor.form.read()
    assert entered.values["wanted_areas_required"] is True
