"""Asking for a passphrase, choosing one, and showing the recovery code once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from matchtafel.operations.refused import Refused

from .fonts import STRONG, font, px
from .keys import KeyButton
from .parts import Banner, Card, Label, column, row
from .sheet import Sheet

LARGEST = 720


class Secret(QWidget):
    """A line that shows dots, with the words above it; `shown` makes it readable."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(words)
        asked = Label(words, weight=STRONG)
        asked.setBuddy(self.line)
        self.setLayout(column(asked, self.line, spacing=4))
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def show_letters(self, on: bool) -> None:
        """Letters instead of dots."""
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)


class _Small(Sheet):
    """A sheet as high as what is in it."""

    WIDE = 560

    def fill(self, *parts: QWidget) -> None:
        """Put these in the left column and take their height."""
        for place, part in enumerate(parts):
            self.left.insertWidget(place, part)
        self.settle()

    def settle(self) -> None:
        """As high as what is in it now, and in the middle of the window."""
        self.fit(self.WIDE, LARGEST)
        room, body = self.height(), self.left
        inside = max(body.totalHeightForWidth(self.width()), body.totalSizeHint().height())
        around = sum(
            part.sizeHint().height()
            for part in (self.headed, self.foot, self.problem)
            if not part.isHidden()
        )
        self.resize(self.width(), min(room, inside + around + px(4)))
        self.to_middle()

    def refuse(self, sentence: str) -> None:
        """The sentence needs room too."""
        super().refuse(sentence)
        self.settle()


class AskPassphrase(_Small):
    """Opens a file by its passphrase, or by its recovery code.

    attempt: gets what was typed and whether it is a recovery code; raises Refused.
    """

    def __init__(
        self, name: str, attempt: Callable[[str, bool], None], window: QWidget | None = None
    ) -> None:
        super().__init__(window, right=False)
        self._attempt = attempt
        self.say(self.tr("Open {name}").format(name=name), self.tr("Open"))
        self.secret = Secret(self.tr("Wachtwoord"))
        self.by_code = QCheckBox(self.tr("Wachtwoord kwijt: open met de herstelcode"))
        self.code = Secret(self.tr("Herstelcode, zeven groepen van vier"))
        self.code.show_letters(True)
        self.code.hide()
        self.readable = QCheckBox(self.tr("Laat zien wat ik typ"))
        self.readable.toggled.connect(self.secret.show_letters)
        self.by_code.toggled.connect(self._switch)
        self.secret.line.returnPressed.connect(self.do_it)
        self.code.line.returnPressed.connect(self.do_it)
        self.fill(self.secret, self.code, self.readable, self.by_code)
        self.secret.setFocus()

    def _switch(self, by_code: bool) -> None:
        self.secret.setVisible(not by_code)
        self.readable.setVisible(not by_code)
        self.code.setVisible(by_code)
        (self.code if by_code else self.secret).setFocus()
        self.problem.hide()
        self.settle()

    def carry_out(self) -> None:
        """Try it; what is wrong stays to be mended."""
        by_code = self.by_code.isChecked()
        typed = (self.code if by_code else self.secret).text
        if not typed.strip():
            raise Refused(self.tr("Vul het wachtwoord of de herstelcode in."))
        self._attempt(typed, by_code)

    def refuse(self, sentence: str) -> None:
        """What was typed stays, and the next letter takes its place."""
        super().refuse(sentence)
        (self.code if self.by_code.isChecked() else self.secret).line.selectAll()


class ChoosePassphrase(_Small):
    """A new passphrase, typed twice, after what it means to lose it.

    take: gets the passphrase; raises Refused where it is too weak.
    """

    def __init__(
        self, title: str, take: Callable[[str], None], why: str = "", window: QWidget | None = None
    ) -> None:
        super().__init__(window, right=False)
        self._take = take
        self.say(title, self.tr("Stel wachtwoord in"))
        means = Card(self.tr("Wachtwoord kwijt?"))
        lines = (
            self.tr("Het bestand gaat alleen open met dit wachtwoord of met de herstelcode."),
            self.tr("De herstelcode krijgt u zo te zien, één keer. Druk hem af en berg hem op."),
            self.tr(
                "Bent u allebei kwijt, dan kan niemand het bestand ooit nog openen. Ook wij niet."
            ),
        )
        for line in lines:
            means.body.addWidget(Label(line, wrap=True))
        self.first = Secret(self.tr("Nieuw wachtwoord, minstens 12 tekens"))
        self.again = Secret(self.tr("Nog een keer"))
        hint = Label(
            self.tr("Vier losse woorden onthoudt u makkelijk en raadt niemand."), "small", "text2"
        )
        self.readable = QCheckBox(self.tr("Laat zien wat ik typ"))
        for secret in (self.first, self.again):
            self.readable.toggled.connect(secret.show_letters)
        reason = [Label(why, wrap=True)] if why else []
        self.fill(*reason, means, self.first, hint, self.again, self.readable)
        self.first.setFocus()

    def carry_out(self) -> None:
        """Take it, when both are the same."""
        if self.first.text != self.again.text:
            raise Refused(self.tr("De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."))
        self._take(self.first.text)


class ShowCode(_Small):
    """The recovery code, once. It leaves only when someone says that the code is kept."""

    print_asked = Signal()

    def __init__(self, name: str, code: str, window: QWidget | None = None) -> None:
        super().__init__(window, right=False)
        self.say(self.tr("Herstelcode van {name}").format(name=name), self.tr("Ga verder"))
        self.code = QLineEdit(code, readOnly=True)
        self.code.setFont(font("panel", STRONG))
        self.code.setAccessibleName(self.tr("Herstelcode"))
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # The room may look along: on paper the code is safer than on a projector.
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.readable = QCheckBox(self.tr("Laat de code zien (kijkt er niemand mee?)"))
        self.readable.toggled.connect(self._show_code)
        warn = Banner(
            self.tr("U ziet deze code alleen nu"),
            self.tr("berg hem op waar alleen u bij kunt, niet op deze computer"),
        )
        self.print = KeyButton(self.tr("Druk af"), "Ctrl P", "print")
        self.print.clicked.connect(self.print_asked)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print.click)
        # No button that copies: the clipboard is open to all, and some keep its history.
        tools = QWidget()
        tools.setLayout(_left_aligned(self.print))
        self.kept = QCheckBox(self.tr("Ik heb de code opgeborgen"))
        self.leave.hide()
        self.fill(warn, self.code, self.readable, tools, self.kept)
        self.print.setFocus()

    def _show_code(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self.code.setEchoMode(mode)

    def carry_out(self) -> None:
        """Go on, once the code is kept."""
        if not self.kept.isChecked():
            raise Refused(self.tr("Berg de code eerst op en zet dan het vinkje."))

    def reject(self) -> None:
        """Esc says what is still to be done."""
        if self.kept.isChecked():
            self.accept()
        else:
            self.refuse(self.tr("Berg de code eerst op en zet dan het vinkje."))


def _left_aligned(*buttons: QWidget) -> QVBoxLayout:
    line = row(*buttons, spacing=12)
    line.addStretch(1)
    whole = column(spacing=0)
    whole.addLayout(line)
    whole.setContentsMargins(0, px(4), 0, px(4))
    return whole
