"""A window that is killed in mid-meeting loses nothing and reopens where it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.window.conftest import Opening, write_week

CHAIR = """
import sys
from pathlib import Path
from matchtafel.models import DecisionKind
from matchtafel.operations.decisions import Draft
from matchtafel.ui.at_table import AtTable
from matchtafel.ui.program import application
from matchtafel.ui.settings import Settings
from matchtafel.ui.window import MainWindow
from tests.ui.window.conftest import NOW

app = application()
window = MainWindow(Settings(Path(sys.argv[1])), clock=lambda: NOW, login="voorzitter")
window.show()
window.begin([Path(sys.argv[2])])
page = window.findChild(AtTable)
for item in window.table.board.items:
    page.go_to(item.item_id)
    window.table.decide(item.item_id, Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)))
    app.processEvents()
    print(item.item_id, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_killed_window_lost_nothing_and_reopens_at_the_same_dwelling(
    opening: Opening, tmp_path: Path, after: int
) -> None:
    path = tmp_path / "week.matchtafel"
    write_week(path)
    settings = tmp_path / "settings" / "matchtafel.ini"
    with subprocess.Popen(
        [sys.executable, "-c", CHAIR, str(settings), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as killed:
        assert killed.stdout is not None
        said = [int(killed.stdout.readline()) for _ in range(after)]
        os.kill(killed.pid, signal.SIGKILL)
    desk = opening()
    decided = [item.item_id for item in desk.table.board.items if item.decision is not None]
    assert set(said) <= set(decided)
    assert desk.overleg.page.item is not None
    assert desk.overleg.page.item.item_id >= said[-1]
