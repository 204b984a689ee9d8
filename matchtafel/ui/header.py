"""The names of the columns above a table: flat, small, aligned as the column is.

FlatHeader(parent, flags={section: alignment}, indents={section: design pixels})
"""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from .fonts import font, px
from .marks import LEFT_CENTRE
from .theme import colour


class FlatHeader(QHeaderView):
    """Painted by itself: a style sheet on item views costs more than it gives."""

    def __init__(
        self,
        parent: QWidget | None = None,
        flags: Mapping[int, Qt.AlignmentFlag] | None = None,
        indents: Mapping[int, int] | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._flags, self._indents = flags or {}, indents or {}
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setFont(font("small"))

    def sizeHint(self) -> QSize:
        """One line of small text."""
        return QSize(px(100), px(26))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """The name of one column."""
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setFont(self.font())
        painter.setPen(colour("text2"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        left = px(self._indents.get(section, 0))
        flags = self._flags.get(section, LEFT_CENTRE)
        painter.drawText(QRectF(rect).adjusted(left, 0, 0, 0), flags, words)
        painter.restore()
