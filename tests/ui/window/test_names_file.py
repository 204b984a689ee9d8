"""The names file beside the meeting: another one, a damaged one, who may open it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import text

from matchtafel.models import Identity
from matchtafel.storage import NAMES, Database, Kept, Key, create, unlock
from matchtafel.storage.backup import backups
from matchtafel.storage.opening import unlock_with_code
from matchtafel.storage.recovery import RecoveryCode
from matchtafel.ui.passphrase import ShowCode
from matchtafel.ui.restore_dialog import RestoreDialog
from tests.builders import files
from tests.ui.window.conftest import NOW, PASSPHRASE, Desk
from tests.ui.window.test_care import said

Press = Qt.Key
ANOTHER = "een nieuw en lang wachtwoord"


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A names file with PASSPHRASE, in which one name is, and its backup."""
    path = tmp_path / "namen.matchtafel"
    create(path, PASSPHRASE, NAMES)[0].close()
    kept = Kept(path, key_of(path), NAMES, by="S. Janssen", at=NOW)
    with files.writing(kept.database) as session:
        session.add(
            Identity(
                provider="Opstap",
                profile_number="P-1",
                version=1,
                recorded_at=NOW,
                source="test",
                surname="Vlasov",
            )
        )
    kept.back_up("S. Janssen", NOW)
    kept.close()
    return path


@pytest.fixture
def with_names(desk: Desk, names: Path) -> Desk:
    """At the table, with that file open."""
    open_names(desk, names)
    return desk


def key_of(path: Path) -> Key:
    return unlock(path, PASSPHRASE, at=NOW)


def open_names(desk: Desk, path: Path) -> None:
    desk.window.files.open_names(path)
    desk.type(PASSPHRASE)
    desk.press(Press.Key_Return)


def names_of(desk: Desk) -> Database:
    assert desk.table.names is not None
    return desk.table.names


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def last_line(database: Database) -> tuple[str, str]:
    with database.reading() as session:
        query = "SELECT event, what FROM record_line ORDER BY number DESC LIMIT 1"
        event, what = session.execute(text(query)).one()
    return event, what


def test_another_names_file_takes_the_place_of_the_one_that_is_open(
    with_names: Desk, names: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andere.matchtafel"
    files.database(other, NAMES).close()
    with_names.window.files.open_names(other)
    assert names_of(with_names).path == other
    Kept(names, key_of(names), NAMES, by="S. Janssen", at=NOW).close()  # nobody has it any more


def test_a_names_file_that_does_not_open_leaves_the_one_that_is_open(
    with_names: Desk, names: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andere.matchtafel"
    files.database(other, NAMES).close()
    elsewhere = Kept(other, unlock(other, None, at=NOW), NAMES, by="S. Janssen", at=NOW)
    with_names.window.files.open_names(other)
    elsewhere.close()
    assert "al open in een ander venster" in said(with_names)
    file = with_names.window.file
    assert file is not None
    assert file.names is with_names.table.names
    assert names_of(with_names).path == names
    with files.writing(names_of(with_names)) as session:
        assert session.scalar(text("SELECT count(*) FROM identity")) == 1


def test_the_names_file_that_is_open_is_not_opened_again(with_names: Desk, names: Path) -> None:
    before = names_of(with_names)
    with_names.window.files.open_names(names)
    assert not with_names.has_dialog()
    assert names_of(with_names) is before


def test_a_damaged_names_file_offers_its_last_good_backup_and_the_meeting_goes_on(
    desk: Desk, names: Path
) -> None:
    damage(names)
    meeting = desk.window.frame
    open_names(desk, names)
    asked = desk.dialog
    assert isinstance(asked, RestoreDialog)
    asked.list.setCurrentRow(0)
    desk.control(Press.Key_Return)
    assert "De stand van" in said(desk)
    assert desk.window.frame is meeting
    assert "Vlasov" in files.content(names_of(desk))
    assert len(backups(names)) == 1


def test_another_passphrase_for_the_names_file_is_in_its_own_record(
    with_names: Desk, names: Path
) -> None:
    with_names.window.actions_.by_id["names_passphrase"].trigger()
    with_names.type(ANOTHER)
    with_names.press(Press.Key_Tab)
    with_names.type(ANOTHER)
    with_names.control(Press.Key_Return)
    assert unlock(names, ANOTHER, at=NOW) == names_of(with_names).key
    assert last_line(names_of(with_names)) == ("beveiliging gewijzigd", "wachtwoord gewijzigd")
    assert last_line(with_names.table.database)[0] != "beveiliging gewijzigd"


def test_another_recovery_code_for_the_names_file_opens_it(with_names: Desk, names: Path) -> None:
    with_names.window.actions_.by_id["names_code"].trigger()
    shown = with_names.dialog
    assert isinstance(shown, ShowCode)
    code = RecoveryCode.from_text(shown.code.text())
    shown.kept.click()
    with_names.control(Press.Key_Return)
    assert unlock_with_code(names, code, at=NOW) == names_of(with_names).key
    assert last_line(names_of(with_names)) == ("beveiliging gewijzigd", "nieuwe herstelcode")


def test_without_a_names_file_there_is_no_passphrase_to_change(desk: Desk) -> None:
    for command in ("names_passphrase", "names_code"):
        desk.window.toast.hide()
        desk.window.actions_.by_id[command].trigger()
        assert not desk.has_dialog()
        assert "geen namenbestand met een wachtwoord open" in said(desk)
