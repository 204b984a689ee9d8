"""Making a package: what goes and what stays here, and the passphrase that it opens with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPlainTextEdit, QRadioButton, QWidget

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.parcel import Parcel
from matchtafel.exchange.parcel_columns import KEPT_HOME, Holds
from matchtafel.exchange.records import Kind
from matchtafel.models import Organisation, OrganisationKind
from matchtafel.operations import parcels
from matchtafel.operations.meeting import organisations
from matchtafel.operations.refused import Refused
from matchtafel.storage.keys import check_passphrase
from matchtafel.storage.sealed import SUFFIX

from .choosing import ask_to_save
from .fonts import STRONG, px
from .parts import Banner, Label, Rule, column, row
from .passphrase import Secret
from .sheet import Sheet
from .table import Table, told

PROVIDER, CORPORATION = OrganisationKind.PROVIDER, OrganisationKind.CORPORATION


def _tr(text: str) -> str:
    return QCoreApplication.translate("parcels", text)


@dataclass(frozen=True)
class Sending:
    """A package that this file can make; name: of the file. `make` raises Refused."""

    words: str
    name: str
    make: Callable[[Any, datetime], Parcel]


def sendings(table: Table) -> list[Sending]:
    """Decisions of this meeting, a partner at a time; then what each hands in for the table."""
    with table.database.reading() as session:
        partners = [p for p in organisations(session) if p.kind in (PROVIDER, CORPORATION)]
        decided = [_decisions(table.meeting_id, partner) for partner in partners]
        told = [sending for sending in decided if _has_any(sending, session, table.clock())]
    return [*told, *map(_rows, partners)]


def _rows(partner: Organisation) -> Sending:
    name = partner.name
    if partner.kind is PROVIDER:
        words, file = _tr("Profielen van {name}, voor de tafel"), f"{Holds.PROFILES}-{name}"
    else:
        words, file = _tr("Woningen van {name}, voor de tafel"), f"{Holds.VACANCIES}-{name}"

    def make(session: Any, now: datetime) -> Parcel:
        if partner.kind is PROVIDER:
            return parcels.profiles_parcel(session, name, now=now)
        return parcels.vacancies_parcel(session, name, now=now)

    return Sending(words.format(name=name), file, make)


def _decisions(meeting_id: int, partner: Organisation) -> Sending:
    words = _tr("Besluiten voor {name}").format(name=partner.name)

    def make(session: Any, now: datetime) -> Parcel:
        return parcels.decisions_parcel(session, meeting_id, partner, now=now)

    return Sending(words, f"{Holds.DECISIONS}-{partner.name}", make)


def _has_any(sending: Sending, session: Any, now: datetime) -> bool:
    """One that is refused is named too: the reason is told where it is chosen."""
    try:
        return bool(sending.make(session, now).decisions)
    except Refused:
        return True


class Lines(QWidget):
    """Text to read under a heading, by keyboard too; not there without text."""

    def __init__(self, heading: QWidget, name: str) -> None:
        super().__init__()
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(name)
        self.text.setMinimumHeight(px(120))
        whole = column(heading, spacing=6)
        whole.addWidget(self.text, 1)
        self.setLayout(whole)

    def show_lines(self, lines: Sequence[str], between: str = "\n") -> None:
        """Show these lines."""
        self.text.setPlainText(between.join(lines))
        self.setVisible(bool(lines))


class Contents(QWidget):
    """What goes along in a package and what stays here, with what to look at first."""

    def __init__(self) -> None:
        super().__init__()
        self._goes, self._stays = Label(wrap=True), Label(wrap=True)
        self._watch = Banner(self.tr("Kijk hier eerst naar"))
        self.remarks = Lines(self._watch, self.tr("Opmerkingen bij dit pakket"))
        reading = Label(self.tr("Zo leest de ontvanger het"), weight=STRONG)
        self.decisions = Lines(reading, reading.text())
        whole = column(Label(self.tr("Wat er meegaat"), weight=STRONG), self._goes)
        whole.addSpacing(px(8))
        whole.addWidget(Label(self.tr("Wat hier blijft"), weight=STRONG))
        whole.addWidget(self._stays)
        whole.addSpacing(px(8))
        whole.addWidget(self.remarks, 1)
        whole.addWidget(self.decisions, 1)
        whole.addStretch(0)
        self.setLayout(whole)

    def show_parcel(self, parcel: Parcel) -> None:
        """Say what is in it."""
        self._goes.setText("\n".join(self._going(parcel)))
        self._stays.setText("\n".join(self._staying(parcel)))
        remarks = parcels.remarks(parcel)
        self.remarks.show_lines(remarks, "\n\n")
        self.decisions.show_lines(parcels.decision_lines(parcel) if parcel.meeting else [])

    def _going(self, parcel: Parcel) -> list[str]:
        count, name = len(parcel.records) or len(parcel.decisions), parcel.made_by.name
        one, many = {
            Holds.PROFILES: (self.tr("1 profiel"), self.tr("{n} profielen")),
            Holds.VACANCIES: (self.tr("1 woning"), self.tr("{n} woningen")),
            Holds.DECISIONS: (self.tr("1 besluit"), self.tr("{n} besluiten")),
        }[parcel.holds]
        what = (one if count == 1 else many).format(n=count)
        if parcel.holds is Holds.DECISIONS:
            return [self.tr("{what}, als tekst om te lezen.").format(what=what)]
        gone = self.tr("Wat er van {name} niet in zit, gaat bij de voorzitter van tafel.")
        return [self.tr("{what}.").format(what=what), gone.format(name=name)]

    def _staying(self, parcel: Parcel) -> list[str]:
        if parcel.holds is Holds.VACANCIES:
            return [self.tr("Niets: alle gegevens van deze woningen gaan mee.")]
        if parcel.holds is Holds.DECISIONS:
            return [self.tr("Alles wat niet over deze ontvanger gaat.")]
        kept = " ".join(KEPT_HOME.values()).split()
        labels = ", ".join(f"‘{c.label}’" for c in TEMPLATES[Kind.PROFILES] if c.header in kept)
        lines = [self.tr("Namen, en van elk profiel: {labels}.").format(labels=labels)]
        if parcel.left_out:
            one, many = self.tr("1 cliënt"), self.tr("{n} cliënten")
            who = (one if parcel.left_out == 1 else many).format(n=parcel.left_out)
            without = self.tr("{who} zonder toestemming. De tafel ziet alleen dit aantal.")
            lines.append(without.format(who=who))
        return lines


class ParcelOut(Sheet):
    """Choose what goes and with which passphrase, then where to save it. sent: what was made."""

    sent = Signal(str)

    def __init__(self, table: Table, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._table = table
        self._sending: Sending | None = None
        self._parcel: Parcel | None = None
        self._path = Path()
        self.say(self.tr("Maak pakket"), self.tr("Bewaar pakket"))
        self.note.setText(self.tr("In het logboek staat dat het pakket is gemaakt."))
        self._build_right()
        for place, part in enumerate((*self._choice(), *self._secrets())):
            self.left.insertWidget(place, part)
        (self.choices[0] if self.choices else self.first).setFocus()

    def _build_right(self) -> None:
        self._empty = Label(self.tr("Kies wat u stuurt."), tone="text2", wrap=True)
        self.contents = Contents()
        self.contents.hide()
        self.right.addWidget(self._empty)
        self.right.addWidget(self.contents, 1)
        self.right.addStretch(0)

    def _choice(self) -> list[QWidget]:
        self._group, self.choices = QButtonGroup(self), []
        for sending in sendings(self._table):
            choice = QRadioButton(sending.words)
            choice.clicked.connect(partial(self.choose, sending))
            self._group.addButton(choice)
            self.choices.append(choice)
        asked = self.tr("Wat stuurt u?")
        if not self.choices:
            asked = self.tr("In dit bestand staat nog niemand die een pakket kan sturen.")
        return [Label(asked, weight=STRONG, wrap=True), *self.choices, Rule()]

    def _secrets(self) -> list[QWidget]:
        self.first = Secret(self.tr("Wachtwoord, minstens 12 tekens"))
        self.again = Secret(self.tr("Nog een keer"))
        self.readable = QCheckBox(self.tr("Laat zien wat ik typ"))
        for secret in (self.first, self.again):
            self.readable.toggled.connect(secret.show_letters)
        both = QWidget()
        both.setLayout(row(self.first, self.again, spacing=12))
        told = Label(
            self.tr(
                "De ontvanger heeft dit wachtwoord nodig. Spreek het af door de telefoon. Stuur "
                "het nooit met het pakket mee, ook niet in dezelfde mail."
            ),
            tone="text2",
            wrap=True,
        )
        return [both, self.readable, told]

    def choose(self, sending: Sending) -> None:
        """Show what would go."""
        self._sending, self._parcel = sending, None
        self.problem.hide()
        try:
            with self._table.database.reading() as session:
                self._parcel = sending.make(session, self._table.clock())
        except Refused as refusal:
            self.refuse(str(refusal))
        else:
            self.contents.show_parcel(self._parcel)
        self._empty.setVisible(self._parcel is None)
        self.contents.setVisible(self._parcel is not None)

    def do_it(self) -> None:
        """Ask where to save it, once the rest is right."""
        try:
            self._check()
        except Refused as refusal:
            self.refuse(str(refusal))
            return
        assert self._sending is not None
        name = re.sub(r"[^\w-]+", "-", f"{self._sending.name}-{self._table.clock():%Y-%m-%d-%H%M}")
        kinds = self.tr("Pakket (*{suffix})").format(suffix=SUFFIX)
        title = self.tr("Bewaar pakket")
        ask_to_save(self, title, kinds, name + SUFFIX, self.save, replaces=False)

    def _check(self) -> None:
        if self._sending is None:
            raise Refused(self.tr("Kies eerst wat u stuurt."))
        if self._parcel is None:
            raise Refused(self.problem_text)
        if self.first.text != self.again.text:
            raise Refused(self.tr("De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."))
        with told():
            check_passphrase(self.first.text)

    def save(self, path: Path) -> None:
        """Make it there and close, or say why not and stay."""
        self._path = path
        super().do_it()

    def carry_out(self) -> None:
        """Make the package that was shown."""
        assert self._parcel is not None
        table, path = self._table, self._path
        with told():
            parcels.send(
                table.database,
                self._parcel,
                path,
                self.first.text,
                by=table.author,
                now=table.clock(),
            )
        self.sent.emit(self.tr("Pakket bewaard: {path}").format(path=path))
