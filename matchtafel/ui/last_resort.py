"""The last that hears of what nobody foresaw: a file of kinds and places, without anyone's data."""

import faulthandler
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from .fault import Hook, safe_report

LARGEST = 500_000


class Notebook:
    """Lines at the end of one small file; where it cannot be written, they are gone."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.file: TextIO | None = None
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            full = path.exists() and path.stat().st_size > LARGEST
            self.file = path.open("w" if full else "a", encoding="utf-8")
            path.chmod(0o600)

    def write(self, report: str) -> None:
        """One report, with its moment."""
        if self.file is not None:
            with suppress(OSError, ValueError):
                self.file.write(f"{self._clock():%Y-%m-%d %H:%M:%S} {report}\n")
                self.file.flush()

    def close(self) -> None:
        """Write no more."""
        if self.file is not None:
            self.file.close()


def _leave_no_core() -> None:
    """A process that dies leaves no copy of its memory, in which the key is."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def install(path: Path, clock: Callable[[], datetime]) -> Notebook:
    """Catch what reaches nobody: in the window, in a thread, in Qt, and the end of the process."""
    _leave_no_core()
    notebook = Notebook(path, clock)
    hook = Hook(notebook.write)
    sys.excepthook = hook

    def in_thread(found: threading.ExceptHookArgs) -> None:
        # No dialog: widgets live in the window's thread.
        if found.exc_value is not None:
            notebook.write(safe_report(found.exc_value))

    def from_qt(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
        # Not the message itself: it may quote what was on the screen.
        notebook.write(f"{kind.name} {context.category or ''}")

    threading.excepthook = in_thread
    qInstallMessageHandler(from_qt)
    if notebook.file is not None:
        faulthandler.enable(notebook.file)
    return notebook
