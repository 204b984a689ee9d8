"""Which characters the bytes of a text file are: told, or asked about, never guessed in silence."""

import re
from pathlib import Path

from .grid import Refused

# What a file that is no UTF-8 may be, by Python's name; in the order in which it is likely.
CHOICES = {"cp1252": "Windows", "mac_roman": "oude Mac", "cp850": "DOS"}

_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# What é, ë, ï, ö, ü, één of an old DOS or Mac file look like when read as Windows text. Each
# pattern begins with the sign itself: so it takes one pass, however long the words are.
_WRONG = re.compile(
    r"[‚ƒ„†‡ˆ‰‹ŠŒŽŸ‘“”•—˜™›¡¢£¤](?:(?<=[a-z].)(?=[a-z])"
    r"|(?<=[a-z][‚‡‰Ž])(?![a-z])|(?<=[‚‡‰Ž])[‚‡‰Ž]|(?<=ƒ)[^\W\d])"
)
# Letters and signs that Dutch text hardly has, and that stand for others in such a file.
_RARE = re.compile(r"[ŠšŽžŒœŸƒÕõØøÐðÞþÝýÛû¡¢£¤¥¦¨ª¯¸ºˆ˜™†‡‰‹›‘](?<![^a-z]‘)")
_BETWEEN = re.compile(r"[\s;,\"]")
_AROUND, _HEAD, _EXAMPLES = 20, 1_000_000, 3
_SAVE_AS = "sla het op als “CSV UTF-8”"


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or, failing those, Windows-1252. Raises Refused."""
    return decode_with_doubt(data)[0]


def decode_with_doubt(data: bytes, characters: str | None = None) -> tuple[str, str | None]:
    """The same, and what one should look at: half a sentence, None where there is no doubt.

    characters: one of CHOICES, where someone looked and chose.
    """
    if characters is not None:
        return _chosen(data, characters), None
    try:
        return data.decode(_encoding(data)), None
    except UnicodeDecodeError:
        text = _windows_text(data)
    if rare := _RARE.search(text):
        return text, (
            f"het bestand is geen UTF-8 en is gelezen als Windows-tekst; op regel "
            f"{_line(text, rare)} staat “{_word(text, rare)}”: klopt dat niet, {_SAVE_AS}"
        )
    return text, None


def looks(path: Path) -> dict[str, tuple[str, ...]]:
    """How some words of a text file read by each of CHOICES; empty where there is no choice.

    Only the beginning is looked at. A file that says what it is, or has plain letters only, or
    is no text, leaves nothing to choose. Raises OSError.
    """
    with path.open("rb") as file:
        data = file.read(_HEAD)
    whole = data[: data.rfind(b"\n") + 1] or data
    if b"\0" in whole or whole.isascii() or _is_told(whole):
        return {}
    lines = [line for line in whole.splitlines() if not line.isascii()]
    return {code: words for code in CHOICES if (words := _words(lines, code))}


def _is_told(data: bytes) -> bool:
    try:
        data.decode(_encoding(data))
    except UnicodeDecodeError:
        return False
    return True


def _words(lines: list[bytes], code: str) -> tuple[str, ...]:
    """The first different words with a letter that is not plain; () where it cannot be this."""
    try:
        text = "\n".join(line.decode(code) for line in lines)
    except UnicodeDecodeError:
        return ()
    words = (word for word in _BETWEEN.split(text) if not word.isascii())
    return tuple(list(dict.fromkeys(words))[:_EXAMPLES])


def _chosen(data: bytes, characters: str) -> str:
    try:
        return data.decode(characters)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"de tekens op regel {line} zijn niet te lezen als {CHOICES[characters]}: kies anders, "
            f"of {_SAVE_AS}"
        ) from None


def _encoding(data: bytes) -> str:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            return encoding
    # Western text in UTF-16 has a zero in every other byte.
    evens, odds = data[0:2000:2].count(0), data[1:2000:2].count(0)
    if max(evens, odds) > len(data[:2000]) // 5:
        return "utf-16-be" if evens > odds else "utf-16-le"
    return "utf-8"


def _windows_text(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(f"de tekens op regel {line} zijn niet te lezen: {_SAVE_AS}") from None
    if wrong := _WRONG.search(text):
        raise Refused(
            f"de tekens kloppen niet, op regel {_line(text, wrong)} staat bijvoorbeeld "
            f"“{_word(text, wrong)}”: {_SAVE_AS}"
        )
    return text


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _word(text: str, match: re.Match[str]) -> str:
    """The word in which the match stands, or as much of it as one needs."""
    before = _BETWEEN.split(text[max(0, match.start() - _AROUND) : match.start()])[-1]
    return before + _BETWEEN.split(text[match.start() : match.end() + _AROUND])[0]
