"""Small tables with any verdicts, scores, wishes and caps, and every way to place their clients."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import Caps, Policy, cap_of
from matchtafel.matching.proposal.levels import Levels
from matchtafel.matching.proposal.propose import Pair, Proposal, Wishes, propose
from matchtafel.matching.rank import order
from matchtafel.matching.score import Scores
from tests.builders.policy import STANDARD

from . import builders as make

ELIGIBLE, UNDETERMINED, EXCLUDED = 0, 1, 2
NORM_START = date(2026, 8, 24)
HOODS = (*make.PLACES, None)
CORPORATIONS, PROVIDERS = ("Havenhuis", "Zeven Bogen"), ("Stapsteen", "Thuisbaken", "")
NEST = ("neighbourhood", "district", "municipality", "provider")
CROSS = ("corporation", "careful")
CAPS = {
    "neighbourhood": (*make.PLACES, "*"),
    "district": ("WK999901", "WK999902", "*"),
    "municipality": ("GM9999", "*"),
    "provider": (*PROVIDERS[:2], "*"),
    "corporation": (*CORPORATIONS, "*"),
    "careful": (*make.PLACES, "*"),
}


@dataclass(frozen=True)
class Table:
    """A small table with any verdicts and scores; `wishes` are drawn with it."""

    facts: Facts
    scores: Scores
    wishes: Wishes
    policy: Policy = STANDARD

    @property
    def proposal(self) -> Proposal:
        ranked = order(self.facts, self.scores)
        return propose(self.facts, self.scores, ranked, self.policy, self.wishes)

    def capped(self, **caps: Mapping[str, int]) -> "Table":
        """The same table under these caps of the policy."""
        return replace(self, policy=replace(self.policy, caps=Caps(**caps)))


def table(
    seed: int,
    vacancies: int = 4,
    clients: int = 4,
    *,
    wishes: bool = True,
    own_caps: bool = True,
    kinds: tuple[str, ...] = (),
) -> Table:
    """Any table of this size; kinds: which caps the policy may have, each with any number."""
    rng = np.random.default_rng(seed)
    hoods = {hood: _hood(rng, own_caps) for hood in HOODS}
    rows = [
        make.vacancy(unit_number=f"{i}", neighbourhood_code=hood, corporation=owner, **hoods[hood])
        for i, (hood, owner) in enumerate(
            zip(_draw(rng, HOODS, vacancies), _draw(rng, CORPORATIONS, vacancies), strict=True)
        )
    ]
    waits = _draw(rng, (-40, 0, 1, 30, 500), clients)
    weights = _draw(rng, ("standaard", "zorgvuldig", None), clients)
    people = [
        make.client(
            profile_number=f"P{i}",
            urgency_date=NORM_START - timedelta(days=wait),
            match_weight=weight,
            provider=provider,
        )
        for i, (wait, weight, provider) in enumerate(
            zip(waits, weights, _draw(rng, PROVIDERS, clients), strict=True)
        )
    ]
    verdict = rng.choice(
        [ELIGIBLE, UNDETERMINED, EXCLUDED], (vacancies, clients), p=[0.5, 0.2, 0.3]
    )
    score = rng.choice([0.1, 0.5, 0.75, 0.9, 0.900001, 1.0], (vacancies, clients))
    facts = make.facts_of(rows, people)
    scores = make.scores_of(verdict, score)
    drawn = Table(facts, scores, _wishes(rng, vacancies, clients, wishes))
    return drawn.capped(**{kind: _caps(rng, kind) for kind in kinds})


def _draw(rng: np.random.Generator, values: tuple[Any, ...], count: int) -> list[Any]:
    return [values[place] for place in rng.integers(len(values), size=count)]


def _hood(rng: np.random.Generator, own_caps: bool) -> dict[str, Any]:
    if not own_caps:
        return {}
    cap, placed = _draw(rng, (0, 1, 2, None), 1)[0], _draw(rng, (0, 0, 1, None), 1)[0]
    return {"placements_cap": cap, "placements_12m": placed}


def _caps(rng: np.random.Generator, kind: str) -> dict[str, int]:
    names = [name for name in CAPS[kind] if rng.random() < 0.5]
    return {name: int(rng.choice([0, 1, 1, 2, 2, 3])) for name in names}


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


def cost_of(levels: Levels) -> Cost:
    """The same of what the engine says that it reached."""
    return (
        -levels.placed,
        levels.provisional,
        -levels.days_over,
        -round(levels.total_score * 10**6),
    )


def fixed(one: Table) -> dict[int, int]:
    return dict([*one.wishes.taken, *one.wishes.locks])


@dataclass(frozen=True)
class Agreed:
    """A cap, said again: how many may still come beside what is fixed, and of which pairs."""

    left: int
    covers: Callable[[Pair], bool]


def agreed(one: Table) -> Iterator[Agreed]:
    """Every cap of the files and the policy."""
    caps, vacancies, clients = one.policy.caps, one.facts.vacancies, one.facts.clients
    codes = vacancies.columns["neighbourhood_code"]
    known = sorted({code for code in codes if code})
    for code in known:
        row = list(codes).index(code)
        own = vacancies.columns["placements_cap"][row]
        both = [cap_of(caps.neighbourhood, code), None if np.isnan(own) else int(own)]
        yield from _area(one, min((cap for cap in both if cap is not None), default=None), code)
    for table, prefix, length in ((caps.district, "WK", 8), (caps.municipality, "GM", 6)):
        for digits in sorted({code[2:length] for code in known}):
            yield from _area(one, cap_of(table, prefix + digits), "BU" + digits)
    for name in sorted({owner for owner, _ in clients.keys} - {""}):
        cap = cap_of(caps.provider, name)
        yield from _here(one, cap, lambda p, name=name: clients.keys[p[1]][0] == name)
    for name in sorted({owner for owner, _ in vacancies.keys}):
        cap = cap_of(caps.corporation, name)
        yield from _here(one, cap, lambda p, name=name: vacancies.keys[p[0]][0] == name)
    careful = clients.columns["match_weight"] == 1
    for code in known:
        cap = cap_of(caps.careful, code)
        yield from _here(one, cap, lambda p, code=code: codes[p[0]] == code and careful[p[1]])


def _area(one: Table, cap: int | None, start: str) -> Iterator[Agreed]:
    codes = one.facts.vacancies.columns["neighbourhood_code"]
    placed = one.facts.vacancies.columns["placements_12m"]
    inside = [row for row, code in enumerate(codes) if code and code.startswith(start)]
    before = {codes[row]: placed[row] for row in inside}
    for row, _ in one.wishes.taken:
        if row in inside and np.isnan(placed[row]):
            before[codes[row]] = np.nansum([before[codes[row]], 1])
    locked = sum(row in inside for row, _ in one.wishes.locks)
    if cap is not None:
        yield Agreed(cap - locked - int(np.nansum(list(before.values()))), lambda p: p[0] in inside)


def _here(one: Table, cap: int | None, covers: Callable[[Pair], bool]) -> Iterator[Agreed]:
    if cap is not None:
        yield Agreed(cap - sum(covers(pair) for pair in fixed(one).items()), covers)


def permitted(one: Table, placements: Mapping[int, int]) -> bool:
    """Nobody twice, nothing excluded or forbidden, no cap exceeded by what is proposed."""
    new = {v: c for v, c in placements.items() if v not in fixed(one)}
    counts = [(sum(map(cap.covers, new.items())), cap.left) for cap in agreed(one)]
    return (
        len(set(placements.values())) == len(placements)
        and all(one.scores.verdict[pair] != EXCLUDED for pair in new.items())
        and not set(new.items()) & set(one.wishes.forbids)
        and all(not count or count <= left for count, left in counts)
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
    placed = fixed(one)

    def candidates(vacancy: int) -> list[int]:
        if vacancy in placed:
            return []
        return [int(c) for c in ranked[vacancy] if permitted(one, {**placed, vacancy: int(c)})]

    if by_hardest:
        many = {vacancy: len(candidates(vacancy)) for vacancy in agenda}
        agenda.sort(key=lambda vacancy: (many[vacancy], one.facts.vacancies.keys[vacancy]))
    for vacancy in agenda:
        for client in candidates(vacancy)[:1]:
            placed[vacancy] = client
    return placed


def simple(verdict: list[list[int]], **facts: object) -> Table:
    """All scores alike; `facts` hold for every vacancy."""
    verdicts = np.array(verdict)
    rows = [make.vacancy(**{"unit_number": f"{i}", **facts}) for i in range(len(verdicts))]
    people = [make.client(profile_number=f"P{i}") for i in range(verdicts.shape[1])]
    scores = make.scores_of(verdicts, np.full(verdicts.shape, 0.8))
    return Table(make.facts_of(rows, people), scores, Wishes())
