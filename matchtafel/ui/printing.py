"""Pages to the printer: the very pages of the preview, drawn one by one beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from . import pdf_pages
from .background import Job

# More than this no eye sees on paper, and a page would be 100 MB.
MOST_DOTS = 600


class Printout(QObject):
    """One document on its way to a printer. ended: the last page is on its way."""

    ended = Signal()

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf, self._printer = pdf, printer
        self._left: list[int] = []
        self._painter: QPainter | None = None
        self._job: Job | None = None

    def start(self) -> None:
        """Print the pages that were asked for; all when none were named."""
        count = len(pdf_pages.page_sizes(self._pdf))
        first = self._printer.fromPage() or 1
        last = self._printer.toPage() or count
        self._left = list(range(first - 1, min(last, count)))
        self._next()

    def _next(self) -> None:
        if not self._left:
            if self._painter is not None:
                self._painter.end()
            self.ended.emit()
            return
        place = self._left.pop(0)
        dots = min(self._printer.resolution(), MOST_DOTS)
        self._job = Job(_drawing(self._pdf, place, dots), self._put).start()

    def _put(self, page: QImage) -> None:
        if self._painter is None:
            self._painter = QPainter(self._printer)
        else:
            self._printer.newPage()
        whole = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(whole), page)
        self._next()


def _drawing(pdf: bytes, place: int, dots: int) -> Callable[[], QImage]:
    return lambda: pdf_pages.picture(pdf, place, dots / pdf_pages.POINTS_PER_INCH)


def a4_printer(name: str) -> QPrinter:
    """The usual printer, A4 upright to the edge of the paper; `name` is the document's."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(name)
    return printer


def ask_printer(name: str, window: QWidget, then: Callable[[QPrinter], None]) -> QPrintDialog:
    """The printer dialog; `then` gets the printer that was chosen."""
    printer = a4_printer(name)
    dialog = QPrintDialog(printer, window)
    dialog.accepted.connect(lambda: then(printer))
    QDialog.open(dialog)
    return dialog
