"""A quick look at the bytes of an .xlsx file's parts: is there a reason to look closely?"""

import re
from functools import cached_property

from .findings import MOST_CELLS, MOST_TEXT, Tally
from .grid import Refused, dotted
from .package import Package

# An error value, something hidden, or letters of two bytes each.
_SIGNS = (b' t="e"', b"hidden", b"\0")
# A cell in another form than every program writes, or right of column OJ, the 400th; a formula;
# a tag with a prefix.
_UNUSUAL = tuple(
    map(
        re.compile,
        (
            rb'<c(?! r="(?:[A-N][A-Z]?|O[A-J]?|[P-Z])[1-9][0-9]{0,4}"[ />])[\s/>]',
            rb"<f[\s/>]",
            rb":(?:row|c)[\s/>]",
        ),
    )
)
# Each alone leaves few places between the first cell and the last; both together may not.
_WIDE, _DEEP = re.compile(rb'<c r="[A-Z]{2}'), re.compile(rb'<c r="[A-Z]{1,2}[0-9]{5}')
_LONGEST_TAG = 1 << 16


def glance(package: Package, part: str, longest_text: int) -> int | None:
    """How many cells a sheet has; None where one must look closely. Raises Refused.

    longest_text: at most so many characters stand behind one cell.
    """
    look = _Glance()
    package.parse(part, watch=look.watch)
    look.end()
    if look.is_special or (look.is_wide and look.is_deep):
        return None
    return None if look.cells * longest_text > MOST_TEXT else look.cells


class _Glance:
    """Sees the bytes of a sheet pass, cut between two tags."""

    def __init__(self) -> None:
        self.is_special = self.is_wide = self.is_deep = False
        self.cells = 0
        self._rest = b""
        self._tally = Tally()

    def watch(self, chunk: bytes) -> None:
        """Look at a chunk, up to its last tag."""
        seen = self._rest + chunk
        cut = seen.rfind(b"<")
        self._rest = seen[cut:] if cut >= 0 else b""
        if len(self._rest) > _LONGEST_TAG:
            self.is_special, self._rest = True, b""
        self._look(seen[:cut] if cut >= 0 else seen)

    def end(self) -> None:
        """Look at what was left of the last chunk."""
        self._look(self._rest)

    def _look(self, seen: bytes) -> None:
        # With the few other tags that begin so.
        cells = seen.count(b"<c")
        self.cells += cells
        self._tally.add(cells)
        if self.is_special:
            return
        self.is_wide = self.is_wide or bool(_WIDE.search(seen))
        self.is_deep = self.is_deep or bool(_DEEP.search(seen))
        self.is_special = (
            self.is_special
            or any(sign in seen for sign in _SIGNS)
            or any(sign.search(seen) for sign in _UNUSUAL)
        )


class SharedTexts:
    """The texts that cells refer to by number."""

    def __init__(self, package: Package, part: str) -> None:
        """Look at them quickly. Raises Refused for a part that is no XML, or far too many."""
        self._package, self._part = package, part
        self.longest = 0
        self._rest = 0
        self._count = 0
        if package.has(part):
            package.parse(part, watch=self._watch)

    def _watch(self, chunk: bytes) -> None:
        """Bytes from one text to the next are never fewer than its characters."""
        head, *more = chunk.split(b"<si")
        self._rest += len(head)
        for piece in more:
            self.longest = max(self.longest, self._rest)
            self._rest = len(piece)
        self.longest = max(self.longest, self._rest)
        self._count += len(more)
        _check_count(self._count)

    @cached_property
    def lengths(self) -> list[int]:
        """How many characters each text has."""
        found: list[int] = []

        def start(tag: str, _: dict[str, str]) -> None:
            if tag == "si":
                found.append(0)
                _check_count(len(found))

        def text(data: str) -> None:
            if found:
                found[-1] += len(data)

        if self._package.has(self._part):
            self._package.parse(self._part, start, text=text)
        return found


def _check_count(texts: int) -> None:
    if texts > MOST_CELLS:
        raise Refused(
            f"het werkboek heeft meer dan {dotted(MOST_CELLS)} teksten, dat is de grens: "
            "bewaar alleen wat de tafel nodig heeft"
        )
