"""Packages: which one to make or to read, and where it is on the disk."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from .choosing import ask_to_open

if TYPE_CHECKING:
    from matchtafel.operations.parcels_in import Preview

    from .window import MainWindow


class ParcelDesk(QObject):
    """Works at an open meeting. Imports wait until they are needed: the first window is quick."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask_out(self) -> None:
        """What to send, to whom, and with which passphrase."""
        from .parcel_out import ParcelOut

        if self._window.table is not None:
            sheet = ParcelOut(self._window.table, self._window)
            sheet.sent.connect(self._window.say)
            sheet.open()

    def ask_in(self) -> None:
        """Which package to read."""
        from matchtafel.storage.sealed import SUFFIX

        kinds = self.tr("Pakket (*{suffix})").format(suffix=SUFFIX)
        ask_to_open(self._window, self.tr("Lees pakket in"), kinds, self.read, None)

    def take(self, files: Sequence[Path]) -> bool:
        """Read the first package among files that were dropped; False where there is none."""
        from matchtafel.storage.sealed import SUFFIX

        found = [path for path in files if path.suffix == SUFFIX]
        if found:
            self.read(found[0])
        return bool(found)

    def read(self, path: Path) -> None:
        """Ask the passphrase of a package, then show what is in it; past a lock not yet."""
        self._window.lock.when_open(partial(self._ask, path))

    def _ask(self, path: Path) -> None:
        from .parcel_in import AskParcel

        table = self._window.table
        if table is None:
            return
        asked = AskParcel(table, path, self._window)
        asked.opened.connect(self._show)
        asked.open()

    def _show(self, found: "Preview") -> None:
        from .parcel_in import DecisionsIn, RowsIn

        table = self._window.table
        if table is None:
            return
        if found.parcel.meeting is not None:
            DecisionsIn(found.parcel, self._window).open()
            return
        sheet = RowsIn(table, found, self._window)
        sheet.taken.connect(self._window.say)
        sheet.open()
