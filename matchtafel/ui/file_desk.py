"""Which file is open: chosen, made anew, opened with its names, let go."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from .background import Job
from .busy import busy_cursor
from .choosing import ask_to_open, ask_to_save
from .key_desk import KeyDesk, Unlocked
from .settings import Settings

if TYPE_CHECKING:
    from matchtafel.matching.norms import Norms
    from matchtafel.storage import Kept, Key

    from .demo import Sample
    from .meeting_file import MeetingFile
    from .table import Table

SUFFIX, NAMES_SUFFIX = ".matchtafel", ".namen"

# The day of the sample meeting (the one that the manual shows).
SAMPLE_DAY = date(2026, 11, 24)
Then = Callable[[Path], object]


class FileDesk(QObject):
    """At most one file.

    leaving: what was open will be closed now. opened: a file is open. reopened: the same file, put
    back from a backup. damaged: path, key, schema and why. said: a problem, in Dutch.

    wait: does what it gets, now or when the window can show it.
    """

    leaving = Signal()
    names_opened = Signal()
    opened = Signal()
    reopened = Signal()
    damaged = Signal(object, object, object, str)
    said = Signal(str)

    def __init__(
        self,
        settings: Settings,
        window: QWidget,
        author: Callable[[], str],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._settings, self._window = settings, window
        self._author, self._clock = author, clock
        self.keys = KeyDesk(window, clock)
        self.keys.said.connect(self.said)
        self.file: MeetingFile | None = None
        self._job: Job | None = None
        self._warned = False
        self.wait: Callable[[Callable[[], object]], object] = lambda act: act()

    def _kinds(self) -> str:
        return self.tr("Overleg (*{suffix})").format(suffix=SUFFIX)

    def ask_file(self, then: Then) -> None:
        """Which file to open."""
        recent = self._settings.recent
        folder = recent[0].parent if recent else None
        ask_to_open(self._window, self.tr("Open bestand"), self._kinds(), then, folder)

    def ask_new_file(self, then: Then) -> None:
        """Where to make a new one."""
        name = self.tr("Matchtafel") + SUFFIX
        title = self.tr("Nieuw bestand")
        ask_to_save(self._window, title, self._kinds(), name, then, replaces=False)

    def ask_names(self) -> None:
        """Which names file to open, for the data sheets only."""
        kinds = self.tr("Namenbestand (*{own} *{suffix});;Alle bestanden (*)")
        kinds = kinds.format(own=NAMES_SUFFIX, suffix=SUFFIX)
        ask_to_open(self._window, self.tr("Open namenbestand"), kinds, self._say_names, None)

    def ask_new_names(self) -> None:
        """Where to make a provider's names file, with a passphrase of its own."""
        title, name = self.tr("Nieuw namenbestand"), self.tr("Namen") + NAMES_SUFFIX
        kinds = self.tr("Namenbestand (*{own})").format(own=NAMES_SUFFIX)
        ask_to_save(self._window, title, kinds, name, self.make_names, replaces=False)

    def make_names(self, path: Path) -> None:
        """Make it, and open it beside the meeting file."""
        from matchtafel.storage import NAMES

        then = partial(self._told_names, path)
        take: Unlocked = partial(self._open_names, path, then=then)
        self.wait(partial(self.keys.new_file, path, NAMES, take))

    def _say_names(self, path: Path) -> None:
        self.open_names(path, partial(self._told_names, path))

    def _told_names(self, path: Path) -> None:
        self.said.emit(self.tr("Namenbestand open: {name}").format(name=path.name))

    def load(self, path: Path, then: Callable[[], object]) -> None:
        """Open a file in the place of the one there is; `then` when that is done."""
        self.wait(partial(self._ask_key, path, then))

    def _ask_key(self, path: Path, then: Callable[[], object]) -> None:
        if self.file is not None and self.file.path.resolve() == path.resolve():
            then()
            return
        self.keys.with_key(path, lambda key: self._load(path, key, then))

    def make(self, path: Path, then: Callable[[], object]) -> None:
        """Make a file, with a passphrase of its own, and open it."""
        from matchtafel.storage import MEETING

        take: Unlocked = partial(self._load, path, then=then)
        self.wait(partial(self.keys.new_file, path, MEETING, take))

    def _load(self, path: Path, key: "Key", then: Callable[[], object]) -> None:
        from matchtafel.storage import MEETING, Damaged, DatabaseProblem

        from .meeting_file import MeetingFile

        try:
            opened = MeetingFile(path, key, by=self._author(), clock=self._clock)
        except Damaged as problem:
            self.damaged.emit(path, key, MEETING, str(problem))
            return
        except DatabaseProblem as problem:
            self.said.emit(str(problem))
            return
        self.close()
        self.file = opened
        if not any(meeting.is_sample for meeting in opened.meetings()):
            self._settings.opened(path)
        self.opened.emit()
        then()

    def reopen(self, path: Path, key: "Key") -> None:
        """Open a file again after a backup took its place."""
        self._load(path, key, self.reopened.emit)

    def table(self, meeting_id: int, *, author: str, clock: Callable[[], datetime]) -> "Table":
        """A meeting of the file, with someone's own norms beside those of the program."""
        assert self.file is not None
        return self.file.table(meeting_id, norms=self._norms(), author=author, clock=clock)

    def _norms(self) -> "Mapping[int, Norms]":
        from matchtafel.exchange.norms import read_norms
        from matchtafel.exchange.toml_file import FileRefused

        try:
            return read_norms(self._settings.norms_folder)
        except FileRefused as refused:
            words = self.tr("Uw eigen normen doen niet mee. {problem}")
            self.said.emit(words.format(problem=refused.problems[0]))
            return read_norms()

    def back_up_once(self) -> bool:
        """Before the program ends; False the first time that this fails, with the reason said."""
        from matchtafel.storage import DatabaseProblem

        if self.file is None or self._warned:
            return True
        try:
            with busy_cursor():
                self.file.back_up()
        except Exception as problem:
            self._warned = True
            known = isinstance(problem, DatabaseProblem)
            why = str(problem) if known else self.tr("Er is geen reservekopie gemaakt.")
            self.said.emit(f"{why} " + self.tr("Sluit nog een keer af om toch te stoppen."))
            if not known:  # nobody foresaw it: the last resort tells what it is
                raise
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        self.leaving.emit()
        if self.file is not None:
            self.file.close()
            self.file = None

    def open_names(self, path: Path | None, then: Callable[[], object] = lambda: None) -> None:
        """Open a names file, if there is one, beside the meeting file; `then` when it is done."""
        if path is not None:
            self.wait(partial(self._ask_names_key, path, then))

    def _ask_names_key(self, path: Path, then: Callable[[], object]) -> None:
        if self.file is None:
            return
        if self.file.has_names(path):
            then()
            return
        self.keys.with_key(path, lambda key: self._open_names(path, key, then))

    def reopen_names(self, path: Path, key: "Key") -> None:
        """Open a names file after a backup took its place."""
        self._open_names(path, key, lambda: None)

    def _open_names(self, path: Path, key: "Key", then: Callable[[], object]) -> None:
        from matchtafel.storage import NAMES, Damaged, DatabaseProblem

        assert self.file is not None
        try:
            self.file.open_names(path, key)
        except Damaged as problem:
            self.damaged.emit(path, key, NAMES, str(problem))
            return
        except DatabaseProblem as problem:
            self.said.emit(str(problem))
            return
        if self.file.path.resolve() in self._settings.recent[:1]:
            self._settings.names = path
        self.names_opened.emit()
        then()

    def change_passphrase(self, *, of_names: bool = False) -> None:
        """Another passphrase to the open file or its names file, and to the backups."""
        kept = self._with_passphrase(of_names)
        if kept is not None:
            note = self._note_secured(kept, "wachtwoord gewijzigd")
            self.keys.change_passphrase(kept.database.path, kept.database.key, note)

    def new_code(self, *, of_names: bool = False) -> None:
        """Another recovery code to one of both; the old one opens nothing any more."""
        kept = self._with_passphrase(of_names)
        if kept is not None:
            note = self._note_secured(kept, "nieuwe herstelcode")
            self.keys.new_code(kept.database.path, kept.database.key, note)

    def _note_secured(self, kept: "Kept", what: str) -> Callable[[], object]:
        assert self.file is not None
        return partial(self.file.note_secured, kept, what)

    def _with_passphrase(self, of_names: bool) -> "Kept | None":
        kept = None
        if self.file is not None:
            kept = self.file.kept_names if of_names else self.file.kept
        if kept is not None and not kept.is_open_to_all:
            return kept
        none = self.tr("Er is geen bestand met een wachtwoord open.")
        none_of_names = self.tr("Er is geen namenbestand met een wachtwoord open.")
        self.said.emit(none_of_names if of_names else none)
        return None

    def ask_copy(self) -> None:
        """Where to put a copy of the open file, with the same passphrase."""
        if self.file is not None:
            # Never its own name: a copy over the open file would be the end of it.
            title, words = self.tr("Bewaar kopie als"), self.tr("{stem} kopie {day}")
            day = self._clock().date()
            name = words.format(stem=self.file.path.stem, day=day) + SUFFIX
            ask_to_save(self._window, title, self._kinds(), name, self._copy, replaces=False)

    def _copy(self, target: Path) -> None:
        from matchtafel.storage import DatabaseProblem

        assert self.file is not None
        try:
            self.file.copy_to(target)
        except DatabaseProblem as problem:
            self.said.emit(str(problem))
        else:
            self.said.emit(self.tr("Kopie bewaard: {path}").format(path=target))

    def make_sample(self, then: Callable[["Sample"], None]) -> None:
        """The sample in a throw-away copy, made beside the window's own work."""
        self._job = Job(_make_sample, then).start()


def _make_sample() -> "Sample":
    # Here, because reading and writing spreadsheets takes long to import.
    from .demo import make_sample

    return make_sample(Path(mkdtemp(prefix="matchtafel-voorbeeld-")), SAMPLE_DAY)
