"""argparse in Dutch, and the values that a command line can hold."""

import argparse
import re
import sys
from datetime import date
from typing import NoReturn

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


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that explains itself and complains in Dutch."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and stop with status 2."""
        for english, dutch in _DUTCH:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        self.exit(2, f"{self.prog}: {message}\nMeer uitleg: {self.prog} --help\n")

    def format_help(self) -> str:
        """The help, in Dutch."""
        text = super().format_help()
        for english, dutch in _HELP:
            text = text.replace(english, dutch)
        return text


def count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”: verwacht een getal van 1 of meer")
    return int(text)


def day(text: str) -> date:
    """A date as jjjj-mm-dd."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is geen datum; verwacht jjjj-mm-dd, zoals 2026-11-24"
        ) from None


def complain(sentence: str) -> int:
    """Say what is not possible; returns status 2."""
    print(sentence, file=sys.stderr)
    return 2


def unwritable(target: object) -> int:
    """Say that a file cannot be written; returns status 2."""
    return complain(_UNWRITABLE.format(target))
