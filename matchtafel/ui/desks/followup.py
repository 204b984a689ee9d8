"""After the table: contract dates and support of each allocation, for the data sheet."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from matchtafel.exchange.values import Unreadable, day
from matchtafel.matching.dutch import long_date, short_date
from matchtafel.models import Agreement, Decision
from matchtafel.operations.agreement import allocations, months_after, newest_agreement
from matchtafel.operations.board import BoardItem
from matchtafel.operations.intake import Difference
from matchtafel.operations.refused import Refused

from .agreement_columns import agreement_sections
from .facts import Row
from .fields import shown
from .form import Entered
from .form_frame import FormFrame
from .listing import Words
from .room import DeskRoom
from .rows import Shown
from .wording import differences_text

INDEFINITE = "ONB"


class AgreementFrame(FormFrame):
    """The agreement's data; end and review follow the start until one types them."""

    def __init__(self) -> None:
        super().__init__(agreement_sections())
        self.columns = {fact: line.field.column for fact, line in self.form.lines.items()}
        self._followed: dict[str, str] = {}
        for fact in ("start_date", "detail_kind"):
            self.form.lines[fact].field.changed.connect(self._follow)

    def begin(self, texts: Mapping[str, str] | None) -> None:
        """From here on the dates follow."""
        super().begin(texts)
        self._followed = self._expected()

    def _expected(self) -> dict[str, str]:
        """End and review as the start has them: a year, and nine months (domain.md §3.4)."""
        texts = self.form.texts()
        try:
            start = day(texts["start_date"])
        except Unreadable:
            return {"end_date": "", "review_date": ""}
        end: date | None = months_after(start, 12) - timedelta(days=1)
        if texts["detail_kind"] == INDEFINITE:
            end = None
        found = {"end_date": end, "review_date": months_after(start, 9)}
        return {fact: shown(self.columns[fact], found) for fact in found}

    def _follow(self) -> None:
        if self.form.lines["start_date"].wrong():
            return
        expected = self._expected()
        for fact, text in expected.items():
            field = self.form.lines[fact].field
            if field.text in ("", self._followed[fact]):
                field.fill(text)
        self._followed = expected

    def changes(self, entered: Entered) -> dict[str, Any]:
        """The facts that differ from what is known."""
        before = self.row.facts if self.row else {}
        return {fact: value for fact, value in entered.values.items() if before.get(fact) != value}

    def sum_up(self, entered: Entered) -> None:
        """What would change, or how much is still empty."""
        before = self.row.facts if self.row else {}
        changes = [Difference(f, before.get(f), v) for f, v in self.changes(entered).items()]
        if changes:
            self.say("pen", "accent", differences_text(self.columns, changes))
            return
        empty = sum(value is None for value in entered.values.values())
        if empty:
            words = self.tr("Nog leeg: {n} van {all}. Op het blad is dat een vak voor de pen.")
            self.say("vraag", "text2", words.format(n=empty, all=len(entered.values)))
        else:
            self.say("vink", "success", self.tr("Alles is ingevuld."))


class FollowUpPage(DeskRoom):
    """The allocations of this meeting that stand."""

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Vervolg")

    def words(self) -> Words:
        """What the list says."""
        return Words(
            one=self.tr("toewijzing"),
            many=self.tr("toewijzingen"),
            new="",
            empty=self.tr("Er is nog geen woning toegewezen. Dat gaat bij Overleg."),
            icon="vervolg",
        )

    def columns(self) -> Sequence[Shown]:
        """Address and what is still empty first: they stay beside a form."""
        tr = self.tr
        return (
            Shown("name", tr("Adres"), lambda of: of.name, icon=self.draft_sign),
            Shown("empty", tr("Nog leeg"), _empty_text, _empty, number=True),
            Shown("client", tr("Profiel"), lambda of: of.facts["client"]),
            Shown("provider", tr("Zorgaanbieder"), lambda of: of.facts["provider"]),
            Shown("corporation", tr("Corporatie"), lambda of: of.facts["corporation"]),
            Shown("number", tr("Kenmerk"), self._number),
            _day("start_date", tr("Ingangsdatum")),
            _day("end_date", tr("Einddatum")),
            _day("signed_on", tr("Getekend")),
        )

    def _number(self, of: Row) -> str:
        return of.facts.get("number") or self.tr("nog niet begonnen")

    def load(self, session: Any) -> Sequence[Row]:
        """In the order of the agenda."""
        items = {item.item_id: item for item in self.table.board.items}
        return [
            _row(decision, items[decision.agenda_item_id], newest_agreement(session, decision.id))
            for decision in allocations(session, self.table.meeting_id)
        ]

    def ready(self, of: Row) -> Row:
        """Its first version, with what the allocation already tells."""
        if of.facts.get("number"):
            return of
        self.table.change_agreement(int(of.key[0]), {})
        rows: Sequence[Row] = self.listing.model.rows
        return next(row for row in rows if row.key == of.key)

    def make(self) -> AgreementFrame:
        """The form of the data sheet."""
        return AgreementFrame()

    def save(self) -> None:
        """A new version of the agreement's data; Ctrl+Z makes one with the old data."""
        editor = self.editor
        if not self.is_open or not isinstance(editor, AgreementFrame) or editor.row is None:
            return
        editor.consider()
        if editor.form.show_wrong():
            return
        after = editor.changes(editor.form.read())
        if not after:
            self.notice.emit(self.tr("Er is niets veranderd."))
            return
        self._change_agreement(editor, editor.row, after)

    def _change_agreement(self, editor: FormFrame, of: Row, after: Mapping[str, Any]) -> None:
        before = {fact: of.facts.get(fact) for fact in after}
        decision = int(of.key[0])
        text = self.tr("gegevens van {address} gewijzigd").format(address=of.name)
        try:
            self.table.do(
                text,
                lambda: self.table.change_agreement(decision, after),
                lambda: self._take_back(decision, before),
            )
        except Refused as refusal:
            editor.refuse(str(refusal))
        else:
            self.saved(editor, of.key, text)

    def _take_back(self, decision: int, before: Mapping[str, Any]) -> None:
        self.table.change_agreement(decision, before)


def _row(decision: Decision, item: BoardItem, of: Agreement | None) -> Row:
    client = decision.client
    assert client is not None
    known = {} if of is None else {c.name: getattr(of, c.name) for c in of.__table__.columns}
    facts = {
        **known,
        "client": client.profile_number,
        "provider": client.provider.name,
        "corporation": item.corporation,
    }
    about = [client.profile_number, client.provider.name]
    if of is not None:
        at = QCoreApplication.translate("desks", "versie {version} van {day}")
        about += [of.number, at.format(version=of.version, day=short_date(of.recorded_at.date()))]
    return Row((str(decision.id), ""), item.address, facts, " · ".join(about))


_ASKED = tuple(column.fact for section in agreement_sections() for column in section.columns)


def _empty(of: Row) -> int | None:
    """How many fields are not known; None before the agreement has a first version."""
    if not of.facts.get("number"):
        return None
    return sum(of.facts.get(fact) is None for fact in _ASKED)


def _empty_text(of: Row) -> str:
    empty = _empty(of)
    return "–" if empty is None else str(empty)


def _day(fact: str, header: str) -> Shown:
    def text(of: Row) -> str:
        day = of.facts.get(fact)
        return "–" if day is None else long_date(day)

    return Shown(fact, header, text, lambda of: of.facts.get(fact))
