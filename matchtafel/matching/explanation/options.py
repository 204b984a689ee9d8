"""What would have to change for a requirement to be met: its options, the smallest first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any, NamedTuple

from ..criteria import words_dwelling
from ..criteria.criterion import Criterion
from ..criteria.words import Row, Setting, net_rent_of, rent_of
from ..dutch import count, euro, listed, long_date
from ..norms import highest_rent

VACANCY, CLIENT, POLICY = "vacancy", "client", "policy"
# How the words of an eis that becomes a wens end; several are told as one.
AS_WISH = " een wens wordt in plaats van een eis"


class Step(NamedTuple):
    """One fact that changes. side: vacancy, client, or policy (fact: the criterion's id)."""

    side: str
    fact: str
    value: Any


class Option(NamedTuple):
    """words: half a Dutch sentence after "past als". steps: none where it takes an act instead."""

    words: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Case:
    """A requirement that fails. limits: the criterion's thresholds under the policy."""

    criterion: Criterion
    vacancy: Row
    client: Row
    setting: Setting
    limits: Mapping[str, float]


Options = Callable[[Case], Iterator[Option]]


def _consent(case: Case) -> Iterator[Option]:
    given = Step(CLIENT, "consent_date", case.setting.on)
    yield Option("de cliënt toestemming geeft om aan tafel te delen", (given,))


def _extended(fact: str, noun: str) -> Options:
    def options(case: Case) -> Iterator[Option]:
        yield Option(f"{noun} verlengd wordt", (Step(CLIENT, fact, case.setting.on),))

    return options


def _in_time(case: Case) -> Iterator[Option]:
    # The day before the degree is 0.
    days = ceil(case.limits["days"]) - 1
    ready = case.vacancy["available_from"] + timedelta(days=days)
    words = f"de cliënt uiterlijk {long_date(ready)} klaar is"
    yield Option(words, (Step(CLIENT, "ready_from", ready),))


def _rent(case: Case) -> Iterator[Option]:
    yield _lower_rent(case, float(case.client["max_rent"]))


def _lower_rent(case: Case, rent: float, why: str = "") -> Option:
    less = float(rent_of(case.vacancy, case.setting)) - rent
    return Option(f"de huur {euro(less)} lager is{why}", (Step(VACANCY, "calculation_rent", rent),))


def _down_to(why: str, *limits: str) -> Options:
    """Down to one of the year's limits; which one holds may depend on who is not known."""

    def options(case: Case) -> Iterator[Option]:
        rent = float(rent_of(case.vacancy, case.setting))
        for limit in limits:
            cap = float(getattr(case.setting.norms, limit))
            if cap < rent:
                yield _lower_rent(case, cap, f" ({why} {euro(cap)})")

    return options


def _by_points(case: Case) -> Iterator[Option]:
    setting, points = case.setting, case.vacancy.get("wws_points")
    highest = highest_rent(setting.norms, points or 0, setting.on)
    rent = net_rent_of(case.vacancy, setting)
    if highest is not None and rent is not None:
        words = f"de kale huur {euro(float(rent) - float(highest))} lager is"
        step = Step(VACANCY, "net_rent", float(highest))
        yield Option(f"{words} (hoogste huur {euro(highest)})", (step,))


def _free_allocation(case: Case) -> Iterator[Option]:
    # An income is never told, nor changed: BTIV leaves the corporation a margin (domain.md §4.3).
    yield Option("de corporatie hiervoor vrije toewijzingsruimte gebruikt", ())


def _enough(have: str, demand: str, one: str, many: str) -> Options:
    def options(case: Case) -> Iterator[Option]:
        there = case.vacancy[have]
        is_ = "is" if there == 1 or one == many else "zijn"
        amount = count(there, one, many) if there else f"een woning zonder {one}"
        wanted = words_dwelling.SAY[case.criterion.id](case.vacancy, case.client, case.setting)
        words = f"{amount} genoeg {is_ if there else 'is'} in plaats van {wanted.client_value}"
        yield Option(words, (Step(CLIENT, demand, there),))

    return options


def _persons(case: Case) -> Iterator[Option]:
    known = (case.client.get("adults") or 0) + (case.client.get("children") or 0)
    persons = max(known, 1)
    allowed = f"{count(persons, 'persoon', 'personen')} toestaat"
    words = f"de corporatie {allowed} in plaats van {case.vacancy['max_persons']}"
    yield Option(words, (Step(VACANCY, "max_persons", persons),))


def _age(case: Case) -> Iterator[Option]:
    """Only the birth year is known: the label has to take both ages that are possible."""
    low, high = case.vacancy.get("min_age"), case.vacancy.get("max_age")
    born = case.client.get("birth_year")
    if born is None:  # the bounds contradict each other: nobody has such an age
        yield Option(f"het leeftijdslabel klopt (nu vanaf {low} tot en met {high} jaar)", ())
        return
    older = case.setting.on.year - born
    bounds, steps = [], []
    if low is not None and low > older - 1:
        bounds.append(f"vanaf {older - 1} jaar geldt in plaats van {low}")
        steps.append(Step(VACANCY, "min_age", older - 1))
    if high is not None and high < older:
        bounds.append(f"tot en met {older} jaar geldt in plaats van {high}")
        steps.append(Step(VACANCY, "max_age", older))
    yield Option(f"het leeftijdslabel {listed(bounds)}", tuple(steps))


def _label(case: Case) -> Iterator[Option]:
    have, asked = case.vacancy["accessibility"], case.client["min_accessibility"]
    words = f"toegankelijkheid {have} genoeg is in plaats van {asked}"
    yield Option(words, (Step(CLIENT, "min_accessibility", have),))


def _stairs(case: Case) -> Iterator[Option]:
    floor = case.vacancy["floor"]
    words = f"de cliënt een {floor}e verdieping zonder lift aankan"
    yield Option(words, (Step(CLIENT, "max_floor_without_lift", floor),))


def _wish(case: Case) -> Iterator[Option]:
    """Whoever asked for it, the client or the policy, has to make less of it; or both."""
    own = Step(CLIENT, case.criterion.client[0], "wens")
    yield Option(f"‘{case.criterion.label}’{AS_WISH}", (own,))
    for agreed in _no_requirement(case):
        yield agreed
        yield Option(f"{agreed.words}, en voor de cliënt een wens", (own, *agreed.steps))


def _ground_floor(case: Case) -> Iterator[Option]:
    if case.client.get("ground_floor") == "uitgesloten" and case.vacancy.get("floor") == 0:
        no = Step(CLIENT, "ground_floor", "nee")
        yield Option("de cliënt toch op de begane grond kan wonen", (no,))
    else:
        yield from _wish(case)


def _pets(case: Case) -> Iterator[Option]:
    yield Option("de corporatie het huisdier toestaat", (Step(VACANCY, "pets_allowed", True),))


def _wanted_area(case: Case) -> Iterator[Option]:
    wish = Step(CLIENT, "wanted_areas_required", False)
    yield Option(f"‘{case.criterion.label}’{AS_WISH}", (wish,))
    here = case.vacancy.get("neighbourhood_code") or str(case.vacancy.get("postcode"))[:4]
    wanted = (*(case.client.get("wanted_areas") or ()), here)
    yield Option("de cliënt ook in deze buurt wil wonen", (Step(CLIENT, "wanted_areas", wanted),))


def _carrying(case: Case) -> Iterator[Option]:
    for colour in ("oranje", "groen"):
        step = Step(VACANCY, "carrying_capacity", colour)
        yield Option(f"het oordeel over de draagkracht van de buurt {colour} wordt", (step,))


def _cap(case: Case) -> Iterator[Option]:
    placed, cap = case.vacancy.get("placements_12m"), case.vacancy["placements_cap"]
    more = int(placed or 0) + 1
    words = f"er {count(more, 'plaatsing', 'plaatsingen')} in 12 maanden mogen zijn (nu {cap:.0f})"
    yield Option(words, (Step(VACANCY, "placements_cap", more),))


def _support(case: Case) -> Iterator[Option]:
    step = Step(CLIENT, "support_day_and_night", True)
    yield Option("er dag en nacht begeleiding te bereiken is", (step,))


def _nothing(case: Case) -> Iterator[Option]:
    """A forbidden area is never argued with."""
    yield from ()


def _no_requirement(case: Case) -> Iterator[Option]:
    step = Step(POLICY, case.criterion.id, "preference")
    yield Option(f"‘{case.criterion.label}’ in het beleid geen eis meer is", (step,))


_OPTIONS: dict[str, Options] = {
    "consent": _consent,
    "profile_valid": _extended("valid_until", "het profiel"),
    "urgency_valid": _extended("urgency_valid_until", "de urgentie"),
    "available_in_time": _in_time,
    "rent_affordable": _rent,
    "income_fits_rent": _down_to("passend tot en met", "rent_cap_high", "rent_cap_low"),
    "rent_within_points": _by_points,
    "rent_allowance": _down_to("telt mee tot", "social_rent_limit", "quality_discount_limit"),
    "income_within_daeb": _free_allocation,
    "bedrooms": _enough("bedrooms", "min_bedrooms", "slaapkamer", "slaapkamers"),
    "rooms": _enough("rooms", "min_rooms", "kamer", "kamers"),
    "area": _enough("area_m2", "min_area_m2", "m²", "m²"),
    "occupancy": _persons,
    "age_label": _age,
    "accessibility": _label,
    "stairs": _stairs,
    "ground_floor": _ground_floor,
    "pets": _pets,
    "excluded_area": _nothing,
    "wanted_area": _wanted_area,
    "carrying_capacity": _carrying,
    "careful_match": _carrying,
    "placements_cap": _cap,
    "support_reachable": _support,
    **dict.fromkeys(("lift", "outdoor_space", "own_entrance", "quiet", "sound_insulation"), _wish),
}


def options_for(case: Case) -> Iterator[Option]:
    """What could be done about a requirement that fails, the smallest change first.

    What only the policy made a requirement, and no fact of this pair can help, is for the
    policy to change.
    """
    return _OPTIONS.get(case.criterion.id, _no_requirement)(case)
