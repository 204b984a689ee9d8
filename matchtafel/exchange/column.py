"""A column of a template: its header, the fact it holds, and how its cells are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .formats import Format
from .values import Cell


@dataclass(frozen=True, eq=False)
class Column:
    """One column, and one field of a form.

    header: canonical Dutch header. fact: the model's attribute. label: Dutch, for forms.
    unit: shown in the field and the cell note. synonyms: other headers in use (domain.md §8).
    note: the template's cell note. example: what the template's example row shows.
    flag: a second fact that the cell carries (wanted_areas_required).
    may_not_apply: whether nvt may stand in it; in a required column never.
    """

    header: str
    fact: str
    label: str
    format: Format
    example: Cell = None
    note: str = ""
    unit: str = ""
    required: bool = False
    synonyms: tuple[str, ...] = ()
    flag: str = ""
    may_not_apply: bool = True

    @property
    def parse(self) -> Callable[[Cell], Any]:
        """Cell or typed text → value; empty → None. Raises Unreadable."""
        return self.format.parse

    @property
    def write(self) -> Callable[[Any], Cell]:
        """Value → cell."""
        return self.format.write

    @property
    def choices(self) -> Mapping[str, str]:
        """Code → Dutch label, where the value is one of a list."""
        return self.format.choices

    def facts(self, cell: Cell) -> dict[str, Any]:
        """The facts that a cell holds. Raises Unreadable."""
        value = self.parse(cell)
        if not self.flag:
            return {self.fact: value}
        if value is None:
            return {self.fact: None, self.flag: False}
        return {self.fact: value[0], self.flag: value[1]}

    def cell(self, values: Mapping[str, Any]) -> Cell:
        """The cell that holds these facts; the inverse of `facts`. Text is written as it is."""
        value = values.get(self.fact)
        if isinstance(value, str):
            return value
        if self.flag and value is not None:
            value = (value, values.get(self.flag, False))
        return self.write(value)
