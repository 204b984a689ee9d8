"""Rules about what a rent may be and what of it counts. Each takes a Pairing; see verdict.py."""

from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ..norms import Norms, Sector, highest_rent, sector
from ..verdict import UNKNOWN, Degrees, settled
from .pairing import Pairing

Flags = NDArray[np.bool_]

# VERA EENHEIDDETAILSOORT with points of their own sort: room, caravan and its site, houseboat.
OTHER_POINTS = {"KAM", "WOW", "WWP", "WOB"}
# Not self-contained: no huurtoeslag (domain.md §4.2).
ROOM = {"KAM"}


def rent_within_points(p: Pairing) -> Degrees:
    """Kale huur against the highest rent by WWS points on the day, without surcharges.

    Wet betaalbare huur; Besluit huurprijzen woonruimte; domain.md §4.4. Above the middle
    sector there is no highest rent.
    """
    on = date.fromordinal(int(p.on))
    points = [None if known != known else float(known) for known in p.v("wws_points")[:, 0]]
    highest = _down([_amount(highest_rent(p.norms, known, on)) for known in points])
    least = _down([_amount(highest_rent(p.norms, known or 0, on)) for known in points])
    free = _down([sector(known, on) is Sector.FREE for known in points]) == 1
    other, may_be_other = _kinds(p, OTHER_POINTS)
    rent, bound = p.net_rent, ~free & ~other
    may_be_free = np.isnan(p.v("wws_points"))
    return settled(
        may_fit=bound & ~(rent > highest),
        may_fail=bound & ~(rent <= least),
        may_lapse=~bound | may_be_free | may_be_other,
    )


def _amount(amount: Decimal | None) -> float:
    return UNKNOWN if amount is None else float(amount)


def _down(values: list[float]) -> Degrees:
    """(V, 1)."""
    return np.array(values, float).reshape(-1, 1)


def _kinds(p: Pairing, kinds: set[str]) -> tuple[Flags, Flags]:
    """Which dwellings are one of these for certain, and which may be; (V, 1) each."""
    types = p.v("dwelling_type")[:, 0]
    known = _down([kind in kinds for kind in types]) == 1
    return known, known | (_down([kind is None for kind in types]) == 1)


def rent_allowance(p: Pairing) -> Degrees:
    """Whether the rent leaves room for huurtoeslag: domain.md §4.2, and allowance.py for one.

    Not applicable to a room; income and wealth are not looked at.
    """
    if p.norms is None:
        return np.full((1, 1), UNKNOWN)
    young, older = _ages(p, p.norms)
    room, may_be_room = _kinds(p, ROOM)
    rent, low, high = p.rent, p.norms.quality_discount_limit, p.norms.social_rent_limit
    degree = settled(
        may_fit=~room & ((young & ~(rent > low)) | (older & ~(rent > high))),
        may_fail=~room & ((young & ~(rent <= low)) | (older & ~(rent <= high))),
        may_lapse=may_be_room,
    )
    if p.norms.allowance_needs_rent_within_limit:
        return degree
    return np.where(degree == 0, p.limits["part"], degree)


def _ages(p: Pairing, norms: Norms) -> tuple[Flags, Flags]:
    """Whose household may be wholly below the youth age, and whose may not; (1, C) each."""
    children, turns = p.c("children"), norms.year - p.c("birth_year")
    surely_older = (children > 0) | (p.c("pension_age") == 1)
    surely_older |= turns - 1 >= norms.allowance_youth_age
    surely_young = (turns < norms.allowance_youth_age) & (children == 0)
    return ~surely_older, ~surely_young | surely_older
