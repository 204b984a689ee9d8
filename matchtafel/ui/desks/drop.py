"""Files that are dropped on the window: always a copy, the files stay where they are.

accepts(mime)    whether there are local files in it
paths(mime)      which
as_copy(event)   take a drag or drop as a copy; False when there is nothing to take
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent


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
