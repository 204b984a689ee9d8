"""One bad input: the file, and everything that the program answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matchtafel.exchange.reading import Kind, Reading, read


@dataclass(frozen=True)
class BadInput:
    """number: in the list of 44. what: a sentence. build: folder → the file, made in it.

    facts: for each row that is taken after all, some of what is read. What the program says is
    in answers.py.
    """

    number: int
    what: str
    build: Callable[[Path], Path]
    facts: tuple[Mapping[str, Any], ...] = ()
    kind: Kind | None = None

    @property
    def id(self) -> str:
        """07_a_cell_far_away_is_named_and_refused"""
        return f"{self.number:02}_{self.what.replace(' ', '_')}"

    def read(self, folder: Path) -> Reading:
        """Build the file and read it."""
        return read(self.build(folder), kind=self.kind)
