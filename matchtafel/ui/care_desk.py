"""Looking after the file that is open: backups, whether it is still there, putting one back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from .background import Job

if TYPE_CHECKING:
    from matchtafel.storage import Key, Schema
    from matchtafel.storage.backup import Backup

    from .file_desk import FileDesk

CHECK_MS, BACK_UP_MS = 60_000, 30 * 60_000


class CareDesk(QObject):
    """Works while a file is open. said: a problem or an answer, in Dutch."""

    said = Signal(str)

    def __init__(
        self,
        files: "FileDesk",
        window: QWidget,
        author: Callable[[], str],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._files, self._window = files, window
        self._author, self._clock = author, clock
        self._job: Job | None = None
        self._told_gone = False
        for interval, act in ((CHECK_MS, self.check), (BACK_UP_MS, self._back_up_beside)):
            timer = QTimer(self, interval=interval)
            timer.timeout.connect(act)
            timer.start()

    def check(self) -> None:
        """Whether the file is still where it was; said once until it is back."""
        from matchtafel.storage import DatabaseProblem

        if self._files.file is None:
            return
        try:
            self._files.file.check()
        except DatabaseProblem as problem:
            if not self._told_gone:
                self.said.emit(str(problem))
            self._told_gone = True
        else:
            self._told_gone = False

    def _back_up_beside(self, told: str = "") -> None:
        """In the pool, so that the window goes on."""
        from matchtafel.storage import DatabaseProblem

        if self._files.file is None:
            return

        def fail(error: Exception) -> None:
            if not isinstance(error, DatabaseProblem):
                raise error
            self.said.emit(str(error))

        def tell(_none: object) -> None:
            if told:
                self.said.emit(told)

        self._job = Job(self._files.file.back_up, tell, fail).start()

    def back_up(self) -> None:
        """A backup now, because someone asks for it."""
        if self._files.file is not None and self._files.file.kept.is_open_to_all:
            self.said.emit(self.tr("Van het voorbeeld komt geen reservekopie."))
            return
        self._back_up_beside(self.tr("De reservekopie is gemaakt en nagekeken."))

    def ask_restore(self) -> None:
        """Which backup to put back in the place of the open file."""
        from matchtafel.storage import MEETING

        if self._files.file is not None:
            file = self._files.file
            self.offer(file.path, file.database.key, MEETING)

    def offer(self, path: Path, key: "Key", schema: "Schema", problem: str = "") -> None:
        """The backups of a file, open or damaged; problem: why it is offered."""
        from matchtafel.storage.backup import backups

        found = backups(path)
        if not found:
            none = self.tr("Van {name} is er nog geen reservekopie.").format(name=path.name)
            self.said.emit(f"{problem} {none}".strip())
            return
        from .restore_dialog import RestoreDialog

        dialog = RestoreDialog(path.name, found, problem, self._window)
        dialog.chosen.connect(lambda backup: self._restore(path, key, schema, backup))
        dialog.open()

    def _restore(self, path: Path, key: "Key", schema: "Schema", backup: "Backup") -> None:
        from matchtafel.storage import MEETING, DatabaseProblem
        from matchtafel.storage.kept import restore

        from .restore_dialog import when

        reopen = self._files.reopen_names
        if schema is MEETING:  # a damaged names file is not open, and the meeting goes on
            reopen = self._files.reopen
            self._files.close()
        try:
            saved = restore(path, backup, key, schema, by=self._author(), at=self._clock())
        except DatabaseProblem as problem:
            self.said.emit(str(problem))
        else:
            told = self.tr("De stand van {day} is terug.").format(day=when(backup))
            kept = self.tr("Wat er stond, is bewaard als {name}.")
            self.said.emit(f"{told} {kept.format(name=saved.name)}" if saved else told)
        reopen(path, key)
