"""A form in its frame: what it is about, what would change, and the button that saves.

FormFrame(sections)   show_row(row, texts), renew(row), is_touched; consider() is overridden;
                      signals save_asked(), closed(), considered(entered)
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from ..fonts import MEDIUM, STRONG
from ..icons import Icon
from ..keys import KeyButton
from ..parts import Banner, Label, column, row
from .facts import Row
from .form import Entered, Form, Section

PAUSE_MS = 150


class FormFrame(QFrame):
    """Nothing is saved before Ctrl+Enter, and then by the page."""

    save_asked = Signal()
    closed = Signal()
    considered = Signal(object)

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.row: Row | None = None
        self._start: dict[str, str] = {}
        self.form = Form(sections)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.consider)
        self.form.changed.connect(self._pause.start)
        self._build()

    def _build(self) -> None:
        self.heading = Label(role="panel", weight=STRONG, wrap=True)
        self._about = Label(role="small", tone="text2", wrap=True)
        close = KeyButton(self.tr("Sluit"), "Esc")
        close.clicked.connect(self.closed)
        head = row(spacing=12, margins=(16, 10, 16, 8))
        self._aside = Label(weight=MEDIUM, wrap=True)
        self._aside.hide()
        head.addLayout(column(self.heading, self._about, self._aside, spacing=2), 1)
        self._head = head
        head.addWidget(close)
        self.refusal = Banner(tone="danger")
        self.refusal.hide()
        whole = column(spacing=0)
        whole.addLayout(head)
        whole.addWidget(self.form, 1)
        whole.addWidget(self.refusal)
        whole.addWidget(self._foot())
        self.setLayout(whole)

    def add_to_head(self, button: KeyButton) -> None:
        """Something more that can be done with the row; before the button that closes."""
        self._head.insertWidget(self._head.count() - 1, button)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("part", "foot")
        self._sign = Icon("pen", "text2", 18)
        self.summary = Label(wrap=True)
        self.revert = KeyButton(self.tr("Zet terug"))
        self.revert.clicked.connect(self._revert)
        self.save = KeyButton(self.tr("Bewaar"), "Ctrl Enter", "vink", "primary")
        self.save.clicked.connect(self.save_asked)
        line = row(self._sign, self.summary, spacing=10, margins=(16, 8, 16, 8))
        line.setStretch(1, 1)
        line.addWidget(self.revert)
        line.addWidget(self.save)
        foot.setLayout(line)
        return foot

    # What it is about

    def show_row(self, of: Row, texts: Mapping[str, str] | None = None) -> None:
        """Show a row that is known; texts: what was typed before and not saved."""
        self.row = of
        self.heading.setText(of.name)
        self._about.setText(of.about)
        self.form.fill(of.facts, of.facts.get("not_applicable") or ())
        self.begin(texts)

    def begin(self, texts: Mapping[str, str] | None) -> None:
        """What stands in the form now is where one starts from; texts come over it."""
        self._about.setVisible(bool(self._about.text()))
        self._start = self.form.texts()
        if texts:
            self.form.fill_texts(texts)
        self.refusal.hide()
        self.consider()

    def renew(self, of: Row) -> None:
        """The row changed elsewhere (an undo): what was typed stays, the rest follows."""
        now, start = self.form.texts(), self._start
        self.show_row(of, {fact: text for fact, text in now.items() if text != start[fact]})

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.form.texts() != self._start

    def _revert(self) -> None:
        self.form.fill_texts(self._start)
        self.form.go_to_first()
        self.consider()

    # What it says

    def consider(self) -> None:
        """Say what would be saved, or what is wrong."""
        self._pause.stop()
        entered = self.form.read()
        self.revert.setVisible(self.is_touched)
        misread = [fact for fact in entered.wrong if self.form.lines[fact].field.text]
        if misread:
            labels = ", ".join(self.form.lines[fact].field.column.label for fact in misread)
            self.say("kruis", "danger", self.tr("Kijk nog naar: {what}.").format(what=labels))
        else:
            self.sum_up(entered)
        self.considered.emit(entered)

    def sum_up(self, entered: Entered) -> None:
        """Say what would change; everything that was typed can be read."""
        raise NotImplementedError

    def say(self, icon: str, tone: str, text: str) -> None:
        """The line in the foot."""
        self._sign.show_icon(icon, tone)
        self.summary.setText(text)

    def say_aside(self, text: str) -> None:
        """A line under the name; "" for none."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))

    def refuse(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.refusal.show_text(sentence)
        self.refusal.show()
