"""The criteria, in the order of formats.md §3; what weighs how much is a policy's."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..facts import REQUIREMENT
from ..verdict import Degrees
from . import rules_client, rules_dwelling, rules_neighbourhood, rules_rent
from .criterion import CLIENT, DWELLING, NEIGHBOURHOOD, Criterion, Family, Limit
from .pairing import Pairing

NO_LIMITS: Mapping[str, Limit] = MappingProxyType({})


def _line(
    id_: str,
    family: Family,
    label: str,
    degree: Callable[[Pairing], Degrees],
    fact: str,
    helps: tuple[str, ...] = (),
    limits: Mapping[str, Limit] = NO_LIMITS,
) -> Criterion:
    """An eis/wens line of the profile, which has the criterion's own name."""
    return Criterion(
        id_,
        family,
        label,
        degree,
        vacancy=(fact,),
        client=(id_,),
        vacancy_helps=helps,
        required=lambda p: p.c(id_) == REQUIREMENT,
        limits=limits,
    )


_RENT = ("calculation_rent", "net_rent")
_HOUSEHOLD = ("adults", "children")
_LOCATION = ("neighbourhood_code", "postcode")
_ORANGE = {"orange": Limit(0.5, 0, 1, "graad bij draagkracht oranje")}
_d, _c, _n = rules_dwelling, rules_client, rules_neighbourhood

CATALOGUE: tuple[Criterion, ...] = (
    Criterion("consent", CLIENT, "toestemming", _c.consent, client_helps=("consent_date",)),
    Criterion("profile_valid", CLIENT, "profiel geldig", _c.profile_valid, client=("valid_until",)),
    Criterion(
        "urgency_valid",
        CLIENT,
        "urgentie geldig",
        _c.urgency_valid,
        (),
        ("urgency_valid_until",),
    ),
    Criterion(
        "available_in_time",
        CLIENT,
        "op tijd klaar",
        _c.available_in_time,
        ("available_from",),
        ("ready_from",),
        limits={"days": Limit(30, 1, 365, "dagen wachten waarbij het niet meer past")},
    ),
    Criterion(
        "rent_affordable",
        DWELLING,
        "huur te dragen",
        _d.rent_affordable,
        client=("max_rent",),
        vacancy_helps=_RENT,
    ),
    Criterion(
        "income_fits_rent",
        DWELLING,
        "passend toewijzen",
        _d.income_fits_rent,
        vacancy_helps=_RENT,
        client_helps=(*_HOUSEHOLD, "pension_age", "income"),
    ),
    Criterion(
        "income_within_daeb",
        DWELLING,
        "inkomen binnen DAEB-grens",
        _d.income_within_daeb,
        vacancy_helps=_RENT,
        client_helps=(*_HOUSEHOLD, "income"),
    ),
    Criterion(
        "bedrooms",
        DWELLING,
        "slaapkamers",
        _d.bedrooms,
        ("bedrooms",),
        ("min_bedrooms",),
        client_helps=_HOUSEHOLD,
    ),
    Criterion("rooms", DWELLING, "kamers", _d.rooms, ("rooms",), ("min_rooms",)),
    Criterion("area", DWELLING, "oppervlakte", _d.area, ("area_m2",), ("min_area_m2",)),
    Criterion(
        "occupancy",
        DWELLING,
        "aantal personen",
        _d.occupancy,
        ("max_persons",),
        client_helps=_HOUSEHOLD,
    ),
    Criterion(
        "age_label",
        CLIENT,
        "leeftijd",
        _c.age_label,
        client=("birth_year",),
        vacancy_helps=("min_age", "max_age"),
    ),
    Criterion(
        "accessibility",
        DWELLING,
        "toegankelijkheid",
        _d.accessibility,
        ("accessibility",),
        ("min_accessibility",),
    ),
    Criterion(
        "stairs",
        DWELLING,
        "trap",
        _d.stairs,
        ("floor",),
        ("max_floor_without_lift",),
        ("lift",),
    ),
    Criterion(
        "ground_floor",
        DWELLING,
        "begane grond",
        _d.ground_floor,
        ("floor",),
        ("ground_floor",),
        required=_d.ground_floor_required,
    ),
    _line("lift", DWELLING, "lift", _d.lift, "floor", helps=("lift",)),
    _line(
        "outdoor_space",
        DWELLING,
        "buitenruimte",
        _d.outdoor_space,
        "outdoor_space",
        limits={"shared": Limit(0.5, 0, 1, "graad van een gedeelde buitenruimte")},
    ),
    _line("own_entrance", DWELLING, "eigen entree", _d.own_entrance, "entrance"),
    _line("quiet", NEIGHBOURHOOD, "rustig gelegen", _n.quiet, "situation"),
    _line(
        "sound_insulation",
        DWELLING,
        "niet gehorig",
        _d.sound_insulation,
        "poor_sound_insulation",
    ),
    Criterion("pets", CLIENT, "huisdier", _c.pets, ("pets_allowed",), ("has_pet",)),
    Criterion(
        "excluded_area",
        NEIGHBOURHOOD,
        "uitgesloten gebied",
        _n.excluded_area,
        client=("excluded_areas",),
        vacancy_helps=_LOCATION,
    ),
    Criterion(
        "wanted_area",
        NEIGHBOURHOOD,
        "gewenste buurt",
        _n.wanted_area,
        client=("wanted_areas", "wanted_areas_required"),
        vacancy_helps=_LOCATION,
        required=_n.wanted_area_required,
        limits={"same_district": Limit(0.5, 0, 1, "graad in dezelfde wijk, bij een wens")},
    ),
    Criterion(
        "near_anchors",
        CLIENT,
        "netwerk dichtbij",
        _n.near_anchors,
        client=("anchor_areas",),
        vacancy_helps=_LOCATION,
        limits={
            "district": Limit(0.7, 0, 1, "graad in dezelfde wijk"),
            "municipality": Limit(0.3, 0, 1, "graad in dezelfde gemeente"),
        },
    ),
    Criterion(
        "wbmgp_permit",
        NEIGHBOURHOOD,
        "huisvestingsvergunning",
        _n.wbmgp_permit,
        ("wbmgp_article",),
    ),
    Criterion(
        "carrying_capacity",
        NEIGHBOURHOOD,
        "draagkracht van de buurt",
        _n.carrying_capacity,
        ("carrying_capacity",),
        vacancy_helps=("carrying_capacity_valid_until",),
        limits=_ORANGE,
    ),
    Criterion(
        "placements_cap",
        NEIGHBOURHOOD,
        "plaatsingen in 12 maanden",
        _n.placements_cap,
        ("placements_cap",),
        vacancy_helps=("placements_12m",),
    ),
    Criterion(
        "liveability",
        NEIGHBOURHOOD,
        "leefbaarheid",
        _n.liveability,
        ("liveability",),
        limits={"weak": Limit(4, 1, 9, "Leefbaarometerklasse die zwak heet")},
    ),
    # What formats.md §3 does not name, and the facts already there let the field ask.
    Criterion(
        "support_reachable",
        CLIENT,
        "begeleiding dag en nacht",
        _c.support_reachable,
        client=("support_day_and_night",),
        client_helps=("match_weight",),
    ),
    Criterion(
        "careful_match",
        CLIENT,
        "zorgvuldige match",
        _n.careful_match,
        ("carrying_capacity",),
        ("match_weight",),
        ("carrying_capacity_valid_until",),
        limits=_ORANGE,
    ),
    Criterion(
        "offers_refused",
        CLIENT,
        "eerder geweigerd",
        _c.offers_refused,
        client=("offers_refused",),
        limits={"many": Limit(2, 1, 20, "weigeringen waarbij het niet meer past")},
    ),
    Criterion(
        "energy_costs",
        DWELLING,
        "energielabel",
        _d.energy_costs,
        ("energy_label",),
        limits={"d": Limit(0.5, 0, 1, "graad van label D")},
    ),
    Criterion(
        "rent_within_points",
        DWELLING,
        "huur volgens de punten",
        rules_rent.rent_within_points,
        ("wws_points",),
        vacancy_helps=(*_RENT, "dwelling_type"),
    ),
    Criterion(
        "rent_allowance",
        DWELLING,
        "huurtoeslag",
        rules_rent.rent_allowance,
        vacancy_helps=(*_RENT, "dwelling_type"),
        client_helps=("birth_year", "children", "pension_age"),
        limits={"part": Limit(0.5, 0, 1, "graad als de huur maar voor een deel meetelt")},
    ),
)

BY_ID = {criterion.id: criterion for criterion in CATALOGUE}
