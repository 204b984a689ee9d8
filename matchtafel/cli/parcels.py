"""parcel: packages between desks that have no server."""

import argparse
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .dutch import complain, day
from .files import add_passphrase, ask_passphrase, now, opened

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from matchtafel.exchange.column import Column
    from matchtafel.exchange.parcel import Parcel
    from matchtafel.models import Client, Vacancy
    from matchtafel.operations.intake import Change, Difference
    from matchtafel.operations.parcels_in import Preview

TABLE = "table"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """parcel out, parcel in."""
    parser = commands.add_parser("parcel", help="pakketten: tussen organisaties zonder server")
    parts = parser.add_subparsers(title="wat", metavar="WAT", required=True)
    out = parts.add_parser("out", help="maak een pakket voor de tafel of voor een organisatie")
    out.add_argument("file", type=Path, metavar="BESTAND")
    out.add_argument(
        "--for",
        dest="receiver",
        required=True,
        metavar="ORGANISATIE",
        help=f"{TABLE}: profielen of woningen; een naam: de besluiten voor die organisatie",
    )
    out.add_argument("--out", type=Path, required=True, metavar="PAKKET.matchtafel-pakket")
    whose = out.add_mutually_exclusive_group()
    whose.add_argument("--provider", metavar="NAAM", help="de profielen van deze aanbieder")
    whose.add_argument("--corporation", metavar="NAAM", help="de woningen van deze corporatie")
    out.add_argument(
        "--meeting", type=day, metavar="DATUM", help="welk overleg; zonder het nieuwste"
    )
    _add_passphrases(out)
    out.set_defaults(run=_told(_out))
    into = parts.add_parser("in", help="laat zien wat een pakket verandert, of lees het in")
    into.add_argument("file", type=Path, metavar="BESTAND")
    into.add_argument("parcel", type=Path, metavar="PAKKET")
    into.add_argument("--take", action="store_true", help="lees het in; zonder wordt niets bewaard")
    _add_passphrases(into)
    into.set_defaults(run=_told(_in))


def _add_passphrases(parser: argparse.ArgumentParser) -> None:
    add_passphrase(parser)
    parser.add_argument(
        "--parcel-passphrase-file",
        type=Path,
        metavar="BESTAND",
        help="het wachtwoord van het pakket; spreek het af, en stuur het nooit mee",
    )


def _told(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """What is not possible is a sentence and status 2."""

    def command(arguments: argparse.Namespace) -> int:
        from matchtafel.operations.refused import Refused
        from matchtafel.storage import DatabaseProblem

        try:
            return run(arguments)
        except (DatabaseProblem, Refused) as problem:
            return complain(str(problem))

    return command


def _passphrase(arguments: argparse.Namespace, package: Path, *, twice: bool = False) -> str:
    option = "--parcel-passphrase-file"
    named = arguments.parcel_passphrase_file
    return ask_passphrase(named, package.name, twice=twice, option=option)


def _out(arguments: argparse.Namespace) -> int:
    from matchtafel.operations.parcels import remarks, send
    from matchtafel.who import login_name

    at = now()
    with opened(arguments) as database:
        with database.reading() as session:
            parcel = _parcel(arguments, session, at)
        for remark in remarks(parcel):
            print(f"Let op: {remark}", file=sys.stderr)
        passphrase = _passphrase(arguments, arguments.out, twice=True)
        send(database, parcel, arguments.out, passphrase, by=login_name(), now=at)
    rows = len(parcel.records) or len(parcel.decisions)
    left_out = f", zonder toestemming en niet erin: {parcel.left_out}" if parcel.left_out else ""
    print(f"Gemaakt: {arguments.out} ({parcel.holds}: {rows}{left_out})")
    return 0


def _parcel(arguments: argparse.Namespace, session: "Session", at: "datetime") -> "Parcel":
    from matchtafel.models import OrganisationKind
    from matchtafel.operations.meeting_table import meeting_on
    from matchtafel.operations.parcels import decisions_parcel, profiles_parcel, vacancies_parcel
    from matchtafel.operations.parcels_out import partner
    from matchtafel.operations.refused import Refused

    provider, corporation = arguments.provider, arguments.corporation
    if arguments.receiver == TABLE:
        if provider:
            return profiles_parcel(session, provider, now=at)
        if corporation:
            return vacancies_parcel(session, corporation, now=at)
        raise Refused("Noem --provider of --corporation: van wie is het pakket voor de tafel?")
    if provider or corporation:
        raise Refused("Profielen en woningen gaan alleen naar de tafel: --for table.")
    kinds = OrganisationKind.PROVIDER, OrganisationKind.CORPORATION
    receiver = partner(session, arguments.receiver, *kinds)
    meeting = meeting_on(session, arguments.meeting)
    return decisions_parcel(session, meeting.id, receiver, now=at)


def _in(arguments: argparse.Namespace) -> int:
    from matchtafel.operations.parcels import open_parcel, preview, receive
    from matchtafel.who import login_name

    with opened(arguments) as database:
        parcel = open_parcel(arguments.parcel, _passphrase(arguments, arguments.parcel))
        with database.reading() as session:
            found = preview(session, parcel)
        print("\n".join(_shown(found)))
        for problem in parcel.problems:
            print(problem, file=sys.stderr)
        if not arguments.take:
            return 0
        done = receive(database, parcel, by=login_name(), now=now())
    taken = done.taken
    print(
        f"Ingelezen: {len(taken.new)} nieuw, {len(taken.changed)} gewijzigd, "
        f"{taken.same} hetzelfde, {len(done.gone)} van tafel."
    )
    return 0


def _shown(found: "Preview") -> list[str]:
    """Who sent what when, and what it does here, a row a line."""
    from matchtafel.operations.parcels import decision_lines
    from matchtafel.operations.parcels_in import moment, older

    parcel = found.parcel
    receiver = f" voor {parcel.made_for.name}" if parcel.made_for else ""
    lines = [
        f"Pakket met {parcel.holds} van {parcel.made_by.name}{receiver}, "
        f"gemaakt {moment(parcel.made_at)}"
    ]
    if parcel.left_out:
        lines.append(f"Zonder toestemming, en niet in dit pakket: {parcel.left_out}")
    if parcel.meeting is not None:
        return [*lines, *decision_lines(parcel)]
    lines += [line for change in found.changes for line in _change(change)]
    lines += [
        f"van tafel: {_name(row)} staat hier wel, en niet meer in het pakket" for row in found.gone
    ]
    return [*lines, older(found)] if found.is_older and not found.changes_nothing else lines


def _name(row: "Client | Vacancy") -> str:
    from matchtafel.models import Client

    return row.profile_number if isinstance(row, Client) else row.dwelling.unit_number


def _change(change: "Change") -> list[str]:
    from matchtafel.exchange.columns import TEMPLATES

    number = change.record.key[1]
    if change.is_same:
        return [f"hetzelfde: {number}"]
    columns = {column.fact: column for column in TEMPLATES[change.record.kind]}
    word = "nieuw" if change.is_new else "gewijzigd"
    return [f"{word}: {number}", *(_difference(columns, each) for each in change.differences)]


def _difference(columns: Mapping[str, "Column"], each: "Difference") -> str:
    column = columns.get(each.fact)
    if column is not None:
        label, before, after = column.label, _value(column, each.before), _value(column, each.after)
    elif each.fact == "not_applicable":
        label = "niet van toepassing"
        before, after = (
            ", ".join(columns[fact].label for fact in said) or "geen"
            for said in (each.before, each.after)
        )
    else:
        label = "gewenste buurten zijn een eis"
        before, after = ("ja" if said else "nee" for said in (each.before, each.after))
    return f"  {label}: {before} → {after}"


def _value(column: "Column", value: Any) -> str:
    """A value on one line, as a reader knows it."""
    from matchtafel.exchange.values import as_text

    if value is None:
        return "leeg"
    said = column.choices.get(value) if isinstance(value, str) else None
    cell = column.cell({column.fact: value})
    if isinstance(cell, float):  # of amounts the cents too
        digits = f"{value:.2f}" if isinstance(value, Decimal) else f"{cell:.10g}"
        return digits.replace(".", ",")
    return said or " ".join(as_text(cell).split())
