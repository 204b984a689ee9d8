"""The window on a real X server: a smaller set, for what the offscreen platform cannot show."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from matchtafel.ui.libraries import trouble_with_display
from tests.ui.window.conftest import write_week

pytestmark = pytest.mark.xvfb
PATIENCE_S = 60

CHAIR = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from matchtafel.ui.decision import DecisionDialog
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.program import application
from matchtafel.ui.settings import Settings
from matchtafel.ui.window import MainWindow
from tests.ui.window.conftest import NOW

app = application()
assert app.platformName() == "xcb", app.platformName()
window = MainWindow(Settings(None), clock=lambda: NOW, login="voorzitter")
window.show()
assert QTest.qWaitForWindowExposed(window)
window.activateWindow()
assert QTest.qWaitForWindowActive(window)
window.begin([Path(sys.argv[1])])
page = window.findChild(OverlegPage)
page.table.setFocus()
QTest.keyClick(page.table, Qt.Key.Key_Down)
QTest.keyClick(page.table, Qt.Key.Key_T)
dialog = window.findChild(DecisionDialog)
dialog.activateWindow()
assert QTest.qWaitForWindowActive(dialog)
QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_1)
# By mouse: without a window manager nobody gives the keyboard back to the dialog.
record = next(b for b in dialog.findChildren(QAbstractButton) if "vast" in b.text())
QTest.mouseClick(record, Qt.MouseButton.LeftButton)
print(window.table.board.items[0].decision.sentence)
picture = window.grab().toImage()
print(len({picture.pixel(x, y) for x in range(0, 1300, 7) for y in range(0, 700, 7)}) > 20)
window.close()
"""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """The name of an X server of our own. It says itself when it is ready.

    xvfb-run waits for a signal instead, and for ever where that comes before it waits.
    """
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no X server here")
    if trouble := trouble_with_display({"DISPLAY": ":0"}):
        pytest.skip(trouble)
    ready, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as server:
        os.close(tell)
        try:
            assert select.select([ready], [], [], PATIENCE_S)[0], "the X server did not start"
            yield ":" + os.read(ready, 16).decode().strip()
        finally:
            server.terminate()
            os.close(ready)


def test_a_decision_is_taken_in_a_real_window(tmp_path: Path, display: str) -> None:
    path = tmp_path / "week.matchtafel"
    write_week(path)
    done = subprocess.run(
        [sys.executable, "-c", CHAIR, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "De tafel wijst Dorpsweg 3 toe aan P-1, omdat dit profiel het best past.",
        "True",
    ]
