"""The page on the engine tells what it does, and every fact that it knows."""

import re
from typing import Any

import pandas as pd
import pytest

from matchtafel.exchange.policies import content_of
from matchtafel.matching.facts import CLIENT_COLUMNS, VACANCY_COLUMNS, Table, vacancy_table
from matchtafel.matching.policy import Kind, Policy, Rule
from matchtafel.matching.proposal.price import price
from matchtafel.matching.proposal.propose import Wishes, propose
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD
from tests.matching import builders as make

from . import COMMAND, engine

TEXT = engine.PAGE.read_text("utf-8")


def test_the_blocks_of_the_page_print_what_stands_below_them() -> None:
    assert engine.text() == TEXT, f"docs/engine.md is out of date: run `{COMMAND}`"


def test_ten_lines_score_two_data_frames() -> None:
    lines = engine.blocks(TEXT)[1].splitlines()
    assert len(lines) == 10
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("side", "columns"), [("dwelling", VACANCY_COLUMNS), ("client", CLIENT_COLUMNS)]
)
def test_every_fact_is_on_the_page_with_what_it_may_be(
    side: str, columns: dict[str, object]
) -> None:
    table = TEXT[TEXT.index(f"| facts of a {side} |") :].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()]
    named = [name for cell in first for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(columns)


def table(**columns: Any) -> Table:
    return vacancy_table({"unit_number": ["1001", "1002"], **columns})


@pytest.mark.parametrize("rooms", [[3], [3, 4, 5]])
def test_columns_of_unequal_length_are_refused(rooms: list[int]) -> None:
    with pytest.raises(ValueError, match=r"rooms has . values, unit_number has 2"):
        table(rooms=rooms)


def test_a_table_without_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="unit_number has 0"):
        vacancy_table({"rooms": [3, 4]})


@pytest.mark.parametrize(
    "columns",
    [
        {"rooms": ["drie", "vier"]},
        {"available_from": ["2026-12-01", "2027-01-01"]},
        {"rooms": pd.Series([3, None], dtype="Int64")},
        {"lift": pd.Series([True, None], dtype="boolean")},
    ],
    ids=["text for a number", "text for a date", "pd.NA for a number", "pd.NA for a flag"],
)
def test_a_value_of_another_sort_is_refused(columns: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)):
        table(**columns)


def test_nobody_is_placed_or_priced_without_consent() -> None:
    facts = make.facts_of([make.vacancy()], [make.client(consent_date=None)])
    scores = evaluate(facts, STANDARD)
    with pytest.raises(ValueError):
        propose(facts, scores, order(facts, scores), STANDARD, Wishes(locks=[(0, 0)]))
    with pytest.raises(ValueError):
        price(facts, scores, STANDARD, Wishes(), 0, 0)


def test_a_criterion_that_there_is_not_cannot_be_kept() -> None:
    with pytest.raises(KeyError, match="petz"):
        content_of(Policy("proef", "1", {"petz": Rule(Kind.ADVICE)}))


@pytest.mark.parametrize(("dwellings", "people"), [(0, 0), (0, 2), (2, 0)])
def test_an_empty_side_gives_empty_arrays_and_an_empty_proposal(
    dwellings: int, people: int
) -> None:
    facts = make.facts_of(make.random_vacancies(1, dwellings), make.random_clients(1, people))
    scores = evaluate(facts, STANDARD)
    ranking = order(facts, scores)
    assert scores.score.shape == ranking.shape == (dwellings, people)
    assert propose(facts, scores, ranking, STANDARD).placements == {}
