"""Packages in the window: made at one desk, read at another, by keyboard."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from sqlalchemy import select, text

from matchtafel.models import Event, Profile, Vacancy
from matchtafel.operations import consent, parcels
from matchtafel.operations.erasing import client_at
from matchtafel.storage import keys
from matchtafel.storage.backup import backups
from matchtafel.ui.parcel_in import AskParcel, DecisionsIn, RowsIn
from matchtafel.ui.parcel_out import ParcelOut
from matchtafel.ui.parts import Chip
from tests.builders import files
from tests.builders import meeting as make
from tests.ui.window.conftest import NOW, PASSPHRASE, Desk, Opening
from tests.ui.window.test_around import nameless
from tests.ui.window.test_lock import words_on

Key = Qt.Key
WORDS = "vier losse woorden samen"
LATER = NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package says itself how dear its passphrase is; these are cheap."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def table_file(tmp_path: Path) -> Path:
    """The chair's file: a meeting without dwellings, and a client of another provider."""
    path = tmp_path / "tafel.matchtafel"
    database = files.database(path)
    with files.writing(database) as session:
        make.meeting(session)
        make.client(session, "H-9", "De Haven")
    database.close()
    return path


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    return tmp_path / "opstap.matchtafel-pakket"


def command(desk: Desk, words: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    desk.control(Key.Key_K)
    desk.type(words)
    desk.press(Key.Key_Return)


def choose_file(desk: Desk, path: Path) -> None:
    """Type a name in the file dialog, which is Qt's own."""
    asked = desk.window.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    asked.setDirectory(str(path.parent))
    asked.selectFile(path.name)
    asked.activateWindow()
    desk.qtbot.waitUntil(asked.isActiveWindow)
    desk.qtbot.keyClick(asked.findChild(QLineEdit), Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not asked.isVisible())


def out(desk: Desk, words: str, path: Path) -> None:
    """Make a package: which one, the passphrase twice, where."""
    command(desk, "maak pakket")
    sheet = desk.dialog
    assert isinstance(sheet, ParcelOut)
    pick(desk, sheet, words)
    secrets(desk, sheet)
    desk.control(Key.Key_Return)
    choose_file(desk, path)


def pick(desk: Desk, sheet: ParcelOut, words: str) -> None:
    """Space takes the first, arrows go on."""
    desk.press(Key.Key_Space)
    for _choice in sheet.choices:
        if words in next(c.text() for c in sheet.choices if c.isChecked()):
            return
        desk.press(Key.Key_Down)
    raise AssertionError([c.text() for c in sheet.choices])


def secrets(desk: Desk, sheet: ParcelOut, again: str = WORDS) -> None:
    while sheet.focusWidget() is not sheet.first.line:
        desk.press(Key.Key_Tab)
    desk.type(WORDS)
    desk.press(Key.Key_Tab)
    desk.type(again)


def ask_in(desk: Desk, path: Path, passphrase: str = WORDS) -> QDialog:
    """Read a package: which one, its passphrase; the dialog that is then on the screen."""
    command(desk, "lees pakket")
    choose_file(desk, path)
    assert isinstance(desk.dialog, AskParcel)
    desk.type(passphrase)
    desk.press(Key.Key_Return)
    return desk.dialog


def rows_in(desk: Desk, path: Path) -> RowsIn:
    sheet = ask_in(desk, path)
    assert isinstance(sheet, RowsIn)
    return sheet


def taken(desk: Desk, path: Path) -> None:
    rows_in(desk, path)
    desk.control(Key.Key_Return)
    assert not desk.has_dialog()


def lines(sheet: RowsIn) -> list[tuple[str, str, str, str]]:
    return [(r.sort, r.what, r.before, r.after) for r in sheet.changes.view.model().rows]


def said(desk: Desk) -> str:
    return desk.window.toast.accessibleName()


def at_table(desk: Desk) -> list[str]:
    """Profile numbers on the board, without those whose consent is missing."""
    with desk.table.database.reading() as session:
        rows = session.execute(
            text("SELECT profile_number FROM client WHERE withdrawn_at IS NULL ORDER BY 1")
        )
        return [number for (number,) in rows]


def record(desk: Desk) -> list[tuple[str, str]]:
    """Event and what of each line."""
    with desk.table.database.reading() as session:
        rows = session.execute(text("SELECT event, what FROM record_line ORDER BY number"))
        return [(event, what) for event, what in rows]


LEFT_OUT = "1 zonder toestemming, niet in het pakket"


def chips(sheet: RowsIn) -> list[str]:
    return [chip.accessibleName() for chip in sheet.findChildren(Chip)]


def decide(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)


def later(desk: Desk, at: datetime = LATER) -> None:
    """The clock of this desk goes on."""
    desk.window.clock = desk.table.clock = lambda: at


def send(path: Path, target: Path, now: datetime, name: str = "Opstap") -> None:
    """A package of another desk's file, without its window."""
    database = files.database(path)
    with database.reading() as session:
        made = parcels.profiles_parcel(session, name, now=now)
    parcels.send(database, made, target, WORDS, by="S. Yilmaz", now=now)
    database.close()


def withdraw(path: Path, number: str) -> None:
    """A client takes consent back, at the provider's own desk."""
    database = files.database(path)
    with files.writing(database) as session:
        client = client_at(session, f"Opstap/{number}")
        consent.withdraw_consent(session, client.id, on=NOW.date(), by="S. Yilmaz", now=NOW)
    database.close()


def change_children(path: Path) -> None:
    """P-1 has two children since."""
    database = files.database(path)
    with files.writing(database) as session:
        newest = session.scalars(select(Profile).order_by(Profile.id).limit(1)).one()
        kept = {c.name: getattr(newest, c.name) for c in newest.__table__.columns}
        del kept["id"]
        session.add(Profile(**{**kept, "version": 2, "children": 2}))
    database.close()


def withdraw_vacancies(path: Path, count: int) -> None:
    """The first so many dwellings are not for the table any more."""
    database = files.database(path)
    with files.writing(database) as session:
        for vacancy in session.scalars(select(Vacancy).order_by(Vacancy.id).limit(count)):
            vacancy.withdrawn_at = NOW
    database.close()


# Out


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
        "komt uit, soort urgentie, jaar van het inkomen",
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


# In


def test_the_chair_takes_in_what_a_provider_made(
    opening: Opening, week: Path, table_file: Path, parcel: Path
) -> None:
    out(opening(week), "Profielen van Opstap", parcel)
    chair = opening(table_file)
    sheet = rows_in(chair, parcel)
    assert lines(sheet) == [("nieuw", f"P-{n} · Opstap", "", "") for n in (1, 2, 3, 4)]
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
    assert lines(sheet) == [("gewijzigd", "P-1 · Opstap", "0", "2")]
    assert chips(sheet) == ["1 gewijzigd", "3 hetzelfde", LEFT_OUT]
    chair.control(Key.Key_Return)
    chair.control(Key.Key_Z)
    assert lines(rows_in(chair, newer)) == [("gewijzigd", "P-1 · Opstap", "0", "2")]


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
    assert "haalt niet terug" in sheet.note.text()
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
    assert lines(sheet) == [("nieuw", "P-2 · Opstap", "", "")]
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


# Decisions


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
