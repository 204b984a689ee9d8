"""Facts, verdicts and tables as the pages write them, in Dutch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from matchtafel.exchange.column import Column
from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind
from matchtafel.matching.dutch import euro, long_date
from matchtafel.matching.verdict import Verdict

FAMILY = {"dwelling": "woning", "client": "cliënt", "neighbourhood": "buurt"}
VERDICT = {
    Verdict.FITS: "past",
    Verdict.PARTLY: "past deels",
    Verdict.FAILS: "past niet",
    Verdict.UNKNOWN: "onbekend",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
}
# Where the facts of each side stand; a dwelling also has those of its neighbourhood.
SHEETS = {
    "vacancy": (Kind.VACANCIES, Kind.NEIGHBOURHOODS),
    "client": (Kind.PROFILES,),
    "neighbourhood": (Kind.NEIGHBOURHOODS,),
}
NONE = "–"


def column_of(side: str, fact: str) -> tuple[Kind, Column]:
    """The sheet and column that hold a fact or its flag."""
    columns = ((sheet, column) for sheet in SHEETS[side] for column in TEMPLATES[sheet])
    return next((s, c) for s, c in columns if fact in (c.fact, c.flag))


def facts_in_words(side: str, facts: dict[str, Any]) -> str:
    """What is known, by the labels of the columns."""
    lapsed = facts.get("not_applicable", ())
    known = [(fact, value) for fact, value in facts.items() if fact != "not_applicable"]
    said = [_fact(column_of(side, fact)[1], fact, value) for fact, value in known]
    said += [f"{column_of(side, fact)[1].label}: niet van toepassing" for fact in lapsed]
    return "; ".join(said) or NONE


def _fact(column: Column, fact: str, value: Any) -> str:
    if fact == column.flag:
        return f"{column.label} als {'eis' if value else 'wens'}"
    return f"{column.label}: {_value(column, value)}"


def _value(column: Column, value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, list):
        return ", ".join(value) or "geen"
    if isinstance(value, str):
        label = column.choices.get(value, value)
        return f"{value} ({label})" if value.isupper() and label != value else label
    if column.unit.startswith("€"):
        return euro(value)
    return f"{value:g}".replace(".", ",") + (f" {column.unit}" if column.unit else "")


def degree_in_words(degree: float | None) -> str:
    """0,5; a dash for none."""
    return NONE if degree is None else f"{degree:g}".replace(".", ",")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table; a space that does not break would hide a difference."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cells)} |".replace("\u00a0", " ") for cells in lines]
