"""Rules about the dwelling itself. Each takes a Pairing and gives degrees; see verdict.py."""

import numpy as np
from numpy.typing import NDArray

from ..facts import ACCESSIBILITY, ENERGY, ENTRANCE, EXCLUDED, NO, OUTDOOR, REQUIREMENT
from ..norms import Norms
from ..verdict import UNKNOWN, Degrees, applies, either, settled, where_known
from .pairing import Pairing

Flags = NDArray[np.bool_]


def line(p: Pairing, name: str, degree: Degrees) -> Degrees:
    """A profile line: eis or wens asks for `degree`, nee does not apply.

    Not asked yet is unknown, except where the dwelling has it: that fits whatever the answer.
    What the policy demands is asked of everyone, whatever the profile says.
    """
    if p.demanded:
        return degree
    answers = p.c(name)
    asked = np.where(np.isnan(answers), np.where(degree >= 1, 1.0, UNKNOWN), degree)
    return applies(answers != NO, asked)


def rent_affordable(p: Pairing) -> Degrees:
    """The highest rekenhuur that the client can carry (profile)."""
    most = p.c("max_rent")
    return applies(~np.isnan(most), where_known(p.rent <= most, p.rent))


def income_fits_rent(p: Pairing) -> Degrees:
    """Passend toewijzen: Woningwet art. 46, BTIV art. 54; domain.md §4.1 and §4.3.

    Lapses for an income above the limit; else the rent is held against the household's cap.
    """
    if p.norms is None:
        return np.full((1, 1), UNKNOWN)
    lapses, low, high = _possible_caps(p, p.norms)
    rent, low_cap, high_cap = p.rent, p.norms.rent_cap_low, p.norms.rent_cap_high
    return settled(
        may_fit=(low & ~(rent > low_cap)) | (high & ~(rent > high_cap)),
        may_fail=(low & ~(rent <= low_cap)) | (high & ~(rent <= high_cap)),
        may_lapse=lapses,
    )


def _possible_caps(p: Pairing, norms: Norms) -> tuple[Flags, Flags, Flags]:
    """Who may have an income above the limit, the low cap, the high cap; (1, C) each."""
    least, most = p.persons_at_least, p.persons_at_most
    alone, two, more = least <= 1, (least <= 2) & (most >= 2), most >= 3
    above_alone, within_alone = _income_sides(p, norms.income_single, norms.income_single_pension)
    above, within = _income_sides(p, norms.income_multi, norms.income_multi_pension)
    lapses = (alone & above_alone) | ((two | more) & above)
    return lapses, (alone & within_alone) | (two & within), more & within


def _income_sides(
    p: Pairing, limit: float | None, limit_pension: float | None
) -> tuple[Flags, Flags]:
    """Whose income may be above and within the limit of their age, (1, C) each."""
    income, pension = p.c("income"), p.c("pension_age")
    above, within = np.zeros(income.shape, bool), np.zeros(income.shape, bool)
    for old, most in ((0, limit), (1, limit_pension)):
        here = pension != 1 - old
        known = UNKNOWN if most is None else most
        above |= here & ~(income <= known)
        within |= here & ~(income > known)
    return above, within


def income_within_daeb(p: Pairing) -> Degrees:
    """The DAEB income limit for rents up to the social limit: Woningwet art. 48, domain.md §4.3."""
    if p.norms is None:
        return np.full((1, 1), UNKNOWN)
    income, social = p.c("income"), p.norms.social_rent_limit
    single, multi = p.norms.daeb_income_single, p.norms.daeb_income_multi
    alone, more = p.persons_at_least <= 1, p.persons_at_most > 1
    may_be_social = ~(p.rent > social)
    within = (alone & ~(income > single)) | (more & ~(income > multi))
    above = (alone & ~(income <= single)) | (more & ~(income <= multi))
    return settled(may_be_social & within, may_be_social & above, may_lapse=~(p.rent <= social))


def bedrooms(p: Pairing) -> Degrees:
    """The profile's demand, else two adults or two children to a bedroom.

    Source: SUWR's bedroom table (domain.md §1.3); formats.md §3.
    """
    adults, children = p.c("adults"), p.c("children")
    household = np.ceil(adults / 2) + np.ceil(children / 2)
    demanded = p.c("min_bedrooms")
    least = np.where(np.isnan(demanded), household, demanded)
    return at_least(p.v("bedrooms"), least)


def rooms(p: Pairing) -> Degrees:
    """The profile's demand."""
    return at_least(p.v("rooms"), p.c("min_rooms"))


def area(p: Pairing) -> Degrees:
    """The profile's demand, m² gebruiksoppervlakte."""
    return at_least(p.v("area_m2"), p.c("min_area_m2"))


def at_least(have: Degrees, least: Degrees) -> Degrees:
    """At least the demand; no demand does not apply, and none at all fits whatever there is."""
    enough = (have >= least) | (least <= 0)
    return applies(~np.isnan(least), np.where(enough, 1.0, where_known(0.0, have)))


def occupancy(p: Pairing) -> Degrees:
    """The corporation's limit on persons; what is known of the household may already exceed it."""
    most = p.v("max_persons")
    return settled(p.persons_at_least <= most, p.persons_at_most > most)


# VERA TOEGANKELIJKHEIDSLABEL: which demanded labels (columns) a dwelling's label (rows)
# serves, by VERA's definitions as formats.md §3 gives them.
_SERVED = {
    "ZON": {"ZON"},
    "GNV": {"ZON", "GNV"},
    "NUL": {"ZON", "GNV", "NUL"},
    "ROG": {"ZON", "GNV", "ROG"},
    "ROA": {"ZON", "GNV", "NUL", "ROG", "ROA"},
    "ROL": {"ZON", "GNV", "NUL", "ROG", "ROA", "ROL"},
    "RUI": set(ACCESSIBILITY),
}
_SERVES = np.array(
    [[float(asked in _SERVED[label]) for asked in ACCESSIBILITY] for label in ACCESSIBILITY]
    # An unknown label serves what every label serves.
    + [[1.0 if asked == "ZON" else UNKNOWN for asked in ACCESSIBILITY]]
)


def accessibility(p: Pairing) -> Degrees:
    """The least VERA label that will do."""
    asked, label = p.c("min_accessibility"), p.v("accessibility")
    rows = np.where(np.isnan(label), len(ACCESSIBILITY), label).astype(int)
    columns = np.nan_to_num(asked).astype(int)
    return applies(~np.isnan(asked), _SERVES[rows, columns])


def stairs(p: Pairing) -> Degrees:
    """A lift, or a front door no higher than the client can walk up."""
    most, floor = p.c("max_floor_without_lift"), p.v("floor")
    return applies(~np.isnan(most), either(p.v("lift"), where_known(floor <= most, floor)))


def ground_floor(p: Pairing) -> Degrees:
    """Ground floor as eis or wens, or uitgesloten; not asked is unknown: either could matter."""
    answers, floor = p.c("ground_floor"), p.v("floor")
    fits = np.where(answers == EXCLUDED, floor != 0, floor == 0)
    if p.demanded:
        return where_known(fits, floor)
    return applies(answers != NO, where_known(fits, floor, answers))


def ground_floor_required(p: Pairing) -> np.ndarray:
    """eis, and uitgesloten too: the client must not live on the ground floor."""
    answers = p.c("ground_floor")
    return np.asarray((answers == REQUIREMENT) | (answers == EXCLUDED))


def lift(p: Pairing) -> Degrees:
    """A lift, or no need for one."""
    floor = p.v("floor")
    return line(p, "lift", either(p.v("lift"), where_known(floor == 0, floor)))


def outdoor_space(p: Pairing) -> Degrees:
    """Any outdoor space of one's own; a shared one is half."""
    kind = p.v("outdoor_space")
    steps = {"geen": 0.0, "gedeeld": p.limits["shared"]}
    degree = np.array([steps.get(name, 1.0) for name in OUTDOOR])[np.nan_to_num(kind).astype(int)]
    return line(p, "outdoor_space", where_known(degree, kind))


def own_entrance(p: Pairing) -> Degrees:
    """A front door of one's own on the street."""
    kind = p.v("entrance")
    return line(p, "own_entrance", where_known(kind == ENTRANCE.index("eigen"), kind))


def sound_insulation(p: Pairing) -> Degrees:
    """Not gehorig."""
    poor = p.v("poor_sound_insulation")
    return line(p, "sound_insulation", where_known(poor == 0, poor))


def energy_costs(p: Pairing) -> Degrees:
    """Energy label: A to C fits, D partly, E to G fails.

    Nationale prestatieafspraken 2022: corporations' dwellings with E, F or G are phased out.
    """
    label = p.v("energy_label")
    least, half = ENERGY.index("C"), ENERGY.index("D")
    degree = np.where(label >= least, 1.0, np.where(label == half, p.limits["d"], 0.0))
    return where_known(degree, label)
