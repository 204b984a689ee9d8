"""The different rows of columns, against numpy's own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matchtafel.matching.distinct import (
    Distinct,
    distinct_numbers,
    distinct_objects,
    the_same,
    together,
)

NUMBERS = st.sampled_from([np.nan, -np.inf, -1.0, 0.0, 0.5, 3.0, 1e6])
COLUMNS = arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(0, 9)), elements=NUMBERS)


def assert_distinct(found: Distinct, values: list[object]) -> None:
    """One row for each different value, and every row finds its own."""
    assert found.place.shape == (len(values),)
    assert len(found.rows) == len(set(values))
    assert [values[row] for row in found.rows[found.place]] == values


def comparable(column: np.ndarray) -> list[object]:
    """Nothing is equal to NaN, but what is not known is one thing."""
    return [None if np.isnan(value) else float(value) for value in column]


@given(COLUMNS)
def test_numbers_are_told_apart_column_by_column(columns: np.ndarray) -> None:
    found = list(distinct_numbers(list(columns)))
    assert len(found) == len(columns)
    for distinct, column in zip(found, columns, strict=True):
        assert_distinct(distinct, comparable(column))


@given(st.lists(st.sampled_from([None, (), ("WK999901",), "BU99990101", -np.inf]), max_size=9))
def test_texts_and_lists_are_told_apart(values: list[object]) -> None:
    column = np.empty(len(values), object)
    column[:] = values
    assert_distinct(distinct_objects(column), values)


@given(COLUMNS)
def test_combinations_are_told_apart(columns: np.ndarray) -> None:
    found = the_same(columns.shape[1])
    for distinct in distinct_numbers(list(columns)):
        found = together(found, distinct)
    rows = [*zip(*map(comparable, columns), strict=True)]
    assert len(found.rows) == len(set(rows))
    assert [rows[row] for row in found.rows[found.place]] == rows


@pytest.mark.parametrize("size", [10, 2000])
def test_so_many_combinations_that_they_are_sorted_are_the_same(size: int) -> None:
    rng = np.random.default_rng(1)
    first, second = rng.integers(0, size, (2, size)).astype(float)
    one, other = distinct_numbers([first, second])
    assert_distinct(together(one, other), list(zip(first.tolist(), second.tolist(), strict=True)))


def test_of_nothing_asked_there_is_one_even_in_an_empty_table() -> None:
    assert [part.tolist() for part in the_same(0)] == [[0], []]
    assert [part.tolist() for part in the_same(2)] == [[0], [0, 0]]
