"""Pages made from the catalogue, the golden cases and the tables: docs/criteria.md and others."""

from pathlib import Path

from . import cases, criteria, register

COMMAND = "make docs"


def pages() -> dict[Path, str]:
    """Every page and what it must say."""
    of_docs = {page.PAGE: page.text() for page in (criteria, register)}
    return of_docs | cases.pages()
