"""Files that anyone may open, so that tests need no passphrase."""

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy.orm import Session

from matchtafel.storage import MEETING, Database, Schema, create_open, unlock

from .meeting import NOON


def database(path: Path, schema: Schema = MEETING) -> Database:
    """The file, made where there is none."""
    if path.exists():
        return Database(path, unlock(path, None, at=NOON), schema)
    return create_open(path, schema)


def content(database: Database) -> str:
    """Every row of every table, as text."""
    with database.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")
        return "\n".join(
            str(row)
            for (table,) in tables.all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')
        )


def writing(database: Database) -> AbstractContextManager[Session]:
    """A session of one act, whatever it is."""
    return database.act("proef", by="M. de Groot", at=NOON)
