"""One SQLite file: opened, brought up to date, and given out as sessions."""

import os
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from .migrate import MEETING, NAMES, Schema, upgrade

# reliability.md §2.2: WAL with FULL lost 0 of 71,136 acknowledged commits; with NORMAL a
# power cut lost commits in 110 of 150 rounds.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "busy_timeout=5000",
)


_NOT_OURS = "Het bestand {} is een database van een ander programma."
_OTHER_KIND = {
    MEETING.application_id: "Het bestand {} is een overlegbestand, geen namenbestand.",
    NAMES.application_id: "Het bestand {} is een namenbestand, geen overlegbestand.",
}


class DatabaseProblem(Exception):
    """The file cannot be used; the message is a Dutch sentence for the user."""


class Database:
    """A meeting file or a names file on a local disk.

    `new_session.begin()` is one act: committed at once, or nothing of it.
    """

    def __init__(self, path: Path, schema: Schema = MEETING) -> None:
        """Open or create the file.

        Raises DatabaseProblem when it is no such file, cannot be written, or is newer than
        this program.
        """
        self.path = path
        self._make_private(path)
        self.engine = _engine(path)
        self.new_session = sessionmaker(self.engine, expire_on_commit=False)
        self._reading = sessionmaker(
            self.engine.execution_options(reading=True), expire_on_commit=False
        )
        try:
            self._claim(schema)
            upgrade(self.engine, schema)
        except DatabaseError as error:
            raise DatabaseProblem(
                f"Het bestand {path.name} is geen matchtafel-bestand of is beschadigd."
            ) from error
        except CommandError as error:
            raise DatabaseProblem(
                f"Het bestand {path.name} is gemaakt met een nieuwere versie van matchtafel."
            ) from error

    def _claim(self, schema: Schema) -> None:
        """Mark a new file as one of this kind; leave a file of another kind alone."""
        with self.engine.connect() as connection:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
            tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            if mark == 0 and tables == 0:
                connection.exec_driver_sql(f"PRAGMA application_id={schema.application_id}")
                connection.commit()
            elif mark != schema.application_id:
                raise DatabaseProblem(_OTHER_KIND.get(mark or 0, _NOT_OURS).format(self.path.name))

    @staticmethod
    def _make_private(path: Path) -> None:
        """Only this user may read it; SQLite itself would create it readable for all."""
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise DatabaseProblem(
                f"Het bestand {path} is niet te openen. Bestaat de map, en mag u daar schrijven?"
            ) from error

    def reading(self) -> Session:
        """A session to read with."""
        return self._reading()

    def close(self) -> None:
        """Fold the log back into the file and let go of it."""
        self.engine.dispose()


def _engine(path: Path) -> Engine:
    def connect() -> Any:
        # isolation_level=None: the driver begins nothing of its own, so that migrations are
        # all or nothing (reliability.md §2.3).
        connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", module=sqlite, creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # DEFERRED read-then-write answers "locked" at once, whatever busy_timeout says; a
        # reader holds nobody up.
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine
