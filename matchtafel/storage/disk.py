"""Putting bytes on a disk so that they are there: whole or not at all, for this user alone."""

import contextlib
import glob
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

UNFINISHED = ".nieuw"


def write_whole(path: Path, content: bytes) -> None:
    """The file has the new content or the old, also after a power cut. Raises OSError."""
    with new_beside(path) as temporary:
        with temporary.open("wb") as file:
            file.write(content)
        replace(temporary, path)


def clear_leftovers(path: Path) -> None:
    """Throw away what a killed program left unfinished beside a file that nobody else has open."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}*{UNFINISHED}"):
        with contextlib.suppress(OSError):
            leftover.unlink()


@contextlib.contextmanager
def new_beside(path: Path) -> Iterator[Path]:
    """A name for a file in the same folder, which is gone afterwards unless it was moved."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=UNFINISHED, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def replace(source: Path, target: Path) -> None:
    """Move a finished file to its name: first its content is on the disk, then its name."""
    flush(source)
    os.replace(source, target)
    # The file is whole under either name: a folder that cannot be flushed undoes nothing.
    with contextlib.suppress(OSError):
        sync_folder(target.parent)


def flush(path: Path) -> None:
    """A file's content is on the disk. Raises OSError."""
    with path.open("rb+") as file:
        if sys.platform == "darwin":  # where fsync leaves it in the drive's own memory
            import fcntl

            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        else:
            os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """The names in a folder are on the disk. Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private(path: Path) -> None:
    """Make sure that the file is there and only this user may read it. Raises OSError."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)
