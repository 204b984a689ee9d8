"""A disk that is full or read-only, a file that another program holds.

Each is told in a sentence with a way on; what was there before is there after.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

import matchtafel.storage.database as storage
from matchtafel.storage import Database, DatabaseProblem
from matchtafel.storage.opening import key_path
from tests.builders import files

from .saved import add, is_whole, names_in

NOT_SAVED = "Dit is niet bewaard; alles van daarvóór wel."
ROOT = Path(__file__).parents[2]


def set_pragma(database: Database, pragma: str) -> None:
    """On the connection that the pool hands out next, and on every later one."""
    event.listen(database.engine, "checkout", lambda raw, *_rest: raw.execute(f"PRAGMA {pragma}"))


def test_a_full_disk_is_told_and_once_there_is_room_one_goes_on(database: Database) -> None:
    set_pragma(database, "max_page_count=1")  # SQLite makes of it: no more than there are
    with pytest.raises(DatabaseProblem) as told:
        for number in range(1000):
            add(database, f"{number} {'lang ' * 300}")
    assert str(told.value) == f"{NOT_SAVED} De schijf is vol. Maak ruimte en doe het opnieuw."
    assert names_in(database)[0] == "was er al"
    assert is_whole(database)
    set_pragma(database, "max_page_count=100000")
    add(database, "daarna")
    assert names_in(database)[-1] == "daarna"


FILL = """
import sys
from pathlib import Path
from matchtafel.storage import DatabaseProblem
from tests.builders import files
from tests.faults.saved import add, is_whole, names_in
folder = Path(sys.argv[1])
database = files.database(folder / "overleg.matchtafel")
saved = []
try:
    for number in range(10_000):
        add(database, f"{number} {'lang ' * 300}")
        saved.append(number)
except DatabaseProblem as problem:
    print(problem)
print(bool(saved), [int(name.split()[0]) for name in names_in(database)] == saved)
print(is_whole(database))
(folder / "ballast").unlink()
add(database, "daarna")
database.close()
again = files.database(folder / "overleg.matchtafel")
print(names_in(again)[-1], is_whole(again))
"""
IN_SMALL_DISK = """
mount -t tmpfs -o size=2m tmpfs "$1" && head -c 300000 /dev/zero > "$1/ballast" && "$2" -c "$3" "$1"
"""
APART = shutil.which("unshare")


def can_mount(folder: Path) -> bool:
    """Whether this system lets anyone have disks of their own."""
    if APART is None:
        return False
    asked = [APART, "-rm", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def test_a_disk_that_is_really_full_keeps_all_that_was_saved(tmp_path: Path) -> None:
    if not can_mount(tmp_path):
        pytest.skip("no small disk to be had here")
    asked = [str(APART), "-rm", "sh", "-ec", IN_SMALL_DISK, "-", str(tmp_path), sys.executable]
    done = subprocess.run([*asked, FILL], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout.splitlines() == [
        f"{NOT_SAVED} De schijf is vol. Maak ruimte en doe het opnieuw.",
        "True True",
        "True",
        "daarna True",
    ], done.stderr


def test_a_disk_that_turns_read_only_is_told_and_reading_goes_on(database: Database) -> None:
    set_pragma(database, "query_only=ON")
    with pytest.raises(DatabaseProblem) as told:
        add(database, "mag niet")
    assert str(told.value) == (
        f"{NOT_SAVED} Het bestand mag niet worden veranderd. "
        "Kijk of de schijf of het bestand op alleen-lezen staat."
    )
    assert names_in(database) == ["was er al"]
    set_pragma(database, "query_only=OFF")
    add(database, "daarna")
    assert names_in(database) == ["was er al", "daarna"]


AS_ANYONE = """
import os
import sys
from datetime import datetime
from pathlib import Path
from matchtafel.storage import DatabaseProblem, Kept, unlock
now = datetime(2026, 11, 24, 10, 42)
spare, path = map(Path, sys.argv[1:])
Kept(spare, unlock(spare, None, at=now), by="iemand", at=now).close()
if os.getuid() == 0:  # root may write anywhere; all that is needed is loaded by now
    os.setgid(65534)
    os.setuid(65534)
try:
    Kept(path, unlock(path, None, at=now), by="iemand", at=now)
except DatabaseProblem as problem:
    print(problem)
"""


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o777), (0o444, 0o555)])
def test_a_file_that_may_only_be_read_is_refused_and_left_as_it_was(
    database: Database, tmp_path_factory: pytest.TempPathFactory, of_file: int, of_folder: int
) -> None:
    path, spare = database.path, tmp_path_factory.mktemp("spare") / "ander.matchtafel"
    files.database(spare).close()
    database.close()
    before = path.read_bytes()
    for folder in [f for f in path.parents if f.stat().st_uid == os.getuid()][::-1]:
        folder.chmod(folder.stat().st_mode | 0o055)
    key_path(path).chmod(0o444)
    path.chmod(of_file)
    path.parent.chmod(of_folder)
    asked = [sys.executable, "-c", AS_ANYONE, str(spare), str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, check=False)
    path.parent.chmod(0o700)
    assert done.stdout == (
        f"Het bestand {path} is niet te openen. Bestaat de map, en mag u daar schrijven?\n"
    ), done.stderr
    assert path.read_bytes() == before
    path.chmod(0o600)
    assert names_in(files.database(path)) == ["was er al"]


@pytest.fixture
def holding(database: Database) -> Iterator[Any]:
    """Another program, which is about to hold the file."""
    other = storage.connect(database.path, database.key)
    yield other
    other.close()


def test_a_file_that_another_program_holds_is_told_and_free_at_once_after(
    database: Database, holding: Any
) -> None:
    set_pragma(database, "busy_timeout=0")
    holding.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseProblem) as told:
        add(database, "bezet")
    assert str(told.value) == (
        f"{NOT_SAVED} Een ander programma houdt het bestand bezet. Sluit dat en doe het opnieuw."
    )
    assert names_in(database) == ["was er al"]
    holding.execute("ROLLBACK")
    add(database, "daarna")
    assert names_in(database) == ["was er al", "daarna"]


def test_a_file_that_is_held_when_it_is_opened_is_not_called_damaged(
    database: Database, holding: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "PRAGMAS", (*storage.PRAGMAS, "busy_timeout=0"))
    holding.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseProblem) as told:
        Database(database.path, database.key)
    assert str(told.value) == (
        "Het bestand overleg.matchtafel is niet te openen. "
        "Een ander programma houdt het bestand bezet. Sluit dat en doe het opnieuw."
    )
    holding.execute("ROLLBACK")
    assert names_in(Database(database.path, database.key)) == ["was er al"]
