"""What leaves the files to be read elsewhere: written whole, and never over a file of ours."""

from pathlib import Path

from matchtafel.storage import Database
from matchtafel.storage.disk import write_whole
from matchtafel.storage.opening import KEY_SUFFIX, key_path

from .refused import Refused

# What SQLite keeps beside an open file, and the key.
_BESIDE = ("", "-wal", "-shm", KEY_SUFFIX)


def write_out(target: Path, content: bytes, *databases: Database) -> None:
    """Write a file for this user alone, whole or not at all; an earlier one gives way.

    databases: those that are open. Raises Refused where the target is one of these or its key,
    or any other file that has a key beside it; and where it cannot be written.
    """
    try:
        if _is_ours(target, databases):
            raise Refused(
                f"{target.name} is een bestand van matchtafel zelf. Kies een andere naam, anders "
                "raakt u alles kwijt wat erin staat."
            )
        write_whole(target, content)
    except OSError as error:
        raise Refused(
            f"{target} is niet te schrijven. Bestaat de map, en mag u daar schrijven?"
        ) from error


def _is_ours(target: Path, databases: tuple[Database, ...]) -> bool:
    if not target.exists():
        return False
    if target.name.endswith(KEY_SUFFIX) or key_path(target).exists():
        return True
    ours = (d.path.with_name(d.path.name + suffix) for d in databases for suffix in _BESIDE)
    return any(path.exists() and path.samefile(target) for path in ours)
