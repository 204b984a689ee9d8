"""Files with a passphrase: opened, locked, changed; what is wrong is said and nothing is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLabel
from sqlalchemy import text

from matchtafel.storage import unlock
from matchtafel.storage.opening import unlock_with_code
from matchtafel.storage.recovery import RecoveryCode
from matchtafel.ui.keys import KeyButton
from matchtafel.ui.passphrase import AskPassphrase, ChoosePassphrase, ShowCode
from tests.ui.window.conftest import NOW, PASSPHRASE, Desk, Opening

Key = Qt.Key


def events(desk: Desk) -> list[str]:
    with desk.table.database.reading() as session:
        return list(session.scalars(text("SELECT event FROM record_line ORDER BY number")))


@pytest.fixture
def locked_out(opening: Opening, secured: Path) -> Desk:
    """The program started with a file that asks for its passphrase."""
    return opening(secured)


@pytest.fixture
def at_table(locked_out: Desk) -> Desk:
    """The same, opened."""
    locked_out.type(PASSPHRASE)
    locked_out.press(Key.Key_Return)
    return locked_out


def words_on(desk: Desk) -> str:
    """Everything that can be read in the window."""
    shown = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    return "\n".join([desk.window.windowTitle(), *shown])


def test_the_passphrase_opens_the_file_at_its_meeting(at_table: Desk) -> None:
    assert at_table.table.meeting.table_name == "Matchtafel Voorbeeldstad"


def test_before_the_passphrase_nothing_of_the_file_is_on_the_screen(locked_out: Desk) -> None:
    assert isinstance(locked_out.dialog, AskPassphrase)
    assert locked_out.window.file is None
    assert "Dorpsweg" not in words_on(locked_out)


def test_a_wrong_passphrase_says_so_and_lets_one_try_again(locked_out: Desk) -> None:
    locked_out.type("iets heel anders dan dat")
    locked_out.press(Key.Key_Return)
    asked = locked_out.dialog
    assert isinstance(asked, AskPassphrase)
    assert "hoort niet bij dit bestand" in asked.problem_text
    # What was typed is typed over.
    locked_out.type(PASSPHRASE)
    locked_out.press(Key.Key_Return)
    assert events(locked_out)[-2:] == ["geweigerd", "geopend"]


def test_a_passphrase_is_typed_in_dots_unless_one_asks_for_letters(locked_out: Desk) -> None:
    asked = locked_out.dialog
    assert isinstance(asked, AskPassphrase)
    line = asked.secret.line
    assert line.echoMode() is line.EchoMode.Password
    asked.readable.click()
    assert line.echoMode() is line.EchoMode.Normal


def test_a_new_file_shows_its_recovery_code_once_and_the_code_opens_it(
    opening: Opening, tmp_path: Path
) -> None:
    desk = opening()
    path = tmp_path / "tafel.matchtafel"
    desk.window.new_file(path)
    chosen = desk.dialog
    assert isinstance(chosen, ChoosePassphrase)
    assert "kan niemand het bestand ooit nog openen" in words_on(desk)
    code = desk.secure()
    assert unlock(path, PASSPHRASE, at=NOW) == unlock_with_code(
        path, RecoveryCode.from_text(code), at=NOW
    )


def test_two_passphrases_that_differ_are_refused(opening: Opening, tmp_path: Path) -> None:
    desk = opening()
    desk.window.new_file(tmp_path / "tafel.matchtafel")
    desk.type(PASSPHRASE)
    desk.press(Key.Key_Tab)
    desk.type(PASSPHRASE + "!")
    desk.control(Key.Key_Return)
    chosen = desk.dialog
    assert isinstance(chosen, ChoosePassphrase)
    assert "niet gelijk" in chosen.problem_text
    assert list(tmp_path.glob("tafel*")) == []


def test_the_recovery_code_cannot_be_passed_over(opening: Opening, tmp_path: Path) -> None:
    desk = opening()
    desk.window.new_file(tmp_path / "tafel.matchtafel")
    desk.type(PASSPHRASE)
    desk.press(Key.Key_Tab)
    desk.type(PASSPHRASE)
    desk.control(Key.Key_Return)
    desk.press(Key.Key_Escape)
    shown = desk.dialog
    assert isinstance(shown, ShowCode)
    assert "Berg de code eerst op" in shown.problem_text


def test_who_lost_the_passphrase_opens_with_the_code_and_chooses_another(
    opening: Opening, tmp_path: Path
) -> None:
    desk = opening()
    path = tmp_path / "tafel.matchtafel"
    desk.window.new_file(path)
    code = desk.secure()
    desk.press(Key.Key_Escape)
    desk.window.close()
    again = opening(path)
    asked = again.dialog
    assert isinstance(asked, AskPassphrase)
    asked.by_code.setFocus()
    again.press(Key.Key_Space)
    again.type(code.lower())
    again.press(Key.Key_Return)
    assert isinstance(again.dialog, ChoosePassphrase)
    again.type("een nieuw en lang wachtwoord")
    again.press(Key.Key_Tab)
    again.type("een nieuw en lang wachtwoord")
    again.control(Key.Key_Return)
    assert unlock(path, "een nieuw en lang wachtwoord", at=NOW)


def test_a_provider_makes_a_names_file_with_a_passphrase_of_its_own(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "namen.matchtafel"
    desk.window.files.make_names(path)
    code = desk.secure("een ander wachtwoord")
    assert desk.table.names is not None
    assert unlock(path, "een ander wachtwoord", at=NOW) == unlock_with_code(
        path, RecoveryCode.from_text(code), at=NOW
    )
    assert "Namenbestand open: namen.matchtafel" in desk.window.toast.accessibleName()


# The lock


def test_a_locked_window_shows_nothing_and_the_passphrase_gives_it_back(at_table: Desk) -> None:
    at_table.press(Key.Key_N)
    address = at_table.overleg.page.item
    at_table.control(Key.Key_L)
    shown = words_on(at_table)
    for secret in ("Dorpsweg", "P-1", "Voorbeeldstad"):
        assert secret not in shown
    at_table.type(PASSPHRASE)
    at_table.press(Key.Key_Return)
    assert at_table.overleg.page.isVisible()
    assert at_table.overleg.page.item == address
    assert events(at_table)[-2:] == ["vergrendeld", "ontgrendeld"]


def test_a_wrong_passphrase_leaves_it_locked_and_is_in_the_record(at_table: Desk) -> None:
    at_table.control(Key.Key_L)
    at_table.type("iets heel anders dan dat")
    at_table.press(Key.Key_Return)
    assert at_table.window.lock.is_locked
    assert at_table.window.lock.page.problem.isVisible()
    at_table.type(PASSPHRASE)
    at_table.press(Key.Key_Return)
    assert events(at_table)[-3:] == ["vergrendeld", "geweigerd", "ontgrendeld"]


def test_nothing_can_be_done_past_the_lock(at_table: Desk) -> None:
    at_table.control(Key.Key_L)
    allowed = [c.id for c in at_table.window.actions_.possible()]
    assert allowed == ["quit"]
    at_table.control(Key.Key_K)
    at_table.control(Key.Key_2)
    assert not at_table.has_dialog()
    assert at_table.window.lock.page.isVisible()


def test_a_dialog_that_is_open_hides_and_comes_back_with_what_was_typed(at_table: Desk) -> None:
    at_table.control(Key.Key_E)
    form = at_table.dialog
    at_table.type("Een heel nieuwe naam")
    at_table.window.lock.lock()
    assert not form.isVisible()
    at_table.type(PASSPHRASE)
    at_table.press(Key.Key_Return)
    assert form.isVisible()
    assert at_table.dialog is form


def test_the_window_locks_by_itself_when_nobody_is_there(at_table: Desk) -> None:
    """The clock is the program's own; that it runs out is what is told here."""
    watching = at_table.window.lock.findChild(type(at_table.window.lock._clock))
    assert watching is not None
    assert watching.is_counting
    watching.idle.emit()
    assert at_table.window.lock.is_locked
    assert not watching.is_counting


def test_a_key_or_a_click_starts_the_minutes_anew(at_table: Desk) -> None:
    timer = at_table.window.lock._clock._timer
    long_ago = timer.remainingTime() - 1_000
    at_table.qtbot.waitUntil(lambda: timer.remainingTime() < long_ago)
    at_table.press(Key.Key_N)
    assert timer.remainingTime() > long_ago


def test_who_wakes_a_computer_that_was_asleep_finds_it_locked(at_table: Desk) -> None:
    before = at_table.overleg.page.item
    at_table.window.clock = lambda: NOW + timedelta(minutes=30)
    at_table.press(Key.Key_N)
    assert at_table.window.lock.is_locked
    at_table.type(PASSPHRASE)
    at_table.press(Key.Key_Return)
    # The key that woke it did nothing else.
    assert at_table.overleg.page.item == before


def test_the_sample_is_not_locked_and_says_why(desk: Desk) -> None:
    desk.control(Key.Key_L)
    assert not desk.window.lock.is_locked
    assert "geen bestand met een wachtwoord" in desk.window.toast.accessibleName()


def test_another_passphrase_opens_the_file_from_then_on(at_table: Desk, secured: Path) -> None:
    at_table.window.files.change_passphrase()
    at_table.type("een nieuw en lang wachtwoord")
    at_table.press(Key.Key_Tab)
    at_table.type("een nieuw en lang wachtwoord")
    at_table.control(Key.Key_Return)
    assert unlock(secured, "een nieuw en lang wachtwoord", at=NOW)
    assert events(at_table)[-1] == "beveiliging gewijzigd"


def test_another_recovery_code_is_shown_and_opens_the_file(at_table: Desk, secured: Path) -> None:
    at_table.window.files.new_code()
    shown = at_table.dialog
    assert isinstance(shown, ShowCode)
    code = RecoveryCode.from_text(shown.code.text())
    shown.kept.click()
    at_table.control(Key.Key_Return)
    assert unlock_with_code(secured, code, at=NOW)


def test_the_code_is_printed_and_not_put_on_the_clipboard(at_table: Desk) -> None:
    at_table.window.files.new_code()
    shown = at_table.dialog
    assert isinstance(shown, ShowCode)
    buttons = [b.text() for b in shown.findChildren(KeyButton) if not b.isHidden()]
    assert buttons == ["Druk af", "Ga verder"]
    shown.kept.click()
    at_table.control(Key.Key_Return)


def test_files_cannot_be_dropped_past_the_lock_nor_sentences_read(at_table: Desk) -> None:
    at_table.window.lock.lock()
    assert not at_table.window.takes_files
    at_table.window.say("Dorpsweg 3 toegewezen")
    assert not at_table.window.toast.isVisible()


def test_ctrl_p_at_the_code_asks_for_a_printer(at_table: Desk) -> None:
    at_table.window.files.new_code()
    at_table.control(Key.Key_P)
    assert [d.isVisible() for d in at_table.window.findChildren(QPrintDialog)] == [True]
