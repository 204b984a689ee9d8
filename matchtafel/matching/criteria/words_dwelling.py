"""What the criteria about the dwelling compare, in Dutch."""

from ..dutch import count, euro, storey
from ..norms import DaebOutcome, Norms, Suitability, daeb, suitability
from . import words_rent
from .words import ANSWERED, Row, Say, Setting, Words, bare, line, money, rent_of


def _rent(v: Row, c: Row, setting: Setting) -> Words:
    rent, most = rent_of(v, setting), c.get("max_rent")
    return Words(
        money(rent),
        money(most),
        "huur onbekend" if rent is None else f"huur {euro(rent)}",
        "geen hoogste huur" if most is None else f"hoogstens {euro(most)}",
    )


def _passend(v: Row, c: Row, setting: Setting) -> Words:
    rent, adults, children = rent_of(v, setting), c.get("adults"), c.get("children")
    fact = "rekenhuur onbekend" if rent is None else f"rekenhuur {euro(rent)}"
    if setting.norms is None:
        return Words(money(rent), None, fact, f"niet te toetsen: geen normen {setting.on.year}")
    if adults is None or children is None:
        return Words(money(rent), None, fact, "huishouden nog niet bekend")
    persons = adults + children
    cap = setting.norms.rent_cap_low if persons <= 2 else setting.norms.rent_cap_high
    if _above_income_limit(c, persons, setting.norms):
        return Words(money(rent), None, fact, "inkomen boven de grens: toets geldt niet")
    demand = f"passend tot en met {euro(cap)} ({count(persons, 'persoon', 'personen')})"
    if c.get("income") is None:
        demand += ", inkomen nog niet bekend"
    return Words(money(rent), money(cap), fact, demand)


def _above_income_limit(c: Row, persons: int, norms: Norms) -> bool:
    income = c.get("income")
    tested = suitability(
        norms,
        rent=None,
        income=None if income is None else float(income),
        persons=persons,
        pension_age=c.get("pension_age"),
    )
    return tested.outcome == Suitability.NOT_APPLICABLE


def _daeb(v: Row, c: Row, setting: Setting) -> Words:
    rent = rent_of(v, setting)
    if setting.norms is None:
        return Words(money(rent), None, f"niet te toetsen: geen normen {setting.on.year}")
    if rent is not None and float(rent) > setting.norms.social_rent_limit:
        limit = euro(setting.norms.social_rent_limit)
        return Words(money(rent), None, f"huur boven de grens voor sociale huur ({limit})")
    adults, children, income = c.get("adults"), c.get("children"), c.get("income")
    test = daeb(
        setting.norms,
        rent=None if rent is None else float(rent),
        income=None if income is None else float(income),
        persons=None if adults is None or children is None else adults + children,
    )
    say = {
        DaebOutcome.WITHIN: "inkomen binnen de DAEB-grens",
        DaebOutcome.ABOVE: "inkomen boven de DAEB-grens",
    }.get(DaebOutcome(test.outcome), "DAEB-grens: niet te toetsen")
    return Words(money(rent), None, say, "inkomen nog niet bekend" if income is None else "")


def _least(fact: str, demand: str, one: str, many: str) -> Say:
    def say(v: Row, c: Row, setting: Setting) -> Words:
        have, least = v.get(fact), c.get(demand)
        return Words(
            bare(have),
            bare(least),
            f"{many} onbekend" if have is None else count(have, one, many),
            "geen eis" if least is None else f"nodig {count(least, one, many).split()[0]}",
        )

    return say


def _bedrooms(v: Row, c: Row, setting: Setting) -> Words:
    have, least = v.get("bedrooms"), c.get("min_bedrooms")
    adults, children = c.get("adults"), c.get("children")
    if least is None and adults is not None and children is not None:
        least = -(-adults // 2) + -(-children // 2)
    return Words(
        bare(have),
        bare(least),
        "slaapkamers onbekend" if have is None else count(have, "slaapkamer", "slaapkamers"),
        "geen eis" if least is None else f"nodig {least:.0f}",
    )


def _occupancy(v: Row, c: Row, setting: Setting) -> Words:
    most, adults, children = v.get("max_persons"), c.get("adults"), c.get("children")
    persons = None if adults is None or children is None else adults + children
    return Words(
        bare(most),
        bare(persons),
        "geen grens aan bewoners"
        if most is None
        else f"hoogstens {count(most, 'persoon', 'personen')}",
        "huishouden nog niet bekend" if persons is None else count(persons, "persoon", "personen"),
    )


def _label(v: Row, c: Row, setting: Setting) -> Words:
    have, least = v.get("accessibility"), c.get("min_accessibility")
    return Words(
        have,
        least,
        f"toegankelijkheid {have or 'onbekend'}",
        "geen eis" if least is None else f"nodig {least}",
    )


def _floor_and_lift(v: Row) -> str:
    floor, lift = v.get("floor"), v.get("lift")
    where = "verdieping onbekend" if floor is None else storey(int(floor))
    if floor == 0:
        return where
    return f"{where}, " + {True: "met lift", False: "geen lift", None: "lift onbekend"}[lift]


def _stairs(v: Row, c: Row, setting: Setting) -> Words:
    most = c.get("max_floor_without_lift")
    if most is None:
        demand = "trap geen bezwaar"
    else:
        demand = "geen trap" if most == 0 else f"trap kan tot {most}e"
    return Words(bare(v.get("floor")), bare(most), _floor_and_lift(v), demand)


def _ground_floor(v: Row, c: Row, setting: Setting) -> Words:
    floor, answer = v.get("floor"), c.get("ground_floor")
    fact = "verdieping onbekend" if floor is None else storey(int(floor))
    demand = (
        "niet op de begane grond"
        if answer == "uitgesloten"
        else f"begane grond: {ANSWERED.get(answer, answer)}"
    )
    return Words(bare(floor), answer, fact, demand)


def _outdoor(v: Row) -> str:
    kind = v.get("outdoor_space")
    return {
        None: "buitenruimte onbekend",
        "geen": "geen buitenruimte",
        "gedeeld": "gedeelde buitenruimte",
    }.get(kind, str(kind))


def _entrance(v: Row) -> str:
    kind = v.get("entrance")
    if kind is None:
        return "entree onbekend"
    return "eigen entree" if kind == "eigen" else f"entree via {kind}"


def _sound(v: Row) -> str:
    return {True: "gehorig", False: "niet gehorig", None: "gehorig: onbekend"}[
        v.get("poor_sound_insulation")
    ]


def _energy(v: Row, c: Row, setting: Setting) -> Words:
    label = v.get("energy_label")
    return Words(label, None, "energielabel onbekend" if label is None else f"energielabel {label}")


SAY: dict[str, Say] = {
    "rent_affordable": _rent,
    "income_fits_rent": _passend,
    "income_within_daeb": _daeb,
    "bedrooms": _bedrooms,
    "rooms": _least("rooms", "min_rooms", "kamer", "kamers"),
    "area": _least("area_m2", "min_area_m2", "m²", "m²"),
    "occupancy": _occupancy,
    "accessibility": _label,
    "stairs": _stairs,
    "ground_floor": _ground_floor,
    "lift": line("lift", _floor_and_lift, "lift", "lift"),
    "outdoor_space": line("outdoor_space", _outdoor, "buitenruimte", "outdoor_space"),
    "own_entrance": line("entrance", _entrance, "eigen entree", "own_entrance"),
    "sound_insulation": line("poor_sound_insulation", _sound, "niet gehorig", "sound_insulation"),
    "energy_costs": _energy,
    **words_rent.SAY,
}
