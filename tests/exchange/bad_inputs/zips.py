"""Zip files that lie, and bombs: written in a stream, so that making one takes no memory."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from tests.exchange.workbooks import parts

SHEET = "xl/worksheets/sheet1.xml"
MIB = 2**20
MIB_OF_ROWS = b"<row><c><v>1</v></c></row>" * (MIB // 26)


def bomb(
    path: Path, chunk: bytes, times: int, before: str = "", after: str = "", level: int = 1
) -> Path:
    """A workbook whose sheet is these bytes so many times over; level: how tightly packed."""
    content = parts(f"{before}<!-- -->{after}")
    opening, closing = content.pop(SHEET).split("<!-- -->")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as file:
        for name, text in content.items():
            file.writestr(name, text)
        with file.open(SHEET, "w") as part:
            part.write(opening.encode())
            for _ in range(times):
                part.write(chunk)
            part.write(closing.encode())
    return path


def lying(path: Path, content: Mapping[str, str], declared: int) -> Path:
    """A workbook whose sheet declares another size, and the checksum of that many bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in content.items():
            file.writestr(name, text)
        real = file.getinfo(SHEET)
    start = content[SHEET].encode()[:declared]
    true = struct.pack("<LLL", real.CRC, real.compress_size, real.file_size)
    told = struct.pack("<LLL", zlib.crc32(start), real.compress_size, declared)
    path.write_bytes(path.read_bytes().replace(true, told))
    return path
