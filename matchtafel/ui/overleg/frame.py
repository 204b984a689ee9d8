"""The parts of the Overleg page and where they stand in a window of any size.

Frame()   agenda, heading, card (with table), why, compare, foot; box and tabs in a narrow window;
          shape says which; signal reshaped
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from ..fonts import px, unit
from ..parts import Card, column, row
from .agenda import AgendaPane
from .candidate_card import CandidateCard
from .compare import CompareStrip
from .decisions import DecisionFoot
from .heading import Heading
from .shape import shape_of
from .why import WhyPanel


class Frame(QWidget):
    """Agenda, middle and why-column; in a narrow window one column with tabs."""

    reshaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = shape_of(0, 0)
        self.agenda, self.heading, self.card = AgendaPane(), Heading(), CandidateCard()
        self.table = self.card.table
        self.why, self.compare, self.foot = WhyPanel(), CompareStrip(), DecisionFoot()
        self.box, self.tabs = QComboBox(), QTabBar()
        self._build()
        self._arrange()

    def _build(self) -> None:
        self.box.setAccessibleName(self.tr("Agenda"))
        self.tabs.setAccessibleName(self.tr("Kandidaten of redenen"))
        for word in (self.tr("Kandidaten"), self.tr("Waarom")):
            self.tabs.addTab(word)
        self._centre = column(self.box, self.heading, self.tabs, self.card, self.compare)
        self._centre.setStretchFactor(self.card, 1)
        self._centre.setSpacing(px(9))
        self._centre.setContentsMargins(px(16), px(12), px(16), px(10))
        self._side = Card(part="panel", inset=0)
        self._side.body.setSpacing(0)
        self._side.body.addWidget(self.why, 1)
        self._side.body.addWidget(self.foot)
        whole = row(self.agenda, spacing=0)
        whole.addLayout(self._centre, 1)
        whole.addWidget(self._side)
        self.setLayout(whole)
        # Less than the layout asks for: a smaller page is arranged otherwise.
        self.setMinimumSize(px(460), px(220))
        self.tabs.currentChanged.connect(self._show_tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another shape of window, another arrangement."""
        super().resizeEvent(event)
        self.shape = shape_of(self.width() / unit(), self.height() / unit())
        if (self.shape, unit()) != self._arranged_for:
            self._arrange()

    def _arrange(self) -> None:
        self._arranged_for = self.shape, unit()
        wide, narrow = self.shape.wide, self.shape.narrow
        self.agenda.setFixedWidth(px(self.shape.agenda))
        self._side.setFixedWidth(px(self.shape.side))
        self.card.arrange(narrow, wide)
        self.agenda.setVisible(not narrow)
        self.box.setVisible(narrow)
        self.tabs.setVisible(narrow)
        self.heading.show_title(not narrow)
        self.foot.show_in_row(narrow)
        home = self._centre if narrow else self._side.body
        if home.indexOf(self.why) < 0:
            home.addWidget(self.why, 1)
            home.addWidget(self.foot)
        self._side.setVisible(not narrow)
        if narrow and self.shape.low:
            self.why.scroll_all(True, self.heading)
        else:
            self.why.scroll_all(narrow)
            self._centre.insertWidget(1, self.heading)
        self._show_tab()
        self.reshaped.emit()

    def _show_tab(self) -> None:
        narrow, reasons = self.shape.narrow, self.tabs.currentIndex() == 1
        self.card.setVisible(not narrow or not reasons)
        self.why.setVisible(not narrow or reasons)
