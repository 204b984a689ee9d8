"""kill -9 while a plain file of 0.1.0 is encrypted and brought up to date: all rows, no half state.

The moment is taken from the program's own progress: it tells each call of the engine and of the
disk, before and after; it is killed at one of them.
"""

import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from matchtafel.storage import MEETING, NAMES, Kept, Key, NotEncrypted, Schema, record, unlock
from matchtafel.storage.database import connect
from matchtafel.storage.migrate import newest
from matchtafel.storage.protecting import protect
from tests.builders.meeting import NOON

from .killing import kill_after
from .rounds import rounds

RELEASED = Path(__file__).parents[1] / "storage" / "released" / "0.1.0"
WORDS = "paard batterij nietje correct"
KINDS = (("overleg.matchtafel", MEETING), ("namen.matchtafel", NAMES))
MIGRATE = """
import os
import sys
from datetime import datetime
from pathlib import Path
from matchtafel.storage import MEETING, NAMES, Kept
from matchtafel.storage.protecting import protect

DISK = {os.open, os.close, os.replace, os.fsync, os.unlink, os.mkdir, os.chmod}

def step(_frame, event, called):
    if event not in ("c_call", "c_return"):
        return
    engine = type(getattr(called, "__self__", None)).__module__.startswith("sqlcipher3")
    if engine or called in DISK:
        os.write(1, b".\\n")

path, now = Path(sys.argv[1]), datetime(2026, 11, 24, 12)
schema = NAMES if path.name.startswith("namen") else MEETING
sys.setprofile(step)
key, _code = protect(path, "paard batterij nietje correct")
Kept(path, key, schema, by="iemand", at=now).close()
sys.setprofile(None)
os.write(1, b"ready\\n")
sys.stdin.read()
"""


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind[1].name)
def kind(request: pytest.FixtureRequest) -> tuple[str, Schema]:
    """A meeting file or a names file."""
    found: tuple[str, Schema] = request.param
    return found


@pytest.fixture(scope="module")
def steps(kind: tuple[str, Schema], tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many steps it takes when nobody kills it."""
    folder = tmp_path_factory.mktemp("whole")
    return len(kill_after(None, MIGRATE, copied(kind[0], folder)))


def copied(name: str, folder: Path) -> Path:
    return Path(shutil.copy(RELEASED / name, folder / name))


def rows_in(connection: Any, tables: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Every row, in the columns that there were in 0.1.0."""
    return {
        table: sorted(connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall())
        for table, names in tables.items()
    }


def tables_in(connection: Any) -> dict[str, list[str]]:
    """Each table that has rows of its own, and its columns."""
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    return {
        name: [f'"{column[1]}"' for column in connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in listed
        if name != "alembic_version"
    }


def found(path: Path, schema: Schema) -> tuple[str, Key]:
    """How far it came, and the key with which one goes on."""
    try:
        key = unlock(path, WORDS, at=NOON)
    except NotEncrypted:
        return "plain still", protect(path, WORDS)[0]
    connection = connect(path, key)
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    connection.close()
    assert version in ("0001", newest(schema))
    return "encrypted, the old version" if version == "0001" else "all done", key


@pytest.mark.parametrize("seed", rounds(gate=2, soak=50))
def test_a_migration_that_is_killed_leaves_the_old_file_or_the_new(
    tmp_path: Path, figures: Counter[str], kind: tuple[str, Schema], steps: int, seed: int
) -> None:
    name, schema = kind
    plain = sqlite.connect(f"file:{RELEASED / name}?immutable=1", uri=True)
    tables = tables_in(plain)
    path = copied(name, tmp_path)
    kill_after(random.Random(seed).randint(1, steps - 1), MIGRATE, path)
    how_far, key = found(path, schema)
    kept = Kept(path, key, schema, by="iemand", at=NOON)
    with kept.database.reading() as session:
        assert record.verify(session, schema, key.record) is None
    raw = kept.database.engine.raw_connection()
    assert rows_in(raw.driver_connection, tables) == rows_in(plain, tables)
    assert raw.driver_connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert not [table for table in tables_in(raw.driver_connection) if "_tmp_" in table]
    raw.close()
    kept.close()
    plain.close()
    figures.update({"migration: kills": 1, f"migration: {how_far}": 1})
