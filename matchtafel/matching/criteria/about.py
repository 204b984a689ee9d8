"""What a criterion asks and what its verdicts mean, in Dutch, for who did not write it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """question: as someone would ask it at the table. source: law, code or agreement.

    unit: of the facts compared, "" without one. fits … not_applicable: what that verdict means
    here; "" where the criterion never says it.
    """

    question: str
    source: str
    fits: str
    fails: str = ""
    partly: str = ""
    unknown: str = ""
    not_applicable: str = ""
    unit: str = ""


def line(question: str, fits: str, fails: str, unknown: str, partly: str = "") -> About:
    """A profile line: eis makes it a requirement, wens a preference."""
    return About(
        question,
        "woonbehoefteprofiel: eis of wens van de cliënt",
        fits,
        fails,
        partly,
        f"{unknown}, of de cliënt is nog niet gevraagd of het ertoe doet",
        "de cliënt vindt het niet belangrijk",
    )
