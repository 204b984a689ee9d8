"""Scoring against straight numpy and a loop, one weight changed, and how the time grows."""

import random
from collections.abc import Iterator
from dataclasses import replace

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.evaluation import evaluation
from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import OFF, Policy
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from matchtafel.matching.spread import counts
from tests.builders.policy import STANDARD

from . import floor
from .load import ON, SEED, Size, fresh_facts, named, town_of
from .loop import score_pair
from .memory import peak_mib
from .result import Result
from .timing import in_turns

MEETING, REGION, YEAR = (50, 300), (300, 3000), (1000, 10000)
SIZES = (MEETING, REGION, YEAR)
GROWING = (MEETING, (120, 750), REGION, YEAR)
SAMPLE = 2000
# Straight numpy keeps some fifty arrays of all its pairs: the largest table goes in parts.
FLOOR_PAIRS = 1_000_000
COUNTED = [c.id for c in CATALOGUE if counts(STANDARD.rule(c.id))]
_FIXED_COST = (
    f"Asking {len(COUNTED)} criteria takes the same calls into numpy for any table. With only "
    "15,000 pairs to divide them over they are most of the time; from 300×3,000 on they no "
    "longer show. Straight numpy, without the machinery, is further from the aim. The table of "
    "a meeting is scored within one frame of a screen (16 ms)."
)


def against_numpy(size: Size) -> Result:
    """Facts in, verdicts and scores out, beside the same arithmetic in straight numpy."""
    facts = fresh_facts(town_of(size))
    engine, straight = in_turns(
        lambda: evaluate(facts(), STANDARD),
        lambda: [floor.score_all(part) for part in _parts(facts())],
        rounds=_rounds(size),
    )
    peak = peak_mib("engine", size)
    name = "scoring beside straight numpy"
    return Result(name, engine / straight, 2.0, "lower", named(size), peak)


def _parts(facts: Facts) -> Iterator[Facts]:
    vacancies, clients = len(facts.vacancies), len(facts.clients)
    step = max(1, FLOOR_PAIRS // clients)
    for start in range(0, vacancies, step):
        yield facts.between(slice(start, min(start + step, vacancies)))


def _rounds(size: Size) -> int:
    return 3 if size == YEAR else 9


def against_loop(size: Size) -> Result:
    """How many times faster a pair is than in a loop, measured on a sample of pairs."""
    made, norms = town_of(size), read_norms()[ON.year]
    hoods = {row["code"]: row for row in made.neighbourhoods}
    vacancies = [{**hoods.get(row["neighbourhood_code"], {}), **row} for row in made.vacancies]
    chosen = random.Random(SEED)
    pairs = [(chosen.choice(vacancies), chosen.choice(made.profiles)) for _ in range(SAMPLE)]
    facts = fresh_facts(made)
    engine, looped = in_turns(
        lambda: evaluate(facts(), STANDARD),
        lambda: [score_pair(v, c, norms) for v, c in pairs],
        rounds=_rounds(size),
    )
    ratio = looped / SAMPLE / (engine / (size[0] * size[1]))
    size_and_sample = f"{named(size)}, {SAMPLE} pairs in the loop"
    name = "scoring, times faster than a loop"
    return Result(name, ratio, 200.0, "higher", size_and_sample, why=_FIXED_COST)


def one_weight_changed(size: Size) -> Result:
    """Scores and order of the whole table under another weight, beside scoring it anew."""
    facts = fresh_facts(town_of(size))
    kept = evaluation(facts(), STANDARD)
    heavier = _heavier(STANDARD, "near_anchors")
    again, anew = in_turns(
        lambda: kept.under(heavier).order, lambda: _ranked(facts(), heavier), rounds=50
    )
    return Result("one weight changed, beside anew", again / anew, 0.3, "lower", named(size))


def _ranked(facts: Facts, policy: Policy) -> object:
    return order(facts, evaluate(facts, policy))


def _heavier(policy: Policy, name: str) -> Policy:
    return replace(policy, rules={**policy.rules, name: replace(policy.rule(name), weight=8.0)})


def growth() -> list[Result]:
    """Time per pair × criterion, beside that of the smallest table; the criteria are the same."""
    each = [fresh_facts(town_of(size)) for size in GROWING]
    works = [lambda facts=facts: evaluate(facts(), STANDARD) for facts in each]
    taken = in_turns(*works, rounds=5)
    by_pair = [t / (size[0] * size[1]) for t, size in zip(taken, GROWING, strict=True)]
    name = f"time per pair and criterion, beside {named(MEETING)}"
    return [
        Result(name, time / by_pair[0], 1.0, "lower", f"{named(size)}, {len(COUNTED)} criteria")
        for time, size in zip(by_pair[1:], GROWING[1:], strict=True)
    ]


def twice_the_criteria(size: Size) -> Result:
    """All criteria that count, beside every other one of them."""
    facts = fresh_facts(town_of(size))
    half = replace(STANDARD, rules={**STANDARD.rules, **dict.fromkeys(COUNTED[1::2], OFF)})
    whole, part = in_turns(
        lambda: evaluate(facts(), STANDARD), lambda: evaluate(facts(), half), rounds=_rounds(size)
    )
    name = "twice the criteria, beside half"
    return Result(name, whole / part, 2.0, "lower", named(size))
