"""An open meeting: rail, top bar, the rooms, status bar. Rooms are furnished when one enters."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from matchtafel.matching.dutch import DAYS, MONTHS
from matchtafel.models import Meeting, MeetingState
from matchtafel.operations.refused import Refused

from .actions import Actions
from .at_table import AtTable
from .bars import Rail, StatusBar, TopBar
from .fonts import unit
from .keys import KeyButton
from .manual import ABOUT, ManualPage
from .palette import Choice
from .parts import Chip, column, row
from .rooms import Room, rooms
from .table import Table

NARROW = 1000


def spoken_date(meeting: Meeting) -> str:
    """di 24 november 2026 · nr. 47."""
    on = meeting.held_on
    day = f"{DAYS[on.weekday()][:2]} {on.day} {MONTHS[on.month - 1]} {on.year}"
    return f"{day} · nr. {meeting.number}" if meeting.number else day


class MeetingFrame(QFrame):
    """The rooms of one meeting. said: what was done or refused; undo when Ctrl+Z takes it back."""

    said = Signal(str, bool)
    entered = Signal(str)

    def __init__(self, table: Table, actions: Actions) -> None:
        super().__init__()
        self.table = table
        self.rooms = {room.id: room for room in rooms()}
        self._pages: dict[str, QWidget] = {}
        self.here = ""
        self.rail, self.top, self.status = Rail(), TopBar(), StatusBar()
        self._sample = Chip(self.tr("VOORBEELD"), "warning", "oog")
        self._adopted = Chip(self.tr("notulen vastgesteld"), "success", "slot")
        self._search = KeyButton(self.tr("Zoek of doe…"), "Ctrl K", "zoek")
        self._search.setAccessibleName(self._search.text())
        self._search.clicked.connect(actions.by_id["palette"].trigger)
        for widget in (self._adopted, self._sample, self._search, self._menu(actions)):
            self.top.add(widget)
        self._stack = QStackedWidget()
        self._fill_rail()
        body = row(self.rail, spacing=0)
        right = column(self.top, self._stack, spacing=0)
        right.setStretchFactor(self._stack, 1)
        body.addLayout(right, 1)
        whole = column(spacing=0)
        whole.addLayout(body, 1)
        whole.addWidget(self.status)
        self.setLayout(whole)
        table.changed.connect(self._show_state)
        table.undo_stack.indexChanged.connect(self._show_state)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the date makes room for what one can do."""
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        meeting = self.table.meeting
        narrow = self.width() / unit() < NARROW
        self.top.say(meeting.table_name, "" if narrow else spoken_date(meeting))
        self._search.setText("" if narrow else self._search.accessibleName())

    def _menu(self, actions: Actions) -> KeyButton:
        button, items = KeyButton(self.tr("Menu"), "F10"), actions.menu()
        button.clicked.connect(lambda: items.popup(button.mapToGlobal(button.rect().bottomLeft())))
        QShortcut(QKeySequence("F10"), button).activated.connect(button.click)
        return button

    def _fill_rail(self) -> None:
        for place, room in enumerate(r for r in self.rooms.values() if r.rail):
            if room.rail == "foot":
                self.rail.add_foot(room.id, room.word, room.icon)
                continue
            if place == 2:
                self.rail.add_rule()
            self.rail.add(room.id, room.word, room.icon)
        self.rail.chosen.connect(self.go)

    def page(self, room_id: str) -> QWidget:
        """The widget of a room; made when it is asked for the first time."""
        if room_id not in self._pages:
            made = self.rooms[room_id].furnish(self.table)
            self._hear(made)
            self._pages[room_id] = made
            self._stack.addWidget(made)
        return self._pages[room_id]

    def _hear(self, page: QObject) -> None:
        if hasattr(page, "notice"):
            page.notice.connect(lambda text: self.said.emit(text, False))
        if hasattr(page, "undoable"):
            page.undoable.connect(lambda text: self.said.emit(text, True))
        if hasattr(page, "import_asked"):
            page.import_asked.connect(lambda: self.go("inlezen"))

    def go(self, room_id: str) -> None:
        """Enter a room; nothing happens when it is not there."""
        if room_id not in self.rooms:
            return
        page = self.page(room_id)
        self._stack.setCurrentWidget(page)
        self.here = room_id
        self.rail.choose(room_id)
        self.status.keys(self.status_keys())
        if hasattr(page, "enter"):
            page.enter()
        else:
            page.setFocus()
        self.entered.emit(room_id)

    def show_manual(self) -> None:
        """The manual, at the part about the room one is in."""
        about = ABOUT.get(self.here, "")
        self.go("hulp")
        page = self.page("hulp")
        if isinstance(page, ManualPage):
            page.show_section(about)

    def status_keys(self) -> list[tuple[str, str]]:
        """The keys of the room one is in."""
        page = self.page(self.here)
        return list(page.keys()) if hasattr(page, "keys") else []

    def undo(self) -> None:
        """Take back the last act and say which."""
        stack = self.table.undo_stack
        self._turn(stack.undo, stack.undoText(), self.tr("Ongedaan gemaakt: {what}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        stack = self.table.undo_stack
        self._turn(stack.redo, stack.redoText(), self.tr("Opnieuw gedaan: {what}"))

    def _turn(self, turn: Callable[[], None], what: str, done: str) -> None:
        if not what:
            self.said.emit(self.tr("Er is niets meer om terug te draaien."), False)
            return
        before = self.table.undo_stack.count()
        try:
            self.table.ready()
        except Refused as refusal:
            self.said.emit(str(refusal), False)
            return
        turn()
        # An act that could not be turned leaves the stack (ui/undo.py).
        refused = self.tr("Dat kan niet meer: {what}. De stand aan tafel is veranderd.")
        gone = self.table.undo_stack.count() < before
        self.said.emit((refused if gone else done).format(what=what), False)

    def dwellings(self) -> list[Choice]:
        """The agenda, for the palette."""
        return [
            Choice(f"{i.position}. {i.address}", "", partial(self._go_to, i.item_id))
            for i in self.table.board.items
        ]

    def _go_to(self, item_id: int) -> None:
        self.go("overleg")
        page = self.page("overleg")
        if isinstance(page, AtTable):
            page.go_to(item_id)

    def read_in(self, files: list[Path]) -> None:
        """Files that were dropped."""
        from .desks.importing import ImportPage

        self.go("inlezen")
        page = self.page("inlezen")
        assert isinstance(page, ImportPage)
        page.open(files)

    def leave(self) -> None:
        """Before the file is closed: no room hears the table any more."""
        self.table.changed.disconnect(self._show_state)
        self.table.undo_stack.indexChanged.disconnect(self._show_state)
        for page in self._pages.values():
            if hasattr(page, "stop"):
                page.stop()
            page.setParent(None)
            page.deleteLater()
        self._pages = {}

    def rail_rooms(self) -> list[Room]:
        """The rooms on the rail, top to bottom."""
        return [room for room in self.rooms.values() if room.rail]

    def _show_state(self) -> None:
        meeting = self.table.meeting
        self._show_title()
        self._sample.setVisible(meeting.is_sample)
        self._adopted.setVisible(meeting.state is MeetingState.ADOPTED)
        saved = self.table.saved_at
        words = self.tr("Alles is opgeslagen")
        if saved is not None:
            words = self.tr("Opgeslagen {time}").format(time=f"{saved.hour}:{saved.minute:02d}")
        self.status.saved(words)
        self.status.undo(self.table.undo_stack.undoText())
        policy = self.tr("Beleid: {policy}").format(policy=self.table.board.policy_label)
        self.status.policy(policy)
