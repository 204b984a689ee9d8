"""A list with a form beside it: what all desks share."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from ..fonts import px
from ..parts import row
from ..table import Table
from .facts import Key, Row
from .form_frame import FormFrame
from .listing import Listing, Words
from .rows import Shown

LIST_WIDTH, WIDE_LIST = 290, 400
# Below this width (design pixels) a form has the page to itself; above the other there is room.
ROOM_FOR_BOTH, ROOMY = 900, 1600
_NO_LIMIT = 16_777_215


class DeskRoom(QWidget):
    """Enter opens a row, Ctrl+Enter saves, Esc goes back to the list.

    What was typed and not saved is kept as a draft until it is saved or put back.
    """

    notice = Signal(str)
    undoable = Signal(str)

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.editor: FormFrame | None = None
        self._panel: QWidget | None = None
        self._drafts: dict[Key | None, dict[str, str]] = {}
        self._stale = True
        self.listing = Listing(type(self).__name__, self.columns(), self.words())
        self._side = QFrame()
        self._side.setLayout(row(self.listing, spacing=0))
        self._line = row(self._side, spacing=0)
        self.setLayout(self._line)
        self.setFocusProxy(self.listing.view)
        self.listing.opened.connect(self.open_row)
        self.listing.moved.connect(self._follow)
        self.table.changed.connect(self._change)
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Esc", self.close_form),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # What a desk is about

    def columns(self) -> Sequence[Shown]:
        """The columns of the list; the first two are shown beside a form."""
        raise NotImplementedError

    def words(self) -> Words:
        """What the list says."""
        raise NotImplementedError

    def load(self, session: Any) -> Sequence[Row]:
        """The rows as they stand now."""
        raise NotImplementedError

    def make(self) -> FormFrame:
        """The form; made when it is opened for the first time."""
        raise NotImplementedError

    def save(self) -> None:
        """Save what was typed, or say what is wrong."""
        raise NotImplementedError

    def beside(self, editor: FormFrame) -> QWidget | None:
        """What stands at the right of the form."""
        return None

    def help(self, editor: FormFrame) -> None:
        """Tell the form what it can suggest."""

    # The list

    def _change(self) -> None:
        self._stale = True
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while the page was not to be seen."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def enter(self) -> None:
        """One comes in: the keyboard is in the form that is open, or in the list."""
        if self.is_open and self.editor is not None:
            self.editor.form.go_to_first()
        else:
            self.listing.view.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work here."""
        return [
            ("Enter", self.tr("openen")),
            ("Ctrl F", self.tr("zoeken")),
            ("Tab", self.tr("volgende")),
            ("Ctrl Enter", self.tr("bewaren")),
            ("Esc", self.tr("terug naar de lijst")),
        ]

    def reload(self) -> None:
        """Show the rows as they stand now; what was typed stays."""
        self._stale = False
        with self.table.database.reading() as session:
            found = self.load(session)
        self.listing.fill(found)
        if self.editor is not None:
            self._renew(self.editor, {of.key: of for of in found})

    def _renew(self, editor: FormFrame, found: Mapping[Key, Row]) -> None:
        self.help(editor)
        if not self.is_open or editor.row is None:
            editor.consider()
        elif editor.row.key in found:
            editor.renew(found[editor.row.key])
        else:
            self._drafts.pop(editor.row.key, None)
            self.put_away()

    # The form

    @property
    def is_open(self) -> bool:
        """Whether a form is open."""
        return self.editor is not None and not self.editor.isHidden()

    def draft_sign(self, of: Row) -> tuple[str, str]:
        """A pen before a row about which something was typed that is not saved."""
        return ("pen", "warning") if of.key in self._drafts else ("", "")

    @property
    def has_drafts(self) -> bool:
        """Whether something was typed that is not saved."""
        self.stash()
        return bool(self._drafts)

    def open_row(self, of: Row) -> None:
        """Open the form of a row and go into it."""
        editor = self.bring()
        if editor.row is None or editor.row.key != of.key:
            editor.show_row(self.ready(of), self._drafts.get(of.key))
        self.listing.choose(of.key)
        editor.form.go_to_first()

    def ready(self, of: Row) -> Row:
        """The row as its form needs it."""
        return of

    def _follow(self, of: Row) -> None:
        if self.is_open and self.editor is not None:
            self.stash()
            self.editor.show_row(self.ready(of), self._drafts.get(of.key))

    def bring(self) -> FormFrame:
        """The form, with what was in it put by."""
        if self.editor is None:
            self.editor = self._make()
            self.help(self.editor)
        elif self.is_open:
            self.stash()
        self.editor.show()
        self._arrange()
        return self.editor

    def _make(self) -> FormFrame:
        editor = self.make()
        editor.save_asked.connect(self.save)
        editor.closed.connect(self.close_form)
        self._line.addWidget(editor, 1)
        self._panel = self.beside(editor)
        if self._panel is not None:
            self._line.addWidget(self._panel)
        return editor

    def stash(self) -> None:
        """Put by what was typed and not saved."""
        editor = self.editor
        if editor is None or not self.is_open:
            return
        key = None if editor.row is None else editor.row.key
        if editor.is_touched:
            self._drafts[key] = editor.form.texts()
        else:
            self._drafts.pop(key, None)
        self.listing.view.viewport().update()

    def close_form(self) -> None:
        """Back to the list; what was typed is kept. In the list: all rows again."""
        if not self.is_open or self.editor is None:
            self.listing.search.clear()
            self.listing.view.setFocus()
            return
        self.stash()
        key = None if self.editor.row is None else self.editor.row.key
        if key in self._drafts:
            said = self.tr("{what} is nog niet bewaard; wat u typte, staat er nog.")
            self.notice.emit(said.format(what=self.editor.heading.text()))
        self.put_away()

    def put_away(self) -> None:
        """Only the list."""
        if self.editor is not None:
            self.editor.hide()
        self._arrange()
        self.listing.view.setFocus()

    def saved(self, editor: FormFrame, key: Key, text: str) -> None:
        """It was saved: show it as it stands now, and offer the way back."""
        self._drafts.pop(None if editor.row is None else key, None)
        self.listing.choose(key)
        editor.show_row(self.listing.current)
        self.undoable.emit(text)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list makes way where the page is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        opened, width = self.is_open, self.width()
        self.listing.set_narrow(opened)
        self._side.setProperty("part", "side" if opened else "")
        self._side.style().polish(self._side)
        self._side.setVisible(not opened or width >= px(ROOM_FOR_BOTH))
        if self._panel is not None:
            self._panel.setVisible(opened and width >= px(ROOM_FOR_BOTH))
        beside = px(WIDE_LIST if width >= px(ROOMY) else LIST_WIDTH)
        self._side.setMaximumWidth(beside if opened else _NO_LIMIT)
        self._side.setMinimumWidth(beside if opened else 0)
