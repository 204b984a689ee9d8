"""why and compare: what lies behind one pair, and what sets two apart."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from .dutch import complain
from .table import add_files, add_meeting, add_rules, read_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from matchtafel.operations.pairs import Pair
    from matchtafel.operations.scoring import Scoring

_SOURCES = """--vacancies BESTAND ... --profiles BESTAND ...
       of in plaats van bestanden: --file OVERLEG [--meeting DATUM]"""
_WHY = f"matchtafel why WONING PROFIEL {_SOURCES}"
_COMPARE = f"""matchtafel compare WONING PROFIEL PROFIEL {_SOURCES}
       of voor één profiel: matchtafel compare --client PROFIEL WONING WONING ..."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """why and compare."""
    why = commands.add_parser(
        "why", usage=_WHY, help="waarom dit profiel bij deze woning past of niet"
    )
    why.add_argument("vacancy", metavar="WONING", help="het VHE-nummer, of Corporatie/nummer")
    why.add_argument("profile", metavar="PROFIEL", help="het profielnummer, of Aanbieder/nummer")
    _add_sources(why)
    why.set_defaults(run=_why)
    compare = commands.add_parser(
        "compare",
        usage=_COMPARE,
        help="twee profielen bij één woning, of twee woningen voor één profiel",
    )
    compare.add_argument("keys", nargs="+", metavar="NUMMER", help="de woning en twee profielen")
    compare.add_argument(
        "--client", metavar="PROFIEL", help="vergelijk voor dit profiel twee woningen"
    )
    _add_sources(compare)
    compare.set_defaults(run=_compare, parser=compare)


def _add_sources(parser: argparse.ArgumentParser) -> None:
    add_files(parser, required=False)
    add_meeting(parser)
    add_rules(parser)
    parser.add_argument("--json", action="store_true", help="schrijf JSON in plaats van tekst")


def _why(arguments: argparse.Namespace) -> int:
    def answer(scoring: "Scoring") -> str:
        from matchtafel.operations.pair_json import why_json
        from matchtafel.operations.pair_text import why_text

        pair = _pair(scoring, arguments.vacancy, arguments.profile)
        return _json(why_json(pair)) if arguments.json else why_text(pair)

    return _answered(arguments, answer)


def _compare(arguments: argparse.Namespace) -> int:
    pairs = _pairs_of(arguments)

    def answer(scoring: "Scoring") -> str:
        from matchtafel.operations.beside_text import beside_text
        from matchtafel.operations.pair_json import beside_json
        from matchtafel.operations.pairs import Beside
        from matchtafel.operations.refused import Refused

        beside = Beside(*(_pair(scoring, vacancy, client) for vacancy, client in pairs))
        if (beside.a.row, beside.a.column) == (beside.b.row, beside.b.column):
            raise Refused("Dit is twee keer dezelfde woning met hetzelfde profiel.")
        return _json(beside_json(beside)) if arguments.json else beside_text(beside)

    return _answered(arguments, answer)


def _pairs_of(arguments: argparse.Namespace) -> list[tuple[str, str]]:
    """The two pairs to compare, as keys of vacancy and client."""
    if arguments.client is not None:
        pairs = [(vacancy, arguments.client) for vacancy in arguments.keys]
    else:
        vacancy, *clients = arguments.keys
        pairs = [(vacancy, client) for client in clients]
    if len(pairs) != 2 or pairs[0] == pairs[1]:
        two = "twee verschillende woningen" if arguments.client else "een woning en twee profielen"
        arguments.parser.error(f"noem {two}")
    return pairs


def _pair(scoring: "Scoring", vacancy: str, client: str) -> "Pair":
    from matchtafel.operations.inputs import client_at, vacancy_at
    from matchtafel.operations.pairs import Pair

    return Pair(scoring, vacancy_at(scoring, vacancy), client_at(scoring, client))


def _answered(arguments: argparse.Namespace, answer: "Callable[[Scoring], str]") -> int:
    """Print what is answered about the table that the call names; returns the status."""
    from matchtafel.exchange.toml_file import FileRefused
    from matchtafel.operations.refused import Refused
    from matchtafel.storage import DatabaseProblem

    try:
        table = read_table(arguments)
        print(answer(table.scoring))
    except (Refused, FileRefused, DatabaseProblem) as refused:
        return complain(str(refused))
    return table.status


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
