"""A row of a desk's list, and the columns that show its facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from matchtafel.exchange.columns import column_for
from matchtafel.exchange.records import Kind
from matchtafel.matching.dutch import short_date
from matchtafel.models import Profile, VacancyFacts

from .rows import Shown

# Owner and number, or what else tells rows apart.
Key = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """What a form is about. about: where its facts come from. state: how it stands."""

    key: Key
    name: str
    facts: Mapping[str, Any]
    about: str
    state: str = ""


def fact_column(
    fact: str,
    header: str,
    write: Callable[[Any], str] = str,
    *,
    number: bool = False,
    at_first: bool = True,
    demand: bool = False,
) -> Shown:
    """A column that shows one fact, a dashed ? where it is not known; – for no demand."""

    def text(of: Row) -> str:
        value = of.facts.get(fact)
        if value is None:
            return "–" if demand else ""
        return write(value)

    def value(of: Row) -> Any:
        return of.facts.get(fact)

    return Shown(fact, header, text, value, number=number, unknown=not demand, at_first=at_first)


def choice_column(kind: Kind, fact: str, header: str) -> Shown:
    """A column that shows the word of a code; hidden until one asks for it."""
    words = column_for(kind, fact).choices
    return fact_column(fact, header, lambda code: words.get(code, code), at_first=False)


def yes_no(yes: bool) -> str:
    """ja or nee."""
    if yes:
        return QCoreApplication.translate("desks", "ja")
    return QCoreApplication.translate("desks", "nee")


def provenance(facts: VacancyFacts | Profile) -> str:
    """versie 2 · formulier, M. de Groot · 24 nov 2026, 10.42 uur."""
    at = facts.recorded_at
    words = QCoreApplication.translate("desks", "versie {version} · {source} · {day}, {time} uur")
    return words.format(
        version=facts.version,
        source=facts.source,
        day=f"{short_date(at.date())} {at.year}",
        time=f"{at.hour}.{at.minute:02d}",
    )
