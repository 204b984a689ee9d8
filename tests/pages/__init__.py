"""Pages made from the catalogue and the golden cases: docs/criteria.md and one for each folder."""

from pathlib import Path

from . import cases, criteria

COMMAND = "make docs"


def pages() -> dict[Path, str]:
    """Every page and what it must say."""
    return {criteria.PAGE: criteria.text()} | cases.pages()
