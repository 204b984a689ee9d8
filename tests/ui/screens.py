"""Pictures of every room with the sample meeting, for looking at: build/screens/*.png.

Run: python -m tests.ui.screens [folder]
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from matchtafel.exchange.norms import read_norms
from matchtafel.models import DecisionKind
from matchtafel.storage.migrate import NAMES as NAMES_SCHEMA
from matchtafel.ui import theme
from matchtafel.ui.decision import DecisionDialog
from matchtafel.ui.demo import make_sample
from matchtafel.ui.demo_play import Chair, ticking
from matchtafel.ui.overleg.criteria import CriteriaDialog
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.program import application, show
from matchtafel.ui.settings import Settings
from matchtafel.ui.table import Table
from matchtafel.ui.theme import Theme
from matchtafel.ui.window import MainWindow
from tests.builders import files
from tests.builders.policy import STANDARD

SIZES = ((1366, 768), (1920, 1080))
THEMES = {Theme.LIGHT: "light", Theme.DARK: "dark", Theme.CONTRAST: "contrast"}
ROOMS = ("overleg", "notulen", "woningen", "profielen", "inlezen", "vervolg", "hulp")
TIGHT = {"laag": (1366, 700, 1.0), "smal": (1280, 720, 1.0), "dubbel": (1366, 768, 2.0)}
DAY = date(2026, 11, 24)
DECIDED = 6


def at_table() -> Table:
    """The sample with its first dwellings decided."""
    sample = make_sample(Path(tempfile.mkdtemp()), DAY)
    table = Table(
        files.database(sample.meeting_file),
        sample.loaded.meeting_id,
        policy=STANDARD,
        norms=read_norms(),
        author="M. de Groot",
        clock=ticking(DAY),
        names=files.database(sample.names_file, NAMES_SCHEMA),
    )
    for _ in islice(Chair(table).lead(), DECIDED + 1):
        pass
    return table


def settle() -> None:
    """Let background work start, arrive and be drawn."""
    for _ in range(4):
        QTest.qWait(60)
        QThreadPool.globalInstance().waitForDone()
    QTest.qWait(60)


def pictures(table: Table) -> Iterator[tuple[str, MainWindow | QDialog]]:
    """A name and what to photograph, room by room, then the decision."""
    window = show(table)
    assert window.frame is not None
    page = window.findChild(OverlegPage)
    assert page is not None
    for room in ROOMS:
        window.frame.go(room)
        if room == "overleg":
            page.table.setCurrentIndex(page.table.next_candidate(1))
        yield room, window
    window.frame.go("overleg")
    yield from at_choices(table, window, page)
    window.close()


def at_choices(
    table: Table, window: MainWindow, page: OverlegPage
) -> Iterator[tuple[str, MainWindow | QDialog]]:
    """The Overleg room at other candidates, and what is opened from it."""
    assert page.item is not None
    by_verdict = {c.verdict: c.client_id for c in page.item.candidates if not c.placed_at}
    page.table.choose(by_verdict["undetermined"])
    yield "overleg-voorbehoud", window
    page.table.toggle_excluded()
    page.table.choose(by_verdict["excluded"])
    yield "overleg-uitgesloten", window
    page.show_criteria()
    criteria = page.findChild(CriteriaDialog)
    yield "criteria", criteria
    criteria.close()
    page.table.toggle_excluded()
    second = page.item.candidates[1].client_id
    page.table.choose(second)
    page.toggle_own_view()
    yield "overleg-eigen-beeld", window
    page.toggle_own_view()
    dialog = DecisionDialog(table, page.item.item_id, DecisionKind.ALLOCATION, second, window)
    dialog.open()
    yield "besluit", dialog
    dialog.close()


def start_page() -> MainWindow:
    """The window before anything is open."""
    window = MainWindow(Settings(None), clock=ticking(DAY), login="M. de Groot")
    window.show()
    return window


def main(folder: Path) -> None:
    """Every room in every size and theme."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application()
    table = at_table()
    for chosen, name in THEMES.items():
        theme.look().choose(chosen)
        for width, height in SIZES:
            tail = f"{name}-{width}.png"
            for room, window in pictures(table):
                if isinstance(window, MainWindow):
                    window.resize(width, height)
                settle()
                window.grab().save(str(folder / f"{room}-{tail}"))
            window = start_page()
            window.resize(width, height)
            settle()
            window.grab().save(str(folder / f"start-{tail}"))
            window.close()
    for name, (width, height, scale) in TIGHT.items():
        theme.look().choose(Theme.LIGHT, scale)
        tight(table, folder, name, width, height)
    app.processEvents()


def tight(table: Table, folder: Path, name: str, width: int, height: int) -> None:
    """The Overleg room where there is little room: candidates, then reasons."""
    window = show(table)
    window.resize(width, height)
    page = window.findChild(OverlegPage)
    assert page is not None
    page.table.setCurrentIndex(page.table.next_candidate(1))
    for tab, part in enumerate(("kandidaten", "waarom")):
        page.tabs.setCurrentIndex(tab)
        settle()
        window.grab().save(str(folder / f"overleg-{name}-{part}.png"))
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"))
