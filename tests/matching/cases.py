"""Golden cases: facts in, verdict out, a file each in tests/cases/<criterion>/."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchtafel.matching.explain import Judgement

from .builders import ON, Row, client, judgements, vacancy

SIDES = ("vacancy", "client", "neighbourhood")
FOLDER = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Case:
    """One file: what is known of dwelling, client and neighbourhood, and what must follow."""

    path: Path
    on: date
    vacancy: Row
    client: Row
    neighbourhood: Row
    expect: Row

    @property
    def criterion(self) -> str:
        """The criterion that is asked: the name of the folder."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """What the case is about, in a few words."""
        return self.path.stem.replace("_", " ")

    def judged(self) -> Judgement:
        """What the criterion says under the standard policy."""
        person = self.client
        if self.criterion == "consent":
            person = {"consent_date": None, **person}
        dwelling = vacancy(**self.neighbourhood, **self.vacancy)
        return judgements(dwelling, client(**person), self.on)[self.criterion]


def read_case(path: Path) -> Case:
    """The case in a file."""
    content = tomllib.loads(path.read_text("utf-8"))
    sides = {side: content.get(side, {}) for side in SIDES}
    return Case(path, content.get("on", ON), expect=content["expect"], **sides)


def cases_of(criterion: str) -> list[Case]:
    """Every case of a criterion, by name."""
    return [read_case(path) for path in sorted((FOLDER / criterion).glob("*.toml"))]
