"""The command line: the window by default, and what a script can ask."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from matchtafel import __version__

from . import audit, explain, files, match, parcels, policy, privacy, samples, window
from .dutch import Parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status (0 done, 1 some rows rejected, 2 not possible)."""
    arguments = _parser().parse_args(argv)
    _write_any_letter()
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, like `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _write_any_letter() -> None:
    """A pipe or console that knows fewer letters than we use gets UTF-8 all the same."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="matchtafel",
        description="Legt vrijkomende woningen naast woonbehoefteprofielen, aan één tafel.",
    )
    parser.add_argument("--version", action="version", version=f"matchtafel {__version__}")
    parser.set_defaults(run=window.show, file=None)
    commands = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    for group in (window, files, audit, parcels, privacy, samples, match, explain, policy):
        group.add_commands(commands)
    return parser
