"""The best placement where caps cross, which no flow keeps: exactly, stage by stage.

CP-SAT alone takes a minute for a hundred dwellings. But the linear relaxation is nearly
always whole, and its prices, rounded to whole numbers, give a bound that is true whatever
the prices are. A relaxation that meets its bound is the best there is; else CP-SAT searches
the pairs that the bound leaves. Nothing rests on how exact the relaxation was.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .caps import Cap, Mask
from .flow import Whole, folded

# Up to here the relaxation's prices are off by less than one.
LARGEST_COST = 10**12


def best_within(pairs: Whole, levels: Sequence[Whole], caps: Sequence[Cap], units: int) -> Mask:
    """Which of pairs (n, 2) to place, (n,): the cheapest by the first level, then the second.

    levels: cost ≥ 0 of each pair and, last, of a unit that is not placed, (n + 1,); at most
    `units` are placed. Placing nobody keeps every cap, so there is always an answer.
    """
    search = _Search(_limits(pairs, caps), len(pairs))
    for stage in folded(levels, units, LARGEST_COST):
        search.go_on(stage[:-1] - stage[-1])
    return search.best


class _Limits(NamedTuple):
    """At most `most` (R,) of the pairs that each limit covers: limit row[i] covers pair[i]."""

    row: Whole
    pair: Whole
    most: Whole


def _limits(pairs: Whole, caps: Sequence[Cap]) -> _Limits:
    """One client a dwelling, one dwelling a client, and the caps."""
    covered = [
        *(rows for side in pairs.T for rows in _alike(side)),
        *(np.flatnonzero(cap.vacancies[pairs[:, 0]] & cap.clients[pairs[:, 1]]) for cap in caps),
    ]
    most = np.ones(len(covered), np.int64)
    most[len(covered) - len(caps) :] = [cap.left for cap in caps]
    row = np.repeat(np.arange(len(covered)), [len(inside) for inside in covered])
    return _Limits(row, np.concatenate(covered), most)


def _alike(side: Whole) -> list[Whole]:
    """The places of each value in turn."""
    order = np.argsort(side, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(side[order])) + 1)


class _Search:
    """best (n,): the pairs placed, the best by the stages gone through so far.

    left (n,): the pairs that a best placement may have. tight (R,): limits that it fills.
    Where those do not tell all, reached: what each stage costs, and came to.
    """

    def __init__(self, limits: _Limits, pairs: int) -> None:
        self.limits = limits
        self.best, self.left = np.zeros(pairs, bool), np.ones(pairs, bool)
        self.tight = np.zeros(len(limits.most), bool)
        self.reached: list[tuple[Whole, int]] = []

    def go_on(self, cost: Whole) -> None:
        """Of what is best so far, the cheapest by one more stage: cost (n,) of each pair."""
        relaxed, price = self._relax(cost)
        slack = cost.copy()
        np.subtract.at(slack, self.limits.pair, price[self.limits.row])
        bound = int((price * self.limits.most).sum() + np.minimum(slack[self.left], 0).sum())
        if self._keeps(relaxed):
            self.best = relaxed
        gap = self._close(cost, slack, bound)
        proven = gap == 0 and not (slack[self.left] < 0).any()
        self.left &= slack <= gap
        if proven:
            self.tight |= price != 0
        else:
            self.reached.append((cost, int(cost[self.best].sum())))

    def _close(self, cost: Whole, slack: Whole, bound: int) -> int:
        """Search among more and more pairs for the best; how far it stays above the bound.

        Whatever beats the best so far has no pair of which the slack is the gap or more.
        """
        gap, width = int(cost[self.best].sum()) - bound, 0
        while gap > 0:
            among = self.left & (slack <= width)
            self.best = self._search(cost, among | self.best)
            gap = int(cost[self.best].sum()) - bound
            more = np.sort(slack[self.left])[2 * int(among.sum()) + len(self.tight) :]
            if gap <= width or among.sum() == self.left.sum():
                break
            width = min(gap, int(more[0])) if len(more) else gap
        return gap

    def _keeps(self, chosen: Mask) -> bool:
        """Whether these pairs (n,) keep every limit, and are as good as what is best so far."""
        used = np.bincount(self.limits.row, chosen[self.limits.pair], len(self.limits.most))
        return (
            bool((used <= self.limits.most).all())
            and bool((used == self.limits.most)[self.tight].all())
            and all(cost[chosen].sum() == total for cost, total in self.reached)
        )

    def _each_limit(self, among: Mask) -> Iterator[tuple[list[int], int, bool]]:
        """What each limit covers of these pairs (n,), how many at most, and whether as many."""
        kept = among[self.limits.pair]
        counts = np.bincount(self.limits.row[kept], minlength=len(self.limits.most))
        covered = np.split(self.limits.pair[kept], np.cumsum(counts)[:-1])
        inside = (pairs.tolist() for pairs in covered)
        return zip(inside, self.limits.most.tolist(), self.tight.tolist(), strict=True)

    def _relax(self, cost: Whole) -> tuple[Mask, Whole]:
        """What the linear relaxation places (n,), rounded; and the price ≤ 0 of each limit (R,).

        Should it fail: nobody, for nothing; that is a bound as well.
        """
        from ortools.linear_solver.python import model_builder

        model = model_builder.Model()
        share = {int(pair): model.new_num_var(0, np.inf, "") for pair in np.flatnonzero(self.left)}
        rows = []
        for inside, most, tight in self._each_limit(self.left):
            total = model_builder.LinearExpr.sum([share[pair] for pair in inside])
            rows.append(model.add(total == most if tight else total <= most))
        weights = cost[self.left].tolist()
        model.minimize(model_builder.LinearExpr.weighted_sum(list(share.values()), weights))
        solver, chosen = model_builder.Solver("glop"), np.zeros(len(cost), bool)
        if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
            return chosen, np.zeros(len(rows), np.int64)
        chosen[list(share)] = [solver.value(one) > 0.5 for one in share.values()]
        price = np.round([solver.dual_value(row) for row in rows]).astype(np.int64)
        return chosen, np.where(self.tight, price, np.minimum(price, 0))

    def _search(self, cost: Whole, among: Mask) -> Mask:
        """The cheapest of these pairs (n,) that keeps the limits and what was reached."""
        # ortools takes half a second to import: only when a cap crosses.
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        placed = {int(pair): model.new_bool_var("") for pair in np.flatnonzero(among)}
        for inside, most, tight in self._each_limit(among):
            total = sum(placed[pair] for pair in inside)
            model.add(total == most if tight else total <= most)
        costs = [(c[among].tolist(), total) for c, total in self.reached]
        totals = cp_model.LinearExpr.weighted_sum
        for weights, total in costs:
            model.add(totals(list(placed.values()), weights) == total)
        model.minimize(totals(list(placed.values()), cost[among].tolist()))
        for pair, one in placed.items():
            model.add_hint(one, bool(self.best[pair]))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2
        if solver.solve(model) != cp_model.OPTIMAL:
            raise ArithmeticError("CP-SAT did not prove its best placement")
        chosen = np.zeros(len(cost), bool)
        chosen[list(placed)] = [solver.boolean_value(one) for one in placed.values()]
        return chosen
