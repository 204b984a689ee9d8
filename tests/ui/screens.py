"""Pictures of the Overleg page in its frame, for looking at: build/screens/*.png.

Run: python -m tests.ui.screens [folder]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from matchtafel.matching.dutch import day_and_date
from matchtafel.ui import theme
from matchtafel.ui.bars import Rail, StatusBar, TopBar
from matchtafel.ui.focus import FocusRing
from matchtafel.ui.keys import KeyButton
from matchtafel.ui.overleg.page import OverlegPage
from matchtafel.ui.parts import column, row
from matchtafel.ui.theme import Theme

from .builders import board

SIZES = ((1366, 768), (1920, 1080))
NAMES = {Theme.LIGHT: "light", Theme.DARK: "dark", Theme.CONTRAST: "contrast"}


def framed(page: OverlegPage) -> QWidget:
    """The page between rail, top bar and status bar."""
    rail, top, status = Rail(), TopBar(), StatusBar()
    for room, word, icon in (
        ("overleg", "Overleg", "overleg"),
        ("notulen", "Notulen", "notulen"),
        ("woningen", "Woningen", "woning"),
        ("profielen", "Profielen", "profiel"),
    ):
        rail.add(room, word, icon)
    rail.add_foot("hulp", "Hulp", "vraag")
    rail.choose("overleg")
    shown = page.board
    assert shown is not None
    day = day_and_date(shown.meeting.held_on)
    top.say(shown.meeting.table_name, f"{day} · nr. {shown.meeting.number}")
    top.add(KeyButton("Eigen beeld", "R", "oog"))
    status.saved("Opgeslagen 10:42")
    status.keys(page.keys())
    status.undo("Laan 41-2 aangehouden")
    status.policy(f"Beleid: {shown.policy_label}")
    right = column(top, spacing=0)
    right.addWidget(page, 1)
    upper = row(rail, spacing=0)
    upper.addLayout(right, 1)
    whole = column(spacing=0)
    whole.addLayout(upper, 1)
    whole.addWidget(status)
    window = QWidget()
    window.setLayout(whole)
    return window


def grab(app: QApplication, size: tuple[int, int], chosen: bool = True) -> Iterator[QWidget]:
    """The window with the fourth dwelling on the table and its first candidate chosen."""
    page = OverlegPage()
    page.show_board(board(), item_id=14)
    window = framed(page)
    window.resize(*size)
    window.show()
    window.activateWindow()
    if chosen:
        page.table.setFocus()
        page.table.setCurrentIndex(page.table.next_candidate(1))
    for _ in range(3):
        app.processEvents()
    yield window
    window.close()


def main(folder: Path) -> None:
    """Every size in every theme."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = theme.install(app)
    FocusRing(app)
    for chosen_theme, name in NAMES.items():
        look.choose(chosen_theme)
        for size in SIZES:
            for window in grab(app, size):
                window.grab().save(str(folder / f"overleg-{name}-{size[0]}.png"))
    look.choose(Theme.LIGHT, scale=2.0)
    for window in grab(app, (1366, 768)):
        window.grab().save(str(folder / "overleg-light-200-percent.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens"))
