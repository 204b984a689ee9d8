"""What a client may ask of the provider, at the profile's form."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from matchtafel.models import Client, Identity
from matchtafel.storage import Database
from matchtafel.ui.desks.facts import Row
from matchtafel.ui.desks.privacy_menu import EraseDialog
from matchtafel.ui.desks.profiles import ProfilesPage
from matchtafel.ui.table import Table
from tests.builders import files, pdf

from .keyboard import CTRL, Keys, on_screen, press


@pytest.fixture
def page(table: Table, qtbot: QtBot, shown: list[QWidget]) -> ProfilesPage:
    """The desk, with the form of the first profile open."""
    page = ProfilesPage(table)
    shown.append(page)
    on_screen(qtbot, page)
    page.open_row(page.listing.current)
    return page


def key_of(page: ProfilesPage) -> tuple[str, str]:
    of = page.listing.current
    return of.key[0], of.key[1]


def shown_rows(page: ProfilesPage) -> list[Row]:
    with page.table.database.reading() as session:
        return list(page.rows(session))


def candidates(table: Table) -> set[str]:
    return {c.code for item in table.board.items for c in item.candidates}


def cell(page: ProfilesPage, column: str) -> str:
    shown = {each.key: each for each in page.columns()}
    return shown[column].text(page.listing.current)


def last_line(database: Database) -> tuple[str, str]:
    with database.reading() as session:
        query = "SELECT event, what FROM record_line ORDER BY number DESC LIMIT 1"
        event, what = session.execute(text(query)).one()
    return event, what


def test_consent_that_is_withdrawn_takes_the_client_off_the_table_at_once(
    page: ProfilesPage, table: Table, qtbot: QtBot
) -> None:
    key = key_of(page)
    assert key[1] in candidates(table)
    with qtbot.waitSignal(page.undoable):
        page.privacy.withdraw(key)
    assert key[1] not in candidates(table)
    assert cell(page, "state") == "doet niet mee"
    assert cell(page, "consent") == "ingetrokken"
    table.undo_stack.undo()
    assert key[1] in candidates(table)


def test_the_menu_is_at_the_form_and_says_what_it_does(page: ProfilesPage) -> None:
    words = [action.text() for action in page.privacy.menu.actions()]
    assert words == [
        "Trek toestemming in",
        "Maak “Wie heeft mij gezien”…",
        "Bewaar alle gegevens van deze cliënt…",
        "Wis deze cliënt…",
    ]
    assert page.privacy.button.isVisible()


def test_taking_back_what_was_not_given_is_a_sentence(
    page: ProfilesPage, table: Table, qtbot: QtBot
) -> None:
    key = key_of(page)
    page.privacy.withdraw(key)
    with qtbot.waitSignal(page.notice) as said:
        page.privacy.menu.actions()[0].trigger()
    assert "Er valt niets in te trekken" in said.args[0]


def test_who_saw_a_client_is_a_pdf_that_tells_of_itself_too(
    page: ProfilesPage, table: Table, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.notice) as said:
        page.privacy.sights(key_of(page), tmp_path / "wie.pdf")
    assert said.args == [f"Bewaard: {tmp_path / 'wie.pdf'}"]
    written = pdf.text((tmp_path / "wie.pdf").read_bytes())
    assert "Bewaard op een computer: wie heeft mij gezien" in written
    assert last_line(table.database) == ("bewaard als bestand", "wie heeft mij gezien")


def test_only_its_owner_may_read_who_saw_a_client(
    page: ProfilesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.notice):
        page.privacy.sights(key_of(page), tmp_path / "wie.pdf")
    assert [path.name for path in tmp_path.glob("*wie*")] == ["wie.pdf"]
    if os.name != "nt":
        assert (tmp_path / "wie.pdf").stat().st_mode & 0o077 == 0


def test_a_number_with_a_slash_makes_the_name_of_a_file_and_no_folder(page: ProfilesPage) -> None:
    for ask, name in (
        (page.privacy.ask_sights, "wie-zag-2026-17.pdf"),
        (page.privacy.ask_dossier, "gegevens-2026-17.txt"),
    ):
        ask(("Opstap", "2026/17"))
        dialog = next(d for d in page.window().findChildren(QFileDialog) if d.isVisible())
        [proposed] = dialog.selectedFiles()
        dialog.reject()
        assert Path(proposed) == Path(dialog.directory().path()) / name


def test_all_that_there_is_on_a_client_is_a_file_to_read(
    page: ProfilesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    number = key_of(page)[1]
    with qtbot.waitSignal(page.notice):
        page.privacy.dossier(key_of(page), tmp_path / "alles.txt")
    written = (tmp_path / "alles.txt").read_text("utf-8")
    assert number in written
    assert "Dit is alles wat matchtafel over u bewaart" in written


def test_a_folder_where_nothing_may_be_written_is_a_sentence(
    page: ProfilesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    for write in (page.privacy.dossier, page.privacy.sights):
        with qtbot.waitSignal(page.notice) as said:
            write(key_of(page), tmp_path / "weg" / "alles.txt")
        assert "is niet" in said.args[0]


def test_erasing_says_first_what_goes_and_then_nothing_of_the_client_is_left(
    page: ProfilesPage, table: Table, names: Database, qtbot: QtBot, shown: list[QWidget]
) -> None:
    table.names = names
    provider, number = key_of(page)
    with files.writing(names) as session:
        session.add(
            Identity(
                provider=provider,
                profile_number=number,
                version=1,
                recorded_at=table.clock(),
                source="namen.xlsx",
                surname="Zeldzaam-Achternaam",
            )
        )
    page.privacy.ask_erase((provider, number))
    dialog = page.window().findChild(EraseDialog)
    assert dialog is not None
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"Van {number} wordt gewist" in told
    assert "Dit komt niet terug" in told
    assert number in files.content(table.database)
    dialog.do_it()
    assert number not in candidates(table)
    assert number not in files.content(table.database)
    assert "Zeldzaam" not in files.content(names)
    assert last_line(table.database) == ("gewist", "cliënt gewist")
    assert last_line(names) == ("gewist", "identiteit gewist")
    with table.database.reading() as session:
        assert len(session.scalars(select(Client)).all()) == 8


def test_a_profile_that_stands_out_says_so_to_its_owner(page: ProfilesPage) -> None:
    told = [of.about for of in shown_rows(page) if "Kan iets ruimer?" in of.about]
    assert told
    assert all("de enige: " in each for each in told)


def test_esc_closes_the_dialog_and_nothing_was_erased(page: ProfilesPage, table: Table) -> None:
    number = key_of(page)[1]
    page.privacy.ask_erase(key_of(page))
    dialog = page.window().findChild(EraseDialog)
    assert dialog is not None
    dialog.reject()
    assert number in candidates(table)
    press(Keys.Key_Return, CTRL)
