"""The lock holds: against other keys beside the file, and against what arrives meanwhile."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QFileDialog

from matchtafel.storage import NAMES
from matchtafel.storage.keys import new_keys, new_open_keys
from matchtafel.storage.opening import write_keys
from matchtafel.ui.parcel_in import AskParcel
from tests.builders import files
from tests.ui.window.conftest import NOW, PASSPHRASE, Desk, Opening, write_week
from tests.ui.window.parcel_hands import send
from tests.ui.window.test_care import opened
from tests.ui.window.test_lock import events

Key = Qt.Key
ANOTHER = "een heel ander wachtwoord"


@pytest.fixture
def locked(opening: Opening, secured: Path) -> Desk:
    """At the table of a file with PASSPHRASE, and locked."""
    desk = opened(opening, secured)
    desk.control(Key.Key_L)
    assert desk.window.lock.is_locked
    return desk


def unlock(desk: Desk, passphrase: str = PASSPHRASE) -> None:
    desk.window.lock.page.secret.line.clear()
    desk.type(passphrase)
    desk.press(Key.Key_Return)


def has_names(desk: Desk) -> bool:
    return desk.table.names is not None


def assert_nothing_but_the_lock(desk: Desk) -> None:
    assert desk.window.lock.is_locked
    assert desk.window.lock.page.isVisible()
    assert not desk.has_dialog()
    assert "vergrendeld" in desk.window.windowTitle()


def test_keys_of_another_passphrase_beside_the_file_do_not_open_the_lock(
    locked: Desk, secured: Path
) -> None:
    write_keys(secured, new_keys(ANOTHER)[0])
    unlock(locked, ANOTHER)
    assert_nothing_but_the_lock(locked)
    assert locked.window.lock.page.problem.isVisible()
    assert events(locked)[-1] == "vergrendeld"


def test_keys_that_ask_no_passphrase_do_not_open_the_lock(locked: Desk, secured: Path) -> None:
    write_keys(secured, new_open_keys()[0])
    unlock(locked, "wat dan ook")
    assert_nothing_but_the_lock(locked)


def test_a_sample_that_is_ready_while_locked_waits_for_the_passphrase(
    opening: Opening, secured: Path
) -> None:
    desk = opened(opening, secured)
    desk.control(Key.Key_W)
    desk.window.open_sample()
    desk.window.lock.lock()
    QThreadPool.globalInstance().waitForDone()
    desk.qtbot.waitUntil(lambda: desk.window.start.sample.isEnabled())
    assert_nothing_but_the_lock(desk)
    assert desk.window.file is not None
    assert desk.window.file.path == secured
    unlock(desk)
    assert desk.table.meeting.is_sample
    assert desk.table.names is not None
    assert not desk.window.lock.is_locked


def test_a_file_that_is_chosen_while_locked_waits_for_the_passphrase(
    locked: Desk, secured: Path, tmp_path: Path
) -> None:
    """The dialog of some desktops is another program's, and stays on the screen."""
    other = tmp_path / "andere.matchtafel"
    write_week(other)
    locked.window.files.ask_file(locked.window.open_file)
    [dialog] = locked.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(other))
    dialog.reject()
    assert_nothing_but_the_lock(locked)
    assert locked.window.file is not None
    assert locked.window.file.path == secured
    unlock(locked)
    assert locked.window.file is not None
    assert locked.window.file.path == other


def test_names_and_new_files_ask_nothing_over_the_lock(locked: Desk, tmp_path: Path) -> None:
    names = tmp_path / "namen.matchtafel"
    files.database(names, NAMES).close()
    locked.window.files.open_names(names)
    assert not has_names(locked)
    unlock(locked)
    assert has_names(locked)
    locked.control(Key.Key_L)
    locked.window.new_file(tmp_path / "nieuw.matchtafel")
    assert_nothing_but_the_lock(locked)
    unlock(locked)
    assert locked.has_dialog()


def test_a_package_that_is_chosen_while_locked_waits_for_the_passphrase(
    locked: Desk, week: Path, tmp_path: Path
) -> None:
    package = tmp_path / "opstap.matchtafel-pakket"
    send(week, package, NOW)
    locked.window.parcels.read(package)
    assert_nothing_but_the_lock(locked)
    unlock(locked)
    assert isinstance(locked.dialog, AskParcel)
