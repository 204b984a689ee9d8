"""The columns of the four templates (formats.md §1): the one place that knows their headers."""

from . import name_columns, neighbourhood_columns, profile_columns, vacancy_columns
from .column import Column
from .records import Kind

__all__ = ["KEYS", "TEMPLATES", "Column", "column_for", "owner_and_number"]

TEMPLATES: dict[Kind, tuple[Column, ...]] = {
    Kind.VACANCIES: vacancy_columns.COLUMNS,
    Kind.PROFILES: profile_columns.COLUMNS,
    Kind.NEIGHBOURHOODS: neighbourhood_columns.COLUMNS,
    Kind.NAMES: name_columns.COLUMNS,
}

# Facts that make the key: the owner, and its own number for the thing.
KEYS: dict[Kind, tuple[str, str]] = {
    Kind.VACANCIES: ("corporation", "unit_number"),
    Kind.PROFILES: ("provider", "profile_number"),
    Kind.NEIGHBOURHOODS: ("", "code"),
    Kind.NAMES: ("provider", "profile_number"),
}


def column_for(kind: Kind, fact: str) -> Column:
    """The column that holds a fact. Raises KeyError."""
    return {column.fact: column for column in TEMPLATES[kind]}[fact]


def owner_and_number(kind: Kind, values: dict[str, object]) -> tuple[str, str]:
    """A record's key out of its facts; an unknown owner is ""."""
    owner, number = KEYS[kind]
    return str(values.get(owner) or ""), str(values.get(number) or "")
