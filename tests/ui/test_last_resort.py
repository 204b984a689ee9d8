"""What nobody foresaw leaves kinds and places in a file, and nobody's data."""

import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from matchtafel.ui.last_resort import LARGEST, Notebook

NAME = "Zeldzaam-Achternaam"
NOW = datetime(2026, 11, 24, 10, 42)
FAILING = f"""
import sys, threading
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from matchtafel.ui.last_resort import install
from matchtafel.ui.program import application

app = application()
install(Path(sys.argv[1]), lambda: datetime(2026, 11, 24, 10, 42))

def in_slot():
    raise ValueError("{NAME} in de venstertaak")

def in_thread():
    raise KeyError("{NAME} in een draad")

QTimer.singleShot(0, in_slot)
thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
qWarning("{NAME} in een melding van Qt")
QTimer.singleShot(50, app.quit)
app.exec()
if sys.argv[2] == "crash":
    import faulthandler
    faulthandler._sigabrt()
"""


def fail(path: Path, how: str) -> tuple[int, str]:
    """The end of a program that goes wrong in every way, and all it said."""
    done = subprocess.run(
        [sys.executable, "-c", FAILING, str(path), how],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_fault_in_the_window_in_a_thread_or_in_qt_is_kept_without_data(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "fouten.txt"
    status, said = fail(path, "end")
    kept = path.read_text("utf-8")
    assert status == 0
    for part in ("ValueError", "KeyError", "in_slot", "in_thread", "QtWarningMsg", "2026-11-24"):
        assert part in kept
    assert NAME not in kept + said


def test_a_process_that_dies_leaves_the_places_in_the_code(tmp_path: Path) -> None:
    path = tmp_path / "fouten.txt"
    status, said = fail(path, "crash")
    kept = path.read_text("utf-8")
    assert status != 0
    assert "Fatal Python error" in kept
    assert NAME not in kept + said


def test_only_this_user_may_read_the_file_and_it_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "fouten.txt"
    path.write_text("x" * (LARGEST + 1))
    notebook = Notebook(path, lambda: NOW)
    notebook.write("een regel")
    notebook.close()
    notebook.write("niets meer")
    assert path.read_text("utf-8") == "2026-11-24 10:42:00 een regel\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_where_it_cannot_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("geen map")
    Notebook(tmp_path / "logs" / "fouten.txt", lambda: NOW).write("een regel")
