"""The criteria of the standard policy, in the order of formats.md §3."""

from collections.abc import Callable

from ..facts import REQUIREMENT
from ..policy import Kind, Policy, Rule
from ..verdict import Degrees
from . import rules_client, rules_dwelling, rules_neighbourhood
from .criterion import CLIENT, DWELLING, NEIGHBOURHOOD, Criterion, Family
from .pairing import Pairing


def _line(
    id_: str,
    family: Family,
    label: str,
    standard: Rule,
    degree: Callable[[Pairing], Degrees],
    fact: str,
    helps: tuple[str, ...] = (),
) -> Criterion:
    """An eis/wens line of the profile, which has the criterion's own name."""
    return Criterion(
        id_,
        family,
        label,
        standard,
        degree,
        vacancy=(fact,),
        client=(id_,),
        vacancy_helps=helps,
        required=lambda p: p.c(id_) == REQUIREMENT,
    )


_R, _A = Rule(Kind.REQUIREMENT), Rule(Kind.ADVICE)
_P1, _P2, _P4 = (Rule(Kind.PREFERENCE, weight) for weight in (1.0, 2.0, 4.0))
_RENT = ("calculation_rent", "net_rent")
_HOUSEHOLD = ("adults", "children")
_LOCATION = ("neighbourhood_code", "postcode")
_d, _c, _n = rules_dwelling, rules_client, rules_neighbourhood

CATALOGUE: tuple[Criterion, ...] = (
    Criterion("consent", CLIENT, "toestemming", _R, _c.consent, client_helps=("consent_date",)),
    Criterion(
        "profile_valid", CLIENT, "profiel geldig", _R, _c.profile_valid, client=("valid_until",)
    ),
    Criterion(
        "urgency_valid",
        CLIENT,
        "urgentie geldig",
        _R,
        _c.urgency_valid,
        (),
        ("urgency_valid_until",),
    ),
    Criterion(
        "available_in_time",
        CLIENT,
        "op tijd klaar",
        _P1,
        _c.available_in_time,
        ("available_from",),
        ("ready_from",),
    ),
    Criterion(
        "rent_affordable",
        DWELLING,
        "huur te dragen",
        _R,
        _d.rent_affordable,
        client=("max_rent",),
        vacancy_helps=_RENT,
    ),
    Criterion(
        "income_fits_rent",
        DWELLING,
        "passend toewijzen",
        _R,
        _d.income_fits_rent,
        vacancy_helps=_RENT,
        client_helps=(*_HOUSEHOLD, "pension_age", "income"),
    ),
    Criterion(
        "income_within_daeb",
        DWELLING,
        "inkomen binnen DAEB-grens",
        _R,
        _d.income_within_daeb,
        vacancy_helps=_RENT,
        client_helps=(*_HOUSEHOLD, "income"),
    ),
    Criterion(
        "bedrooms",
        DWELLING,
        "slaapkamers",
        _R,
        _d.bedrooms,
        ("bedrooms",),
        ("min_bedrooms",),
        client_helps=_HOUSEHOLD,
    ),
    Criterion("rooms", DWELLING, "kamers", _R, _d.rooms, ("rooms",), ("min_rooms",)),
    Criterion("area", DWELLING, "oppervlakte", _R, _d.area, ("area_m2",), ("min_area_m2",)),
    Criterion(
        "occupancy",
        DWELLING,
        "aantal personen",
        _R,
        _d.occupancy,
        ("max_persons",),
        client_helps=_HOUSEHOLD,
    ),
    Criterion(
        "age_label",
        CLIENT,
        "leeftijd",
        _R,
        _c.age_label,
        client=("birth_year",),
        vacancy_helps=("min_age", "max_age"),
    ),
    Criterion(
        "accessibility",
        DWELLING,
        "toegankelijkheid",
        _R,
        _d.accessibility,
        ("accessibility",),
        ("min_accessibility",),
    ),
    Criterion(
        "stairs",
        DWELLING,
        "trap",
        _R,
        _d.stairs,
        ("floor",),
        ("max_floor_without_lift",),
        ("lift",),
    ),
    Criterion(
        "ground_floor",
        DWELLING,
        "begane grond",
        _P2,
        _d.ground_floor,
        ("floor",),
        ("ground_floor",),
        required=_d.ground_floor_required,
    ),
    _line("lift", DWELLING, "lift", _P2, _d.lift, "floor", helps=("lift",)),
    _line("outdoor_space", DWELLING, "buitenruimte", _P1, _d.outdoor_space, "outdoor_space"),
    _line("own_entrance", DWELLING, "eigen entree", _P2, _d.own_entrance, "entrance"),
    _line("quiet", NEIGHBOURHOOD, "rustig gelegen", _P4, _n.quiet, "situation"),
    _line(
        "sound_insulation",
        DWELLING,
        "niet gehorig",
        _P4,
        _d.sound_insulation,
        "poor_sound_insulation",
    ),
    Criterion("pets", CLIENT, "huisdier", _R, _c.pets, ("pets_allowed",), ("has_pet",)),
    Criterion(
        "excluded_area",
        NEIGHBOURHOOD,
        "uitgesloten gebied",
        _R,
        _n.excluded_area,
        client=("excluded_areas",),
        vacancy_helps=_LOCATION,
    ),
    Criterion(
        "wanted_area",
        NEIGHBOURHOOD,
        "gewenste buurt",
        _P4,
        _n.wanted_area,
        client=("wanted_areas", "wanted_areas_required"),
        vacancy_helps=_LOCATION,
        required=_n.wanted_area_required,
    ),
    Criterion(
        "near_anchors",
        CLIENT,
        "netwerk dichtbij",
        _P4,
        _n.near_anchors,
        client=("anchor_areas",),
        vacancy_helps=_LOCATION,
    ),
    Criterion(
        "wbmgp_permit",
        NEIGHBOURHOOD,
        "huisvestingsvergunning",
        _A,
        _n.wbmgp_permit,
        ("wbmgp_article",),
    ),
    Criterion(
        "carrying_capacity",
        NEIGHBOURHOOD,
        "draagkracht van de buurt",
        _A,
        _n.carrying_capacity,
        ("carrying_capacity",),
        vacancy_helps=("carrying_capacity_valid_until",),
    ),
    Criterion(
        "placements_cap",
        NEIGHBOURHOOD,
        "plaatsingen in 12 maanden",
        _A,
        _n.placements_cap,
        ("placements_cap",),
        vacancy_helps=("placements_12m",),
    ),
    Criterion("liveability", NEIGHBOURHOOD, "leefbaarheid", _A, _n.liveability, ("liveability",)),
)

BY_ID = {criterion.id: criterion for criterion in CATALOGUE}

STANDARD = Policy("standaard", "1", {criterion.id: criterion.standard for criterion in CATALOGUE})
