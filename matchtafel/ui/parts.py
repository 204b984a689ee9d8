"""Small parts that every room is furnished with. All lengths follow the font in use.

Label(text, role, tone, weight, wrap)   text in a role's size and a token's colour; plain text only
Card(title="", part="card")             surface with a line round it; add to `card.body`
Rule()                                  a thin line across
Chip(text, tone)                        pill; tone a band, "undetermined", "warning", "danger",
                                        "success", "neutral"; icon="slot" puts an icon before it
Banner(strong, rest, tone)              a line of warning; show_text(strong, rest)
EmptyState(icon, sentence, button)      one sentence why, one button (`.button`)
column(*widgets), row(*widgets)         layouts with the spacing of the style

Buttons and key caps: keys.py.
"""

from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from . import icons, marks
from .fonts import MEDIUM, REGULAR, STRONG, font, px
from .keys import KeyButton
from .marks import CENTRE, smooth
from .theme import colour


def column(*widgets: QWidget, spacing: int = 8, margins: tuple[int, ...] = (0,)) -> QVBoxLayout:
    """A column of widgets; spacing and margins (all, or left top right bottom) of the design."""
    made = QVBoxLayout()
    _dress(made, widgets, spacing, margins)
    return made


def row(*widgets: QWidget, spacing: int = 8, margins: tuple[int, ...] = (0,)) -> QHBoxLayout:
    """A row of widgets, as column()."""
    made = QHBoxLayout()
    _dress(made, widgets, spacing, margins)
    return made


def _dress(
    layout: QVBoxLayout | QHBoxLayout,
    widgets: tuple[QWidget, ...],
    spacing: int,
    margins: tuple[int, ...],
) -> None:
    left, top, right, bottom = margins if len(margins) == 4 else margins * 4
    layout.setSpacing(px(spacing))
    layout.setContentsMargins(px(left), px(top), px(right), px(bottom))
    for widget in widgets:
        layout.addWidget(widget)


class Label(QLabel):
    """Text in a role's size, a token's colour and a weight; never read as markup."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        weight: QFont.Weight = REGULAR,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._weight = role, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setFont(font(role, weight))

    def show_strong_and_rest(self, strong: str, rest: str, tone: str) -> None:
        """A bold part in a tone's colour, then the rest; both are escaped."""
        self.setTextFormat(Qt.TextFormat.RichText)
        head = f'<span style="font-weight:700;color:{colour(tone).name()}">{escape(strong)}</span>'
        self.setText(head + (f" · {escape(rest)}" if rest else ""))
        self.setAccessibleName(f"{strong} · {rest}" if rest else strong)

    def event(self, event: QEvent) -> bool:
        """Keep the role's size when the program's font changes."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.setFont(font(self._role, self._weight))
        return super().event(event)


class Card(QFrame):
    """A surface with a thin line round it, a title when it has one, and a column `body`."""

    def __init__(
        self, title: str = "", part: str = "card", inset: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", part)
        self.body = column(spacing=8, margins=(inset,))
        self.setLayout(self.body)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, "card", weight=STRONG))


class Rule(QFrame):
    """A thin line across, between groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "rule")
        self.setFixedHeight(px(1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Chip(QWidget):
    """A pill with a word in it; the word says what the colour says."""

    def __init__(
        self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFont(font("small", MEDIUM))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone, icon)

    def say(self, text: str, tone: str, icon: str = "") -> None:
        """Show another word in another tone."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word with room at its ends, 24 high."""
        words = QFontMetricsF(self.font()).horizontalAdvance(self._text)
        return QSize(int(words) + px(24) + (px(18) if self._icon else 0), px(25))

    def minimumSizeHint(self) -> QSize:
        """A chip never cuts its word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pill, icon and word."""
        painter = smooth(self)
        painter.setFont(self.font())
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = marks.pill(painter, box, self._tone)
        if self._icon:
            spot = QRectF(box.left() + px(9), box.top(), px(15), box.height())
            icons.paint(painter, spot, self._icon, ink)
            box.adjust(px(18), 0, 0, 0)
        painter.setPen(ink)
        painter.drawText(box, CENTRE, self._text)


class Banner(QFrame):
    """One line that asks for attention: icon, a bold start, the rest."""

    ICONS = {"warning": "let", "danger": "kruis", "success": "vink"}

    def __init__(
        self, strong: str = "", rest: str = "", tone: str = "warning", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setProperty("part", "banner")
        self.setProperty("tone", tone)
        self._label = Label(wrap=True)
        line = row(icons.Icon(self.ICONS[tone], tone), spacing=8, margins=(10, 5, 10, 5))
        line.addWidget(self._label, 1)
        self.setLayout(line)
        self.show_text(strong, rest)

    def show_text(self, strong: str, rest: str = "") -> None:
        """Say something else."""
        self._strong, self._rest = strong, rest
        self._label.show_strong_and_rest(strong, rest, self._tone)

    def changeEvent(self, event: QEvent) -> None:
        """The bold start is coloured in the text itself, so a new theme says it again."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_strong"):
            self.show_text(self._strong, self._rest)
        super().changeEvent(event)


class EmptyState(QWidget):
    """Why there is nothing here, and the one thing to do about it (`button`)."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        button: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = Label(sentence, "card", "text2", wrap=True)
        words.setAlignment(CENTRE)
        self.button = KeyButton(button, key, kind="plain")
        # The only thing there is: Enter does it too.
        self.button.setAutoDefault(True)
        if not button:
            self.button.hide()
        middle = column(spacing=12, margins=(24,))
        middle.addStretch(1)
        middle.addWidget(icons.Icon(icon, "text3", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(words)
        middle.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self.setLayout(middle)
