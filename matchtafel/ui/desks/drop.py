"""Files that come in, dropped or chosen: always a copy, the files stay where they are.

accepts(mime)    whether there are local files in it
paths(mime)      which
as_copy(event)   take a drag or drop as a copy; False when there is nothing to take
ask_for_files(window, then)   a dialog to choose them
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ..choosing import ask_to_open_many


def paths(mime: QMimeData) -> list[Path]:
    """The local files, in the order in which they were dropped; folders are left out."""
    local = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return [path for path in local if path.is_file()]


def accepts(mime: QMimeData) -> bool:
    """Whether there is a local file in it; what kind it is, reading tells in a sentence."""
    return mime.hasUrls() and bool(paths(mime))


def as_copy(event: QDropEvent) -> bool:
    """Accept as a copy: a move would have the file manager delete the file."""
    if not accepts(event.mimeData()):
        event.ignore()
        return False
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    return True


def ask_for_files(window: QWidget, then: Callable[[Sequence[Path]], None]) -> None:
    """Ask which files to read; `then` gets them when they were chosen."""
    title = QCoreApplication.translate("desks", "Welke bestanden wilt u inlezen?")
    kinds = QCoreApplication.translate(
        "desks", "Rekenbladen en JSON (*.xlsx *.xls *.ods *.csv *.json);;Alle bestanden (*)"
    )
    ask_to_open_many(window, title, kinds, then)
