"""Making a file with its keys, and finding the key of one that is there."""

from datetime import datetime
from pathlib import Path

from .database import Database
from .disk import write_whole
from .keys import (
    Key,
    KeyFile,
    KeyProblem,
    WrongPassphrase,
    from_json,
    new_keys,
    new_open_keys,
    to_json,
)
from .migrate import MEETING, NAMES, Schema
from .problem import DatabaseProblem
from .recovery import RecoveryCode

KEY_SUFFIX = "-sleutel"
MOST_FAILED = 50
_LARGEST_KEY_FILE = 64 * 1024
_PLAIN = b"SQLite format 3\0"
_PAGE, _HEADER = 4096, 100
# Where SQLite keeps application_id (https://www.sqlite.org/fileformat.html, §1.3).
_MARK = 68


class NotEncrypted(DatabaseProblem):
    """A file from before files were encrypted; see protecting.py."""


def key_path(path: Path) -> Path:
    """The key file that belongs beside a file."""
    return path.with_name(path.name + KEY_SUFFIX)


def create(path: Path, passphrase: str, schema: Schema = MEETING) -> tuple[Database, RecoveryCode]:
    """A new, encrypted file, and its recovery code, which is kept nowhere.

    Raises KeyProblem for a passphrase that is too short, DatabaseProblem where there is a file
    of that name or none can be made.
    """
    keys, key, code = new_keys(passphrase)
    return _create(path, keys, key, schema), code


def create_open(path: Path, schema: Schema = MEETING) -> Database:
    """A new file that anyone may open: the sample."""
    keys, key = new_open_keys()
    return _create(path, keys, key, schema)


def _create(path: Path, keys: KeyFile, key: Key, schema: Schema) -> Database:
    if path.exists() or key_path(path).exists():
        raise DatabaseProblem(f"Er is al een bestand {path.name}. Kies een andere naam.")
    write_keys(path, keys)
    try:
        return Database(path, key, schema)
    except DatabaseProblem:
        key_path(path).unlink(missing_ok=True)
        raise


def read_keys(path: Path) -> KeyFile:
    """The keys of a file. Raises NotEncrypted, DatabaseProblem, KeyProblem."""
    if not path.is_file():
        raise DatabaseProblem(f"Het bestand {path} is er niet.")
    _refuse_plain(path)
    beside = key_path(path)
    try:
        if beside.stat().st_size > _LARGEST_KEY_FILE:
            raise KeyProblem("Het sleutelbestand is beschadigd.")
        return from_json(beside.read_text("utf-8"))
    except FileNotFoundError:
        raise _no_keys(path) from None
    except UnicodeDecodeError as error:
        raise KeyProblem("Het sleutelbestand is beschadigd.") from error
    except OSError as error:
        raise DatabaseProblem(f"Het bestand {beside} is niet te lezen.") from error


def _refuse_plain(path: Path) -> None:
    """A plain file is plain, also with keys beside it: from protect(), killed half-way."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER)
    except OSError as error:
        raise DatabaseProblem(f"Het bestand {path} is niet te lezen.") from error
    if not start.startswith(_PLAIN):
        return
    mark = int.from_bytes(start[_MARK : _MARK + 4], "big")
    if mark not in (MEETING.application_id, NAMES.application_id):
        raise DatabaseProblem(f"Het bestand {path.name} is een database van een ander programma.")
    raise NotEncrypted(f"Het bestand {path.name} is nog niet versleuteld.")


def _no_keys(path: Path) -> DatabaseProblem:
    if path.stat().st_size % _PAGE:
        return DatabaseProblem(f"Het bestand {path.name} is geen matchtafel-bestand.")
    return DatabaseProblem(
        f"Bij {path.name} hoort het bestand {key_path(path).name}, en dat is hier niet. "
        "Zet het ernaast; in de map met reservekopieën staat er ook een."
    )


def write_keys(path: Path, keys: KeyFile) -> None:
    """Put the keys beside a file, whole or not at all. Raises DatabaseProblem."""
    try:
        write_whole(key_path(path), to_json(keys).encode())
    except OSError as error:
        raise DatabaseProblem(
            f"Het bestand {path} is niet te openen. Bestaat de map, en mag u daar schrijven?"
        ) from error


def unlock(path: Path, passphrase: str | None, *, at: datetime) -> Key:
    """The key of a file; without a passphrase only of one that is open to all.

    A wrong passphrase is noted beside the file, and goes into the record when the file opens.
    Raises NotEncrypted, DatabaseProblem, KeyProblem.
    """
    keys = read_keys(path)
    if passphrase is None or keys.is_open:
        return keys.unlock_open()
    try:
        return keys.unlock(passphrase)
    except WrongPassphrase:
        note_failure(path, keys, at)
        raise


def unlock_with_code(path: Path, code: RecoveryCode, *, at: datetime) -> Key:
    """The key by the recovery code. Raises as unlock does."""
    keys = read_keys(path)
    try:
        return keys.unlock_with_code(code)
    except WrongPassphrase:
        note_failure(path, keys, at)
        raise


def note_failure(path: Path, keys: KeyFile, at: datetime) -> None:
    """Remember that someone tried, on a disk that can be written to."""
    moments = (*keys.failed, at.isoformat(timespec="seconds"))[-MOST_FAILED:]
    try:
        write_whole(key_path(path), to_json(keys.with_failed(*moments)).encode())
    except OSError:
        return  # a disk that is read-only: the sentence on the screen has to do


def take_failures(path: Path) -> tuple[str, ...]:
    """The moments at which a wrong passphrase was given, which are noted no longer."""
    keys = read_keys(path)
    if keys.failed:
        write_keys(path, keys.with_failed())
    return keys.failed
