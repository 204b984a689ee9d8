"""policy: what a policy says, or what differs between two."""

import argparse
from pathlib import Path

from .dutch import complain


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """policy."""
    parser = commands.add_parser("policy", help="wat een beleid zegt, of waarin twee verschillen")
    parser.add_argument("file", type=Path, metavar="BESTAND.toml")
    parser.add_argument(
        "other", type=Path, nargs="?", metavar="BESTAND.toml", help="wat dit beleid anders doet"
    )
    parser.set_defaults(run=_policy)


def _policy(arguments: argparse.Namespace) -> int:
    from matchtafel.exchange.policies import read_policy
    from matchtafel.exchange.toml_file import FileRefused
    from matchtafel.matching.policy_words import describe, differences
    from matchtafel.operations.terminal import wrapped

    try:
        policy = read_policy(arguments.file)
        other = read_policy(arguments.other) if arguments.other else None
    except FileRefused as refused:
        return complain(str(refused))
    if other is None:
        title, lines = f"Beleid {policy.label}", describe(policy)
    else:
        title, lines = f"Van {policy.label} naar {other.label}", differences(policy, other)
    print("\n".join([title, *(row for line in lines for row in wrapped(line, "  "))]))
    return 0
