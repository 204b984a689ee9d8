"""Encrypted files on the command line: the passphrase, opening, a new one.

A passphrase is never an argument: others on the computer can read those.
"""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .dutch import complain

if TYPE_CHECKING:
    from matchtafel.storage import Database, Kept, Schema


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Where the passphrase comes from, for who has no keyboard."""
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="BESTAND",
        help="lees het wachtwoord uit de eerste regel; zonder wordt het gevraagd",
    )


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """new."""
    parser = commands.add_parser("new", help="maak een nieuw, versleuteld overlegbestand")
    parser.add_argument("file", type=Path, metavar="BESTAND")
    parser.add_argument("--names", action="store_true", help="een namenbestand, voor de aanbieder")
    add_passphrase(parser)
    parser.set_defaults(run=_new)


def _new(arguments: argparse.Namespace) -> int:
    from matchtafel.operations.refused import Refused
    from matchtafel.storage import MEETING, NAMES, DatabaseProblem, create

    print(
        "Bent u straks het wachtwoord én de herstelcode kwijt, dan kan niemand dit bestand ooit "
        "nog openen.",
        file=sys.stderr,
    )
    try:
        passphrase = ask_passphrase(arguments.passphrase_file, arguments.file.name, twice=True)
        database, code = create(arguments.file, passphrase, NAMES if arguments.names else MEETING)
    except (DatabaseProblem, Refused) as problem:
        return complain(str(problem))
    database.close()
    print(f"Gemaakt: {arguments.file}")
    print(f"Herstelcode, alleen nu te zien: {code.text}")
    return 0


def opened(
    arguments: argparse.Namespace, schema: "Schema | None" = None
) -> "AbstractContextManager[Database]":
    """The file of the call, with its opening in the record. Raises as opened_at does."""
    return opened_at(arguments.file, arguments.passphrase_file, schema)


@contextmanager
def opened_at(
    path: Path, passphrase_file: Path | None, schema: "Schema | None" = None
) -> "Iterator[Database]":
    """A file, with its opening in the record. Raises as kept_at does."""
    with kept_at(path, passphrase_file, schema) as kept:
        yield kept.database


@contextmanager
def kept_at(
    path: Path, passphrase_file: Path | None, schema: "Schema | None" = None
) -> "Iterator[Kept]":
    """A file that can be backed up, with its opening in the record.

    Raises DatabaseProblem; Refused where there is no passphrase to be had.
    """
    from matchtafel.storage import MEETING, Kept, unlock
    from matchtafel.storage.opening import read_keys
    from matchtafel.who import login_name

    at = now()
    passphrase = None if read_keys(path).is_open else ask_passphrase(passphrase_file, path.name)
    key = unlock(path, passphrase, at=at)
    kept = Kept(path, key, schema or MEETING, by=login_name(), at=at)
    try:
        yield kept
    finally:
        kept.close()


def ask_passphrase(
    named: Path | None, of: str, *, twice: bool = False, option: str = "--passphrase-file"
) -> str:
    """From the file that was named, else from the keyboard. Raises Refused without either."""
    from matchtafel.operations.refused import Refused

    if named is not None:
        try:
            return named.read_text("utf-8").split("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise Refused(f"Het bestand {named} met het wachtwoord is niet te lezen.") from None
    if not sys.stdin.isatty():
        raise Refused(f"Voor {of} is een wachtwoord nodig: noem {option}.")
    typed = getpass.getpass(f"Wachtwoord van {of}: ")
    if twice and getpass.getpass("Nog een keer: ") != typed:
        raise Refused("De twee wachtwoorden zijn niet gelijk.")
    return typed


def now() -> datetime:
    """The clock of this computer, as the window has it."""
    return datetime.now().astimezone().replace(tzinfo=None)
