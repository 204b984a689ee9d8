"""Encrypting a file from before files were encrypted (0.1.0)."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from .database import connect
from .disk import new_beside, replace
from .keys import Key, KeyFile, new_keys
from .opening import refuse_encrypted, write_keys
from .place import Claim
from .problem import DatabaseProblem
from .recovery import RecoveryCode


def protect(path: Path, passphrase: str) -> tuple[Key, RecoveryCode]:
    """Put an encrypted copy in the place of a plain file, once every row is seen to be in it.

    The plain content is gone afterwards, but for what a disk keeps of deleted files. Raises
    KeyProblem for a passphrase that is too short, DatabaseProblem where it cannot be done; the
    file is then as it was.
    """
    keys, key, code = new_keys(passphrase)
    path = path.resolve()
    claim = Claim(path)
    try:
        _encrypt(path, keys, key)
    except (sqlite.Error, OSError) as error:
        raise DatabaseProblem(
            f"Het bestand {path.name} is niet te versleutelen: het is beschadigd, nog ergens open, "
            "of de schijf is vol. Het bestand is niet veranderd."
        ) from error
    finally:
        claim.release()
    return key, code


def _encrypt(path: Path, keys: KeyFile, key: Key) -> None:
    refuse_encrypted(path)
    with new_beside(path) as copy:
        counts = _export(path, copy, key)
        if counts != _counts_in(copy, key):
            raise OSError("not every row is in the copy")
        # Keys beside a plain file do no harm (opening.py); an encrypted file without them does.
        write_keys(path, keys)
        replace(copy, path)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _export(path: Path, copy: Path, key: Key) -> dict[str, int]:
    """Write everything to an encrypted file; the rows of each table that there should be."""
    # An empty file is no database yet; SQLite makes it one.
    plain = sqlite.connect(str(path), isolation_level=None)
    try:
        plain.execute("PRAGMA cipher_log_level=NONE")
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        mark = plain.execute("PRAGMA application_id").fetchone()[0]
        plain.execute("ATTACH DATABASE ? AS safe KEY ?", (str(copy), f"x'{key.database}'"))
        plain.execute("SELECT sqlcipher_export('safe')")
        plain.execute(f"PRAGMA safe.application_id={int(mark)}")
        counts = _counts(plain)
        plain.execute("DETACH DATABASE safe")
    finally:
        plain.close()
    return counts


def _counts_in(path: Path, key: Key) -> dict[str, int]:
    connection = connect(path, key)
    try:
        return _counts(connection)
    finally:
        connection.close()


def _counts(connection: Any) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type='table'").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0]
        for (name,) in names
    }
