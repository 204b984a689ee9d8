"""Hands that make and read packages, and what is then on the screen and in the file."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit
from sqlalchemy import select, text

from matchtafel.models import Profile, Vacancy
from matchtafel.operations import consent, parcels
from matchtafel.operations.erasing import client_at
from matchtafel.ui.parcel_in import AskParcel, RowsIn
from matchtafel.ui.parcel_out import ParcelOut
from matchtafel.ui.parts import Chip
from tests.builders import files
from tests.builders import meeting as make
from tests.ui.window.conftest import NOW, Desk

Key = Qt.Key
WORDS = "vier losse woorden samen"
LATER = NOW + timedelta(hours=1)


def write_table(path: Path) -> Path:
    """The chair's file: a meeting without dwellings, and a client of another provider."""
    database = files.database(path)
    with files.writing(database) as session:
        make.meeting(session)
        make.client(session, "H-9", "De Haven")
    database.close()
    return path


def command(desk: Desk, words: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    desk.control(Key.Key_K)
    desk.type(words)
    desk.press(Key.Key_Return)


def choose_file(desk: Desk, path: Path) -> None:
    """Take a path in the file dialog, which is Qt's own."""
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
