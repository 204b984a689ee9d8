"""What was saved in a file, and whether it is still there."""

from sqlalchemy import select

from matchtafel.models import Organisation, OrganisationKind
from matchtafel.storage import MEETING, Database, record
from tests.builders import files


def add(database: Database, name: str) -> None:
    with files.writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=name))


def names_in(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(Organisation.name).order_by(Organisation.id)))


def is_whole(database: Database) -> bool:
    with database.reading() as session:
        return record.verify(session, MEETING, database.key.record) is None
