"""A field shows a value the way it is read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from matchtafel.exchange.column import Column
from matchtafel.exchange.columns import TEMPLATES, column_for
from matchtafel.exchange.records import Kind
from matchtafel.ui.desks.fields import field_for, shown

COLUMNS = [column for kind in (Kind.VACANCIES, Kind.PROFILES) for column in TEMPLATES[kind]]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.header)
def test_what_a_field_shows_reads_as_the_same_facts(column: Column, qtbot: QtBot) -> None:
    facts = column.facts(column.example)
    field = field_for(column)
    qtbot.addWidget(field.control)
    field.fill(shown(column, facts))
    assert field.facts() == facts
    field.fill("")
    assert field.facts() == column.facts(None)


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.header)
def test_a_field_has_an_accessible_name(column: Column, qtbot: QtBot) -> None:
    field = field_for(column)
    qtbot.addWidget(field.control)
    assert field.control.accessibleName().casefold() == column.label.casefold()


@pytest.mark.parametrize(
    ("fact", "value", "text"),
    [
        ("net_rent", Decimal("1612.34"), "1.612,34"),
        ("area_m2", 62.5, "62,5"),
        ("area_m2", 62.125, "62,1250"),
        ("available_from", date(2026, 12, 1), "1-12-2026"),
        ("lift", False, "nee"),
        ("floor", 0, "0"),
    ],
)
def test_values_are_shown_as_dutch_readers_write_them(fact: str, value: Any, text: str) -> None:
    assert shown(column_for(Kind.VACANCIES, fact), {fact: value}) == text


@given(st.decimals(0, 9_999_999, places=2))
def test_any_amount_reads_back(amount: Decimal) -> None:
    column = column_for(Kind.VACANCIES, "net_rent")
    assert column.parse(shown(column, {"net_rent": amount})) == amount


@given(st.floats(0, 10_000, allow_nan=False).map(lambda number: round(number, 3)))
def test_any_size_reads_back(size: float) -> None:
    column = column_for(Kind.VACANCIES, "area_m2")
    assert column.parse(shown(column, {"area_m2": size})) == size


def test_what_does_not_apply_stays_so_until_one_answers(qtbot: QtBot) -> None:
    field = field_for(column_for(Kind.VACANCIES, "lift"))
    qtbot.addWidget(field.control)
    field.fill("nvt")
    assert field.text == "nvt"
    qtbot.keyClicks(field.control, "J")
    assert field.text == "ja"
