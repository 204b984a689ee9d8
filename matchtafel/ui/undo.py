"""An act on the undo stack: done first, then pushed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand

from matchtafel.operations.refused import Refused


class Act(QUndoCommand):
    """Takes an act back and does it again.

    The act is done before it is pushed, so the redo() that push calls does nothing. One that
    can no longer be undone or redone makes itself obsolete, and the stack drops it.
    """

    def __init__(self, text: str, again: Callable[[], Any], back: Callable[[], None]) -> None:
        super().__init__(text)
        self._again, self._back, self._pushed = again, back, False

    def redo(self) -> None:
        """Do it again, but not when it is pushed."""
        if not self._pushed:
            self._pushed = True
            return
        self._try(self._again)

    def undo(self) -> None:
        """Take it back."""
        self._try(self._back)

    def _try(self, act: Callable[[], Any]) -> None:
        try:
            act()
        except Refused:
            self.setObsolete(True)
