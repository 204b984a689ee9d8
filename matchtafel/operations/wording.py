"""The sentences of the minutes: B1, one sentence, always with the reason."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from matchtafel.matching.dutch import day_and_date, short_date
from matchtafel.models import Decision, DecisionKind
from matchtafel.models.vocabulary import REASONS, SET_ASIDE


def reason_text(codes: tuple[str, ...], own_words: str) -> str:
    """The reasons as half a sentence after "omdat", then the chair's own words."""
    halves = [REASONS[code][1] if code in REASONS else SET_ASIDE[code] for code in codes]
    listed = " en ".join([", ".join(halves[:-1]), halves[-1]] if len(halves) > 2 else halves)
    return ". ".join(part for part in (listed, own_words.strip().rstrip(".")) if part)


def decision_sentence(
    kind: DecisionKind,
    *,
    address: str,
    client: str | None,
    codes: tuple[str, ...],
    own_words: str,
    open_points: tuple[str, ...] = (),
    hold_until: date | None = None,
) -> str:
    """The decision as the minutes say it (documents.md, Sentences)."""
    what = _what(kind, address, client, bool(open_points), hold_until)
    set_aside = [SET_ASIDE[code] for code in codes if code in SET_ASIDE]
    halves = reason_text(tuple(code for code in codes if code in REASONS), "")
    sentence = f"{what}, omdat {halves}" if halves else what
    if open_points:
        sentence += f"; nog niet bekend is: {', '.join(open_points)}"
    parts = [sentence + "."]
    if set_aside:
        parts.append(f"Uitzondering op een eis: {', '.join(set_aside)}.")
    own = own_words.strip().rstrip(".")
    if own:
        parts.append(f"{own[0].upper()}{own[1:]}." if halves else f"Reden: {own}.")
    return " ".join(parts)


def _what(
    kind: DecisionKind, address: str, client: str | None, provisional: bool, until: date | None
) -> str:
    if kind is DecisionKind.ALLOCATION:
        under = ", onder voorbehoud" if provisional else ""
        return f"De tafel wijst {address} toe aan {client}{under}"
    if kind is DecisionKind.HOLD:
        term = "" if until is None else f" tot {day_and_date(until).rsplit(' ', 1)[0]}"
        return f"De tafel houdt {address} aan{term}"
    return f"De tafel vindt geen match voor {address}"


def withdrawal_sentence(decision_sentence: str, reason: str, now: datetime) -> str:
    """Ingetrokken om 10.12 uur, with the decision it was about."""
    about = decision_sentence.split(", omdat")[0].split(". ")[0].rstrip(".")
    return f"Ingetrokken om {now.hour}.{now.minute:02d} uur: {about}. Reden: {reason.rstrip('.')}."


def undo_name(kind: DecisionKind, address: str) -> str:
    """What Ctrl+Z would take back: "Laan 41-2 aangehouden"."""
    done = {
        DecisionKind.ALLOCATION: "toegewezen",
        DecisionKind.HOLD: "aangehouden",
        DecisionKind.NO_MATCH: "geen match",
    }[kind]
    return f"{address} {done}"


def neighbourhood_banner(facts: Mapping[str, Any]) -> str:
    """Signals of the neighbourhood that the table should hear; they never weigh."""
    parts = []
    colour, judged = facts.get("carrying_capacity"), facts.get("carrying_capacity_date")
    if colour in ("oranje", "rood"):
        parts.append(f"draagkracht {colour}")
    placed, cap = facts.get("placements_12m"), facts.get("placements_cap")
    if cap is not None and (colour in ("oranje", "rood") or (placed or 0) >= cap):
        known = "onbekend" if placed is None else f"{placed:.0f}"
        parts.append(f"{known} van {cap:.0f} plaatsingen in 12 mnd")
    if parts and judged is not None and colour in ("oranje", "rood"):
        parts.append(f"oordeel {short_date(judged)}")
    if not parts:
        return ""
    where = facts.get("neighbourhood_name") or "deze buurt"
    return f"Buurt {where}: {' · '.join([*parts, 'weegt niet mee'])}"


def cap_crossed(facts: Mapping[str, Any]) -> str:
    """What one more placement does to the neighbourhood's agreed number; "" within it."""
    placed, cap = facts.get("placements_12m"), facts.get("placements_cap")
    if cap is None or placed is None or placed + 1 <= cap:
        return ""
    where = facts.get("neighbourhood_name") or "deze buurt"
    return (
        f"Buurt {where}: hiermee {placed + 1:.0f} plaatsingen in 12 maanden, "
        f"afgesproken hoogstens {cap:.0f}."
    )


def state_text(decision: Decision) -> str:
    """The outcome in a few words: "toegewezen aan P-2026-0088"."""
    if decision.kind is DecisionKind.ALLOCATION and decision.client is not None:
        return f"toegewezen aan {decision.client.profile_number}"
    if decision.kind is DecisionKind.HOLD:
        until = decision.hold_until
        return "aangehouden" if until is None else f"aangehouden tot {short_date(until)}"
    return "geen match"
