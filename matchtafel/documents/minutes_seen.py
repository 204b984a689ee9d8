"""What a decision kept of what the table saw (operations/seen.py), as the minutes read it.

Decisions that were recorded by an earlier version lack what was added since; they print as then.
"""

from typing import Any

from matchtafel.models import Decision

# A candidate as Decision.seen keeps it.
Candidate = dict[str, Any]


def chosen(decision: Decision) -> Candidate:
    """The chosen candidate; empty when there is none or that is not recorded."""
    rank = decision.seen.get("chosen_rank")
    candidates = decision.seen.get("candidates") or ()
    return next((each for each in candidates if each["rank"] == rank), {})


def place(candidate: Candidate) -> int:
    """The place among those who had no dwelling yet; the rank where only that was kept."""
    return int(candidate["place"] if "place" in candidate else candidate["rank"])


def is_unknown(candidate: Candidate, what: str) -> bool:
    """Whether a figure that is not there is unknown, and does not just not apply.

    what: a family, or "waiting".
    """
    return what in candidate.get("unknown", (what,))
