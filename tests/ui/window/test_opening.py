"""Files: opened, made anew, reopened where the table was; what cannot be opened is said."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from matchtafel.models import Presence
from matchtafel.operations import decisions
from matchtafel.storage.migrate import NAMES
from matchtafel.ui.meeting_form import MeetingForm
from tests.builders import files
from tests.ui.window.conftest import NOW, Desk, Opening

Key = Qt.Key


def form_of(desk: Desk) -> MeetingForm:
    assert isinstance(desk.dialog, MeetingForm)
    return desk.dialog


def test_the_first_start_offers_new_open_and_sample(opening: Opening) -> None:
    desk = opening()
    start = desk.window.start
    assert start.isVisible()
    assert not start.resume.isVisible()
    assert start.new.hasFocus()
    assert start.sample.isVisible()


def test_a_file_on_the_command_line_opens_at_the_table(desk: Desk) -> None:
    assert desk.window.frame is not None
    assert desk.window.frame.isVisible()
    assert desk.window.windowTitle() == "Matchtafel Voorbeeldstad – matchtafel"


def test_enter_goes_on_with_the_meeting_of_last_time(opening: Opening, week: Path) -> None:
    opening(week).window.close()
    desk = opening()
    assert desk.window.table is None
    desk.press(Key.Key_Return)
    assert desk.table.meeting.table_name == "Matchtafel Voorbeeldstad"


def test_a_killed_program_reopens_at_the_same_dwelling(opening: Opening, week: Path) -> None:
    killed = opening(week)
    killed.press(Key.Key_N, Key.Key_N)
    # The window is not closed: what a killed program leaves behind is what is on the disk now,
    # but for its claim on the file, which the system takes back.
    assert killed.window.file is not None
    killed.window.file.close()
    desk = opening()
    assert desk.overleg.page.item is not None
    assert desk.overleg.page.item.address == "Dorpsweg 7"


def test_a_file_that_is_none_of_ours_is_refused_in_a_sentence(
    opening: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "brief.matchtafel"
    path.write_text("Beste tafel," * 100, encoding="utf-8")
    desk = opening(path)
    assert desk.window.start.isVisible()
    assert "is geen matchtafel-bestand" in desk.window.toast.accessibleName()


def test_a_file_that_is_not_there_any_more_is_forgotten(opening: Opening, week: Path) -> None:
    opening(week).window.close()
    week.unlink()
    desk = opening()
    assert desk.window.file is None


def test_a_new_file_with_its_first_meeting_is_made_by_keyboard(
    opening: Opening, tmp_path: Path
) -> None:
    desk = opening()
    desk.control(Key.Key_N)
    assert isinstance(desk.dialog, QFileDialog)
    desk.dialog.setDirectory(str(tmp_path))
    line = desk.dialog.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    desk.type("tafel")
    desk.press(Key.Key_Return)
    desk.secure()
    assert (tmp_path / "tafel.matchtafel").is_file()
    form = form_of(desk)
    form.fields["table_name"].setFocus()
    desk.type("Tafel Voorbeeldstad")
    desk.press(Key.Key_Tab)
    desk.type("Gemeente Voorbeeldstad")
    desk.control(Key.Key_Return)
    assert desk.table.meeting.table_name == "Tafel Voorbeeldstad"
    assert desk.table.meeting.held_on.isoformat() == "2026-12-01"
    assert not desk.overleg.page.isVisible()


def test_a_meeting_without_a_name_is_refused_and_what_was_typed_stays(
    opening: Opening, tmp_path: Path
) -> None:
    desk = opening()
    desk.window.new_file(tmp_path / "tafel.matchtafel")
    desk.secure()
    form = form_of(desk)
    form.fields["place"].setText("kamer 2.14")
    desk.control(Key.Key_Return)
    assert form.problem_text == "Vul de naam van het overleg en de gemeente in."
    assert form.fields["place"].text() == "kamer 2.14"


def test_the_next_meeting_takes_over_partners_and_what_is_still_open(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    desk.control(Key.Key_N)
    form = form_of(desk)
    assert form.held_on.value == NOW.date() + timedelta(days=7)
    assert form.fields["number"].text() == "46"
    assert [a.person for a in form.attendance.attendants] == ["S. Janssen"]
    desk.control(Key.Key_Return)
    assert [item.address for item in desk.table.board.items] == ["Dorpsweg 5", "Dorpsweg 7"]


def test_the_agenda_is_put_in_order_by_alt_and_an_arrow(desk: Desk) -> None:
    desk.control(Key.Key_E)
    form = form_of(desk)
    form.agenda.list.setFocus()
    desk.press(Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Space)
    desk.control(Key.Key_Return)
    assert [item.address for item in desk.table.board.items] == ["Dorpsweg 5", "Dorpsweg 3"]


def test_a_decided_dwelling_cannot_leave_the_agenda(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)
    desk.control(Key.Key_E)
    form = form_of(desk)
    form.agenda.list.setFocus()
    desk.press(Key.Key_Space)
    desk.control(Key.Key_Return)
    assert "Die blijft op de agenda staan" in form.problem_text


def test_who_was_away_last_week_is_expected_again(desk: Desk) -> None:
    desk.control(Key.Key_E)
    line = form_of(desk).attendance
    line.show_attendance(
        [type(a)(a.organisation_id, a.person, Presence.EXCUSED, "griep") for a in line.attendants]
    )
    desk.control(Key.Key_Return)
    desk.control(Key.Key_N)
    [expected] = form_of(desk).attendance.attendants
    assert (expected.presence, expected.note) == (Presence.PRESENT, None)


def test_a_new_partner_is_kept_and_gets_a_line(desk: Desk) -> None:
    desk.control(Key.Key_E)
    attendance = form_of(desk).attendance
    attendance.name.setFocus()
    desk.type("Welzijn Oost")
    desk.press(Key.Key_Return)
    assert desk.has_dialog()
    desk.type("A. Mulder")
    desk.control(Key.Key_Return)
    people = [(a.organisation.name, a.person) for a in desk.table.meeting.attendance]
    assert ("Welzijn Oost", "A. Mulder") in people


def test_the_names_file_is_opened_beside_the_meeting(desk: Desk, tmp_path: Path) -> None:
    files.database(tmp_path / "lantaarn.namen", NAMES).close()
    desk.window.files.open_names(tmp_path / "lantaarn.namen")
    assert desk.table.names is not None


def test_a_meeting_file_is_not_taken_for_a_names_file(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "lantaarn.namen"
    broken.write_bytes(b"niets" * 500)
    desk.window.files.open_names(broken)
    assert desk.table.names is None


def test_earlier_meetings_are_listed_with_their_state(desk: Desk) -> None:
    with files.writing(desk.table.database) as session:
        decisions.adopt(session, desk.table.meeting_id, by="M. de Groot", now=NOW)
    desk.control(Key.Key_W)
    assert desk.window.start.isVisible()
    assert desk.window.start.new.hasFocus()
    [line] = desk.window.start.earlier_lines()
    assert line.button.text() == "Matchtafel Voorbeeldstad nr. 45"


def test_the_name_given_at_the_start_comes_with_the_decisions(opening: Opening, week: Path) -> None:
    opening(week).window.close()
    desk = opening()
    desk.window.start.author.setFocus()
    desk.window.start.author.selectAll()
    desk.type("A. Jansen")
    desk.press(Key.Key_Tab)
    desk.window.start.resume.click()
    assert desk.table.author == "A. Jansen"


def test_ctrl_i_at_the_start_goes_on_with_the_meeting_and_reads_in(
    opening: Opening, week: Path
) -> None:
    opening(week).window.close()
    desk = opening()
    desk.control(Key.Key_I)
    assert desk.window.frame is not None
    assert desk.window.frame.here == "inlezen"


def test_a_click_on_a_box_of_the_agenda_checks_it_and_beside_it_only_chooses(desk: Desk) -> None:
    desk.control(Key.Key_E)
    agenda = form_of(desk).agenda
    row = agenda.list.visualItemRect(agenda.list.item(1))
    left = Qt.MouseButton.LeftButton
    place = row.topLeft() + QPoint(18, row.height() // 2)
    desk.qtbot.mouseClick(agenda.list.viewport(), left, pos=place)
    assert len(agenda.vacancy_ids) == 2
    desk.qtbot.mouseClick(agenda.list.viewport(), left, pos=row.center())
    assert len(agenda.vacancy_ids) == 2
    assert agenda.list.currentRow() == 1
