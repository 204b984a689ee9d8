"""Measure everything in one run, print it and write build/bench.json."""

from . import scoring, window
from .result import OUT, Result, write


def main() -> None:
    """Only ratios: the machine may be slow or busy, both sides are measured in turns."""
    results: list[Result] = []
    for measure in (
        window.against_bare,
        lambda: scoring.against_numpy((50, 300)),
        lambda: scoring.against_numpy((300, 3000)),
        lambda: scoring.against_loop((50, 300)),
        lambda: scoring.against_loop((300, 3000)),
        lambda: scoring.memory((300, 3000)),
    ):
        try:
            results.append(measure())
        except RuntimeError as error:  # no window can open here
            print(f"not measured: {error}", flush=True)
            continue
        print(results[-1].line, flush=True)
    write(results)
    print(f"written: {OUT}")


main()
