"""What a rule sees: vacancy facts down, client facts across, and the day and norms."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..facts import Column
from ..norms import Norms


@dataclass(frozen=True)
class Pairing:
    """Vacancies × clients: `v` gives a column of shape (V, 1), `c` one of shape (1, C).

    What a rule returns broadcasts to (V, C); a rule on one side only stays (V, 1) or (1, C).
    It holds just the facts that the criterion declares. limits: its thresholds by name.
    demanded: the policy makes it a requirement, which no profile can soften.
    """

    vacancies: Mapping[str, Column]
    clients: Mapping[str, Column]
    on: float
    year: int
    norms: Norms | None
    limits: Mapping[str, float] = field(default_factory=dict)
    demanded: bool = False

    def v(self, name: str) -> Column:
        """A fact of the vacancies, (V, 1)."""
        return self.vacancies[name][:, np.newaxis]

    def c(self, name: str) -> Column:
        """A fact of the clients, (1, C)."""
        return self.clients[name][np.newaxis, :]

    @property
    def rent(self) -> NDArray[np.float64]:
        """Rekenhuur, (V, 1), euros a month.

        From 2026 the rekenhuur is the kale huur (domain.md §4.2), so that the one stands in
        for the other; before, servicekosten counted in part and it stays unknown.
        """
        rent = self.v("calculation_rent")
        if self.norms is None or not self.norms.calculation_rent_is_net_rent:
            return np.asarray(rent)
        return np.where(np.isnan(rent), self.v("net_rent"), rent)

    @property
    def net_rent(self) -> NDArray[np.float64]:
        """Kale huur, (V, 1), euros a month; the rekenhuur stands in for it as in `rent`."""
        rent = self.v("net_rent")
        if self.norms is None or not self.norms.calculation_rent_is_net_rent:
            return np.asarray(rent)
        return np.where(np.isnan(rent), self.v("calculation_rent"), rent)

    @property
    def persons_at_least(self) -> NDArray[np.float64]:
        """The smallest that the household can be, (1, C): what is known of it, at least one."""
        known = np.nan_to_num(self.c("adults")) + np.nan_to_num(self.c("children"))
        return np.asarray(np.maximum(known, 1))

    @property
    def persons_at_most(self) -> NDArray[np.float64]:
        """The largest that the household can be, (1, C): infinite unless all of it is known."""
        persons = np.maximum(self.c("adults") + self.c("children"), 1)
        return np.where(np.isnan(persons), np.inf, persons)
