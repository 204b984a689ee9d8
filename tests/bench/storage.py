"""What encryption and the record cost, beside the same file without them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.orm import Session, sessionmaker

from matchtafel.models import Organisation, OrganisationKind
from matchtafel.storage import Database, create_open
from matchtafel.storage.database import PRAGMAS, connect

from .result import Result
from .timing import in_turns

ROWS, ACTS = 10_000, 50
NOW = datetime(2026, 11, 24, 10, 42)
_TABLE = "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, name TEXT, rent INTEGER, note TEXT)"


def all_of_it() -> Iterator[Result]:
    """Each in a folder of its own."""
    with TemporaryDirectory() as folder:
        database = create_open(Path(folder) / "a.matchtafel")
        yield _rows(database, Path(folder))
        yield _opening(database, Path(folder))
        yield _act(database)
        database.close()


def _rows(database: Database, folder: Path) -> Result:
    """Rows in, in one transaction, and out again."""
    (folder / "sealed").touch()
    sealed = _prepared(connect(folder / "sealed", database.key))
    plain = _prepared(sqlite.connect(str(folder / "plain"), isolation_level=None))
    rows = [(f"Dorpsweg {n}", n, "een opmerking van gewone lengte") for n in range(ROWS)]
    with_key, without = in_turns(
        lambda: _in_and_out(sealed, rows), lambda: _in_and_out(plain, rows)
    )
    sealed.close()
    plain.close()
    return Result(
        "rows in and out, beside plain SQLite", with_key / without, 1.5, "lower", "10,000"
    )


def _prepared(connection: Any) -> Any:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _in_and_out(connection: Any, rows: list[tuple[str, int, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_TABLE)
    connection.execute("DELETE FROM t")
    connection.executemany("INSERT INTO t (name, rent, note) VALUES (?, ?, ?)", rows)
    connection.execute("COMMIT")
    assert len(connection.execute("SELECT * FROM t").fetchall()) == len(rows)


def _opening(database: Database, folder: Path) -> Result:
    """To the first answer; turning a passphrase into a key is not in it."""
    plain = folder / "plain"

    def without() -> None:
        _first_answer(sqlite.connect(str(plain), isolation_level=None))

    sealed, bare = in_turns(
        lambda: _first_answer(connect(database.path, database.key)), without, rounds=31
    )
    return Result("opening with a key, beside plain", sealed / bare, 2, "lower", "one file")


def _first_answer(connection: Any) -> None:
    with closing(_prepared(connection)):
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _act(database: Database) -> Result:
    """Acts that add a row, each committed, with the line in the record and without."""
    names = count()
    bare = sessionmaker(database.engine, expire_on_commit=False)

    def add(session: Session) -> None:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=f"w{next(names)}"))

    def recorded() -> None:
        for _ in range(ACTS):
            with database.act("proef", by="M. de Groot", at=NOW) as session:
                add(session)

    def unrecorded() -> None:
        for _ in range(ACTS):
            with bare.begin() as session:
                add(session)

    with_line, without = in_turns(recorded, unrecorded)
    why = (
        "The line takes three statements however small the act, and this is the smallest act "
        "there is: one row. So short a time is measured roughly: the same code gave from 0.90 "
        "to just over 1.50."
    )
    name = "an act with its line in the record"
    return Result(name, with_line / without, 1.5, "lower", "50 acts", why=why)
