"""Which letters a text file has, where it does not say: shown in its own words, to choose from."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from matchtafel.exchange.characters import CHOICES, looks

from ..parts import Card, Label


class CharactersCard(Card):
    """A line for each way to read the file. chosen(code): read it again in this way."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("desks", "In welke regel kloppen de woorden?"))
        told = self.tr("Dit bestand zegt niet welke letters het heeft. Het is gelezen als Windows.")
        self.body.addWidget(Label(told, "small", "text2", wrap=True))
        self._group = QButtonGroup(self)
        self.lines = {code: QRadioButton() for code in CHOICES}
        for code, line in self.lines.items():
            self._group.addButton(line)
            self.body.addWidget(line)
            line.clicked.connect(lambda _checked, code=code: self.chosen.emit(code))
        self.hide()

    def look_at(self, path: Path) -> None:
        """Another file: show its words in each way; nothing to show where it tells itself."""
        found: dict[str, tuple[str, ...]] = {}
        with suppress(OSError):  # reading it will tell
            found = looks(path)
        for code, line in self.lines.items():
            words = " · ".join(found.get(code, ()))
            line.setText(f"{CHOICES[code]}: {words}")
            line.setVisible(code in found)
        self.lines["cp1252"].setChecked(True)
        self.setVisible(len(found) > 1)
