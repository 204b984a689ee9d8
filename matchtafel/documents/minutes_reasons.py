"""What stands under a decision: rank, exception, care, conditions and what follows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from matchtafel.matching.dutch import euro, long_date
from matchtafel.models import Decision, DecisionKind
from matchtafel.models.vocabulary import SET_ASIDE

from . import dutch
from .minutes_seen import chosen, place
from .record import Point, Record, Task
from .style import fact


def reasons(record: Record, point: Point, decision: Decision) -> list[Any]:
    """The facts under the ranking, in the order of documents.md."""
    parts = {
        "Uitzondering": _exception(decision),
        "Zorgvuldig": _careful(decision),
        "Voorwaarden": _joined(condition.text for condition in decision.conditions),
        "Vervolg": "" if decision.client else _follow_up(record, point),
    }
    facts = [fact(label, text) for label, text in parts.items() if text]
    return [*_ranking(record, decision), *facts]


def task_owner(task: Task) -> str:
    """L. Vermeer (De Haven)"""
    person, organisation = task.action.person, task.action.organisation.name
    return f"{person} ({organisation})" if person else organisation


def _ranking(record: Record, decision: Decision) -> list[Any]:
    if decision.kind is not DecisionKind.ALLOCATION or decision.follows is None:
        return []
    reserves = dutch.listing(decision.seen.get("reserves") or ())
    reserve = f" Reserve: {reserves}." if reserves else ""
    if decision.follows:
        return [fact("Rangorde", f"Gevolgd.{reserve}")]
    return [fact("Rangorde", _deviation(record, decision) + reserve, lead="Afgeweken.")]


def _deviation(record: Record, decision: Decision) -> str:
    """Who stood first and why not; the table's own reason is in the sentence above."""
    seen, winner = decision.seen, chosen(decision)
    first = seen.get("first")
    code = decision.client.profile_number if decision.client else seen.get("chosen")
    stood = f"{code} stond op plaats\xa0{place(winner)}." if winner else ""
    if not first:
        return stood
    given, proposed = _given_to(record, first), seen.get("first_proposed_at")
    but = f"de tafel kiest {code} om de reden hierboven"
    if given:
        but = f"krijgt {given}"
    elif proposed:
        but = f"past ook bij {proposed}"
    return f"{first} stond eerste{_of_the_free(seen)}, maar {but}. {stood}"


def _of_the_free(seen: dict[str, Any]) -> str:
    """Said of a first one who is not number 1: those before already had a dwelling."""
    candidates = seen.get("candidates") or ()
    rank = next((each["rank"] for each in candidates if each["client"] == seen["first"]), 1)
    return "" if rank == 1 else " van wie nog geen woning had"


def _exception(decision: Decision) -> str:
    """A statutory test that fails, and the code of the reason why it was set aside."""
    rent, income = decision.seen.get("suitability") or {}, decision.seen.get("daeb") or {}
    parts = []
    if rent.get("outcome") == "NIE":
        limit = f" ({euro(rent['limit'])})" if rent.get("limit") else ""
        name = rent.get("limit_name") or "aftoppingsgrens"
        parts.append(f"Niet passend: de rekenhuur is boven de {name}{limit}.")
    if income.get("outcome") == "boven":
        parts.append("DAEB: boven de inkomensgrens.")
    codes = [code for code in decision.reason_codes if code in SET_ASIDE]
    if parts and codes:
        words = [f"{SET_ASIDE[code]} ({code})" for code in codes]
        parts.append(f"Reden: {dutch.listing(words)}.")
    return " ".join(parts)


def _careful(decision: Decision) -> str:
    careful = decision.seen.get("careful")
    if not careful:
        return ""
    parts = ["Het profiel vraagt een zorgvuldige match."] if careful["client_careful"] else []
    judged = careful.get("judged_on")
    day = f" ({long_date(date.fromisoformat(judged))})" if judged else ""
    colour = careful.get("carrying_capacity") or "onbekend"
    parts.append(f"Draagkracht van de buurt: {colour}{day}.")
    if careful.get("placements_12m") is not None:
        parts.append(_placements(careful))
    return " ".join(parts)


def _placements(careful: dict[str, Any]) -> str:
    """The figure as the table saw it, so without the dwelling it was about to give."""
    placed, cap = careful["placements_12m"], careful.get("cap")
    agreed = "" if cap is None else f" (afspraak: hoogstens {dutch.number(cap)})"
    return f"Plaatsingen in 12 maanden, zonder deze: {dutch.number(placed)}{agreed}."


def _follow_up(record: Record, point: Point) -> str:
    """Nagaan of Singel 19-c gehorig is: De Brug Wonen (actie 3)."""
    tasks = (task for task in record.tasks if task.point is point)
    return _joined(
        f"{each.action.text.strip().rstrip('.')}: {each.action.organisation.name} "
        f"(actie\xa0{each.number})"
        for each in tasks
    )


def _given_to(record: Record, profile_number: str) -> str:
    """The other dwelling of this meeting that the client was given."""
    for point in record.points:
        decision = point.decision
        if decision and decision.client and decision.client.profile_number == profile_number:
            return f"{point.name} (punt\xa0{point.number})"
    return ""


def _joined(texts: Iterable[str]) -> str:
    """Half sentences with semicolons between them, as one sentence."""
    whole = "; ".join(text.strip().rstrip(".;") for text in texts if text.strip())
    return dutch.sentence(whole) if whole else ""
