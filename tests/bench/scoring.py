"""Scoring against straight numpy and against a loop: time, and peak memory."""

import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from statistics import median
from typing import Any

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import floor
from .load import ON, SEED, Size, fresh_facts, town_of
from .loop import score_pair
from .result import Result

SIZES = ((50, 300), (300, 3000))
ROUNDS = 9
SAMPLE = 2000


def against_numpy(size: Size) -> Result:
    """Facts in, verdicts and scores out, in turns with the same arithmetic in straight numpy."""
    facts = fresh_facts(town_of(size))
    engine, straight = [], []
    for _ in range(ROUNDS):
        engine.append(_seconds(lambda: evaluate(facts(), STANDARD)))
        straight.append(_seconds(lambda: floor.score_all(facts())))
    return Result(
        "scoring against straight numpy",
        median(engine[1:]) / median(straight[1:]),
        3.0,
        "lower",
        _named(size),
        peak_mib("engine", size),
    )


def against_loop(size: Size) -> Result:
    """How many times faster a pair is than in a loop, measured on a sample of pairs."""
    made, norms = town_of(size), read_norms()[ON.year]
    hoods = {row["code"]: row for row in made.neighbourhoods}
    vacancies = [{**hoods.get(row["neighbourhood_code"], {}), **row} for row in made.vacancies]
    chosen = random.Random(SEED)
    pairs = [(chosen.choice(vacancies), chosen.choice(made.profiles)) for _ in range(SAMPLE)]
    facts = fresh_facts(made)
    looped, engine = [], []
    for _ in range(ROUNDS):
        looped.append(_seconds(lambda: [score_pair(v, c, norms) for v, c in pairs]) / SAMPLE)
        engine.append(_seconds(lambda: evaluate(facts(), STANDARD)) / (size[0] * size[1]))
    ratio = median(looped[1:]) / median(engine[1:])
    size_and_sample = f"{_named(size)}, {SAMPLE} pairs in the loop"
    return Result("times faster than a loop", ratio, 100.0, "higher", size_and_sample)


def memory(size: Size) -> Result:
    """Peak memory of scoring against that of straight numpy, each in a process of its own."""
    engine, straight = peak_mib("engine", size), peak_mib("floor", size)
    return Result("peak memory of scoring", engine / straight, 1.5, "lower", _named(size), engine)


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _named(size: Size) -> str:
    return f"{size[0]}×{size[1]}"


def peak_mib(which: str, size: Size) -> float:
    """The most that was allocated at once while scoring, in a fresh process, MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.scoring", which, *map(str, size)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _measure_memory(which: str, size: Size) -> float:
    facts = fresh_facts(town_of(size))()
    tracemalloc.start()
    if which == "engine":
        evaluate(facts, STANDARD)
    else:
        floor.score_all(facts)
    return tracemalloc.get_traced_memory()[1] / 2**20


if __name__ == "__main__":
    print(_measure_memory(sys.argv[1], (int(sys.argv[2]), int(sys.argv[3]))))
