"""The command line: the window by default, and what a script can ask."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from matchtafel import __version__

if TYPE_CHECKING:
    from matchtafel.operations.stateless import Matched

# argparse's own words, as far as a wrong call can bring them up.
_DUTCH = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.*)", r"dit wordt niet begrepen: \1"),
    (r"argument (.*): expected one argument", r"achter \1 hoort een waarde"),
    (r"argument (.*): expected at least one argument", r"achter \1 hoort ten minste een waarde"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\2 kan niet; kies uit \3"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)
_HELP = (
    ("usage:", "gebruik:"),
    ("options:", "opties:"),
    ("positional arguments:", "wat erachter hoort:"),
    ("show this help message and exit", "laat deze uitleg zien"),
    ("show program's version number and exit", "laat de versie zien"),
)
_UNWRITABLE = "{} is niet te schrijven. Bestaat de map, en mag u daar schrijven?"
DEMO_DATE = date(2026, 11, 24)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status (0 done, 1 some rows rejected, 2 not possible)."""
    arguments = _parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, like `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


class _Parser(argparse.ArgumentParser):
    """argparse in Dutch."""

    def error(self, message: str) -> NoReturn:
        for english, dutch in _DUTCH:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        self.exit(2, f"{self.prog}: {message}\nMeer uitleg: {self.prog} --help\n")

    def format_help(self) -> str:
        text = super().format_help()
        for english, dutch in _HELP:
            text = text.replace(english, dutch)
        return text


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”: verwacht een getal van 1 of meer")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="matchtafel",
        description="Legt vrijkomende woningen naast woonbehoefteprofielen, aan één tafel.",
    )
    parser.add_argument("--version", action="version", version=f"matchtafel {__version__}")
    parser.set_defaults(run=_window, file=None)
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    _add_open(commands.add_parser("open", help="open een overlegbestand in het venster"))
    _add_demo(commands.add_parser("demo", help="het voorbeeldoverleg van Voorbeeldstad"))
    _add_demo_data(commands.add_parser("demo-data", help="schrijf verzonnen bestanden"))
    _add_match(commands.add_parser("match", help="match woningen en profielen uit bestanden"))
    _add_template(commands.add_parser("template", help="schrijf een leeg sjabloon"))
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is geen datum; verwacht jjjj-mm-dd, zoals 2026-11-24"
        ) from None


def _add_open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BESTAND")
    parser.set_defaults(run=_window)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="MAP", help="bewaar de uitkomst in deze map")
    parser.add_argument("--on", type=_day, default=DEMO_DATE, metavar="DATUM")
    parser.set_defaults(run=_demo)


def _add_demo_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--vacancies", type=_count, default=300, metavar="AANTAL")
    parser.add_argument("--profiles", type=_count, default=3000, metavar="AANTAL")
    parser.add_argument("--out", type=Path, required=True, metavar="MAP")
    parser.add_argument("--on", type=_day, default=DEMO_DATE, metavar="DATUM")
    parser.add_argument("--seed", type=_count, default=1, metavar="GETAL")
    parser.set_defaults(run=_demo_data)


def _add_match(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--vacancies", type=Path, nargs="+", required=True, action="extend", metavar="BESTAND"
    )
    parser.add_argument(
        "--profiles", type=Path, nargs="+", required=True, action="extend", metavar="BESTAND"
    )
    parser.add_argument("--neighbourhoods", type=Path, metavar="BESTAND")
    parser.add_argument("--corporation", metavar="NAAM", help="de corporatie bij VERA JSON")
    parser.add_argument("--available", type=_day, metavar="DATUM", help="vrij per, bij VERA JSON")
    parser.add_argument("--on", type=_day, metavar="DATUM", help="peildatum; zonder is het vandaag")
    parser.add_argument("--lock", action="append", default=[], metavar="WONING=PROFIEL")
    parser.add_argument("--forbid", action="append", default=[], metavar="WONING=PROFIEL")
    parser.add_argument("--top", type=_count, metavar="N", help="alleen de N beste per woning")
    parser.add_argument("--json", metavar="BESTAND|-", help="schrijf JSON; - is de uitvoer zelf")
    parser.set_defaults(run=_match)


def _add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=["vacancies", "profiles", "neighbourhoods", "names"])
    parser.add_argument("file", type=Path, metavar="BESTAND.xlsx")
    parser.set_defaults(run=_write_template)


def _window(arguments: argparse.Namespace) -> int:
    from matchtafel.ui.app import run

    return run([str(arguments.file)] if arguments.file else [])


def _demo(arguments: argparse.Namespace) -> int:
    from matchtafel.ui.demo import run_demo

    return run_demo(arguments.on, arguments.out)


def _demo_data(arguments: argparse.Namespace) -> int:
    from matchtafel.exchange.sample import demo_data

    demo_data(
        arguments.out,
        vacancies=arguments.vacancies,
        profiles=arguments.profiles,
        on=arguments.on,
        seed=arguments.seed,
    )
    print(f"{arguments.vacancies} woningen en {arguments.profiles} profielen in {arguments.out}")
    return 0


def _write_template(arguments: argparse.Namespace) -> int:
    from matchtafel.exchange.records import Kind
    from matchtafel.exchange.template import write_template

    try:
        write_template(Kind(arguments.kind), arguments.file)
    except OSError:
        return _complain(_UNWRITABLE.format(arguments.file))
    print(f"Sjabloon geschreven: {arguments.file}")
    return 0


def _match(arguments: argparse.Namespace) -> int:
    from matchtafel.exchange.norms import read_norms
    from matchtafel.exchange.policies import standard_policy
    from matchtafel.operations.refused import Refused
    from matchtafel.operations.stateless import match, read_inputs, status_of

    inputs = read_inputs(
        arguments.vacancies,
        arguments.profiles,
        arguments.neighbourhoods,
        corporation=arguments.corporation,
        available_from=arguments.available,
    )
    for problem in inputs.problems:
        print(problem, file=sys.stderr)
    if not inputs.vacancies or not inputs.profiles:
        missing = "goede woning" if not inputs.vacancies else "goed profiel"
        return _complain(f"Er is geen enkele {missing} gelezen; er valt niets te matchen.")
    try:
        matched = match(
            inputs,
            on=arguments.on or datetime.now().astimezone().date(),
            norms=read_norms(),
            policy=standard_policy(),
            locks=arguments.lock,
            forbids=arguments.forbid,
            top=arguments.top,
        )
    except Refused as refused:
        return _complain(str(refused))
    return _report(matched, arguments.json) or status_of(inputs)


def _report(matched: "Matched", target: str | None) -> int:
    """Print the summary, and the JSON where it is asked for; 0 unless it cannot be written."""
    from matchtafel.operations.match_text import summary

    if target != "-":
        print(summary(matched))
    if target is not None:
        try:
            _write_json(matched, target)
        except OSError:
            return _complain(_UNWRITABLE.format(target))
    return 0


def _write_json(matched: "Matched", target: str) -> None:
    from matchtafel.operations.match_json import write

    if target == "-":
        write(matched, sys.stdout)
    else:
        with open(target, "w", encoding="utf-8") as out:
            write(matched, out)


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
