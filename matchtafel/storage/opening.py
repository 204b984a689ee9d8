"""Making a file with its keys, and finding the key of one that is there."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

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
from .place import CLAIM_SUFFIX, refuse_network
from .problem import DatabaseProblem
from .recovery import RecoveryCode

KEY_SUFFIX = "-sleutel"
MOST_FAILED, PATIENCE_S = 50, 5
_LARGEST_KEY_FILE = 64 * 1024
_PLAIN = b"SQLite format 3\0"
_PAGE, _HEADER = 4096, 100
# Where SQLite keeps application_id (https://www.sqlite.org/fileformat.html, §1.3).
_MARK = 68


class NotEncrypted(DatabaseProblem):
    """A file from before files were encrypted; see protecting.py."""


def key_path(path: Path) -> Path:
    """The key file that belongs beside a file."""
    path = path.resolve()
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
    refuse_network(path)
    for there in (path, key_path(path)):
        if there.exists():
            raise DatabaseProblem(f"Er is al een bestand {there.name}. Kies een andere naam.")
    write_keys(path, keys)
    try:
        return Database(path, key, schema)
    except DatabaseProblem:
        for made in (path, key_path(path)):
            with suppress(OSError):
                made.unlink()
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


def refuse_encrypted(path: Path) -> None:
    """Raises DatabaseProblem where the file is encrypted already: by another window, just now."""
    try:
        _refuse_plain(path)
    except NotEncrypted:
        return
    raise DatabaseProblem(f"Het bestand {path.name} is al versleuteld. Open het opnieuw.")


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
        f"Staat er in de map {path.name}-reserve nog een, zet een kopie daarvan hier neer en "
        f"noem die {key_path(path).name}."
    )


def write_keys(path: Path, keys: KeyFile) -> None:
    """Put the keys beside a file, whole or not at all. Raises DatabaseProblem."""
    try:
        write_whole(key_path(path), to_json(keys).encode())
    except OSError as error:
        raise DatabaseProblem(_not_written(path)) from error


def _not_written(path: Path) -> str:
    return (
        f"Het bestand {key_path(path).name} is niet te schrijven. Bestaat de map, en mag u daar "
        "schrijven?"
    )


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
        note_failure(path, at)
        raise


def unlock_with_code(path: Path, code: RecoveryCode, *, at: datetime) -> Key:
    """The key by the recovery code. Raises as unlock does."""
    keys = read_keys(path)
    try:
        return keys.unlock_with_code(code)
    except WrongPassphrase:
        note_failure(path, at)
        raise


def change_keys(path: Path, change: Callable[[KeyFile], KeyFile]) -> None:
    """Read the keys, change them and write them, with nobody else in between.

    Raises DatabaseProblem; the keys are then as they were.
    """
    beside = key_path(path)
    try:
        with FileLock(beside.with_name(f".{beside.name}{CLAIM_SUFFIX}"), PATIENCE_S, mode=0o600):
            write_keys(path, change(read_keys(path)))
    except (Timeout, OSError) as error:
        raise DatabaseProblem(_not_written(path)) from error


def note_failure(path: Path, at: datetime) -> None:
    """Remember that someone tried, where the disk can be written to."""
    moment = at.isoformat(timespec="seconds")
    with suppress(DatabaseProblem):  # else the sentence on the screen has to do
        change_keys(path, lambda keys: keys.with_failed(*keys.failed[1 - MOST_FAILED :], moment))


def forget_failures(path: Path, noted: Sequence[str]) -> None:
    """These are in the record now, and need not be remembered any more."""
    if noted:
        change_keys(
            path, lambda keys: keys.with_failed(*(m for m in keys.failed if m not in noted))
        )
