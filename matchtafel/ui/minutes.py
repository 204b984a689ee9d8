"""The Notulen room: attendance and remarks, and the papers as they are saved and printed.

The minutes are the very bytes that are shown. A client's name is not: the room may look along,
so it comes only into the bytes that leave the room.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QFrame,
    QListWidgetItem,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from matchtafel.models import Event, MeetingState
from matchtafel.operations.refused import Refused

from .background import Job
from .choosing import ask_to_save
from .fonts import STRONG, px, unit
from .keys import KeyButton
from .lists import NOTE, flat_list, scrolled
from .minutes_adopt import AdoptDialog
from .minutes_editor import MinutesEditor
from .papers import Paper, papers
from .parts import Banner, Label, column, row
from .pdf_view import PdfView
from .printing import Printout, ask_printer
from .table import Table

QWIDGETSIZE_MAX = (1 << 24) - 1
# Design pixels: the editor's width, and below which width of the page the halves are tabs.
SIDE, NARROW = 560, 1000
KEY = Qt.ItemDataRole.UserRole


class MinutesPage(QWidget):
    """Papers and editor at the left, the pages of the chosen paper at the right."""

    notice = Signal(str)
    ready = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.title = self.tr("Notulen")
        self._table, self._papers = table, list[Paper]()
        self.shown: Paper | None = None
        self._job: Job | None = None
        self._leaving: list[Job] = []
        self._stale = False
        self._printout: Printout | None = None
        self.view = PdfView(self.tr("Voorbeeld van het papier"))
        self.editor = MinutesEditor(table)
        self.editor.notice.connect(self.notice)
        self.name_comes = Banner(tone="success")
        self.name_comes.hide()
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("Papieren of voorbeeld"))
        for word in (self.tr("Papieren en deelnemers"), self.tr("Voorbeeld")):
            self._tabs.addTab(word)
        self._side, self._seen = self._left(), QWidget()
        self._seen.setLayout(self._right())
        halves = row(self._side, spacing=0)
        halves.addWidget(self._seen, 1)
        whole = column(self._tabs, spacing=0)
        whole.addLayout(halves, 1)
        self.setLayout(whole)
        self._arrange()
        self._connect()
        self.reload()

    def _left(self) -> QFrame:
        self.list = flat_list(self.tr("Papieren van dit overleg"))
        body = column(Label(self.tr("Papieren"), weight=STRONG), self.list, self.editor)
        body.setContentsMargins(px(16), px(12), px(16), px(12))
        body.addStretch(1)
        inside = QWidget()
        inside.setLayout(body)
        side = QFrame()
        side.setProperty("part", "side")
        side.setLayout(column(scrolled(inside)))
        return side

    def _right(self) -> QVBoxLayout:
        self._zoom = Label("100 %", "small", "text2")
        self.smaller, self.larger = KeyButton("", icon="min"), KeyButton("", icon="plus")
        self.smaller.setAccessibleName(self.tr("Kleiner (Ctrl -)"))
        self.larger.setAccessibleName(self.tr("Groter (Ctrl +)"))
        self.save = KeyButton(self.tr("Bewaar als PDF"), "Ctrl S", "uit")
        self.print = KeyButton(self.tr("Druk af"), "Ctrl P", "print")
        self.adopt = KeyButton(self.tr("Stel vast"), icon="slot")
        tools = row(self.smaller, self._zoom, self.larger, margins=(16, 8, 16, 8))
        tools.addStretch(1)
        for button in (self.save, self.print, self.adopt):
            tools.addWidget(button)
        right = column(spacing=0)
        right.addLayout(tools)
        right.addWidget(self.name_comes)
        right.addWidget(self.view, 1)
        return right

    def _connect(self) -> None:
        self._table.changed.connect(self._on_changed)
        self._tabs.currentChanged.connect(lambda _tab: self._arrange())
        self.list.currentRowChanged.connect(lambda _row: self._make())
        self.view.zoomed.connect(lambda percent: self._zoom.setText(f"{percent} %"))
        self.smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.save.clicked.connect(self.ask_where)
        self.print.clicked.connect(self.ask_printer)
        self.adopt.clicked.connect(self.ask_to_adopt)
        acts = {
            "Ctrl++": lambda: self.view.zoom_by(1),
            "Ctrl+=": lambda: self.view.zoom_by(1),
            "Ctrl+-": lambda: self.view.zoom_by(-1),
            "Ctrl+0": self.view.fit,
            "Ctrl+S": self.ask_where,
            "Ctrl+P": self.ask_printer,
        }
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window one sees either half, by tab."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() / unit() < NARROW
        self._tabs.setVisible(narrow)
        self._side.setVisible(not narrow or self._tabs.currentIndex() == 0)
        self._seen.setVisible(not narrow or self._tabs.currentIndex() == 1)
        self._side.setMinimumWidth(0 if narrow else px(SIDE))
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if narrow else px(SIDE))
        for part in (self.smaller, self._zoom, self.larger):
            part.setVisible(not narrow)

    def keys(self) -> list[tuple[str, str]]:
        """For the status bar."""
        return [
            ("Ctrl S", self.tr("bewaar")),
            ("Ctrl P", self.tr("druk af")),
            ("Ctrl +", self.tr("groter")),
        ]

    def enter(self) -> None:
        """The keyboard goes to the papers; the minutes are made anew."""
        self.list.setFocus()

    def stop(self) -> None:
        """Before the file is closed: let go of what is being made."""
        for job in filter(None, (self._job, *self._leaving)):
            job.cancel()
        self.view.stop()

    # The papers

    def _on_changed(self) -> None:
        """Papers nobody looks at are made when someone does."""
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Make anew what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """Make the chosen paper anew; the choice stays when that paper is there still."""
        self._stale = False
        chosen = self._paper.key if self._papers else ""
        self._papers = papers(self._table)
        keys = [paper.key for paper in self._papers]
        self.list.blockSignals(True)
        self.list.clear()
        for paper in self._papers:
            item = QListWidgetItem(paper.title)
            item.setData(KEY, paper.key)
            item.setData(NOTE, paper.note)
            self.list.addItem(item)
        self.list.setCurrentRow(keys.index(chosen) if chosen in keys else 0)
        self.list.setFixedHeight(min(6, len(keys)) * self.list.sizeHintForRow(0) + px(2))
        self.list.blockSignals(False)
        self.editor.reload()
        self.adopt.setEnabled(self._table.meeting.state is MeetingState.OPEN)
        self._make()

    @property
    def _paper(self) -> Paper:
        return self._papers[max(0, self.list.currentRow())]

    def choose(self, key: str) -> None:
        """Show the paper with this key."""
        keys = [paper.key for paper in self._papers]
        self.list.setCurrentRow(keys.index(key))

    def _make(self) -> None:
        paper = self._paper
        if not paper.name:
            # A sheet starts with what the allocation tells; then everything is read anew.
            self._table.change_agreement(int(paper.key.split()[1]), {})
            return
        if self._job is not None:
            self._job.cancel()
        self._job = Job(paper.make, partial(self._show, paper)).start()

    def _show(self, paper: Paper, pdf: bytes) -> None:
        if paper.key == self._paper.key:
            # What is shown is what leaves the room, whatever is written meanwhile.
            self.shown = replace(paper, make=lambda: pdf)
            told = self.tr("de naam komt op de opgeslagen en geprinte versie")
            self.name_comes.show_text(paper.note, told)
            self.name_comes.setVisible(paper.with_name is not None)
            self.view.show_pdf(pdf)
            self.ready.emit()

    def ask_where(self) -> None:
        """Ctrl+S: where to save what is shown."""
        if self.shown is not None:
            kinds, title = self.tr("PDF (*.pdf)"), self.tr("Bewaar als PDF")
            ask_to_save(self, title, kinds, self.shown.name, partial(self._save, self.shown))

    def save_to(self, path: Path) -> None:
        """Save what is shown, with the name where it needs one; `notice` says when it is there."""
        if self.shown is not None:
            self._save(self.shown, path)

    def _note(self, event: Event, paper: Paper) -> bool:
        """In the record before it leaves the room; whether that could be written."""
        try:
            self._table.note(event, paper.what, paper.about)
        except Refused as refusal:
            self.notice.emit(str(refusal))
            return False
        return True

    def _save(self, paper: Paper, path: Path) -> None:
        if not self._note(Event.EXPORTED, paper):
            return

        def write() -> None:
            path.write_bytes(paper.printed())

        if paper.with_name is not None:
            # Made anew beside the window, and written even when the room is left meanwhile.
            then = partial(self._say_saved, path)
            job = Job(write, lambda _nothing: then(None), then)
            self._leaving.append(job.start())
            return
        try:
            write()
        except OSError as error:
            self._say_saved(path, error)
        else:
            self._say_saved(path, None)

    def _say_saved(self, path: Path, error: Exception | None) -> None:
        if error is None:
            self.notice.emit(self.tr("Bewaard: {path}").format(path=path))
        elif isinstance(error, Refused):
            self.notice.emit(str(error))
        elif isinstance(error, OSError):
            sentence = self.tr("{name} is niet bewaard. Bestaat de map, en mag u daar schrijven?")
            self.notice.emit(sentence.format(name=path.name))
        else:
            raise error

    def ask_printer(self) -> None:
        """Ctrl+P: which printer, for what is shown."""
        if self.shown is not None:
            ask_printer(self.shown.name, self, partial(self.print_on, self.shown))

    def print_on(self, paper: Paper, printer: QPrinter) -> None:
        """Print a paper, with the name where it needs one; `notice` says when it is on its way."""
        if not self._note(Event.PRINTED, paper):
            return
        then = partial(self._print, paper.name, printer)
        job = Job(paper.printed, then, partial(self._say_saved, Path(paper.name)))
        self._leaving.append(job.start())

    def _print(self, name: str, printer: QPrinter, pdf: bytes) -> None:
        self._printout = Printout(pdf, printer, self)
        told = self.tr("{name} gaat naar de printer.").format(name=name)
        self._printout.ended.connect(lambda: self.notice.emit(told))
        self._printout.start()

    def ask_to_adopt(self) -> None:
        """Say what adopting means, and do it."""
        dialog = AdoptDialog(self._table, self.window())
        dialog.adopted.connect(self.notice)
        dialog.open()
