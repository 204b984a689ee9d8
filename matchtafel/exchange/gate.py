"""What may be opened: told from a file's first bytes, not from its name."""

from enum import StrEnum
from pathlib import Path

from .grid import Refused

LARGEST_FILE = 100 * 2**20
# Text is read whole, in the program itself, and takes several times its size there.
LARGEST_TEXT = 50 * 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK"
AGAIN = "haal het opnieuw op of vraag het opnieuw"
SAVE_AGAIN = "open het in het rekenblad en sla het opnieuw op"
ASK_SENDER = "vraag de afzender om een nieuw bestand"
DAMAGED = f"het bestand is beschadigd of niet volledig gedownload: {AGAIN}"
LOCKED = "het bestand is niet te lezen: sluit het als het nog open is, en kies het opnieuw"
CHANGED = "het bestand veranderde tijdens het lezen: sla het op, sluit het en lees het opnieuw"
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
            raise Refused(f"dit is {name}, geen werkboek: kies een .xlsx- of .csv-bestand")
    return _text_type(path, start)


def _start(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Refused("dit is een map of iets anders, geen bestand: kies een bestand")
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        raise Refused("het bestand is er niet: kies het opnieuw") from None
    except PermissionError:
        raise Refused(LOCKED) from None
    except (OSError, ValueError):
        raise Refused(LOCKED) from None
    if not start:
        raise Refused(f"het bestand is leeg: {AGAIN}")
    _check_size(size, LARGEST_FILE if start.startswith((OLE, ZIP)) else LARGEST_TEXT)
    return start


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise Refused(
            f"het bestand is groter dan {largest // 2**20} MB, dat is de grens: "
            "bewaar alleen wat de tafel nodig heeft"
        )


def stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when someone saves the file; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


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
