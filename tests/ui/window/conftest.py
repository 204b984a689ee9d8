"""The whole window on a real file: three dwellings, five clients, one meeting."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from matchtafel.storage import create
from matchtafel.ui import theme
from matchtafel.ui.at_table import AtTable
from matchtafel.ui.minutes import MinutesPage
from matchtafel.ui.passphrase import ChoosePassphrase, ShowCode
from matchtafel.ui.settings import Settings
from matchtafel.ui.table import Table
from matchtafel.ui.theme import Theme
from matchtafel.ui.window import MainWindow
from tests.builders import files
from tests.builders import meeting as make

NOW = datetime(2026, 11, 24, 10, 42)
PASSPHRASE = "paard batterij nietje correct"
CLIENT = {
    "valid_until": date(2027, 9, 1),
    "urgency_valid_until": date(2027, 9, 1),
    "excluded_areas": (),
    "has_pet": False,
    "birth_year": 1990,
    "max_rent": Decimal("700"),
    "ready_from": date(2026, 11, 20),
    **dict.fromkeys(
        ("ground_floor", "lift", "outdoor_space", "own_entrance", "quiet", "sound_insulation"),
        "nee",
    ),
}


def write_week(path: Path, passphrase: str = "") -> int:
    """P-1 waits longest, P-2 fits as well, P-3 has perhaps a pet, P-4 is excluded by the rent."""
    database = create(path, passphrase)[0] if passphrase else files.database(path)
    with files.writing(database) as session:
        row = make.meeting(session)
        make.neighbourhood(session)
        for unit, number in (("10-0417", 3), ("10-0418", 5), ("10-0419", 7)):
            vacancy = make.vacancy(session, unit, house_number=number, pets_allowed=None)
            make.agenda_item(session, row, vacancy)
        make.attendance(session, row, make.organisation(session, "Woonstede"), "S. Janssen")
        make.client(session, "P-1", **{**CLIENT, "urgency_date": date(2026, 8, 1)})
        make.client(session, "P-2", **{**CLIENT, "urgency_date": date(2026, 10, 1)})
        make.client(session, "P-3", **{**CLIENT, "has_pet": None})
        make.client(session, "P-4", **{**CLIENT, "max_rent": Decimal("400")})
        make.client(session, "P-5", **{**CLIENT, "consent_date": None})
        meeting_id = row.id
    database.close()
    return meeting_id


@dataclass
class Desk:
    """The window, and hands that only use its keyboard."""

    window: MainWindow
    qtbot: QtBot

    @property
    def table(self) -> Table:
        assert self.window.table is not None
        return self.window.table

    @property
    def overleg(self) -> AtTable:
        assert self.window.frame is not None
        page = self.window.frame.page("overleg")
        assert isinstance(page, AtTable)
        return page

    @property
    def minutes(self) -> MinutesPage:
        assert self.window.frame is not None
        page = self.window.frame.page("notulen")
        assert isinstance(page, MinutesPage)
        return page

    @property
    def dialog(self) -> QDialog:
        """The dialog on the screen."""
        return next(d for d in self.window.findChildren(QDialog) if d.isVisible())

    def has_dialog(self) -> bool:
        return any(d.isVisible() for d in self.window.findChildren(QDialog))

    def press(
        self,
        *keys: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Keys go where the keyboard is."""
        for key in keys:
            self.qtbot.keyClick(self._focus(), key, modifier)

    def control(self, *keys: Qt.Key) -> None:
        self.press(*keys, modifier=Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self._focus(), text)

    def _focus(self) -> QWidget:
        """Where keys go now: a dialog that was just opened first becomes active."""
        top = self.dialog if self.has_dialog() else self.window
        top.activateWindow()
        self.qtbot.waitUntil(top.isActiveWindow)
        return top.focusWidget() or top

    def secure(self, passphrase: str = PASSPHRASE) -> str:
        """Choose a passphrase for the file that is being made; the recovery code."""
        assert isinstance(self.dialog, ChoosePassphrase)
        self.type(passphrase)
        self.press(Qt.Key.Key_Tab)
        self.type(passphrase)
        self.control(Qt.Key.Key_Return)
        shown = self.dialog
        assert isinstance(shown, ShowCode)
        code = shown.code.text()
        shown.kept.setFocus()
        self.press(Qt.Key.Key_Space)
        self.control(Qt.Key.Key_Return)
        return code

    def choose(self, code: str) -> None:
        """Arrow down to a candidate."""
        page = self.overleg.page
        page.table.setFocus()
        for _line in range(10):
            candidate = page.candidate()
            if candidate is not None and candidate.code == code:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{code} is not in the list")

    @property
    def sentences(self) -> list[str]:
        """What stands, per dwelling; "" where nothing was decided."""
        items = self.table.board.items
        return [item.decision.sentence if item.decision else "" for item in items]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The light theme."""
    theme.install(qapp).choose(Theme.LIGHT)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """A meeting file."""
    path = tmp_path / "week.matchtafel"
    write_week(path)
    return path


@pytest.fixture
def secured(tmp_path: Path) -> Path:
    """A meeting file with PASSPHRASE."""
    path = tmp_path / "geheim.matchtafel"
    write_week(path, PASSPHRASE)
    return path


Opening = Callable[..., Desk]


@pytest.fixture
def opening(qtbot: QtBot, tmp_path: Path) -> Iterator[Opening]:
    """Makes windows with settings in tmp_path; each is closed when the test is over."""
    made: list[MainWindow] = []

    def open_window(*paths: Path, now: datetime = NOW) -> Desk:
        settings = Settings(tmp_path / "settings" / "matchtafel.ini")
        window = MainWindow(settings, clock=lambda: now, login="M. de Groot")
        made.append(window)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.begin(list(paths))
        return Desk(window, qtbot)

    yield open_window
    for window in made:
        window.close()
    QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def desk(opening: Opening, week: Path) -> Desk:
    """The window at the table."""
    return opening(week)
