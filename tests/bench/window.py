"""From starting the process to the first painted window, against a bare one.

Each window opens in a fresh process without a display. The bare one is a QMainWindow after
importing what our window has imported by its first paint, but for our own modules.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median

from .result import Result

ROUNDS = 9
READY = "painted"


def against_bare() -> Result:
    """Time to the first painted window, in turns with the bare one."""
    with tempfile.TemporaryDirectory() as home:
        imports = _open("imports", home).said
        ours, bare, peaks = [], [], []
        for _ in range(ROUNDS):
            opened = _open("ours", home)
            ours.append(opened.seconds)
            peaks.append(opened.peak_mib)
            bare.append(_open("bare", home, imports).seconds)
    ratio = median(ours) / median(bare)
    why = (
        "The bare window imports the same libraries; the difference is our own modules and "
        "the start screen. The fewer libraries our window needs before its first paint, the "
        "faster both are and the larger that difference weighs: with the database's libraries "
        "in both the same code measured from 1.35 to 1.5, and each took longer."
    )
    return Result("first painted window", ratio, 1.5, "lower", "start screen", median(peaks), why)


class _Opened:
    """What a process that opened a window told: when, how large, and its last line."""

    def __init__(self, which: str, home: str, imports: str) -> None:
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.bench.window", which],
            env=_surroundings(home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(f"{imports}\n")
            process.stdin.close()
            if process.stdout.readline().strip() != READY:
                raise RuntimeError(f"no window was painted ({which})")
            self.seconds = time.perf_counter() - start
            self.peak_mib = float(process.stdout.readline())
            self.said = process.stdout.readline().strip()


def _open(which: str, home: str, imports: str = "[]") -> _Opened:
    return _Opened(which, home, imports)


def _surroundings(home: str) -> dict[str, str]:
    """No display, and settings that nobody has."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",  # offscreen has no size hints
        "HOME": home,
        "XDG_CONFIG_HOME": home,
    }


def _tell() -> None:
    """After the first paint: that it happened, the memory used, and what is imported."""
    import resource

    print(READY, flush=True)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    if sys.argv[1] == "imports":
        print(
            json.dumps([n for n in sys.modules if not n.startswith(("matchtafel", "tests", "__"))])
        )
    sys.stdout.flush()
    os._exit(0)


def _watch(show: Callable[[], object]) -> None:
    """Show a window, and tell when everything in it was painted once."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, _tell)
            return False

    watcher = Painted()
    window = show()
    assert isinstance(window, QWidget)
    window.installEventFilter(watcher)
    QApplication.exec()


def _show_bare() -> object:
    from PySide6.QtWidgets import QApplication, QMainWindow

    QApplication.instance() or QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    return window


def _show_ours() -> object:
    """What matchtafel.ui.app.run does, up to the event loop."""
    from datetime import datetime

    import matchtafel.cli  # noqa: F401
    from matchtafel.ui import libraries

    assert not libraries.trouble_with_display()
    from matchtafel.ui import program
    from matchtafel.ui.settings import Settings
    from matchtafel.ui.window import MainWindow

    program.application()
    settings = Settings(program.settings_path())
    window = MainWindow(settings, clock=datetime.now, login=program.login_name())
    window.show()
    window.begin([])
    return window


def _main(which: str) -> None:
    for name in json.loads(sys.stdin.readline()):
        try:
            __import__(name)
        except ImportError:  # a module that is only there once its package is set up
            continue
    _watch(_show_bare if which == "bare" else _show_ours)


if __name__ == "__main__":
    _main(sys.argv[1])
