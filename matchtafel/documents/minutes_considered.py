"""Who was considered for a dwelling: the ranking as the table saw it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm

from matchtafel.matching.dutch import count
from matchtafel.models import Decision, DecisionKind

from . import dutch
from .marks import BANDS, band
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
from .tables import Cell, heads, ruled

# A candidate as Decision.seen keeps it.
Candidate = dict[str, Any]

WIDTHS = [LABEL_WIDTH, *(w * mm for w in (10, 23, 35.5, 7.5, 7.5, 7.5, 16, 35))]
FAMILIES = ("dwelling", "client", "neighbourhood")
NAMED_WITHOUT_CHOICE = 3


def ranked(decision: Decision) -> list[Candidate]:
    """The rows of the ranking table; only an allocation has one."""
    return candidates(decision) if decision.kind is DecisionKind.ALLOCATION else []


def candidates(decision: Decision) -> list[Candidate]:
    """Those that the minutes name: the best that did not fall off, and the chosen one."""
    chosen = decision.seen.get("chosen_rank")
    return [
        candidate
        for candidate in decision.seen.get("candidates") or ()
        if candidate["verdict"] != "excluded" or candidate["rank"] == chosen
    ]


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
    chosen = decision.seen.get("chosen_rank")
    rows, lines = [head], []
    for line, candidate in enumerate(found, start=1):
        # Two providers may use the same number.
        alone = numbers[candidate["client"]] == 1
        name = candidate["client"] if alone else f"{candidate['client']} ({candidate['provider']})"
        is_chosen = candidate["rank"] == chosen
        rows.append(_row(candidate, name, is_chosen))
        if is_chosen:
            lines += [
                ("LINEABOVE", (1, line), (-1, line), RULE, black),
                ("LINEBELOW", (1, line), (-1, line), RULE, black),
            ]
    return ruled(rows, WIDTHS, *lines, first_column=1)


def _row(candidate: Candidate, name: str, is_chosen: bool) -> list[Cell]:
    text, figure = (CELL_BOLD, FIGURE_BOLD) if is_chosen else (CELL, FIGURE)
    rank = f"{candidate['rank']}\xa0✓" if is_chosen else str(candidate["rank"])
    families = [_percentage(candidate["families"].get(family)) for family in FAMILIES]
    return [
        "",
        paragraph(rank, text),
        paragraph(name, text),
        band(
            candidate["band"],
            uncertain=candidate["verdict"] == "undetermined",
            bold=is_chosen,
        ),
        *(paragraph(value, figure) for value in (*families, _wait(candidate))),
        paragraph(candidate.get("difference") or "", text),
    ]


def _percentage(score: float | None) -> str:
    return "?" if score is None else str(int(score * 100 + 0.5))


def _wait(candidate: Candidate) -> str:
    days = candidate.get("waiting_days")
    if days is None:
        return "?"
    return f"{days}\xa0▲" if candidate.get("over_norm") else str(days)


def _counts(decision: Decision) -> str:
    counts = decision.seen.get("counts")
    if not counts:
        return ""
    named = sum(candidate["verdict"] != "excluded" for candidate in ranked(decision))
    others = counts["eligible"] + counts["undetermined"] - named
    parts = [f"Verder bekeken: {others}."] if others > 0 else []
    parts.append(f"Afgevallen op een eis: {counts['excluded']}.")
    return " ".join([*parts, *_without_consent(counts)])


def _without_consent(counts: dict[str, int]) -> list[str]:
    number = counts.get("no_consent", 0)
    return [f"Zonder toestemming, dus niet bekeken: {number}."] if number else []


def _sentence(decision: Decision, found: Sequence[Candidate]) -> str:
    """The best few by number and band, then who fell off and on what."""
    seen = decision.seen
    counts = seen.get("counts") or {}
    named = found[:NAMED_WITHOUT_CHOICE]
    words = [f"{each['client']} ({BANDS[each['band']][1]})" for each in named]
    others = counts.get("eligible", 0) + counts.get("undetermined", 0) - len(named)
    if others > 0:
        words.append(count(others, "ander", "andere"))
    parts = [f"{dutch.listing(words)}."] if words else []
    reasons = [f"{each['text']} ({each['count']})" for each in seen.get("excluded_by") or ()]
    if reasons and decision.kind is DecisionKind.NO_MATCH:
        parts.append(f"Afgevallen op: {', '.join(reasons)}.")
    elif counts:
        parts.append(f"Afgevallen: {counts['excluded']}.")
    if seen.get("closest"):
        parts.append(dutch.sentence(f"Dichtstbij: {seen['closest']}"))
    return " ".join([*parts, *_without_consent(counts)])
