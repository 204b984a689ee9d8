"""What lists remember of their columns and order; without a file, while the program runs."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Remembered:
    """Name → state of a header, as Qt gives it. keep_in(path): from now on in a settings file."""

    def __init__(self) -> None:
        self._store: QSettings | None = None
        self._kept: dict[str, QByteArray] = {}

    def keep_in(self, path: Path) -> None:
        """Keep it in an .ini file, which may hold other settings too."""
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def forget(self) -> None:
        """Know nothing, and keep nothing in a file."""
        self._store = None
        self._kept.clear()

    def find(self, name: str) -> QByteArray | None:
        """What was remembered; None when nothing was, or when it was spoilt."""
        found = self._kept.get(name) if self._store is None else self._store.value(f"lists/{name}")
        return found if isinstance(found, QByteArray) else None

    def keep(self, name: str, state: QByteArray) -> None:
        """Remember it."""
        if self._store is None:
            self._kept[name] = state
        else:
            self._store.setValue(f"lists/{name}", state)


remembered = Remembered()
