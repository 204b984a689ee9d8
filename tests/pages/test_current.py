"""The pages say what the catalogue and the golden cases say today."""

import re
from difflib import unified_diff
from pathlib import Path

import pytest

from matchtafel.matching.criteria.catalogue import CATALOGUE

from . import COMMAND, criteria, pages, register

PAGES = pages()
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_current(path: Path) -> None:
    written = path.read_text("utf-8") if path.exists() else ""
    changes = unified_diff(written.splitlines(), PAGES[path].splitlines(), "now", "anew", n=0)
    difference = "\n".join(changes)
    assert not difference, f"{path.relative_to(ROOT)} is out of date: run `{COMMAND}`\n{difference}"


def test_no_page_is_left_of_a_criterion_that_is_gone() -> None:
    of_cases = set((ROOT / "tests" / "cases").rglob("*.md"))
    assert of_cases == set(PAGES) - {criteria.PAGE, register.PAGE}


def test_the_page_of_criteria_says_everything_of_each_criterion() -> None:
    text = PAGES[criteria.PAGE]
    sections = text.split('\n<a id="')[1:]
    assert sorted(s.partition('"')[0] for s in sections) == sorted(c.id for c in CATALOGUE)
    for criterion in CATALOGUE:
        [section] = [s for s in sections if s.startswith(f'{criterion.id}"')]
        about = criterion.about
        for said in (about.question, about.source, about.fits, about.fails, about.unit):
            assert said in section
        for fact in (*criterion.vacancy_facts, *criterion.client_facts):
            assert f"(`{fact}`" in section
        for name, limit in criterion.limits.items():
            assert f"`{name}`" in section
            assert limit.meaning in section


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    for target, _, anchor in re.findall(r"\]\(([^)#]*)(#?)([^)]*)\)", PAGES[path]):
        file = (path.parent / target).resolve() if target else path
        assert file.is_file(), target
        if anchor:
            assert anchor in anchors(file), f"{target}#{anchor}"


def anchors(page: Path) -> set[str]:
    """What can be linked to on a page: its own anchors and its headings."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))
