"""Peak memory of scoring, each in a process of its own."""

import resource
import subprocess
import sys
import tracemalloc

from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import floor
from .load import Size, fresh_facts, named, town_of
from .result import Result


def against_floor(size: Size) -> Result:
    """What is allocated at once, beside straight numpy."""
    engine, straight = peak_mib("engine", size), peak_mib("floor", size)
    return Result("peak memory of scoring", engine / straight, 1.5, "lower", named(size), engine)


def of_process(size: Size) -> Result:
    """Everything that the process holds at once, libraries and facts included, in GB."""
    peak = peak_mib("process", size)
    return Result(
        "GB that scoring takes, all in", peak * 2**20 / 10**9, 1.5, "lower", named(size), peak
    )


def peak_mib(which: str, size: Size) -> float:
    """The most at once, MiB: allocated by engine or floor, or held by the whole process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", which, *map(str, size)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _measure(which: str, size: Size) -> float:
    facts = fresh_facts(town_of(size))()
    if which == "process":
        evaluate(facts, STANDARD)
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tracemalloc.start()
    if which == "engine":
        evaluate(facts, STANDARD)
    else:
        floor.score_all(facts)
    return tracemalloc.get_traced_memory()[1] / 2**20


if __name__ == "__main__":
    print(_measure(sys.argv[1], (int(sys.argv[2]), int(sys.argv[3]))))
