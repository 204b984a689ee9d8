"""The rent-and-care agreement that follows an allocation: its dates and support."""

import calendar
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from matchtafel.models import AgendaItem, Agreement, Client, Decision, DecisionKind, Vacancy

_KEPT = {"id", "version", "recorded_at", "recorded_by"}


def months_after(day: date, months: int) -> date:
    """The same day some calendar months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def start_agreement(session: Session, decision: Decision, *, by: str, now: datetime) -> Agreement:
    """The first version, with what the allocation already tells: one year from availability.

    Terms: huurzorgovereenkomst for 12 months, review 3 months before (domain.md §2.7, §3.4).
    """
    item = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.id == decision.agenda_item_id)
        .options(selectinload(AgendaItem.vacancy).selectinload(Vacancy.versions))
    ).one()
    client = session.scalars(
        select(Client).where(Client.id == decision.client_id).options(selectinload(Client.versions))
    ).one()
    start = item.vacancy.facts.available_from
    agreement = Agreement(
        owner_id=item.vacancy.owner_id,
        recorded_at=now,
        recorded_by=by,
        decision_id=decision.id,
        version=1,
        number=_next_number(session, now.year),
        start_date=start,
        end_date=None if start is None else months_after(start, 12) - timedelta(days=1),
        review_date=None if start is None else months_after(start, 9),
        support_hours=client.profile.support_hours,
    )
    session.add(agreement)
    session.flush()
    return agreement


def _next_number(session: Session, year: int) -> str:
    """HZ-2026-0001, counted within the file."""
    prefix = f"HZ-{year}-"
    last = session.scalar(
        select(func.max(Agreement.number)).where(Agreement.number.startswith(prefix))
    )
    return f"{prefix}{int(last[-4:]) + 1 if last else 1:04d}"


def newest_agreement(session: Session, decision_id: int) -> Agreement | None:
    """The version that counts, if there is one."""
    return session.scalar(
        select(Agreement)
        .where(Agreement.decision_id == decision_id)
        .order_by(Agreement.version.desc())
        .limit(1)
    )


def change_agreement(
    session: Session, decision_id: int, changes: Mapping[str, Any], *, by: str, now: datetime
) -> Agreement:
    """A new version with these fields changed; the same version back when nothing differs."""
    before = newest_agreement(session, decision_id)
    if before is None:
        before = start_agreement(session, session.get_one(Decision, decision_id), by=by, now=now)
    if all(getattr(before, name) == value for name, value in changes.items()):
        return before
    names = [c.name for c in Agreement.__table__.columns if c.name not in _KEPT]
    after = Agreement(
        recorded_at=now,
        recorded_by=by,
        version=before.version + 1,
        **{name: changes.get(name, getattr(before, name)) for name in names},
    )
    session.add(after)
    session.flush()
    return after


def carry_over(session: Session, before_id: int, after_id: int, *, by: str, now: datetime) -> None:
    """What was known of the agreement goes along when a decision is recorded anew."""
    before = newest_agreement(session, before_id)
    if before is None:
        return
    names = [c.name for c in Agreement.__table__.columns if c.name not in _KEPT]
    facts = {name: getattr(before, name) for name in names}
    session.add(
        Agreement(**{**facts, "decision_id": after_id}, version=1, recorded_at=now, recorded_by=by)
    )


def allocations(session: Session, meeting_id: int) -> list[Decision]:
    """The allocations of a meeting that stand, in the order of the agenda.

    Not those to a client who was erased: there is nothing left to put on a sheet.
    """
    withdrawn = select(Decision.about_id).where(Decision.kind == DecisionKind.WITHDRAWAL)
    return list(
        session.scalars(
            select(Decision)
            .join(AgendaItem, AgendaItem.id == Decision.agenda_item_id)
            .join(Client, Client.id == Decision.client_id)
            .where(
                AgendaItem.meeting_id == meeting_id,
                Client.erased_at.is_(None),
                Decision.kind == DecisionKind.ALLOCATION,
                Decision.id.not_in(withdrawn),
            )
            .options(selectinload(Decision.client).selectinload(Client.provider))
            .order_by(AgendaItem.position)
        )
    )
