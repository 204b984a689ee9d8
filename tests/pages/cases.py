"""A page beside the golden cases of each criterion, for who reads no TOML."""

from pathlib import Path

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.criteria.criterion import Criterion
from matchtafel.matching.dutch import long_date
from matchtafel.matching.policy import Kind
from tests.matching.builders import ON
from tests.matching.cases import FOLDER, SIDES, Case, cases_of

from .words import FAMILY, NONE, VERDICT, degree_in_words, facts_in_words, table

_HEAD = ("geval", "peildatum", "woning", "cliënt", "buurt", "oordeel", "graad", "soort", "uitleg")
_KIND = {Kind.REQUIREMENT: "eis", Kind.PREFERENCE: "voorkeur", Kind.ADVICE: "advies"}


def page_of(criterion: Criterion) -> Path:
    """Where the page of a criterion stands."""
    return FOLDER / criterion.id / f"{criterion.id}.md"


def pages() -> dict[Path, str]:
    """The page of every criterion."""
    return {page_of(criterion): _text(criterion) for criterion in CATALOGUE}


def _text(criterion: Criterion) -> str:
    cases = cases_of(criterion.id)
    rows = [_row(case) for case in cases]
    told = [place for place in range(len(_HEAD)) if any(row[place] != NONE for row in rows)]
    lines = [
        f"# {criterion.label[0].upper()}{criterion.label[1:]}",
        "",
        f"{criterion.about.question} Een criterium over de {FAMILY[criterion.family]}: "
        f"[wat het vraagt en betekent](../../../docs/criteria.md#{criterion.id}).",
        "",
        f"{len(cases)} gevallen onder het standaardbeleid. Wat er niet staat, is niet bekend. "
        f"De peildatum is {long_date(ON)} als er geen andere staat.",
        "",
        *table([_HEAD[place] for place in told], [[row[place] for place in told] for row in rows]),
        "",
        "`make docs` maakt deze bladzijde uit de bestanden in deze map.",
    ]
    return "\n".join(lines) + "\n"


def _row(case: Case) -> list[str]:
    judged = case.judged()
    return [
        f"[{case.name}]({case.path.name})",
        NONE if case.on == ON else long_date(case.on),
        *(facts_in_words(side, getattr(case, side)) for side in SIDES),
        VERDICT[judged.verdict],
        degree_in_words(judged.degree),
        _KIND[judged.kind],
        judged.words.text,
    ]
