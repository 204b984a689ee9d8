"""What each retention rule is about: the rows, and the day from which the term runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from matchtafel.matching.dutch import long_date
from matchtafel.models import (
    AgendaItem,
    Client,
    Decision,
    Identity,
    Meeting,
    Placement,
)

from .agreement import newest_agreement
from .consent import withdrawal_in_force
from .nameless import all_words, erased_number, named_clients
from .retention_rules import What


@dataclass(frozen=True)
class Found:
    """A row that a rule is about. name: as a sentence says it. since: None where not known."""

    row_id: int
    name: str
    since: date | None


class Holdings:
    """What a file holds, read once for all rules."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def clients(self) -> list[Client]:
        """Everyone, with profiles and consents as they are in the file now."""
        query = select(Client).order_by(Client.id).execution_options(populate_existing=True)
        for of in (Client.versions, Client.consents, Client.provider):
            query = query.options(selectinload(of))
        return list(self.session.scalars(query))

    @cached_property
    def placed(self) -> dict[int, int]:
        """Client id → the decision that gave a dwelling."""
        return {row.client_id: row.decision_id for row in self.session.scalars(select(Placement))}

    @cached_property
    def named(self) -> set[int]:
        """The clients whom a decision names by number."""
        return named_clients(self.session)

    def found(self, what: What) -> Iterator[Found]:
        """Every row that a rule of this sort is about."""
        if what in _OTHERS:
            yield from _OTHERS[what](self.session)
            return
        for client in self.clients:
            for since in _OF_CLIENTS[what](self, client, self.placed.get(client.id)):
                yield Found(client.id, f"{client.profile_number} ({client.provider.name})", since)


# Each gives the day, None where it is not known, or nothing where the rule is not about it.
Days = Iterator[date | None]


def _consent_withdrawn(_held: Holdings, client: Client, placed: int | None) -> Days:
    withdrawal = withdrawal_in_force(client)
    if client.versions and placed is None and withdrawal is not None:
        yield withdrawal.stated_on


def _withdrawn(_held: Holdings, client: Client, placed: int | None) -> Days:
    if client.versions and placed is None and client.withdrawn_at is not None:
        yield client.withdrawn_at.date()


def _expired(_held: Holdings, client: Client, placed: int | None) -> Days:
    if client.versions and placed is None and client.profile.valid_until is not None:
        yield client.profile.valid_until


def _without_end(_held: Holdings, client: Client, placed: int | None) -> Days:
    if client.versions and placed is None and client.profile.valid_until is None:
        yield client.profile.recorded_at.date()


def _placed_income(held: Holdings, client: Client, placed: int | None) -> Days:
    known = any(v.income is not None or v.income_year is not None for v in client.versions)
    if known and placed is not None:
        yield date(held.session.get_one(Decision, placed).recorded_at.year, 12, 31)


def _agreement_ended(held: Holdings, client: Client, placed: int | None) -> Days:
    if client.versions and placed is not None:
        agreement = newest_agreement(held.session, placed)
        yield None if agreement is None else agreement.end_date


def _number_unused(held: Holdings, client: Client, _placed: int | None) -> Days:
    numbered = client.profile_number != erased_number(client)
    if client.erased_at and numbered and client.id not in held.named:
        yield client.erased_at.date()


_OF_CLIENTS: dict[What, Callable[[Holdings, Client, int | None], Days]] = {
    "client_consent_withdrawn": _consent_withdrawn,
    "client_withdrawn": _withdrawn,
    "client_expired": _expired,
    "client_without_end": _without_end,
    "client_placed_income": _placed_income,
    "client_agreement_ended": _agreement_ended,
    "client_number_unused": _number_unused,
}


def _meetings(session: Session) -> Iterator[Found]:
    """Meetings with a decision in which a number still stands."""
    words = all_words(session)
    for meeting in session.scalars(select(Meeting).order_by(Meeting.held_on, Meeting.id)):
        if any(words.changes(decision) for decision in decisions_of(session, meeting.id)):
            name = f"het overleg van {long_date(meeting.held_on)}"
            yield Found(meeting.id, name, meeting.held_on)


def decisions_of(session: Session, meeting_id: int) -> list[Decision]:
    """Every decision of a meeting, withdrawn or not."""
    query = (
        select(Decision)
        .join(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(Decision.id)
    )
    return list(session.scalars(query))


def _identities(session: Session) -> Iterator[Found]:
    """Persons of a names file, by their first version; the newest tells when it changed."""
    query = (
        select(
            func.min(Identity.id),
            Identity.provider,
            Identity.profile_number,
            func.max(Identity.recorded_at),
        )
        .group_by(Identity.provider, Identity.profile_number)
        .order_by(func.min(Identity.id))
    )
    for first, provider, number, newest in session.execute(query):
        yield Found(first, f"de naam bij {number} ({provider})", newest.date())


_OTHERS: dict[What, Callable[[Session], Iterator[Found]]] = {
    "meeting": _meetings,
    "identity": _identities,
}
