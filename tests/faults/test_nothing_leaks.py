"""No passphrase, key or name in a log, a URL, an argument list, a crash text or a file."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from matchtafel.operations.identities import take_names
from matchtafel.storage import NAMES, create
from tests.builders.files import writing
from tests.builders.meeting import NOON

from .acts import name

WORDS = "kwartel fluistert zevenmaal"
WRONG = "kwartel fluistert achtmaal"
SURNAME = "Zeldzaamheidster"
ROOT = Path(__file__).parents[2]
# What each must have said or logged, so that the search looks through something.
SAID = (
    b"'path': PosixPath",
    b"disk I/O error",
    b"INSERT INTO identity",
    b"UNIQUE constraint failed",
    b"WrongPassphrase",
    b"ValueError",
    b"Fatal Python error: Aborted",
)


@dataclass
class Planted:
    """A folder with a names file, and what must be read nowhere outside it."""

    folder: Path
    secrets: dict[str, str]

    def shown_in(self, output: bytes) -> set[str]:
        """Which of it can be read there."""
        return {w for w, secret in self.secrets.items() if any(f in output for f in forms(secret))}

    def run(self, *arguments: str) -> bytes:
        """Everything that a program says."""
        asked = [sys.executable, "-m", *arguments]
        done = subprocess.run(asked, capture_output=True, cwd=ROOT, check=False)
        return done.stdout + done.stderr


def forms(secret: str) -> list[bytes]:
    """How a secret can stand there: its letters, or the bytes that hex digits mean."""
    found = [secret.encode(), secret.encode("utf-16-le")]
    if set(secret) <= set("0123456789abcdef"):
        meant = bytes.fromhex(secret)
        found += [meant, repr(meant)[2:-1].encode()]
    return found


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """The files that the program reads them from are named after what they hold."""
    database, code = create(tmp_path / "namen.matchtafel", WORDS, NAMES)
    with writing(database) as session:
        take_names(session, [name("P-1", SURNAME)], now=NOON)
    database.close()
    for what, secret in (("words", WORDS), ("wrong", WRONG), ("surname", SURNAME)):
        (tmp_path / f"{what}.txt").write_text(secret, "utf-8")
    secrets = {
        "passphrase": WORDS,
        "wrong passphrase": WRONG,
        "surname": SURNAME,
        "key": database.key.secret.hex(),
        "key of the database": database.key.database,
        "key of the record": database.key.record.hex(),
        "recovery code": code.text,
        "secret of the code": code.secret.hex(),
    }
    return Planted(tmp_path, secrets)


def test_a_program_that_goes_wrong_tells_no_secret_and_no_name(planted: Planted) -> None:
    said = planted.run("tests.faults.leaking", str(planted.folder))
    assert [sign for sign in SAID if sign not in said] == [], said.decode()
    assert planted.shown_in(said) == set()
    left = {f for f in planted.folder.rglob("*") if f.is_file() and f.suffix != ".txt"}
    assert any("-reserve" in str(file) for file in left)
    assert {f.name: found for f in left if (found := planted.shown_in(f.read_bytes()))} == {}


@pytest.mark.parametrize(("given", "said"), [("words", "logboek klopt"), ("wrong", "hoort niet")])
def test_the_command_line_tells_no_secret_and_no_name(
    planted: Planted, given: str, said: str
) -> None:
    path, words = planted.folder / "namen.matchtafel", planted.folder / f"{given}.txt"
    told = planted.run(
        "matchtafel", "audit", "verify", str(path), "--names", "--passphrase-file", str(words)
    )
    assert said in told.decode()
    assert planted.shown_in(told) == set()


def test_what_is_planted_would_be_found(planted: Planted) -> None:
    for what, secret in planted.secrets.items():
        for form in forms(secret):
            assert planted.shown_in(b"elders " + form + b" elders") >= {what}
