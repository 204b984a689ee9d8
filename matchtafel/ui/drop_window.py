"""A window on which files can be dropped anywhere; they are copied, never moved."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from .desks.drop import as_copy, paths


class DropWindow(QMainWindow):
    """take_files() gets what was dropped; nothing is taken while takes_files is False."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    @property
    def takes_files(self) -> bool:
        """Whether files may come in now."""
        return True

    def take_files(self, files: Sequence[Path]) -> None:
        """Files that were dropped."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the window."""
        if self.takes_files:
            as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """It is let go."""
        if self.takes_files and as_copy(event):
            self.take_files(paths(event.mimeData()))
