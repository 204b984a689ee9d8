"""All that the files hold about one client, for the client to read (AVG art. 15 and 20)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind
from matchtafel.matching.dutch import long_date
from matchtafel.models import Client, Event, Identity
from matchtafel.storage import MEETING, NAMES, Database, Schema
from matchtafel.storage.record import lines_about

from .consent import client_with_consent
from .dossier_decided import decided, looked_at, named
from .dossier_words import Line, fact_lines, moment, words
from .erasing import client_at, provider_of
from .identities import person_of
from .leaving import write_out
from .scoring import PROFILE_FACTS

# Where the dossier begins, and what the reader may do with it.
_ABOUT = (
    "Dit is alles wat matchtafel over u bewaart. Klopt er iets niet, of wilt u dat gegevens weg "
    "gaan? Zeg het tegen uw begeleider. Gegevens van anderen staan hier niet in."
)
_SCOPES = {"tafel": "delen aan de matchtafel", "verhuurder": "delen met de verhuurder"}
_PARTS = (decided, looked_at, named)
_SEEN_LATER = "Dat dit dossier is gemaakt, staat zelf ook in het logboek."


@dataclass(frozen=True)
class Section:
    """A heading and its lines. origin: where the facts came from and when; "" where lines say."""

    heading: str
    lines: tuple[Line, ...]
    origin: str = ""


@dataclass(frozen=True)
class Dossier:
    """What there is on one client. about: ids for the record of each file."""

    title: str
    sections: tuple[Section, ...]
    client_id: int
    person_id: int | None = None


def dossier_of(database: Database, key: str, names: Database | None = None) -> Dossier:
    """The dossier of the client with this profile number (or Provider/number).

    names: the provider's names file, where that is open too. Raises Refused without such a
    client. It does not note that it was made: see write_dossier.
    """
    with database.reading() as session:
        client = client_with_consent(session, client_at(session, key).id)
        provider, number = provider_of(session, client), client.profile_number
        sections = [
            Section("Profielnummer", tuple(_who(client, provider))),
            *_profiles(client),
            *_consents(client),
            *(Section(*part) for of in _PARTS for part in of(session, client)),
            _record(session, MEETING, "Wie uw gegevens zag of veranderde", client.id),
        ]
    identity, person = ([], None) if names is None else _identity(names, provider, number)
    found = (sections[0], *identity, *sections[1:])
    return Dossier(f"Gegevens bij profiel {number}", found, client.id, person)


def _who(client: Client, provider: str) -> Iterator[Line]:
    yield Line("profielnummer", client.profile_number)
    yield Line("zorgaanbieder", provider)
    if client.withdrawn_at is not None:
        yield Line("van tafel sinds", moment(client.withdrawn_at))
    if client.erased_at is not None:
        yield Line("gegevens gewist op", moment(client.erased_at))


def _profiles(client: Client) -> Iterator[Section]:
    columns = [c for c in TEMPLATES[Kind.PROFILES] if c.fact in PROFILE_FACTS]
    for row in client.versions:
        yield Section(
            f"Woonbehoefteprofiel, versie {row.version}",
            tuple(fact_lines(row, columns)),
            f"Uit {row.source}; vastgelegd op {moment(row.recorded_at)} door {row.recorded_by}.",
        )


def _consents(client: Client) -> Iterator[Section]:
    lines = [
        Line(
            _SCOPES[row.scope],
            f"{'gegeven' if row.given else 'ingetrokken'} op {long_date(row.stated_on)}",
            f"vastgelegd op {moment(row.recorded_at)} door {row.recorded_by}",
        )
        for row in client.consents
    ]
    if lines:
        yield Section("Toestemming", tuple(lines))


def _identity(names: Database, provider: str, number: str) -> tuple[list[Section], int | None]:
    """The versions of a name, and who looked at them."""
    with names.reading() as session:
        query = select(Identity).filter_by(provider=provider, profile_number=number)
        rows = session.scalars(query.order_by(Identity.version)).all()
        if not rows:
            return [], None
        person = person_of(session, rows[0])
        columns = [c for c in TEMPLATES[Kind.NAMES] if c.fact not in ("provider", "profile_number")]
        sections = [
            Section(
                f"Naam en contact, versie {row.version}",
                tuple(fact_lines(row, columns)),
                f"Uit {row.source}; vastgelegd op {moment(row.recorded_at)}.",
            )
            for row in rows
        ]
        seen = _record(session, NAMES, "Wie uw naam zag of veranderde", person)
    return [*sections, seen], person


def _record(session: Session, schema: Schema, heading: str, about: int) -> Section:
    lines = [
        Line(f"{moment(datetime.fromisoformat(line['at']))}, {line['by']}", _what(line))
        for line in lines_about(session, schema, [about])
    ]
    return Section(heading, tuple(lines), _SEEN_LATER)


def _what(line: Any) -> str:
    return f"{line['event']}: {line['what']}"


def as_text(dossier: Dossier, at: datetime) -> str:
    """The dossier to read, in Dutch."""
    blocks = [f"{dossier.title}\nGemaakt op {moment(at)}.\n\n{_ABOUT}"]
    for section in dossier.sections:
        rows = [section.heading, "=" * len(section.heading)]
        rows += [f"({section.origin})"] if section.origin else []
        rows += [words(line) for line in section.lines] or ["– niets"]
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def as_json(dossier: Dossier, at: datetime) -> str:
    """The same for a program to read (AVG art. 20), with the Dutch headings as keys."""
    content = {
        "titel": dossier.title,
        "gemaakt": at.isoformat(timespec="seconds"),
        "onderdelen": [_section_json(section) for section in dossier.sections],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _section_json(section: Section) -> dict[str, Any]:
    facts = [
        {"gegeven": line.label, "waarde": line.value, "herkomst": line.origin or section.origin}
        for line in section.lines
    ]
    return {"onderdeel": section.heading, "gegevens": facts}


def write_dossier(
    database: Database,
    key: str,
    target: Path,
    *,
    names: Database | None = None,
    by: str,
    at: datetime,
) -> Dossier:
    """Write the dossier to a file: .json for a program, else text.

    That it was made is in the record of each file before it is there. Raises Refused as
    write_out does, and where there is no such client.
    """
    dossier = dossier_of(database, key, names)
    what = "dossier van een cliënt"
    database.note(Event.EXPORTED, what, by=by, at=at, about=[dossier.client_id])
    if names is not None and dossier.person_id is not None:
        names.note(Event.EXPORTED, what, by=by, at=at, about=[dossier.person_id])
    text = (as_json if target.suffix.lower() == ".json" else as_text)(dossier, at)
    open_files = (database,) if names is None else (database, names)
    write_out(target, text.encode(), *open_files)
    return dossier
