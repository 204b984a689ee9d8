"""The JSON of `matchtafel match` (formats.md §2), written pair by pair."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from matchtafel.exchange.columns import column_for
from matchtafel.exchange.records import Kind, Problem
from matchtafel.matching.ask import ask_first
from matchtafel.matching.explain import Explainer
from matchtafel.matching.verdict import PairVerdict

from .pair_json import KIND, head_json, number_json, pair_json
from .seen import criterion_json
from .stateless import Matched


def write(matched: Matched, out: TextIO) -> None:
    """Write the JSON of formats.md §2, pair by pair: a large table never stands whole in memory."""
    head, tail = _head(matched), _tail(matched)
    out.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2])
    out.write(',\n "pairs": [')
    for index, pair in enumerate(_pairs(matched)):
        out.write(",\n  " if index else "\n  ")
        out.write(json.dumps(pair, ensure_ascii=False))
    out.write("],")
    out.write(json.dumps(tail, ensure_ascii=False, indent=1)[1:])
    out.write("\n")


def _head(matched: Matched) -> dict[str, Any]:
    inputs, scoring = matched.inputs, matched.scoring
    return {
        **head_json(scoring),
        "rows": {
            kind.value: {"read": inputs.read[kind], "rejected": inputs.rejected[kind]}
            for kind in (Kind.VACANCIES, Kind.PROFILES)
        },
        "problems": [problem_json(problem) for problem in inputs.problems],
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as formats.md §2 writes it."""
    names = ("file", "sheet", "row", "column", "value", "message")
    return {name: getattr(problem, name) for name in names}


def _pairs(matched: Matched) -> Iterator[dict[str, Any]]:
    """Every pair, vacancies in file order, then by rank."""
    scoring = matched.scoring
    for row in range(len(scoring.vacancies)):
        columns = [int(column) for column in scoring.order[row][: matched.top]]
        facts = scoring.facts.take([row], columns)
        clients = [scoring.clients[column] for column in columns]
        explainer = Explainer(facts, scoring.policy, [scoring.vacancies[row]], clients)
        for place, column in enumerate(columns):
            judged = [criterion_json(j) for j in explainer.pair(0, place)]
            yield {**pair_json(scoring, row, column, rank=place + 1), "criteria": judged}


def _tail(matched: Matched) -> dict[str, Any]:
    asks = ask_first(matched.scoring.facts, matched.scoring.scores)
    scoring = matched.scoring
    names = {"vacancy": scoring.vacancy_names, "client": scoring.client_names}
    return {
        "proposal": _proposal(matched, names["vacancy"], names["client"]),
        "ask_first": [
            {
                "side": ask.side,
                "key": names[ask.side][ask.row],
                "field": column_for(KIND[ask.side], ask.fact).header,
                "pairs_affected": ask.pairs_affected,
            }
            for ask in asks
        ],
    }


def _proposal(matched: Matched, vacancies: list[str], clients: list[str]) -> dict[str, Any]:
    scores, proposal = matched.scoring.scores, matched.proposal
    baselines = {"agenda_order": proposal.agenda_order, "hardest_first": proposal.hardest_first}
    return {
        "status": "optimal",
        **proposal.levels._asdict(),
        "placements": [
            {
                "vacancy": vacancies[v],
                "client": clients[c],
                "score": number_json(scores.score[v, c]),
                "provisional": bool(scores.verdict[v, c] == PairVerdict.UNDETERMINED),
                "reserves": [clients[r] for r in proposal.reserves[v]],
            }
            for v, c in proposal.placements.items()
        ],
        "unfilled": [
            {"vacancy": vacancies[v], "reason": why} for v, why in proposal.unfilled.items()
        ],
        "unmet": list(proposal.unmet),
        "notes": list(proposal.notes),
        "unplaced_clients": len(clients) - len(proposal.placements),
        "baselines": {name: way._asdict() for name, way in baselines.items()},
    }
