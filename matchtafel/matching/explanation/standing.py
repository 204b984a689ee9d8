"""How one pair stands, from the scores that it was given."""

from collections.abc import Sequence

import numpy as np

from ..explain import Judgement
from ..facts import Facts
from ..policy import BANDS
from ..rank import tie_key, waiting_days
from ..score import Scores
from ..verdict import PairVerdict
from .versus import Standing


def standing(
    facts: Facts, scores: Scores, row: int, column: int, *, name: str, judged: Sequence[Judgement]
) -> Standing:
    """The pair at this place of the scores of `facts`, under a name to call it by."""
    score, waited = scores.score[row, column], waiting_days(facts)[column]
    return Standing(
        name=name,
        verdict=PairVerdict(int(scores.verdict[row, column])),
        band=BANDS[int(scores.band[row, column])],
        score=None if np.isnan(score) else float(score),
        waiting_days=None if np.isnan(score) or np.isnan(waited) else int(waited),
        lot=tie_key(facts.reference_date, facts.clients.keys[column]),
        judged=judged,
    )
