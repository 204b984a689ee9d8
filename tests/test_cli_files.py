"""Encrypted files on the command line: made, opened by a passphrase from a file, verified."""

import io
import sys
from datetime import datetime
from pathlib import Path

import pytest

from matchtafel.cli import main
from matchtafel.storage import NAMES, Database, create, unlock
from matchtafel.storage.backup import make
from matchtafel.storage.kept import restore
from matchtafel.storage.opening import unlock_with_code
from matchtafel.storage.recovery import RecoveryCode
from tests.builders import files, pdf
from tests.ui.window.conftest import PASSPHRASE, write_week

NOW = datetime(2026, 11, 24, 10, 42)


@pytest.fixture(autouse=True)
def no_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to type."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase."""
    path = tmp_path / "wachtwoord.txt"
    path.write_text(PASSPHRASE + "\n", "utf-8")
    return path


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """An encrypted meeting file."""
    path = tmp_path / "week.matchtafel"
    write_week(path, PASSPHRASE)
    return path


def test_a_new_file_says_beforehand_what_losing_means_and_shows_its_code(
    tmp_path: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "nieuw.matchtafel"
    assert main(["new", str(path), "--passphrase-file", str(secret)]) == 0
    told = capsys.readouterr()
    assert "kan niemand dit bestand ooit nog openen" in told.err
    code = RecoveryCode.from_text(told.out.splitlines()[-1].rpartition(": ")[2])
    assert unlock(path, PASSPHRASE, at=NOW) == unlock_with_code(path, code, at=NOW)
    assert PASSPHRASE not in told.out + told.err


def test_a_names_file_is_made_too(tmp_path: Path, secret: Path) -> None:
    path = tmp_path / "namen.matchtafel"
    assert main(["new", str(path), "--names", "--passphrase-file", str(secret)]) == 0
    Database(path, unlock(path, PASSPHRASE, at=NOW), NAMES).close()


@pytest.mark.parametrize(
    ("word", "told"),
    [("kort", "minstens 12 tekens"), (None, "wachtwoord is niet te lezen")],
)
def test_what_is_no_passphrase_is_a_sentence_and_makes_nothing(
    tmp_path: Path, word: str | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, secret = tmp_path / "nieuw.matchtafel", tmp_path / "kort.txt"
    if word is not None:
        secret.write_text(word, "utf-8")
    assert main(["new", str(path), "--passphrase-file", str(secret)]) == 2
    assert told in capsys.readouterr().err
    assert not path.exists()


def test_a_question_about_an_encrypted_file_takes_its_passphrase(
    week: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["why", "10-0417", "P-1", "--file", str(week)]
    assert main(call) == 2
    assert "Voor week.matchtafel is een wachtwoord nodig" in capsys.readouterr().err
    assert main([*call, "--passphrase-file", str(secret)]) == 0


def test_a_wrong_passphrase_is_a_sentence(
    week: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "fout.txt"
    wrong.write_text("iets heel anders dan dat", "utf-8")
    assert main(["audit", "verify", str(week), "--passphrase-file", str(wrong)]) == 2
    assert "hoort niet bij dit bestand" in capsys.readouterr().err


def test_a_record_that_is_whole_is_said_to_be(
    week: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["audit", "verify", str(week), "--passphrase-file", str(secret)]
    assert main(call) == 0
    told = capsys.readouterr().out
    assert told.startswith("Het logboek klopt: 2 regels, kenmerk ")
    seal = told.split()[-1]
    assert main([*call, "--seal", seal[:16].upper()]) == 0
    assert main([*call, "--seal", "0" * 12 + "feed"]) == 1
    assert "gedrukte notulen staat niet in het logboek" in capsys.readouterr().err


def test_the_first_line_that_is_false_is_named(
    week: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(week, unlock(week, PASSPHRASE, at=NOW))
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER record_line_no_update")
        connection.exec_driver_sql("UPDATE record_line SET by = 'niemand' WHERE number = 1")
    database.close()
    assert main(["audit", "verify", str(week), "--passphrase-file", str(secret)]) == 1
    assert "klopt niet: regel 1 is veranderd" in capsys.readouterr().err


def test_a_record_that_went_back_with_a_backup_says_so(
    week: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = unlock(week, PASSPHRASE, at=NOW)
    backup = make(week, key, NOW)
    call = ["audit", "verify", str(week), "--passphrase-file", str(secret)]
    assert main(call) == 0
    seal = capsys.readouterr().out.split()[-1]
    restore(week, backup, key, by="M. de Groot", at=NOW)
    assert main(call) == 0
    told = capsys.readouterr().out
    assert "Let op: op 2026-11-24 om 10:42:00 is een reservekopie teruggezet." in told
    assert f"tot kenmerk {seal}" in told


def test_a_client_can_see_who_saw_them(week: Path, secret: Path, tmp_path: Path) -> None:
    names, word = tmp_path / "namen.matchtafel", tmp_path / "ander.txt"
    word.write_text("een ander wachtwoord", "utf-8")
    create(names, "een ander wachtwoord", NAMES)[0].close()
    out = tmp_path / "wie.pdf"
    call = ["audit", "client", str(week), "P-1", "--out", str(out)]
    call += ["--passphrase-file", str(secret)]
    call += ["--names-file", str(names), "--names-passphrase-file", str(word)]
    assert main(call) == 0
    text = pdf.text(out.read_bytes())
    assert "Aan tafel heet u P-1" in text
    assert "Gegevens veranderd: proef" in text
    assert "Bewaard op een computer: wie heeft mij gezien" in text


def test_a_client_that_is_not_there_is_a_sentence(
    week: Path, secret: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["audit", "client", str(week), "P-99", "--out", str(tmp_path / "wie.pdf")]
    assert main([*call, "--passphrase-file", str(secret)]) == 2
    assert "“P-99”: dit profiel is er niet bij" in capsys.readouterr().err
    assert not (tmp_path / "wie.pdf").exists()


def test_who_saw_is_not_written_over_the_file_that_it_tells_of(
    week: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["audit", "client", str(week), "P-1", "--passphrase-file", str(secret)]
    assert main([*call, "--out", str(week)]) == 2
    assert "is een bestand van matchtafel zelf" in capsys.readouterr().err
    assert main(["audit", "verify", str(week), "--passphrase-file", str(secret)]) == 0


def test_the_sample_needs_no_passphrase_here_either(tmp_path: Path) -> None:
    files.database(tmp_path / "open.matchtafel").close()
    assert main(["audit", "verify", str(tmp_path / "open.matchtafel")]) == 0
