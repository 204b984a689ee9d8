"""The rent and income limits per year, from resources/norms/."""

import tomllib
from dataclasses import fields
from importlib.resources import files
from typing import Any

from matchtafel.matching.norms import Norms

# The files hold more limits than the two tests read.
_READ = tuple(field.name for field in fields(Norms))


def read_norms() -> dict[int, Norms]:
    """The limits of each year that has a file; a year that is not there cannot be tested."""
    folder = files("matchtafel.resources") / "norms"
    texts = sorted(f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".toml"))
    norms = [_norms(text) for text in texts]
    return {of_year.year: of_year for of_year in norms}


def _norms(text: str) -> Norms:
    limits = tomllib.loads(text)
    read: dict[str, Any] = {name: limits.get(name) for name in _READ}
    return Norms(**read)
