"""Files of two desks, and what they do with packages."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.exchange.parcel import Parcel
from matchtafel.models import Base, Client
from matchtafel.operations.parcels import preview, profiles_parcel, receive
from matchtafel.operations.parcels_in import Preview, Received
from matchtafel.storage import Database
from tests.builders import files
from tests.builders import meeting as make

NOW = datetime(2026, 11, 24, 9, 45)
LATER = NOW + timedelta(hours=1)
BY = "M. de Groot"
BSN = "111222333"  # passes the eleven-test
NAME = "Yıldız"


def provider_desk(folder: Path) -> Database:
    """Opstap's own file: two who consent, one who does not."""
    database = files.database(folder / "opstap.matchtafel")
    with files.writing(database) as session:
        make.client(session, "P-1", note="graag dicht bij de tram")
        make.client(session, "P-2", income=None)
        make.client(session, "P-3", consent_date=None)
    return database


def chair_desk(folder: Path) -> Database:
    """The chair's file: a meeting, and a client of another provider."""
    database = files.database(folder / "tafel.matchtafel")
    with files.writing(database) as session:
        make.meeting(session)
        make.client(session, "H-9", "De Haven")
    return database


def out(database: Database, now: datetime = NOW, provider: str = "Opstap") -> Parcel:
    with database.reading() as session:
        return profiles_parcel(session, provider, now=now)


def seen(database: Database, parcel: Parcel) -> Preview:
    with database.reading() as session:
        return preview(session, parcel)


def take(database: Database, parcel: Parcel, now: datetime = LATER) -> Received:
    return receive(database, parcel, by=BY, now=now)


def content(database: Database) -> list[tuple[Any, ...]]:
    """All rows but the record's, which tells of readings that changed nothing too."""
    tables = [t for t in Base.metadata.sorted_tables if not t.name.startswith("record_")]
    with database.reading() as session:
        return [(t.name, *row) for t in tables for row in session.execute(select(t))]


def find(session: Session, number: str) -> Client:
    loads = selectinload(Client.versions), selectinload(Client.consents)
    return session.scalars(select(Client).filter_by(profile_number=number).options(*loads)).one()


def numbers(parcel: Parcel) -> list[str]:
    return [record.key[1] for record in parcel.records]
