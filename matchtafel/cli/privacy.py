"""consent, dossier, erase and retention: what a client may ask, and what ends by itself.

No "weet u het zeker": what goes is printed first, and a backup is made before it goes.
"""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .dutch import complain, day
from .files import add_passphrase, kept_at, now, opened

if TYPE_CHECKING:
    from matchtafel.operations.person import Person
    from matchtafel.operations.retention import Preview
    from matchtafel.operations.retention_rules import Rules
    from matchtafel.storage import Database, Kept


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """consent, dossier, erase, retention."""
    consent = _command(commands, "consent", "of een cliënt toestemming geeft; leg vast of trek in")
    _add_client(consent)
    said = consent.add_mutually_exclusive_group()
    said.add_argument("--give", action="store_true", help="de cliënt geeft toestemming")
    said.add_argument("--withdraw", action="store_true", help="de cliënt trekt toestemming in")
    consent.add_argument(
        "--scope", choices=["tafel", "verhuurder"], default="tafel", help="waarvoor"
    )
    consent.add_argument("--on", type=day, metavar="DATUM", help="wanneer; zonder is het vandaag")
    consent.set_defaults(run=_told(_consent))
    dossier = _command(commands, "dossier", "schrijf alles wat er over een cliënt bewaard is")
    _add_client(dossier, names=True)
    dossier.add_argument("--out", type=Path, required=True, metavar="BESTAND.txt|BESTAND.json")
    dossier.set_defaults(run=_told(_dossier))
    erase = _command(commands, "erase", "wis een cliënt; de besluiten blijven, zonder nummer")
    _add_client(erase, names=True)
    erase.set_defaults(run=_told(_erase))
    retention = _command(commands, "retention", "wat over de bewaartermijn is; of haal dat weg")
    retention.add_argument("--names", action="store_true", help="het is een namenbestand")
    retention.add_argument("--on", type=day, metavar="DATUM", help="peildatum; zonder vandaag")
    retention.add_argument("--rules", type=Path, metavar="BESTAND.toml", help="eigen termijnen")
    retention.add_argument("--carry-out", action="store_true", help="haal weg wat er staat")
    retention.set_defaults(run=_told(_retention))


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what)
    parser.add_argument("file", type=Path, metavar="BESTAND")
    add_passphrase(parser)
    return parser


def _add_client(parser: argparse.ArgumentParser, *, names: bool = False) -> None:
    parser.add_argument("client", metavar="PROFIEL", help="het profielnummer, of Aanbieder/nummer")
    if names:
        parser.add_argument(
            "--names", type=Path, metavar="NAMENBESTAND", help="het namenbestand van de aanbieder"
        )
        parser.add_argument(
            "--names-passphrase-file", type=Path, metavar="BESTAND", help="het wachtwoord daarvan"
        )


def _told(run: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    """Run it; what is not possible is a sentence and status 2."""

    def told(arguments: argparse.Namespace) -> int:
        from matchtafel.exchange.toml_file import FileRefused
        from matchtafel.operations.refused import Refused
        from matchtafel.storage import DatabaseProblem

        try:
            run(arguments)
        except (Refused, FileRefused, DatabaseProblem) as problem:
            return complain(str(problem))
        return 0

    return told


def _names(arguments: argparse.Namespace) -> "AbstractContextManager[Kept | None]":
    """The names file of the call, if it names one."""
    from matchtafel.storage import NAMES

    if arguments.names is None:
        return nullcontext()
    return kept_at(arguments.names, arguments.names_passphrase_file, NAMES)


def _consent(arguments: argparse.Namespace) -> None:
    from matchtafel.matching.dutch import long_date
    from matchtafel.models import ConsentScope, Event
    from matchtafel.operations import consent
    from matchtafel.operations.erasing import client_at
    from matchtafel.who import login_name

    at, by, scope = now(), login_name(), ConsentScope(arguments.scope)
    on: date = arguments.on or at.date()
    with opened(arguments) as database:
        with database.reading() as session:
            about = client_at(session, arguments.client).id
        if arguments.give or arguments.withdraw:
            what = "toestemming gegeven" if arguments.give else "toestemming ingetrokken"
            state = consent.give_consent if arguments.give else consent.withdraw_consent
            with database.act(what, by=by, at=at) as session:
                state(session, about, on=on, scope=scope, by=by, now=at)
        else:
            database.note(Event.VIEWED, "toestemming", by=by, at=at, about=[about])
        with database.reading() as session:
            client = consent.client_with_consent(session, about)
    given = consent.consent_of(client, on, scope)
    said = "geen toestemming" if given is None else f"toestemming sinds {long_date(given)}"
    print(f"{client.profile_number}, {scope}: {said}")


def _dossier(arguments: argparse.Namespace) -> None:
    from matchtafel.operations.dossier import write_dossier
    from matchtafel.who import login_name

    with opened(arguments) as database, _names(arguments) as beside:
        names = None if beside is None else beside.database
        write_dossier(
            database, arguments.client, arguments.out, names=names, by=login_name(), at=now()
        )
    print(f"Geschreven: {arguments.out}")
    print("In dit bestand staat veel over één mens. Geef het alleen aan de cliënt, en wis het dan.")


def _erase(arguments: argparse.Namespace) -> None:
    from matchtafel.operations.person import erase_person
    from matchtafel.who import login_name

    at, by = now(), login_name()
    with kept_at(arguments.file, arguments.passphrase_file) as file, _names(arguments) as beside:
        database, names = file.database, None if beside is None else beside.database
        person, told = _told_first(database, names, arguments.client)
        for sentence in told:
            print(sentence)
        for each in (file, beside):
            if each is not None:  # so that a mistake can be mended
                each.back_up(by, at)
        for sentence in ("Gewist.", *erase_person(database, names, person, by=by, at=at)):
            print(sentence)


def _told_first(
    database: "Database", names: "Database | None", key: str
) -> "tuple[Person, tuple[str, ...]]":
    """Whom it is about and what erasing would do.

    Where there is nothing to erase, an earlier time may have got no further than that: then the
    files are cleaned up. Raises Refused, DatabaseProblem.
    """
    from matchtafel.operations.person import clean_up, erasure_of, find_person
    from matchtafel.operations.refused import Refused

    try:
        person = find_person(database, names, key)
        return person, erasure_of(database, names, person)
    except Refused as refused:
        clean_up(database, names)
        raise Refused(f"{refused} Er is wel opgeruimd wat eerder is gewist.") from None


def _retention(arguments: argparse.Namespace) -> None:
    from matchtafel.operations.retention import preview, preview_names
    from matchtafel.operations.retention_rules import read_rules
    from matchtafel.storage import MEETING, NAMES

    rules = read_rules(arguments.rules)
    schema = NAMES if arguments.names else MEETING
    with kept_at(arguments.file, arguments.passphrase_file, schema) as file:
        with file.database.reading() as session:
            look = preview_names if arguments.names else preview
            shown = look(session, rules, arguments.on or now().date())
        _show(shown)
        if arguments.carry_out:
            _carry_out(file, shown, rules)


def _show(shown: "Preview") -> None:
    from matchtafel.matching.dutch import count, long_date

    many = count(len(shown.due), "gegeven is", "gegevens zijn")
    print(f"Op {long_date(shown.on)}: {many} over de termijn.")
    for due in shown.due:
        print(f"- {due.sentence}")
    for sentence in shown.unknown:
        print(f"? {sentence}")


def _carry_out(file: "Kept", shown: "Preview", rules: "Rules") -> None:
    from matchtafel.models import Event
    from matchtafel.operations.erasing import scrub
    from matchtafel.operations.retention import carry_out
    from matchtafel.who import login_name

    at, by, database = now(), login_name(), file.database
    if shown.due:
        file.back_up(by, at)
        with database.act("bewaartermijnen uitgevoerd", by=by, at=at, event=Event.ERASED) as done:
            carry_out(done, shown, rules, now=at)
    scrub(database)
    print("Uitgevoerd." if shown.due else "Er hoeft niets weg. Het bestand is opgeruimd.")
