"""Choosing the letters of a text file while it is read in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from matchtafel.ui.desks.importing import ImportPage
from matchtafel.ui.table import Table

from .keyboard import on_screen

TEXT = "vhe_nummer;corporatie;beschikbaar_per;straat\n1;Coöperatie Één;1-12-2026;Reeënlaan\n"


@pytest.fixture
def page(table: Table, qtbot: QtBot, shown: list[QWidget]) -> ImportPage:
    made = ImportPage(table)
    shown.append(made)
    on_screen(qtbot, made)
    return made


def open_as(page: ImportPage, qtbot: QtBot, folder: Path, encoding: str) -> None:
    path = folder / "woningen.csv"
    path.write_bytes(TEXT.encode(encoding))
    page.open([path])
    qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)


def corporations(page: ImportPage) -> list[str]:
    assert page.found is not None
    return [record.key[0] for record in page.found.reading.records]


def test_a_mac_file_is_read_right_once_its_line_is_chosen(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    open_as(page, qtbot, tmp_path, "mac_roman")
    assert page.characters.isVisible()
    assert corporations(page) != ["Coöperatie Één"]
    line = page.characters.lines["mac_roman"]
    assert line.text() == "oude Mac: Coöperatie · Één · Reeënlaan"
    line.click()
    qtbot.waitUntil(lambda: corporations(page) == ["Coöperatie Één"], timeout=20_000)
    assert page.can_take == 1
    assert line.isChecked()


def test_a_file_that_tells_its_letters_asks_nothing(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    open_as(page, qtbot, tmp_path, "utf-8")
    assert not page.characters.isVisible()
    assert corporations(page) == ["Coöperatie Één"]
