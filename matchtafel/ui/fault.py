"""What nobody foresaw: one message that can be copied and holds nobody's data."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from matchtafel import __version__

from .fonts import STRONG
from .keys import KeyButton
from .parts import Label, column, row
from .scrim import Overlay


def safe_report(error: BaseException) -> str:
    """Kind of error and the places in the code; not its message, which may quote a fact."""
    places = traceback.extract_tb(error.__traceback__)
    lines = [f"{_module(p.filename)}, regel {p.lineno}, {p.name}" for p in places]
    return "\n".join([f"matchtafel {__version__}", type(error).__name__, *lines])


def _module(path: str) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-2:])


class FaultDialog(Overlay):
    """Says that something went wrong, that what was decided is safe, and what to send on."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Er ging iets mis"))
        calm = Label(
            self.tr(
                "Wat u vastlegde is bewaard. Ging dit mis bij iets wat u net deed, "
                "kijk dan of het er staat en doe het zo nodig opnieuw."
            ),
            wrap=True,
        )
        ask = Label(self.tr("Geef dit door aan wie matchtafel beheert:"), tone="text2")
        self.report = QPlainTextEdit(report, readOnly=True, tabChangesFocus=True)
        self.report.setAccessibleName(self.tr("Melding"))
        self.copy = KeyButton(self.tr("Kopieer melding"), icon="blad")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = KeyButton(self.tr("Ga verder"), "Esc")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = row(self.copy)
        foot.addStretch(1)
        foot.addWidget(close)
        title = Label(self.windowTitle(), "panel", weight=STRONG)
        body = column(title, calm, ask, self.report, spacing=12, margins=(24,))
        body.addLayout(foot)
        self.setLayout(body)
        self.fit(560, 420)
        close.setFocus()


class Hook:
    """sys.excepthook of the program: one dialog at a time, the program goes on.

    keep: gets each report, for the file that is sent on.
    """

    def __init__(self, keep: Callable[[str], None] = lambda _report: None) -> None:
        self._keep = keep
        self.shown: FaultDialog | None = None

    def __call__(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Report an exception that reached nobody."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        report = safe_report(error)
        self._keep(report)
        print(report, file=sys.stderr)
        if self.shown is not None or QApplication.instance() is None:
            return
        self.shown = FaultDialog(report, QApplication.activeWindow())
        self.shown.finished.connect(self._closed)
        self.shown.open()

    def _closed(self) -> None:
        self.shown = None
