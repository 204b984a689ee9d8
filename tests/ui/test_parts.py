"""Small parts: what they show, say aloud and do by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.ui import theme
from matchtafel.ui.bars import Rail, StatusBar, TopBar
from matchtafel.ui.focus import FocusRing
from matchtafel.ui.keys import KeyButton
from matchtafel.ui.notices import ProgressStrip, Toast
from matchtafel.ui.parts import Banner, Chip, EmptyState, Label
from matchtafel.ui.scrim import Overlay
from matchtafel.ui.segmented import Segmented, answer_line, ground_floor, yes_no
from matchtafel.ui.theme import Theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Every part in the light theme."""
    theme.install(qapp).choose(Theme.LIGHT)


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """The widget in a window of its own, on the screen."""
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def test_markup_in_a_label_is_shown_as_it_stands(qtbot: QtBot) -> None:
    label = Label("<b>Kade 88</b> & meer")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_markup_in_a_banner_is_escaped_and_heard_plain(qtbot: QtBot) -> None:
    banner = Banner("Buurt <i>", "oordeel & meer")
    qtbot.addWidget(banner)
    label = banner.findChild(Label)
    assert "&lt;i&gt;" in label.text()
    assert label.accessibleName() == "Buurt <i> · oordeel & meer"


@pytest.mark.parametrize("stacked", [False, True])
def test_a_button_is_wide_enough_for_word_icon_and_key(qtbot: QtBot, stacked: bool) -> None:
    button = KeyButton("Toewijzen", "Ctrl Enter", "vink", stacked=stacked)
    qtbot.addWidget(button)
    words = QFontMetricsF(button.font()).horizontalAdvance("Toewijzen")
    assert button.minimumSizeHint().width() > words
    assert button.accessibleDescription() == "toets Ctrl Enter"


def test_a_chip_says_its_word(qtbot: QtBot) -> None:
    chip = Chip("past goed", "good")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "past goed"
    assert chip.sizeHint().width() > QFontMetricsF(chip.font()).horizontalAdvance("past goed")


def test_an_empty_state_without_button_shows_none(qtbot: QtBot) -> None:
    state = EmptyState("woning", "Er zijn geen woningen.")
    shown(qtbot, state)
    assert not state.button.isVisible()


def answers(qtbot: QtBot) -> tuple[Segmented, list[object]]:
    """A line that records what is answered."""
    line, given = answer_line("Lift"), []
    line.answered.connect(given.append)
    shown(qtbot, line)
    line.setFocus()
    return line, given


def test_an_answer_is_unknown_until_one_is_given(qtbot: QtBot) -> None:
    line, given = answers(qtbot)
    assert line.value is None
    assert given == []


@pytest.mark.parametrize(
    ("key", "value"), [("e", "eis"), ("w", "wens"), ("n", "nee"), ("E", "eis")]
)
def test_a_key_chooses_the_answer(qtbot: QtBot, key: str, value: str) -> None:
    line, given = answers(qtbot)
    qtbot.keyClicks(QApplication.focusWidget() or line, key)
    assert line.value == value
    assert given == [value]


def test_a_question_mark_takes_the_answer_back(qtbot: QtBot) -> None:
    line, given = answers(qtbot)
    line.choose("eis")
    qtbot.keyClicks(line, "?")
    assert line.value is None
    assert given == [None]


def test_choosing_in_code_gives_no_signal(qtbot: QtBot) -> None:
    line, given = answers(qtbot)
    line.choose("wens")
    assert line.value == "wens"
    assert given == []


def test_the_segments_are_radio_buttons_with_the_subject_in_their_name(qtbot: QtBot) -> None:
    line, _given = answers(qtbot)
    names = [button.accessibleName() for button in line.findChildren(QRadioButton)]
    assert names == ["Lift: eis", "Lift: wens", "Lift: nee", "Lift: weet ik nog niet"]


def test_the_other_lines_have_their_own_answers(qtbot: QtBot) -> None:
    floor, pet = ground_floor("Begane grond"), yes_no("Huisdier")
    for line in (floor, pet):
        shown(qtbot, line)
        line.setFocus()
    qtbot.keyClicks(floor, "u")
    qtbot.keyClicks(pet, "j")
    assert floor.value == "uitgesloten"
    assert pet.value is True


def test_the_rail_is_walked_with_arrows_and_entered_with_enter(qtbot: QtBot) -> None:
    rail, entered = Rail(), []
    for room in ("overleg", "notulen", "woningen"):
        rail.add(room, room.capitalize(), "woning")
    rail.add_foot("hulp", "Hulp", "vraag")
    rail.chosen.connect(entered.append)
    rail.choose("overleg")
    rail.resize(rail.width(), 500)
    shown(qtbot, rail)
    rail.focusNextChild()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert entered == ["hulp", "overleg"]


def test_the_top_bar_drops_its_second_title_before_it_would_be_cut(qtbot: QtBot) -> None:
    bar = TopBar()
    bar.say("Matchoverleg Voorbeeldstad", "dinsdag 24 november 2026 · nr. 47")
    bar.add(KeyButton("Eigen beeld", "R", "oog"))
    bar.resize(1200, 60)
    shown(qtbot, bar)
    labels = bar.findChildren(Label)
    assert all(label.isVisible() for label in labels)
    bar.resize(460, 60)
    assert [label.isVisible() for label in labels] == [True, False]


def test_the_status_bar_says_keys_and_what_undo_takes_back(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.keys([("N", "volgende woning")])
    bar.undo("Laan 41-2 aangehouden")
    spoken = [child.accessibleName() for child in bar.findChildren(QWidget)]
    assert "N: volgende woning, Ctrl Z: maak ongedaan: Laan 41-2 aangehouden" in spoken


def test_a_toast_stays_while_the_focus_is_on_it(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(800, 400)
    toast = Toast(window)
    shown(qtbot, window)
    toast.show_text("Laan 41-2 aangehouden")
    toast.undo.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast.undo.clearFocus()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_offers_the_way_back(qtbot: QtBot) -> None:
    window = QWidget()
    toast = Toast(window)
    shown(qtbot, window)
    toast.show_text("Laan 41-2 aangehouden")
    with qtbot.waitSignal(toast.undo_asked):
        qtbot.keyClick(toast.undo, Qt.Key.Key_Space)
    assert not toast.isVisible()


def test_progress_counts_can_be_stopped_and_hides_short_work(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.begin("Lezen", 40)
    strip.advance(13)
    assert strip.isHidden()
    assert strip.findChild(Label).text() == "Lezen: 13 van 40"
    with qtbot.waitSignal(strip.stop_asked):
        strip.stop.click()
    strip.end()
    assert strip.isHidden()


def test_the_focus_ring_follows_the_focus_and_survives_its_window(
    qtbot: QtBot, qapp: QApplication
) -> None:
    ring = FocusRing(qapp)
    window = QWidget()
    line = QVBoxLayout(window)
    fields = [QLineEdit(), QLineEdit()]
    for field in fields:
        line.addWidget(field)
    shown(qtbot, window)
    for field in fields:
        field.setFocus()
        assert ring.target() is field
    window.close()
    window.deleteLater()
    qapp.processEvents()
    other = QLineEdit()
    shown(qtbot, other)
    other.setFocus()
    ring.deleteLater()


def test_enter_does_the_only_thing_there_is(qtbot: QtBot) -> None:
    empty = EmptyState("bestand", "Er is nog niets.", "Kies bestanden")
    qtbot.addWidget(empty)
    empty.show()
    empty.button.setFocus()
    with qtbot.waitSignal(empty.button.clicked):
        qtbot.keyClick(empty.button, Qt.Key.Key_Return)


def test_a_dialog_stays_in_the_middle_of_a_window_that_moves_or_grows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 600)
    window.show()
    dialog = Overlay(window)
    dialog.fit(300, 200)
    dialog.open()
    window.move(60, 40)
    assert dialog.frameGeometry().center() == window.frameGeometry().center()
    window.resize(780, 640)
    assert dialog.frameGeometry().center() == window.frameGeometry().center()
    dialog.close()
