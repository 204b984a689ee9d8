"""One pair of a table, and two beside each other: only what they rest on is scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from matchtafel.matching.explain import Judgement
from matchtafel.matching.explanation.change import SmallestChange, smallest_change
from matchtafel.matching.explanation.reach import Reach, reach
from matchtafel.matching.explanation.standing import standing
from matchtafel.matching.explanation.versus import Standing, Versus, versus
from matchtafel.matching.robust import Robustness, robustness

from .scoring import Row, Scoring


@dataclass(frozen=True)
class Pair:
    """One dwelling and one client at a table; what is not asked for is not worked out."""

    table: Scoring
    row: int
    column: int

    @property
    def vacancy(self) -> Row:
        """The dwelling's facts, with its key."""
        return self.table.vacancies[self.row]

    @property
    def client(self) -> Row:
        """The client's facts, with the key."""
        return self.table.clients[self.column]

    @cached_property
    def dwelling(self) -> Scoring:
        """This dwelling beside every client, (1, C)."""
        facts = self.table.facts.take([self.row], range(len(self.table.clients)))
        return Scoring(facts, self.table.policy, [self.vacancy], self.table.clients)

    @property
    def rank(self) -> int:
        """The client's place for this dwelling, from 1."""
        return int(np.flatnonzero(self.dwelling.order[0] == self.column)[0]) + 1

    @property
    def candidates(self) -> int:
        """How many clients consented."""
        return int(self.dwelling.scores.consent.sum())

    @property
    def consent(self) -> bool:
        """Whether there is more to say than that there is none."""
        return bool(self.dwelling.scores.consent[0, self.column])

    @property
    def excluded(self) -> bool:
        """Whether a requirement fails."""
        return bool(self.dwelling.scores.failing[0, self.column])

    @cached_property
    def judged(self) -> Sequence[Judgement]:
        """Every criterion on this pair."""
        return self.table.judge(self.row, self.column)

    def standing(self, name: str) -> Standing:
        """How it stands, under a name to call it by."""
        facts, scores = self.dwelling.facts, self.dwelling.scores
        return standing(facts, scores, 0, self.column, name=name, judged=self.judged)

    @cached_property
    def change(self) -> SmallestChange:
        """What would make it fit."""
        return smallest_change(self.table.facts, self.table.policy, self.vacancy, self.client)

    @cached_property
    def reach(self) -> Reach:
        """What each requirement costs this client, over every dwelling; its one column is 0."""
        facts = self.table.facts.take(range(len(self.table.vacancies)), [self.column])
        return reach(Scoring(facts, self.table.policy, self.table.vacancies, [self.client]).scores)

    @cached_property
    def robustness(self) -> Robustness:
        """How firm the ranking of this dwelling is."""
        return robustness(self.dwelling.facts, self.table.policy, 0)


@dataclass(frozen=True)
class Beside:
    """Two clients for one dwelling, or two dwellings for one client."""

    a: Pair
    b: Pair

    @property
    def one_client(self) -> bool:
        """Whether it is the dwellings that are compared."""
        return self.a.column == self.b.column

    @cached_property
    def names(self) -> tuple[str, str]:
        """What the two are called: profile numbers or addresses, with the owner if needed."""
        if self.one_client:
            rows, keys = (self.a.vacancy, self.b.vacancy), ("unit_number", "corporation")
            found = [address(row) or f"VHE {row['unit_number']}" for row in rows]
        else:
            rows, keys = (self.a.client, self.b.client), ("profile_number", "provider")
            found = [str(row["profile_number"]) for row in rows]
        if found[0] == found[1]:
            found = [f"{row[keys[0]]} ({row[keys[1]]})" for row in rows]
        return found[0], found[1]

    @cached_property
    def versus(self) -> Versus:
        """What sets them apart."""
        return versus(self.a.standing(self.names[0]), self.b.standing(self.names[1]))


def address(vacancy: Mapping[str, Any]) -> str:
    """Street and number as people write them, "Havenstraat 12-b"; "" when not known."""
    parts = ("house_number", "house_letter", "house_addition")
    number = "-".join(str(vacancy[part]) for part in parts if vacancy.get(part) is not None)
    return " ".join(part for part in (vacancy.get("street"), number) if part)
