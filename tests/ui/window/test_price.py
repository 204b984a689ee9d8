"""The price of a choice: in the panel before deciding, in the decision with its marks."""

from PySide6.QtCore import Qt

from matchtafel.ui.decision import DecisionDialog
from matchtafel.ui.parts import Label
from tests.ui.window.conftest import Desk

Key = Qt.Key


def dialog_of(desk: Desk) -> DecisionDialog:
    assert isinstance(desk.dialog, DecisionDialog)
    return desk.dialog


def told(desk: Desk) -> list[str]:
    """What the decision says for who hears it, once it is worked out."""
    price = dialog_of(desk).effect.price
    assert price is not None
    return [w.accessibleName() for w in price.findChildren(Label) if w.isVisible()]


def test_the_decision_tells_the_price_with_a_mark_for_each_sentence(desk: Desk) -> None:
    desk.choose("P-2")
    desk.press(Key.Key_T)
    desk.qtbot.waitUntil(lambda: len(told(desk)) > 1)
    sentences = [name for name in told(desk) if name]
    assert sentences
    assert all(s.startswith(("gunstig: ", "ongunstig: ")) or "krijgt dan" in s for s in sentences)


def test_what_the_panel_worked_out_is_in_the_decision_at_once(desk: Desk) -> None:
    insights = desk.table.insights
    with desk.qtbot.waitSignal(insights.found) as found:
        desk.choose("P-1")
    desk.press(Key.Key_T)
    assert found.args is not None
    assert any(name.endswith(found.args[2].price[0]) for name in told(desk))


def test_another_outcome_has_no_price_and_no_reserve(desk: Desk) -> None:
    desk.choose("P-1")
    desk.press(Key.Key_T)
    effect = dialog_of(desk).effect
    assert effect.price is not None
    assert effect.price.isVisible()
    desk.press(Key.Key_G)
    assert not effect.price.isVisible()
    assert not any("Reserve" in w.text() for w in effect.findChildren(Label) if w.isVisible())


def test_a_decision_makes_earlier_answers_void(desk: Desk) -> None:
    insights = desk.table.insights
    with desk.qtbot.waitSignal(insights.found):
        desk.choose("P-1")
    item = desk.table.board.items[1].item_id
    client = desk.overleg.page.client_id
    assert client is not None
    desk.press(Key.Key_T, Key.Key_1)
    desk.control(Key.Key_Return)
    assert insights.ask(desk.table.board, item, client) is None


def test_the_dialog_may_close_before_the_answer_comes(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.table.insights.found):
        desk.choose("P-2")
        desk.press(Key.Key_T)
        desk.press(Key.Key_Escape)
    assert not desk.has_dialog()
