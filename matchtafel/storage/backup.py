"""Backups (reservekopieën): each one read back before it counts, in a folder beside the file."""

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from .database import connect
from .disk import clear_leftovers, flush, make_private, new_beside, replace
from .keys import Key, KeyFile
from .opening import key_path, read_keys, write_keys
from .problem import DatabaseProblem

FOLDER_SUFFIX = "-reserve"
_STAMP = "%Y-%m-%d %H.%M.%S"
_TRIES = 3
# The newest 12, and the newest of each of so many days, weeks and months (reliability.md §2.3:
# of 3,200 there stay 37).
RECENT, DAYS, WEEKS, MONTHS = 12, 14, 8, 12


@dataclass(frozen=True)
class Backup:
    """A file with all that there was at a moment."""

    path: Path
    made_at: datetime


@dataclass(frozen=True)
class _State:
    """How far a file is: the seal of its last change in the record, the rows of each table.

    The seal, not the number: after a backup was put back the numbers start over.
    """

    last_change: str
    counts: tuple[tuple[str, int], ...]


def folder_of(path: Path) -> Path:
    """Where the backups of a file are."""
    path = path.resolve()
    return path.with_name(path.name + FOLDER_SUFFIX)


def _file_of(path: Path, at: datetime) -> Path:
    path = path.resolve()
    return folder_of(path) / f"{path.stem} {at.strftime(_STAMP)}{path.suffix}"


def backups(path: Path) -> list[Backup]:
    """The backups of a file, newest first."""
    found, folder, path = [], folder_of(path), path.resolve()
    for file in folder.iterdir() if folder.is_dir() else ():
        moment = file.name.removeprefix(f"{path.stem} ").removesuffix(path.suffix)
        with contextlib.suppress(ValueError):
            made_at = datetime.strptime(moment, _STAMP)
            if file == _file_of(path, made_at):
                found.append(Backup(file, made_at))
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def is_due(path: Path, key: Key) -> bool:
    """Whether something changed since the newest backup that can be read."""
    now = _state_of(path, key).last_change
    for backup in backups(path):
        with contextlib.suppress(sqlite.Error):
            return _state_of(backup.path, key).last_change != now
    return True


def make(path: Path, key: Key, at: datetime) -> Backup:
    """A backup, also while someone writes. Raises DatabaseProblem where it cannot be made.

    A plain copy of an open file lacks what is still in its log; VACUUM INTO does not, but leaves
    an empty file where it fails: hence another name until it is read back.
    """
    at = at.replace(microsecond=0)
    while _file_of(path, at).exists():
        at += timedelta(seconds=1)
    target = _file_of(path, at)
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        clear_leftovers(target.parent / path.stem)
        with new_beside(target) as copy, _connected(path, key) as connection:
            _copy_verified(connection, copy, key)
            _put(copy, target, read_keys(path))
            # Another passphrase may have come meanwhile, and passed this one by.
            write_keys(target, read_keys(path))
    except (sqlite.Error, OSError) as error:
        raise DatabaseProblem(
            f"Er is geen reservekopie van {path.name} te maken: de schijf is vol, of u mag in de "
            f"map {target.parent.name} niet schrijven. Wat in uw bestand staat, staat er nog."
        ) from error
    return Backup(target, at)


def copy(source: Any, key: Key, keys: KeyFile, target: Path) -> None:
    """The file under another name. source: a connection to it as the driver gives it.

    Its own connection, so that a file can be saved that was deleted while it was open. Never
    over another file: what is in that one's log would be replayed on the copy. Raises
    DatabaseProblem.
    """
    for there in (target, key_path(target)):
        if there.exists():
            raise DatabaseProblem(f"Er is al een bestand {there.name}. Kies een andere naam.")
    try:
        with new_beside(target) as temporary:
            _copy_verified(source, temporary, key)
            _put(temporary, target, keys)
    except (sqlite.Error, OSError) as error:
        raise DatabaseProblem(
            f"Er is geen kopie te maken in {target.parent}. Kies een andere map of schijf."
        ) from error


def _put(copy: Path, target: Path, keys: KeyFile) -> None:
    """Keys and content under a name that nothing has, nor the log of something that had it."""
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    write_keys(target, keys)
    try:
        replace(copy, target)
    except OSError:
        key_path(target).unlink(missing_ok=True)
        raise


def _copy_verified(source: Any, copy: Path, key: Key) -> None:
    for _ in range(_TRIES):
        before = _state(source)
        copy.write_bytes(b"")
        source.execute("VACUUM INTO ?", (str(copy),))
        check_readable(copy, key)
        # Someone may have written meanwhile: the copy is the one state or the other.
        if before.counts and _state_of(copy, key) in (before, _state(source)):
            return
    raise OSError("the copy differs from the file")


def check_readable(path: Path, key: Key) -> None:
    """Raises sqlite3's DatabaseError where any page is not as it was written."""
    with _connected(path, key) as connection:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchone()
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if broken is not None or answer != ("ok",):
        raise sqlite.DatabaseError("damaged")


def _state_of(path: Path, key: Key) -> _State:
    with _connected(path, key) as connection:
        return _state(connection)


def _state(connection: Any) -> _State:
    connection.execute("BEGIN")
    try:
        query = "SELECT name FROM sqlite_master WHERE type='table'"
        names = [name for (name,) in connection.execute(query).fetchall()]
        counts = {name: _one(connection, f'SELECT count(*) FROM "{name}"') for name in names}
        last = ""
        if "record_line" in names:
            query = (
                "SELECT seal FROM record_line WHERE json(changes) != '{}' "
                "ORDER BY number DESC LIMIT 1"
            )
            last = (connection.execute(query).fetchone() or ("",))[0]
    finally:
        connection.execute("COMMIT")
    # Lines that change nothing, such as that a backup was made, make no backup due.
    counts.pop("record_line", None)
    return _State(last, tuple(sorted(counts.items())))


def _one(connection: Any, query: str) -> Any:
    return connection.execute(query).fetchone()[0]


@contextlib.contextmanager
def _connected(path: Path, key: Key) -> Iterator[Any]:
    connection = connect(path, key)
    try:
        yield connection
    finally:
        connection.close()


def copy_keys(path: Path) -> list[Backup]:
    """Let the backups open with the passphrase that the file has now, and with no other.

    Gives those of which the keys could not be written: they open with the former.
    """
    keys, left = read_keys(path), []
    for backup in backups(path):
        try:
            write_keys(backup.path, keys)
        except DatabaseProblem:
            left.append(backup)
    return left


# Rotation


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of these backups the ones to keep; the newest is always among them."""
    ordered = sorted(moments)
    spans: dict[tuple[object, ...], datetime] = {}
    for moment in ordered:
        for span in _spans(moment, now):
            spans[span] = moment
    # Not only those of the last 24 hours: a clock that runs far ahead would leave one.
    return {*ordered[-RECENT:], *spans.values()}


def _spans(moment: datetime, now: datetime) -> Iterator[tuple[object, ...]]:
    """The spans that a backup can be the newest of."""
    days = (now.date() - moment.date()).days
    if days < DAYS:
        yield "day", moment.date()
    monday = moment.date() - timedelta(days=moment.weekday())
    if (now.date() - timedelta(days=now.weekday()) - monday).days < 7 * WEEKS:
        yield "week", monday
    if (now.year - moment.year) * 12 + now.month - moment.month < MONTHS:
        yield "month", moment.year, moment.month


def rotate(path: Path, now: datetime) -> None:
    """Throw away the backups that need not be kept."""
    found = backups(path)
    keep = kept((backup.made_at for backup in found), now)
    for backup in found:
        if backup.made_at not in keep:
            for gone in (backup.path, key_path(backup.path)):
                with contextlib.suppress(OSError):  # held by another program: next time
                    gone.unlink()


# Putting back


def restore(path: Path, backup: Backup, key: Key, at: datetime) -> Path | None:
    """Put a backup in the place of the file, which nobody may have open; where that went.

    What stands there now is saved first: as a backup, or as it is where it is damaged; None
    where nothing stands there. Raises DatabaseProblem; the file is then as it was.
    """
    try:
        with new_beside(path) as copy:
            shutil.copyfile(backup.path, copy)
            make_private(copy)
            check_readable(copy, key)
            saved = _save_present(path, key, at) if path.exists() else None
            if not key_path(path).exists():
                write_keys(path, read_keys(backup.path))
            for suffix in ("-wal", "-shm"):  # of the file that goes: else it would be replayed
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            replace(copy, path)
    except (sqlite.Error, OSError) as error:
        raise DatabaseProblem(
            f"De reservekopie van {backup.made_at:%d-%m-%Y %H.%M} uur is niet terug te zetten: zij "
            "is beschadigd of de schijf is vol. Kies een andere. Er is niets veranderd."
        ) from error
    return saved


def _save_present(path: Path, key: Key, at: datetime) -> Path:
    try:
        return make(path, key, at).path
    except DatabaseProblem:
        aside = folder_of(path) / f"{path.stem} beschadigd {at.strftime(_STAMP)}{path.suffix}.oud"
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        for suffix in ("", "-wal"):
            present = path.with_name(path.name + suffix)
            if present.exists():
                saved = aside.with_name(aside.name + suffix)
                shutil.copyfile(present, saved)
                flush(saved)
        return aside
