"""Seconds that work takes, two or more pieces of it in turns."""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

Work = Callable[[], Any]
ROUNDS = 9


def in_turns(*works: Work, rounds: int = ROUNDS) -> list[float]:
    """Median seconds of each, done in turns; the first round warms up and does not count."""
    taken = [[_seconds(work) for work in works] for _ in range(rounds + 1)]
    return [median(each) for each in zip(*taken[1:], strict=True)]


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
