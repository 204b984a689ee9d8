"""The program with its window. Qt is only loaded once it is known that it can be."""

import sys
from collections.abc import Sequence
from datetime import datetime

from . import libraries


def run(argv: Sequence[str] = ()) -> int:
    """Open the window and stay until it is closed; gives the exit status.

    argv: nothing, or a meeting file, or a meeting file and a names file. Status 1 when no
    window can open, with on standard error what is missing.
    """
    trouble = libraries.trouble_with_display()
    if not trouble:
        try:
            from . import program
        except ImportError as error:
            trouble = libraries.advice(error)
            if not trouble:
                raise
    if trouble:
        print(trouble, file=sys.stderr)
        return 1
    return program.run(argv, datetime.now)
