"""A disk that fails at the n-th statement of an engine; COMMIT is a statement too."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, event


class Disk:
    """Fails where it is told to, in the driver's place, so that all else is as it always is.

    of: "writing" or "reading", where only those statements count.
    """

    def __init__(self, engine: Engine, of: str = "") -> None:
        self._left, self._of = 0, of
        for moment in ("do_execute", "do_executemany", "do_execute_no_params"):
            event.listen(engine, moment, self._execute)
        dialect: Any = engine.dialect
        commit = dialect.do_commit

        def do_commit(connection: Any) -> None:
            self._count("writing")
            commit(connection)

        dialect.do_commit = do_commit

    @contextmanager
    def failing_at(self, number: int) -> Iterator[None]:
        """The statement of this number fails, counted from here."""
        self._left = number
        try:
            yield
        finally:
            self._left = 0

    def _execute(self, *what: Any) -> None:
        reading = what[-1].execution_options.get("reading")
        self._count("reading" if reading else "writing")

    def _count(self, kind: str) -> None:
        if self._left and self._of in ("", kind):
            self._left -= 1
            if not self._left:
                raise sqlite.OperationalError("disk I/O error")
