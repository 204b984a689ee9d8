"""Matching straight from files: read, score, propose, keep nothing (formats.md §2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.matching.proposal.propose import Pair, Proposal, Wishes, propose

from .inputs import Inputs, client_at, scoring_from, vacancy_at
from .refused import Refused
from .scoring import Scoring


@dataclass(frozen=True)
class Matched:
    """Scored and proposed; match_json.write turns it into JSON."""

    inputs: Inputs
    scoring: Scoring
    proposal: Proposal
    top: int | None = None


def match(
    inputs: Inputs,
    *,
    on: date,
    norms: Mapping[int, Norms],
    policy: Policy,
    locks: Sequence[str] = (),
    forbids: Sequence[str] = (),
    top: int | None = None,
) -> Matched:
    """Score and propose. Raises Refused for a lock or forbid that cannot be understood."""
    scoring = scoring_from(inputs, on=on, norms=norms, policy=policy)
    wishes = Wishes(
        locks=list(dict.fromkeys(_pair(scoring, text) for text in locks)),
        forbids=[_pair(scoring, text) for text in forbids],
    )
    _check(scoring, wishes, locks)
    proposal = propose(scoring.facts, scoring.scores, scoring.order, policy, wishes)
    return Matched(inputs, scoring, proposal, top)


def _pair(scoring: Scoring, text: str) -> Pair:
    vacancy, separator, client = text.partition("=")
    if not separator:
        raise Refused(f"“{text}”: verwacht WONING=PROFIEL, zoals 1001=P-2026-0042.")
    return (
        vacancy_at(scoring, vacancy.strip()),
        client_at(scoring, client.strip()),
    )


def _check(scoring: Scoring, wishes: Wishes, locks: Sequence[str]) -> None:
    vacancies = [vacancy for vacancy, _ in wishes.locks]
    clients = [client for _, client in wishes.locks]
    for text in locks:
        pair = _pair(scoring, text)
        if pair in wishes.forbids:
            raise Refused(f"“{text}” is zowel vastgezet als verboden.")
        if vacancies.count(pair[0]) > 1 or clients.count(pair[1]) > 1:
            raise Refused(f"“{text}”: deze woning of dit profiel is twee keer vastgezet.")
        if not scoring.scores.consent[0, pair[1]]:
            raise Refused(f"“{text}”: zonder toestemming van de cliënt is plaatsen niet mogelijk.")
