"""A disk for SQLite that forgets what was not synced when the power goes.

Of each 512-byte piece that was written since the last sync of its file, a coin says whether it
is there. A sync is believed: a disk that lies about it loses data whatever a program does.
Pieces are kept or lost one by one, as "powersafe overwrite" allows, which SQLite counts on
(https://www.sqlite.org/psow.html).
"""

import random
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


class _Platter:
    """What is surely on the disk of one file, and what was written since."""

    def __init__(self, content: bytes) -> None:
        self.synced = bytearray(content)
        self.since: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        for offset, data in self.since:
            _put(self.synced, offset, data)
        self.since = []

    def after_the_cut(self, coin: random.Random) -> bytes:
        found = bytearray(self.synced)
        for offset, data in self.since:
            for start, piece in _pieces(offset, data):
                if coin.random() < 0.5:
                    _put(found, start, piece)
        return bytes(found)


def _put(content: bytearray, offset: int, data: bytes | None) -> None:
    """Write data, or without data cut the file off there."""
    if data is None:
        del content[offset:]
        return
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _pieces(offset: int, data: bytes | None) -> list[tuple[int, bytes | None]]:
    if data is None:
        return [(offset, None)]
    edges = range(offset - offset % SECTOR, offset + len(data), SECTOR)
    return [
        (max(start, offset), data[max(start - offset, 0) : start + SECTOR - offset])
        for start in edges
    ]


class Power(apsw.VFS):
    """SQLite's own disk, with a count-down. SQLite itself does not notice that it is over."""

    def __init__(self, operations: int) -> None:
        """operations: writes, cut-offs and syncs until the power goes."""
        self._left, self._platters = operations, dict[str, _Platter]()
        self.name = f"power {id(self)}"
        super().__init__(self.name, "")

    @property
    def is_off(self) -> bool:
        return self._left <= 0

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        known = Path(path).read_bytes() if Path(path).exists() else b""
        platter = self._platters.setdefault(path, _Platter(known))
        return _File(self, platter, name, flags)

    def spend(self) -> bool:
        """One operation; whether it was in time."""
        self._left -= 1
        return self._left > 0

    def wreck(self, folder: Path, coin: random.Random) -> None:
        """The files as they are found after the cut."""
        for path, platter in self._platters.items():
            (folder / Path(path).name).write_bytes(platter.after_the_cut(coin))


class _File(apsw.VFSFile):
    def __init__(self, power: Power, platter: _Platter, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._power, self._platter = power, platter

    def xWrite(self, data: bytes, offset: int) -> None:
        if self._power.spend():
            self._platter.since.append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        if self._power.spend():
            self._platter.since.append((size, None))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        # Not passed on: the disk beneath this one keeps its power.
        if self._power.spend():
            self._platter.sync()
