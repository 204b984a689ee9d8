"""The process that reads workbooks: bounded, and gone when it is done, however it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matchtafel.exchange import limits
from matchtafel.exchange.reading import read
from tests.exchange.test_gate import ROWS
from tests.exchange.workbooks import package, parts, vacancies, xlsx


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.xlsx"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where anything temporary would be."""
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


def only_problem(path: Path) -> str:
    (problem,) = read(path).problems
    return str(problem)


def deadly(path: Path) -> Path:
    """Within every limit, but the reader makes room for a hundred thousand million texts."""
    content = parts(ROWS, shared="<si><t>a</t></si>")
    shared = "xl/sharedStrings.xml"
    content[shared] = content[shared].replace("<sst ", '<sst uniqueCount="99999999999" ')
    return package(path, content)


def has_children() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG) is not None
    except ChildProcessError:
        return False


def test_what_the_gate_lets_through_breaks_only_the_process_that_reads_it(
    file: Path, temporary: Path
) -> None:
    assert only_problem(deadly(file)) == (
        "woningen.xlsx: het bestand is beschadigd of te groot om veilig te lezen: "
        "open het in het rekenblad en sla het opnieuw op."
    )
    assert not has_children()
    assert list(temporary.iterdir()) == []
    assert len(read(xlsx(file, vacancies())).records) == 1


def test_a_reader_that_takes_too_long_is_ended(
    file: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    xlsx(file, vacancies())
    with monkeypatch.context() as change:
        change.setattr("matchtafel.exchange.workbook.MOST_SECONDS", 0)
        assert only_problem(file) == (
            "woningen.xlsx: het lezen duurde langer dan 0 seconden: bewaar alleen wat nodig is."
        )
    assert not has_children()
    assert list(temporary.iterdir()) == []
    assert len(read(file).records) == 1


def test_a_reader_that_cannot_begin_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    xlsx(file, vacancies())
    monkeypatch.setattr(sys, "executable", str(file.with_name("weg")))
    assert only_problem(file) == (
        "woningen.xlsx: het lezen kon niet beginnen: sluit andere programma's en lees het opnieuw."
    )


def test_a_good_file_leaves_nothing_behind(file: Path, temporary: Path) -> None:
    assert len(read(xlsx(file, vacancies())).records) == 1
    assert not has_children()
    assert list(temporary.iterdir()) == []


def test_a_bounded_process_cannot_take_all_memory() -> None:
    pytest.importorskip("resource")
    program = (
        "from matchtafel.exchange.limits import LARGEST_MEMORY, limit_process\n"
        "limit_process()\n"
        "bytearray(LARGEST_MEMORY)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode
    assert b"MemoryError" in done.stderr


def test_a_system_without_limits_has_the_time_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    limits.limit_process()
