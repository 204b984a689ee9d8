"""What matching must never rest on (design §4), and that nothing of it is read anywhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matchtafel.matching
from matchtafel.exchange.profile_columns import COLUMNS
from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.explain import Explainer
from matchtafel.matching.facts import CLIENT_COLUMNS, VACANCY_COLUMNS
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import builders as make

# Nationality, origin, religion, sex, diagnosis and offences are asked of nobody, and why
# someone is urgent or where a client comes from is not for the table; nor is a free note.
NEVER = (
    *("nationality", "ethnicity", "religion", "sex", "gender", "diagnosis", "offence"),
    *("offences", "criminal_record", "origin", "urgency_kind", "note"),
)
WORDS = re.compile(
    "(^|_)(nationalit|ethnic|relig|gender|sex|geslacht|diagnos|offen[cs]|crimin|delict|"
    "strafblad|herkomst|urgency_kind|urgentie_soort)|^(origin|note)$"
)
FOLDER = Path(matchtafel.matching.__file__).parent
SOURCES = sorted(FOLDER.rglob("*.py"))


def test_no_criterion_reads_any_of_it() -> None:
    for criterion in CATALOGUE:
        for fact in (*criterion.vacancy_facts, *criterion.client_facts):
            assert not WORDS.search(fact), (criterion.id, fact)


def test_no_table_of_facts_has_a_column_for_it() -> None:
    assert [name for name in {**VACANCY_COLUMNS, **CLIENT_COLUMNS} if WORDS.search(name)] == []


def names_in(tree: ast.AST) -> Iterator[str]:
    """What code can read by: names, attributes, arguments and texts that are one word."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.isidentifier():
                yield node.value
        elif isinstance(node, ast.Name | ast.Attribute):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.arg):
            yield node.arg


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_line_of_matching_names_it(path: Path) -> None:
    named = sorted(set(names_in(ast.parse(path.read_text("utf-8")))))
    assert [name for name in named if WORDS.search(name)] == []


def test_the_file_that_does_hold_some_of_it_would_be_caught() -> None:
    held = {column.fact for column in COLUMNS} & set(NEVER)
    assert {"origin", "urgency_kind"} <= held
    assert all(WORDS.search(name) for name in NEVER)


class Watched(dict[str, Any]):
    """A row that remembers what was asked of it."""

    def __init__(self, facts: dict[str, Any]) -> None:
        super().__init__(facts)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_no_explanation_asks_a_row_for_it(seed: int) -> None:
    dwellings = [Watched(row) for row in make.random_vacancies(seed, 3)]
    people = [Watched(row | dict.fromkeys(NEVER, "x")) for row in make.random_clients(seed, 4)]
    facts = make.facts_of(dwellings, people)
    for row in (*dwellings, *people):
        row.asked.clear()
    explainer = Explainer(facts, STANDARD, dwellings, people)
    for pair in np.ndindex(3, 4):
        for judged in explainer.pair(*pair):
            assert judged.words
            assert judged.client_origin is None
    asked = set().union(*(row.asked for row in (*dwellings, *people)))
    assert "max_rent" in asked
    assert asked & set(NEVER) == set()


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_whatever_it_says_nobody_is_ranked_otherwise(seed: int) -> None:
    dwellings, people = make.random_vacancies(seed, 3), make.random_clients(seed, 6)
    marked = [
        {**row, **{name: f"{name} {place % 2}" for name in NEVER}}
        for place, row in enumerate(people)
    ]
    without, told = make.facts_of(dwellings, people), make.facts_of(dwellings, marked)
    before, after = evaluate(without, STANDARD), evaluate(told, STANDARD)
    np.testing.assert_array_equal(before.score, after.score)
    np.testing.assert_array_equal(before.verdict, after.verdict)
    np.testing.assert_array_equal(order(without, before), order(told, after))
