"""The figures of docs/promises.md: counted while the rounds run, told at the end."""

from collections import Counter

import pytest

_figures: Counter[str] = Counter()


@pytest.fixture
def figures() -> Counter[str]:
    """What happened, over all rounds."""
    return _figures


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What to write into docs/promises.md."""
    if _figures:
        terminalreporter.section("bad luck")
        for what, count in sorted(_figures.items()):
            terminalreporter.write_line(f"{what}: {count:,}")
