"""Pages of a PDF as pictures and as words.

PDFium is not thread-safe, and closing counts: whatever was opened is closed before the lock
is let go, never by the garbage collector of another thread. Whoever in this process asks PDFium
something while a window is open does so through here.
"""

from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
_one_at_a_time = Lock()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(place) for place in range(len(document))]


def page_words(pdf: bytes) -> list[str]:
    """The text of each page, for a screen reader."""
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        words = []
        for place in range(len(document)):
            page = document[place]
            text = page.get_textpage()
            words.append(str(text.get_text_range()))
            text.close()
            page.close()
        return words


def picture(pdf: bytes, place: int, scale: float) -> QImage:
    """A page, `scale` pixels for each point."""
    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as document:
        page = document[place]
        drawn = page.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
        form = QImage.Format.Format_RGB32
        # copy(): the picture outlives PDFium's memory.
        made = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, form).copy()
        drawn.close()
        page.close()
        return made
