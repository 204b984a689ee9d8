"""The window: empty, on a meeting file, or on the sample meeting."""

import argparse
from pathlib import Path

from .dutch import day
from .samples import SAMPLE_DAY


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """open and demo."""
    opened = commands.add_parser("open", help="open een overlegbestand in het venster")
    opened.add_argument("file", type=Path, metavar="BESTAND")
    opened.set_defaults(run=show)
    demo = commands.add_parser("demo", help="het voorbeeldoverleg van Voorbeeldstad")
    demo.add_argument("--out", type=Path, metavar="MAP", help="bewaar de uitkomst in deze map")
    demo.add_argument("--on", type=day, default=SAMPLE_DAY, metavar="DATUM")
    demo.set_defaults(run=_demo)


def show(arguments: argparse.Namespace) -> int:
    """The window, on a file if there is one."""
    from matchtafel.ui.app import run

    return run([str(arguments.file)] if arguments.file else [])


def _demo(arguments: argparse.Namespace) -> int:
    from matchtafel.ui.demo import run_demo

    return run_demo(arguments.on, arguments.out)
