"""Letters of a text file that does not say what they are: shown in each way, read as chosen."""

from pathlib import Path

import pytest

from matchtafel.exchange.characters import CHOICES, looks
from matchtafel.exchange.reading import read

TEXT = "vhe_nummer;corporatie;beschikbaar_per;straat\n1;Coöperatie Één;1-12-2026;Reeënlaan\n"


def csv(folder: Path, text: str, encoding: str) -> Path:
    path = folder / "woningen.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("code", CHOICES)
def test_the_right_words_stand_in_the_line_of_what_the_file_is(tmp_path: Path, code: str) -> None:
    found = looks(csv(tmp_path, TEXT, code))
    assert found[code] == ("Coöperatie", "Één", "Reeënlaan")
    assert all(words != found[code] for other, words in found.items() if other != code)


@pytest.mark.parametrize("code", CHOICES)
def test_a_file_is_read_as_someone_chose(tmp_path: Path, code: str) -> None:
    reading = read(csv(tmp_path, TEXT, code), characters=code)
    (row,) = reading.records
    assert (row.values["corporation"], row.values["street"]) == ("Coöperatie Één", "Reeënlaan")
    assert reading.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_tells_what_it_is_leaves_nothing_to_choose(
    tmp_path: Path, encoding: str
) -> None:
    assert looks(csv(tmp_path, TEXT, encoding)) == {}


def test_plain_letters_and_files_that_are_no_text_leave_nothing_to_choose(tmp_path: Path) -> None:
    assert looks(csv(tmp_path, "vhe_nummer;corporatie\n1;Woonstede\n", "ascii")) == {}
    (tmp_path / "boek.xlsx").write_bytes(b"PK\x03\x04\0\0\xe9\xe8" * 100)
    assert looks(tmp_path / "boek.xlsx") == {}


def test_what_cannot_be_read_as_chosen_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "woningen.csv"
    path.write_bytes(b"vhe_nummer;corporatie\n1;Co\x81peratie\n")
    assert "cp1252" not in looks(path)
    (problem,) = read(path, characters="cp1252").problems
    assert "de tekens op regel 2 zijn niet te lezen als Windows: kies anders" in str(problem)
