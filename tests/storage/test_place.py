"""Where a file lies: not on a network, open once, and still the file that was opened."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from matchtafel.storage import DatabaseProblem, Kept, create_open, unlock
from matchtafel.storage.place import Claim, refuse_network
from tests.builders import files
from tests.builders import meeting as make
from tests.builders.files import writing

NOW = datetime(2026, 11, 24, 10, 42)
MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/tafel cifs rw 0 0
server:/home /home/gedeeld nfs4 rw 0 0
kluis /mnt/met\\040spatie fuse.sshfs rw 0 0
tmpfs /mnt/tafel/lokaal tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    "path",
    [
        "/mnt/tafel/a.matchtafel",
        "/home/gedeeld/map/a.matchtafel",
        "/mnt/met spatie/a.matchtafel",
        "\\\\server\\share\\a.matchtafel",
        "//server/share/a.matchtafel",
    ],
)
def test_a_file_on_a_network_is_refused_with_a_way_on(path: str) -> None:
    with pytest.raises(DatabaseProblem, match=r"netwerkschijf.*schijf van deze computer"):
        refuse_network(Path(path), MOUNTS)


@pytest.mark.parametrize(
    "path",
    ["/home/jan/a.matchtafel", "/mnt/tafel/lokaal/a.matchtafel", "/mnt/tafelkleed/a.matchtafel"],
)
def test_a_file_on_a_disk_of_this_computer_is_fine(path: str) -> None:
    refuse_network(Path(path), MOUNTS)


def test_a_second_opening_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    create_open(path).close()
    key = unlock(path, None, at=NOW)
    first = Kept(path, key, by="M. de Groot", at=NOW)
    with pytest.raises(DatabaseProblem, match="al open in een ander venster"):
        Kept(path, key, by="A. Jansen", at=NOW)
    first.close()
    Kept(path, key, by="A. Jansen", at=NOW).close()


def test_what_a_killed_program_left_unfinished_is_cleared_at_the_next_opening(
    tmp_path: Path,
) -> None:
    path = tmp_path / "overleg [1].matchtafel"
    create_open(path).close()
    leftover = tmp_path / ".overleg [1].matchtafel-abc.nieuw"
    other = tmp_path / ".ander.matchtafel-abc.nieuw"
    for each in (leftover, other):
        each.write_bytes(b"half")
    Kept(path, unlock(path, None, at=NOW), by="M. de Groot", at=NOW).close()
    assert not leftover.exists()
    assert other.exists()


HOLDER = """
import sys
from pathlib import Path
from matchtafel.storage.place import Claim
claim = Claim(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


def test_another_program_is_kept_out_and_a_killed_one_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "overleg.matchtafel"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"ready\n"
        with pytest.raises(DatabaseProblem, match="al open"):
            Claim(path)
        holder.kill()
    Claim(path).release()


def test_a_file_that_was_deleted_takes_no_more_acts(tmp_path: Path) -> None:
    database = files.database(tmp_path / "overleg.matchtafel")
    database.path.unlink()
    with (
        pytest.raises(DatabaseProblem, match=r"is weg.*Bewaar kopie als"),
        writing(database) as session,
    ):
        make.client(session, "P-1")


def test_a_file_that_was_replaced_takes_no_more_acts(tmp_path: Path) -> None:
    database = files.database(tmp_path / "overleg.matchtafel")
    other = tmp_path / "ander"
    other.write_bytes(database.path.read_bytes())
    other.replace(database.path)
    with (
        pytest.raises(DatabaseProblem, match="is vervangen door een ander"),
        writing(database) as session,
    ):
        make.client(session, "P-1")
