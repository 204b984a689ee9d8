"""A real meeting file and a program with its look, off the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.storage import Database
from matchtafel.storage.migrate import NAMES
from matchtafel.ui import theme
from matchtafel.ui.desks.remembered import remembered
from matchtafel.ui.table import Table
from tests.builders import files

from .town import open_table


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Our look, and lists that remember nothing of another test."""
    theme.install(qapp)
    yield
    remembered.forget()


@pytest.fixture
def names(tmp_path: Path) -> Iterator[Database]:
    """An empty names file."""
    database = files.database(tmp_path / "namen.matchtafel-namen", NAMES)
    yield database
    database.close()


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    """Twelve dwellings and eight profiles, no names file."""
    made = open_table(tmp_path, profiles=8)
    yield made
    QThreadPool.globalInstance().waitForDone()
    made.database.close()


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[list[QWidget]]:
    """Pages that were put on the screen; closed after the test."""
    pages: list[QWidget] = []
    yield pages
    for page in pages:
        page.close()
