"""Clients' names: in the provider's own names file, apart from the meeting file."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.exchange.records import Record
from matchtafel.models import Identity, concerns

_BOOKKEEPING = {"id", "version", "recorded_at", "source", "provider", "profile_number"}
IDENTITY_FACTS = tuple(c.name for c in Identity.__table__.columns if c.name not in _BOOKKEEPING)


def take_names(session: Session, records: Sequence[Record], *, now: datetime) -> int:
    """Add names that are new or changed to the names file; how many."""
    taken = 0
    for record in records:
        provider, number = record.key
        before = find_identity(session, provider, number)
        facts = {name: record.values.get(name) for name in IDENTITY_FACTS}
        if before and all(getattr(before, name) == value for name, value in facts.items()):
            continue
        session.add(
            Identity(
                provider=provider,
                profile_number=number,
                version=before.version + 1 if before else 1,
                recorded_at=now,
                source=record.source,
                **facts,
            )
        )
        session.flush()
        taken += 1
    return taken


def person_of(session: Session, identity: Identity) -> int:
    """How the record names this person, whatever the version."""
    person = concerns(identity, session)
    assert person is not None
    return person


def find_identity(session: Session, provider: str, profile_number: str) -> Identity | None:
    """Who a client is, from the newest version; None when this names file does not know."""
    return session.scalar(
        select(Identity)
        .where(Identity.provider == provider, Identity.profile_number == profile_number)
        .order_by(Identity.version.desc())
        .limit(1)
    )
