"""The Overleg page by keyboard: choosing, going on, deciding; nothing is chosen on arrival."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.ui import theme
from matchtafel.ui.overleg.candidates import Column
from matchtafel.ui.overleg.criteria import CriteriaDialog
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.theme import Theme
from tests.ui.builders import board

from .conftest import HAVENSTRAAT, PLEIN

DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up


def press(qtbot: QtBot, page: OverlegPage, *keys: Qt.Key) -> None:
    """Keys, wherever the focus is."""
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or page, key)


def code(page: OverlegPage) -> str | None:
    """Who is chosen."""
    chosen = page.candidate()
    return chosen.code if chosen else None


def codes(page: OverlegPage) -> list[str]:
    """Who can be chosen, from top to bottom."""
    assert page.item is not None
    model = page.table.model()
    shown = (model.row(row).candidate for row in range(model.rowCount()))
    return [candidate.code for candidate in shown if candidate]


def test_nobody_is_chosen_on_arrival(page: OverlegPage) -> None:
    assert page.client_id is None
    assert page.why.title.text() == "Kies een kandidaat"


def test_nobody_is_chosen_when_the_keyboard_arrives_at_the_table(
    qtbot: QtBot, page: OverlegPage
) -> None:
    press(qtbot, page, Qt.Key.Key_Tab)
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.client_id is None


def test_down_goes_from_candidate_to_candidate_past_the_heads_of_groups(
    qtbot: QtBot, page: OverlegPage
) -> None:
    page.show_item(PLEIN)
    page.table.setFocus()
    expected = codes(page)
    seen = []
    for _ in expected:
        press(qtbot, page, DOWN)
        seen.append(code(page))
    assert seen == expected
    press(qtbot, page, DOWN)
    assert code(page) == expected[-1]
    press(qtbot, page, UP)
    assert code(page) == expected[-2]


def test_the_why_panel_tells_of_the_candidate_who_is_chosen(
    qtbot: QtBot, page: OverlegPage
) -> None:
    press(qtbot, page, DOWN)
    assert page.why.title.text() == f"Waarom {code(page)}?"
    first = page.client_id
    press(qtbot, page, DOWN)
    assert page.client_id != first
    assert page.why.title.text() == f"Waarom {code(page)}?"


def test_n_and_p_go_through_the_agenda_and_stop_at_its_ends(
    qtbot: QtBot, page: OverlegPage
) -> None:
    gone: list[int] = []
    page.item_chosen.connect(gone.append)
    press(qtbot, page, DOWN, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P)
    assert gone == [15, 16, 15]
    assert page.client_id is None
    page.show_item(22)
    press(qtbot, page, Qt.Key.Key_N)
    assert gone == [15, 16, 15]
    assert page.item is not None
    assert page.item.item_id == 22


def test_arrows_in_the_agenda_choose_a_dwelling_and_keep_the_keyboard_there(
    qtbot: QtBot, page: OverlegPage
) -> None:
    page.agenda.view.setFocus()
    with qtbot.waitSignal(page.item_chosen) as told:
        press(qtbot, page, DOWN)
    assert told.args == [15]
    assert page.agenda.view.hasFocus()


def test_showing_a_dwelling_from_outside_gives_no_signal(page: OverlegPage) -> None:
    told: list[int] = []
    page.item_chosen.connect(told.append)
    page.show_item(PLEIN)
    page.show_board(board(), HAVENSTRAAT)
    assert told == []


def asked(page: OverlegPage) -> list[tuple[str, object]]:
    """The decisions that the page asks for."""
    made: list[tuple[str, object]] = []
    page.decision_asked.connect(lambda kind, client: made.append((kind, client)))
    return made


def test_t_allocates_to_the_chosen_candidate(qtbot: QtBot, page: OverlegPage) -> None:
    made = asked(page)
    press(qtbot, page, DOWN, DOWN, Qt.Key.Key_T)
    assert made == [("allocation", page.client_id)]


def test_t_without_a_candidate_asks_for_one_and_decides_nothing(
    qtbot: QtBot, page: OverlegPage
) -> None:
    made = asked(page)
    press(qtbot, page, Qt.Key.Key_T)
    assert made == []
    assert page.foot._reminder.isVisible()
    press(qtbot, page, DOWN)
    assert not page.foot._reminder.isVisible()


def test_no_match_and_hold_need_nobody(qtbot: QtBot, page: OverlegPage) -> None:
    made = asked(page)
    press(qtbot, page, DOWN, Qt.Key.Key_G, Qt.Key.Key_A)
    assert made == [("no_match", None), ("hold", None)]


def test_the_three_outcomes_are_equally_large(page: OverlegPage) -> None:
    sizes = [button.size() for button in page.foot.outcomes.values()]
    assert max(s.width() for s in sizes) - min(s.width() for s in sizes) <= 1
    assert len({s.height() for s in sizes}) == 1


def test_a_decided_dwelling_can_only_be_taken_back(qtbot: QtBot, page: OverlegPage) -> None:
    made = asked(page)
    page.show_item(11)
    press(qtbot, page, DOWN, Qt.Key.Key_T, Qt.Key.Key_G, Qt.Key.Key_A)
    assert made == []
    with qtbot.waitSignal(page.withdraw_asked) as told:
        qtbot.keyClick(page.foot.withdraw, Qt.Key.Key_Space)
    assert told.args == [11]


def test_u_unfolds_the_excluded_and_folds_them_again(qtbot: QtBot, page: OverlegPage) -> None:
    press(qtbot, page, DOWN)
    before, chosen = codes(page), code(page)
    press(qtbot, page, Qt.Key.Key_U)
    assert len(codes(page)) > len(before)
    assert code(page) == chosen
    press(qtbot, page, Qt.Key.Key_U)
    assert codes(page) == before
    assert code(page) == chosen


def test_a_click_on_the_head_of_a_group_unfolds_it(qtbot: QtBot, page: OverlegPage) -> None:
    page.show_item(PLEIN)
    model = page.table.model()
    head = next(r for r in range(model.rowCount()) if model.row(r).group == "excluded")
    page.table.scrollTo(model.index(head, 0))
    where = page.table.visualRect(model.index(head, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert model.is_open("excluded")
    assert page.client_id is None


def test_r_hides_every_judgement_until_it_is_pressed_again(qtbot: QtBot, page: OverlegPage) -> None:
    ranked = codes(page)
    press(qtbot, page, DOWN)
    chosen = code(page)
    with qtbot.waitSignal(page.own_view_changed) as told:
        press(qtbot, page, Qt.Key.Key_R)
    assert told.args == [True]
    hidden = (Column.VERDICT, Column.SCORE, Column.DWELLING, Column.CLIENT, Column.NEIGHBOURHOOD)
    assert all(page.table.isColumnHidden(column) for column in hidden)
    assert not page.compare.isVisible()
    assert not page.why._chip.isVisible()
    assert code(page) == chosen
    press(qtbot, page, Qt.Key.Key_R)
    assert codes(page) == ranked
    assert not page.table.isColumnHidden(Column.SCORE)


def test_v_folds_the_comparison_to_one_line(qtbot: QtBot, page: OverlegPage) -> None:
    press(qtbot, page, DOWN)
    high = page.compare.sizeHint().height()
    press(qtbot, page, Qt.Key.Key_V)
    assert page.compare.isVisible()
    assert page.compare.sizeHint().height() < high / 2
    press(qtbot, page, Qt.Key.Key_V)
    assert page.compare.sizeHint().height() == high


def test_c_opens_all_criteria_and_escape_closes_them(qtbot: QtBot, page: OverlegPage) -> None:
    press(qtbot, page, DOWN, Qt.Key.Key_C)
    dialog = page.findChild(CriteriaDialog)
    criteria = board().why(HAVENSTRAAT, page.client_id or 0)
    assert dialog.table.model().rowCount() == len(criteria) + 1  # the score
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_question_is_asked_about_the_very_fact(qtbot: QtBot, page: OverlegPage) -> None:
    press(qtbot, page, DOWN)
    ask = [b for b in page.why.findChildren(QAbstractButton) if b.text() == "Vraag uitzetten"]
    unknown = [
        line.id
        for line in board().why(HAVENSTRAAT, page.client_id or 0)
        if line.verdict == "unknown" and line.kind != "advice"
    ]
    assert len(ask) == len(unknown)
    with qtbot.waitSignal(page.question_asked) as told:
        qtbot.keyClick(ask[0], Qt.Key.Key_Space)
    assert told.args == [HAVENSTRAAT, page.client_id, unknown[0]]


def test_a_new_board_leaves_the_table_where_it_was(qtbot: QtBot, page: OverlegPage) -> None:
    press(qtbot, page, DOWN, DOWN, DOWN)
    chosen = code(page)
    page.show_board(board())
    assert page.item is not None
    assert page.item.item_id == HAVENSTRAAT
    assert code(page) == chosen


def test_a_dwelling_without_profiles_says_so(page: OverlegPage) -> None:
    page.show_board(board(clients=0, dwellings=2), 11)
    assert page.card._nobody.isVisible()
    assert not page.table.isVisible()


def test_a_board_without_dwellings_is_no_trouble(page: OverlegPage) -> None:
    page.show_board(board(clients=1, dwellings=0))
    assert page.item is None
    assert not any(b.isEnabled() for b in page.foot.outcomes.values())


@pytest.mark.parametrize("chosen", list(Theme))
def test_the_page_follows_another_theme(
    qtbot: QtBot, qapp: QApplication, page: OverlegPage, chosen: Theme
) -> None:
    press(qtbot, page, DOWN)
    theme.install(qapp).choose(chosen)
    image = page.grab().toImage()
    ground = theme.TOKENS["sunken"][chosen]
    assert image.pixelColor(2, page.height() - 2).name() == ground


def test_every_control_has_a_name(qtbot: QtBot, page: OverlegPage) -> None:
    press(qtbot, page, DOWN)
    for widget in page.findChildren(QWidget):
        reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if reachable:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
