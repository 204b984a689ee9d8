"""Files that come in: read beside the window, shown, and taken over when one says so.

ImportPage(table)   open(paths); choose_files(); take(); signals notice, undoable
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from matchtafel.exchange.reading import read
from matchtafel.exchange.records import Kind, Reading
from matchtafel.models import OrganisationKind
from matchtafel.operations.intake import compare
from matchtafel.operations.meeting import organisations
from matchtafel.operations.refused import Refused

from ..background import Job
from ..keys import KeyButton
from ..notices import ProgressStrip
from ..parts import Banner, EmptyState, Label, column, row
from ..table import Table
from .characters_card import CharactersCard
from .drop import as_copy, ask_for_files, paths
from .found import Found
from .found_view import FoundView
from .vera_card import VeraCard


class ImportPage(QWidget):
    """One file after another: read, look, Ctrl+Enter takes the good rows over, Esc skips."""

    notice = Signal(str)
    undoable = Signal(str)

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.found: Found | None = None
        self._waiting: list[Path] = []
        self._path: Path | None = None
        self._job: Job | None = None
        self._done = self._total = 0
        self.setAcceptDrops(True)
        self._build()
        self._keys()
        self.close_file()
        table.changed.connect(self._change)

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Inlezen")

    def _build(self) -> None:
        self.empty = EmptyState(
            "bestand",
            self.tr("Kies een bestand met woningen of profielen, of sleep het hierheen."),
            self.tr("Kies bestanden"),
        )
        self.empty.button.clicked.connect(self.choose_files)
        self.progress = ProgressStrip()
        self.progress.stop_asked.connect(self.stop)
        self._result = self._result_page()
        self._pages = QStackedWidget()
        for page in (self.empty, QWidget(), self._result):
            self._pages.addWidget(page)
        whole = column(self.progress, spacing=0)
        whole.addWidget(self._pages, 1)
        self.setLayout(whole)

    def _result_page(self) -> QWidget:
        self.view, self.vera = FoundView(), VeraCard()
        self.characters = CharactersCard()
        self.vera.answered.connect(self._read_again)
        self.characters.chosen.connect(self._read_as)
        self.refusal = Banner(tone="danger")
        inside = QWidget()
        body = column(self.characters, self.vera, spacing=12, margins=(20, 14, 20, 14))
        body.addWidget(self.view, 1)
        inside.setLayout(body)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        page = QWidget()
        page.setLayout(column(scroll, self.refusal, self._foot(), spacing=0))
        return page

    def _foot(self) -> QFrame:
        self.file = Label(tone="text2", wrap=True)
        self.skip = KeyButton(self.tr("Niet overnemen"), "Esc")
        self.skip.clicked.connect(self.skip_file)
        self.do = KeyButton("", "Ctrl Enter", "vink", "primary")
        self.do.clicked.connect(self.take)
        line = row(spacing=12, margins=(20, 8, 20, 8))
        line.addWidget(self.file, 1)
        line.addWidget(self.skip)
        line.addWidget(self.do)
        foot = QFrame()
        foot.setProperty("part", "foot")
        foot.setLayout(line)
        return foot

    def _keys(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self.take),
            ("Ctrl+Enter", self.take),
            ("Esc", self.skip_file),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work here."""
        return [
            ("↑↓", self.tr("regel")),
            ("Ctrl Enter", self.tr("overnemen")),
            ("Esc", self.tr("niet overnemen")),
        ]

    def enter(self) -> None:
        """One comes in: the keyboard is where the next step is."""
        if self.found is None:
            self.empty.button.setFocus()
        elif not self.vera.isHidden():
            self.vera.corporation.field.control.setFocus()
        elif self.do.isVisible():
            self.do.setFocus()
        else:
            self.skip.setFocus()

    def choose_files(self) -> None:
        """Ask which files; the window stays alive meanwhile."""
        ask_for_files(self, self.open)

    def open(self, files: Sequence[Path]) -> None:
        """Read these files, one after another."""
        self._waiting += files
        self._total += len(files)
        if self._path is None:
            self._next()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        as_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        if as_copy(event):
            self.open(paths(event.mimeData()))

    def _next(self) -> None:
        self.close_file()
        if not self._waiting:
            self._done = self._total = 0
            return
        self._path = self._waiting.pop(0)
        self._done += 1
        self.vera.clear()
        self.characters.look_at(self._path)
        self._read(partial(read, self._path))

    def _read_as(self, characters: str) -> None:
        assert self._path is not None
        self._read(partial(read, self._path, characters=characters))

    def _read(self, work: Callable[[], Reading]) -> None:
        self._pages.setCurrentIndex(1)
        assert self._path is not None
        what = self.tr("Lezen van {file}").format(file=self._path.name)
        self.progress.begin(what, self._total)
        self.progress.advance(self._done)
        self._job = Job(work, self._show, self._fail).start()

    def _read_again(self, corporation: str, available_from: date | None) -> None:
        assert self._path is not None
        self._read(
            partial(
                read,
                self._path,
                kind=Kind.VACANCIES,
                corporation=corporation,
                available_from=available_from,
            )
        )

    def _fail(self, error: Exception) -> None:
        self._next()
        raise error

    def _change(self) -> None:
        """The table changed, or a names file was opened: look again at what was found."""
        if self.found is not None:
            self._show(self.found.reading)

    def _show(self, reading: Reading) -> None:
        self.progress.end()
        with self.table.database.reading() as session:
            known = reading.kind not in (None, Kind.NAMES)
            self.found = Found(reading, compare(session, reading.records) if known else ())
            partners = organisations(session)
        corporations = [p.name for p in partners if p.kind is OrganisationKind.CORPORATION]
        self.vera.suggest(corporations)
        self.vera.setVisible(self.found.lacks_owner)
        self.view.show_found(self.found, names_open=self.table.names is not None)
        self._say_foot(reading)
        self.refusal.hide()
        self._pages.setCurrentWidget(self._result)
        self.enter()

    def _say_foot(self, reading: Reading) -> None:
        parts = [reading.file]
        if reading.sheet:
            parts.append(self.tr("blad {name}").format(name=reading.sheet))
        if reading.kind is not None:
            parts.append(reading.kind.label)
        if self._total > 1:
            parts.append(self.tr("bestand {n} van {all}").format(n=self._done, all=self._total))
        self.file.setText(" · ".join(parts))
        count = self.can_take
        self.do.setVisible(bool(count))
        self.do.setText(self._take_word(count, names=reading.kind is Kind.NAMES))
        asks = self.found is not None and self.found.lacks_owner
        self.skip.setText(self.tr("Niet overnemen") if count or asks else self.tr("Verder"))

    def _take_word(self, count: int, *, names: bool) -> str:
        if names:
            word = self.tr("Neem 1 naam over") if count == 1 else self.tr("Neem {n} namen over")
        else:
            word = self.tr("Neem 1 rij over") if count == 1 else self.tr("Neem {n} rijen over")
        return word.format(n=count)

    @property
    def can_take(self) -> int:
        """How many rows Ctrl+Enter would take over now."""
        found = self.found
        if found is None or found.lacks_owner:
            return 0
        if found.reading.kind is Kind.NAMES and self.table.names is None:
            return 0
        return len(found.to_take)

    def take(self) -> None:
        """Take the good rows over, in one act; then the next file."""
        found, count = self.found, self.can_take
        if found is None or not count:
            return
        self.found = None
        try:
            self._take(found, count)
        except Refused as refusal:
            self.found = found
            self.refusal.show_text(str(refusal))
            self.refusal.show()
        else:
            self._next()

    def _take(self, found: Found, count: int) -> None:
        kind, file = found.reading.kind, found.reading.file
        if kind is Kind.NAMES:
            self._say_names(self.table.take_names(found.to_take))
            return
        words = (
            self.tr("1 rij overgenomen uit {file}")
            if count == 1
            else self.tr("{n} rijen overgenomen uit {file}")
        )
        text = words.format(n=count, file=file)
        self.table.take_in(found.to_take, text)
        (self.notice if kind is Kind.NEIGHBOURHOODS else self.undoable).emit(text)

    def _say_names(self, taken: int) -> None:
        if not taken:
            self.notice.emit(self.tr("Er is niets veranderd"))
            return
        one = self.tr("1 naam bewaard in het namenbestand")
        many = self.tr("{n} namen bewaard in het namenbestand")
        self.notice.emit((one if taken == 1 else many).format(n=taken))

    def skip_file(self) -> None:
        """Leave this file as it is; what was being read goes unheard."""
        if self._job is not None:
            self._job.cancel()
        self._next()

    def stop(self) -> None:
        """Leave this file and the ones that wait."""
        self._waiting.clear()
        self.skip_file()

    def close_file(self) -> None:
        """Nothing is open."""
        self.progress.end()
        self._job = self._path = self.found = None
        self._pages.setCurrentWidget(self.empty)
