"""A week in the fictional town: vacancies, profiles, neighbourhoods, names and the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matchtafel.models.meeting import Presence
from matchtafel.models.organisation import OrganisationKind

from . import dwellings, names, places, profiles
from .places import Row

Key = tuple[str, str]


@dataclass(frozen=True)
class Partner:
    """An organisation at the table, with what the rent-and-care agreement's sheet needs."""

    kind: OrganisationKind
    name: str
    kvk: str
    representative: str | None = None
    representative_role: str | None = None


@dataclass(frozen=True)
class Attendee:
    """Who was there for an organisation; person is None when nobody was."""

    person: str | None
    organisation: str
    presence: Presence = Presence.PRESENT
    note: str | None = None


@dataclass(frozen=True)
class Nominee:
    """A client whom the provider puts forward. vacancy, client: (owner, number)."""

    vacancy: Key
    client: Key
    note: str | None = None


@dataclass(frozen=True)
class MeetingDetails:
    """The head of the minutes; names as in models/meeting.py."""

    table_name: str
    number: str
    held_on: date
    starts: str
    place: str
    chair: str
    minute_taker: str
    convener: str
    attendance: tuple[Attendee, ...]


@dataclass(frozen=True)
class Town:
    """One week. Rows: fact (the model's attribute) → value, None unknown, keys included.

    not_applicable in a row names the facts that do not apply. outlines: GeoJSON, WGS84.
    """

    on: date
    vacancies: tuple[Row, ...]
    profiles: tuple[Row, ...]
    neighbourhoods: tuple[Row, ...]
    names: tuple[Row, ...]
    outlines: str
    partners: tuple[Partner, ...]
    meeting: MeetingDetails
    nominations: tuple[Nominee, ...] = ()


def town(on: date, *, vacancies: int, profiles: int, seed: int) -> Town:
    """So many vacancies and profiles; the same arguments give the same rows everywhere."""
    return assemble(
        on,
        [dwellings.dwelling(index, on, seed) for index in range(vacancies)],
        profile_rows(on, profiles, seed),
        seed,
    )


def profile_rows(on: date, count: int, seed: int) -> list[Row]:
    """The first `count` generated profiles of a seed."""
    return [profiles.profile(index, on, seed) for index in range(count)]


def assemble(
    on: date,
    vacancy_rows: Sequence[Row],
    client_rows: Sequence[Row],
    seed: int,
    nominations: Sequence[Nominee] = (),
) -> Town:
    """The week around these rows."""
    described = places.described()
    return Town(
        on=on,
        vacancies=tuple(vacancy_rows),
        profiles=tuple(client_rows),
        neighbourhoods=tuple(places.neighbourhoods(on)),
        names=tuple(names.identity(row, index, seed) for index, row in enumerate(client_rows)),
        outlines=places.drawn_map(),
        partners=tuple(_partner(row) for row in described["partner"]),
        meeting=_meeting(on),
        nominations=tuple(nominations),
    )


def _partner(row: Row) -> Partner:
    return Partner(
        OrganisationKind(row["kind"]),
        row["name"],
        row["kvk"],
        row.get("representative"),
        row.get("representative_role"),
    )


def _meeting(on: date) -> MeetingDetails:
    described = places.described()
    return MeetingDetails(
        **described["meeting"],
        # Weekly, but for three weeks of holidays.
        number=str(max(on.isocalendar().week - 3, 1)),
        held_on=on,
        attendance=tuple(
            Attendee(
                row.get("person"),
                row["organisation"],
                Presence(row.get("presence", Presence.PRESENT)),
                row.get("note"),
            )
            for row in described["attendance"]
        ),
    )
