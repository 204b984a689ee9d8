"""The frame round every room: rail, top bar, status bar.

Rail()        add(id, word, icon), add_rule(), add_foot(id, word, icon); choose(id);
              signal chosen(id); 72 px, words under icons, arrow keys
TopBar()      say(title, subtitle), add(widget) at the right; 52 px
StatusBar()   saved(text), keys([(key, word)]), undo(text or ""), policy(text); 28 px
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from . import icons
from .fonts import MEDIUM, STRONG, font, px
from .keys import cap_width, paint_cap
from .marks import CENTRE, LEFT_CENTRE, smooth
from .parts import Label, column, row
from .theme import colour


class _RailButton(QAbstractButton):
    """A room: icon with its word under it."""

    stepped = Signal(int)

    def __init__(self, room: str, word: str, icon: str) -> None:
        super().__init__()
        self.room, self._icon = room, icon
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the rail, or as the word when that is wider."""
        words = QFontMetricsF(font("rail", MEDIUM)).horizontalAdvance(self.text())
        return QSize(max(px(60), int(words) + px(6)), px(54))

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter enters; up and down are the rail's, before its scroll area can take them."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and word; the room one is in has a ground of its own and a bar at its left."""
        painter = smooth(self)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour("rail_soft"))
            painter.setOpacity(1.0 if self.isChecked() else 0.5)
            painter.drawRoundedRect(box, px(8), px(8))
            painter.setOpacity(1.0)
        ink = "on_rail_here" if self.isChecked() else "on_rail"
        top = QRectF(box.left(), box.top() + px(7), box.width(), px(22))
        icons.paint(painter, top, self._icon, ink)
        painter.setPen(colour(ink))
        painter.setFont(font("rail", STRONG if self.isChecked() else MEDIUM))
        painter.drawText(box.adjusted(0, px(30), 0, -px(4)), CENTRE, self.text())


class Rail(QFrame):
    """The rooms of the program, top to bottom; up and down move, Enter or Space enters."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "rail")
        self.setAccessibleName(self.tr("Onderdelen"))
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.room))
        self._rooms = column(spacing=4)
        self._foot = column(spacing=4)
        inside = QFrame()
        inside.setProperty("part", "rail")
        stack = column(spacing=4, margins=(6, 0, 6, 4))
        stack.addLayout(self._rooms)
        stack.addStretch(1)
        stack.addLayout(self._foot)
        inside.setLayout(stack)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame = column(spacing=0, margins=(0, 13, 0, 0))
        frame.addWidget(icons.Icon("merk", "on_rail_here", 26), 0, Qt.AlignmentFlag.AlignHCenter)
        frame.addSpacing(px(14))
        frame.addWidget(self._scroll, 1)
        self.setLayout(frame)
        self.setFixedWidth(px(72))

    def add(self, room: str, word: str, icon: str) -> None:
        """Add a room under the ones there are."""
        self._add(self._rooms, room, word, icon)

    def add_foot(self, room: str, word: str, icon: str) -> None:
        """Add a room at the foot."""
        self._add(self._foot, room, word, icon)

    def add_rule(self) -> None:
        """A thin line between groups of rooms."""
        rule = QFrame()
        rule.setProperty("part", "railrule")
        rule.setFixedSize(px(28), px(1))
        self._rooms.addWidget(rule, 0, Qt.AlignmentFlag.AlignHCenter)

    def choose(self, room: str) -> None:
        """Show which room one is in, without a signal."""
        for button in self._buttons():
            button.setChecked(button.room == room)

    def _buttons(self) -> list[_RailButton]:
        return self.findChildren(_RailButton)

    def _add(self, layout: QVBoxLayout, room: str, word: str, icon: str) -> None:
        button = _RailButton(room, word, icon)
        self._group.addButton(button)
        button.stepped.connect(self._step)
        layout.addWidget(button)
        self.setFixedWidth(max(self.width(), button.sizeHint().width() + px(12)))

    def _step(self, by: int) -> None:
        """Go along the rooms, over the ends too."""
        buttons = sorted(self._buttons(), key=lambda b: b.mapTo(self, b.rect().topLeft()).y())
        here = next((i for i, b in enumerate(buttons) if b.hasFocus()), 0)
        there = buttons[(here + by) % len(buttons)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(there)


class TopBar(QFrame):
    """Where one is (left) and what can be done (right)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "topbar")
        self._title = Label(role="card", weight=STRONG)
        self._subtitle = Label(tone="text2")
        self._actions = row(spacing=8)
        line = row(self._title, self._subtitle, spacing=10, margins=(16, 0, 16, 0))
        line.addStretch(1)
        line.addLayout(self._actions)
        self.setLayout(line)
        self.setFixedHeight(px(52))
        self.setMinimumWidth(px(320))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said beside the title goes when there is no room for it whole."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self._subtitle.setVisible(bool(self._subtitle.text()))
        self._subtitle.setVisible(
            bool(self._subtitle.text()) and self.sizeHint().width() <= self.width()
        )

    def say(self, title: str, subtitle: str = "") -> None:
        """The title, and what is said beside it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._make_room()

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._actions.addWidget(widget)


class _KeyHints(QWidget):
    """Keys with what they do, as many as fit; one that does not fit whole is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font("small"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(24))
        self.hints: list[tuple[str, str]] = []

    def show_hints(self, hints: list[tuple[str, str]]) -> None:
        self.hints = hints
        self.setAccessibleName(", ".join(f"{key}: {word}" for key, word in hints))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        metrics, left = QFontMetricsF(self.font()), 0.0
        for key, word in self.hints:
            cap, words = cap_width(key), metrics.horizontalAdvance(word)
            if left + cap + px(6) + words > self.width():
                break
            spot = QRectF(left, 0, cap, self.height())
            paint_cap(painter, spot, key, colour("text2"), colour("line2"))
            painter.setFont(self.font())
            painter.setPen(colour("text2"))
            place = QRectF(spot.right() + px(6), 0, words + 1, self.height())
            painter.drawText(place, LEFT_CENTRE, word)
            left = place.right() + px(16)


class StatusBar(QFrame):
    """What is saved, which keys work here, what Ctrl+Z takes back, which policy counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "statusbar")
        self._saved = Label(role="small", tone="text2")
        self._policy = Label(role="small", tone="text2")
        self._hints = _KeyHints()
        self._keys: list[tuple[str, str]] = []
        self._undo = ""
        lock = icons.Icon("vink", "success", 15)
        line = row(lock, self._saved, spacing=6, margins=(13, 0, 13, 0))
        line.addSpacing(px(14))
        line.addWidget(self._hints, 1)
        line.addWidget(self._policy)
        self.setLayout(line)
        self.setFixedHeight(px(28))

    def saved(self, text: str) -> None:
        """When the last act was saved, "Opgeslagen 10:42"."""
        self._saved.setText(text)

    def keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """The keys of this room, most useful first."""
        self._keys = list(keys)
        self._show()

    def undo(self, text: str) -> None:
        """What Ctrl+Z would take back; "" when there is nothing."""
        self._undo = text
        self._show()

    def policy(self, text: str) -> None:
        """The policy in force, "Beleid: standaard, versie 1"."""
        self._policy.setText(text)

    def _show(self) -> None:
        back = self.tr("maak ongedaan: {what}").format(what=self._undo)
        self._hints.show_hints([*self._keys, *([("Ctrl Z", back)] if self._undo else [])])
