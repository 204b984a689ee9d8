"""The keys of the program on one page, from the action table and the room one is in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from .fonts import STRONG, px
from .keys import KeyButton, KeyCap
from .lists import scrolled
from .parts import Label, column
from .scrim import Overlay


class KeyList(Overlay):
    """Keys at the left, what they do at the right."""

    def __init__(self, keys: Sequence[tuple[str, str]], window: QWidget | None = None) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Toetsen"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        for place, (key, what) in enumerate(keys):
            cap = KeyCap(key.split(";")[0].strip())
            grid.addWidget(cap, place, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Label(what), place, 1)
        grid.setColumnStretch(1, 1)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = scrolled(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setAccessibleDescription("; ".join(f"{key}: {what}" for key, what in keys))
        close = KeyButton(self.tr("Sluit"), "Esc")
        close.clicked.connect(self.accept)
        title = Label(self.windowTitle(), "panel", weight=STRONG)
        body = column(title, scroll, spacing=12, margins=(24,))
        body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.setLayout(body)
        self.fit(480, 600)
