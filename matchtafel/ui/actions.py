"""The one table of what can be done: menus, shortcuts, key list and palette come from it.

Command(id, title, run, keys, menu, at_table)
Actions(window, commands)   by_id[id] is the QAction; menu(); key_list(); possible()
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True)
class Command:
    """Something one can do. keys: "Ctrl+Y; Ctrl+Shift+Z"; at_table: only with a meeting open.

    when_locked: also while the window is locked. chosen: of a choice, whether it is this one.
    """

    id: str
    title: str
    run: Callable[[], object]
    keys: str = ""
    menu: str = ""
    at_table: bool = False
    when_locked: bool = False
    chosen: Callable[[], bool] | None = None


def readable(keys: str) -> str:
    """The first key as a cap shows it: "Ctrl+Return" → "Ctrl Enter"."""
    return keys.split(";")[0].replace("Return", "Enter").replace("+", " ")


class Actions(QObject):
    """The commands as QActions of a window."""

    def __init__(self, window: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self._window, self.commands = window, tuple(commands)
        self._at_table, self._shut = False, False
        self.by_id = {command.id: self._action(command) for command in commands}

    def _action(self, command: Command) -> QAction:
        action = QAction(command.title, self._window)
        action.setObjectName(command.id)
        keys = [QKeySequence(key.strip()) for key in command.keys.split(";") if key.strip()]
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.chosen is not None)
        action.triggered.connect(lambda _checked=False: command.run())
        self._window.addAction(action)
        return action

    def allow(self, at_table: bool) -> None:
        """Whether what needs an open meeting can be done."""
        self._at_table = at_table
        self._apply()

    def shut(self, on: bool) -> None:
        """Whether nothing can be done at all, but leave: the window is locked."""
        self._shut = on
        self._apply()

    def _apply(self) -> None:
        for command in self.commands:
            allowed = self._at_table or not command.at_table
            self.by_id[command.id].setEnabled(command.when_locked if self._shut else allowed)

    def _mark_chosen(self) -> None:
        for command in self.commands:
            if command.chosen is not None:
                self.by_id[command.id].setChecked(command.chosen())

    def possible(self) -> list[Command]:
        """What can be done now, in the order of the table."""
        return [c for c in self.commands if self.by_id[c.id].isEnabled()]

    def key_list(self) -> list[tuple[str, str]]:
        """(keys, title) of everything that has a key."""
        return [(c.keys.replace("+", " "), c.title) for c in self.commands if c.keys]

    def menu(self) -> QMenu:
        """All commands in submenus, in the order in which the table names them."""
        made = QMenu(self._window)
        made.aboutToShow.connect(self._mark_chosen)
        submenus: dict[str, QMenu] = {}
        for command in self.commands:
            if not command.menu:
                continue
            if command.menu not in submenus:
                submenus[command.menu] = made.addMenu(command.menu)
            submenus[command.menu].addAction(self.by_id[command.id])
        return made
