"""The window on a real X server: a smaller set, for what the offscreen platform cannot show."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.window.conftest import write_week

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="there is no X server here"),
]

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


def test_a_decision_is_taken_in_a_real_window(tmp_path: Path) -> None:
    path = tmp_path / "week.matchtafel"
    write_week(path)
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", sys.executable, "-c", CHAIR, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "De tafel wijst Dorpsweg 3 toe aan P-1, omdat dit profiel het best past.",
        "True",
    ]
