"""One encrypted SQLite file: opened, brought up to date, and given out as sessions."""

import contextlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from alembic.util import CommandError
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from matchtafel.models import Event

from . import record
from .disk import make_private
from .keys import Key
from .migrate import MEETING, NAMES, Schema, upgrade
from .place import Footing
from .problem import Damaged, DatabaseProblem

# reliability.md §2.2: WAL with FULL lost 0 of 71,136 acknowledged commits; with NORMAL a
# power cut lost commits in 110 of 150 rounds.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    # macOS: fsync alone leaves it in the drive's own memory. Elsewhere these do nothing.
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "busy_timeout=5000",
)

# hide_parameters hides what goes into the file; at DEBUG SQLAlchemy logs the rows that come out.
logging.getLogger("sqlalchemy.engine.Engine").addFilter(lambda line: line.levelno > logging.DEBUG)

_NOT_OURS = "Het bestand {} is een database van een ander programma."
_OTHER_KIND = {
    MEETING.application_id: "Het bestand {} is een overlegbestand, geen namenbestand.",
    NAMES.application_id: "Het bestand {} is een namenbestand, geen overlegbestand.",
}


class Database:
    """A meeting file or a names file on a local disk."""

    def __init__(self, path: Path, key: Key, schema: Schema = MEETING) -> None:
        """Open or create the file.

        Raises DatabaseProblem when it is no such file, is damaged (Damaged), cannot be written,
        or is newer than this program.
        """
        self.path, self.key, self.schema = path, key, schema
        self.anchor: Any = None
        try:
            make_private(path)
        except OSError as error:
            raise DatabaseProblem(
                f"Het bestand {path} is niet te openen. Bestaat de map, en mag u daar schrijven?"
            ) from error
        self.engine = _engine(path, key)
        self._writing, self._reading = _sessions(self.engine)
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()  # else the file cannot be replaced, on Windows
            raise
        self.footing = Footing.of(path)
        # Holds on to the file itself, whatever becomes of its name: for a copy of it.
        self.anchor = connect(path, key)
        self.anchor.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def _bring_up_to_date(self) -> None:
        try:
            self._claim(self.schema)
            upgrade(self.engine, self.schema)
        except DatabaseError as error:
            raise _not_opened(self.path, error) from error
        except CommandError as error:
            raise DatabaseProblem(
                f"Het bestand {self.path.name} is gemaakt met een nieuwere versie van matchtafel."
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

    @contextlib.contextmanager
    def act(
        self,
        what: str,
        *,
        by: str,
        at: datetime,
        event: Event = Event.CHANGED,
        about: Sequence[int] = (),
        more: Mapping[str, Any] = MappingProxyType({}),
    ) -> Iterator[Session]:
        """One act: committed at once with its line in the record, or nothing of it.

        what: a fixed phrase of the program. event CHANGED leaves no line where nothing changed.
        more: what the line says beside the changes; never anyone's data.
        Raises DatabaseProblem where the file is gone or damaged, the disk full or read-only, or
        another program holds the file.
        """
        self.footing.check()
        entry = record.Entry(event, what, by, at, about, more)
        try:
            with self._writing.begin() as session:
                yield session
                record.append(session, self.key.record, entry)
        except DatabaseError as error:
            # A damaged page comes as the bare DatabaseError; its other kinds are of the act.
            if type(error) not in (DatabaseError, OperationalError):
                raise
            raise DatabaseProblem(not_saved(error)) from error

    def note(
        self, event: Event, what: str, *, by: str, at: datetime, about: Sequence[int] = ()
    ) -> None:
        """A line for what changes nothing here: a view, an export, a refusal.

        It is in the file before what it tells of happens, so that nothing can undo it.
        """
        with self.act(what, by=by, at=at, event=event, about=about):
            pass

    def reading(self) -> Session:
        """A session to read with."""
        return self._reading()

    def close(self) -> None:
        """Fold the log back into the file and let go of it."""
        if self.anchor is not None:
            self.anchor.close()
        self.engine.dispose()


_NOT_SAVED = "Dit is niet bewaard; alles van daarvóór wel."
_DAMAGED = "Het bestand is beschadigd. Zet de laatste goede reservekopie terug."
_WHY = {
    "full": "De schijf is vol. Maak ruimte en doe het opnieuw.",
    "readonly": "Het bestand mag niet worden veranderd. Kijk of de schijf of het bestand op "
    "alleen-lezen staat.",
    "locked": "Een ander programma houdt het bestand bezet. Sluit dat en doe het opnieuw.",
    "malformed": _DAMAGED,
}


def not_saved(error: DatabaseError) -> str:
    """Why something could not be written, and what to do, in Dutch."""
    why = _why(error) or "De schijf geeft een fout. Maak een kopie op een andere schijf."
    return f"{_NOT_SAVED} {why}"


def _not_opened(path: Path, error: DatabaseError) -> DatabaseProblem:
    why = _why(error)
    if why and why is not _DAMAGED:
        return DatabaseProblem(f"Het bestand {path.name} is niet te openen. {why}")
    return Damaged(f"Het bestand {path.name} is geen matchtafel-bestand of is beschadigd.")


def _why(error: DatabaseError) -> str:
    told = str(error.orig)  # the driver's own words, without the statement
    return next((words for sign, words in _WHY.items() if sign in told), "")


def connect(path: Path, key: Key) -> Any:
    """A bare connection to an encrypted file, as the driver gives it."""
    # isolation_level=None: the driver begins nothing of its own, so that migrations are
    # all or nothing (reliability.md §2.3).
    # mode=rw: a file that is gone is not made anew, empty, under its name.
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    # Else SQLCipher tells standard error what it thinks of a wrong key.
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.database}'\"")
    return connection


def _engine(path: Path, key: Key) -> Engine:
    def opened() -> Any:
        connection = connect(path, key)
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite.Error:
            connection.close()
            raise
        return connection

    # The key is in no URL and no repr: SQLAlchemy is handed connections. What stands in the
    # rows is in no error and no log.
    engine = create_engine(
        "sqlite://", module=sqlite, creator=opened, poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # DEFERRED read-then-write answers "locked" at once, whatever busy_timeout says; a
        # reader holds nobody up.
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _sessions(engine: Engine) -> tuple[sessionmaker[Session], sessionmaker[Session]]:
    """Sessions to write with, whose changes the record sees, and sessions to read with."""
    writing = sessionmaker(engine, expire_on_commit=False)
    event.listen(writing, "after_flush", record.collect)
    event.listen(writing, "do_orm_execute", record.refuse_bulk)
    reading = sessionmaker(engine.execution_options(reading=True), expire_on_commit=False)
    return writing, reading
