"""What stands now for a dwelling on the agenda, and how the table says it."""

from matchtafel.matching.dutch import short_date
from matchtafel.models import AgendaItem, Decision, DecisionKind

STATES = {
    DecisionKind.ALLOCATION: "allocated",
    DecisionKind.NO_MATCH: "no_match",
    DecisionKind.HOLD: "hold",
}


def standing_decision(item: AgendaItem) -> Decision | None:
    """The decision that stands for an agenda item: the newest that was not withdrawn."""
    withdrawn = {d.about_id for d in item.decisions if d.kind is DecisionKind.WITHDRAWAL}
    standing = [d for d in item.decisions if d.kind in STATES and d.id not in withdrawn]
    return standing[-1] if standing else None


def state_text(decision: Decision) -> str:
    """The outcome in a few words: "toegewezen aan P-2026-0088"."""
    if decision.kind is DecisionKind.ALLOCATION and decision.client is not None:
        return f"toegewezen aan {decision.client.profile_number}"
    if decision.kind is DecisionKind.HOLD:
        until = decision.hold_until
        return "aangehouden" if until is None else f"aangehouden tot {short_date(until)}"
    return "geen match"
