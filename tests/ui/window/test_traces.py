"""What leaves the room is in the record, of the names file too; no name is in the meeting file."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from sqlalchemy import select

from matchtafel.models import Event, Identity
from matchtafel.storage import Database
from matchtafel.storage.migrate import NAMES
from matchtafel.ui.minutes import MinutesPage
from matchtafel.ui.printing import a4_printer
from tests.builders import files
from tests.ui.window.conftest import NOW, Desk

Key = Qt.Key
SURNAME = "Vlasov-Geheimzicht"


@pytest.fixture
def sheet(desk: Desk, tmp_path: Path) -> MinutesPage:
    """At the data sheet of P-1, whose name is known."""
    path = tmp_path / "namen.matchtafel-namen"
    names = files.database(path, NAMES)
    with files.writing(names) as session:
        session.add(
            Identity(
                provider="Opstap",
                profile_number="P-1",
                version=1,
                recorded_at=NOW,
                source="test",
                surname=SURNAME,
            )
        )
    names.close()
    desk.window.files.open_names(path)
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    desk.control(Key.Key_2)
    page = desk.minutes
    page.list.setCurrentRow(1)
    desk.qtbot.waitUntil(lambda: "Gegevensblad" in page.view.accessibleDescription())
    return page


def last_events(database: Database) -> list[str]:
    with database.reading() as session:
        line = database.schema.line
        newest_first = select(line.event).order_by(line.number.desc())
        return list(session.scalars(newest_first.limit(2)))[::-1]


def names_of(desk: Desk) -> Database:
    assert desk.table.names is not None
    return desk.table.names


def test_a_sheet_that_is_only_shown_tells_no_name_and_leaves_no_line(
    sheet: MinutesPage, desk: Desk
) -> None:
    assert Event.VIEWED not in last_events(names_of(desk))


def test_a_sheet_that_is_saved_is_in_the_record_of_both_files(
    sheet: MinutesPage, desk: Desk, tmp_path: Path
) -> None:
    with desk.qtbot.waitSignal(sheet.notice):
        sheet.save_to(tmp_path / "blad.pdf")
    assert last_events(desk.table.database)[-1] == Event.EXPORTED
    assert last_events(names_of(desk))[-1] == Event.VIEWED


def test_a_sheet_that_is_printed_is_in_the_record_of_both_files(
    sheet: MinutesPage, desk: Desk, tmp_path: Path
) -> None:
    printer = a4_printer("gegevensblad")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    printer.setResolution(72)
    assert sheet.shown is not None
    with desk.qtbot.waitSignal(sheet.notice):
        sheet.print_on(sheet.shown, printer)
    assert last_events(desk.table.database)[-1] == Event.PRINTED
    assert last_events(names_of(desk))[-1] == Event.VIEWED


def test_after_a_name_was_saved_and_a_decision_taken_no_name_is_in_the_meeting_file(
    sheet: MinutesPage, desk: Desk, tmp_path: Path
) -> None:
    with desk.qtbot.waitSignal(sheet.notice):
        sheet.save_to(tmp_path / "blad.pdf")
    assert SURNAME in files.content(names_of(desk))
    assert SURNAME not in files.content(desk.table.database)
