"""What the criteria about points and huurtoeslag compare, in Dutch."""

from ..allowance import Counts, rent_for_allowance
from ..dutch import count, euro, long_date
from ..norms import Sector, highest_rent, sector, whole_points
from .rules_rent import OTHER_POINTS, ROOM
from .words import Row, Say, Setting, Words, money, net_rent_of, rent_of


def _points(v: Row, c: Row, setting: Setting) -> Words:
    rent, points = net_rent_of(v, setting), v.get("wws_points")
    fact = "kale huur onbekend" if rent is None else f"kale huur {euro(rent)}"
    if v.get("dwelling_type") in OTHER_POINTS:
        return Words(money(rent), None, fact, "een woning met eigen puntentelling")
    if points is None:
        return Words(money(rent), None, fact, "WWS-punten onbekend")
    told = count(whole_points(points), "punt", "punten")
    if sector(points, setting.on) is Sector.FREE:
        return Words(money(rent), None, fact, f"{told}: vrije sector, geen hoogste huur")
    highest = highest_rent(setting.norms, points, setting.on)
    if highest is None:
        missing = f"geen huurprijstabel voor {long_date(setting.on)}"
        return Words(money(rent), None, fact, f"niet te toetsen: {missing}")
    over = rent is not None and float(rent) > float(highest)
    demand = f"hoogstens {euro(highest)} bij {told}{_of_some_type(v) if over else ''}"
    return Words(money(rent), money(highest), fact, demand)


def _of_some_type(v: Row) -> str:
    """A rent that is too high says nothing of a dwelling that may be another sort."""
    return "" if v.get("dwelling_type") else ", woningtype nog niet bekend"


def _allowance(v: Row, c: Row, setting: Setting) -> Words:
    rent = rent_of(v, setting)
    fact = "rekenhuur onbekend" if rent is None else f"rekenhuur {euro(rent)}"
    if v.get("dwelling_type") in ROOM:
        return Words(money(rent), None, fact, "geen huurtoeslag voor een kamer")
    if setting.norms is None:
        return Words(money(rent), None, fact, f"niet te toetsen: geen normen {setting.on.year}")
    test = rent_for_allowance(
        setting.norms,
        rent=None if rent is None else float(rent),
        birth_year=c.get("birth_year"),
        children=c.get("children"),
        pension_age=c.get("pension_age"),
    )
    who = f" ({test.household})" if test.household else ""
    limit = "" if test.limit is None else euro(test.limit)
    demand = {
        Counts.WHOLE: "telt geheel mee voor huurtoeslag",
        Counts.PART: f"telt voor huurtoeslag mee tot {limit or 'een grens'}{who}",
        Counts.NO_RIGHT: f"geen huurtoeslag boven {limit or 'de grens'}{who}",
    }.get(Counts(test.outcome), "" if rent is None else "hangt af van leeftijd of kinderen")
    if test.outcome in (Counts.PART, Counts.NO_RIGHT):
        demand += _of_some_type(v)
    return Words(money(rent), money(test.limit), fact, demand)


SAY: dict[str, Say] = {"rent_within_points": _points, "rent_allowance": _allowance}
