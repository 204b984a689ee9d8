"""What a command reads: files or a meeting file, the policy and the norms."""

import argparse
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .dutch import day
from .files import add_passphrase, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matchtafel.matching.norms import Norms
    from matchtafel.matching.policy import Policy
    from matchtafel.operations.inputs import Inputs
    from matchtafel.operations.scoring import Scoring


@dataclass(frozen=True)
class Table:
    """A table that can be scored. status: 1 where rows were rejected, else 0."""

    scoring: "Scoring"
    status: int


def add_files(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """The files with dwellings, profiles and neighbourhoods."""
    for name, what in (("--vacancies", "woningen"), ("--profiles", "profielen")):
        parser.add_argument(
            name,
            type=Path,
            nargs="+",
            required=required,
            action="extend",
            metavar="BESTAND",
            help=f"bestanden met {what}",
        )
    parser.add_argument(
        "--neighbourhoods", type=Path, metavar="BESTAND", help="een bestand met buurten"
    )
    parser.add_argument("--corporation", metavar="NAAM", help="de corporatie bij VERA JSON")
    parser.add_argument("--available", type=day, metavar="DATUM", help="vrij per, bij VERA JSON")
    parser.add_argument("--on", type=day, metavar="DATUM", help="peildatum; zonder is het vandaag")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """The policy and the norms that hold."""
    parser.add_argument(
        "--policy",
        type=Path,
        metavar="BESTAND.toml",
        help="het beleid; zonder: het standaardbeleid",
    )
    parser.add_argument(
        "--norms", type=Path, metavar="MAP", help="eigen normen per jaar, zoals 2027.toml"
    )


def add_meeting(parser: argparse.ArgumentParser) -> None:
    """A meeting file in place of files."""
    parser.add_argument(
        "--file", type=Path, metavar="OVERLEG", help="een overlegbestand, in plaats van bestanden"
    )
    parser.add_argument(
        "--meeting", type=day, metavar="DATUM", help="welk overleg daarin; zonder het nieuwste"
    )
    add_passphrase(parser)


def rules_of(arguments: argparse.Namespace) -> "tuple[Policy | None, Mapping[int, Norms]]":
    """The policy that was asked for, and the norms. Raises FileRefused, Refused."""
    from matchtafel.exchange.norms import read_norms
    from matchtafel.exchange.policies import read_policy
    from matchtafel.operations.refused import Refused

    if arguments.norms and not arguments.norms.is_dir():
        raise Refused(f"De map {arguments.norms} is er niet.")
    policy = read_policy(arguments.policy) if arguments.policy else None
    return policy, read_norms(arguments.norms or _own_norms())


def _own_norms() -> Path:
    """Where someone keeps norms of their own, beside the settings of the window."""
    import platformdirs

    return platformdirs.user_config_path("matchtafel", appauthor=False) / "norms"


def read_files(arguments: argparse.Namespace) -> "Inputs":
    """What the files hold; their problems go to standard error. Raises Refused without rows."""
    from matchtafel.operations.inputs import read_inputs
    from matchtafel.operations.refused import Refused

    inputs = read_inputs(
        arguments.vacancies,
        arguments.profiles,
        arguments.neighbourhoods,
        corporation=arguments.corporation,
        available_from=arguments.available,
        on=day_of(arguments),
    )
    for problem in inputs.problems:
        print(problem, file=sys.stderr)
    if not inputs.vacancies or not inputs.profiles:
        missing = "enkele goede woning" if not inputs.vacancies else "enkel goed profiel"
        raise Refused(f"Er is geen {missing} gelezen; er valt niets te matchen.")
    return inputs


def day_of(arguments: argparse.Namespace) -> date:
    """The reference date: the one that was given, else today."""
    given: date | None = arguments.on
    return given or datetime.now().astimezone().date()


def read_table(arguments: argparse.Namespace) -> Table:
    """The table from files or from a meeting file. Raises Refused, FileRefused, DatabaseProblem."""
    from matchtafel.operations.refused import Refused

    files = any((arguments.vacancies, arguments.profiles, arguments.neighbourhoods, arguments.on))
    if arguments.file and not files:
        return _from_meeting(arguments)
    if arguments.file:
        raise Refused("Noem bestanden of een overlegbestand (--file), niet allebei.")
    if arguments.meeting:
        raise Refused("--meeting hoort bij een overlegbestand (--file).")
    if not arguments.vacancies or not arguments.profiles:
        raise Refused("Noem --vacancies en --profiles, of een overlegbestand met --file.")
    return _from_files(arguments)


def _from_files(arguments: argparse.Namespace) -> Table:
    from matchtafel.exchange.policies import standard_policy
    from matchtafel.operations.inputs import scoring_from, status_of

    policy, norms = rules_of(arguments)
    inputs = read_files(arguments)
    policy = policy or standard_policy()
    scoring = scoring_from(inputs, on=day_of(arguments), norms=norms, policy=policy)
    tell_without_norms(scoring)
    return Table(scoring, status_of(inputs))


def _from_meeting(arguments: argparse.Namespace) -> Table:
    from matchtafel.operations.meeting_table import scoring_at

    policy, norms = rules_of(arguments)
    with opened(arguments) as database:
        scoring = scoring_at(database, arguments.meeting, policy=policy, norms=norms)
    tell_without_norms(scoring)
    return Table(scoring, 0)


def tell_without_norms(scoring: "Scoring") -> None:
    """Warn on standard error where the year of the reference date has no norms."""
    if scoring.facts.norms is None:
        year = scoring.facts.reference_date.year
        tests = "passend toewijzen, DAEB, huurtoeslag en de hoogste huur"
        print(f"Let op: er zijn geen normen van {year}; niet te toetsen: {tests}.", file=sys.stderr)
