"""Deciding at the table, by keyboard."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from matchtafel.models import DecisionKind
from matchtafel.ui.decision import DecisionDialog
from matchtafel.ui.decision_withdraw import WithdrawDialog
from tests.ui.window.conftest import Desk

Key = Qt.Key


def dialog_of(desk: Desk) -> DecisionDialog:
    assert isinstance(desk.dialog, DecisionDialog)
    return desk.dialog


def allocate(desk: Desk, code: str, key: Key = Key.Key_1) -> None:
    desk.choose(code)
    desk.press(Key.Key_T, key)
    desk.control(Key.Key_Return)


def test_an_allocation_takes_a_key_for_the_outcome_one_for_the_reason_and_ctrl_enter(
    desk: Desk,
) -> None:
    allocate(desk, "P-1", Key.Key_2)
    assert not desk.has_dialog()
    assert desk.sentences[0] == (
        "De tafel wijst Dorpsweg 3 toe aan P-1, omdat dit profiel het langst wacht."
    )


def test_deviating_takes_as_many_keys_as_following_and_is_said(desk: Desk) -> None:
    desk.choose("P-2")
    desk.press(Key.Key_T)
    chips = [chip.accessibleName() for chip in dialog_of(desk).chips]
    assert chips[1] == "wijkt af: P-2 staat op 2, P-1 op 1"
    desk.press(Key.Key_3)
    desk.control(Key.Key_Return)
    decision = desk.table.board.items[0].decision
    assert decision is not None
    assert decision.follows is False


def test_following_the_ranking_is_said_too(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T)
    assert dialog_of(desk).chips[1].accessibleName() == "volgt de rangorde"


def test_no_match_and_hold_are_decided_by_keyboard(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Return)
    desk.press(Key.Key_N)
    desk.press(Key.Key_A, Key.Key_1)
    desk.control(Key.Key_Return)
    assert desk.sentences[:2] == [
        "De tafel vindt geen match voor Dorpsweg 3, omdat geen profiel aan alle eisen voldoet.",
        "De tafel houdt Dorpsweg 5 aan tot dinsdag 1 december, omdat een feit nog niet bekend is.",
    ]


def test_an_outcome_can_be_changed_in_the_dialog_by_its_letter(desk: Desk) -> None:
    desk.press(Key.Key_G)
    desk.press(Key.Key_A)
    assert dialog_of(desk).kind is DecisionKind.HOLD


def test_own_words_are_reason_enough_and_letters_in_them_are_letters(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T)
    dialog_of(desk).reasons.own.setFocus()
    desk.type("Tante Greet woont naast 1")
    assert dialog_of(desk).kind is DecisionKind.ALLOCATION
    desk.control(Key.Key_Return)
    assert desk.sentences[0].endswith("Reden: Tante Greet woont naast 1.")


def test_the_sentence_grows_while_one_chooses(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    sentence = dialog_of(desk).effect.sentence
    assert sentence.text().endswith("omdat dit profiel het best past.")
    desk.press(Key.Key_2)
    assert sentence.text().endswith(
        "omdat dit profiel het best past en dit profiel het langst wacht."
    )


def test_without_a_reason_the_dialog_says_why_not_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T)
    dialog = dialog_of(desk)
    dialog.conditions.own.setText("begeleiding start vóór de sleutel")
    desk.control(Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.draft().conditions[-1] == "begeleiding start vóór de sleutel"
    assert desk.sentences == ["", "", ""]


def test_a_date_that_is_none_is_refused_in_words(desk: Desk) -> None:
    desk.press(Key.Key_A, Key.Key_1)
    dialog = dialog_of(desk)
    dialog.until.setText("31-02-2027")
    desk.control(Key.Key_Return)
    assert dialog.isVisible()
    assert "‘31-02-2027’ is geen datum" in dialog.problem_text


def test_an_excluded_client_needs_an_exception_from_the_list(desk: Desk) -> None:
    desk.press(Key.Key_U)
    desk.choose("P-4")
    desk.press(Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    assert dialog_of(desk).problem.isVisible()
    desk.press(Key.Key_M)
    desk.control(Key.Key_Return)
    assert "Uitzondering op een eis: maatwerk van de tafel." in desk.sentences[0]


def test_an_unknown_requirement_makes_it_provisional_with_a_condition(desk: Desk) -> None:
    desk.choose("P-3")
    desk.press(Key.Key_T, Key.Key_1)
    boxes = [b.text() for b in dialog_of(desk).conditions.findChildren(QCheckBox) if b.isChecked()]
    assert any("navragen vóór de aanbieding" in text for text in boxes)
    desk.control(Key.Key_Return)
    assert "onder voorbehoud" in desk.sentences[0]


def test_esc_leaves_without_a_trace(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_5, Key.Key_Escape)
    assert not desk.has_dialog()
    assert desk.sentences == ["", "", ""]


def test_allocating_without_a_candidate_opens_no_dialog(desk: Desk) -> None:
    desk.press(Key.Key_T)
    assert not desk.has_dialog()


def test_switching_to_allocation_without_a_candidate_is_refused(desk: Desk) -> None:
    desk.press(Key.Key_G, Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    assert dialog_of(desk).problem.isVisible()


def test_undo_and_redo_by_key_withdraw_and_record_anew(desk: Desk) -> None:
    allocate(desk, "P-1")
    recorded = desk.sentences[0]
    desk.control(Key.Key_Z)
    assert desk.sentences[0] == ""
    desk.control(Key.Key_Y)
    assert desk.sentences[0] == recorded


def test_undo_with_nothing_to_undo_says_so(desk: Desk) -> None:
    desk.control(Key.Key_Z)
    assert desk.window.toast.accessibleName() == "Er is niets meer om terug te draaien."


def test_a_decision_offers_the_next_dwelling_and_does_not_jump(desk: Desk) -> None:
    allocate(desk, "P-1")
    assert desk.overleg.page.item is not None
    assert desk.overleg.page.item.address == "Dorpsweg 3"
    assert desk.window.toast.undo.isVisible()
    assert desk.window.toast.accessibleName() == "Dorpsweg 3 toegewezen. Volgende: Dorpsweg 5."


def test_the_toast_takes_the_decision_back(desk: Desk) -> None:
    allocate(desk, "P-1")
    desk.window.toast.undo.click()
    assert desk.sentences[0] == ""


def test_a_client_who_has_a_dwelling_is_refused_a_second_one(desk: Desk) -> None:
    allocate(desk, "P-1")
    desk.press(Key.Key_N)
    item = desk.table.board.items[1]
    client = next(c.client_id for c in item.candidates if c.code == "P-1")
    dialog = DecisionDialog(desk.table, item.item_id, DecisionKind.ALLOCATION, client, desk.window)
    dialog.show()
    dialog.reasons.press("1")
    dialog.do_it()
    assert dialog.problem.isVisible()
    assert desk.sentences[1] == ""
    dialog.reject()


def test_an_earlier_decision_is_withdrawn_with_a_reason(desk: Desk) -> None:
    allocate(desk, "P-1")
    desk.overleg.page.foot.withdraw.click()
    assert isinstance(desk.dialog, WithdrawDialog)
    desk.control(Key.Key_Return)
    assert desk.dialog.problem.isVisible()
    desk.type("trok zich terug")
    desk.control(Key.Key_Return)
    assert desk.sentences[0] == ""
    desk.control(Key.Key_Z)
    assert "P-1" in desk.sentences[0]


def test_an_action_is_recorded_with_its_owner_and_date(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T, Key.Key_1)
    desk.press(Key.Key_A, modifier=Qt.KeyboardModifier.AltModifier)
    action = dialog_of(desk).draft().actions[0]
    assert action.text == "Huisvestingsvergunning navragen"
    assert action.due == date(2026, 11, 26)
    assert action.person == "S. Janssen"


def test_a_question_is_put_out_with_a_toast(desk: Desk) -> None:
    desk.choose("P-3")
    page = desk.overleg.page
    page.question_asked.emit(page.item.item_id, page.client_id, "pets")
    assert "Vraag uitgezet" in desk.window.toast.accessibleName()


def test_everything_in_the_dialog_has_a_name(desk: Desk) -> None:
    desk.choose("P-3")
    desk.press(Key.Key_T)
    desk.press(Key.Key_A, modifier=Qt.KeyboardModifier.AltModifier)
    nameless = [
        widget
        for widget in dialog_of(desk).findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert nameless == []
