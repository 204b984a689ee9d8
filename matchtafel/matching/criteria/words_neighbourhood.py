"""What the criteria about the place compare, in Dutch."""

from ..dutch import count, long_date
from .areas import INSIDE, Nearness, nearness
from .words import Row, Say, Setting, Words, bare, line, where


def _quiet(v: Row) -> str:
    return {"RUS": "rustige weg", "DRU": "drukke weg"}.get(
        v.get("situation") or "", "rustig gelegen: onbekend"
    )


def _excluded(v: Row, c: Row, setting: Setting) -> Words:
    asked = c.get("excluded_areas")
    if asked is None:
        demand = "uitgesloten gebieden: nog niet gevraagd"
    elif not asked:
        demand = "geen uitgesloten gebied"
    else:
        demand = _beside(v, asked)
    return Words(bare(v.get("neighbourhood_code")), None, where(v), demand)


def _beside(v: Row, asked: tuple[str, ...]) -> str:
    """In or out of the areas, without a word about which or why."""
    code, postcode = v.get("neighbourhood_code"), v.get("postcode")
    found = {nearness(code, postcode, area) for area in asked}
    if found & INSIDE.keys():
        return "in een uitgesloten gebied"
    if Nearness.UNTOLD in found:
        return "niet te zeggen of het buiten uitgesloten gebieden ligt"
    return "buiten uitgesloten gebieden"


def _wanted(v: Row, c: Row, setting: Setting) -> Words:
    wanted = c.get("wanted_areas")
    demand = "geen gewenste buurt"
    if wanted:
        sort = "eis" if c.get("wanted_areas_required") else "wens"
        demand = f"{sort}: {count(len(wanted), 'gewenst gebied', 'gewenste gebieden')}"
    return Words(bare(v.get("neighbourhood_code")), bare(wanted or None), where(v), demand)


def _wbmgp(v: Row, c: Row, setting: Setting) -> Words:
    article = v.get("wbmgp_article")
    if article in (None, "geen"):
        known = "geen vergunning nodig" if article else "vergunning nodig: onbekend"
        return Words(article, None, known)
    return Words(article, None, "huisvestingsvergunning nodig", f"Wbmgp artikel {article}")


def _capacity(v: Row, c: Row, setting: Setting) -> Words:
    colour, until = v.get("carrying_capacity"), v.get("carrying_capacity_valid_until")
    if colour is None:
        return Words(None, None, "draagkracht: geen oordeel")
    if until is not None and until < setting.on:
        return Words(
            colour, None, f"draagkracht {colour}", f"oordeel verlopen op {long_date(until)}"
        )
    return Words(colour, None, f"draagkracht {colour}")


def _cap(v: Row, c: Row, setting: Setting) -> Words:
    cap, placed = v.get("placements_cap"), v.get("placements_12m")
    if cap is None:
        return Words(bare(placed), None, "geen afspraak over plaatsingen")
    known = "onbekend aantal plaatsingen"
    if placed is not None:
        known = count(placed, "plaatsing", "plaatsingen")
    return Words(bare(placed), bare(cap), f"{known} in 12 maanden", f"hoogstens {cap:.0f}")


def _liveability(v: Row, c: Row, setting: Setting) -> Words:
    grade, year = v.get("liveability"), v.get("liveability_year")
    if grade is None:
        return Words(None, None, "leefbaarheid onbekend")
    when = f" ({year:.0f})" if year else ""
    return Words(
        bare(grade), None, f"Leefbaarometer klasse {grade:.0f} van 9{when}", "een schatting"
    )


SAY: dict[str, Say] = {
    "quiet": line("situation", _quiet, "rustig gelegen", "quiet"),
    "excluded_area": _excluded,
    "wanted_area": _wanted,
    "wbmgp_permit": _wbmgp,
    "carrying_capacity": _capacity,
    "placements_cap": _cap,
    "liveability": _liveability,
}
