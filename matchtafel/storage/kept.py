"""A file that is looked after while it is open: claimed, checked, its opening in the record."""

from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from matchtafel.models import Event

from .database import Database
from .keys import Key
from .migrate import MEETING, Schema
from .opening import take_failures
from .place import Claim
from .problem import DatabaseProblem


class Damaged(DatabaseProblem):
    """The file was damaged on the disk; a backup can take its place (backup.py)."""


class Kept:
    """At most one program has it, and it was whole when it was opened.

    Raises DatabaseProblem, among which Damaged.
    """

    def __init__(
        self, path: Path, key: Key, schema: Schema = MEETING, *, by: str, at: datetime
    ) -> None:
        self._claim = Claim(path)
        try:
            self.database = Database(path, key, schema)
            check_whole(self.database)
            self._note_opening(by, at)
        except BaseException:
            self._claim.release()
            raise

    def _note_opening(self, by: str, at: datetime) -> None:
        failed = take_failures(self.database.path)
        for moment in failed:
            when = datetime.fromisoformat(moment)
            self.database.note(Event.REFUSED, "verkeerd wachtwoord", by="onbekend", at=when)
        self.database.note(Event.OPENED, "bestand geopend", by=by, at=at)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()
        self._claim.release()


def check_whole(database: Database) -> None:
    """Raises Damaged where a byte is not as it was written.

    SQLCipher seals each page: of 60 single flipped bytes it found 60, SQLite's own check 8
    (reliability.md §2.1).
    """
    try:
        with database.engine.connect() as connection:
            broken = connection.exec_driver_sql("PRAGMA cipher_integrity_check").first()
            answer = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    except DatabaseError as error:
        raise Damaged(_damaged(database.path)) from error
    if broken is not None or answer != "ok":
        raise Damaged(_damaged(database.path))


def _damaged(path: Path) -> str:
    return (
        f"Het bestand {path.name} is beschadigd. Verander er niets meer aan: "
        "zet de laatste goede reservekopie terug."
    )
