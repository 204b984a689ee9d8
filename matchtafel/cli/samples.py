"""Files to begin with: invented ones, and empty templates."""

import argparse
from datetime import date
from pathlib import Path

from .dutch import count, day, unwritable

SAMPLE_DAY = date(2026, 11, 24)
SHEETS = ("vacancies", "profiles", "neighbourhoods", "names")
POLICY = "policy"


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """demo-data and template."""
    data = commands.add_parser("demo-data", help="schrijf verzonnen bestanden")
    data.add_argument("--vacancies", type=count, default=300, metavar="AANTAL")
    data.add_argument("--profiles", type=count, default=3000, metavar="AANTAL")
    data.add_argument("--out", type=Path, required=True, metavar="MAP")
    data.add_argument("--on", type=day, default=SAMPLE_DAY, metavar="DATUM")
    data.add_argument("--seed", type=count, default=1, metavar="GETAL")
    data.set_defaults(run=_demo_data)
    template = commands.add_parser(
        "template", help="schrijf een leeg sjabloon, of het standaardbeleid als begin"
    )
    template.add_argument("kind", choices=[*SHEETS, POLICY])
    template.add_argument("file", type=Path, metavar="BESTAND", help=".xlsx, of .toml bij policy")
    template.set_defaults(run=_template)


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


def _template(arguments: argparse.Namespace) -> int:
    from matchtafel.exchange.policies import write_standard_policy
    from matchtafel.exchange.records import Kind
    from matchtafel.exchange.template import write_template

    try:
        if arguments.kind == POLICY:
            write_standard_policy(arguments.file)
        else:
            write_template(Kind(arguments.kind), arguments.file)
    except OSError:
        return unwritable(arguments.file)
    print(f"Sjabloon geschreven: {arguments.file}")
    return 0
