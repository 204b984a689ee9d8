"""What a candidate loses in points: the lines add up to the score that is shown."""

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from matchtafel.matching.rounding import hundredths
from matchtafel.ui.overleg.criteria import CriteriaModel
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.overleg.reasons import FamilyHead, WhyLine, mark_of
from matchtafel.ui.parts import Label
from tests.ui.builders import board

from .conftest import HAVENSTRAAT

ITEMS = [item.item_id for item in board().items]


def figures(*widgets: FamilyHead | WhyLine) -> list[int]:
    """The points that these widgets show, as whole numbers below 0."""
    texts = [label.text() for widget in widgets for label in widget.findChildren(Label)]
    return [-int(text[1:]) for text in texts if text.startswith("\u2212")]


@pytest.mark.parametrize("item_id", ITEMS)
def test_the_points_of_all_criteria_take_100_to_the_score_that_is_shown(item_id: int) -> None:
    for candidate in board().item(item_id).candidates:
        lines = board().why(item_id, candidate.client_id)
        assert 100 - sum(line.points for line in lines) == hundredths(candidate.score)


@pytest.mark.parametrize("item_id", ITEMS)
def test_whatever_costs_points_has_a_line(item_id: int) -> None:
    for candidate in board().item(item_id).candidates:
        lines = board().why(item_id, candidate.client_id)
        assert all(mark_of(line) for line in lines if line.points)


def test_lines_and_families_show_points_only_where_they_cost_some(
    qtbot: QtBot, page: OverlegPage
) -> None:
    for _ in range(4):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        candidate = page.candidate()
        assert candidate is not None
        lost = 100 - hundredths(candidate.score)
        heads = [w for w in page.why.findChildren(FamilyHead) if w.isVisible()]
        rows = [w for w in page.why.findChildren(WhyLine) if w.isVisible()]
        assert -sum(figures(*heads)) == lost
        assert -sum(figures(*rows)) == lost
        assert 0 not in figures(*heads, *rows)


def test_points_are_said_in_words_too(qtbot: QtBot, page: OverlegPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    spoken = [label.accessibleName() for label in page.why.findChildren(Label)]
    assert any(re.fullmatch(r"kost (1 punt|\d+ punten)", name) for name in spoken)


def test_in_ones_own_view_no_points_are_told(qtbot: QtBot, page: OverlegPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_R)
    heads, rows = page.why.findChildren(FamilyHead), page.why.findChildren(WhyLine)
    assert figures(*(w for w in (*heads, *rows) if w.isVisible())) == []


def cells(model: CriteriaModel, row: int) -> list[str]:
    """The words of one row."""
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_the_table_of_all_criteria_ends_with_the_score() -> None:
    candidate = board().item(HAVENSTRAAT).candidates[0]
    lines = board().why(HAVENSTRAAT, candidate.client_id)
    model = CriteriaModel(lines, hundredths(candidate.score))
    *rows, total = (cells(model, row) for row in range(model.rowCount()))
    taken = [row[-1] for row in rows]
    assert 100 + sum(-int(text[1:]) for text in taken if text.startswith("\u2212")) == int(
        total[-1]
    )
    assert total[0] == "Score"
    assert total[-1] == str(hundredths(candidate.score))


def test_without_a_score_the_table_has_neither_points_nor_total() -> None:
    candidate = board().item(HAVENSTRAAT).candidates[0]
    lines = board().why(HAVENSTRAAT, candidate.client_id)
    model = CriteriaModel(lines)
    assert model.rowCount() == len(lines)
    assert "Punten" not in [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
