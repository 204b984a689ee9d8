"""The quiet card: answers come a moment after the choice, for the last one only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchtafel.matching.proposal.price_words import Told
from matchtafel.operations.insight import Insight, around, insight_of
from matchtafel.ui.insights import Insights
from matchtafel.ui.overleg.insight_card import in_short, sections_of
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.parts import Label
from tests.ui.builders import board

from .conftest import HAVENSTRAAT, PLEIN

DOWN = Qt.Key.Key_Down


@pytest.fixture
def asked(qtbot: QtBot) -> tuple[OverlegPage, Insights]:
    """A page at Plein 2, and the answers that it listens to."""
    insights = Insights()
    page = OverlegPage(insights)
    qtbot.addWidget(page)
    page.show_board(board(), PLEIN)
    page.resize(1294, 688)
    with qtbot.waitExposed(page):
        page.show()
    page.table.setFocus()
    return page, insights


def words(page: OverlegPage) -> str:
    """What the card says."""
    shown = [w for w in page.why.insight.findChildren(Label) if w.isVisible()]
    return "\n".join(label.text() for label in shown)


def test_the_card_tells_the_price_of_who_is_chosen(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, insights = asked
    with qtbot.waitSignal(insights.found) as told:
        qtbot.keyClick(page.table, DOWN)
    assert told.args is not None
    assert told.args[:2] == [PLEIN, page.client_id]
    assert "Prijs van deze keuze" in words(page)
    assert in_short(told.args[2].price)[0] in words(page)


def test_only_the_last_of_a_quick_row_is_worked_out(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, insights = asked
    told: list[int] = []
    insights.found.connect(lambda _item, client, _insight: told.append(client))
    for _ in range(4):
        qtbot.keyClick(page.table, DOWN)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [page.client_id]


def test_an_answer_for_another_candidate_is_not_shown(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, insights = asked
    qtbot.keyClick(page.table, DOWN)
    insights.found.emit(PLEIN, -1, Insight(price=(Told("Van een ander."),)))
    assert "Van een ander." not in words(page)


def test_what_was_worked_out_is_there_at_once(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, insights = asked
    with qtbot.waitSignal(insights.found):
        qtbot.keyClick(page.table, DOWN)
    before = words(page)
    qtbot.keyClick(page.table, DOWN)
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    assert words(page) == before


def test_nothing_below_the_card_moves_when_a_short_answer_comes(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, insights = asked
    qtbot.keyClick(page.table, DOWN)
    QApplication.processEvents()
    before = page.why.all_button.y()
    parts = {"firm": ("Een zin.",), "price": (Told("Een zin."),)}
    insights.found.emit(PLEIN, page.client_id, Insight(**parts))
    QApplication.processEvents()
    assert page.why.all_button.y() == before


def test_in_ones_own_view_there_is_no_card(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, _insights = asked
    qtbot.keyClick(page.table, DOWN)
    assert page.why.insight.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_R)
    assert not page.why.insight.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_R)
    assert page.why.insight.isVisible()


def test_a_low_window_has_one_line_that_space_opens(
    qtbot: QtBot, asked: tuple[OverlegPage, Insights]
) -> None:
    page, insights = asked
    page.resize(1294, 600)
    with qtbot.waitSignal(insights.found):
        qtbot.keyClick(page.table, DOWN)
    card = page.why.insight
    assert words(page) == ""
    folded = card.sizeHint().height()
    qtbot.keyClick(card.unfold, Qt.Key.Key_Space)
    assert "Prijs van deze keuze" in words(page)
    assert card.sizeHint().height() > folded
    qtbot.keyClick(card.unfold, Qt.Key.Key_Space)
    assert words(page) == ""


def test_a_decided_dwelling_and_a_client_with_a_dwelling_have_no_price() -> None:
    decided, open_ = board().items[0], board().item(HAVENSTRAAT)
    placed = next(c for c in open_.candidates if c.placed_at)
    assert sections_of(decided, decided.candidates[1]) == ()
    assert sections_of(open_, placed) == ()


def test_who_is_excluded_is_told_what_would_help_and_never_about_areas() -> None:
    texts = []
    for item in board().items[3:]:
        for candidate in item.candidates[-6:]:
            if candidate.verdict == "excluded" and not candidate.placed_at:
                parts = [section.part for section in sections_of(item, candidate)]
                assert parts == ["change", "price"]
                texts += insight_of(board(), item.item_id, candidate.client_id).change
    assert any(text.startswith("Past als ") for text in texts)
    assert any(text.endswith("andere eis.") for text in texts)
    assert not any("gebied" in text for text in texts)


def test_what_each_eis_costs_a_client_is_counted_over_the_agenda() -> None:
    told = [around(board(), PLEIN, c.client_id)[-1] for c in board().item(PLEIN).candidates]
    assert all("van de 12 woningen" in text for text in told)
    assert any("Zonder ‘huur te dragen’ zijn het er " in text for text in told)
    assert not any("uitgesloten gebied" in text for text in told)


def test_many_sentences_are_cut_to_what_is_gained_or_lost() -> None:
    told = (Told("blijft", 1), Told("schuift"), Told("schuift ook"), Told("verliest", -1))
    assert in_short(told) == ["blijft", "verliest", "Nog 2 gevolgen staan bij het besluit."]
    assert in_short(told[:3]) == ["blijft", "schuift", "schuift ook"]
