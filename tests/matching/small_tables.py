"""Small tables with any verdicts and scores, and every way to place their clients."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from matchtafel.matching.facts import Facts
from matchtafel.matching.proposal.propose import Proposal, Wishes, propose
from matchtafel.matching.rank import order
from matchtafel.matching.score import Scores
from tests.builders.policy import STANDARD

from . import builders as make

ELIGIBLE, UNDETERMINED, EXCLUDED = 0, 1, 2
NORM_START = date(2026, 8, 24)
HOODS = ("BU99990101", "BU99990102", None)


@dataclass(frozen=True)
class Table:
    """A small table with any verdicts and scores; `wishes` are drawn with it."""

    facts: Facts
    scores: Scores
    wishes: Wishes

    @property
    def proposal(self) -> Proposal:
        return propose(
            self.facts, self.scores, order(self.facts, self.scores), STANDARD, self.wishes
        )


def table(seed: int, vacancies: int = 4, clients: int = 4, *, wishes: bool = True) -> Table:
    rng = np.random.default_rng(seed)
    caps = {hood: int(rng.integers(0, 3)) for hood in HOODS}
    rows = [
        make.vacancy(unit_number=f"{i}", neighbourhood_code=hood, placements_cap=caps[hood])
        for i, hood in enumerate(rng.choice(np.array(HOODS, object), vacancies))
    ]
    waits = rng.choice([-40, 0, 1, 30, 500], clients)
    since = [NORM_START - timedelta(days=int(days)) for days in waits]
    people = [make.client(profile_number=f"P{i}", urgency_date=d) for i, d in enumerate(since)]
    verdict = rng.choice(
        [ELIGIBLE, UNDETERMINED, EXCLUDED], (vacancies, clients), p=[0.5, 0.2, 0.3]
    )
    score = rng.choice([0.1, 0.5, 0.75, 0.9, 0.900001, 1.0], (vacancies, clients))
    facts = make.facts_of(rows, people)
    return Table(facts, make.scores_of(verdict, score), _wishes(rng, vacancies, clients, wishes))


def _wishes(rng: np.random.Generator, vacancies: int, clients: int, any_: bool) -> Wishes:
    if not any_ or min(vacancies, clients) < 2:
        return Wishes()
    pairs = list(
        zip(rng.permutation(vacancies).tolist(), rng.permutation(clients).tolist(), strict=False)
    )
    forbids = {(int(rng.integers(vacancies)), int(rng.integers(clients))) for _ in range(2)}
    forbids -= set(pairs[:2])
    return Wishes(
        taken=pairs[: int(rng.integers(2))],
        locks=pairs[1 : 1 + int(rng.integers(2))],
        forbids=forbids,
    )


Cost = tuple[int, int, int, int]


def cost(one: Table, placements: Mapping[int, int]) -> Cost:
    """What the proposal makes small, most important first; fixed pairs weigh alike in all."""
    since = one.facts.clients.columns["urgency_date"]
    over = np.clip(NORM_START.toordinal() - since, 0, 365)
    pairs = list(placements.items())
    return (
        -len(pairs),
        sum(int(one.scores.verdict[p] == UNDETERMINED) for p in pairs),
        -sum(int(over[client]) for _, client in pairs),
        -sum(round(float(one.scores.score[p]) * 10**6) for p in pairs),
    )


def fixed(one: Table) -> dict[int, int]:
    return dict([*one.wishes.taken, *one.wishes.locks])


def permitted(one: Table, placements: Mapping[int, int]) -> bool:
    """Nobody twice, nothing excluded or forbidden, no cap exceeded by what is not taken."""
    columns = one.facts.vacancies.columns
    new = {v: c for v, c in placements.items() if v not in fixed(one)}
    counted = [columns["neighbourhood_code"][v] for v in new]
    counted += [columns["neighbourhood_code"][v] for v, _ in one.wishes.locks]
    caps = dict(zip(columns["neighbourhood_code"], columns["placements_cap"], strict=True))
    free = {columns["neighbourhood_code"][v] for v in new} - {None}
    return (
        len(set(placements.values())) == len(placements)
        and all(one.scores.verdict[pair] != EXCLUDED for pair in new.items())
        and not set(new.items()) & set(one.wishes.forbids)
        and all(counted.count(hood) <= caps[hood] for hood in free)
    )


def every_placement(one: Table) -> Iterator[dict[int, int]]:
    vacancies, clients = one.scores.verdict.shape

    def extend(vacancy: int, placed: dict[int, int]) -> Iterator[dict[int, int]]:
        if vacancy == vacancies:
            yield placed
            return
        yield from extend(vacancy + 1, placed)
        if vacancy not in placed:
            for client in set(range(clients)) - set(placed.values()):
                yield from extend(vacancy + 1, {**placed, vacancy: client})

    return (found for found in extend(0, fixed(one)) if permitted(one, found))


def greedy(one: Table, by_hardest: bool) -> dict[int, int]:
    """The first permitted candidate in rank, dwelling by dwelling."""
    ranked = order(one.facts, one.scores)
    agenda = list(range(len(ranked)))
    if by_hardest:
        alone = fixed(one)

        def candidates(vacancy: int) -> int:
            open_ = [c for c in ranked[vacancy] if c not in alone.values()]
            forbidden = {c for v, c in one.wishes.forbids if v == vacancy}
            fits = [c for c in open_ if one.scores.verdict[vacancy, c] != EXCLUDED]
            return len(set(fits) - forbidden)

        agenda.sort(key=lambda v: (candidates(v), one.facts.vacancies.keys[v]))
    placed = fixed(one)
    for vacancy in agenda:
        for client in ranked[vacancy] if vacancy not in placed else ():
            if permitted(one, {**placed, vacancy: int(client)}):
                placed[vacancy] = int(client)
                break
    return placed


def simple(verdict: list[list[int]], **facts: object) -> Table:
    """All scores alike; `facts` hold for every vacancy."""
    verdicts = np.array(verdict)
    rows = [make.vacancy(unit_number=f"{i}", **facts) for i in range(len(verdicts))]
    people = [make.client(profile_number=f"P{i}") for i in range(verdicts.shape[1])]
    scores = make.scores_of(verdicts, np.full(verdicts.shape, 0.8))
    return Table(make.facts_of(rows, people), scores, Wishes())
