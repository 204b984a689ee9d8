"""Finding one's way: what can be done, which keys there are, the manual."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from .actions import readable
from .fonts import px
from .key_list import KeyList
from .manual import ManualPage
from .palette import Choice, Palette

if TYPE_CHECKING:
    from .window import MainWindow


class HelpDesk:
    """Opens over the window, at the start as well as at the table."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self.manual: ManualPage | None = None

    def show_palette(self) -> None:
        """Ctrl+K: what can be done, and the dwellings on the agenda."""
        choices = [
            Choice(c.title.rstrip("…"), readable(c.keys), c.run)
            for c in self._window.actions_.possible()
            if c.id != "palette"
        ]
        if self._window.frame is not None:
            choices += self._window.frame.dwellings()
        Palette(choices, self._window).open()

    def show_keys(self) -> None:
        """Ctrl+F1: all keys, those of the room first."""
        frame = self._window.frame
        here = frame.status_keys() if frame is not None else []
        KeyList([*here, *self._window.actions_.key_list()], self._window).open()

    def show_manual(self) -> None:
        """F1: the manual; on the start page in a window of its own."""
        if self._window.frame is not None:
            self._window.frame.show_manual()
            return
        self.manual = ManualPage()
        self.manual.setParent(self._window, Qt.WindowType.Window)
        QShortcut(QKeySequence("Esc"), self.manual).activated.connect(self.manual.close)
        self.manual.setWindowTitle(QCoreApplication.translate("manual", "Handleiding"))
        self.manual.resize(px(960), px(640))
        self.manual.show()
