"""audit: whether the record is whole, and who saw a client."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .dutch import complain, day
from .files import add_passphrase, now, opened, opened_at

if TYPE_CHECKING:
    from matchtafel.storage import Database


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """audit verify, audit client."""
    parser = commands.add_parser("audit", help="kijk het logboek na, of wie een cliënt zag")
    parts = parser.add_subparsers(title="wat", metavar="WAT", required=True)
    verify = parts.add_parser("verify", help="is het logboek heel, en zoals het is geschreven?")
    verify.add_argument("file", type=Path, metavar="BESTAND")
    verify.add_argument("--names", action="store_true", help="het is een namenbestand")
    verify.add_argument("--seal", metavar="KENMERK", help="het kenmerk op gedrukte notulen")
    add_passphrase(verify)
    verify.set_defaults(run=_verify)
    client = parts.add_parser("client", help="wie zag deze cliënt? Schrijft een pdf")
    client.add_argument("file", type=Path, metavar="BESTAND")
    client.add_argument("client", metavar="PROFIEL")
    client.add_argument("--out", type=Path, required=True, metavar="BESTAND.pdf")
    client.add_argument(
        "--names-file", type=Path, metavar="BESTAND", help="en uit het namenbestand"
    )
    client.add_argument(
        "--names-passphrase-file", type=Path, metavar="BESTAND", help="het wachtwoord daarvan"
    )
    client.add_argument("--from", dest="first", type=day, metavar="DATUM")
    client.add_argument("--until", dest="last", type=day, metavar="DATUM")
    add_passphrase(client)
    client.set_defaults(run=_client)


def _verify(arguments: argparse.Namespace) -> int:
    from matchtafel.operations.refused import Refused
    from matchtafel.storage import MEETING, NAMES, DatabaseProblem

    schema = NAMES if arguments.names else MEETING
    try:
        with opened(arguments, schema) as database:
            return _report(database, arguments.seal)
    except (DatabaseProblem, Refused) as problem:
        return complain(str(problem))


def _report(database: "Database", seal: str | None) -> int:
    from matchtafel.storage.record import head_of, put_back, verify

    with database.reading() as session:
        fault = verify(session, database.schema, database.key.record, seal)
        lines, last = head_of(session, database.schema)
        for back in put_back(session, database.schema):
            print(
                f"Let op: op {back.at.replace('T', ' om ')} is een reservekopie teruggezet. Het "
                f"logboek had toen {back.lines} regels, tot kenmerk {back.seal or 'onbekend'}. Wat "
                "na de reservekopie kwam, staat er niet meer in."
            )
    if fault is None:
        print(f"Het logboek klopt: {lines} regels, kenmerk {last}")
        return 0
    complain(f"Het logboek klopt niet: {fault.message}.")
    return 1


def _client(arguments: argparse.Namespace) -> int:
    from matchtafel.operations.refused import Refused
    from matchtafel.storage import DatabaseProblem

    try:
        return _write_sights(arguments)
    except (DatabaseProblem, Refused) as problem:
        return complain(str(problem))


def _write_sights(arguments: argparse.Namespace) -> int:
    from contextlib import nullcontext

    from matchtafel.documents.seen_by import seen_by_pdf
    from matchtafel.operations.leaving import write_out
    from matchtafel.operations.who_saw import Period, export_sights
    from matchtafel.storage import NAMES
    from matchtafel.who import login_name

    names_file, secret = arguments.names_file, arguments.names_passphrase_file
    beside = opened_at(names_file, secret, NAMES) if names_file else nullcontext()
    period, at, key = Period(arguments.first, arguments.last), now(), arguments.client
    with opened(arguments) as meeting, beside as names:
        found = export_sights(meeting, names, key, period, by=login_name(), at=at)
        open_files = (meeting, names) if names else (meeting,)
        write_out(arguments.out, seen_by_pdf(key, found, now=at), *open_files)
    print(f"Geschreven: {arguments.out}")
    return 0
