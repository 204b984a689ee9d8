"""Locking the window and opening it again; when, and with which passphrase."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from .lock import Hidden, IdleClock

if TYPE_CHECKING:
    from .lock_page import LockPage
    from .window import MainWindow


class LockDesk(QObject):
    """Covers the pages of the window. Only a file with a passphrase can be locked."""

    def __init__(self, window: "MainWindow", stack: QStackedWidget) -> None:
        super().__init__(window)
        self._window, self._stack = window, stack
        self._clock = IdleClock(self, lambda: window.clock())
        self._clock.idle.connect(self.lock)
        self._page: LockPage | None = None
        self._before: QWidget | None = None
        self._hidden: Hidden | None = None
        self._title = ""
        self._waiting: list[Callable[[], object]] = []
        window.files.wait = self.when_open

    @property
    def page(self) -> "LockPage":
        """The page that asks for the passphrase; made when it is first needed."""
        from .lock_page import LockPage

        if self._page is None:
            self._page = LockPage(self._attempt)
            self._page.opened.connect(self._open)
            self._stack.addWidget(self._page)
        return self._page

    @property
    def is_locked(self) -> bool:
        """Whether nothing but the lock is on the screen."""
        return self._hidden is not None

    def when_open(self, act: Callable[[], object]) -> None:
        """Do it now, or after unlocking: what arrives meanwhile may not take the lock away."""
        if self.is_locked:
            self._waiting.append(act)
        else:
            act()

    def watch(self) -> None:
        """A file was opened or let go: count when there is something to guard."""
        if self._can_lock():
            self._clock.start(self._window.settings.lock_minutes)
        else:
            self._clock.stop()

    def choose_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._window.settings.lock_minutes = minutes
        self.watch()
        words = self.tr("Het venster vergrendelt na {minutes} minuten zonder toets of klik.")
        self._window.say(words.format(minutes=minutes))

    def _can_lock(self) -> bool:
        file = self._window.file
        return file is not None and not file.kept.is_open_to_all

    def lock(self) -> None:
        """Ctrl+L, or nobody was there for a while."""
        if self.is_locked:
            return
        if not self._can_lock():
            self._window.say(self.tr("Er is geen bestand met een wachtwoord open."))
            return
        self._clock.stop()
        self._note("LOCKED", "venster vergrendeld")
        self._hidden = Hidden(self._window)
        self._before, self._title = self._stack.currentWidget(), self._window.windowTitle()
        self._window.toast.hide()
        self._stack.setCurrentWidget(self.page)
        self._window.actions_.shut(True)
        self._window.setWindowTitle(self.tr("matchtafel – vergrendeld"))
        self.page.enter()

    def _attempt(self, passphrase: str) -> None:
        from matchtafel.operations.refused import Refused
        from matchtafel.storage import DatabaseProblem, unlock

        file = self._window.file
        assert file is not None
        try:
            key = unlock(file.path, passphrase, at=self._window.clock())
        except DatabaseProblem as problem:
            raise Refused(str(problem)) from problem
        # The keys beside the file may be put there by anyone, with a passphrase of their own.
        if key != file.database.key:
            raise Refused(self.tr("Dit is niet het wachtwoord van het bestand dat open is."))

    def _open(self) -> None:
        if self._hidden is None:
            return
        assert self._before is not None
        self._stack.setCurrentWidget(self._before)
        self._window.setWindowTitle(self._title)
        self._window.actions_.shut(False)
        self._hidden.show_again()
        self._hidden = None
        self._note("UNLOCKED", "venster ontgrendeld")
        self.watch()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            self.when_open(act)

    def _note(self, event: str, what: str) -> None:
        from matchtafel.models import Event
        from matchtafel.storage import DatabaseProblem

        file = self._window.file
        assert file is not None
        try:
            file.kept.note_failures()
            file.database.note(Event[event], what, by=self._window.author, at=self._window.clock())
        except DatabaseProblem as problem:
            # Locking goes on: what cannot be written down may still not be seen.
            self._window.say(str(problem))
