"""What was asked, decided and seen of one client at the table, for the client's dossier."""

from collections.abc import Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from matchtafel.matching.dutch import long_date, number
from matchtafel.models import (
    Action,
    AgendaItem,
    Agreement,
    Client,
    Condition,
    Decision,
    Meeting,
    Nomination,
    Organisation,
    Question,
    Vacancy,
    concerns,
)

from .dossier_words import Line, moment, said
from .free_text import FREE_TEXT
from .nameless import Words, naming, owners

Part = tuple[str, tuple[Line, ...], str]

# Which of an agreement's columns are about the client, in the words of the sheet.
_AGREEMENT = {
    "number": "kenmerk",
    "form": "vorm",
    "status": "status (VERA)",
    "temporary_basis": "grondslag van de tijdelijke huur",
    "start_date": "ingangsdatum",
    "end_date": "einddatum",
    "signed_on": "getekend op",
    "review_date": "beoordeling",
    "deposit": "waarborgsom in euro",
    "rent_allowance_requested": "huurtoeslag aangevraagd",
    "payment_method": "betaalwijze",
    "first_rent_paid_by": "eerste huur betaald door",
    "support_plan_date": "plan klaar op",
    "support_hours": "uren begeleiding per week",
    "contact_moments": "contact en huisbezoek",
    "signals_to": "signalen gaan naar",
    "data_sharing_basis": "grondslag om gegevens te delen",
}
_VERDICTS = {"eligible": "past", "undetermined": "onder voorbehoud", "excluded": "past niet"}


def decided(session: Session, client: Client) -> Iterator[Part]:
    """Nominations, questions and decisions that are about the client."""
    others = _others(session, client)
    lines = [
        Line(_address(session, row.vacancy_id), said(row.note), _stamp(row))
        for row in session.scalars(select(Nomination).filter_by(client_id=client.id))
    ]
    if lines:
        yield "Voordrachten", tuple(lines), ""
    questions = session.scalars(select(Question).filter_by(client_id=client.id))
    lines = [Line("vraag", others.text(row.text), _stamp(row)) for row in questions]
    if lines:
        yield "Vragen over u", tuple(lines), ""
    for decision in session.scalars(_decisions().filter_by(client_id=client.id)):
        yield _decision(session, decision, others)
        agreements = (
            select(Agreement).filter_by(decision_id=decision.id).order_by(Agreement.version)
        )
        for agreement in session.scalars(agreements):
            yield _agreement(agreement)


def looked_at(session: Session, client: Client) -> Iterator[Part]:
    """Decisions about a dwelling for which the client was among those that were seen."""
    owner = session.get_one(Organisation, client.owner_id).name
    lines = []
    for decision in session.scalars(_decisions()):
        for seen in decision.seen.get("candidates") or ():
            if (seen["provider"], seen["client"]) == (owner, client.profile_number):
                told = f"plaats {seen['rank']}, {_VERDICTS[seen['verdict']]}"
                score = f"score {number(100 * seen['score'])} van 100"
                lines.append(Line(_where(session, decision), f"{told}, {score}"))
    if lines:
        yield "Woningen waarvoor de tafel naar uw profiel keek", tuple(lines), ""


def named(session: Session, client: Client) -> Iterator[Part]:
    """Text about something or someone else in which the client's number stands."""
    others = _others(session, client)
    lines = [
        Line(FREE_TEXT[row.__tablename__][column], others.text(text))
        for row, column, text in naming(session, [client.profile_number])
        if concerns(row, session) != client.id
    ]
    if lines:
        yield "Waar uw profielnummer verder staat", tuple(lines), ""


def _decisions() -> Select[Decision]:
    return select(Decision).order_by(Decision.id)


def _others(session: Session, client: Client) -> Words:
    """Others are named nowhere in a dossier (AVG art. 15 lid 4)."""
    known = owners(session)
    return Words(known, {each: "een andere cliënt" for each in known if each != client.id})


def _decision(session: Session, decision: Decision, others: Words) -> Part:
    lines = [Line("besluit", others.text(decision.sentence), _stamp(decision))]
    about = {"decision_id": decision.id}
    rows = session.scalars(select(Condition).filter_by(**about))
    lines += [Line("voorwaarde", others.text(row.text)) for row in rows]
    acts = session.scalars(select(Action).filter_by(**about))
    lines += [Line("actie", others.text(row.text)) for row in acts]
    seen = [criterion["text"] for criterion in decision.seen.get("criteria") or ()]
    lines += [Line("wat de tafel zag", text) for text in seen if text]
    return f"Besluit over {_where(session, decision)}", tuple(lines), ""


def _agreement(agreement: Agreement) -> Part:
    known = [(label, getattr(agreement, column)) for column, label in _AGREEMENT.items()]
    lines = [Line(label, said(value)) for label, value in known if value is not None]
    return f"Overeenkomst, versie {agreement.version}", tuple(lines), _stamp(agreement)


def _where(session: Session, decision: Decision) -> str:
    item = session.get_one(AgendaItem, decision.agenda_item_id)
    held_on = session.get_one(Meeting, item.meeting_id).held_on
    return f"{_address(session, item.vacancy_id)}, overleg van {long_date(held_on)}"


def _address(session: Session, vacancy_id: int) -> str:
    with_all = [selectinload(Vacancy.versions), selectinload(Vacancy.dwelling)]
    vacancy = session.get_one(Vacancy, vacancy_id, options=with_all)
    return vacancy.facts.address or vacancy.dwelling.unit_number


def _stamp(row: Nomination | Question | Decision | Agreement) -> str:
    return f"vastgelegd op {moment(row.recorded_at)} door {row.recorded_by}"
