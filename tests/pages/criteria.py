"""docs/criteria.md: the catalogue under the standard policy, for the field and for developers."""

from collections.abc import Iterator
from pathlib import Path

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.criteria.criterion import Criterion, Limit
from matchtafel.matching.policy import Kind
from matchtafel.matching.policy_words import kind_word
from matchtafel.matching.verdict import Verdict
from tests.builders.policy import STANDARD
from tests.matching.cases import cases_of

from .cases import page_of
from .words import VERDICT, column_of, degree_in_words, table

PAGE = Path(__file__).parents[2] / "docs" / "criteria.md"
_SECTIONS = {"dwelling": "De woning", "client": "De cliënt", "neighbourhood": "De buurt"}
_SHEETS = {"vacancies": "woningen", "profiles": "profielen", "neighbourhoods": "buurten"}
_INTRO = (Path(__file__).parent / "criteria_intro.md").read_text("utf-8")


def text() -> str:
    """The whole page."""
    lines = [_INTRO.format(policy=STANDARD.label, count=len(CATALOGUE)), *_overview()]
    for family, title in _SECTIONS.items():
        lines += ["", f"## {title}"]
        for criterion in CATALOGUE:
            if criterion.family == family:
                lines += _criterion(criterion)
    return "\n".join([*lines, "", "`make docs` maakt deze bladzijde uit de catalogus."]) + "\n"


def _overview() -> list[str]:
    head = ("criterium", "gaat over", "in het standaardbeleid")
    rows = [
        (f"[{c.label}](#{c.id})", _SECTIONS[c.family].lower(), kind_word(STANDARD.rule(c.id)))
        for c in CATALOGUE
    ]
    return table(head, rows)


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield from ("", f'<a id="{criterion.id}"></a>', "", f"### {_capital(criterion.label)}", "")
    yield from (f"**{criterion.about.question}**", "")
    yield from table(("", ""), _about(criterion))
    yield ""
    meanings = ((VERDICT[v], getattr(criterion.about, v)) for v in Verdict)
    yield from table(("oordeel", "dat betekent"), [row for row in meanings if row[1]])


def _about(criterion: Criterion) -> Iterator[tuple[str, str]]:
    yield "naam in een beleid", f"`{criterion.id}`"
    yield "in het standaardbeleid", _kind(criterion)
    yield "bron", criterion.about.source
    yield from _facts(criterion)
    if criterion.about.unit:
        yield "eenheid", criterion.about.unit
    for name, limit in criterion.limits.items():
        yield f"grens `{name}`", _limit(limit)
    count, page = len(cases_of(criterion.id)), page_of(criterion)
    yield "getoetst met", f"[{count} gevallen](../tests/cases/{criterion.id}/{page.name})"


def _kind(criterion: Criterion) -> str:
    rule = STANDARD.rule(criterion.id)
    if criterion.required and rule.kind is Kind.PREFERENCE:
        return f"{kind_word(rule)}; een eis zodra de cliënt dat vraagt"
    return kind_word(rule)


def _facts(criterion: Criterion) -> Iterator[tuple[str, str]]:
    """The columns that it reads, by sheet; what only helps says so."""
    by_sheet: dict[str, list[str]] = {}
    for side, facts, helps in (
        ("vacancy", criterion.vacancy, criterion.vacancy_helps),
        ("client", criterion.client, criterion.client_helps),
    ):
        for fact in (*facts, *helps):
            sheet, column = column_of(side, fact)
            said = f"`{column.header}`" + (" met `eis:` ervoor" if fact == column.flag else "")
            word = f"{said} (`{fact}`{', hulp' if fact in helps else ''})"
            by_sheet.setdefault(_SHEETS[sheet], []).append(word)
    for sheet, words in by_sheet.items():
        yield f"leest uit {sheet}", ", ".join(words)


def _limit(limit: Limit) -> str:
    standard, least, most = (degree_in_words(value) for value in limit[:3])
    return f"{limit.meaning}: {standard}; een beleid kan kiezen van {least} tot en met {most}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
