"""How a row of candidates is painted: chip, score with interval, cells, waiting bar, remarks.

CandidateDelegate   paints every column of CandidateModel, heads of groups included
chip_width()        the width that the longest verdict needs
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from matchtafel.operations.board import Candidate

from .. import icons, marks
from ..fonts import MEDIUM, STRONG, font, px
from ..keys import cap_width, paint_cap
from ..marks import CENTRE, LEFT_CENTRE, RIGHT_CENTRE
from ..theme import colour
from .candidates import (
    ALWAYS_OPEN,
    FAMILIES,
    ROW,
    Column,
    Row,
    group_title,
    months,
    percent,
    remarks,
    tone_of,
    verdict_word,
)

Index = QModelIndex | QPersistentModelIndex
WRAP = Qt.TextFlag.TextWordWrap
INSET = 12


def chip_width() -> int:
    """Width of the widest verdict in its chip."""
    words = ("very_good", "good", "fair", "moderate", "poor", "undetermined")
    metrics = QFontMetricsF(font("small", MEDIUM))
    widest = max(metrics.horizontalAdvance(marks.band_word(word)) for word in words)
    return int(widest) + px(22)


class CandidateDelegate(QStyledItemDelegate):
    """One cell at a time; the ground of a row is drawn whole and clipped to the cell."""

    compact = False
    own_view = False
    address = ""
    row_width = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        if row.candidate is None:
            self._paint_head(painter, QRectF(option.rect), row)
        else:
            self._paint_ground(painter, option)
            self._paint_cell(painter, QRectF(option.rect), Column(index.column()), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        whole = QRectF(px(4), option.rect.top(), self.row_width - px(8), option.rect.height())
        if option.state & QStyle.StateFlag.State_Selected:
            marks.row_ground(painter, whole)
        else:
            painter.setPen(colour("line"))
            end = whole.adjusted(px(INSET - 4), 0, -px(INSET - 4), 0)
            y = option.rect.bottom() + 0.5
            painter.drawLine(int(end.left()), int(y), int(end.right()), int(y))

    def _paint_head(self, painter: QPainter, box: QRectF, row: Row) -> None:
        ground = box.adjusted(px(4), 0, -px(4), 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawRect(ground)
        left = box.left() + px(INSET)
        arrow = QRectF(left, box.top(), px(14), box.height())
        icons.paint(painter, arrow, "neer" if row.open else "rechts", "text2")
        left += px(22)
        if row.group == "excluded":
            swatch = QRectF(left, 0, px(18), px(13))
            swatch.moveCenter(QRectF(left, box.top(), px(18), box.height()).center())
            marks.hatch(painter, swatch)
            left += px(26)
        strong = font("body", STRONG)
        left = self._words(painter, box, left, group_title(row), strong, "text") + px(12)
        cap = cap_width("U") if row.group == "excluded" else 0
        end = ground.right() - px(10) - cap
        self._paint_note(painter, box, left, end - px(12), row.note)
        if cap:
            place = QRectF(end, box.top(), cap, box.height())
            paint_cap(painter, place, "U", colour("text2"), colour("line2"))

    @staticmethod
    def _words(
        painter: QPainter, box: QRectF, left: float, words: str, chosen: QFont, ink: str
    ) -> float:
        """Draw words in a line; gives where they end."""
        wide = QFontMetricsF(chosen).horizontalAdvance(words)
        painter.setFont(chosen)
        painter.setPen(colour(ink))
        painter.drawText(QRectF(left, box.top(), wide + 2, box.height()), LEFT_CENTRE, words)
        return left + wide

    def _paint_note(
        self, painter: QPainter, box: QRectF, left: float, end: float, note: tuple[str, ...]
    ) -> None:
        """As many parts as fit whole; the rest is counted, not cut."""
        metrics = QFontMetricsF(font("small"))
        shown = list(note)
        while shown:
            text = " · ".join(shown)
            if len(shown) < len(note):
                text += self.tr(" · nog {n}").format(n=len(note) - len(shown))
            if left + metrics.horizontalAdvance(text) <= end:
                self._words(painter, box, left, text, font("small"), "text2")
                return
            shown.pop()

    def _paint_cell(self, painter: QPainter, box: QRectF, column: Column, row: Row) -> None:
        assert row.candidate is not None
        candidate = row.candidate
        pale = row.group in ("excluded", "placed")
        if column == Column.RANK:
            self._paint_rank(painter, box, row)
        elif column == Column.CODE:
            self._paint_code(painter, box, candidate, pale)
        elif column == Column.PROVIDER:
            self._paint_text(painter, box, [candidate.provider], "text2")
        elif row.group == "excluded":
            self._paint_reasons(painter, box, candidate)
        elif column == Column.VERDICT:
            self._paint_verdict(painter, box, candidate)
        elif column == Column.SCORE:
            self._paint_score(painter, box, candidate)
        elif column in FAMILIES:
            cell = QRectF(0, 0, min(px(42), box.width() - px(4)), px(27))
            cell.moveCenter(box.center())
            marks.cell(painter, cell, candidate.families[FAMILIES[column]])
        elif column == Column.WAIT:
            self._paint_wait(painter, box, candidate)
        else:
            self._paint_text(
                painter, box, remarks(candidate, self.address, self.own_view) or ["–"], "text2"
            )

    @staticmethod
    def _paint_verdict(painter: QPainter, box: QRectF, candidate: Candidate) -> None:
        chip = QRectF(box.left(), 0, box.width() - px(10), px(24))
        chip.moveCenter(QRectF(box.left(), box.top(), chip.width(), box.height()).center())
        painter.setFont(font("small", MEDIUM))
        painter.setPen(marks.pill(painter, chip, tone_of(candidate)))
        painter.drawText(chip, CENTRE, verdict_word(candidate))

    def _paint_rank(self, painter: QPainter, box: QRectF, row: Row) -> None:
        assert row.candidate is not None
        if row.group == "excluded":
            swatch = QRectF(0, 0, px(18), px(13))
            swatch.moveCenter(box.center())
            marks.hatch(painter, swatch)
            return
        text = str(row.candidate.rank) if row.group == ALWAYS_OPEN else "?"
        painter.setFont(font("body", MEDIUM))
        painter.setPen(colour("text2"))
        painter.drawText(box.adjusted(0, 0, -px(8), 0), RIGHT_CENTRE, "" if self.own_view else text)

    def _paint_code(self, painter: QPainter, box: QRectF, candidate: Candidate, pale: bool) -> None:
        painter.setPen(colour("text2" if pale else "text"))
        painter.setFont(font("body", MEDIUM if pale else STRONG))
        if not candidate.careful:
            painter.drawText(box, LEFT_CENTRE, candidate.code)
            return
        half = px(17)
        top = QRectF(box.left(), box.center().y() - half, box.width(), half)
        painter.drawText(top, LEFT_CENTRE, candidate.code)
        painter.setPen(colour("text2"))
        painter.setFont(font("rail"))
        painter.drawText(top.translated(0, half - px(2)), LEFT_CENTRE, self.tr("zorgvuldig"))

    @staticmethod
    def _paint_text(painter: QPainter, box: QRectF, lines: list[str], ink: str) -> None:
        painter.setPen(colour(ink))
        painter.setFont(font("small"))
        room = box.adjusted(0, 0, -px(4), 0)
        painter.drawText(room, int(LEFT_CENTRE | WRAP), "\n".join(lines))

    def _paint_reasons(self, painter: QPainter, box: QRectF, candidate: Candidate) -> None:
        painter.setPen(colour("text2"))
        painter.setFont(font("small"))
        room = box.adjusted(0, 0, -px(INSET), 0)
        painter.drawText(room, int(LEFT_CENTRE | WRAP), " · ".join(candidate.reasons))

    def _paint_score(self, painter: QPainter, box: QRectF, candidate: Candidate) -> None:
        painter.setPen(colour("text"))
        painter.setFont(font("body", STRONG))
        figure = QRectF(box.left(), box.top(), px(24), box.height())
        painter.drawText(figure, RIGHT_CENTRE, percent(candidate.score))
        if not self.compact:
            bar = QRectF(figure.right() + px(7), box.top(), 0, box.height())
            bar.setRight(box.right() - px(6))
            marks.interval(painter, bar, candidate.score, candidate.low, candidate.high)

    def _paint_wait(self, painter: QPainter, box: QRectF, candidate: Candidate) -> None:
        over = candidate.over_norm
        painter.setPen(colour("warning" if over else "text"))
        painter.setFont(font("body", STRONG if over else MEDIUM))
        figure = QRectF(box.left(), box.top(), px(26), box.height())
        painter.drawText(figure, RIGHT_CENTRE, months(candidate))
        if candidate.waiting_months is not None and not self.compact:
            bar = QRectF(figure.right() + px(6), box.top(), px(44), box.height())
            marks.wait_bar(painter, bar, candidate.waiting_months, over)
