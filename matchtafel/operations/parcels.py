"""Packages between desks that have no server: each act, with its line in the record."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.exchange.grid import Refused as FileRefused
from matchtafel.exchange.parcel import Decided, Parcel, to_json
from matchtafel.exchange.parcel_columns import DECISION, Holds
from matchtafel.exchange.parcel_reading import read_parcel
from matchtafel.exchange.records import Kind
from matchtafel.matching.dutch import day_and_date, long_date
from matchtafel.models import Client, Event, Organisation, VacancyFacts
from matchtafel.storage import Database
from matchtafel.storage.sealed import check_free, read_sealed, seal, write_sealed

from .parcels_in import Received, preview, take_in
from .parcels_out import decisions_parcel, profiles_parcel, remarks, vacancies_parcel
from .refused import Refused
from .scoring import VACANCY_FACTS

__all__ = [
    "decision_lines",
    "decisions_parcel",
    "open_parcel",
    "preview",
    "profiles_parcel",
    "receive",
    "remarks",
    "send",
    "take_in",
    "vacancies_parcel",
]
_SENT = {
    Holds.PROFILES: "pakket met profielen gemaakt",
    Holds.VACANCIES: "pakket met woningen gemaakt",
    Holds.DECISIONS: "pakket met besluiten gemaakt",
}
_RECEIVED = {
    Holds.PROFILES: "pakket met profielen ingelezen",
    Holds.VACANCIES: "pakket met woningen ingelezen",
    Holds.DECISIONS: "pakket met besluiten gelezen",
}
_KIND = next(column for column in DECISION if column.fact == "kind")


def open_parcel(path: Path, passphrase: str) -> Parcel:
    """What is in a package. Raises DatabaseProblem; Refused where its content is no package's."""
    content = read_sealed(path, passphrase)
    try:
        return read_parcel(content, path.name)
    except FileRefused as refusal:
        raise Refused(f"{path.name}: {refusal}.") from None


def send(
    database: Database, parcel: Parcel, path: Path, passphrase: str, *, by: str, now: datetime
) -> None:
    """Write a package; that it left is in the record before it is there. Raises DatabaseProblem."""
    sealed = seal(to_json(parcel), passphrase)
    check_free(path)
    with database.reading() as session:
        about = clients_in(session, parcel)
    database.note(Event.EXPORTED, _SENT[parcel.holds], by=by, at=now, about=about)
    write_sealed(path, sealed)


def receive(database: Database, parcel: Parcel, *, by: str, now: datetime) -> Received:
    """Take a package in; of decisions only the record keeps that they were read.

    Raises Refused, DatabaseProblem.
    """
    with database.reading() as session:
        about = clients_in(session, parcel) if parcel.holds is Holds.DECISIONS else ()
    what, event = _RECEIVED[parcel.holds], Event.IMPORTED
    with database.act(what, by=by, at=now, event=event, about=about) as session:
        return take_in(session, parcel, by=by, now=now)


def clients_in(session: Session, parcel: Parcel) -> list[int]:
    """The clients of this file that a package is about."""
    keys = {record.key for record in parcel.records if record.kind is Kind.PROFILES}
    keys |= {_key(decided) for decided in parcel.decisions}
    rows = session.execute(
        select(Organisation.name, Client.profile_number, Client.id).join(
            Client, Client.owner_id == Organisation.id
        )
    )
    return sorted(client for provider, number, client in rows if (provider, number) in keys)


def _key(decided: Decided) -> tuple[Any, Any]:
    return decided.facts.get("provider"), decided.facts.get("profile_number")


# Decisions as text


def decision_lines(parcel: Parcel) -> list[str]:
    """The decisions in a package for who reads them; decision record 0016 says why only that."""
    meeting = parcel.meeting
    assert meeting is not None
    state = "vastgesteld" if meeting["adopted"] else "concept: dit kan nog veranderen"
    lines = [f"{meeting['table_name']}, {day_and_date(meeting['held_on'])} ({state})"]
    for decided in parcel.decisions:
        lines += ["", *_lines_of(decided)]
    lines += [] if parcel.decisions else ["Geen besluiten voor u."]
    return [re.sub(r"(?<=\S)\s+", " ", line) for line in lines]  # text may hold lines of its own


def _lines_of(decided: Decided) -> list[str]:
    facts = decided.facts
    who, back = facts["profile_number"], facts["withdrawn_on"]
    head = f"{_dwelling(facts)}: {_KIND.choices[facts['kind']]}"
    head += (f" aan {who}" if who else "") + (f", ingetrokken op {long_date(back)}" if back else "")
    lines = [head, f"  {facts['sentence']}"]
    lines += [f"  Voorwaarde: {line['text']}" for line in decided.under["voorwaarden"]]
    lines += [f"  Actie: {_action(line)}" for line in decided.under["acties"]]
    lines += [f"  Aanvulling: {line['text']}" for line in decided.under["aanvullingen"]]
    if facts["withdrawal"]:
        lines.append(f"  {facts['withdrawal']}")
    return lines


def _dwelling(facts: Mapping[str, Any]) -> str:
    known = {name: facts[name] for name in VACANCY_FACTS if name in facts}
    address = VacancyFacts(**known).address or facts["unit_number"]
    free = facts["available_from"]
    when = f", vrij per {long_date(free)}" if free else ""
    return f"{address} ({facts['corporation']}, {facts['unit_number']}{when})"


def _action(line: Mapping[str, Any]) -> str:
    due = f"uiterlijk {long_date(line['due'])}" if line["due"] else None
    who: Sequence[str | None] = (line["organisation"], line["person"], due)
    return f"{line['text']} ({', '.join(part for part in who if part)})"
