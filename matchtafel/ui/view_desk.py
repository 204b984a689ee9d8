"""How the window looks: colours, size of the letters, full screen; kept in the settings."""

from PySide6.QtWidgets import QWidget

from . import theme
from .fonts import px
from .settings import Settings

SCALE_STEP, LARGEST = 0.25, 2.0
# What a desktop draws above a window; how high it is, is known only once the window is there.
TITLE_BAR = 32


class ViewDesk:
    """Changes take effect at once."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        self._settings, self._window = settings, window

    def take_place(self) -> None:
        """Where the window was last time, else as large as the design and the screen allow."""
        room = self._window.screen().availableSize()
        self._window.resize(min(px(1366), room.width()), min(px(768), room.height() - TITLE_BAR))
        if not self._settings.place.isEmpty():
            self._window.restoreGeometry(self._settings.place)

    def keep_place(self) -> None:
        """For next time."""
        self._settings.place = self._window.saveGeometry()

    def toggle_full_screen(self) -> None:
        """F11."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def choose_theme(self, chosen: theme.Theme | None) -> None:
        """Colours of the desktop (None), or always the same."""
        self._settings.theme = chosen
        theme.look().choose(chosen, self._settings.scale)

    def scale_by(self, steps: int) -> None:
        """Letters a step larger or smaller, from 100 to 200 %."""
        scale = self._settings.scale + steps * SCALE_STEP
        self._settings.scale = min(LARGEST, max(1.0, scale))
        theme.look().choose(self._settings.theme, self._settings.scale)
