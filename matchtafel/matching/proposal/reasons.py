"""What could not be met, and why a dwelling stays empty: in words, never "infeasible"."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..verdict import PairVerdict
from .caps import Cap
from .flow import smallest_cut
from .network import nested, network_of
from .optimum import best_placement
from .wishes import OpenTable


class Shortfall:
    """What stands between a proposal and a client for every dwelling.

    full: caps that take no more. stopping: caps that together explain why no more were placed,
    none of which can be missed; the tightest, where one lies in another.
    """

    def __init__(self, table: OpenTable, placements: Mapping[int, int]) -> None:
        self.table = table
        self.placements = placements
        new = [pair for pair in placements.items() if pair[0] not in table.fixed]
        self.full = [cap for cap in table.caps if cap.count(new) >= cap.left]
        self.stopping = _stopping(table, self.full, len(new))

    @property
    def unmet(self) -> tuple[str, ...]:
        """Locks that clash, caps that what is fixed goes beyond, caps that cost a placement."""
        exceeded = [cap for cap in self.table.caps if cap.exceeded]
        return (
            *(self._clash(*pair) for pair in self.table.clashing),
            *(cap.exceeded for cap in exceeded),
            *(cap.reached for cap in self.stopping if cap not in exceeded),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Caps under which somebody is placed while it is not known how many there were."""
        new = [pair for pair in self.placements.items() if pair[0] not in self.table.fixed]
        placing = [cap for cap in self.table.caps if cap.locked + cap.count(new)]
        return tuple(cap.warning for cap in placing if cap.warning)

    def _clash(self, vacancy: int, client: int) -> str:
        vacancies, clients = self.table.facts.vacancies.keys, self.table.facts.clients.keys
        pair = f"{vacancies[vacancy][1]} – {clients[client][1]}"
        return f"de vaste keuze {pair} kan niet: zij botst met een eerdere keuze"

    def why(self, vacancy: int, order: NDArray[np.intp]) -> str:
        """Why this vacancy got nobody; order (V, C) ranks its clients."""
        table = self.table
        consent = table.scores.consent
        if consent.size and not consent.any():
            return "niemand gaf toestemming"
        if not (table.scores.verdict[vacancy] != PairVerdict.EXCLUDED).any():
            return "geen kandidaat voldoet aan alle eisen"
        if not table.allowed[vacancy].any():
            return "wie aan alle eisen voldoet, mag hier niet geplaatst worden"
        cap = self._tightest(vacancy, order)
        return cap.reached if cap else "alle passende kandidaten krijgen een andere woning"

    def _tightest(self, vacancy: int, order: NDArray[np.intp]) -> Cap | None:
        """The cap that stops everyone who fits here, else the one that stops the first of them.

        Where all who fit have a dwelling elsewhere: the cap that keeps others from those.
        """
        ranked = order[vacancy]
        fits = ranked[self.table.open[vacancy, ranked]]
        waiting = fits[~np.isin(fits, list(self.placements.values()))]
        here = [cap for cap in self.full if cap.vacancies[vacancy]]
        if not len(waiting):
            here, waiting = [cap for cap in here if cap in self.stopping], fits
        for stopped in (waiting, waiting[:1]):
            found = [cap for cap in here if len(stopped) and cap.clients[stopped].all()]
            if found:
                return min(found, key=lambda cap: (cap not in self.stopping, cap.size))
        return None


def _stopping(table: OpenTable, full: Sequence[Cap], placed: int) -> list[Cap]:
    """Caps that explain why no more than `placed` were placed beside what is fixed."""
    caps = nested(table.caps, table.open)
    if not any(caps):
        return []
    pairs = np.argwhere(table.open)
    network = network_of(caps, pairs, *table.in_order(*pairs.T))
    flowing = (*caps.dwellings, *caps.clients)
    most, cut = smallest_cut(network.network, len(flowing))
    if placed < most:
        # Caps that cross cost more than the flow can tell: those with room go first.
        by_size = sorted(table.caps, key=lambda cap: (cap in full, -cap.size))
        named = _needed(table, by_size, placed)[1]
    else:
        named = [cap for cap, cuts in zip(flowing, cut, strict=True) if cuts]
    return [cap for cap in table.caps if cap in named]


def _needed(table: OpenTable, caps: Sequence[Cap], placed: int) -> tuple[OpenTable, Sequence[Cap]]:
    """Let go of caps, in this order, as long as no more than `placed` fit; what is left of them."""
    without = table.without(caps)
    if len(best_placement(without)) <= placed:
        return without, ()
    if len(caps) == 1:
        return table, caps
    half = len(caps) // 2
    table, first = _needed(table, caps[:half], placed)
    table, second = _needed(table, caps[half:], placed)
    return table, (*first, *second)
