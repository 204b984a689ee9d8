"""A package that comes in: shown first, taken in by keyboard, and twice is once."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from matchtafel.models import Event
from matchtafel.operations import parcels
from matchtafel.storage import keys
from matchtafel.storage.backup import backups
from matchtafel.ui.parcel_in import AskParcel, RowsIn
from tests.builders import files
from tests.ui.window.conftest import NOW, PASSPHRASE, Opening
from tests.ui.window.parcel_hands import (
    LATER,
    LEFT_OUT,
    WORDS,
    ask_in,
    at_table,
    change_children,
    chips,
    decide,
    later,
    lines,
    out,
    record,
    rows_in,
    said,
    send,
    taken,
    withdraw,
    withdraw_vacancies,
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


def test_the_chair_takes_in_what_a_provider_made(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    out(opening(week), "Profielen van Opstap", parcel)
    chair = opening(table_file)
    sheet = rows_in(chair, parcel)
    assert lines(sheet) == [("nieuw", f"P-{n}", "", "") for n in (1, 2, 3, 4)]
    assert "4 nieuw" in chips(sheet)
    assert nameless(sheet) == []
    assert at_table(chair) == ["H-9"]
    chair.control(Key.Key_Return)
    assert at_table(chair) == ["H-9", "P-1", "P-2", "P-3", "P-4"]
    assert "Pakket van Opstap ingelezen: 4 nieuw" in said(chair)
    assert (Event.IMPORTED, "pakket met profielen ingelezen") in record(chair)


def test_ctrl_z_takes_a_package_back_and_ctrl_y_takes_it_in_again(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    chair = opening(table_file)
    taken(chair, parcel)
    chair.control(Key.Key_Z)
    assert at_table(chair) == ["H-9"]
    chair.control(Key.Key_Y)
    assert at_table(chair) == ["H-9", "P-1", "P-2", "P-3", "P-4"]


def test_the_second_time_nothing_changes_and_nothing_can_be_taken(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    chair = opening(table_file)
    taken(chair, parcel)
    sheet = rows_in(chair, parcel)
    assert "Er verandert niets" in words_on(chair)
    assert (lines(sheet), sheet.do.isVisible()) == ([], False)
    before = record(chair)
    chair.control(Key.Key_Return)
    assert (chair.has_dialog(), record(chair)) == (False, before)


def test_a_fact_that_changed_is_shown_as_it_was_and_as_it_becomes(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    chair = opening(table_file)
    taken(chair, parcel)
    change_children(week)
    newer = parcel.with_stem("nieuwer")
    send(week, newer, LATER)
    later(chair)
    sheet = rows_in(chair, newer)
    assert lines(sheet) == [("gewijzigd", "P-1", "0", "2")]
    assert chips(sheet) == ["1 gewijzigd", "3 hetzelfde", LEFT_OUT]
    chair.control(Key.Key_Return)
    chair.control(Key.Key_Z)
    assert lines(rows_in(chair, newer)) == [("gewijzigd", "P-1", "0", "2")]


def test_a_withdrawn_consent_leaves_the_table_and_no_undo_is_offered(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    chair = opening(table_file)
    taken(chair, parcel)
    withdraw(week, "P-2")
    newer = parcel.with_stem("nieuwer")
    send(week, newer, LATER)
    later(chair)
    sheet = rows_in(chair, newer)
    assert lines(sheet) == [("van tafel", "P-2", "", "")]
    assert "Ctrl Z haalt het niet terug" in words_on(chair)
    undoable = chair.table.undo_stack.count()
    chair.control(Key.Key_Return)
    assert at_table(chair) == ["H-9", "P-1", "P-3", "P-4"]
    assert chair.table.undo_stack.count() == undoable
    assert not chair.window.toast.undo.isVisible()


def test_an_older_package_is_shown_and_not_taken_in(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    withdraw(week, "P-2")
    newer = parcel.with_stem("nieuwer")
    send(week, newer, LATER)
    chair = opening(table_file, now=LATER)
    taken(chair, newer)
    sheet = rows_in(chair, parcel)
    assert "Dit pakket is ouder (24 november 2026, 10.42 uur)" in words_on(chair)
    assert lines(sheet) == [("nieuw", "P-2", "", "")]
    assert not sheet.do.isVisible()
    chair.control(Key.Key_Return)
    assert "P-2" not in at_table(chair)


def test_a_wrong_passphrase_is_said_and_one_can_try_again(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    chair = opening(table_file)
    asked = ask_in(chair, parcel, "heel andere woorden")
    assert isinstance(asked, AskParcel)
    assert "hoort niet bij dit pakket" in asked.problem_text
    asked.secret.line.clear()
    chair.press(Key.Key_Return)
    assert "Vul het wachtwoord van het pakket in" in asked.problem_text
    chair.type(WORDS)
    chair.press(Key.Key_Return)
    assert isinstance(chair.dialog, RowsIn)


def test_a_damaged_package_is_refused_in_a_sentence(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    content = bytearray(parcel.read_bytes())
    content[-3] ^= 1
    parcel.write_bytes(content)
    chair = opening(table_file)
    asked = ask_in(chair, parcel)
    assert isinstance(asked, AskParcel)
    assert "beschadigd" in asked.problem_text


def test_a_package_of_a_day_to_come_is_refused_where_it_is_taken(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW + timedelta(days=9))
    chair = opening(table_file)
    sheet = rows_in(chair, parcel)
    chair.control(Key.Key_Return)
    assert "Die dag komt nog" in sheet.problem_text
    assert at_table(chair) == ["H-9"]
    assert (Event.REFUSED, "pakket met profielen ingelezen") in record(chair)


def test_new_dwellings_come_last_on_the_agenda_and_leave_it_again(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    out(opening(week), "Woningen van Woonstede", parcel)
    chair = opening(table_file)
    taken(chair, parcel)
    assert [i.address for i in chair.table.board.items] == [f"Dorpsweg {n}" for n in (3, 5, 7)]
    chair.press(Key.Key_N)
    decide(chair)
    withdraw_vacancies(week, 2)
    newer = parcel.with_stem("nieuwer")
    database = files.database(week)
    with database.reading() as session:
        made = parcels.vacancies_parcel(session, "Woonstede", now=LATER)
    parcels.send(database, made, newer, WORDS, by="J. Bakker", now=LATER)
    database.close()
    later(chair)
    sheet = rows_in(chair, newer)
    assert lines(sheet) == [
        ("van tafel", "Dorpsweg 3 · 10-0417", "", ""),
        ("van tafel", "Dorpsweg 5 · 10-0418", "", ""),
    ]
    chair.control(Key.Key_Return)
    assert [i.address for i in chair.table.board.items] == ["Dorpsweg 5", "Dorpsweg 7"]


def test_there_is_a_backup_before_a_package_is_taken_in(
    opening: Opening, secured: Path, week: Path, parcel: Path
) -> None:
    change_children(week)
    send(week, parcel, NOW)
    chair = opening(secured)
    chair.type(PASSPHRASE)
    chair.press(Key.Key_Return)
    taken(chair, parcel)
    assert len(backups(secured)) == 1


def test_a_package_that_is_dropped_asks_its_passphrase(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    send(week, parcel, NOW)
    chair = opening(table_file)
    chair.window.take_files([parcel])
    assert isinstance(chair.dialog, AskParcel)
