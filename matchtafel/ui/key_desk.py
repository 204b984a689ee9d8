"""How a file is unlocked: by its passphrase, its recovery code, or not needing either."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from matchtafel.storage import Key, Schema
    from matchtafel.storage.keys import KeyFile
    from matchtafel.storage.recovery import RecoveryCode

Unlocked = Callable[["Key"], object]


class KeyDesk(QObject):
    """Asks where it must and hands on the key. said: a problem, in Dutch."""

    said = Signal(str)

    def __init__(self, window: QWidget, clock: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock

    def with_key(self, path: Path, then: Unlocked) -> None:
        """The key of a file that is there, asked for where someone must give it."""
        # Here, so that the first window need not wait for the engine.
        from matchtafel.storage import DatabaseProblem, NotEncrypted, unlock
        from matchtafel.storage.opening import read_keys

        try:
            if read_keys(path).is_open:
                then(unlock(path, None, at=self._clock()))
                return
        except NotEncrypted:
            self._encrypt_first(path, then)
        except DatabaseProblem as problem:
            self.said.emit(str(problem))
        else:
            self._ask(path, then)

    def _ask(self, path: Path, then: Unlocked) -> None:
        from matchtafel.operations.refused import Refused
        from matchtafel.storage import DatabaseProblem, unlock
        from matchtafel.storage.opening import unlock_with_code
        from matchtafel.storage.recovery import RecoveryCode, UnreadableCode

        from .passphrase import AskPassphrase

        found: list[Key] = []

        def attempt(typed: str, by_code: bool) -> None:
            try:
                if by_code:
                    code = RecoveryCode.from_text(typed)
                    found.append(unlock_with_code(path, code, at=self._clock()))
                else:
                    found.append(unlock(path, typed, at=self._clock()))
            except (DatabaseProblem, UnreadableCode) as problem:
                raise Refused(str(problem)) from problem

        dialog = AskPassphrase(path.name, attempt, self._window)

        def go_on() -> None:
            then(found[0])
            if dialog.by_code.isChecked():
                self.change_passphrase(path, found[0], lambda: None)

        dialog.accepted.connect(go_on)
        dialog.open()

    def _encrypt_first(self, path: Path, then: Unlocked) -> None:
        from matchtafel.storage.protecting import protect

        why = self.tr(
            "{name} is gemaakt met een oudere versie en nog niet versleuteld. Kies een "
            "wachtwoord; daarna is het bestand alleen voor wie dat kent."
        )
        self._choose(
            self.tr("Versleutel {name}").format(name=path.name),
            path,
            lambda passphrase: protect(path, passphrase),
            then,
            why.format(name=path.name),
        )

    def new_file(self, path: Path, schema: "Schema", then: Unlocked) -> None:
        """A new file with a passphrase of its own; the recovery code is shown once."""
        from matchtafel.storage import create

        def make(passphrase: str) -> "tuple[Key, RecoveryCode]":
            database, code = create(path, passphrase, schema)
            database.close()
            return database.key, code

        title = self.tr("Wachtwoord voor {name}").format(name=path.name)
        self._choose(title, path, make, then)

    def _choose(
        self,
        title: str,
        path: Path,
        make: "Callable[[str], tuple[Key, RecoveryCode]]",
        then: Unlocked,
        why: str = "",
    ) -> None:
        from matchtafel.operations.refused import Refused
        from matchtafel.storage import DatabaseProblem

        from .passphrase import ChoosePassphrase

        made: list[tuple[Key, RecoveryCode]] = []

        def take(passphrase: str) -> None:
            try:
                made.append(make(passphrase))
            except DatabaseProblem as problem:
                raise Refused(str(problem)) from problem

        dialog = ChoosePassphrase(title, take, why, self._window)
        dialog.accepted.connect(lambda: self._show_code(path, *made[0], then))
        dialog.open()

    def _show_code(self, path: Path, key: "Key", code: "RecoveryCode", then: Unlocked) -> None:
        from .passphrase import ShowCode

        dialog = ShowCode(path.name, code.text, self._window)
        dialog.print_asked.connect(lambda: self._print(path, code.text))
        dialog.accepted.connect(lambda: then(key))
        dialog.open()

    def _print(self, path: Path, code: str) -> None:
        from matchtafel.documents.recovery_sheet import recovery_pdf

        from .printing import Printout, ask_printer

        pdf = recovery_pdf(path.name, code, made_on=self._clock().date())
        ask_printer(
            self.tr("herstelcode"),
            self._window,
            lambda printer: Printout(pdf, printer, self).start(),
        )

    def change_passphrase(self, path: Path, key: "Key", then: Callable[[], object]) -> None:
        """Another passphrase to a file that is open, and to its backups."""
        from .passphrase import ChoosePassphrase

        def take(passphrase: str) -> None:
            self._change(path, lambda keys: keys.with_passphrase(key, passphrase))

        title = self.tr("Ander wachtwoord voor {name}").format(name=path.name)
        dialog = ChoosePassphrase(title, take, "", self._window)
        told = self.tr("Het wachtwoord van {name} is gewijzigd.").format(name=path.name)
        dialog.accepted.connect(lambda: self._renew_backups(path, told, then))
        dialog.open()

    def new_code(self, path: Path, key: "Key", then: Callable[[], object]) -> None:
        """Another recovery code to a file that is open; the old one opens nothing any more.

        It counts once someone has put it away: else the file might be left with a code that
        nobody saw.
        """
        from matchtafel.operations.refused import Refused
        from matchtafel.storage.recovery import RecoveryCode

        code = RecoveryCode.new()
        told = self.tr("De nieuwe herstelcode van {name} geldt.").format(name=path.name)

        def count_from_now(_key: "Key") -> None:
            try:
                self._change(path, lambda keys: keys.with_code(key, code))
            except Refused as refusal:
                old = self.tr("De oude herstelcode geldt nog; gooi de nieuwe weg.")
                self.said.emit(f"{refusal} {old}")
            else:
                self._renew_backups(path, told, then)

        self._show_code(path, key, code, count_from_now)

    def _change(self, path: Path, change: "Callable[[KeyFile], KeyFile]") -> None:
        from matchtafel.operations.refused import Refused
        from matchtafel.storage import DatabaseProblem
        from matchtafel.storage.opening import change_keys

        try:
            change_keys(path, change)
        except DatabaseProblem as problem:
            raise Refused(str(problem)) from problem

    def _renew_backups(self, path: Path, told: str, then: Callable[[], object]) -> None:
        """The backups go along; of what could not it is said that the former still opens it."""
        from matchtafel.storage.backup import copy_keys

        then()
        left = copy_keys(path)
        if left:
            days = ", ".join(f"{each.made_at:%d-%m-%Y %H.%M}" for each in left)
            words = self.tr("Deze reservekopieën gaan nog open op de oude manier: {days}.")
            told = f"{told} {words.format(days=days)}"
        self.said.emit(told)
