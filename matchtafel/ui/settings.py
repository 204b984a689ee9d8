"""What the program remembers of this computer: window, files, name, look. Never a client's fact."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from .theme import Theme

RECENT, LOCK_MINUTES = 8, 10


class _Forgetful(dict[str, object]):
    """Settings for a window that leaves no trace."""

    def value(self, key: str, otherwise: object) -> object:
        return self.get(key, otherwise)

    def setValue(self, key: str, value: object) -> None:
        self[key] = value

    def sync(self) -> None:
        """There is no file."""


class Settings:
    """A small file of settings; a value that was spoilt is as good as none. No path: no file.

    norms_folder: beside it, where someone puts the norms of a year that the program lacks.
    """

    def __init__(self, path: Path | None) -> None:
        self._store: QSettings | _Forgetful = _Forgetful()
        self.norms_folder = None if path is None else path.parent / "norms"
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def place(self) -> QByteArray:
        """Size and place of the window, as Qt gives it."""
        found = self._store.value("window/place", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    @place.setter
    def place(self, value: QByteArray) -> None:
        self._store.setValue("window/place", value)

    @property
    def author(self) -> str:
        """Who acts on this computer; "" until someone says so."""
        return self._text("author")

    @author.setter
    def author(self, value: str) -> None:
        self._store.setValue("author", value.strip())

    @property
    def theme(self) -> Theme | None:
        """The colours chosen, or None to follow the desktop."""
        name = self._text("look/theme")
        return Theme[name] if name in Theme.__members__ else None

    @theme.setter
    def theme(self, value: Theme | None) -> None:
        self._store.setValue("look/theme", "" if value is None else value.name)

    @property
    def scale(self) -> float:
        """How large text is: 1.0 is usual, 2.0 twice as large."""
        try:
            return min(2.0, max(1.0, float(self._text("look/scale") or 1.0)))
        except ValueError:
            return 1.0

    @scale.setter
    def scale(self, value: float) -> None:
        self._store.setValue("look/scale", f"{value:.2f}")

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a key or a click the window locks."""
        text = self._text("safety/lock_minutes")
        return min(60, max(1, int(text))) if text.isdecimal() else LOCK_MINUTES

    @lock_minutes.setter
    def lock_minutes(self, value: int) -> None:
        self._store.setValue("safety/lock_minutes", str(value))

    @property
    def recent(self) -> list[Path]:
        """Meeting files opened before that are there still, newest first."""
        paths = (Path(line) for line in self._text("files/recent").split("\n") if line)
        return [path for path in paths if path.is_file()]

    def opened(self, path: Path) -> None:
        """Remember a meeting file as the newest."""
        known = [path.resolve(), *(p for p in self.recent if p != path.resolve())]
        self._store.setValue("files/recent", "\n".join(str(p) for p in known[:RECENT]))

    @property
    def names(self) -> Path | None:
        """The names file that was open last, if it is there still."""
        path = Path(self._text("files/names"))
        return path if path.is_file() else None

    @names.setter
    def names(self, value: Path | None) -> None:
        self._store.setValue("files/names", "" if value is None else str(value.resolve()))

    @property
    def at_table(self) -> int | None:
        """The meeting that is open; still there after a program that was killed."""
        text = self._text("meeting/open")
        return int(text) if text.isdecimal() else None

    @at_table.setter
    def at_table(self, value: int | None) -> None:
        self._store.setValue("meeting/open", "" if value is None else str(value))
        self._store.sync()

    def _text(self, key: str) -> str:
        found = self._store.value(key, "")
        return found if isinstance(found, str) else ""
