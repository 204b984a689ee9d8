"""What is past its term, in the window: shown with the reason, then gone, exactly as shown."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select, text

from matchtafel.models import Client
from matchtafel.storage.backup import backups
from matchtafel.ui.retention_dialog import RetentionDialog
from tests.ui.window.conftest import PASSPHRASE, Desk, Opening

YEARS_LATER = datetime(2036, 1, 7, 9, 0)
Key = Qt.Key


@pytest.fixture
def later(opening: Opening, secured: Path) -> Desk:
    """The meeting of 2026 opened ten years on, when its profiles ran out long ago."""
    desk = opening(secured, now=YEARS_LATER)
    desk.type(PASSPHRASE)
    desk.press(Key.Key_Return)
    return desk


def shown(desk: Desk) -> RetentionDialog:
    desk.window.actions_.by_id["retention"].trigger()
    dialog = desk.dialog
    assert isinstance(dialog, RetentionDialog)
    return dialog


def clients(desk: Desk) -> list[Client]:
    with desk.table.database.reading() as session:
        return list(session.scalars(select(Client).order_by(Client.id)))


def test_nothing_past_its_term_is_said_and_there_is_nothing_to_do(desk: Desk) -> None:
    dialog = shown(desk)
    assert not dialog.do.isEnabled()
    assert not dialog.list.isVisible()


def test_each_line_says_what_goes_by_which_term_and_nothing_went_yet(later: Desk) -> None:
    dialog = shown(later)
    lines = dialog.list.toPlainText().split("\n\n")
    assert len(lines) >= 5
    assert all("Termijn: " in line for line in lines)
    assert any("P-1" in line for line in lines)
    later.press(Key.Key_Escape)
    assert [client.erased_at for client in clients(later)] == [None] * 5


def test_what_was_shown_is_erased_after_a_backup_and_in_the_record(
    later: Desk, secured: Path
) -> None:
    shown(later)
    later.control(Key.Key_Return)
    assert not later.has_dialog()
    assert all(client.erased_at is not None for client in clients(later))
    assert len(backups(secured)) == 1
    with later.table.database.reading() as session:
        query = "SELECT event, what FROM record_line ORDER BY number DESC LIMIT 1"
        assert tuple(session.execute(text(query)).one()) == (
            "gewist",
            "bewaartermijnen uitgevoerd",
        )
    assert "gewist" in later.window.toast.accessibleName()
    assert later.table.undo_stack.count() == 0


def test_what_changed_since_it_was_shown_is_not_erased_unseen(later: Desk) -> None:
    dialog = shown(later)
    other = RetentionDialog(later.table, later.window)
    other.carry_out()
    dialog.do_it()
    assert "Bekijk de lijst opnieuw" in dialog.problem_text
