"""What is on the screen while the window is locked: nothing of the table."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from matchtafel.operations.refused import Refused

from .fonts import STRONG, px
from .icons import Icon
from .keys import KeyButton
from .parts import Banner, Card, Label, column, row
from .passphrase import Secret


class LockPage(QWidget):
    """A blank page that asks for the passphrase. opened: it was given."""

    opened = Signal()

    def __init__(self, attempt: Callable[[str], None]) -> None:
        super().__init__()
        self._attempt = attempt
        self.setAccessibleName(self.tr("Vergrendeld"))
        self.secret = Secret(self.tr("Wachtwoord van het bestand dat open is"))
        self.secret.line.returnPressed.connect(self.try_it)
        self.problem = Banner(tone="danger")
        self.problem.hide()
        self.open = KeyButton(self.tr("Ontgrendel"), "Enter", kind="primary")
        self.open.clicked.connect(self.try_it)
        told = self.tr("Wat u deed is opgeslagen. Na het wachtwoord gaat u verder waar u was.")
        card = Card(inset=24)
        card.setFixedWidth(px(440))
        card.body.setSpacing(px(12))
        card.body.addWidget(Icon("slot", "text2", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(Label(self.tr("Vergrendeld"), "panel", weight=STRONG))
        card.body.addWidget(Label(told, tone="text2", wrap=True))
        for part in (self.secret, self.problem, self.open):
            card.body.addWidget(part)
        whole = column()
        middle = row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        whole.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(2)
        self.setLayout(whole)

    def enter(self) -> None:
        """The keyboard goes to the line."""
        self.secret.line.clear()
        self.problem.hide()
        self.secret.line.setFocus()

    def try_it(self) -> None:
        """Enter: the right passphrase opens, a wrong one gets a sentence."""
        try:
            self._attempt(self.secret.text)
        except Refused as refusal:
            self.problem.show_text(str(refusal))
            self.problem.show()
            self.secret.line.selectAll()
            self.secret.line.setFocus()
        else:
            self.secret.line.clear()
            self.opened.emit()
