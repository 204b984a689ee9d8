"""F1: the manual, with its table of contents."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QListWidgetItem, QTextBrowser, QWidget

from .fonts import STRONG, px
from .lists import INDENT, flat_list
from .parts import EmptyState, Label, column, row

BLOCK = Qt.ItemDataRole.UserRole
DEEPEST = 3
MEASURE = 720
# The part of the manual about a room.
ABOUT = {
    "overleg": "Aan tafel",
    "notulen": "Na het overleg",
    "woningen": "De corporatie",
    "profielen": "De zorgaanbieder",
    "inlezen": "Woningen inlezen",
    "vervolg": "Na het overleg",
}


def read_manual(path: Path | None = None) -> str:
    """The Dutch manual as Markdown; "" when this installation has none."""
    try:
        home = path or files("matchtafel.docs") / "handleiding.md"
        return home.read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return ""


class ManualPage(QWidget):
    """Contents at the left, text at the right."""

    def __init__(self, _table: Any = None, path: Path | None = None) -> None:
        super().__init__()
        self.title = self.tr("Hulp")
        text = read_manual(path)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("QTextBrowser { border: 0; }")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: self.show_section(url.fragment()))
        self.text.setAccessibleName(self.tr("Handleiding"))
        self.text.document().setDocumentMargin(px(28))
        self.text.setMarkdown(text)
        self.contents = flat_list(self.tr("Inhoud van de handleiding"))
        self.contents.currentItemChanged.connect(self._go)
        self._fill()
        side = QFrame()
        side.setProperty("part", "side")
        heading = Label(self.tr("Handleiding"), "card", weight=STRONG)
        side.setLayout(column(heading, self.contents, margins=(16, 12, 8, 12)))
        self._side = side
        none = EmptyState("vraag", self.tr("Bij deze installatie hoort geen handleiding."))
        line = row(side, spacing=0)
        line.addWidget(self.text if text else none, 1)
        self.setLayout(line)
        side.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines never longer than one reads well, and never longer than there is room."""
        super().resizeEvent(event)
        self._side.setFixedWidth(min(px(280), self.width() // 3))
        measure = px(MEASURE)
        modes = QTextBrowser.LineWrapMode
        room = self.width() - self._side.width() > measure + px(40)
        self.text.setLineWrapMode(modes.FixedPixelWidth if room else modes.WidgetWidth)
        self.text.setLineWrapColumnOrWidth(measure if room else 0)

    def _fill(self) -> None:
        for block in _blocks(self.text.document()):
            level = block.blockFormat().headingLevel()
            if 0 < level <= DEEPEST:
                item = QListWidgetItem(block.text())
                item.setData(BLOCK, block.position())
                item.setData(INDENT, 14 * (level - 1))
                self.contents.addItem(item)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)
        cursor.setPosition(item.data(BLOCK))
        self.text.setTextCursor(cursor)

    def show_section(self, word: str) -> None:
        """Open the manual at this heading, or its name in a link; stay when there is none."""
        items = (self.contents.item(place) for place in range(self.contents.count()))
        found = next((item for item in items if _slug(item.text()) == _slug(word)), None)
        if found is not None:
            self.contents.setCurrentItem(found)

    def enter(self) -> None:
        """The keyboard goes to the contents."""
        self.contents.setFocus()


def _slug(heading: str) -> str:
    """A heading as Markdown links name it: "Aan tafel" → "aan-tafel"."""
    kept = "".join(c for c in heading.casefold() if c.isalnum() or c in " -")
    return kept.strip().replace(" ", "-")


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    blocks, block = [], document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    return blocks
