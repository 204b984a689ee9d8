"""A plus, minus or question mark as a widget."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from .. import marks
from ..fonts import px


class Mark(QWidget):
    """A mark as a widget."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(px(19), px(19))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; "" keeps its place empty."""
        if self._kind:
            marks.reason_mark(marks.smooth(self), QRectF(self.rect()), self._kind)
