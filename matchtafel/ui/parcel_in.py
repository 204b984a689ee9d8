"""Reading a package: its passphrase, then what it would change here, then taking it in."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from matchtafel.exchange.parcel import Parcel
from matchtafel.exchange.parcel_columns import KINDS, Holds
from matchtafel.models import Client, Vacancy
from matchtafel.operations import meeting, parcels
from matchtafel.operations.parcels_in import Preview, Received, moment, older
from matchtafel.operations.parcels_out import place_of
from matchtafel.operations.refused import Refused

from .desks.found import ChangeLine, change_columns, change_lines
from .desks.rows import RowsModel
from .desks.view import RowsView
from .fonts import px
from .parcel_out import Lines
from .parts import Banner, Card, Chip, Label, row
from .passphrase import AskPassphrase
from .sheet import Sheet
from .table import Table, told

WIDEST, FEWEST, REMARKS = 420, 4, 164
# So much more of the room than the empty end of a sheet.
MOST = 20


class AskParcel(AskPassphrase):
    """The passphrase of a package. opened: what is in it, held against the file."""

    opened = Signal(object)

    def __init__(self, table: Table, path: Path, window: QWidget | None = None) -> None:
        super().__init__(path.name, self._open, window)
        self._table, self._path = table, path
        self.by_code.hide()  # a package has no recovery code
        self.settle()

    def carry_out(self) -> None:
        """Try it; what is wrong stays to be mended."""
        if not self.secret.text.strip():
            raise Refused(self.tr("Vul het wachtwoord van het pakket in."))
        super().carry_out()

    def _open(self, typed: str, _by_code: bool) -> None:
        table = self._table
        with told():
            parcel = parcels.open_parcel(self._path, typed)
            with table.database.reading() as session:
                found = parcels.preview(session, parcel)
            if parcel.holds is Holds.DECISIONS:  # that they were read, before they are
                parcels.receive(table.database, parcel, by=table.author, now=table.clock())
        self.accepted.connect(lambda: self.opened.emit(found))


class DecisionsIn(Sheet):
    """The decisions in a package, to read. Nothing of them goes into the file."""

    def __init__(self, parcel: Parcel, window: QWidget | None = None) -> None:
        super().__init__(window, right=False)
        assert parcel.made_for is not None
        self.say(self.tr("Besluiten voor {name}").format(name=parcel.made_for.name))
        self.head.addWidget(_when(parcel))
        self.note.setText(self.tr("In het logboek staat dat u ze las. Meer wordt niet bewaard."))
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(self.title.text())
        self.text.setPlainText("\n".join(parcels.decision_lines(parcel)))
        self.left.insertWidget(0, self.text, MOST)
        _only_close(self)
        self.text.setFocus()

    def carry_out(self) -> None:
        """Ctrl+Enter closes too."""


class RowsIn(Sheet):
    """What a package would change. taken: what was done, and whether Ctrl+Z takes it back."""

    taken = Signal(str, bool)

    def __init__(self, table: Table, found: Preview, window: QWidget | None = None) -> None:
        super().__init__(window, right=False)
        self._table, self._found, parcel = table, found, found.parcel
        self.can_take = not found.changes_nothing and not found.is_older
        title = self.tr("Pakket met {what} van {name}")
        title = title.format(what=parcel.holds, name=parcel.made_by.name)
        self.say(title, self.tr("Neem over"))
        self.head.addWidget(_when(parcel))
        chips = row(*(Chip(words) for words in self._counts()))
        if parcel.left_out:
            without = self.tr("{n} zonder toestemming, niet in het pakket")
            chips.addWidget(Chip(without.format(n=parcel.left_out), "warning"))
        chips.addStretch(1)
        self.head.addLayout(chips)
        self.changes = Changes(found)
        warnings = Lines(Banner(self.tr("Let op")), self.tr("Opmerkingen bij dit pakket"))
        warnings.setMaximumHeight(px(REMARKS))
        warnings.show_lines([f"{place_of(parcel, p.row)}{p}" for p in parcel.problems], "\n\n")
        for place, part in enumerate((*self._banners(), self.changes, warnings)):
            self.left.insertWidget(place, part, MOST if part is self.changes else 0)
        self.note.setText(self.tr("Eerst komt er een reservekopie. Ctrl Z draait dit terug."))
        if found.gone:
            self.note.setText(self.tr("Eerst komt er een reservekopie."))
        if not self.can_take:
            self.note.clear()
            _only_close(self)
        (self.leave if self.changes.isHidden() else self.changes.view).setFocus()

    def _counts(self) -> list[str]:
        found, tr = self._found, self.tr
        same = sum(change.is_same for change in found.changes)
        new = sum(change.is_new for change in found.changes)
        counts = {
            tr("{n} nieuw"): new,
            tr("{n} gewijzigd"): len(found.changes) - new - same,
            tr("{n} van tafel"): len(found.gone),
            tr("{n} hetzelfde"): same,
        }
        return [words.format(n=n) for words, n in counts.items() if n]

    def _banners(self) -> list[Banner]:
        found = self._found
        if found.changes_nothing:
            rest = self.tr("alles in dit pakket staat al zo in dit bestand")
            return [Banner(self.tr("Er verandert niets"), rest, "success")]
        if found.is_older:
            return [Banner(self.tr("Ouder pakket"), older(found), "danger")]
        if not found.gone:
            return []
        keeps = self.tr("wie een woning kreeg, houdt die")
        if found.parcel.holds is Holds.VACANCIES:
            keeps = self.tr("wat is besproken, blijft op de agenda")
        one, many = self.tr("1 gaat van tafel"), self.tr("{n} gaan van tafel")
        count = (one if len(found.gone) == 1 else many).format(n=len(found.gone))
        rest = self.tr("{name} stuurt dit niet meer mee; {keeps}. Ctrl Z haalt het niet terug")
        return [Banner(count, rest.format(name=found.parcel.made_by.name, keeps=keeps))]

    def carry_out(self) -> None:
        """Take it in; where nothing can be taken, Ctrl+Enter closes."""
        if not self.can_take:
            return
        told = self.tr("Pakket van {name} ingelezen: {what}").format(
            name=self._found.parcel.made_by.name, what=", ".join(self._counts())
        )
        take(self._table, self._found.parcel, told)
        self.taken.emit(told, not self._found.gone)


class Changes(Card):
    """A line for each who leaves, each fact that changes and each row that is new."""

    def __init__(self, found: Preview) -> None:
        super().__init__(inset=1)
        owner = f" · {found.parcel.made_by.name}"  # of all of them
        named = [replace(c, what=c.what.removesuffix(owner)) for c in change_lines(found.changes)]
        lines = [*map(_leaving, found.gone), *named]
        model = RowsModel(change_columns(), self)
        self.view = RowsView(model, self.tr("Wat er verandert"))
        self.body.addWidget(self.view)
        model.show(lines)
        self.view.resizeColumnsToContents()
        header = self.view.horizontalHeader()
        for place, shown in enumerate(model.columns):
            header.setSectionHidden(place, not any(shown.text(line) for line in lines))
            header.resizeSection(place, min(header.sectionSize(place), px(WIDEST)))
        self.view.fit_last()
        self.setMinimumHeight(px(36) * min(len(lines), FEWEST) + px(40))
        self.setMaximumHeight(px(36) * len(lines) + px(56))
        self.setVisible(bool(lines))
        if lines:
            self.view.setCurrentIndex(model.index(0, 0))


def take(table: Table, parcel: Parcel, text: str) -> Received:
    """Take a package in, in one act; what left the table leaves the agenda, if not spoken of."""

    def act(session: Any, now: datetime) -> Received:
        done = parcels.take_in(session, parcel, by=table.author, now=now)
        if parcel.holds is Holds.VACANCIES:
            for gone in done.gone:
                with suppress(Refused):
                    meeting.drop_from_agenda(session, table.meeting_id, [gone])
        return done

    return table.take(KINDS[parcel.holds], f"pakket met {parcel.holds} ingelezen", text, act)


def _when(parcel: Parcel) -> Label:
    said = QCoreApplication.translate("parcels", "Van {name}, gemaakt {when}")
    said = said.format(name=parcel.made_by.name, when=moment(parcel.made_at))
    return Label(said, tone="text2", wrap=True)


def _only_close(sheet: Sheet) -> None:
    sheet.do.hide()
    sheet.leave.setText(QCoreApplication.translate("parcels", "Sluit"))


def _leaving(gone: Client | Vacancy) -> ChangeLine:
    word = QCoreApplication.translate("parcels", "van tafel")
    if isinstance(gone, Client):
        name = gone.profile_number
    else:
        name = " · ".join(filter(None, (gone.facts.address, gone.dwelling.unit_number)))
    return ChangeLine(word, ("uit", "warning"), name, "", "", "")
