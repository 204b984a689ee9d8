"""What a table is read from: files, each record with where it came from, and keys to find one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from matchtafel.exchange.reading import read
from matchtafel.exchange.records import Kind, Problem, Reading, Record, Severity
from matchtafel.matching.facts import NEIGHBOURHOOD_COLUMNS
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy

from .refused import Refused
from .scoring import Row, Scoring, scoring_of


@dataclass(frozen=True)
class Inputs:
    """What the files gave: records by kind, and all problems."""

    vacancies: Sequence[Record]
    profiles: Sequence[Record]
    neighbourhoods: Sequence[Record]
    problems: Sequence[Problem]
    read: Mapping[Kind, int]
    rejected: Mapping[Kind, int]


def read_inputs(
    vacancies: Sequence[Path],
    profiles: Sequence[Path],
    neighbourhoods: Path | None,
    *,
    corporation: str | None = None,
    available_from: date | None = None,
    on: date | None = None,
) -> Inputs:
    """Read all files; a key that stands in two files is taken once, the second is a problem.

    on: the reference date, by which VERA units without WWS points are counted.
    """
    of_vacancies = partial(
        read, kind=Kind.VACANCIES, corporation=corporation, available_from=available_from, on=on
    )
    readings = [of_vacancies(path) for path in vacancies]
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


def scoring_from(
    inputs: Inputs, *, on: date, norms: Mapping[int, Norms], policy: Policy
) -> Scoring:
    """What was read, ready to be scored; a score is only worked out where it is asked for."""
    return scoring_of(
        [_row(record) for record in inputs.vacancies],
        [_row(record) for record in inputs.profiles],
        {record.key[1]: _neighbourhood_row(record) for record in inputs.neighbourhoods},
        on=on,
        norms=norms.get(on.year),
        policy=policy,
    )


def _row(record: Record) -> Row:
    aside = {"not_applicable": record.not_applicable}
    return {**record.values, **aside, "source": record.origin}


def _neighbourhood_row(record: Record) -> Row:
    """Its facts, each with where it comes from; a judgement is as old as its own date."""
    judged = record.values.get("carrying_capacity_date")
    days = {"carrying_capacity": judged, "carrying_capacity_valid_until": judged}
    origins = {fact: (record.origin, days.get(fact)) for fact in NEIGHBOURHOOD_COLUMNS}
    return {**record.values, "origins": origins}


def vacancy_at(scoring: Scoring, key: str) -> int:
    """The place of a vacancy. Raises Refused for a key that is not there, or there twice."""
    return _at(scoring.facts.vacancies.keys, key, "deze woning")


def client_at(scoring: Scoring, key: str) -> int:
    """The place of a client. Raises Refused for a key that is not there, or there twice."""
    return _at(scoring.facts.clients.keys, key, "dit profiel")


def _at(keys: Sequence[tuple[str, str]], text: str, noun: str) -> int:
    found = [
        row for row, (owner, number) in enumerate(keys) if text in (number, f"{owner}/{number}")
    ]
    if not found:
        near = get_close_matches(text, [number for _, number in keys], 1)
        hint = f" Bedoelt u {near[0]}?" if near else ""
        raise Refused(f"“{text}”: {noun} is er niet bij.{hint}")
    if len(found) > 1:
        owners = " of ".join(f"{keys[row][0]}/{text}" for row in found)
        raise Refused(f"“{text}” komt meer dan eens voor: schrijf {owners}.")
    return found[0]


def status_of(inputs: Inputs) -> int:
    """The command's exit status: 0 done, 1 some rows rejected, 2 nothing could be read."""
    if not inputs.vacancies or not inputs.profiles:
        return 2
    return 1 if any(p.severity is Severity.ERROR for p in inputs.problems) else 0
