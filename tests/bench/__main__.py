"""Measure everything in one run, print it, and write build/bench.json and docs/performance.md."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from . import gate, memory, proposal, report, scoring, storage, window
from .result import OUT, Result, write

PLACEMENT = (300, 2000)
MEASURES: tuple[Callable[[], Iterable[Result]], ...] = (
    lambda: [window.against_bare()],
    lambda: map(scoring.against_numpy, scoring.SIZES),
    lambda: map(scoring.against_loop, scoring.SIZES),
    lambda: [scoring.one_weight_changed(scoring.MEETING)],
    scoring.growth,
    lambda: [scoring.twice_the_criteria(scoring.REGION)],
    lambda: [memory.against_floor(scoring.REGION), memory.of_process(scoring.YEAR)],
    # All four levels where HiGHS comes to an end; at a week of a large region it does not.
    lambda: map(proposal.against_milp, ((100, 600), PLACEMENT)),
    lambda: [proposal.against_assignment(PLACEMENT)],
    lambda: [proposal.price_of_every_choice(PLACEMENT)],
    storage.all_of_it,
    lambda: [gate.against_reading()],
)


def main() -> None:
    """Only ratios: the machine may be slow or busy, both sides are measured in turns."""
    results: list[Result] = []
    for measure in MEASURES:
        try:
            for result in measure():
                print(result.line, flush=True)
                results.append(result)
        except RuntimeError as error:  # no window can open here
            print(f"not measured: {error}", flush=True)
    write(results)
    report.write_page(results, datetime.now(UTC))
    print(f"written: {OUT}, {report.PAGE}")


main()
