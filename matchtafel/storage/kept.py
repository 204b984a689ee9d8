"""A file that is looked after while it is open: claimed, checked, its opening in the record."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DatabaseError

from matchtafel.models import Event

from . import backup
from .database import Database, connect
from .disk import clear_leftovers
from .keys import Key
from .migrate import MEETING, Schema, newest
from .opening import forget_failures, read_keys
from .place import Claim
from .problem import Damaged, DatabaseProblem


class Kept:
    """At most one program has it, and it was whole when it was opened.

    Raises DatabaseProblem, among which Damaged.
    """

    def __init__(
        self, path: Path, key: Key, schema: Schema = MEETING, *, by: str, at: datetime
    ) -> None:
        path = path.resolve()
        self._claim = Claim(path)
        try:
            clear_leftovers(path)
            backed_up = back_up_before_migration(path, key, schema, at)
            self.database = Database(path, key, schema)
            self._look_over(by, at)
            if backed_up:
                self.database.note(Event.BACKED_UP, "vóór het bijwerken", by=by, at=at)
        except BaseException:
            self._claim.release()
            raise

    def _look_over(self, by: str, at: datetime) -> None:
        try:
            check_whole(self.database)
            self._keys = read_keys(self.database.path)
            self.note_failures()
            self.database.note(Event.OPENED, "bestand geopend", by=by, at=at)
        except BaseException:
            self.database.close()
            raise

    @property
    def is_open_to_all(self) -> bool:
        """Whether it needs no passphrase: the sample, which is not backed up nor locked."""
        return self._keys.is_open

    def note_failures(self) -> None:
        """Put in the record that someone gave a wrong passphrase."""
        failed = read_keys(self.database.path).failed
        for moment in failed:
            when = datetime.fromisoformat(moment)
            self.database.note(Event.REFUSED, "verkeerd wachtwoord", by="onbekend", at=when)
        forget_failures(self.database.path, failed)

    def back_up(self, by: str, at: datetime) -> None:
        """A backup, where something changed since the last; old ones go by rotation.

        May run beside the window. Raises DatabaseProblem.
        """
        database = self.database
        database.footing.check()
        try:
            due = not self.is_open_to_all and backup.is_due(database.path, database.key)
        except sqlite.Error as error:
            raise Damaged(_damaged(database.path)) from error
        if due:
            backup.make(database.path, database.key, at)
            backup.rotate(database.path, at)
            database.note(Event.BACKED_UP, "reservekopie gemaakt", by=by, at=at)

    def copy_to(self, target: Path, by: str, at: datetime) -> None:
        """A copy elsewhere that opens in the same way, also of a file that was deleted meanwhile.

        Raises DatabaseProblem.
        """
        with suppress(DatabaseProblem):  # else those of when it was opened
            self._keys = read_keys(self.database.path)
        backup.copy(self.database.anchor, self.database.key, self._keys, target)
        with suppress(DatabaseProblem):  # a file that is gone has no record to write in
            self.database.note(Event.EXPORTED, "kopie van het bestand", by=by, at=at)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()
        self._claim.release()


def restore(
    path: Path, chosen: backup.Backup, key: Key, schema: Schema = MEETING, *, by: str, at: datetime
) -> Path | None:
    """Put a backup in the place of a file that is not open; where the present one was saved.

    The record goes back with it, so its new line tells how far it was: number and seal of the
    last line that is gone. Raises DatabaseProblem; the file is then as it was, or the sentence
    says otherwise.
    """
    path = path.resolve()
    claim = Claim(path)
    try:
        before = _head(path, key, schema)
        saved = backup.restore(path, chosen, key, at)
        try:
            _note_restored(Database(path, key, schema), chosen, before, by, at)
        except DatabaseProblem as problem:
            raise DatabaseProblem(f"De reservekopie is teruggezet. Maar: {problem}") from problem
    finally:
        claim.release()
    return saved


def _head(path: Path, key: Key, schema: Schema) -> tuple[int, str]:
    """How far the record of the present file is; (0, "") where that cannot be read."""
    with suppress(sqlite.Error, TypeError):
        connection = connect(path, key)
        try:
            lines, seal = connection.execute(
                f"SELECT lines, seal FROM {schema.head.__tablename__}"
            ).fetchone()
            return int(lines), str(seal)
        finally:
            connection.close()
    return 0, ""


def _note_restored(
    database: Database, chosen: backup.Backup, before: tuple[int, str], by: str, at: datetime
) -> None:
    lines, seal = before
    more = {"before": {"lines": lines, "seal": seal}, "backup": chosen.made_at.isoformat()}
    what = "reservekopie teruggezet"
    try:
        with database.act(what, by=by, at=at, event=Event.RESTORED, more={"record": more}):
            pass
    finally:
        database.close()


def back_up_before_migration(path: Path, key: Key, schema: Schema, at: datetime) -> bool:
    """A backup of a file that is about to be brought up to date; whether one was needed.

    Raises DatabaseProblem.
    """
    if not (path.exists() and path.stat().st_size and is_behind(path, key, schema)):
        return False
    try:
        backup.check_readable(path, key)
    except sqlite.DatabaseError as error:
        raise Damaged(_damaged(path)) from error
    backup.make(path, key, at)
    return True


def is_behind(path: Path, key: Key, schema: Schema) -> bool:
    """Whether a file lacks migrations; what cannot be read is for the opening to tell."""
    connection = connect(path, key)
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite.Error:
        return False
    finally:
        connection.close()
    return found is not None and found[0] < newest(schema)


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
