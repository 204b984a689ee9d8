"""The same facts give the same bytes: in another process, and whatever the hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from matchtafel.matching.ask import ask_first
from matchtafel.matching.evaluation import evaluation
from matchtafel.matching.rank import order
from matchtafel.matching.robust import robustness
from matchtafel.matching.robust_words import robustness_words
from matchtafel.matching.score import evaluate
from tests.builders.policy import STANDARD

from . import builders as make

VACANCIES, CLIENTS = 12, 40


def digest() -> str:
    """Of every array and every word about one table."""
    dwellings = make.random_vacancies(7, VACANCIES)
    facts = make.facts_of(dwellings, make.random_clients(7, CLIENTS))
    scores = evaluate(facts, STANDARD)
    found = hashlib.sha256()
    for name in ("verdict", "band", "score", "low", "high", "failing", "unknown", "undecided"):
        found.update(np.ascontiguousarray(getattr(scores, name)).tobytes())
    for score in scores.families.values():
        found.update(score.tobytes())
    found.update(order(facts, scores).tobytes())
    found.update(evaluation(facts, STANDARD).order.tobytes())
    found.update(repr([vars(ask) for ask in ask_first(facts, scores)]).encode())
    for row in range(VACANCIES):
        names = [key[1] for key in facts.clients.keys]
        found.update(repr(robustness_words(robustness(facts, STANDARD, row), names)).encode())
    return found.hexdigest()


def elsewhere(seed: str) -> str:
    """The digest of a process with this hash seed."""
    return subprocess.run(
        [sys.executable, "-c", f"import {__name__} as same; print(same.digest())"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    assert digest() == elsewhere("1") == elsewhere("4711")
