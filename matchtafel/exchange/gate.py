"""What may be opened: told from a file's first bytes, not from its name."""

from enum import StrEnum
from pathlib import Path

from .grid import Refused

LARGEST_FILE = 100 * 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK"
DAMAGED = "het bestand is beschadigd of niet volledig gedownload"
_OTHER = {
    b"%PDF": "een PDF",
    b"\x89PNG": "een plaatje",
    b"\xff\xd8\xff": "een foto",
    b"Rar!": "een ingepakt bestand (RAR)",
    b"7z\xbc\xaf": "een ingepakt bestand (7z)",
    b"\x1f\x8b": "een ingepakt bestand (gzip)",
    b"{\\rtf": "een tekstdocument (RTF)",
    b"SQLite": "een database",
}
_WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xls", ".ods", ".xlsb"}
_TEXT_NAMES = {".csv", ".txt", ".tsv"}


class FileType(StrEnum):
    """How a file is read."""

    WORKBOOK = "werkboek"
    CSV = "csv"
    JSON = "json"


def file_type(path: Path) -> FileType:
    """What a file is. Raises Refused with the reason why it is not read."""
    start = _start(path)
    if start.startswith((OLE, ZIP)):
        return FileType.WORKBOOK
    for magic, name in _OTHER.items():
        if start.startswith(magic):
            raise Refused(f"dit is {name}, geen werkboek of CSV-bestand")
    return _text_type(path, start)


def _start(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Refused("dit is een map of iets anders, geen bestand")
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        raise Refused("het bestand is er niet") from None
    except PermissionError:
        raise Refused("het bestand mag niet gelezen worden: is het nog ergens open?") from None
    except (OSError, ValueError):
        raise Refused("het bestand is niet te lezen") from None
    if not start:
        raise Refused("het bestand is leeg")
    if size > LARGEST_FILE:
        raise Refused(f"het bestand is groter dan {LARGEST_FILE // 2**20} MB, dat is de grens")
    return start


def _text_type(path: Path, start: bytes) -> FileType:
    suffix = path.suffix.lower()
    text = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text.startswith(b"<"):
        raise Refused("dit is een webpagina of XML, geen werkboek: sla het op als .xlsx of .csv")
    if suffix in _WORKBOOK_NAMES and b"\0" in start:
        raise Refused(DAMAGED)
    if suffix in _WORKBOOK_NAMES:
        raise Refused(
            "dit is geen werkboek maar tekst (CSV): verander de naam in .csv en lees het opnieuw"
        )
    if suffix not in _TEXT_NAMES and text.startswith((b"{", b"[")):
        return FileType.JSON
    return FileType.CSV
