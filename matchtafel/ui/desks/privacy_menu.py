"""What a client may ask of the provider: take consent back, see who looked, have it all, be erased.

The menu of a profile's form. Each act is the table's; what is erased does not come back, so that
dialog shows first what goes.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from matchtafel.operations import consent
from matchtafel.operations.erasing import client_at
from matchtafel.operations.person import erasure_of, find_person
from matchtafel.operations.refused import Refused
from matchtafel.storage import DatabaseProblem

from ..background import Job
from ..choosing import ask_to_save
from ..keys import KeyButton
from ..parts import Banner, Label
from ..sheet import Sheet
from ..table import Table

# Provider and profile number, as a row of the desk is called.
Key = tuple[str, str]


class PrivacyMenu(QObject):
    """A button with four acts on one client. notice: an answer; undoable: done, Ctrl+Z undoes."""

    notice = Signal(str)
    undoable = Signal(str)

    def __init__(self, table: Table, chosen: Callable[[], Key | None], window: QWidget) -> None:
        super().__init__(window)
        self._table, self._chosen, self._window = table, chosen, window
        self._job: Job | None = None
        self.button = KeyButton(self.tr("Privacy"), icon="slot")
        self.menu = QMenu(self.button)
        acts = {
            self.tr("Trek toestemming in"): self.withdraw,
            self.tr("Maak “Wie heeft mij gezien”…"): self.ask_sights,
            self.tr("Bewaar alle gegevens van deze cliënt…"): self.ask_dossier,
            self.tr("Wis deze cliënt…"): self.ask_erase,
        }
        for words, act in acts.items():
            self.menu.addAction(words).triggered.connect(partial(self._try, act))
        self.button.clicked.connect(self._open)

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _try(self, act: Callable[[Key], None], _checked: bool = False) -> None:
        key = self._chosen()
        if key is None:
            return
        try:
            act(key)
        except (Refused, DatabaseProblem) as refusal:
            self.notice.emit(str(refusal))

    def _client(self, key: Key) -> int:
        with self._table.database.reading() as session:
            return client_at(session, "/".join(key)).id

    def withdraw(self, key: Key) -> None:
        """The client is at no table from now on; Ctrl+Z puts the consent back."""
        table, client_id = self._table, self._client(key)

        def act() -> None:
            table.write(
                "toestemming ingetrokken",
                lambda s, now: consent.withdraw_consent(
                    s, client_id, on=now.date(), by=table.author, now=now
                ),
            )

        def undo() -> None:
            table.write(
                "toestemming hersteld",
                lambda s, now: consent.give_consent(
                    s, client_id, on=now.date(), by=table.author, now=now
                ),
            )

        told = self.tr("Toestemming van {number} ingetrokken").format(number=key[1])
        table.do(told, act, undo)
        self.undoable.emit(told)

    # What goes along on paper

    def ask_sights(self, key: Key) -> None:
        """Where to save who saw this client."""
        title, kinds = self.tr("Wie heeft mij gezien"), self.tr("PDF (*.pdf)")
        name = f"wie-zag-{_in_a_name(key[1])}.pdf"
        ask_to_save(self._window, title, kinds, name, partial(self.sights, key))

    def sights(self, key: Key, path: Path) -> None:
        """Write it, beside the window; that it was made is in it too."""
        from matchtafel.documents.seen_by import seen_by_pdf
        from matchtafel.operations.leaving import write_out
        from matchtafel.operations.who_saw import Period, export_sights

        table, now = self._table, self._table.clock()
        files = (table.database, *([table.names] if table.names is not None else []))

        def write() -> None:
            whole = (table.database, table.names, "/".join(key), Period())
            found = export_sights(*whole, by=table.author, at=now)
            write_out(path, seen_by_pdf(key[1], found, now=now), *files)

        self._write(write, path)

    def ask_dossier(self, key: Key) -> None:
        """Where to save all that there is on this client."""
        title, kinds = self.tr("Alle gegevens van deze cliënt"), self.tr("Tekst (*.txt)")
        name = f"gegevens-{_in_a_name(key[1])}.txt"
        ask_to_save(self._window, title, kinds, name, partial(self.dossier, key))

    def dossier(self, key: Key, path: Path) -> None:
        """Write it, beside the window."""
        from matchtafel.operations.dossier import write_dossier

        table = self._table
        dossier = partial(
            write_dossier,
            table.database,
            "/".join(key),
            path,
            names=table.names,
            by=table.author,
            at=table.clock(),
        )
        self._write(dossier, path)

    def _write(self, work: Callable[[], object], path: Path) -> None:
        def fail(error: Exception) -> None:
            if isinstance(error, OSError):
                sentence = self.tr("{name} is niet bewaard. Mag u in die map schrijven?")
                self.notice.emit(sentence.format(name=path.name))
            elif isinstance(error, Refused | DatabaseProblem):
                self.notice.emit(str(error))
            else:
                raise error

        told = self.tr("Bewaard: {path}").format(path=path)
        self._job = Job(work, lambda _done: self.notice.emit(told), fail).start()

    def ask_erase(self, key: Key) -> None:
        """What would go; nothing is changed yet."""
        dialog = EraseDialog(self._table, key, self._window)
        dialog.erased.connect(self.notice)
        dialog.open()


def _in_a_name(number: str) -> str:
    """A profile number as it can be in the name of a file: 2026/17 is 2026-17."""
    return re.sub(r"[^A-Za-z0-9-]", "-", number)


class EraseDialog(Sheet):
    """What erasing does, and what stays. Ctrl+Z does not take it back, so it says so."""

    erased = Signal(str)

    def __init__(self, table: Table, key: Key, window: QWidget | None = None) -> None:
        super().__init__(window, right=False)
        self._table = table
        self.say(self.tr("Wis {number}").format(number=key[1]), self.tr("Wis"))
        self._person = find_person(table.database, table.names, "/".join(key))
        told = erasure_of(table.database, table.names, self._person)
        forever = Banner(self.tr("Dit komt niet terug"), self.tr("ook niet met Ctrl Z"))
        copies = self.tr(
            "In reservekopieën staat de cliënt nog een tijd. Na het wissen ziet u tot wanneer."
        )
        parts = [forever, *(Label(line, wrap=True) for line in (*told, copies))]
        for place, part in enumerate(parts):
            self.left.insertWidget(place, part)
        self.fit(600, 440)

    def carry_out(self) -> None:
        """Erase the client here and in the names file that is open; a backup comes first."""
        copies = self._table.erase(self._person)
        told = self.tr("De gegevens van {number} zijn gewist.")
        self.erased.emit(" ".join([told.format(number=self._person.number), *copies]))
