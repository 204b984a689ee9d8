"""What goes out in a package: a provider's profiles, a corporation's vacancies, or decisions.

Each is read back as its receiver will, before anyone sends it.
"""

import re
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.exchange.columns import KEYS
from matchtafel.exchange.parcel import Decided, Parcel, Partner, to_json
from matchtafel.exchange.parcel_columns import DECISION, ROWS, Holds
from matchtafel.exchange.parcel_reading import read_parcel
from matchtafel.exchange.privacy import may_be_citizen_number
from matchtafel.exchange.records import Kind, Record
from matchtafel.models import (
    Action,
    AgendaItem,
    Client,
    Decision,
    DecisionKind,
    Dwelling,
    Meeting,
    MeetingState,
    Organisation,
    OrganisationKind,
    Profile,
    Vacancy,
    VacancyFacts,
)
from matchtafel.models.decision import OUTCOMES

from .consent import consent_of
from .free_text import FREE_TEXT, texts_of
from .meeting import open_vacancies
from .rarity import rare
from .refused import Refused
from .scoring import VACANCY_FACTS

# In the place of a profile number that is not the receiver's.
OTHER = "(een ander profiel)"
_MOST_TOLD = 3


def partner(session: Session, name: str, *kinds: OrganisationKind) -> Organisation:
    """The organisation of this name among these kinds. Raises Refused without exactly one."""
    known = session.scalars(
        select(Organisation).where(Organisation.kind.in_(kinds)).order_by(Organisation.name)
    ).all()
    found = [organisation for organisation in known if organisation.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"{name} is hier zowel corporatie als zorgaanbieder. Geef ze elk een naam.")
    names = ", ".join(organisation.name for organisation in known) or "nog niemand"
    raise Refused(f"{name} staat niet in dit bestand. Wel: {names}.")


def profiles_parcel(session: Session, provider: str, *, now: datetime) -> Parcel:
    """A provider's profiles for the table: of who consents, and only what the table needs.

    All that there are: who is not in it leaves the table when the chair takes it in. Raises
    Refused for an unknown provider and for a profile with a citizen number in it.
    """
    owner = partner(session, provider, OrganisationKind.PROVIDER)
    clients = session.scalars(
        select(Client)
        .where(
            Client.owner_id == owner.id,
            Client.withdrawn_at.is_(None),
            Client.erased_at.is_(None),
            Client.versions.any(),
        )
        .options(selectinload(Client.versions), selectinload(Client.consents))
        .order_by(Client.id)
    ).all()
    consent = {client.id: consent_of(client, now.date()) for client in clients}
    records = []
    for client in (each for each in clients if consent[each.id] is not None):
        key = owner.name, client.profile_number
        said = {"consent_date": consent[client.id]}  # a statement since may be newer
        records.append(_record(Kind.PROFILES, key, client.profile, said))
    left_out = len(clients) - len(records)
    return _checked(_of_rows(Holds.PROFILES, owner, records, now, left_out))


def vacancies_parcel(session: Session, corporation: str, *, now: datetime) -> Parcel:
    """A corporation's vacancies, all that stand and are not given. Raises Refused."""
    owner = partner(session, corporation, OrganisationKind.CORPORATION)
    records = [
        _record(Kind.VACANCIES, (owner.name, vacancy.dwelling.unit_number), vacancy.facts)
        for vacancy in open_vacancies(session)
        if vacancy.owner_id == owner.id
    ]
    return _checked(_of_rows(Holds.VACANCIES, owner, records, now))


def _record(
    kind: Kind,
    key: tuple[str, str],
    row: Profile | VacancyFacts,
    said: dict[str, Any] | None = None,
) -> Record:
    """The newest version of a row; in the columns that may go, no others."""
    flags = {column.flag for column in ROWS[kind] if column.flag}
    facts = ({column.fact for column in ROWS[kind]} | flags) - set(KEYS[kind])
    values = {name: getattr(row, name) for name in facts}
    _refuse_citizen_number(FREE_TEXT[row.__tablename__], values, key[1])
    not_applicable = tuple(name for name in row.not_applicable if name in facts)
    named = dict(zip(KEYS[kind], key, strict=True))
    return Record(kind, key, None, {**values, **(said or {}), **named}, not_applicable, "")


def _refuse_citizen_number(labels: dict[str, str], values: dict[str, Any], whose: str) -> None:
    for name, label in labels.items():
        if may_be_citizen_number(values.get(name) or ""):
            raise Refused(
                f"Bij {whose} lijkt in ‘{label}’ een burgerservicenummer (BSN) te staan. Haal het "
                "weg. Er is geen pakket gemaakt."
            )


def _of_rows(
    holds: Holds, owner: Organisation, records: list[Record], now: datetime, left_out: int = 0
) -> Parcel:
    maker = Partner(owner.kind, owner.name)
    when = now.replace(microsecond=0)
    return Parcel(str(uuid.uuid4()), when, maker, None, holds, left_out, tuple(records))


def _checked(parcel: Parcel) -> Parcel:
    """The package as its receiver reads it. Raises Refused where that cannot be whole."""
    received = read_parcel(to_json(parcel), "pakket")
    if received.errors:
        told = [f"{place_of(parcel, p.row)}{p}" for p in received.errors[:_MOST_TOLD]]
        raise Refused("\n".join(["Er is geen pakket gemaakt.", *told]))
    return received


def place_of(parcel: Parcel, row: int | None) -> str:
    """Whose row that is, before a remark on it."""
    return f"{parcel.records[row - 1].key[1]}: " if row and row <= len(parcel.records) else ""


def remarks(parcel: Parcel) -> list[str]:
    """What the owner should look at before the package goes: personal data, rare combinations."""
    told = [f"{place_of(parcel, problem.row)}{problem}" for problem in parcel.problems]
    if parcel.holds is Holds.PROFILES:
        rows = [record.values for record in parcel.records]
        told += [
            f"{parcel.records[each.place].key[1]}: {each.sentence}"
            for each in rare(rows, parcel.made_at.date())
        ]
    return told


# After the meeting


def decisions_parcel(
    session: Session, meeting_id: int, organisation: Organisation, *, now: datetime
) -> Parcel:
    """What was decided about a provider's own clients, or a corporation's own dwellings.

    Withdrawn ones too, marked so. A corporation knows clients by profile number only; a provider
    sees no number of another's client, in no sentence. Raises Refused for a citizen number.
    """
    meeting = _meeting(session, meeting_id)
    hide = _hiding(session, organisation)
    decisions = tuple(
        _decided(item, decision, hide)
        for item in meeting.agenda
        for decision in item.decisions
        if decision.kind in OUTCOMES and _concerns(organisation, item, decision)
    )
    convener = Partner(meeting.convener.kind, meeting.convener.name)
    facts = {name: getattr(meeting, name) for name in ("table_name", "number", "held_on")}
    parcel = Parcel(
        str(uuid.uuid4()),
        now.replace(microsecond=0),
        convener,
        Partner(organisation.kind, organisation.name),
        Holds.DECISIONS,
        meeting={**facts, "adopted": meeting.state is MeetingState.ADOPTED},
        decisions=decisions,
    )
    return _checked(parcel)


def _meeting(session: Session, meeting_id: int) -> Meeting:
    item = selectinload(Meeting.agenda)
    vacancy, decisions = item.selectinload(AgendaItem.vacancy), AgendaItem.decisions
    return session.scalars(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            selectinload(Meeting.convener),
            vacancy.selectinload(Vacancy.versions),
            vacancy.selectinload(Vacancy.dwelling).selectinload(Dwelling.corporation),
            item.selectinload(decisions).selectinload(Decision.conditions),
            item.selectinload(decisions)
            .selectinload(Decision.actions)
            .selectinload(Action.organisation),
            item.selectinload(decisions)
            .selectinload(Decision.client)
            .selectinload(Client.provider),
        )
    ).one()


def _concerns(organisation: Organisation, item: AgendaItem, decision: Decision) -> bool:
    if organisation.kind is OrganisationKind.PROVIDER:
        return decision.client is not None and decision.client.owner_id == organisation.id
    return item.vacancy.owner_id == organisation.id


def _hiding(session: Session, organisation: Organisation) -> Callable[[str], str]:
    """Text as this receiver may read it: people type profile numbers in their own words."""
    if organisation.kind is not OrganisationKind.PROVIDER:
        return str
    rows = session.execute(select(Client.profile_number, Client.owner_id)).all()
    own = {number for number, owner in rows if owner == organisation.id}
    others = sorted({number for number, _ in rows} - own, key=len, reverse=True)
    if not others:
        return str
    any_of = "|".join(map(re.escape, others))
    pattern = re.compile(rf"(?<![\w-])(?:{any_of})(?![\w-])", re.IGNORECASE)
    return lambda text: pattern.sub(OTHER, text)


def _decided(item: AgendaItem, decision: Decision, hide: Callable[[str], str]) -> Decided:
    about = [row for row in item.decisions if row.about_id == decision.id]
    addenda = [row for row in about if row.kind is DecisionKind.ADDENDUM]
    withdrawn = next((row for row in about if row.kind is DecisionKind.WITHDRAWAL), None)
    facts: dict[str, Any] = {
        **_dwelling(item.vacancy),
        "kind": decision.kind.value,
        "decided_on": decision.recorded_at.date(),
        "sentence": hide(decision.sentence),
        "hold_until": decision.hold_until,
        "withdrawn_on": withdrawn and withdrawn.recorded_at.date(),
        "withdrawal": withdrawn and hide(withdrawn.sentence),
    }
    client = decision.client
    if client is not None:
        facts |= {"profile_number": client.profile_number, "provider": client.provider.name}
    _refuse_citizen_numbers(facts["unit_number"], [decision, *about])
    under = {
        "voorwaarden": _lines([row.text for row in decision.conditions], hide),
        "aanvullingen": _lines([row.sentence for row in addenda], hide),
        "acties": [_action(row, hide) for row in decision.actions],
    }
    return Decided(facts, under)


def _dwelling(vacancy: Vacancy) -> dict[str, Any]:
    known = {column.fact for column in DECISION} & set(VACANCY_FACTS)
    facts = {name: getattr(vacancy.facts, name) for name in known}
    dwelling = vacancy.dwelling
    return {**facts, "unit_number": dwelling.unit_number, "corporation": dwelling.corporation.name}


def _refuse_citizen_numbers(unit_number: str, decisions: Sequence[Decision]) -> None:
    for decision in decisions:
        rows = (decision, *decision.conditions, *decision.actions)
        for row in rows:
            labels = FREE_TEXT[row.__tablename__]
            _refuse_citizen_number(labels, dict(texts_of(row)), f"woning {unit_number}")


def _lines(texts: Sequence[str], hide: Callable[[str], str]) -> list[dict[str, Any]]:
    return [{"text": hide(text)} for text in texts]


def _action(action: Action, hide: Callable[[str], str]) -> dict[str, Any]:
    return {
        "text": hide(action.text),
        "organisation": action.organisation.name,
        "person": action.person,
        "due": action.due,
    }
