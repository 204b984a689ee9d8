"""Matching straight from files: read, score, propose, keep nothing (formats.md §2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matchtafel.exchange.reading import read
from matchtafel.exchange.records import Kind, Problem, Reading, Record, Severity
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.matching.proposal.propose import Pair, Proposal, Wishes, propose

from .refused import Refused
from .scoring import Scoring, scoring_of


@dataclass(frozen=True)
class Inputs:
    """What the files gave: records by kind, and all problems."""

    vacancies: Sequence[Record]
    profiles: Sequence[Record]
    neighbourhoods: Sequence[Record]
    problems: Sequence[Problem]
    read: Mapping[Kind, int]
    rejected: Mapping[Kind, int]


@dataclass(frozen=True)
class Matched:
    """Scored and proposed; match_json.write turns it into JSON."""

    inputs: Inputs
    scoring: Scoring
    proposal: Proposal
    top: int | None = None


def read_inputs(
    vacancies: Sequence[Path],
    profiles: Sequence[Path],
    neighbourhoods: Path | None,
    *,
    corporation: str | None = None,
    available_from: date | None = None,
) -> Inputs:
    """Read all files; a key that stands in two files is taken once, the second is a problem."""
    readings = [
        read(path, kind=Kind.VACANCIES, corporation=corporation, available_from=available_from)
        for path in vacancies
    ]
    readings += [read(path, kind=Kind.PROFILES) for path in profiles]
    if neighbourhoods:
        readings.append(read(neighbourhoods, kind=Kind.NEIGHBOURHOODS))
    return _gathered(readings)


def _gathered(readings: Sequence[Reading]) -> Inputs:
    by_kind: dict[Kind, list[Record]] = {kind: [] for kind in Kind}
    problems = [problem for reading in readings for problem in reading.problems]
    rejected = dict.fromkeys(Kind, 0)
    count = dict.fromkeys(Kind, 0)
    for reading in readings:
        assert reading.kind is not None
        kept, twice = _without_repeats(reading, by_kind[reading.kind])
        by_kind[reading.kind] += kept
        problems += twice
        count[reading.kind] += reading.rows_read
        rejected[reading.kind] += reading.rows_rejected + len(twice)
    return Inputs(
        by_kind[Kind.VACANCIES],
        by_kind[Kind.PROFILES],
        by_kind[Kind.NEIGHBOURHOODS],
        problems,
        count,
        rejected,
    )


def _without_repeats(
    reading: Reading, before: Sequence[Record]
) -> tuple[list[Record], list[Problem]]:
    known = {record.key: record for record in before}
    kept = [record for record in reading.records if record.key not in known]
    problems = [
        Problem(
            file=reading.file,
            sheet=reading.sheet,
            row=record.row,
            column=None,
            value="/".join(part for part in record.key if part),
            message=f"stond al in {known[record.key].source}; deze rij is niet gebruikt",
        )
        for record in reading.records
        if record.key in known
    ]
    return kept, problems


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
    scoring = scoring_of(
        [{**r.values, "not_applicable": r.not_applicable} for r in inputs.vacancies],
        [{**r.values, "not_applicable": r.not_applicable} for r in inputs.profiles],
        {record.key[1]: record.values for record in inputs.neighbourhoods},
        on=on,
        norms=norms.get(on.year),
        policy=policy,
    )
    wishes = Wishes(
        locks=[_pair(scoring, text) for text in locks],
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
        _row(scoring.facts.vacancies.keys, vacancy.strip(), "deze woning"),
        _row(scoring.facts.clients.keys, client.strip(), "dit profiel"),
    )


def _row(keys: Sequence[tuple[str, str]], text: str, noun: str) -> int:
    found = [
        row for row, (owner, number) in enumerate(keys) if text in (number, f"{owner}/{number}")
    ]
    if not found:
        raise Refused(f"“{text}”: {noun} staat niet in de bestanden.")
    if len(found) > 1:
        owners = " of ".join(f"{keys[row][0]}/{text}" for row in found)
        raise Refused(f"“{text}” komt meer dan eens voor: schrijf {owners}.")
    return found[0]


def _check(scoring: Scoring, wishes: Wishes, locks: Sequence[str]) -> None:
    vacancies = [vacancy for vacancy, _ in wishes.locks]
    clients = [client for _, client in wishes.locks]
    for pair, text in zip(wishes.locks, locks, strict=True):
        if pair in wishes.forbids:
            raise Refused(f"“{text}” is zowel vastgezet als verboden.")
        if vacancies.count(pair[0]) > 1 or clients.count(pair[1]) > 1:
            raise Refused(f"“{text}”: deze woning of dit profiel is twee keer vastgezet.")
        if not scoring.scores.consent[0, pair[1]]:
            raise Refused(f"“{text}”: zonder toestemming van de cliënt is plaatsen niet mogelijk.")


def status_of(inputs: Inputs) -> int:
    """The command's exit status: 0 done, 1 some rows rejected, 2 nothing could be read."""
    if not inputs.vacancies or not inputs.profiles:
        return 2
    return 1 if any(p.severity is Severity.ERROR for p in inputs.problems) else 0
