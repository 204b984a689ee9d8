"""The reasons of a decision: a list per outcome, exceptions to a requirement, own words."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from matchtafel.models import DecisionKind
from matchtafel.models.vocabulary import SET_ASIDE, ReasonFor, reasons_for

from .fonts import STRONG, px
from .keys import KeyCap
from .parts import Label, column, row

OUTCOMES = {
    DecisionKind.ALLOCATION: ReasonFor.ALLOCATION,
    DecisionKind.NO_MATCH: ReasonFor.NO_MATCH,
    DecisionKind.HOLD: ReasonFor.HOLD,
}
# Digits are taken by the reasons; T, G and A by the outcomes.
EXCEPTION_KEYS = {"BIJ": "B", "HER": "S", "HHV": "H", "VRIJ": "V", "MAATWERK": "M"}


class CodeList(QWidget):
    """Check boxes with a key each. Codes and half sentences come from the vocabulary."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(spacing=7)
        self.setLayout(self._lines)
        self._boxes: dict[str, QCheckBox] = {}
        self._keys: dict[str, str] = {}

    def show_codes(self, texts: Mapping[str, str], keys: Mapping[str, str]) -> None:
        """Another list; nothing in it is checked."""
        _empty(self._lines)
        self._boxes = {}
        self._keys = {key: code for code, key in keys.items()}
        for code, text in texts.items():
            box = QCheckBox(text)
            key = keys.get(code, "")
            if key:
                box.setAccessibleDescription(self.tr("toets {key}").format(key=key))
            box.toggled.connect(self.changed)
            self._boxes[code] = box
            line = row(box)
            line.addStretch(1)
            if key:
                line.addWidget(KeyCap(key))
            self._lines.addLayout(line)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that are checked, in the order of the list."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def press(self, key: str) -> bool:
        """Check or uncheck the line with this key; whether there is one."""
        code = self._keys.get(key.upper())
        if code is None:
            return False
        self._boxes[code].toggle()
        return True

    def enter(self) -> None:
        """Put the focus on the first line."""
        for box in self._boxes.values():
            box.setFocus()
            return


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout):
            _empty(inner)
        while inner is not None and (part := inner.takeAt(0)) is not None:
            inside = part.widget()
            if inside is not None:
                inside.setParent(None)
                inside.deleteLater()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()


class OwnWords(QPlainTextEdit):
    """The chair's own words, three lines high; Tab goes on to the next field."""

    def __init__(self, name: str, hint: str, lines: int = 3) -> None:
        super().__init__(tabChangesFocus=True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + px(22))

    @property
    def words(self) -> str:
        """What was typed, on one line."""
        return " ".join(self.toPlainText().split())


class Reasons(QWidget):
    """Why: one or more from the list, or own words; for an excluded client also an exception."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.listed, self.exceptions = CodeList(), CodeList()
        self._because = Label(weight=STRONG)
        self._exception = Label(weight=STRONG, wrap=True)
        hint = Label(self.tr("kies minstens één, of schrijf zelf"), "small", "text2")
        self.own = OwnWords(self.tr("Toelichting in eigen woorden"), self.tr("Eigen woorden"))
        head = row(self._because)
        head.addStretch(1)
        head.addWidget(hint)
        body = column(spacing=10)
        body.addWidget(self._exception)
        body.addWidget(self.exceptions)
        body.addLayout(head)
        body.addWidget(self.listed)
        body.addWidget(self.own)
        self.setLayout(body)
        for part in (self.listed, self.exceptions):
            part.changed.connect(self.changed)
        self.own.textChanged.connect(self.changed)

    def show_outcome(self, kind: DecisionKind, unmet: str = "") -> None:
        """The reasons of an outcome; `unmet`: which demands an excluded client does not meet."""
        because = {
            DecisionKind.ALLOCATION: self.tr("Waarom toewijzen? Omdat …"),
            DecisionKind.NO_MATCH: self.tr("Waarom geen match? Omdat …"),
            DecisionKind.HOLD: self.tr("Waarom aanhouden? Omdat …"),
        }
        self._because.setText(because[kind])
        listed = reasons_for(OUTCOMES[kind])
        self.listed.show_codes(listed, {code: str(n) for n, code in enumerate(listed, start=1)})
        excepted = kind is DecisionKind.ALLOCATION and bool(unmet)
        self.exceptions.show_codes(SET_ASIDE if excepted else {}, EXCEPTION_KEYS)
        for part in (self.exceptions, self._exception):
            part.setVisible(excepted)
        because_not = self.tr("Voldoet niet aan: {unmet}. Kies waarom het toch kan.")
        self._exception.setText(because_not.format(unmet=unmet))
        first = self.exceptions if excepted else self.listed
        first.enter()

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of vocabulary.REASONS and SET_ASIDE."""
        return (*self.listed.codes, *self.exceptions.codes)

    def press(self, key: str) -> bool:
        """A key of a line; whether there is such a line."""
        return self.listed.press(key) or self.exceptions.press(key)
