"""What leaves to be read elsewhere: whole or not, private, and never over a file of ours."""

from pathlib import Path

import pytest

from matchtafel.operations.leaving import write_out
from matchtafel.operations.refused import Refused
from matchtafel.storage import NAMES, Database
from matchtafel.storage.opening import key_path
from tests.builders import files


@pytest.fixture
def open_files(tmp_path: Path) -> tuple[Database, Database]:
    meeting = files.database(tmp_path / "week.matchtafel")
    return meeting, files.database(tmp_path / "namen.matchtafel", NAMES)


def test_only_this_user_may_read_what_was_written_and_the_old_file_gives_way(
    tmp_path: Path, open_files: tuple[Database, Database]
) -> None:
    target = tmp_path / "dossier.txt"
    target.write_text("van de vorige keer, en langer")
    write_out(target, b"nieuw", *open_files)
    assert target.read_bytes() == b"nieuw"
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["week.matchtafel", "namen.matchtafel"])
@pytest.mark.parametrize("suffix", ["", "-sleutel", "-wal"])
def test_a_file_that_is_open_is_not_overwritten_nor_its_key(
    tmp_path: Path, open_files: tuple[Database, Database], name: str, suffix: str
) -> None:
    target = tmp_path / (name + suffix)
    before = target.read_bytes()
    (tmp_path / "zelfde.pdf").hardlink_to(target)
    for named in (target, tmp_path / "zelfde.pdf"):
        with pytest.raises(Refused, match="is een bestand van matchtafel zelf"):
            write_out(named, b"dossier", *open_files)
    assert target.read_bytes() == before


def test_a_file_with_a_key_is_not_overwritten_where_it_is_not_open_either(tmp_path: Path) -> None:
    other = files.database(tmp_path / "ander.matchtafel")
    other.close()
    for target in (other.path, key_path(other.path)):
        with pytest.raises(Refused, match="Kies een andere naam"):
            write_out(target, b"dossier")


def test_what_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="niet te schrijven"):
        write_out(tmp_path / "weg" / "d.txt", b"dossier")
    (tmp_path / "map").mkdir()
    with pytest.raises(Refused, match="niet te schrijven"):
        write_out(tmp_path / "map", b"dossier")
    assert [path.name for path in tmp_path.iterdir()] == ["map"]
