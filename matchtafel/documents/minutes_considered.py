"""Who was considered for a dwelling: the ranking as the table saw it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm

from matchtafel.matching.dutch import count
from matchtafel.matching.rounding import hundredths
from matchtafel.models import Decision, DecisionKind

from . import dutch
from .marks import BANDS, band
from .minutes_seen import Candidate, chosen, is_unknown, place
from .style import (
    CELL,
    CELL_BOLD,
    FIGURE,
    FIGURE_BOLD,
    HEAD,
    HEAD_RIGHT,
    LABEL_WIDTH,
    RULE,
    TABLE_NOTE,
    fact,
    paragraph,
)
from .tables import Cell, Command, heads, ruled

WIDTHS = [LABEL_WIDTH, *(w * mm for w in (10, 22, 33, 7, 7, 7, 14.5, 41.5))]
# The last column begins a little further from the figures before it.
LAST_INSET = 1.4 * mm
FAMILIES = ("dwelling", "client", "neighbourhood")
NAMED_WITHOUT_CHOICE = 3
DASH = "–"


def ranked(decision: Decision) -> list[Candidate]:
    """The rows of the ranking table; only an allocation has one."""
    return candidates(decision) if decision.kind is DecisionKind.ALLOCATION else []


def candidates(decision: Decision) -> list[Candidate]:
    """Those that the minutes name: the best that did not fall off, and the chosen one."""
    winner = chosen(decision)
    return [
        candidate
        for candidate in decision.seen.get("candidates") or ()
        if candidate["verdict"] != "excluded" or candidate is winner
    ]


def legend(shown: Sequence[Candidate]) -> str:
    """What the signs in the rankings mean: those that are there, on one line."""
    uncertain = any(each["verdict"] == "undetermined" for each in shown)
    unknown = "? is onbekend (bij Past: een eis)" if uncertain else "? is onbekend"
    dashed = any(DASH in (*_families(each), _wait(each)) for each in shown)
    return (
        f"W, C, B: 0 tot 100 voor woning, cliënt, buurt; {unknown}{', – n.v.t.' * dashed or '.'} "
        "Wacht: dagen sinds urgentie; ▲ langer dan 3 maanden."
    )


def considered(decision: Decision) -> list[Any]:
    """The ranking as the table saw it: a table when one was chosen, else a sentence."""
    if decision.kind is not DecisionKind.ALLOCATION:
        text = _sentence(decision, candidates(decision))
        return [fact("Bekeken", text)] if text else []
    rows, counts = ranked(decision), _counts(decision)
    if not rows:
        return [fact("Bekeken", counts)] if counts else []
    table = _table(decision, rows)
    return [table, paragraph(counts, TABLE_NOTE)] if counts else [table]


def _table(decision: Decision, found: Sequence[Candidate]) -> Any:
    right = [paragraph(word, HEAD_RIGHT) for word in ("W", "C", "B", "Wacht")]
    head = [*heads("Bekeken", "Nr.", "Profiel", "Past"), *right, paragraph("Verschil", HEAD)]
    numbers = Counter(candidate["client"] for candidate in found)
    winner = chosen(decision)
    rows: list[list[Cell]] = [head]
    lines: list[Command] = [("LEFTPADDING", (-1, 0), (-1, -1), LAST_INSET)]
    for line, candidate in enumerate(found, start=1):
        # Two providers may use the same number.
        alone = numbers[candidate["client"]] == 1
        name = candidate["client"] if alone else f"{candidate['client']} ({candidate['provider']})"
        is_chosen = candidate is winner
        rows.append(_row(candidate, name, is_chosen))
        if is_chosen:
            lines += [
                ("LINEABOVE", (1, line), (-1, line), RULE, black),
                ("LINEBELOW", (1, line), (-1, line), RULE, black),
            ]
    return ruled(rows, WIDTHS, *lines, first_column=1)


def _row(candidate: Candidate, name: str, is_chosen: bool) -> list[Cell]:
    text, figure = (CELL_BOLD, FIGURE_BOLD) if is_chosen else (CELL, FIGURE)
    number = f"{place(candidate)}\xa0✓" if is_chosen else str(place(candidate))
    return [
        "",
        paragraph(number, text),
        paragraph(name, text),
        band(
            candidate["band"],
            uncertain=candidate["verdict"] == "undetermined",
            bold=is_chosen,
        ),
        *(paragraph(value, figure) for value in (*_families(candidate), _wait(candidate))),
        paragraph(candidate.get("difference") or "", text),
    ]


def _families(candidate: Candidate) -> list[str]:
    scores = {family: candidate["families"].get(family) for family in FAMILIES}
    return [
        _missing(candidate, family) if score is None else str(hundredths(score))
        for family, score in scores.items()
    ]


def _missing(candidate: Candidate, what: str) -> str:
    return "?" if is_unknown(candidate, what) else DASH


def _wait(candidate: Candidate) -> str:
    days = candidate.get("waiting_days")
    if days is None:
        return _missing(candidate, "waiting")
    return f"{days}\xa0▲" if candidate.get("over_norm") else str(days)


def _counts(decision: Decision) -> str:
    counts = decision.seen.get("counts")
    if not counts:
        return ""
    named = sum(candidate["verdict"] != "excluded" for candidate in ranked(decision))
    others = counts["eligible"] + counts["undetermined"] - named
    parts = [f"Verder bekeken: {others}."] if others > 0 else []
    parts.append(f"Afgevallen op een eis: {counts['excluded']}.")
    return " ".join([*parts, *_not_considered(counts)])


def _not_considered(counts: dict[str, int]) -> list[str]:
    without, placed = counts.get("no_consent", 0), counts.get("placed", 0)
    parts = [f"Zonder toestemming, dus niet bekeken:\xa0{without}."] if without else []
    return [*parts, f"Al een woning:\xa0{placed}."] if placed else parts


def _sentence(decision: Decision, found: Sequence[Candidate]) -> str:
    """The best few by number and band, then who fell off and on what."""
    seen = decision.seen
    counts = seen.get("counts") or {}
    named = found[:NAMED_WITHOUT_CHOICE]
    words = [f"{each['client']} ({_in_words(each)})" for each in named]
    others = counts.get("eligible", 0) + counts.get("undetermined", 0) - len(named)
    if others > 0:
        words.append(count(others, "ander", "andere"))
    parts = [f"{dutch.listing(words)}."] if words else []
    reasons = [f"{each['text']}\xa0({each['count']})" for each in seen.get("excluded_by") or ()]
    if reasons and decision.kind is DecisionKind.NO_MATCH:
        parts.append(f"Afgevallen op: {', '.join(reasons)}.")
    elif counts:
        parts.append(f"Afgevallen:\xa0{counts['excluded']}.")
    if seen.get("closest"):
        parts.append(dutch.sentence(f"Dichtstbij: {seen['closest']}"))
    return " ".join([*parts, *_not_considered(counts)])


def _in_words(candidate: Candidate) -> str:
    uncertain = ", onder voorbehoud" if candidate["verdict"] == "undetermined" else ""
    return BANDS[candidate["band"]][1] + uncertain
