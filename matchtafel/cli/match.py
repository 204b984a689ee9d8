"""match: the ranking per dwelling and the proposal for the whole table."""

import argparse
import sys
from typing import TYPE_CHECKING

from .dutch import complain, count, unwritable
from .table import add_files, add_rules, day_of, read_files, rules_of, tell_without_norms

if TYPE_CHECKING:
    from matchtafel.operations.stateless import Matched


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """match."""
    parser = commands.add_parser("match", help="match woningen en profielen uit bestanden")
    add_files(parser, required=True)
    add_rules(parser)
    parser.add_argument("--lock", action="append", default=[], metavar="WONING=PROFIEL")
    parser.add_argument("--forbid", action="append", default=[], metavar="WONING=PROFIEL")
    parser.add_argument("--top", type=count, metavar="N", help="alleen de N beste per woning")
    parser.add_argument("--json", metavar="BESTAND|-", help="schrijf JSON; - is de uitvoer zelf")
    parser.set_defaults(run=_match)


def _match(arguments: argparse.Namespace) -> int:
    from matchtafel.exchange.policies import standard_policy
    from matchtafel.exchange.toml_file import FileRefused
    from matchtafel.operations.inputs import status_of
    from matchtafel.operations.refused import Refused
    from matchtafel.operations.stateless import match

    try:
        policy, norms = rules_of(arguments)
        inputs = read_files(arguments)
        matched = match(
            inputs,
            on=day_of(arguments),
            norms=norms,
            policy=policy or standard_policy(),
            locks=arguments.lock,
            forbids=arguments.forbid,
            top=arguments.top,
        )
        tell_without_norms(matched.scoring)
    except (Refused, FileRefused) as refused:
        return complain(str(refused))
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
            return unwritable(target)
    return 0


def _write_json(matched: "Matched", target: str) -> None:
    from matchtafel.operations.match_json import write

    if target == "-":
        write(matched, sys.stdout)
    else:
        with open(target, "w", encoding="utf-8") as out:
            write(matched, out)
