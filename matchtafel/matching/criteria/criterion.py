"""What a criterion is: one question that a pair is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..policy import Rule
from ..verdict import Degrees
from . import about_client, about_dwelling, about_neighbourhood
from .about import About
from .pairing import Pairing

_ABOUT = {**about_dwelling.ABOUT, **about_client.ABOUT, **about_neighbourhood.ABOUT}

Family = str
DWELLING, CLIENT, NEIGHBOURHOOD = "dwelling", "client", "neighbourhood"
FAMILIES = (DWELLING, CLIENT, NEIGHBOURHOOD)


class Limit(NamedTuple):
    """A threshold that a policy may set between `least` and `most`; `standard` unless it does.

    meaning: half a Dutch sentence, with its unit.
    """

    standard: float
    least: float
    most: float
    meaning: str


@dataclass(frozen=True)
class Criterion:
    """One question that a pair is asked.

    degree: the rule. vacancy, client: the facts that the question is about; where one was
    said not to apply (nvt), there is no question. vacancy_helps, client_helps: facts that
    only help to answer; not applicable they count as not known. required: where given, the
    (1, C) flags of clients who make it a requirement (eis). limits: what a policy may set.
    """

    id: str
    family: Family
    label: str
    degree: Callable[[Pairing], Degrees]
    vacancy: tuple[str, ...] = ()
    client: tuple[str, ...] = ()
    vacancy_helps: tuple[str, ...] = ()
    client_helps: tuple[str, ...] = ()
    required: Callable[[Pairing], Any] | None = None
    limits: Mapping[str, Limit] = field(default_factory=dict)

    @property
    def vacancy_facts(self) -> tuple[str, ...]:
        """Every fact of the vacancy that the rule reads."""
        return self.vacancy + self.vacancy_helps

    @property
    def client_facts(self) -> tuple[str, ...]:
        """Every fact of the client that the rule reads."""
        return self.client + self.client_helps

    @property
    def about(self) -> About:
        """Question, source, unit and what each verdict means, in Dutch."""
        return _ABOUT[self.id]

    def limits_under(self, rule: Rule) -> dict[str, float]:
        """Its thresholds, by name, as the policy has set them."""
        return {name: rule.limits.get(name, limit.standard) for name, limit in self.limits.items()}
