"""How many rounds of a kind of bad luck there are."""

from typing import Any

import pytest


def rounds(*, gate: int, soak: int) -> list[Any]:
    """Seeds: those of the gate, and after them those of `make soak`."""
    more = range(gate, gate + soak)
    return [*range(gate), *(pytest.param(seed, marks=pytest.mark.soak) for seed in more)]
