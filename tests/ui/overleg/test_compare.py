"""Two or three candidates side by side: the points add up to the difference of the scores."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matchtafel.matching.explanation.versus import Standing
from matchtafel.matching.rounding import hundredths
from matchtafel.matching.verdict import PairVerdict
from matchtafel.operations.insight import standing_of
from matchtafel.ui.overleg.compare import LINES
from matchtafel.ui.overleg.differences import Line, Side, shortened, sides, why_higher
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.parts import Label
from tests.ui.builders import board

from .conftest import HAVENSTRAAT, PLEIN

SOME = 3


def standings(item_id: int) -> list[Standing]:
    """Some candidates of each verdict, in the order of rank."""
    found = [standing_of(board(), item_id, c.client_id) for c in board().item(item_id).candidates]
    by_verdict = ([s for s in found if s.verdict is verdict] for verdict in PairVerdict)
    return [s for group in by_verdict for s in group[:SOME]]


def score(side: Side) -> int:
    """The score as shown."""
    return hundredths(side.standing.score or 0.0)


def points(side: Side) -> int:
    """What its lines add up to, when not all of them fit."""
    return sum(line.points for line in shortened(side.lines, LINES))


@pytest.mark.parametrize("item_id", [HAVENSTRAAT, PLEIN])
def test_of_two_the_gains_differ_as_the_scores_do(item_id: int) -> None:
    for pair in combinations(standings(item_id), 2):
        a, b = sides(pair)
        assert points(a) - points(b) == score(a) - score(b)
        assert all(line.points >= 0 for line in (*a.lines, *b.lines))


@pytest.mark.parametrize("item_id", [HAVENSTRAAT, PLEIN])
def test_of_three_the_first_is_told_from_100_and_the_others_from_the_first(item_id: int) -> None:
    for three in combinations(standings(item_id), 3):
        first, *others = sides(three)
        assert 100 + points(first) == score(first)
        for other in others:
            assert points(other) == score(other) - score(first)


def test_requirements_come_first_then_what_weighs_most() -> None:
    for pair in combinations(standings(PLEIN), 2):
        for side in sides(pair):
            sizes = [abs(line.points) for line in side.lines]
            asked = [size for size in sizes if not size]
            assert sizes[: len(asked)] == asked


def test_an_unknown_requirement_is_a_question_on_the_card_of_whose_it_is() -> None:
    first, *_rest = found = standings(PLEIN)
    open_ = next(s for s in found if s.verdict is PairVerdict.UNDETERMINED)
    _a, b = sides([first, open_])
    assert b.lines[0].mark == "unknown"
    assert b.lines[0].words[0].startswith("onder voorbehoud: ")


def test_what_is_not_known_or_not_asked_never_looks_like_a_plus() -> None:
    for item in board().items:
        for pair in combinations(standings(item.item_id), 2):
            for side in sides(pair):
                for line in side.lines:
                    if ": nog onbekend" in line.words[0]:
                        assert line.mark == "unknown"
                    if ": maakt niet uit" in line.words[0]:
                        assert line.mark == ""


def test_a_forbidden_area_is_never_named() -> None:
    for item in board().items:
        compared = [standing_of(board(), item.item_id, c.client_id) for c in item.candidates]
        for other in compared[1:]:
            words = [
                w for side in sides([compared[0], other]) for li in side.lines for w in li.words
            ]
            assert not any("gebied" in word for word in words if "gewenst" not in word)


def test_lines_that_do_not_fit_are_added_up_in_the_last() -> None:
    lines = [Line("plus", (f"{n}",), n) for n in (9, 5, 3, 2)]
    assert [line.points for line in shortened(lines, 3)] == [9, 5, 5]
    assert shortened(lines, 4) == lines
    assert shortened(lines, 3)[-1].words == ("verder",)


def test_who_stands_higher_is_told_by_the_first_thing_that_decides() -> None:
    found = standings(PLEIN)
    told = {why_higher(a, b)[1] for a, b in combinations(found, 2)}
    assert "zelfde oordeel, wacht langer" in told
    assert any("een eis nog onbekend" in words for words in told)
    assert any("voldoet niet aan alle eisen" in words for words in told)
    assert all(found[0].name in why_higher(found[0], other)[0] for other in found[1:])


def test_the_strip_shows_scores_points_wait_and_why(qtbot: QtBot, page: OverlegPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    shown = [w for w in page.compare.findChildren(QWidget) if w.isVisible()]
    words = [w.text() for w in shown if isinstance(w, Label)]
    spoken = [w.accessibleName() for w in shown]
    assert sum(text.startswith("score ") for text in words) == 2
    assert sum(text.startswith("wachttijd, wacht ") for text in spoken) == 2
    assert any("staat hoger: " in text for text in spoken)
