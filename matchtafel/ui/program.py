"""QApplication and what belongs to it: fonts, colours, focus ring, settings, exception hook."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from matchtafel.who import login_name

from . import icons, theme
from .desks.remembered import remembered
from .focus import FocusRing
from .last_resort import install
from .settings import Settings
from .window import MainWindow

if TYPE_CHECKING:
    from .table import Table

_rings: list[FocusRing] = []


def application() -> QApplication:
    """The QApplication, dressed; the second call gives back the same."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("matchtafel")
    app.setApplicationDisplayName("matchtafel")
    if not _rings:
        _speak_dutch(app)
        theme.install(app)
        app.setWindowIcon(icons.icon("merk", "accent", 64))
        _rings.append(FocusRing(app))
    return app


def _speak_dutch(app: QApplication) -> None:
    """Qt's own buttons and dialogs too."""
    dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(dutch)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(dutch, "qtbase", "_", folder):
        app.installTranslator(translator)


def show(table: "Table") -> MainWindow:
    """A window at an open meeting that keeps no settings and leaves the files open."""
    window = MainWindow(Settings(None), clock=table.clock, login=table.author)
    window.show_table(table)
    window.show()
    return window


def settings_path() -> Path:
    """Where this computer keeps the settings of this person."""
    return platformdirs.user_config_path("matchtafel", appauthor=False) / "matchtafel.ini"


def log_path() -> Path:
    """Where what went wrong is kept, without anyone's data."""
    return platformdirs.user_log_path("matchtafel", appauthor=False) / "fouten.txt"


def run(argv: Sequence[str], clock: Callable[[], datetime]) -> int:
    """Start, show the window, stay until it is closed."""
    app = application()
    install(log_path(), clock)
    settings = Settings(settings_path())
    remembered.keep_in(settings_path())
    if settings.theme is not None or settings.scale != 1.0:
        theme.look().choose(settings.theme, settings.scale)
    window = MainWindow(settings, clock=clock, login=login_name())
    window.show()
    window.begin([Path(name) for name in argv])
    return app.exec()
