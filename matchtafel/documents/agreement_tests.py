"""The two statutory tests on the data sheet: outcome, limit and year; never the income."""

from dataclasses import dataclass
from decimal import Decimal

from matchtafel.matching.criteria.rules_rent import OTHER_POINTS
from matchtafel.matching.dutch import euro, long_date, whole_euro
from matchtafel.matching.norms import (
    DaebOutcome,
    Sector,
    Suitability,
    daeb,
    highest_rent,
    sector,
    suitability,
    whole_points,
)
from matchtafel.models.vocabulary import SET_ASIDE

from . import dutch
from .agreement_record import Sheet

NOT_TESTABLE = "NIET TE TOETSEN"
# domain.md §4.3: what may set which test aside.
FOR_SUITABILITY, FOR_DAEB = ("BIJ", "HER", "HHV", "MAATWERK"), ("VRIJ", "MAATWERK")


@dataclass(frozen=True)
class Tested:
    """One test as it is printed."""

    number: str
    name: str
    outcome: str
    text: str


def calculation_rent(sheet: Sheet) -> Decimal | None:
    """Rekenhuur: as handed in, or the net rent in years where the two are equal."""
    facts = sheet.facts
    if facts.calculation_rent is not None or sheet.norms is None:
        return facts.calculation_rent
    return facts.net_rent if sheet.norms.calculation_rent_is_net_rent else None


def suitability_test(sheet: Sheet) -> Tested:
    """Passend toewijzen (Woningwet art. 46)."""
    rent, income = _rent(sheet), _income(sheet)
    test = suitability(
        sheet.norms,
        rent=rent,
        income=income,
        persons=_persons(sheet),
        pension_age=sheet.profile.pension_age,
    )
    limit = f"{euro(test.limit)} ({test.limit_name})" if test.limit is not None else ""
    below = f"Normen {sheet.norm_year}: inkomen onder de grens ({test.household})."
    outcome, text = {
        Suitability.SUITABLE: ("PASSEND", f"{below} Rekenhuur niet boven {limit}."),
        Suitability.UNSUITABLE: (
            "NIET PASSEND",
            f"{below} Rekenhuur boven {limit}.{_set_aside(sheet, FOR_SUITABILITY)}",
        ),
        Suitability.NOT_APPLICABLE: (
            "NIET VAN TOEPASSING",
            f"Normen {sheet.norm_year}: inkomen boven de grens ({test.household}).",
        ),
    }.get(Suitability(test.outcome), (NOT_TESTABLE, _why_not(sheet, pension_matters=True)))
    return Tested("4.9", "Passend toewijzen", outcome, text)


def daeb_test(sheet: Sheet) -> Tested:
    """Income against the DAEB limit (Woningwet art. 48)."""
    test = daeb(sheet.norms, rent=_rent(sheet), income=_income(sheet), persons=_persons(sheet))
    social = euro(sheet.norms.social_rent_limit) if sheet.norms else ""
    limit = f"{whole_euro(test.limit)} ({test.household})" if test.limit is not None else ""
    rent_below = f"Rekenhuur niet boven {social}."
    outcome, text = {
        DaebOutcome.WITHIN: (
            "BINNEN DE GRENS",
            f"Normen {sheet.norm_year}: inkomen niet boven {limit}. {rent_below}",
        ),
        DaebOutcome.ABOVE: (
            "BOVEN DE GRENS",
            f"Normen {sheet.norm_year}: inkomen boven {limit}. {rent_below}"
            + _set_aside(sheet, FOR_DAEB),
        ),
        DaebOutcome.NOT_APPLICABLE: (
            "NIET VAN TOEPASSING",
            f"Normen {sheet.norm_year}: rekenhuur boven {social}, de grens voor sociale huur.",
        ),
    }.get(DaebOutcome(test.outcome), (NOT_TESTABLE, _why_not(sheet, pension_matters=False)))
    return Tested("4.10", "DAEB", outcome, text)


def tests_note(sheet: Sheet) -> str:
    """By which date the tests go, when to test again, and a rent that the points do not allow."""
    year, warning = sheet.norm_year, _points_warning(sheet)
    if sheet.agreement.signed_on:
        return f"Getoetst aan de normen van {year}, het jaar van tekenen (5.5).{warning}"
    note = f"Getoetst op {long_date(sheet.tested_on)}, zolang 5.5 leeg is. "
    missing = "" if sheet.next_norms else f": de normen van {year + 1} ontbreken nog"
    return f"{note}Tekent u in {year + 1}, toets dan opnieuw{missing}.{warning}"


def _points_warning(sheet: Sheet) -> str:
    """Where the kale huur is higher than its WWS points allow on the day; "" where it is not."""
    net, points = sheet.facts.net_rent, sheet.facts.wws_points
    highest = highest_rent(sheet.norms, points, sheet.tested_on)
    free = sector(points, sheet.tested_on) is Sector.FREE
    if net is None or points is None or highest is None or free or net <= highest:
        return ""
    if sheet.facts.dwelling_type in OTHER_POINTS:
        return ""
    told = f"{whole_points(points)} WWS-punten ({euro(highest)}, zonder opslag)"
    return f" Let op: de kale huur is hoger dan bij {told}."


def _why_not(sheet: Sheet, *, pension_matters: bool) -> str:
    if sheet.norms is None:
        return f"De normen van {sheet.norm_year} ontbreken. Dit is geen oordeel over de huurder."
    needed = {
        "het inkomen": _income(sheet),
        "het aantal personen": _persons(sheet),
        "de AOW-leeftijd": sheet.profile.pension_age if pension_matters else True,
        "de rekenhuur": _rent(sheet),
    }
    unknown = [name for name, value in needed.items() if value is None]
    return f"Nog niet bekend: {dutch.listing(unknown)}." if unknown else "De norm ontbreekt."


def _set_aside(sheet: Sheet, allowed: tuple[str, ...]) -> str:
    """Why the table set the test aside, when it did."""
    codes = [code for code in allowed if code in sheet.decision.reason_codes]
    words = [f"{SET_ASIDE[code]} ({code})" for code in codes]
    return f" Uitzondering: {dutch.listing(words)}." if words else ""


def _rent(sheet: Sheet) -> float | None:
    rent = calculation_rent(sheet)
    return None if rent is None else float(rent)


def _income(sheet: Sheet) -> float | None:
    return None if sheet.profile.income is None else float(sheet.profile.income)


def _persons(sheet: Sheet) -> int | None:
    adults, children = sheet.profile.adults, sheet.profile.children
    return None if adults is None or children is None else adults + children
