"""What a criterion is: one question that a pair is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..policy import Rule
from ..verdict import Degrees
from .pairing import Pairing

Family = str
DWELLING, CLIENT, NEIGHBOURHOOD = "dwelling", "client", "neighbourhood"
FAMILIES = (DWELLING, CLIENT, NEIGHBOURHOOD)


@dataclass(frozen=True)
class Criterion:
    """One question that a pair is asked.

    degree: the rule. vacancy, client: the facts that the question is about; where one was
    said not to apply (nvt), there is no question. vacancy_helps, client_helps: facts that
    only help to answer; not applicable they count as not known. required: where given, the
    (1, C) flags of clients who make it a requirement (eis).
    """

    id: str
    family: Family
    label: str
    standard: Rule
    degree: Callable[[Pairing], Degrees]
    vacancy: tuple[str, ...] = ()
    client: tuple[str, ...] = ()
    vacancy_helps: tuple[str, ...] = ()
    client_helps: tuple[str, ...] = ()
    required: Callable[[Pairing], Any] | None = None

    @property
    def vacancy_facts(self) -> tuple[str, ...]:
        """Every fact of the vacancy that the rule reads."""
        return self.vacancy + self.vacancy_helps

    @property
    def client_facts(self) -> tuple[str, ...]:
        """Every fact of the client that the rule reads."""
        return self.client + self.client_helps
