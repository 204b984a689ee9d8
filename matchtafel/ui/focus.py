"""The focus ring: 2 px of the surface inside 2 px of ink, outside the control, on any ground.

FocusRing(app)   follows the focus of the program; in item views the delegate draws it
"""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from .fonts import px
from .theme import colour

RING = 4


class _Margins(QProxyStyle):
    """Room for the ring outside the control, above whatever lies around it."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Margins of the frame; the rest as Fusion has it."""
        if metric in (
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        ):
            return px(RING)
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Above the widget, so that no neighbour covers the ring."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)


class _Frame(QFocusFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Ink outside, surface inside: seen on light, dark and blue alike."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, radius = px(RING) / 2, px(8)
        for token, inset in (("surface", 1.5 * width), ("text", width / 2)):
            painter.setPen(QPen(colour(token), width))
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, radius - inset / 2, radius - inset / 2)


class FocusRing(QObject):
    """One ring that goes where the keyboard goes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._style = _Margins("Fusion")
        self._style.setParent(app)
        self._frame: _Frame | None = None
        app.focusChanged.connect(self._move)

    def target(self) -> QWidget | None:
        """The control that the ring is round."""
        alive = self._frame is not None and isValid(self._frame)
        return self._frame.widget() if alive and self._frame else None

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Qt makes the frame a child of the window it is in: it dies with a closed dialog.
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame()
            self._frame.setStyle(self._style)
        if new is None or new.isWindow() or isinstance(new, QAbstractItemView):
            self._frame.hide()
        else:
            self._frame.setWidget(new)
            # A scroll area that scrolls to the control hides the frame on its way.
            self._frame.show()
