"""What the register of processing (AVG art. 30) says of a column: why, who sees it, how long."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Confidentiality(StrEnum):
    """VERA VERTROUWELIJKHEID (domain.md §4.7)."""

    OPEN = "OPE"
    INTERNAL = "INT"
    CONFIDENTIAL = "VER"  # personal and financial data
    SECRET = "GEH"  # what tells of care or of offences


@dataclass(frozen=True)
class Kept:
    """How long, in Dutch. rules: those of resources/retention.toml that end it."""

    words: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """What the register says of one column."""

    purpose: str
    seen_by: str
    kept: Kept
    label: Confidentiality


@dataclass(frozen=True)
class Table:
    """What goes for a whole table, title and words in Dutch.

    purposes: columns, with spaces between → why. apart: column → what of Entry is otherwise.
    """

    title: str
    seen_by: str
    kept: Kept
    label: Confidentiality
    purposes: Mapping[str, str] = field(default_factory=dict)
    apart: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


# In any table, unless that table says otherwise.
EVERYWHERE = {
    "id": "verwijzing binnen het bestand",
    "owner_id": "van welke organisatie het gegeven is",
    "version": "welke versie het is",
    "recorded_at recorded_by": "wie het gegeven wanneer vastlegde",
    "source": "uit welk bestand en welke rij het komt",
    "not_applicable": "wat niet van toepassing is",
    "client_id": "over welke cliënt het gaat",
    "vacancy_id dwelling_id": "over welke woning het gaat",
    "agenda_item_id meeting_id": "bij welk agendapunt of overleg het hoort",
    "decision_id": "bij welk besluit het hoort",
    "neighbourhood_id": "over welke buurt het gaat",
}
NOBODY = "niemand: boekhouding van het programma"


def entry_of(of: Table, column: str) -> Entry:
    """What the register says of a column. Raises KeyError where it says nothing."""
    own, anywhere = _by_column(of.purposes), _by_column(EVERYWHERE)
    purpose = own[column] if column in own else anywhere[column]
    is_link = column not in own and (column == "id" or column.endswith("_id"))
    entry = Entry(purpose, NOBODY if is_link else of.seen_by, of.kept, of.label)
    return replace(entry, **of.apart.get(column, {}))


def _by_column(purposes: Mapping[str, str]) -> dict[str, str]:
    return {column: why for columns, why in purposes.items() for column in columns.split()}
