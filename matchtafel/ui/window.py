"""The window: the start page, or an open meeting; files, menu, palette, toasts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from .actions import Actions
from .care_desk import CareDesk
from .commands import commands_of
from .drop_window import DropWindow
from .file_desk import SUFFIX, FileDesk
from .help_desk import HelpDesk
from .lock_desk import LockDesk
from .notices import Toast
from .parcel_desk import ParcelDesk
from .settings import Settings
from .start import StartPage
from .view_desk import ViewDesk

if TYPE_CHECKING:
    from .demo import Sample
    from .meeting_file import MeetingFile
    from .meeting_frame import MeetingFrame
    from .table import Table

PATIENCE_MS = 3000


class MainWindow(DropWindow):
    """One window, at most one open file, at most one open meeting."""

    def __init__(self, settings: Settings, *, clock: Callable[[], datetime], login: str) -> None:
        super().__init__()
        self.settings, self.clock = settings, clock
        self._login = login
        self.files = FileDesk(settings, self, lambda: self.author, clock)
        self.view = ViewDesk(settings, self)
        self.help = HelpDesk(self)
        self.care = CareDesk(self.files, self, lambda: self.author, clock)
        self.parcels = ParcelDesk(self)
        self.table: Table | None = None
        self.frame: MeetingFrame | None = None
        self.setWindowTitle("matchtafel")
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.start = self._make_start()
        self.lock = LockDesk(self, self._stack)
        self.toast = Toast(self)
        self.toast.undo_asked.connect(self.undo)
        self.actions_ = Actions(self, commands_of(self))
        self.actions_.allow(False)
        self._hear()
        self.view.take_place()

    def _hear(self) -> None:
        files = self.files
        files.said.connect(self.say)
        self.care.said.connect(self.say)
        files.leaving.connect(self._leave_meeting)
        files.names_opened.connect(self._join_names)
        files.opened.connect(self.lock.watch)
        files.reopened.connect(self._enter_file)
        files.damaged.connect(self.care.offer)

    def _make_start(self) -> StartPage:
        start = StartPage(self.clock(), self.author)
        start.serve(self)
        self._stack.addWidget(start)
        return start

    @property
    def file(self) -> "MeetingFile | None":
        """The file that is open."""
        return self.files.file

    @property
    def author(self) -> str:
        """Who acts: the name given at the start, or else the login."""
        return self.settings.author or self._login

    def be(self, name: str) -> None:
        """Who acts from now on."""
        self.settings.author = name
        if self.table is not None:
            self.table.author = self.author

    def say(self, text: str, undo: bool = False) -> None:
        """Show a sentence for a while, with the way back when there is one."""
        if self.lock.is_locked:  # whatever it tells, nobody may read it now
            return
        self.toast.show_text(text, undo)

    # Files

    def begin(self, files: list[Path]) -> None:
        """What the program starts with: the files named, or the file of last time.

        After a program that was killed the meeting opens at once, where it was.
        """
        if files:
            names = next(iter(files[1:]), None)
            self.open_file(files[0], lambda: self.files.open_names(names))
            return
        for path in self.settings.recent[:1]:
            self.files.load(path, partial(self._go_on, self.settings.at_table))

    def _go_on(self, killed_at: int | None) -> None:
        self.to_start()
        if killed_at is not None:
            self.open_meeting(killed_at)
        self.files.open_names(self.settings.names)

    def ask_file(self) -> None:
        """Ctrl+O."""
        self.files.ask_file(self.open_file)

    def ask_new_file(self) -> None:
        """A new file, and the first meeting in it."""
        self.files.ask_new_file(self.new_file)

    def new_file(self, path: Path) -> None:
        """Make the file and ask for its first meeting."""

        def begin() -> None:
            self.to_start()
            self.new_meeting()

        self.files.make(path, begin)

    def open_file(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Open a file, at the meeting whose minutes are not adopted yet."""

        def enter() -> None:
            self._enter_file()
            then()

        self.files.load(path, enter)

    def _enter_file(self) -> None:
        self.to_start()
        if self.start.here is not None:
            self.open_meeting(self.start.here.id)

    def open_sample(self) -> None:
        """The sample meeting."""
        self.start.sample.setEnabled(False)
        self.files.make_sample(self._take_sample)

    def _take_sample(self, sample: "Sample") -> None:
        self.start.sample.setEnabled(True)
        self.open_file(sample.meeting_file, lambda: self.files.open_names(sample.names_file))

    def _join_names(self) -> None:
        if self.table is not None and self.file is not None:
            self.table.names = self.file.names
            self.table.changed.emit()

    # Meetings

    def new_meeting(self) -> None:
        """Ctrl+N: a new meeting in the open file; without one, first a file."""
        if self.file is None:
            self.ask_new_file()
            return
        from .meeting_planning import form_for_new

        form = form_for_new(self.file, self.author, self.clock, self)
        form.made.connect(self.open_meeting)
        form.open()

    def change_meeting(self) -> None:
        """Ctrl+E: date, place, partners and agenda of the open meeting."""
        if self.table is not None:
            from .meeting_planning import form_for_change

            form_for_change(self.table, self).open()

    def open_meeting(self, meeting_id: int) -> None:
        """Put a meeting of the open file on the table."""
        assert self.file is not None
        if meeting_id not in [meeting.id for meeting in self.file.meetings()]:
            return
        self._leave_meeting()
        table = self.files.table(meeting_id, author=self.author, clock=self.clock)
        self.show_table(table)
        if not table.meeting.is_sample:
            self.settings.at_table = meeting_id

    def show_table(self, table: "Table") -> None:
        """Show an open meeting in its frame."""
        # Here and in the forms, so that the first window need not wait for them.
        from .meeting_frame import MeetingFrame

        self.table = table
        self.frame = MeetingFrame(table, self.actions_)
        self.frame.said.connect(self.say)
        self._stack.addWidget(self.frame)
        self._stack.setCurrentWidget(self.frame)
        self.actions_.allow(True)
        self.setWindowTitle(f"{table.meeting.table_name} – matchtafel")
        self.frame.go("overleg")

    def read_in(self) -> None:
        """Ctrl+I: files with dwellings, profiles, neighbourhoods or names."""
        if self._at_table():
            self.go("inlezen")

    def _at_table(self) -> bool:
        """At the table; from the start page first at the meeting that one would go on with."""
        if self.frame is None and self.start.here is not None:
            self.open_meeting(self.start.here.id)
        if self.frame is None:
            self.say(self.tr("Maak of open eerst een overleg; daarna kunt u bestanden inlezen."))
        return self.frame is not None

    def _leave_meeting(self) -> None:
        self.settings.at_table = None
        self.actions_.allow(False)
        self._take_down()
        QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
        self.table = None

    def _take_down(self) -> None:
        if self.frame is not None:
            self.frame.leave()
            self._stack.removeWidget(self.frame)
            self.frame.deleteLater()
            self.frame = None

    def to_start(self) -> None:
        """Back to the start page; the file stays open."""
        self._leave_meeting()
        self.setWindowTitle("matchtafel")
        if self.file is not None:
            self.start.show_file(self.file.path.name, self.file.meetings())
        self._stack.setCurrentWidget(self.start)
        self.start.enter()

    def go(self, room_id: str) -> None:
        """Enter a room of the open meeting."""
        if self.frame is not None:
            self.frame.go(room_id)

    def undo(self) -> None:
        """Ctrl+Z: take back the last act and say which."""
        if self.frame is not None:
            self.frame.undo()

    def redo(self) -> None:
        """Ctrl+Y: do it again."""
        if self.frame is not None:
            self.frame.redo()

    # Window

    def scale_by(self, steps: int) -> None:
        """Letters larger or smaller; every page is built anew in its new measures."""
        self.view.scale_by(steps)
        here = self.frame.here if self.frame is not None else ""
        self._take_down()
        self._stack.removeWidget(self.start)
        self.start.deleteLater()
        self.start = self._make_start()
        if self.table is None:
            self.to_start()
        else:
            self.show_table(self.table)
            self.go(here)

    @property
    def takes_files(self) -> bool:
        """Not past the lock."""
        return not self.lock.is_locked

    def take_files(self, files: Sequence[Path]) -> None:
        """Files that were dropped: a meeting file opens, a package or any other is read in."""
        ours = [path for path in files if path.suffix == SUFFIX]
        if ours:
            self.open_file(ours[0])
        elif self._at_table() and self.frame is not None and not self.parcels.take(files):
            self.frame.read_in(list(files))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place; what was decided is in the file already."""
        self.view.keep_place()
        event.ignore()  # until there is a backup, also where making one goes wrong
        if not self.files.back_up_once():
            return
        super().closeEvent(event)
        self.files.close()
