"""The three equal outcomes, which never scroll away; on a decided dwelling what was decided.

DecisionFoot()   show(item), show_in_row(on), remind(); signals asked(kind), withdraw_asked
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from matchtafel.operations.board import BoardItem

from ..fonts import MEDIUM, px
from ..keys import KeyButton
from ..parts import Chip, Label, column, row

TONES = {"allocated": "success", "hold": "warning", "no_match": "neutral"}
ICONS = {"allocated": "vink", "hold": "pauze", "no_match": "geen"}


class DecisionFoot(QFrame):
    """Foot of the why-column."""

    asked = Signal(str)
    withdraw_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self._decided = self._in_row = False
        self._title = Label(self.tr("Besluit van de voorzitter"), tone="text2", weight=MEDIUM)
        self._reminder = Label(self.tr("kies eerst een kandidaat"), tone="warning", weight=MEDIUM)
        self._state = Chip("")
        self.withdraw = KeyButton(self.tr("Trek in"), icon="terug", kind="link")
        self.withdraw.clicked.connect(self.withdraw_asked)
        self.outcomes = self._made_outcomes()
        self._head = row(self._title, self._reminder, self._state, spacing=8)
        self._head.setContentsMargins(px(4), 0, px(4), 0)
        self._head.addStretch(1)
        self._head.addWidget(self.withdraw)
        self._buttons = row(spacing=6)
        for button in self.outcomes.values():
            self._buttons.addWidget(button, 1)
        stack = column(spacing=7, margins=(14, 9, 14, 10))
        stack.addLayout(self._head)
        stack.addLayout(self._buttons)
        self.setLayout(stack)
        self._head.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._reminder.hide()

    def _made_outcomes(self) -> dict[str, KeyButton]:
        made = {
            kind: KeyButton(word, key, icon, "outcome", stacked=True)
            for kind, word, key, icon in (
                ("allocation", self.tr("Toewijzen"), "T", "vink"),
                ("no_match", self.tr("Geen match"), "G", "geen"),
                ("hold", self.tr("Aanhouden"), "A", "pauze"),
            )
        }
        for kind, button in made.items():
            button.clicked.connect(lambda _on=False, kind=kind: self.asked.emit(kind))
        return made

    def show_item(self, item: BoardItem | None) -> None:
        """What can be decided, or was."""
        decided = item is not None and item.state != "open"
        self._reminder.hide()
        self._decided = decided
        self._show_title()
        self._state.setVisible(decided)
        self.withdraw.setVisible(decided)
        if item is not None and decided:
            self._state.say(item.state_text, TONES[item.state], ICONS[item.state])
        for button in self.outcomes.values():
            button.setEnabled(item is not None and not decided)

    def _show_title(self) -> None:
        self._title.setVisible(not self._decided and not self._in_row)

    def remind(self, on: bool = True) -> None:
        """Toewijzen needs somebody to be chosen."""
        self._reminder.setVisible(on)

    def show_in_row(self, on: bool) -> None:
        """Only the three buttons, one line high, for a window with little height."""
        self._in_row = on
        self._show_title()
        for button in self.outcomes.values():
            button.show_stacked(not on)
