"""A person at the keyboard: types wherever the focus is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Keys = Qt.Key
CTRL, SHIFT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


def on_screen(qtbot: QtBot, page: QWidget, width: int = 1294, height: int = 688) -> None:
    """Show a page and put the keyboard in it."""
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    come_back(qtbot, page)
    page.enter()  # type: ignore[attr-defined]  # every room has it


def come_back(qtbot: QtBot, page: QWidget) -> None:
    """Make it the active window; off the screen a closed suggestion list leaves none."""
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)


def focus() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """One key, where the focus is."""
    QTest.keyClick(focus(), key, modifiers)


def write(text: str) -> None:
    """Type a text over what stands there."""
    if hasattr(focus(), "selectAll"):
        focus().selectAll()  # type: ignore[attr-defined]  # just asked
    QTest.keyClicks(focus(), text)


def tab_to(name: str) -> None:
    """Tab until the control with this accessible name has the focus."""
    for _ in range(60):
        if focus().accessibleName().startswith(name):
            return
        press(Keys.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")
