"""A file in which something was saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matchtafel.storage import Database
from tests.builders import files

from .saved import add


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A file in which something was saved."""
    database = files.database(tmp_path / "overleg.matchtafel")
    add(database, "was er al")
    yield database
    database.close()
