"""The dwelling on the table: address, whose it is, its facts with icons, the banner.

Heading()      show(item: BoardItem)
facts_of(v)    the facts of a vacancy as (icon, words); what is not known is left out
summary_of(v)  "2 slk": one fact for the agenda
unbroken(a)    an address that no line breaks at its hyphen
"""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from matchtafel.matching.dutch import euro, number, short_date
from matchtafel.models import VacancyFacts
from matchtafel.models.vocabulary import OUTDOOR_SPACE
from matchtafel.operations.board import BoardItem

from .. import icons
from ..fonts import MEDIUM, STRONG, font, px
from ..marks import LEFT_CENTRE, smooth
from ..parts import Banner, Label, column, row
from ..theme import colour


def _tr(text: str) -> str:
    return QCoreApplication.translate("heading", text)


def _floor(v: VacancyFacts) -> str:
    if v.floor is None:
        return ""
    if v.floor == 0:
        return _tr("begane grond")
    lift = {True: _tr("{n}e, lift"), False: _tr("{n}e, geen lift"), None: _tr("{n}e")}
    return lift[v.lift].format(n=v.floor)


def _bedrooms(v: VacancyFacts) -> str:
    if v.bedrooms is None:
        return ""
    word = _tr("{n} slaapkamer") if v.bedrooms == 1 else _tr("{n} slaapkamers")
    return word.format(n=v.bedrooms)


def facts_of(v: VacancyFacts) -> list[tuple[str, str]]:
    """Icon and words of each fact that is known, most asked first."""
    rent = v.calculation_rent if v.calculation_rent is not None else v.net_rent
    facts = [
        ("bed", _bedrooms(v)),
        ("maat", "" if v.area_m2 is None else _tr("{n} m²").format(n=number(v.area_m2))),
        ("trap" if not v.lift else "lift", _floor(v)),
        ("euro", "" if rent is None else euro(rent)),
        ("label", "" if v.energy_label is None else _tr("label {x}").format(x=v.energy_label)),
        ("boom", OUTDOOR_SPACE.get(v.outdoor_space or "", "")),
        ("agenda", _free(v)),
    ]
    return [(icon, words) for icon, words in facts if words]


def _free(v: VacancyFacts) -> str:
    if v.available_from is None:
        return ""
    return _tr("vrij {day}").format(day=short_date(v.available_from))


def unbroken(address: str) -> str:
    """The address so that a line never breaks at the hyphen of "12-b"."""
    return address.replace("-", "\u2060-\u2060")


def summary_of(v: VacancyFacts) -> str:
    """Bedrooms in short, for a narrow line; "" when not known."""
    if v.bedrooms is None:
        return ""
    return _tr("{n} slk").format(n=v.bedrooms) if v.bedrooms else _tr("studio")


class _Facts(QWidget):
    """Icons with words, side by side; what does not fit in the line goes to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font("body", MEDIUM))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._facts: list[tuple[str, str]] = []

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        self._facts = facts
        self.setAccessibleName(", ".join(words for _icon, words in facts))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[QRectF]:
        metrics, line = QFontMetricsF(self.font()), px(22)
        places, left, top = [], 0.0, 0.0
        for _icon, words in self._facts:
            wide = px(22) + metrics.horizontalAdvance(words)
            if left and left + wide > width:
                left, top = 0.0, top + line
            places.append(QRectF(left, top, wide, line))
            left += wide + px(15)
        return places

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return int(places[-1].bottom()) if places else px(22)

    def sizeHint(self) -> QSize:
        width = max(self.width(), px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setFont(self.font())
        for (icon, words), place in zip(self._facts, self._places(self.width()), strict=True):
            spot = QRectF(place.left(), place.top(), px(17), place.height())
            icons.paint(painter, spot, icon, "text2")
            painter.setPen(colour("text"))
            painter.drawText(place.adjusted(px(22), 0, px(2), 0), LEFT_CENTRE, words)


class Heading(QWidget):
    """Which dwelling is on the table."""

    def __init__(self) -> None:
        super().__init__()
        self.address = Label(role="page", weight=STRONG)
        self._where = Label(tone="text2")
        self._facts = _Facts()
        self._banner = Banner()
        self._where.setContentsMargins(0, 0, 0, px(4))
        self._title = row(self.address, spacing=12)
        self._title.addWidget(self._where, 1, Qt.AlignmentFlag.AlignBottom)
        stack = column(spacing=6)
        stack.addLayout(self._title)
        stack.addWidget(self._facts)
        stack.addWidget(self._banner)
        self.setLayout(stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside the address while both fit on a line, else under it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        words = (self.address, self._where)
        needed = sum(QFontMetricsF(w.font()).horizontalAdvance(w.text()) for w in words)
        beside = needed + px(16) < self.width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._title.setDirection(across if beside else down)
        self._title.setSpacing(px(12) if beside else 0)
        for label in words:
            label.setWordWrap(not beside)

    def show_item(self, item: BoardItem) -> None:
        """Put a dwelling on the table."""
        self.address.setText(unbroken(item.address))
        self.address.setAccessibleName(item.address)
        place = self.tr("agendapunt {n}").format(n=item.position)
        parts = (item.corporation, item.neighbourhood, place)
        self._where.setText(" · ".join(part for part in parts if part))
        self._facts.show_facts(facts_of(item.facts))
        self._arrange()
        strong, _dot, rest = item.banner.partition(" · ")
        self._banner.setVisible(bool(item.banner))
        self._banner.show_text(strong, rest)

    def show_title(self, shown: bool) -> None:
        """In a narrow window the list box above says already which dwelling and whose."""
        self.address.setVisible(shown)
        self._where.setVisible(shown)
