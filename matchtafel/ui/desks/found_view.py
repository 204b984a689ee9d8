"""What was found in a file, for the import page: counts, problems and what would change."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from matchtafel.exchange.records import Kind

from ..fonts import MEDIUM, STRONG, px
from ..icons import Icon
from ..marks import RIGHT_CENTRE
from ..parts import Banner, Card, Label, column, row
from .found import Found, change_columns, change_lines, problem_columns
from .rows import RowsModel, Shown
from .view import RowsView

WIDEST, FEWEST = 420, 4


class _Count(QFrame):
    """A figure with its sign and its words."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._figure = Label(role="panel", weight=STRONG)
        self._words = Label(tone="text2", wrap=True)
        line = row(Icon(icon, tone, 22), self._figure, spacing=8, margins=(12, 8, 8, 8))
        line.addWidget(self._words, 1)
        self.setLayout(line)

    def say(self, figure: int, one: str, many: str) -> None:
        """So many of what."""
        self._figure.setText(str(figure))
        self._words.setText(one if figure == 1 else many)
        self.setAccessibleName(f"{figure} {self._words.text()}")


class _Table(QWidget):
    """A title with rows under it; as high as its rows."""

    def __init__(self, title: str, columns: Sequence[Shown]) -> None:
        super().__init__()
        self.model = RowsModel(columns, self)
        self.view = RowsView(self.model, title)
        self._card = Card(inset=1)
        self._card.body.addWidget(self.view)
        self._note = Label(tone="text2")
        head = row(Label(title, weight=STRONG), self._note, spacing=10)
        head.addStretch(1)
        whole = column(spacing=6)
        whole.addLayout(head)
        whole.addWidget(self._card, 1)
        self.setLayout(whole)

    def show_rows(self, rows: Sequence[Any], note: str = "") -> None:
        """Show these rows, or nothing at all."""
        self.setVisible(bool(rows))
        self.model.show(rows)
        self._note.setText(note)
        self.view.resizeColumnsToContents()
        header = self.view.horizontalHeader()
        for place, shown in enumerate(self.model.columns):
            header.setSectionHidden(place, not any(shown.text(of) for of in rows))
            header.resizeSection(place, min(header.sectionSize(place), px(WIDEST)))
        self.view.fit_last()
        self._card.setMinimumHeight(px(36) * min(len(rows), FEWEST) + px(40))
        self._card.setMaximumHeight(px(36) * len(rows) + px(40))
        self.setMaximumHeight(self._card.maximumHeight() + px(30))
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))


class FoundView(QWidget):
    """One file that was read; nothing of it is saved yet."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label(role="panel", weight=STRONG, wrap=True)
        self._saved = Label(
            self.tr("Er is nog niets opgeslagen"), tone="text2", weight=MEDIUM, wrap=True
        )
        self.outcome = Banner()
        self._success = Banner(tone="success")
        self._good = _Count("vink", "success")
        self._wrong = _Count("kruis", "danger")
        self._odd = _Count("let", "warning")
        self._same = _Count("stapel", "text2")
        self.problems = _Table(self.tr("Problemen"), problem_columns())
        self.changes = _Table(self.tr("Wat er verandert"), change_columns())
        self._build()

    def _build(self) -> None:
        head = row(spacing=16)
        head.addWidget(self.heading, 2)
        head.addWidget(self._saved, 1)
        self._saved.setAlignment(RIGHT_CENTRE)
        counts = row(self._good, self._wrong, self._odd, self._same, spacing=12)
        whole = column(spacing=12)
        whole.addLayout(head)
        whole.addLayout(counts)
        for widget in (self.outcome, self._success, self.problems, self.changes):
            whole.addWidget(widget)
        whole.addStretch(0)
        whole.setStretchFactor(self.problems, 2)
        whole.setStretchFactor(self.changes, 2)
        self.setLayout(whole)

    def show_found(self, found: Found, *, names_open: bool) -> None:
        """Show what a file holds."""
        self.heading.setText(self._title(found))
        self._count(found)
        problems = found.reading.problems
        self.problems.show_rows(problems)
        self.changes.show_rows(change_lines(found.changes))
        strong, rest = self._matter(found, names_open)
        self.outcome.setVisible(bool(strong))
        self.outcome.show_text(strong, rest)
        same = bool(found.changes) and not found.to_take
        self._success.setVisible(same)
        self._success.show_text(
            self.tr("Er is niets veranderd"),
            self.tr("de goede rijen staan al zo in dit overleg") if same else "",
        )

    def _title(self, found: Found) -> str:
        reading = found.reading
        rows = self.tr("1 rij") if reading.rows_read == 1 else self.tr("{n} rijen")
        rows = rows.format(n=reading.rows_read)
        if found.is_unreadable and not reading.rows_read:
            return self.tr("Dit bestand is niet te gebruiken")
        if found.is_unreadable:
            return self.tr("Geen van de rijen is goed")
        if not reading.problems:
            return self.tr("{rows} gelezen, zonder problemen").format(rows=rows)
        one, many = self.tr("1 punt in {rows}"), self.tr("{n} punten in {rows}")
        words = one if len(reading.problems) == 1 else many
        return words.format(n=len(reading.problems), rows=rows)

    def _count(self, found: Found) -> None:
        reading, tr = found.reading, self.tr
        self._good.say(len(reading.records), tr("rij is goed"), tr("rijen zijn goed"))
        self._wrong.say(reading.rows_rejected, tr("rij met een fout"), tr("rijen met een fout"))
        self._odd.say(found.warnings, tr("opmerking"), tr("opmerkingen"))
        self._same.say(found.same, tr("rij staat er al zo"), tr("rijen staan er al zo"))
        self._same.setVisible(reading.kind is not Kind.NAMES)
        for count in (self._good, self._wrong, self._odd):
            count.setVisible(bool(reading.rows_read))
        self._same.setVisible(bool(reading.rows_read) and reading.kind is not Kind.NAMES)

    def _matter(self, found: Found, names_open: bool) -> tuple[str, str]:
        """What stands in the way of taking it over, and what can be done."""
        if found.is_unreadable:
            return (
                self.tr("Er is niets om over te nemen"),
                self.tr("verbeter het bestand en lees het opnieuw in"),
            )
        if found.reading.kind is Kind.NAMES and not names_open:
            return (
                self.tr("Het namenbestand is niet open"),
                self.tr(
                    "namen horen alleen daar. Kies in het menu Bestand: Open namenbestand of "
                    "Nieuw namenbestand, en lees dit bestand daarna opnieuw in"
                ),
            )
        return "", ""
