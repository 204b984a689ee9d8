"""Where a file lies: on a disk of this computer, open in one program, still the same file."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from .problem import DatabaseProblem

CLAIM_SUFFIX = "-in-gebruik"
# Write-ahead logging needs memory that programs on one computer share; over a network SQLite
# cannot keep its promises (https://www.sqlite.org/wal.html).
_NETWORK = frozenset(
    "9p afs ceph cifs davfs fuse.davfs2 fuse.glusterfs fuse.gvfsd-fuse fuse.kio-fuse "
    "fuse.rclone fuse.s3fs fuse.sshfs fuse.vmhgfs-fuse glusterfs ncpfs nfs nfs4 smb3 smbfs "
    "vboxsf".split()
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


class Claim:
    """This program has the file; a second start gets a sentence. Gone when the program ends."""

    def __init__(self, path: Path) -> None:
        """Raises DatabaseProblem where the file lies on a network or is open already.

        By the file's own name: another that leads to it is followed, and one that shares its
        content (a hard link) is refused, since SQLite's log goes by name.
        """
        path = path.resolve()
        refuse_network(path)
        _refuse_two_names(path)
        self._lock = FileLock(path.with_name(f".{path.name}{CLAIM_SUFFIX}"), mode=0o600)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise DatabaseProblem(
                f"Het bestand {path.name} is al open in een ander venster van matchtafel. "
                "Ga daarheen, of sluit het daar eerst."
            ) from None
        except OSError as error:
            raise DatabaseProblem(
                f"Het bestand {path} is niet te openen. Bestaat de map, en mag u daar schrijven?"
            ) from error

    def release(self) -> None:
        """Let go of the file."""
        self._lock.release()


def _refuse_two_names(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_nlink > 1:
            raise DatabaseProblem(
                f"Het bestand {path.name} staat onder nog een naam op de schijf (een harde "
                "koppeling). Maak er een gewone kopie van en open die."
            )


def refuse_network(path: Path, mounts: str | None = None) -> None:
    """Raises DatabaseProblem for a path on a network. mounts: /proc/mounts, in a test."""
    if is_on_network(path, mounts):
        raise DatabaseProblem(
            f"Het bestand {path.name} staat op een netwerkschijf. Daar kan een besluit verloren "
            "gaan. Zet het op een schijf van deze computer, bijvoorbeeld in Documenten."
        )


def is_on_network(path: Path, mounts: str | None = None) -> bool:
    """Whether a path lies on another computer's disk, as far as the system tells."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        drive = path.resolve().anchor
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE)
    return _kind_of_disk(path.resolve(), _mounts() if mounts is None else mounts) in _NETWORK


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text("utf-8", "surrogateescape")
    except OSError:  # macOS
        return ""


def _kind_of_disk(path: Path, mounts: str) -> str:
    """The file system of the deepest mount that the path lies in."""
    found, kind = Path("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if point in (path, *path.parents) and len(point.parts) >= len(found.parts):
            found, kind = point, fields[2]
    return kind


@dataclass(frozen=True)
class Footing:
    """Which file on the disk was opened.

    One that is deleted or replaced while it is open takes writes in silence, and they vanish
    with it (reliability.md §2.3).
    """

    path: Path
    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "Footing":
        """The file as it lies there now. Raises OSError."""
        found = path.stat()
        return cls(path, found.st_dev, found.st_ino)

    def check(self) -> None:
        """Raises DatabaseProblem where the file is not there any more, or another is."""
        try:
            now = os.stat(self.path)
        except OSError:
            raise DatabaseProblem(
                f"Het bestand {self.path.name} is weg: verplaatst, hernoemd of verwijderd. "
                "Wat u nu doet, wordt niet bewaard. Zet het bestand terug, of kies "
                "Bewaar kopie als…"
            ) from None
        if (now.st_dev, now.st_ino) != (self.device, self.inode):
            raise DatabaseProblem(
                f"Het bestand {self.path.name} is vervangen door een ander. "
                "Wat u nu doet, wordt niet bewaard. Kies Bewaar kopie als…"
            )
