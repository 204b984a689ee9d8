"""After each test nothing of it is left: each widget that lives on makes every new look dearer.

Tens of thousands of them, left by two hundred tests, made a change of colours take minutes.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

WINDOWS = {Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Widget}


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Windows go for good; what was asked to go later goes now."""
    yield
    QThreadPool.globalInstance().waitForDone()
    for widget in filter(_stands_alone, QApplication.topLevelWidgets()):
        # A field that still has the keyboard would be left while it is torn down.
        if (focused := widget.focusWidget()) is not None:
            focused.clearFocus()
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _stands_alone(widget: QWidget) -> bool:
    """Whether nobody else deletes it: a completer does so with its list, which has no parent."""
    alone = widget.parent() is None and widget.windowType() in WINDOWS
    return alone and not isinstance(widget, QFocusFrame)
