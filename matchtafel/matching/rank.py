"""The order of clients for each vacancy, and the waiting time beside the score."""

import calendar
import hashlib
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from .facts import Facts
from .rounding import DECIMALS
from .score import Scores


def waiting_days(facts: Facts) -> NDArray[np.float64]:
    """Days since the urgency date, (C,); NaN without one."""
    urgency = facts.clients.columns["urgency_date"]
    return np.asarray(float(facts.reference_date.toordinal()) - urgency)


def months_before(day: date, months: int) -> date:
    """The first start from which so many calendar months have not passed before `day`.

    The same day of an earlier month; where that month is too short, the first of the next:
    three months from 28 February are over on 28 May, so for 31 May it is 1 March.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if day.day > last:
        return date(year, month + 1, last) + timedelta(days=1)
    return date(year, month + 1, day.day)


def days_over_norm(facts: Facts, months: int) -> NDArray[np.float64]:
    """Days waited beyond the norm of so many calendar months, (C,); 0 when within or unknown."""
    limit = float(months_before(facts.reference_date, months).toordinal())
    over = limit - facts.clients.columns["urgency_date"]
    return np.where(over > 0, over, 0.0)


def tie_key(on: date, key: tuple[str, str]) -> str:
    """A lot that cannot be steered: SHA-256 of reference date and client key."""
    owner, number = key
    return hashlib.sha256(f"{on.isoformat()} {owner}/{number}".encode()).hexdigest()


def tie_order(facts: Facts) -> NDArray[np.int64]:
    """Each client's place in the drawing of lots, (C,), 0 first."""
    keys = [tie_key(facts.reference_date, key) for key in facts.clients.keys]
    place = np.empty(len(keys), np.int64)
    place[np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)] = np.arange(
        len(keys)
    )
    return place


def turns(facts: Facts, scores: Scores) -> NDArray[np.int64]:
    """What settles a tie of band and score, and what comes between those two; (C, 2).

    Whole numbers, the lower the sooner: longest wait first (unknown or untold last), and the
    lot. They rest on facts only: no weight changes them.
    """
    wait = np.where(scores.consent[0], waiting_days(facts), np.nan)
    longest_first = np.unique(np.where(np.isnan(wait), np.inf, -wait), return_inverse=True)[1]
    return np.column_stack([longest_first, tie_order(facts)])


def order(facts: Facts, scores: Scores) -> NDArray[np.intp]:
    """For each vacancy the clients (their places in the table) from first to last, (V, C).

    Eligible before undetermined before excluded; then band, then longest wait (unknown
    last), then score, then the tie key (formats.md §2).
    """
    return order_by(turns(facts, scores), scores)


def order_by(turns_: NDArray[np.int64], scores: Scores) -> NDArray[np.intp]:
    """`order` (V, C), where the turns are known."""
    clients, top = max(len(turns_), 1), 10**DECIMALS
    # One whole number for each pair: the levels side by side, most important first.
    below_best = np.rint((1 - np.nan_to_num(scores.score)) * top)
    key = scores.verdict.astype(np.int64) * 8 + scores.band
    key *= clients * (top + 1)
    key += below_best.astype(np.int64)
    key += turns_[:, 0] * (top + 1)
    key *= clients
    key += turns_[:, 1]
    return np.argsort(key, axis=1)
