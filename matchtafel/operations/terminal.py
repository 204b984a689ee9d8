"""Lines that fit on a terminal."""

import textwrap

from matchtafel.matching.dutch import NBSP

WIDTH = 96


def wrapped(text: str, head: str = "") -> list[str]:
    """Lines within the width; what does not fit goes on under the text."""
    rows = textwrap.wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False
    )
    return [row.replace(NBSP, " ") for row in rows]


def unbroken(text: str) -> str:
    """The same words, kept on one line by `wrapped`."""
    return text.replace(" ", NBSP)
