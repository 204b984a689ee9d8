"""What each requirement costs a client: how many dwellings it alone keeps out of reach."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..criteria.catalogue import CATALOGUE
from ..criteria.criterion import Criterion
from ..policy import CONSENT
from ..score import Scores
from ..verdict import PairVerdict
from .change import SPOKEN

Counts = NDArray[np.intp]


@dataclass(frozen=True)
class Reach:
    """Of the V dwellings that were scored, for each of C clients.

    possible: how many do not exclude the client; provisional: how many of those are
    undetermined. without: by criterion id, how many would be possible if that requirement were
    none; criteria that keep nobody from any dwelling by themselves are not in it.
    """

    possible: Counts
    provisional: Counts
    without: Mapping[str, Counts]

    def costs(self, column: int) -> list[tuple[Criterion, int]]:
        """The requirements that cost this client dwellings, and how many then, most first.

        A forbidden area is not told: what it costs would tell that there is one.
        """
        now = self.possible[column]
        told = [c for c in CATALOGUE if c.id in self.without and c.id not in SPOKEN]
        found = [(c, int(self.without[c.id][column])) for c in told]
        return sorted((cost for cost in found if cost[1] > now), key=lambda cost: -cost[1])


def reach(scores: Scores) -> Reach:
    """Count for every client at once; a client who did not consent has nothing to count.

    A dwelling comes within reach when the one requirement that fails is no longer one, so that
    each count is that of the bits that stand alone.
    """
    failing = scores.failing
    possible = (failing == 0).sum(axis=0)
    alone = np.where(failing & (failing - np.uint64(1)), np.uint64(0), failing)
    kept_out = {c.id: scores.has(alone, c.id).sum(axis=0) for c in CATALOGUE if c.id != CONSENT}
    return Reach(
        possible,
        (scores.verdict == PairVerdict.UNDETERMINED).sum(axis=0),
        {name: possible + out for name, out in kept_out.items() if out.any()},
    )
