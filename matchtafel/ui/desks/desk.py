"""The desks where rows of a template are entered: vacancies and profiles."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from matchtafel.exchange.columns import KEYS, column_for
from matchtafel.exchange.records import Kind, Record
from matchtafel.models import OrganisationKind
from matchtafel.operations.intake import Change, compare
from matchtafel.operations.loading import load_neighbourhoods
from matchtafel.operations.meeting import organisations
from matchtafel.operations.refused import Refused

from ..table import Table
from .editor import Editor, EditorWords
from .facts import Row
from .form import Section
from .form_frame import FormFrame
from .found import name_of
from .room import DeskRoom


class DeskPage(DeskRoom):
    """What is typed goes through the same intake as a file; Ctrl+Shift+N makes a new row."""

    import_asked = Signal()
    kind: Kind
    owners: OrganisationKind

    def __init__(self, table: Table) -> None:
        self.areas: Mapping[str, str] = {}
        self._owners: Sequence[str] = ()
        super().__init__(table)
        self.listing.new_asked.connect(self.open_new)
        self.listing.import_asked.connect(self.import_asked)
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+N"), self, self.open_new)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def editor_words(self) -> EditorWords:
        """What the form says."""
        raise NotImplementedError

    def sections(self) -> Sequence[Section]:
        """The fields of the form."""
        raise NotImplementedError

    def rows(self, session: Any) -> Sequence[Row]:
        """The vacancies or clients as they stand now."""
        raise NotImplementedError

    def begin_with(self) -> dict[str, str]:
        """What a new form has in it."""
        return {}

    def section(self, title: str, facts: str, note: str = "") -> Section:
        """A section of the form: facts by name, a space between."""
        return Section(title, [column_for(self.kind, fact) for fact in facts.split()], note)

    def area_name(self, code: str) -> str:
        """The neighbourhood's name, or its code where no list has it."""
        return self.areas.get(code, code)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work here."""
        opening, *others = super().keys()
        return [opening, ("Ctrl Shift N", self.tr("nieuw")), *others]

    def load(self, session: Any) -> Sequence[Row]:
        """The rows, and what the form can suggest."""
        hoods = load_neighbourhoods(session, self.table.meeting.held_on)
        self.areas = {code: hood.get("name") or code for code, hood in hoods.items()}
        partners = organisations(session)
        self._owners = [partner.name for partner in partners if partner.kind is self.owners]
        return self.rows(session)

    def help(self, editor: FormFrame) -> None:
        """Names of areas and of organisations."""
        editor.form.suggest_areas(self.areas)
        editor.form.suggest(KEYS[self.kind][0], self._owners)

    def make(self) -> Editor:
        """The form of the template."""
        words = self.editor_words()
        return Editor(self.kind, self.sections(), words, lambda: self.table.author, self._compare)

    def _compare(self, record: Record) -> Change:
        with self.table.database.reading() as session:
            return compare(session, [record])[0]

    def open_new(self) -> None:
        """Open an empty form, or the new row that was being typed."""
        editor = cast(Editor, self.bring())
        self.listing.leave()
        editor.show_new(self._drafts.get(None) or self.begin_with())
        editor.form.go_to_first()

    def save(self) -> None:
        """Take what was typed in, as a file would have brought it; or say what is wrong."""
        if not self.is_open:
            return
        editor = cast(Editor, self.editor)
        editor.consider()
        if editor.form.show_wrong():
            return
        entered = editor.form.read()
        record = editor.record(entered)
        if editor.is_taken(entered):
            editor.refuse(self.editor_words().exists)
        elif self._compare(record).is_same:
            self.notice.emit(self.tr("Er is niets veranderd."))
        else:
            self._take(editor, record)

    def _take(self, editor: Editor, record: Record) -> None:
        done = self.tr("{what} ingevoerd") if editor.row is None else self.tr("{what} gewijzigd")
        text = done.format(what=name_of(record))
        try:
            self.table.take_in([record], text)
        except Refused as refusal:
            editor.refuse(str(refusal))
        else:
            self.saved(editor, record.key, text)
