"""One byte of the file flipped, anywhere: found when it is opened, and the backup is offered."""

from collections import Counter
from pathlib import Path

import pytest

from matchtafel.storage import Damaged, Kept, create, unlock
from matchtafel.storage.backup import backups
from matchtafel.storage.kept import restore
from tests.builders.meeting import NOON
from tests.faults.saved import add, names_in

WORDS = "paard batterij nietje correct"
BY = "M. de Groot"
FLIPS = 60


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a backup."""
    path = tmp_path_factory.mktemp("whole") / "overleg.matchtafel"
    database, _code = create(path, WORDS)
    add(database, "was er al")
    database.close()
    kept = Kept(path, unlock(path, WORDS, at=NOON), by=BY, at=NOON)
    kept.back_up(BY, NOON)
    kept.close()
    return path


@pytest.mark.soak
@pytest.mark.parametrize("place", range(FLIPS))
def test_a_flipped_byte_is_found_and_the_backup_takes_the_file_s_place(
    whole: Path, figures: Counter[str], place: int
) -> None:
    key, content = unlock(whole, WORDS, at=NOON), bytearray(whole.read_bytes())
    content[len(content) * place // FLIPS + 17] ^= 1
    whole.write_bytes(content)
    with pytest.raises(Damaged, match="beschadigd"):
        Kept(whole, key, by=BY, at=NOON)
    restore(whole, backups(whole)[-1], key, by=BY, at=NOON)
    kept = Kept(whole, key, by=BY, at=NOON)
    assert names_in(kept.database) == ["was er al"]
    kept.close()
    figures.update({"damage: flipped bytes found": 1})
