"""Every column of every table stands in the register, with a term that there is."""

import pytest

from matchtafel.models import Base, NamesBase
from matchtafel.models.register import Confidentiality, entry_of
from matchtafel.models.register_tables import REGISTER
from matchtafel.operations.retention_rules import read_rules

COLUMNS = {
    (table.name, column.name)
    for base in (Base, NamesBase)
    for table in base.metadata.sorted_tables
    for column in table.columns
}


@pytest.mark.parametrize(("table", "column"), sorted(COLUMNS), ids=".".join)
def test_a_column_says_why_it_is_there_who_sees_it_and_how_long(table: str, column: str) -> None:
    entry = entry_of(REGISTER[table], column)
    assert entry.purpose
    assert entry.seen_by
    assert entry.kept.words


def test_the_register_speaks_of_no_column_that_there_is_not() -> None:
    named = {
        (table, column)
        for table, of in REGISTER.items()
        for columns in (*of.purposes, *of.apart)
        for column in columns.split()
    }
    assert named <= COLUMNS
    assert set(REGISTER) == {table for table, _ in COLUMNS}


def test_a_column_that_nobody_wrote_down_is_not_taken_for_another() -> None:
    with pytest.raises(KeyError):
        entry_of(REGISTER["profile"], "diagnosis")


def test_every_term_is_one_of_the_rules_and_every_rule_ends_something() -> None:
    kept = {
        rule for table, column in COLUMNS for rule in entry_of(REGISTER[table], column).kept.rules
    }
    assert kept == set(read_rules())


@pytest.mark.parametrize("column", ["origin", "urgency_kind", "excluded_areas", "support_hours"])
def test_what_tells_of_care_or_danger_is_secret(column: str) -> None:
    assert entry_of(REGISTER["profile"], column).label is Confidentiality.SECRET
