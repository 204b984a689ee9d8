"""The measured ratios as a page: docs/performance.md."""

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from .result import Result

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
_HEAD = """\
# How fast, and how much memory

Written by `make bench`; do not edit. Every number but a memory figure is a ratio of two things
measured in turns in one run, so that a slow or busy machine hardly changes it. What was measured
against what: [tests/bench](../tests/bench). An aim that is not met stays here and is explained.
"""


def write_page(results: Sequence[Result], now: datetime, path: Path = PAGE) -> None:
    """Write docs/performance.md."""
    path.write_text("\n".join(_lines(results, now)) + "\n", "utf-8")


def _lines(results: Sequence[Result], now: datetime) -> Iterator[str]:
    yield _HEAD
    yield f"Measured on {now:%Y-%m-%d} on {_machine()}."
    yield ""
    yield "| what | size | measured | aim | met | peak memory |"
    yield "|---|---|---:|---:|---|---:|"
    for result in results:
        peak = "" if result.peak_mib is None else f"{result.peak_mib:.0f} MiB"
        met = "yes" if result.reached else "**no**"
        cells = (result.name, result.size, _figure(result.ratio), result.aim_in_words, met, peak)
        yield f"| {' | '.join(cells)} |"
    missed = [result for result in results if not result.reached]
    if missed:
        yield "\n## Not met"
    for result in missed:
        yield f"\n**{result.name}, {result.size}.** {result.why or 'Not explained yet.'}"


def _figure(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 100 else f"{ratio:.2f}"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB memory; "
        f"{platform.system()}, Python {platform.python_version()}, numpy {np.__version__}"
    )


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in described if line.startswith("model name"))
    return next(names, platform.machine())
