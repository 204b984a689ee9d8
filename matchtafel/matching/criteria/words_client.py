"""What the criteria about the client compare, in Dutch."""

from ..dutch import count, long_date
from .words import Row, Say, Setting, Words, bare, where


def _until(fact: str, noun: str) -> Say:
    def say(v: Row, c: Row, setting: Setting) -> Words:
        until = c.get(fact)
        if until is None:
            return Words(None, None, f"{noun}: einddatum onbekend")
        word = "geldig tot" if until >= setting.on else "verlopen op"
        return Words(None, bare(until), f"{noun} {word} {long_date(until)}")

    return say


def _consent(v: Row, c: Row, setting: Setting) -> Words:
    given = c.get("consent_date")
    if given is None or given > setting.on:
        return Words(None, None, "geen toestemming om aan tafel te delen")
    return Words(None, bare(given), f"toestemming van {long_date(given)}")


def _available(v: Row, c: Row, setting: Setting) -> Words:
    free, ready = v.get("available_from"), c.get("ready_from")
    return Words(
        bare(free),
        bare(ready),
        "vrij op onbekende datum" if free is None else f"vrij {long_date(free)}",
        "klaar: nog niet gevraagd" if ready is None else f"klaar per {long_date(ready)}",
    )


def _age(v: Row, c: Row, setting: Setting) -> Words:
    low, high, born = v.get("min_age"), v.get("max_age"), c.get("birth_year")
    label = "geen leeftijdslabel"
    if low is not None and high is not None:
        label = f"label {low} tot en met {high} jaar"
    elif low is not None:
        label = f"label vanaf {low} jaar"
    elif high is not None:
        label = f"label tot en met {high} jaar"
    bounds = None if low is None and high is None else f"{bare(low) or ''}-{bare(high) or ''}"
    age = "geboortejaar nog niet bekend"
    if born is not None:
        age = f"{setting.on.year - born - 1} of {setting.on.year - born} jaar"
    return Words(bounds, bare(born), label, age)


def _pets(v: Row, c: Row, setting: Setting) -> Words:
    allowed, pet = v.get("pets_allowed"), c.get("has_pet")
    return Words(
        bare(allowed),
        bare(pet),
        {True: "huisdier mag", False: "huisdier mag niet", None: "huisdieren: onbekend"}[allowed],
        {True: "huisdier gaat mee", False: "geen huisdier", None: "huisdier: nog niet gevraagd"}[
            pet
        ],
    )


def _near(v: Row, c: Row, setting: Setting) -> Words:
    anchors = c.get("anchor_areas")
    demand = "geen plek om dichtbij te zijn"
    if anchors:
        demand = f"wens: dicht bij {count(len(anchors), 'plek', 'plekken')}"
    return Words(bare(v.get("neighbourhood_code")), bare(anchors or None), where(v), demand)


_WEIGHT = {
    "standaard": "standaardmatch",
    "zorgvuldig": "zorgvuldige match",
    None: "matchzwaarte: nog niet gevraagd",
}


def _support(v: Row, c: Row, setting: Setting) -> Words:
    reachable = c.get("support_day_and_night")
    said = {
        True: "begeleiding dag en nacht bereikbaar",
        False: "begeleiding niet dag en nacht bereikbaar",
        None: "begeleiding dag en nacht: nog niet gevraagd",
    }[reachable]
    return Words(None, bare(reachable), said, _WEIGHT[c.get("match_weight")])


def _careful(v: Row, c: Row, setting: Setting) -> Words:
    colour, until = v.get("carrying_capacity"), v.get("carrying_capacity_valid_until")
    known = colour is not None and not (until is not None and until < setting.on)
    said = f"draagkracht {colour}" if known else "draagkracht: geen geldig oordeel"
    return Words(colour, c.get("match_weight"), said, _WEIGHT[c.get("match_weight")])


def _refused(v: Row, c: Row, setting: Setting) -> Words:
    refused = c.get("offers_refused")
    said = "eerdere weigeringen: nog niet gevraagd"
    if refused is not None:
        said = (
            f"{count(refused, 'aanbod', 'aanbiedingen')} geweigerd"
            if refused
            else "niets geweigerd"
        )
    return Words(None, bare(refused), said)


SAY: dict[str, Say] = {
    "consent": _consent,
    "profile_valid": _until("valid_until", "profiel"),
    "urgency_valid": _until("urgency_valid_until", "urgentie"),
    "available_in_time": _available,
    "age_label": _age,
    "pets": _pets,
    "near_anchors": _near,
    "support_reachable": _support,
    "careful_match": _careful,
    "offers_refused": _refused,
}
