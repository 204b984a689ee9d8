"""The very pages of a PDF, one under another, drawn beside the window's own work.

PdfView(name)   show_pdf(bytes), zoom_by(steps), fit(); pdf is what is shown; signal drawn
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from . import pdf_pages
from .background import Job
from .fonts import px
from .marks import CENTRE
from .theme import colour

STEP, LEAST, MOST = 1.2, 0.4, 4.0
KEPT = 8
Drawn = tuple[float, QImage]


class PdfView(QAbstractScrollArea):
    """Pages on a ground; what is seen is drawn first, at the sharpness of the screen."""

    drawn = Signal()
    zoomed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pdf = b""
        self._sizes: list[tuple[float, float]] = []
        self._zoom = 0.0
        self._pictures: dict[int, Drawn] = {}
        self._job: Job | None = None
        self._sizing: Job | None = None
        self._wait = self.tr("Wordt gemaakt …")

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, at the place and the size that one was looking at."""
        self.stop()
        self.pdf = pdf
        self._sizing = Job(lambda: _measure(pdf), self._take_sizes).start()

    def _take_sizes(self, found: tuple[list[tuple[float, float]], str]) -> None:
        self._sizes, words = found
        self._pictures = {}
        pages = self.tr("1 pagina") if len(self._sizes) == 1 else self.tr("{n} pagina's")
        self.setAccessibleDescription(f"{pages.format(n=len(self._sizes))}. {words}")
        self._lay_out()

    def stop(self) -> None:
        """Let go of what is being drawn."""
        for job in (self._job, self._sizing):
            if job is not None:
                job.cancel()
        self._job = None

    @property
    def _scale(self) -> float:
        """Pixels for each point; 0 as zoom is "as wide as the window, at most natural size"."""
        natural = px(96) / pdf_pages.POINTS_PER_INCH
        if self._zoom:
            return self._zoom * natural
        widest = max((wide for wide, _high in self._sizes), default=1.0)
        return min(natural, (self.viewport().width() - px(32)) / widest)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, keeping the place."""
        natural = px(96) / pdf_pages.POINTS_PER_INCH
        self._zoom = min(MOST, max(LEAST, self._scale / natural * STEP**steps))
        self._lay_out()

    def fit(self) -> None:
        """As wide as there is room."""
        self._zoom = 0.0
        self._lay_out()

    def _boxes(self) -> list[QRectF]:
        """Where each page lies, the top of the first at 0."""
        boxes, top = [], float(px(16))
        for wide, high in self._sizes:
            page = QRectF(0, top, wide * self._scale, high * self._scale)
            page.moveLeft(max(px(16), (self.viewport().width() - page.width()) / 2))
            boxes.append(page)
            top = page.bottom() + px(16)
        return boxes

    def _lay_out(self) -> None:
        bar, boxes = self.verticalScrollBar(), self._boxes()
        part = bar.value() / max(1, bar.maximum())
        high = int(boxes[-1].bottom() + px(16)) if boxes else 0
        wide = int(max((b.width() for b in boxes), default=0) + px(32))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(px(40))
        bar.setRange(0, max(0, high - self.viewport().height()))
        bar.setValue(round(part * bar.maximum()))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, wide - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        natural = px(96) / pdf_pages.POINTS_PER_INCH
        self.zoomed.emit(round(100 * self._scale / natural))
        self.viewport().update()

    def _seen(self) -> list[tuple[int, QRectF]]:
        """Pages in the window, moved to where they are seen."""
        dx, dy = -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        moved = [(n, box.translated(dx, dy)) for n, box in enumerate(self._boxes())]
        window = QRectF(self.viewport().rect())
        return [(place, box) for place, box in moved if box.intersects(window)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, pages, and a word for what is not drawn yet."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), colour("bg"))
        if not self._sizes:
            painter.setPen(colour("text2"))
            painter.drawText(self.viewport().rect(), CENTRE, self._wait)
        for place, box in self._seen():
            painter.fillRect(box, Qt.GlobalColor.white)
            if place in self._pictures:
                painter.drawImage(box, self._pictures[place][1])
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRect(box)
        self._draw_next()

    def _sharpness(self) -> float:
        return self._scale * self.devicePixelRatioF()

    def _draw_next(self) -> None:
        """Have the first page drawn that is seen but not, or not sharply, there."""
        if self._job is not None:
            return
        sharp, pdf = self._sharpness(), self.pdf
        for place, _box in self._seen():
            if place not in self._pictures or self._pictures[place][0] != sharp:
                work = _drawing(pdf, place, sharp)
                self._job = Job(work, partial(self._take, place, sharp)).start()
                return
        if self._sizes:
            self.drawn.emit()

    def _take(self, place: int, sharp: float, drawn: QImage) -> None:
        self._job = None
        self._pictures.pop(place, None)
        self._pictures[place] = (sharp, drawn)
        seen = {n for n, _box in self._seen()}
        unseen = [n for n in self._pictures if n not in seen]
        for old in unseen[:-KEPT]:
            del self._pictures[old]
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel: larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End: first and last page; the rest scrolls."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)


def _measure(pdf: bytes) -> tuple[list[tuple[float, float]], str]:
    return pdf_pages.page_sizes(pdf), pdf_pages.page_words(pdf)[0]


def _drawing(pdf: bytes, place: int, sharp: float) -> Callable[[], QImage]:
    return lambda: pdf_pages.picture(pdf, place, sharp)
