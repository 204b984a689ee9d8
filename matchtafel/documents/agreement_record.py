"""What the data sheet of a rent-and-care agreement is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from matchtafel.matching.dutch import long_date
from matchtafel.matching.norms import Norms
from matchtafel.models import (
    AgendaItem,
    Agreement,
    Client,
    Decision,
    Dwelling,
    Identity,
    Meeting,
    Organisation,
    Profile,
    Vacancy,
    VacancyFacts,
)

# What stands in the place of a fact that the names file has, on a screen that others see.
KNOWN = "bekend"


@dataclass(frozen=True)
class Tenant:
    """Who rents and who helps, as the sheet prints it; None is not known. born: long date."""

    name: str | None = None
    born: str | None = None
    support_worker: str | None = None
    support_worker_phone: str | None = None
    financial_administrator: str | None = None

    @classmethod
    def named(cls, identity: Identity) -> "Tenant":
        """As the names file has it."""
        return cls(
            identity.full_name,
            long_date(identity.birth_date) if identity.birth_date else None,
            identity.support_worker,
            identity.support_worker_phone,
            identity.financial_administrator,
        )

    def nameless(self, profile_number: str) -> "Tenant":
        """For a screen that others see: the number, and of the rest only whether it is known."""
        hidden = {each.name: KNOWN for each in fields(self) if getattr(self, each.name)}
        return Tenant(**{**hidden, "name": profile_number})


@dataclass(frozen=True)
class Sheet:
    """One allocation and its agreement.

    norms: those of norm_year, None when there are none; norm_year: the year of signing, or of
    the decision while nobody signed. point: number on the agenda. shown_only: a version for the
    screen, where the profile number stands in the place of the name.
    """

    agreement: Agreement
    decision: Decision
    meeting: Meeting
    point: int
    facts: VacancyFacts
    dwelling: Dwelling
    profile: Profile
    provider: Organisation
    tenant: Tenant
    shown_only: bool
    tested_on: date
    norms: Norms | None
    next_norms: Norms | None

    @property
    def landlord(self) -> Organisation:
        return self.dwelling.corporation

    @property
    def landlord_signs(self) -> tuple[str | None, str | None]:
        """Who signs for the landlord and in what role: the agreement's own, else the usual."""
        agreement, landlord = self.agreement, self.landlord
        if agreement.landlord_representative:
            return agreement.landlord_representative, agreement.landlord_representative_role
        return landlord.representative, landlord.representative_role

    @property
    def provider_signs(self) -> tuple[str | None, str | None]:
        """Who signs for the care provider and in what role."""
        agreement, provider = self.agreement, self.provider
        if agreement.provider_representative:
            return agreement.provider_representative, agreement.provider_representative_role
        return provider.representative, provider.representative_role

    @property
    def norm_year(self) -> int:
        return self.tested_on.year


def read_sheet(
    session: Session,
    decision_id: int,
    identity: Identity | None,
    norms: Mapping[int, Norms],
    *,
    for_screen: bool,
) -> Sheet:
    """Read an allocation, with the newest version of its agreement.

    for_screen: of the identity nothing is taken over but what of it is known.
    Raises NoResultFound without such a decision; ValueError when it gives no dwelling to
    anyone, when it has no agreement, or when the identity is another client's.
    """
    decision, client = _allocation(session, decision_id)
    _check_owner(identity, client)
    item = session.scalars(_item_query(decision.agenda_item_id)).one()
    agreement = _newest_agreement(session, decision_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    hides = for_screen and identity is not None
    tested_on = agreement.signed_on or _reference_date(decision, meeting)
    return Sheet(
        agreement=agreement,
        decision=decision,
        meeting=meeting,
        point=_point(session, item),
        facts=item.vacancy.facts,
        dwelling=item.vacancy.dwelling,
        profile=client.profile,
        provider=client.provider,
        tenant=_tenant(identity, client.profile_number if hides else None),
        shown_only=hides,
        tested_on=tested_on,
        norms=norms.get(tested_on.year),
        next_norms=norms.get(tested_on.year + 1),
    )


def _tenant(identity: Identity | None, shown_as: str | None) -> Tenant:
    tenant = Tenant.named(identity) if identity else Tenant()
    return tenant if shown_as is None else tenant.nameless(shown_as)


def _check_owner(identity: Identity | None, client: Client) -> None:
    owner = (client.provider.name, client.profile_number)
    if identity and (identity.provider, identity.profile_number) != owner:
        raise ValueError("the identity is another client's")


def _newest_agreement(session: Session, decision_id: int) -> Agreement:
    newest = select(Agreement).filter_by(decision_id=decision_id).order_by(Agreement.version.desc())
    agreement = session.scalars(newest).first()
    if agreement is None:
        raise ValueError("there is no agreement to this decision")
    return agreement


def _allocation(session: Session, decision_id: int) -> tuple[Decision, Client]:
    person = joinedload(Decision.client)
    decision = session.scalars(
        select(Decision)
        .where(Decision.id == decision_id)
        .options(person.joinedload(Client.provider), person.selectinload(Client.versions))
    ).one()
    if decision.client is None:
        raise ValueError("this decision gives no dwelling to anyone")
    return decision, decision.client


def _item_query(item_id: int) -> Select[AgendaItem]:
    vacancy = joinedload(AgendaItem.vacancy)
    return (
        select(AgendaItem)
        .where(AgendaItem.id == item_id)
        .options(
            vacancy.selectinload(Vacancy.versions),
            vacancy.joinedload(Vacancy.dwelling).joinedload(Dwelling.corporation),
        )
    )


def _point(session: Session, item: AgendaItem) -> int:
    """The number that the minutes give this dwelling."""
    earlier = select(func.count()).where(
        AgendaItem.meeting_id == item.meeting_id, AgendaItem.position <= item.position
    )
    return session.scalars(earlier).one()


def _reference_date(decision: Decision, meeting: Meeting) -> date:
    day = decision.seen.get("reference_date")
    return date.fromisoformat(day) if day else meeting.held_on
