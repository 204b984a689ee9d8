"""A program that goes through what can fail, with all logging on: python -m … folder.

What must stay secret is in files of that folder, so that no argument and no line here holds it.
"""

import faulthandler
import logging
import os
import resource
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from matchtafel.models import Identity
from matchtafel.operations.identities import find_identity, take_names
from matchtafel.storage import NAMES, Database, DatabaseProblem, Kept, unlock
from tests.builders.meeting import NOON

from .acts import name
from .disk import Disk

BY = "iemand"


class Program:
    """The names file is open; what goes wrong then is in ALL, in order."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "namen.matchtafel"
        self.words, self.wrong, self.surname = (
            (folder / f"{what}.txt").read_text("utf-8") for what in ("words", "wrong", "surname")
        )
        self.key = unlock(self.path, self.words, at=NOON)
        self.kept = Kept(self.path, self.key, NAMES, by=BY, at=NOON)
        self.database = self.kept.database

    def shows_itself(self) -> None:
        print(Path("/proc/self/cmdline").read_bytes(), dict(os.environ))
        print(self.database, self.database.engine, self.database.engine.url, self.kept)
        print(vars(self.database), vars(self.kept), repr(self.key))

    def reads_and_writes(self) -> None:
        self._take_a_name(self.database)
        with self.database.reading() as session:
            found = find_identity(session, "Opstap", "P-1")
        assert found is not None
        assert found.surname == self.surname
        self.kept.back_up(BY, NOON)

    def _take_a_name(self, database: Database) -> None:
        with database.act("proef", by=BY, at=NOON) as session:
            take_names(session, [name("P-2", self.surname)], now=NOON)

    def breaks_a_rule_of_the_tables(self) -> None:
        facts = {"provider": "Opstap", "profile_number": "P-3", "version": 1, "source": "test"}
        try:
            with self.database.act("proef", by=BY, at=NOON) as session:
                for _ in range(2):
                    session.add(Identity(recorded_at=NOON, surname=self.surname, **facts))
        except Exception:
            print(traceback.format_exc())

    def meets_a_disk_that_fails(self) -> None:
        disk = Disk(self.database.engine)
        for number in range(1, 9):
            try:
                with disk.failing_at(number):
                    self._take_a_name(self.database)
            except DatabaseProblem:
                print(traceback.format_exc())

    def is_given_a_wrong_passphrase(self) -> None:
        try:
            unlock(self.path, self.wrong, at=NOON)
        except DatabaseProblem:
            print(traceback.format_exc())

    def has_a_fault_in_a_slot(self) -> None:
        from PySide6.QtCore import QTimer

        from matchtafel.ui.fault import Hook
        from matchtafel.ui.program import application

        app = application()
        sys.excepthook = Hook()
        QTimer.singleShot(0, self._fall)
        QTimer.singleShot(0, app.quit)
        app.exec()

    def _fall(self) -> None:
        raise ValueError(self.surname, self.words, self.key.secret.hex())

    def dies(self) -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        faulthandler.enable()
        self._abort(self.surname, self.words)

    @staticmethod
    def _abort(_surname: str, _words: str) -> None:
        os.abort()


ALL: tuple[Callable[[Program], None], ...] = (
    Program.shows_itself,
    Program.meets_a_disk_that_fails,
    Program.reads_and_writes,
    Program.breaks_a_rule_of_the_tables,
    Program.is_given_a_wrong_passphrase,
    Program.has_a_fault_in_a_slot,
    Program.dies,
)


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    for noisy in ("sqlalchemy", "alembic", "matchtafel"):
        logging.getLogger(noisy).setLevel(logging.DEBUG)
    program = Program(Path(sys.argv[1]))
    for misfortune in ALL:
        print(f"it {misfortune.__name__.replace('_', ' ')}", flush=True)
        misfortune(program)
