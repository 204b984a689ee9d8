"""The decision: one of three equal outcomes, always with a reason, the minutes' sentence live."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from matchtafel.models import DecisionKind, Presence
from matchtafel.operations import meeting as meetings
from matchtafel.operations.board import BoardItem, Candidate
from matchtafel.operations.decisions import ActionDraft, Draft, first_rank, follows
from matchtafel.operations.lines import CriterionLine
from matchtafel.operations.refused import Refused
from matchtafel.operations.wording import undo_name

from .date_field import DateField
from .decision_actions import Actions, Doer
from .decision_conditions import Conditions
from .decision_effect import Effect
from .decision_reasons import Reasons
from .fonts import STRONG
from .lists import scrolled
from .marks import band_word
from .parts import Chip, Label, row
from .segmented import Option, Segmented
from .sheet import Sheet
from .table import Table

ALLOCATION, NO_MATCH, HOLD = DecisionKind.ALLOCATION, DecisionKind.NO_MATCH, DecisionKind.HOLD
KEYS = {"T": ALLOCATION, "G": NO_MATCH, "A": HOLD}
WEEK = timedelta(days=7)


def doers(table: Table) -> list[Doer]:
    """Who can be given an action: those at the table, then each organisation as such."""
    with table.database.reading() as session:
        known = meetings.organisations(session)
    there = [
        Doer(a.owner_id, a.organisation.name, a.person)
        for a in table.meeting.attendance
        if a.person and a.presence is not Presence.EXCUSED
    ]
    return [*there, *(Doer(o.id, o.name) for o in known)]


class DecisionDialog(Sheet):
    """Record an outcome for one dwelling. recorded: what was done, for the toast."""

    recorded = Signal(str)

    def __init__(
        self,
        table: Table,
        item_id: int,
        kind: DecisionKind,
        client_id: int | None = None,
        window: QWidget | None = None,
    ) -> None:
        self._table = table
        self._item: BoardItem = table.board.item(item_id)
        self._chosen = self._candidate(client_id)
        super().__init__(window)
        self.say(self._item.address, self.tr("Leg besluit vast"))
        self.note.setText(self.tr("Vergissing? Ctrl Z draait het besluit terug."))
        self._build_head()
        self._build_left()
        self.effect = Effect(table, self._item, self._chosen)
        if self.narrow:
            self.right.addWidget(self.effect)
        else:
            self.right.addWidget(scrolled(self.effect), 1)
        self.choose(kind)

    def _candidate(self, client_id: int | None) -> Candidate | None:
        return next((c for c in self._item.candidates if c.client_id == client_id), None)

    def _build_head(self) -> None:
        self.outcome = Segmented(
            self.tr("Uitkomst"),
            [
                Option(ALLOCATION, self.tr("Toewijzen"), "T", "grey"),
                Option(NO_MATCH, self.tr("Geen match"), "G", "grey"),
                Option(HOLD, self.tr("Aanhouden"), "A", "grey"),
            ],
        )
        self.outcome.answered.connect(self._show_outcome)
        self.chips = self._chips()
        self._others = Chip(self._fitting())
        line = row(*self.chips, self._others, spacing=8)
        line.addStretch(1)
        self.head.addLayout(line)
        if self.narrow:
            self.head.addWidget(self.outcome)
        else:
            line.addWidget(self.outcome)

    def _chips(self) -> list[Chip]:
        if self._chosen is None:
            return []
        fit = self._chosen.verdict if self._chosen.verdict != "eligible" else self._chosen.band
        made = [Chip(band_word(fit), fit)]
        if self._chosen.verdict == "excluded":
            return made
        draft = Draft(ALLOCATION, self._chosen.client_id)
        if follows(self._item, draft):
            return [*made, Chip(self.tr("volgt de rangorde"), "neutral", "vink")]
        first = next((c for c in self._item.candidates if c.rank == first_rank(self._item)), None)
        words = self.tr("wijkt af: {code} staat op {rank}")
        text = words.format(code=self._chosen.code, rank=self._chosen.rank)
        if first is not None:
            text += self.tr(", {code} op {rank}").format(code=first.code, rank=first.rank)
        return [*made, Chip(text, "neutral", "vergelijk")]

    def _fitting(self) -> str:
        """How many could get this dwelling: what holding it or finding no match passes by."""
        free = [c for c in self._item.candidates if not c.placed_at]
        n = sum(c.verdict == "eligible" for c in free)
        if n == 0:
            return self.tr("niemand voldoet aan alle eisen")
        if n == 1:
            return self.tr("1 kandidaat voldoet aan alle eisen")
        return self.tr("{n} kandidaten voldoen aan alle eisen").format(n=n)

    def _build_left(self) -> None:
        on = self._table.meeting.held_on
        self.reasons, self.conditions = Reasons(), Conditions()
        self._doers = doers(self._table)
        self.tasks = Actions(self._doers, on)
        self.until = DateField(self.tr("Aanhouden tot"), on)
        self.until.show_date(on + WEEK)
        self._until_line = QWidget()
        line = row(Label(self.tr("Aanhouden tot"), weight=STRONG), self.until, spacing=12)
        line.addStretch(1)
        self._until_line.setLayout(line)
        parts: tuple[QWidget, ...] = (self._until_line, self.reasons, self.conditions, self.tasks)
        for place, part in enumerate(parts):
            self.left.insertWidget(place, part)
        self._offer_conditions()
        for signal in (
            self.reasons.changed,
            self.conditions.changed,
            self.tasks.changed,
            self.until.changed,
        ):
            signal.connect(self._show_effect)

    def _offer_conditions(self) -> None:
        if self._chosen is None:
            return
        year = self.tr("Huurzorgovereenkomst van 1 jaar")
        ask = self.tr("{fact} navragen vóór de aanbieding")
        questions = [_about(line, ask) for line in self._unknown() if line.kind == "requirement"]
        self.conditions.offer([*questions, year], checked=[*questions, year])

    def _unknown(self) -> list[CriterionLine]:
        """What is not known of this pair, requirements first."""
        assert self._chosen is not None
        lines = self._table.board.why(self._item.item_id, self._chosen.client_id)
        unknown = (line for line in lines if line.verdict == "unknown")
        return sorted(unknown, key=lambda line: line.kind != "requirement")

    def _owner_of(self, line: CriterionLine) -> int:
        """Who can tell: the corporation of the dwelling, or else the client's care provider."""
        assert self._chosen is not None
        name = self._item.corporation if not line.vacancy_value else self._chosen.provider
        known = (doer.organisation_id for doer in self._doers if doer.name == name)
        return next(known, self._item.owner_id)

    def _actions_at_hand(self, kind: DecisionKind) -> list[ActionDraft]:
        if kind is not ALLOCATION or self._chosen is None:
            return []
        on, ask = self._table.meeting.held_on, self.tr("{fact} navragen")
        asked = [
            ActionDraft(_about(line, ask), self._owner_of(line), _workday(on, 2))
            for line in self._unknown()[:2]
        ]
        offer = self.tr("Aanbieding versturen")
        return [*asked, ActionDraft(offer, self._item.owner_id, _workday(on, 6))]

    @property
    def kind(self) -> DecisionKind:
        """The outcome chosen."""
        found = self.outcome.value
        assert isinstance(found, DecisionKind)
        return found

    def choose(self, kind: DecisionKind) -> None:
        """Another outcome: its own reasons, the rest of what was typed stays."""
        self.outcome.choose(kind)
        self._show_outcome()

    def _show_outcome(self) -> None:
        kind, chosen = self.kind, self._chosen
        unmet = "; ".join(chosen.reasons) if chosen and chosen.verdict == "excluded" else ""
        named = self.tr("{address} aan {code}")
        code = chosen.code if chosen else self.tr("– (kies eerst een kandidaat)")
        title = named.format(address=self._item.address, code=code)
        self.say(title if kind is ALLOCATION else self._item.address)
        for chip in self.chips:
            chip.setVisible(kind is ALLOCATION)
        self._others.setVisible(kind is not ALLOCATION)
        self._until_line.setVisible(kind is HOLD)
        self.conditions.setVisible(kind is ALLOCATION)
        self.tasks.at_hand(self._actions_at_hand(kind))
        self.reasons.show_outcome(kind, unmet)
        self._show_effect()

    def draft(self) -> Draft:
        """What would be recorded. Raises Refused for a date that is none."""
        kind, given = self.kind, self.kind is ALLOCATION
        return Draft(
            kind=kind,
            client_id=self._chosen.client_id if given and self._chosen else None,
            codes=self.reasons.codes,
            own_words=self.reasons.own.words,
            conditions=self.conditions.texts if given else (),
            actions=self.tasks.drafts,
            hold_until=self.until.value if kind is HOLD else None,
        )

    def _show_effect(self) -> None:
        try:
            draft = self.draft()
        except Refused:
            return
        self.effect.show_draft(draft)

    def carry_out(self) -> None:
        """Record it."""
        draft = self.draft()
        if draft.kind is ALLOCATION and draft.client_id is None:
            raise Refused(self.tr("Kies eerst een kandidaat in de lijst, of een andere uitkomst."))
        self._table.decide(self._item.item_id, draft)
        self.recorded.emit(undo_name(draft.kind, self._item.address))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T, G and A choose the outcome, a line's key checks it; not while one types."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.text().upper() if bare else ""
        if key in KEYS:
            self.choose(KEYS[key])
        elif not (key and self.reasons.press(key)):
            super().keyPressEvent(event)


def _about(line: CriterionLine, words: str) -> str:
    text = words.format(fact=line.label)
    return text[:1].upper() + text[1:]


def _workday(day: date, after: int) -> date:
    """So many days later, moved on from a weekend to Monday."""
    found = day + timedelta(days=after)
    return found + timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)
