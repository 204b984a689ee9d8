"""The start page: go on, begin anew, open a file, or look at the sample first."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from matchtafel.matching.dutch import DAYS, MONTHS, count

from . import icons
from .card_button import CardButton
from .fonts import MEDIUM, STRONG, px, unit
from .keys import KeyButton
from .lists import scrolled
from .parts import Card, Chip, Label, Rule, column, row
from .start_picture import StartPicture

if TYPE_CHECKING:
    from matchtafel.models import Meeting

    from .window import MainWindow

SHOWN, NARROW = 5, 1100
NOON, EVENING = 12, 18


def greeting(now: datetime) -> str:
    """Goedemorgen, goedemiddag or goedenavond."""
    if now.hour < NOON:
        return "Goedemorgen"
    return "Goedemiddag" if now.hour < EVENING else "Goedenavond"


def name_of(meeting: "Meeting") -> str:
    """Matchtafel Voorbeeldstad nr. 47."""
    return f"{meeting.table_name} nr. {meeting.number}" if meeting.number else meeting.table_name


def when(meeting: "Meeting") -> str:
    """dinsdag 24 november, 10:00 · 11 woningen."""
    on = meeting.held_on
    day = f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"
    day = f"{day}, {meeting.starts}" if meeting.starts else day
    return f"{day} · {count(len(meeting.agenda), 'woning', 'woningen')}"


class EarlierMeeting(QFrame):
    """One earlier meeting."""

    def __init__(self, meeting: "Meeting") -> None:
        super().__init__()
        self.button = KeyButton(name_of(meeting), kind="link")
        self.button.setAutoDefault(True)
        self.button.setAccessibleDescription(when(meeting))
        line = row(self.button, Label(when(meeting), "small", "text2"), spacing=16)
        line.addStretch(1)
        adopted = not meeting.is_open
        if meeting.is_sample:
            line.addWidget(Chip(self.tr("voorbeeld"), "neutral", "oog"))
        if adopted:
            line.addWidget(Chip(self.tr("vastgesteld"), "success", "slot"))
        else:
            line.addWidget(Chip(self.tr("notulen nog vaststellen"), "warning", "notulen"))
        self.setLayout(line)


class StartPage(QWidget):
    """What one sees first. show_file() fills it with the meetings of a file."""

    open_asked = Signal()
    new_asked = Signal()
    import_asked = Signal()
    sample_asked = Signal()
    help_asked = Signal()
    meeting_chosen = Signal(int)
    author_changed = Signal(str)

    def __init__(self, now: datetime, author: str) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Begin"))
        self.here: Meeting | None = None
        self._body = column(spacing=16, margins=(64, 60, 64, 28))
        self._body.addLayout(self._hello(now))
        self.resume = KeyButton(self.tr("Open"), "Enter", kind="primary")
        self.resume.setAutoDefault(True)
        self.resume.clicked.connect(self._resume)
        self._resume_card = Card()
        self._resume_title = Label(role="card", weight=STRONG, wrap=True)
        self._resume_when = Label(tone="text2", wrap=True)
        self._fill_resume()
        self._body.addWidget(self._resume_card)
        self._body.addLayout(self._three())
        self._body.addWidget(self._sample())
        self._earlier_title = Label(self.tr("Eerder"), tone="text2", weight=MEDIUM)
        self._earlier = Card(inset=8)
        self._body.addWidget(self._earlier_title)
        self._body.addWidget(self._earlier)
        self._body.addStretch(1)
        self._body.addLayout(self._foot(author))
        self._arrange()
        self.show_file("", [])

    def serve(self, window: "MainWindow") -> None:
        """What is asked here, the window does."""
        self.new_asked.connect(window.new_meeting)
        self.open_asked.connect(window.ask_file)
        self.import_asked.connect(window.read_in)
        self.sample_asked.connect(window.open_sample)
        self.help_asked.connect(window.help.show_manual)
        self.meeting_chosen.connect(window.open_meeting)
        self.author_changed.connect(window.be)

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setLayout(self._body)
        inside.setMaximumWidth(px(860))
        centred = QWidget()
        centred.setLayout(row(inside))
        self._picture = StartPicture()
        whole = row(self._picture, spacing=0)
        whole.addWidget(scrolled(centred), 1)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words have it all."""
        super().resizeEvent(event)
        narrow = self.width() / unit() < NARROW
        self._picture.setVisible(not narrow)
        sides = px(24 if narrow else 64)
        self._body.setContentsMargins(sides, px(24 if narrow else 60), sides, px(28))
        self._safe.setVisible(not narrow)

    def _hello(self, now: datetime) -> QVBoxLayout:
        day = f"{DAYS[now.weekday()]} {now.day} {MONTHS[now.month - 1]} {now.year}"
        line = row(Label(self.tr(greeting(now)), "page", weight=STRONG))
        line.addStretch(1)
        line.addWidget(Label(day, tone="text2"))
        whole = column()
        whole.addLayout(line)
        return whole

    def _fill_resume(self) -> None:
        words = column(self._resume_title, self._resume_when, spacing=4)
        line = row(icons.Icon("overleg", "accent", 32), spacing=16)
        line.addLayout(words, 1)
        line.addWidget(self.resume)
        self._resume_card.body.addLayout(line)

    def _three(self) -> QVBoxLayout:
        new = self.tr("Nieuw overleg"), self.tr("Datum, deelnemers en agenda")
        open_ = self.tr("Open bestand"), self.tr("Een overleg op deze computer")
        take_in = self.tr("Lees in"), self.tr("Spreadsheet of VERA JSON")
        self.new = CardButton("plus", "Ctrl N", *new)
        self.open = CardButton("bestand", "Ctrl O", *open_)
        self.take_in = CardButton("in", "Ctrl I", *take_in)
        self.new.clicked.connect(self.new_asked)
        self.open.clicked.connect(self.open_asked)
        self.take_in.clicked.connect(self.import_asked)
        line = row(spacing=16)
        for card in (self.new, self.open, self.take_in):
            line.addWidget(card, 1)
        whole = column()
        whole.addLayout(line)
        return whole

    def _sample(self) -> Card:
        card = Card()
        title = Label(
            self.tr("Eerst eens kijken? Open het voorbeeldoverleg"), "card", weight=MEDIUM
        )
        line = Label(
            self.tr("Een verzonnen stad, zonder wachtwoord. Niets kan stuk."), tone="text2"
        )
        self.sample = KeyButton(self.tr("Voorbeeld"))
        self.sample.setAutoDefault(True)
        self.sample.clicked.connect(self.sample_asked)
        body = row(icons.Icon("oog", "plus", 24), spacing=16)
        body.addLayout(column(title, line, spacing=4), 1)
        body.addWidget(self.sample)
        card.body.addLayout(body)
        return card

    def _foot(self, author: str) -> QVBoxLayout:
        self.author = QLineEdit(author)
        self.author.setAccessibleName(self.tr("Uw naam, komt bij elk besluit te staan"))
        self.author.setMaximumWidth(px(220))
        self.author.editingFinished.connect(
            lambda: self.author_changed.emit(self.author.text().strip())
        )
        asked = Label(self.tr("Uw naam bij besluiten"), "small", "text2")
        asked.setBuddy(self.author)
        lock = icons.Icon("bestand", "success", 15)
        self._safe = Label(
            self.tr("Versleuteld bestand op deze computer, zonder namen van cliënten."),
            "small",
            "text2",
        )
        self.help = KeyButton(self.tr("Uitleg"), "F1", kind="link")
        self.help.setAutoDefault(True)
        self.help.clicked.connect(self.help_asked)
        line = row(lock, self._safe, spacing=8)
        line.addStretch(1)
        for widget in (asked, self.author, self.help):
            line.addWidget(widget)
        whole = column()
        whole.addLayout(line)
        return whole

    def show_file(self, name: str, meetings: "Sequence[Meeting]") -> None:
        """The meetings of a file, newest first; the newest open one can be gone on with."""
        self.here = next((m for m in meetings if m.is_open), None)
        self._resume_card.setVisible(self.here is not None)
        self.take_in.setVisible(self.here is not None)
        if self.here is not None:
            self._resume_title.setText(self.tr("Verder met {name}").format(name=name_of(self.here)))
            self._resume_when.setText(f"{when(self.here)} · {name}")
            self.resume.setAccessibleName(self._resume_title.text())
        others = [m for m in meetings if m is not self.here][:SHOWN]
        self._show_earlier(others)
        self.enter()

    def _show_earlier(self, meetings: "Sequence[Meeting]") -> None:
        layout = self._earlier.body
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for place, meeting in enumerate(meetings):
            if place:
                layout.addWidget(Rule())
            line = EarlierMeeting(meeting)
            line.button.clicked.connect(
                lambda _on=False, id_=meeting.id: self.meeting_chosen.emit(id_)
            )
            layout.addWidget(line)
        self._earlier.setVisible(bool(meetings))
        self._earlier_title.setVisible(bool(meetings))

    def earlier_lines(self) -> list[EarlierMeeting]:
        """The meetings under "Eerder"."""
        return self._earlier.findChildren(EarlierMeeting)

    def enter(self) -> None:
        """The keyboard goes to what one most likely wants."""
        (self.resume if self.here is not None else self.new).setFocus()

    def _resume(self) -> None:
        if self.here is not None:
            self.meeting_chosen.emit(self.here.id)
