"""How long the texts are that the cells of an .xls file refer to by number.

Record layout: [MS-XLS] 2.4.265 (SST) and 2.5.293 (XLUnicodeRichExtendedString).
"""

import contextlib
import struct
from collections.abc import Iterator, Sequence

_WIDE, _WITH_EXTRA, _WITH_RUNS = 1, 4, 8
_COUNTS = 8


def text_lengths(bodies: Sequence[bytes]) -> list[int]:
    """Characters of each text, as far as the bodies of the SST record and its Continues tell."""
    found: list[int] = []
    with contextlib.suppress(struct.error, IndexError):
        found.extend(_Bodies(bodies).lengths())
    return found


class _Bodies:
    """A place in a row of record bodies."""

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self._bodies = bodies
        self._number = 0
        self._at = _COUNTS

    def lengths(self) -> Iterator[int]:
        """Walk from text to text. Raises struct.error or IndexError where it ends."""
        while True:
            if self._room <= 0:
                self._next(0)
            characters, flags = self._take("<HB")
            runs = self._take("<H")[0] if flags & _WITH_RUNS else 0
            extra = self._take("<I")[0] if flags & _WITH_EXTRA else 0
            yield characters
            self._skip_characters(characters, bool(flags & _WIDE))
            self._skip(4 * runs + extra)

    @property
    def _room(self) -> int:
        return len(self._bodies[self._number]) - self._at

    def _next(self, at: int) -> None:
        self._number += 1
        self._at = at

    def _take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(layout, self._bodies[self._number], self._at)
        self._at += struct.calcsize(layout)
        return values

    def _skip_characters(self, left: int, wide: bool) -> None:
        """A text that goes on in the next body begins there with a byte on its width."""
        while left:
            here = min(left, self._room // (1 + wide))
            self._at += here * (1 + wide)
            left -= here
            if left:
                self._next(1)
                wide = bool(self._bodies[self._number][0] & _WIDE)

    def _skip(self, left: int) -> None:
        while left:
            here = min(left, self._room)
            self._at += here
            left -= here
            if left:
                self._next(0)
