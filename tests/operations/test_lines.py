"""Criteria as lines: what is told of a pair at the table, and what is not."""

from matchtafel.operations.lines import CriterionLine
from tests.ui.builders import board

HIDDEN = "excluded_area"


def lines(id_: str) -> list[CriterionLine]:
    """One criterion on every pair of the table."""
    made = board()
    return [
        line
        for item in made.items
        for candidate in item.candidates
        for line in made.why(item.item_id, candidate.client_id)
        if line.id == id_
    ]


def test_whether_a_dwelling_lies_in_a_forbidden_area_is_never_told() -> None:
    found = lines(HIDDEN)
    assert {line.verdict for line in found} >= {"fits", "fails"}
    for line in found:
        if line.verdict != "unknown":
            assert (line.label, line.fact, line.demand, line.text) == (
                "andere eis",
                "andere eis",
                "",
                "andere eis",
            )
            assert not line.client_value


def test_an_eis_that_is_not_met_says_so_and_costs_no_points() -> None:
    found = lines("rent_affordable")
    assert any(line.fails for line in found)
    assert all(line.points == 0 for line in found)


def test_each_line_tells_where_its_facts_come_from() -> None:
    line = lines("rent_affordable")[0]
    assert line.vacancy_source == "woningen.xlsx, rij 8 (24 november 2026)"
    assert line.client_source == "profielen.xlsx, rij 12 (24 november 2026)"
