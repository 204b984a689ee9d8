"""Which backup to put back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from matchtafel.matching.dutch import day_and_date
from matchtafel.operations.refused import Refused

from .lists import NOTE, flat_list
from .parts import Banner, Label
from .sheet import Sheet

if TYPE_CHECKING:
    from matchtafel.storage.backup import Backup

MEGABYTE = 1_000_000


class RestoreDialog(Sheet):
    """A list of backups, newest first. chosen: the one to put back."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        backups: "Sequence[Backup]",
        problem: str = "",
        window: QWidget | None = None,
    ) -> None:
        super().__init__(window, right=False)
        self._backups = backups
        title = self.tr("Reservekopie van {name} terugzetten").format(name=name)
        self.say(title, self.tr("Zet terug"))
        self.list = flat_list(self.tr("Reservekopieën, nieuwste eerst"))
        for backup in backups:
            item = QListWidgetItem(when(backup))
            item.setData(NOTE, _size(backup.path))
            self.list.addItem(item)
        asked = Label(self.tr("Welke stand wilt u terug?"))
        asked.setBuddy(self.list)
        calm = Label(
            self.tr("Wat er nu in het bestand staat, wordt eerst bewaard. U kunt altijd terug."),
            tone="text2",
            wrap=True,
        )
        why = [Banner(problem, "", "danger")] if problem else []
        for place, part in enumerate((*why, asked, self.list, calm)):
            self.left.insertWidget(place, part)
        self.fit(560, 480)
        self.list.setFocus()

    def carry_out(self) -> None:
        """Put back the one that is chosen."""
        row = self.list.currentRow()
        if row < 0:
            raise Refused(self.tr("Kies eerst een reservekopie."))
        self.chosen.emit(self._backups[row])


def when(backup: "Backup") -> str:
    """dinsdag 24 november 2026, 10.42 uur."""
    at = backup.made_at
    return f"{day_and_date(at.date())}, {at.hour}.{at.minute:02d} uur"


def _size(path: Path) -> str:
    megabytes = path.stat().st_size / MEGABYTE
    return f"{megabytes:.1f} MB".replace(".", ",")
