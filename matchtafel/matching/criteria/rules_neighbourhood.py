"""Rules about where the dwelling lies. Signals of the neighbourhood advise, they never veto."""

import numpy as np

from ..facts import CAREFUL, SITUATION, STANDARD_WEIGHT, WBMGP
from ..verdict import UNKNOWN, Degrees, applies, settled, where_known
from .areas import INSIDE, AreaLists, Nearness
from .pairing import Pairing
from .rules_dwelling import line


def quiet(p: Pairing) -> Degrees:
    """VERA EENHEIDLIGGING: RUS on a quiet road, DRU on a busy one; anything else is unknown."""
    situation = p.v("situation")
    return line(p, "quiet", where_known(situation == SITUATION.index("RUS"), situation))


def _areas(p: Pairing, name: str) -> AreaLists:
    return AreaLists(p.vacancies["neighbourhood_code"], p.vacancies["postcode"], p.clients[name])


def excluded_area(p: Pairing) -> Degrees:
    """Areas where this client must not live; the reason is never stored (domain.md §2.6)."""
    asked = np.array([entries is not None for entries in p.clients["excluded_areas"]])
    inside = _areas(p, "excluded_areas").best(INSIDE)
    return np.where(asked.reshape(1, -1), 1 - inside, UNKNOWN)


def wanted_area(p: Pairing) -> Degrees:
    """Areas where this client wants to live; the best of the list counts."""
    areas = _areas(p, "wanted_areas")
    wished = areas.best({**INSIDE, Nearness.SAME_DISTRICT: p.limits["same_district"]})
    degree = np.where(wanted_area_required(p), areas.best(INSIDE), wished)
    return applies(areas.length > 0, degree)


def wanted_area_required(p: Pairing) -> np.ndarray:
    """`eis:` before the list; what the policy demands is one for everyone with a list."""
    return np.asarray((p.c("wanted_areas_required") == 1) | p.demanded)


def near_anchors(p: Pairing) -> Degrees:
    """Network, school, work and support nearby: the mean over the client's anchors."""
    district, municipality = p.limits["district"], p.limits["municipality"]
    near = {
        Nearness.IN_NEIGHBOURHOOD: 1.0,
        Nearness.IN_DISTRICT: district,
        Nearness.SAME_DISTRICT: district,
        Nearness.IN_MUNICIPALITY: municipality,
        Nearness.SAME_MUNICIPALITY: municipality,
    }
    areas = _areas(p, "anchor_areas")
    return applies(areas.length > 0, areas.mean(near))


def wbmgp_permit(p: Pairing) -> Degrees:
    """Wbmgp art. 8, 9 or 10: a huisvestingsvergunning comes before signing (domain.md §4.6)."""
    article = p.v("wbmgp_article")
    return applies(article != WBMGP.index("geen"), where_known(0.5, article))


def carrying_capacity(p: Pairing) -> Degrees:
    """The partners' own dated judgement; an expired one is no judgement."""
    colour, until = p.v("carrying_capacity"), p.v("carrying_capacity_valid_until")
    degree = np.array([0.0, p.limits["orange"], 1.0])[np.nan_to_num(colour).astype(int)]
    degree = where_known(degree, colour)
    return np.where(until < p.on, UNKNOWN, degree)


def placements_cap(p: Pairing) -> Degrees:
    """The meeting's own limit on placements in 12 months; a limit of none is always reached."""
    cap, placed = p.v("placements_cap"), p.v("placements_12m")
    judged = settled(may_fit=(cap > 0) & ~(placed >= cap), may_fail=(cap <= 0) | ~(placed < cap))
    return applies(~np.isnan(cap), judged)


def liveability(p: Pairing) -> Degrees:
    """Leefbaarometer 3.0, class 1–9: a statistical estimate, for signalling (domain.md §5.3)."""
    grade, weak = p.v("liveability"), p.limits["weak"]
    degree = np.where(grade > weak, 1.0, np.where(grade == weak, 0.5, 0.0))
    return where_known(degree, grade)


def careful_match(p: Pairing) -> Degrees:
    """A careful match beside the partners' own judgement of what the neighbourhood can carry."""
    weight, colour = p.c("match_weight"), carrying_capacity(p)
    careful = np.where((weight == CAREFUL) | (colour >= 1), colour, UNKNOWN)
    return applies(weight != STANDARD_WEIGHT, careful)
