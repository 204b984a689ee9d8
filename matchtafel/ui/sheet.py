"""The frame of a dialog: left what one decides, right what follows from it.

Sheet(window)   say(title, do); head, left, right: columns to fill; Esc leaves, Ctrl+Enter does it;
                carry_out() is overridden: a Refused shows as a sentence and nothing is lost
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from matchtafel.operations.refused import Refused

from .fonts import STRONG, px, unit
from .keys import KeyButton
from .lists import scrolled
from .parts import Banner, Label, column, row
from .scrim import Overlay

WIDE, HIGH = 880, 670
# In a window narrower than this the right half comes under the left one.
NARROW = 800


def _ground(role: QPalette.ColorRole, body: QVBoxLayout) -> QFrame:
    """A frame on a ground of the palette, so that it follows the theme by itself."""
    frame = QFrame()
    frame.setBackgroundRole(role)
    frame.setAutoFillBackground(True)
    frame.setLayout(body)
    return frame


class Sheet(Overlay):
    """A dialog that one can leave at any time; what was typed stays when an act is refused."""

    def __init__(self, window: QWidget | None, *, right: bool = True) -> None:
        super().__init__(window)
        self.narrow = window is not None and window.window().width() / unit() < NARROW
        self.title = Label(role="panel", weight=STRONG, wrap=True)
        self.head = column(self.title, spacing=8, margins=(24, 16, 24, 12))
        self.left = column(spacing=10, margins=(24, 14, 24, 16))
        self.right = column(spacing=10, margins=(20, 14, 20, 16))
        self.note = Label(role="small", tone="text2", wrap=True)
        self.problem = Banner(tone="danger")
        self.problem.hide()
        self.problem_text = ""
        self.headed, body, self.foot = self._headed(), self._body(right), self._foot()
        whole = column(self.headed, spacing=0, margins=(1,))
        whole.addLayout(body, 1)
        whole.addWidget(self.foot)
        self.setLayout(whole)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.do_it)
        self.fit(WIDE, HIGH)

    def _headed(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("part", "topbar")
        frame.setLayout(self.head)
        return frame

    def _body(self, right: bool) -> QVBoxLayout:
        self.left.addStretch(1)
        self._scroll = scrolled(_ground(QPalette.ColorRole.Base, self.left))
        halves = row(spacing=0)
        halves.addWidget(self._scroll, 19)
        if right and self.narrow:
            self.left.addWidget(_ground(QPalette.ColorRole.AlternateBase, self.right))
            self.right.setContentsMargins(0, px(12), 0, px(12))
            right = False
        if right:
            edge = QFrame()
            edge.setProperty("part", "panel")
            edge.setLayout(
                column(_ground(QPalette.ColorRole.AlternateBase, self.right), margins=(1, 0, 0, 0))
            )
            halves.addWidget(edge, 10)
        body = column(self.problem, spacing=0)
        body.addLayout(halves, 1)
        return body

    def _foot(self) -> QFrame:
        self.leave = KeyButton(self.tr("Annuleer"), "Esc")
        self.leave.clicked.connect(self.reject)
        self.do = KeyButton("", "Ctrl Enter", kind="primary")
        self.do.clicked.connect(self.do_it)
        line = row(spacing=12, margins=(24, 12, 24, 12))
        line.addWidget(self.note, 1)
        self.note.setVisible(not self.narrow)
        line.addWidget(self.leave)
        line.addWidget(self.do)
        frame = QFrame()
        frame.setProperty("part", "foot")
        frame.setLayout(line)
        return frame

    def say(self, title: str, do: str = "") -> None:
        """What the sheet is about, and the word on the button that carries it out."""
        self.title.setText(title)
        self.setWindowTitle(title)
        if do:
            self.do.setText(do)

    def carry_out(self) -> None:
        """Do what the sheet is for; raise Refused with a sentence when that cannot be."""
        raise NotImplementedError

    def do_it(self) -> None:
        """Ctrl+Enter: carry out and close, or say why not and stay."""
        try:
            self.carry_out()
        except Refused as refusal:
            self.refuse(str(refusal))
        else:
            self.accept()

    def refuse(self, sentence: str) -> None:
        """Say why not, for eyes and ears."""
        self.problem_text = sentence
        self.problem.show_text(sentence)
        self.problem.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A bare Enter carries nothing out; it is too easily typed."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
