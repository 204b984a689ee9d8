"""The file is looked after: backed up, missed when it is gone, put back; and a plain one sealed."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from matchtafel.storage import Database, unlock
from matchtafel.storage.backup import backups, folder_of
from matchtafel.ui.passphrase import ChoosePassphrase
from matchtafel.ui.restore_dialog import RestoreDialog
from tests.storage.test_opening import RELEASED
from tests.ui.window.conftest import NOW, PASSPHRASE, Desk, Opening
from tests.ui.window.test_lock import events

Key = Qt.Key
HALF_HOUR_MS = 30 * 60 * 1000


def opened(opening: Opening, path: Path, **more: object) -> Desk:
    desk = opening(path, **more)
    desk.type(PASSPHRASE)
    desk.press(Key.Key_Return)
    return desk


def said(desk: Desk) -> str:
    return desk.window.toast.accessibleName()


def decide(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)


def test_closing_the_program_leaves_a_backup(opening: Opening, secured: Path) -> None:
    opened(opening, secured).window.close()
    [backup] = backups(secured)
    assert backup.made_at == NOW


def test_a_backup_on_request_is_made_beside_the_window(opening: Opening, secured: Path) -> None:
    desk = opened(opening, secured)
    desk.window.care.back_up()
    desk.qtbot.waitUntil(lambda: "gemaakt en nagekeken" in said(desk))
    assert len(backups(secured)) == 1
    assert events(desk)[-1] == "reservekopie gemaakt"


def test_every_half_hour_there_is_a_backup_where_something_changed(
    opening: Opening, secured: Path
) -> None:
    desk = opened(opening, secured)
    [timer] = [t for t in desk.window.care.findChildren(QTimer) if t.interval() == HALF_HOUR_MS]
    assert timer.isActive()
    assert not timer.isSingleShot()
    timer.timeout.emit()
    desk.qtbot.waitUntil(lambda: len(backups(secured)) == 1)


def test_a_backup_that_fails_at_the_end_is_said_once(opening: Opening, secured: Path) -> None:
    desk = opened(opening, secured)
    folder_of(secured).write_text("geen map")
    assert not desk.window.close()
    assert "Sluit nog een keer af" in said(desk)
    assert desk.window.close()


def test_a_backup_that_goes_wrong_unforeseen_is_said_once_and_reaches_the_last_resort(
    opening: Opening, secured: Path
) -> None:
    desk = opened(opening, secured)
    file = desk.window.file
    assert file is not None

    def no_clock() -> datetime:
        raise ValueError("no clock")

    file._clock = no_clock
    with pytest.raises(ValueError, match="no clock"):
        desk.window.close()
    assert desk.window.isVisible()
    assert "Sluit nog een keer af" in said(desk)
    assert desk.window.file is file
    assert desk.window.close()
    assert desk.window.file is None


def test_the_cursor_is_busy_while_the_last_backup_is_made(opening: Opening, secured: Path) -> None:
    desk = opened(opening, secured)
    file, shapes = desk.window.file, []
    assert file is not None

    def looking() -> datetime:
        cursor = QApplication.overrideCursor()
        shapes.append(cursor and cursor.shape())
        return NOW

    file._clock = looking
    desk.window.close()
    assert shapes == [Qt.CursorShape.WaitCursor]
    assert QApplication.overrideCursor() is None


def test_what_was_decided_by_mistake_is_put_back_and_put_back_again(
    opening: Opening, secured: Path
) -> None:
    desk = opened(opening, secured)
    desk.window.care.back_up()
    desk.qtbot.waitUntil(lambda: "gemaakt en nagekeken" in said(desk))
    # Not the window's own clock: an hour later it would be locked.
    desk.table.clock = desk.window.care._clock = lambda: NOW + timedelta(hours=1)
    decide(desk)
    assert desk.sentences[0]
    desk.window.care.ask_restore()
    asked = desk.dialog
    assert isinstance(asked, RestoreDialog)
    asked.list.setCurrentRow(0)
    desk.control(Key.Key_Return)
    assert desk.sentences == ["", "", ""]
    assert "is bewaard als" in said(desk)
    assert len(backups(secured)) == 2
    desk.window.care.ask_restore()
    again = desk.dialog
    assert isinstance(again, RestoreDialog)
    again.list.setCurrentRow(0)
    desk.control(Key.Key_Return)
    assert desk.sentences[0]


def test_a_damaged_file_offers_its_last_good_backup(opening: Opening, secured: Path) -> None:
    opened(opening, secured).window.close()
    content = bytearray(secured.read_bytes())
    content[len(content) // 2] ^= 1
    secured.write_bytes(content)
    desk = opened(opening, secured)
    asked = desk.dialog
    assert isinstance(asked, RestoreDialog)
    asked.list.setCurrentRow(0)
    desk.control(Key.Key_Return)
    assert desk.table.meeting.table_name == "Matchtafel Voorbeeldstad"
    aside = list(folder_of(secured).glob("* beschadigd *"))
    assert [path.read_bytes() for path in aside if path.suffix == ".oud"] == [bytes(content)]


def test_a_file_that_was_deleted_is_missed_and_can_be_saved_elsewhere(
    opening: Opening, secured: Path, tmp_path: Path
) -> None:
    desk = opened(opening, secured)
    secured.unlink()
    desk.window.care.check()
    assert "is weg" in said(desk)
    decide(desk)
    assert desk.sentences[0] == ""
    desk.press(Key.Key_Escape)
    target = tmp_path / "gered.matchtafel"
    desk.window.files._copy(target)
    saved = Database(target, unlock(target, PASSPHRASE, at=NOW))
    with saved.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM meeting")) == 1


def test_before_files_are_taken_in_there_is_a_backup(opening: Opening, secured: Path) -> None:
    desk = opened(opening, secured)
    decide(desk)
    desk.table._back_up_first()
    assert len(backups(secured)) == 1


def test_a_file_that_is_open_elsewhere_is_refused_in_a_sentence(
    opening: Opening, secured: Path
) -> None:
    opened(opening, secured)
    second = opened(opening, secured)
    assert second.window.file is None
    assert "al open in een ander venster" in said(second)


def test_a_plain_file_of_the_first_release_is_encrypted_when_it_is_opened(
    opening: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "overleg.matchtafel"
    path.write_bytes((RELEASED / "0.1.0" / "overleg.matchtafel").read_bytes())
    desk = opening(path)
    assert isinstance(desk.dialog, ChoosePassphrase)
    desk.secure()
    assert desk.table.meeting.table_name == "Matchtafel Voorbeeldstad"
    assert b"CREATE TABLE" not in path.read_bytes()
