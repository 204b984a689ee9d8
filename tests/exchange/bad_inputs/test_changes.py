"""Bad input 44: the file changes, is locked or the disk is full; what was there stays."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from matchtafel.exchange.reading import Kind, read
from matchtafel.exchange.template import write_rows
from tests.exchange.workbooks import csv_text, vacancies, xlsx

NOBODY = 65_534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "woningen.xlsx", vacancies())


def only_problem(path: Path) -> str:
    (problem,) = read(path).problems
    return str(problem)


@contextmanager
def saved_on_and_on(path: Path) -> Iterator[None]:
    """Someone saves the file again and again."""
    stop = Event()

    def save() -> None:
        number = 10**18
        while not stop.is_set():
            number += 10**9
            os.utime(path, ns=(number, number))

    thread = Thread(target=save)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_bad_input_44_a_file_that_changes_while_it_is_read_is_refused(file: Path) -> None:
    with saved_on_and_on(file):
        assert only_problem(file) == (
            "woningen.xlsx: het bestand veranderde tijdens het lezen: "
            "sla het op, sluit het en lees het opnieuw."
        )
    assert len(read(file).records) == 1


def other_user() -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


@pytest.mark.skipif(os.name == "nt", reason="files are locked in another way there")
def test_bad_input_44_a_file_that_may_not_be_read_says_so(file: Path) -> None:
    user = os.geteuid()
    file.chmod(0)
    other_user()
    try:
        assert only_problem(file) == (
            "woningen.xlsx: het bestand is niet te lezen: sluit het als het nog open is, "
            "en kies het opnieuw."
        )
    finally:
        os.seteuid(user)
        file.chmod(0o600)
    assert len(read(file).records) == 1


def test_bad_input_44_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "woningen.xlsx"
    rows = read(xlsx(path, vacancies())).records
    before = path.read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_rows(Kind.VACANCIES, rows, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["woningen.xlsx"]
    write_rows(Kind.VACANCIES, rows, path)
    assert read(path).records[0].values["street"] == "Kade"


KILLED = """
import os, sys
from pathlib import Path
from matchtafel.exchange.reading import read
print("begun", flush=True)
while True:
    read(Path(sys.argv[1]))
"""


@pytest.mark.parametrize("name", ["woningen.xlsx", "woningen.csv"])
def test_bad_input_44_a_kill_half_way_leaves_the_file_and_nothing_else(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text(csv_text(vacancies(*[{}] * 2_000)))
    if name.endswith(".xlsx"):
        xlsx(path, vacancies(*[{}] * 2_000))
    before = path.read_bytes()
    program = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE) as reading:
        assert reading.stdout is not None
        reading.stdout.readline()
        reading.send_signal(signal.SIGKILL)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert len(read(path).records) == 2_000
