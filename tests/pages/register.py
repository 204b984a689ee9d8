"""docs/register.md: what the files hold, column by column, for who answers for the data."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table as SqlTable

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind
from matchtafel.models import Base, NamesBase
from matchtafel.models.register import entry_of
from matchtafel.models.register_tables import REGISTER
from matchtafel.operations.retention_rules import read_rules

from .words import table

PAGE = Path(__file__).parents[2] / "docs" / "register.md"
FILES = {"Overlegbestand": Base.metadata, "Namenbestand": NamesBase.metadata}
_INTRO = (Path(__file__).parent / "register_intro.md").read_text("utf-8")
# Tables that come in with a sheet, whose headers people know.
_SHEETS = {
    "vacancy_facts": Kind.VACANCIES,
    "dwelling": Kind.VACANCIES,
    "profile": Kind.PROFILES,
    "client": Kind.PROFILES,
    "neighbourhood": Kind.NEIGHBOURHOODS,
    "identity": Kind.NAMES,
}
_HEAD = ("gegeven", "kolom in het blad", "waarvoor", "wie ziet het", "hoe lang", "VERA")


def text() -> str:
    """The whole page."""
    lines = [_INTRO, "## Bewaartermijnen", "", *_terms()]
    for title, metadata in FILES.items():
        lines += ["", f"## {title}"]
        for of in metadata.sorted_tables:
            lines += ["", f"### {REGISTER[of.name].title} (`{of.name}`)", "", *_columns(of)]
    made = "`make docs` maakt deze bladzijde uit de tabellen en `resources/retention.toml`."
    return "\n".join([*lines, "", made]) + "\n"


def _terms() -> list[str]:
    head = ("regel", "omdat", "termijn", "dan", "grond")
    rows = [
        (f"`{name}`", rule.because.format(since="die dag"), rule.term, rule.done, rule.source)
        for name, rule in read_rules().items()
    ]
    return table(head, rows)


def _columns(of: SqlTable) -> list[str]:
    return table(_HEAD, list(_rows(of)))


def _rows(of: SqlTable) -> Iterator[tuple[str, ...]]:
    for column in of.columns:
        entry = entry_of(REGISTER[of.name], column.name)
        rules = ", ".join(f"`{rule}`" for rule in entry.kept.rules)
        kept = f"{entry.kept.words}: {rules}" if rules else entry.kept.words
        header = _header(of.name, column.name)
        yield f"`{column.name}`", header, entry.purpose, entry.seen_by, kept, entry.label


def _header(name: str, fact: str) -> str:
    columns = TEMPLATES[_SHEETS[name]] if name in _SHEETS else ()
    return next((f"`{c.header}`" for c in columns if fact in (c.fact, c.flag)), "")
