"""The container of an .xls file: a small file system, of which one stream is the workbook.

Layout: [MS-CFB], Compound File Binary File Format.
"""

import struct
from collections.abc import Iterator, Sequence

from .gate import DAMAGED
from .grid import Refused

_LAST_SECTOR = 0xFFFFFFFA
_HEADER = 512
_ENTRY = 128


def stream(data: bytes, name: str) -> bytes | None:
    """The content of a stream; None where there is none of that name. Raises Refused."""
    try:
        return _Container(data).stream(name)
    except (struct.error, IndexError, ValueError, OverflowError):
        raise Refused(DAMAGED) from None


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 0x1E)
        directory, self._cutoff = struct.unpack_from("<I4xI", data, 0x30)
        small_table, _, more_tables, _ = struct.unpack_from("<IIII", data, 0x3C)
        if shift not in (9, 12) or small_shift != 6:
            raise ValueError
        self._size, self._small_size = 1 << shift, 1 << small_shift
        places = list(struct.unpack_from("<109I", data, 0x4C))
        # A table tells of as many sectors as it has numbers; some programs write one too many.
        most = len(data) // self._size // (self._size // 4) + 110
        while more_tables < _LAST_SECTOR:
            numbers = self._numbers(self._sector(more_tables))
            places += numbers[:-1]
            more_tables = numbers[-1]
            if len(places) > most + self._size:
                raise ValueError
        used = [place for place in places if place < _LAST_SECTOR]
        if len(used) > most:
            raise ValueError
        self._table = [n for place in used for n in self._numbers(self._sector(place))]
        self._small_table = self._numbers(self._chain(small_table))
        entries = self._chain(directory)
        self._entries = [entries[i : i + _ENTRY] for i in range(0, len(entries), _ENTRY)]

    def stream(self, name: str) -> bytes | None:
        wanted = name.encode("utf-16-le") + b"\0\0"
        for entry in self._entries:
            if entry[: len(wanted)] == wanted and entry[0x42] == 2:
                first, size = struct.unpack_from("<II", entry, 0x74)
                whole = self._chain(first) if size >= self._cutoff else self._small(first)
                return whole[:size]
        return None

    def _small(self, first: int) -> bytes:
        """A short stream lies in pieces within the stream of the root entry."""
        (root,) = struct.unpack_from("<I", self._entries[0], 0x74)
        pieces, size = self._chain(root), self._small_size
        return b"".join(
            pieces[at * size : (at + 1) * size] for at in _follow(self._small_table, first)
        )

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(self._table, first))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    @staticmethod
    def _numbers(sector: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _follow(table: Sequence[int], number: int) -> Iterator[int]:
    """The numbers of a chain; one that bites its own tail is damaged."""
    for _ in range(len(table) + 1):
        if number >= _LAST_SECTOR:
            return
        yield number
        number = table[number]
    raise ValueError
