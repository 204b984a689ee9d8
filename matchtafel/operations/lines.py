"""Every criterion on one pair as screens and papers show it: both halves, verdict, points."""

from collections.abc import Sequence
from dataclasses import dataclass

from matchtafel.matching.explain import Judgement, Origin
from matchtafel.matching.explanation.change import SPOKEN
from matchtafel.matching.explanation.points import losses
from matchtafel.matching.verdict import Verdict


@dataclass(frozen=True)
class CriterionLine:
    """One criterion on one pair, for the why-panel; `fact` and `demand` are its two halves.

    points: what it takes off the score as shown; 100 less all of them is that score.
    """

    id: str
    label: str
    family: str
    kind: str
    verdict: str
    degree: float | None
    weight: float
    vacancy_value: str
    client_value: str
    fact: str
    demand: str
    text: str
    vacancy_source: str
    client_source: str
    points: int = 0

    @property
    def fails(self) -> bool:
        """A requirement that this pair does not meet."""
        return self.kind == "requirement" and self.verdict == "fails"


def criterion_lines(
    judged: Sequence[Judgement], score: float | None = None
) -> tuple[CriterionLine, ...]:
    """The lines in the order of the catalogue; score: 0–1, None where no points are asked."""
    off = {} if score is None else {id_: lost.points for id_, lost in losses(judged, score).items()}
    return tuple(_line(j, off.get(j.criterion.id, 0)) for j in judged)


def _line(judged: Judgement, points: int) -> CriterionLine:
    words = judged.words
    # Whether a dwelling lies in a forbidden area is never told; that it must be asked is.
    hidden = "" if judged.verdict is Verdict.UNKNOWN else SPOKEN.get(judged.criterion.id, "")
    return CriterionLine(
        id=judged.criterion.id,
        label=hidden or judged.criterion.label,
        family=judged.criterion.family,
        kind=judged.kind.value,
        verdict=judged.verdict.value,
        degree=judged.degree,
        weight=judged.weight,
        vacancy_value=words.vacancy_value or "",
        client_value=words.client_value or "",
        fact=hidden or words.fact,
        demand="" if hidden else words.demand,
        text=hidden or words.text,
        vacancy_source=_text(judged.vacancy_origin),
        client_source=_text(judged.client_origin),
        points=points,
    )


def _text(origin: Origin | None) -> str:
    return "" if origin is None else origin.text
