"""Facts and changes in words: "kale huur: 561,40 wordt 600,00"."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication

from matchtafel.exchange.column import Column
from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind
from matchtafel.operations.intake import Difference

from .facts import yes_no
from .fields import IF_EMPTY, shown

Columns = Mapping[str, Column]
MOST = 3


@cache
def columns_of(kind: Kind) -> Columns:
    """Fact → column of a template."""
    return {column.fact: column for column in TEMPLATES[kind]}


def fact_label(columns: Columns, fact: str) -> str:
    """A fact as a reader knows it."""
    if fact == "not_applicable":
        return QCoreApplication.translate("desks", "niet van toepassing")
    if fact == "wanted_areas_required":
        return QCoreApplication.translate("desks", "gewenste buurten zijn een eis")
    return columns[fact].label


def value_text(columns: Columns, fact: str, value: Any) -> str:
    """A value as a reader knows it; what is not known says so, or says what that means."""
    if fact == "not_applicable":
        return ", ".join(fact_label(columns, of) for of in value or ()) or "–"
    if fact == "wanted_areas_required":
        return yes_no(value)
    of = columns[fact]
    if value is None:
        means = IF_EMPTY.search(of.note)
        return means[1] if means else QCoreApplication.translate("desks", "nog niet bekend")
    # A choice says its word; ja and nee are no codes.
    return of.choices.get(value) or shown(of, {fact: value})


def differences_text(columns: Columns, differences: Sequence[Difference]) -> str:
    """The changes in one sentence, the first few by name."""
    said = [_difference(columns, difference) for difference in differences[:MOST]]
    more = len(differences) - len(said)
    if more:
        said.append(QCoreApplication.translate("desks", "en nog {n}").format(n=more))
    one = QCoreApplication.translate("desks", "1 gegeven verandert: {what}")
    many = QCoreApplication.translate("desks", "{n} gegevens veranderen: {what}")
    sentence = one if len(differences) == 1 else many
    return sentence.format(n=len(differences), what=" · ".join(said))


def _difference(columns: Columns, difference: Difference) -> str:
    return QCoreApplication.translate("desks", "{fact}: {before} wordt {after}").format(
        fact=fact_label(columns, difference.fact),
        before=value_text(columns, difference.fact, difference.before),
        after=value_text(columns, difference.fact, difference.after),
    )
