"""The zip and XML under a workbook: read in a stream and within limits, before it is trusted."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from xml.parsers import expat

from .gate import ASK_SENDER, DAMAGED, SAVE_AGAIN
from .grid import Refused, dotted

LARGEST_INFLATED = 300 * 2**20
MOST_PARTS = 5_000
# What people's programs write is 7 to 30 times as large inflated, a column that says the same
# ten thousand times 250; bombs are 400 to 1,000 times. Below the floor no part does harm.
MOST_RATIO, RATIO_FLOOR = 200, 32 * 2**20
PASSWORD = "het bestand is beveiligd met een wachtwoord: sla het eerst op zonder"
NO_WORKBOOK = f"het werkboek is beschadigd of geen spreadsheet: {SAVE_AGAIN}"
_CHUNK = 1 << 16
_ENTRY = b"PK\1\2"
# A path that leads elsewhere; & would be one name to us and another to who reads XML raw.
_SUSPECT = re.compile(r"\.\.|^/|[\\:&\x00-\x1f]")

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Watch = Callable[[bytes], None]


class Package:
    """A zip file whose parts are read as XML. Every method raises Refused."""

    def __init__(self, content: bytes) -> None:
        if content.count(_ENTRY) > MOST_PARTS:
            raise Refused(f"het bestand heeft meer dan {dotted(MOST_PARTS)} delen: {SAVE_AGAIN}")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Refused(DAMAGED) from None
        parts = self._zip.infolist()
        _check(parts)
        # Some programs write other capitals than the standard has.
        self._parts = {part.filename.lower(): part for part in parts}
        if len(self._parts) < len(parts):
            raise Refused(f"het bestand bevat een onderdeel twee keer: {ASK_SENDER}")
        self._sizes = {name: part.file_size for name, part in self._parts.items()}
        for part in parts:
            # zipfile stops at the size that a part declares: so it goes on to the real end.
            part.file_size = LARGEST_INFLATED + 1

    def has(self, name: str) -> bool:
        """Whether there is such a part, in whatever capitals."""
        return name.lower() in self._parts

    def has_any(self, ending: str) -> bool:
        """Whether there is a part whose name ends so, in small letters."""
        return any(name.endswith(ending) for name in self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part, which must be as many as it declares.

        So all parts together are never more than was declared, and that is within the limit.
        """
        if not self.has(name):
            raise Refused(f"het bestand is beschadigd: onderdeel {name} ontbreekt; {SAVE_AGAIN}")
        left = self._sizes[name.lower()]
        try:
            with self._zip.open(self._parts[name.lower()]) as part:
                while left >= 0 and (chunk := part.read(_CHUNK)):
                    left -= len(chunk)
                    if left >= 0:
                        yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise _damaged(name) from None
        if left:
            raise _damaged(name)

    def parse(
        self,
        name: str,
        start: Start | None = None,
        end: End | None = None,
        text: Text | None = None,
        watch: Watch | None = None,
    ) -> None:
        """Walk through a part, well-formed and without a DTD; tags come without their prefix.

        watch: gets the part's bytes; without handlers that costs next to nothing.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.CharacterDataHandler = text
        if start is not None:
            parser.StartElementHandler = lambda tag, attrs: start(tag[tag.find(":") + 1 :], attrs)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag[tag.find(":") + 1 :])
        try:
            for chunk in self.chunks(name):
                if watch is not None:
                    watch(chunk)
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise _damaged(name, f" op regel {error.lineno}") from None


def _check(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Names, ways of packing and declared sizes, before anything is inflated."""
    if any(_SUSPECT.search(part.filename) for part in parts):
        raise Refused(f"het bestand bevat een onderdeel met een verdachte naam: {ASK_SENDER}")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(PASSWORD)
    # Others inflate a few bytes to millions at once, and no program packs a workbook with them.
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Refused(f"het bestand is op een ongewone manier ingepakt: {SAVE_AGAIN}")
    size = sum(part.file_size for part in parts)
    if size > LARGEST_INFLATED:
        raise Refused(
            f"het bestand is uitgepakt {dotted(size // 2**20)} MB; de grens is "
            f"{LARGEST_INFLATED // 2**20} MB: bewaar alleen het blad dat nodig is"
        )
    for part in parts:
        if part.file_size > max(RATIO_FLOOR, MOST_RATIO * part.compress_size):
            raise Refused(
                f"onderdeel {part.filename} wordt bij het uitpakken meer dan {MOST_RATIO} keer "
                f"zo groot: {ASK_SENDER}"
            )


def _damaged(name: str, where: str = "") -> Refused:
    return Refused(f"het bestand is beschadigd: onderdeel {name} klopt niet{where}; {SAVE_AGAIN}")


def _refuse_doctype(*_: object) -> None:
    raise Refused(
        f"het bestand bevat een DTD of entiteit en wordt daarom niet geopend: {ASK_SENDER}"
    )
