"""Which characters the bytes of a text file are: told, or asked about, never guessed in silence."""

import re

from .grid import Refused

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
_AROUND = 20
_SAVE_AS = "sla het op als “CSV UTF-8”"


def decode(data: bytes) -> str:
    """Text in UTF-8, UTF-16 or, failing those, Windows-1252. Raises Refused."""
    return decode_with_doubt(data)[0]


def decode_with_doubt(data: bytes) -> tuple[str, str | None]:
    """The same, and what one should look at: half a sentence, None where there is no doubt."""
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
