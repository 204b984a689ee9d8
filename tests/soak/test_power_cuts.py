"""A power cut at any write or sync, with the program's own settings of the file.

What this tests is the SQLite in apsw 3.54.1 (plain SQLite 3.54.1), on a disk made in Python.
SQLCipher 4.19.0 (SQLite 3.53.4), which the program uses, cannot run on that disk: its pages are
encrypted above it, in the same write-ahead log, with the same syncs.
"""

import random
from collections import Counter
from itertools import count
from pathlib import Path

import apsw
import pytest

from matchtafel.storage.database import PRAGMAS

from .power import Power
from .rounds import rounds

TABLES = "CREATE TABLE act (number, content); CREATE TABLE line (number)"
ACT = """
BEGIN IMMEDIATE;
INSERT INTO act VALUES (:number, :content);
INSERT INTO line VALUES (:number);
COMMIT;
"""
# Some 15 pages and 30 writes an act: after 65 acts the log is folded into the file, which has
# writes and syncs of its own.
CONTENT, LONGEST = 60_000, 6000
WITHOUT_FULL = ("journal_mode=WAL", "synchronous=NORMAL")


def cut(folder: Path, seed: int, pragmas: tuple[str, ...]) -> tuple[int, list[int] | None]:
    """Save until the power goes; how many acts were acknowledged, and those there afterwards.

    None: one is half, or the file is damaged.
    """
    coin, path = random.Random(seed), folder / "overleg.db"
    _set(apsw.Connection(str(path)), pragmas).execute(TABLES)
    power = Power(coin.randint(1, LONGEST))
    connection = _set(apsw.Connection(str(path), vfs=power.name), pragmas)
    for number in count():
        act = {"number": number, "content": coin.randbytes(CONTENT)}
        connection.execute(ACT, act)
        if power.is_off:
            break
    found = folder / "found"
    found.mkdir()
    power.wreck(found, coin)
    connection.close()
    return number, _acts_in(found / path.name)


def _set(connection: apsw.Connection, pragmas: tuple[str, ...]) -> apsw.Connection:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _acts_in(path: Path) -> list[int] | None:
    connection = apsw.Connection(str(path))
    whole = connection.execute("PRAGMA integrity_check").get == "ok"
    acts = [number for (number,) in connection.execute("SELECT number FROM act ORDER BY rowid")]
    lines = [number for (number,) in connection.execute("SELECT number FROM line ORDER BY rowid")]
    connection.close()
    return acts if whole and acts == lines == list(range(len(acts))) else None


@pytest.mark.parametrize("seed", rounds(gate=5, soak=150))
def test_what_was_acknowledged_is_there_after_a_power_cut(
    tmp_path: Path, figures: Counter[str], seed: int
) -> None:
    acknowledged, there = cut(tmp_path, seed, PRAGMAS)
    assert there is not None
    # The act that the power went in may be there, if it is whole.
    assert len(there) in (acknowledged, acknowledged + 1)
    figures.update({"power: cuts": 1, "power: acts acknowledged": acknowledged})


def test_without_full_syncs_the_same_cuts_lose_what_was_acknowledged(tmp_path: Path) -> None:
    """Or else the disk that was made here would prove nothing."""
    lost = 0
    for seed in range(5):
        folder = tmp_path / str(seed)
        folder.mkdir()
        acknowledged, there = cut(folder, seed, WITHOUT_FULL)
        lost += there is None or len(there) < acknowledged
    assert lost
