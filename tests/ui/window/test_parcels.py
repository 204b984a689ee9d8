"""A package is made by keyboard; decisions go back to whom they are about."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from sqlalchemy import text

from matchtafel.models import Event
from matchtafel.operations import parcels
from matchtafel.storage import keys
from matchtafel.ui.parcel_in import DecisionsIn
from matchtafel.ui.parcel_out import ParcelOut
from tests.builders import files
from tests.builders import meeting as make
from tests.ui.window.conftest import Desk, Opening
from tests.ui.window.parcel_hands import (
    WORDS,
    ask_in,
    command,
    decide,
    out,
    pick,
    record,
    said,
    secrets,
    write_table,
)
from tests.ui.window.test_around import nameless
from tests.ui.window.test_lock import words_on

Key = Qt.Key


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package says itself how dear its passphrase is; these are cheap."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def table_file(tmp_path: Path) -> Path:
    """The chair's file."""
    return write_table(tmp_path / "tafel.matchtafel")


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    return tmp_path / "opstap.matchtafel-pakket"


def test_a_provider_makes_a_package_and_the_record_says_so(desk: Desk, parcel: Path) -> None:
    out(desk, "Profielen van Opstap", parcel)
    assert not desk.has_dialog()
    assert f"Pakket bewaard: {parcel}" in said(desk)
    assert (Event.EXPORTED, "pakket met profielen gemaakt") in record(desk)
    opened = parcels.open_parcel(parcel, WORDS)
    assert [r.key[1] for r in opened.records] == ["P-1", "P-2", "P-3", "P-4"]
    assert opened.left_out == 1


def test_the_sheet_says_what_goes_and_what_stays(desk: Desk) -> None:
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    assert sheet.contents.isHidden()
    pick(desk, sheet, "Profielen van Opstap")
    shown = words_on(desk)
    for words in (
        "4 profielen.",
        "1 cliënt zonder toestemming. De tafel ziet alleen dit aantal.",
        "‘komt uit’, ‘soort urgentie’, ‘jaar van het inkomen’",
        "gaat bij de voorzitter van tafel",
    ):
        assert words in shown
    assert nameless(sheet) == []


def test_who_may_be_the_only_one_is_named_before_it_goes(opening: Opening, week: Path) -> None:
    database = files.database(week)
    with files.writing(database) as session:
        make.client(session, "P-8", adults=2, children=6, note="bel 06-12345678")
    database.close()
    desk = opening(week)
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    pick(desk, sheet, "Profielen van Opstap")
    told = sheet.contents.remarks.text.toPlainText().split("\n\n")
    assert [line.partition(":")[0] for line in told] == ["P-8", "P-8"]
    assert "telefoonnummer" in told[0]
    assert "enige" in told[1]


def test_nothing_is_saved_before_the_choice_and_the_passphrase_are_right(
    desk: Desk, parcel: Path
) -> None:
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    desk.control(Key.Key_Return)
    assert "Kies eerst wat u stuurt" in sheet.problem_text
    pick(desk, sheet, "Woningen van Woonstede")
    assert sheet.problem.isHidden()
    secrets(desk, sheet, again="iets anders")
    desk.control(Key.Key_Return)
    assert "niet gelijk" in sheet.problem_text
    sheet.first.line.setText("kort")
    sheet.again.line.setText("kort")
    desk.control(Key.Key_Return)
    assert "minstens 12 tekens" in sheet.problem_text
    assert desk.window.findChild(QFileDialog) is None


def test_a_name_that_is_taken_is_refused_and_the_passphrase_stays(desk: Desk, parcel: Path) -> None:
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    pick(desk, sheet, "Woningen van Woonstede")
    secrets(desk, sheet)
    parcel.write_text("van een ander")
    sheet.save(parcel)
    assert "Er is al een bestand" in sheet.problem_text
    assert (sheet.isVisible(), sheet.again.text) == (True, WORDS)
    assert parcel.read_text() == "van een ander"


def test_a_citizen_number_stops_the_package_where_it_is_chosen(
    opening: Opening, week: Path
) -> None:
    database = files.database(week)
    with files.writing(database) as session:
        session.execute(text("UPDATE profile SET note = 'bsn 111222333' WHERE id = 2"))
    database.close()
    desk = opening(week)
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    pick(desk, sheet, "Profielen van Opstap")
    assert "burgerservicenummer" in sheet.problem_text
    secrets(desk, sheet)
    desk.control(Key.Key_Return)
    assert "burgerservicenummer" in sheet.problem_text


def test_decisions_go_to_the_provider_who_reads_them(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    chair = opening(week)
    decide(chair)
    chair.press(Key.Key_N)
    chair.choose("P-2")
    chair.press(Key.Key_T, Key.Key_1)
    chair.control(Key.Key_Return)
    assert "P-2" in chair.sentences[1]
    out(chair, "Besluiten voor Opstap", parcel)
    assert (Event.EXPORTED, "pakket met besluiten gemaakt") in record(chair)
    provider = opening(table_file)
    sheet = ask_in(provider, parcel)
    assert isinstance(sheet, DecisionsIn)
    shown = sheet.text.toPlainText()
    assert "toewijzing aan P-2" in shown
    assert "Dorpsweg 3" not in shown
    assert nameless(sheet) == []
    assert (Event.IMPORTED, "pakket met besluiten gelezen") in record(provider)
    provider.press(Key.Key_Escape)
    assert not provider.has_dialog()
    assert provider.sentences == []


def test_only_who_was_decided_about_gets_decisions(desk: Desk) -> None:
    decide(desk)
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    words = [choice.text() for choice in sheet.choices]
    assert "Besluiten voor Woonstede" in words
    assert "Besluiten voor Opstap" not in words
    pick(desk, sheet, "Besluiten voor Woonstede")
    assert "geen match" in sheet.contents.decisions.text.toPlainText()
