"""What the table sees: the agenda, and for each dwelling its candidates in order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from matchtafel.matching.criteria.words import Setting
from matchtafel.matching.explanation.change import spoken
from matchtafel.matching.policy import BANDS
from matchtafel.matching.rank import months_before
from matchtafel.matching.score import criteria_in
from matchtafel.matching.verdict import PairVerdict
from matchtafel.models import (
    AgendaItem,
    Decision,
    DecisionKind,
    Meeting,
    VacancyFacts,
    standing,
)

from .lines import CriterionLine, criterion_lines
from .scoring import Scoring
from .wording import neighbourhood_banner, state_text

STATES = {
    DecisionKind.ALLOCATION: "allocated",
    DecisionKind.NO_MATCH: "no_match",
    DecisionKind.HOLD: "hold",
}
DAYS_IN_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Candidate:
    """One client beside one dwelling."""

    client_id: int
    code: str
    provider: str
    verdict: str
    rank: int
    band: str
    score: float
    low: float
    high: float
    families: Mapping[str, float | None]
    waiting_days: int | None
    waiting_months: float | None
    over_norm: bool
    also_at: str
    proposed_here: bool
    placed_at: str
    nominated: bool
    careful: bool
    question: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class AskFirst:
    """An unknown fact that could change rankings: whom to ask, in how many pairs it plays.

    side: "vacancy" (the pairs are candidates) or "client" (they are dwellings).
    """

    text: str
    owner: str
    count: int
    side: str


@dataclass(frozen=True, eq=False)
class BoardItem:
    """A dwelling on the agenda. owner_id: its corporation. row: its place in the scoring."""

    item_id: int
    vacancy_id: int
    owner_id: int
    position: int
    address: str
    corporation: str
    neighbourhood: str
    facts: VacancyFacts
    state: str
    state_text: str
    banner: str
    decision: Decision | None
    row: int
    board: "Board" = field(repr=False)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Clients who consented, best first."""
        scoring = self.board.scoring
        consented = scoring.scores.consent[0]
        columns = [int(c) for c in scoring.order[self.row] if consented[c]]
        return tuple(
            self.board.candidate(self.row, column, rank)
            for rank, column in enumerate(columns, start=1)
        )

    @property
    def no_consent(self) -> int:
        """How many clients are not looked at, for want of consent."""
        return int((~self.board.scoring.scores.consent[0]).sum())

    @cached_property
    def excluded_by(self) -> tuple[tuple[str, int], ...]:
        """Why candidates without a dwelling dropped out: (words, how many), most first."""
        counts: dict[str, int] = {}
        scores = self.board.scoring.scores
        for column, bits in enumerate(scores.failing[self.row]):
            if scores.consent[0, column] and self.board.client_ids[column] not in self.board.placed:
                for criterion in criteria_in(bits):
                    label = spoken(criterion)
                    counts[label] = counts.get(label, 0) + 1
        return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


@dataclass(frozen=True, eq=False)
class Board:
    """One meeting as it stands now. proposal: vacancy id → client id, once it is worked out.

    unfilled: vacancy id → why the proposal leaves it open.
    """

    meeting: Meeting
    scoring: Scoring
    client_ids: tuple[int, ...]
    placed: Mapping[int, str]
    nominated: frozenset[tuple[int, int]]
    proposal: Mapping[int, int] | None
    agenda: tuple[AgendaItem, ...]
    ask_first: tuple[AskFirst, ...] = ()
    unfilled: Mapping[int, str] = field(default_factory=dict)

    @property
    def policy_label(self) -> str:
        """The rules in force, as the status bar names them."""
        return self.scoring.policy.label

    @property
    def setting(self) -> Setting:
        """The day and the year's norms."""
        return Setting(self.scoring.facts.reference_date, self.scoring.facts.norms)

    @cached_property
    def items(self) -> tuple[BoardItem, ...]:
        """The agenda, in order."""
        return tuple(self._item(row, item) for row, item in enumerate(self.agenda))

    def item(self, item_id: int) -> BoardItem:
        """The agenda item with this id."""
        return next(item for item in self.items if item.item_id == item_id)

    def with_proposal(
        self,
        proposal: Mapping[int, int],
        ask_first: tuple[AskFirst, ...],
        unfilled: Mapping[int, str],
    ) -> "Board":
        """The same board, with what the proposal for the whole table would do."""
        return replace(self, proposal=proposal, ask_first=ask_first, unfilled=unfilled)

    def candidate_of(self, item_id: int, client_id: int) -> Candidate:
        """One client beside one dwelling."""
        return next(c for c in self.item(item_id).candidates if c.client_id == client_id)

    def why(self, item_id: int, client_id: int) -> tuple[CriterionLine, ...]:
        """Every criterion on one pair, in words."""
        row, column = self.item(item_id).row, self.client_ids.index(client_id)
        score = float(self.scoring.scores.score[row, column])
        known = None if score != score else score
        return criterion_lines(self.scoring.judge(row, column), known)

    def candidate(self, row: int, column: int, rank: int) -> Candidate:
        """The candidate at one place of the scoring."""
        scores, client = self.scoring.scores, self.scoring.clients[column]
        client_id, vacancy_id = self.client_ids[column], self.agenda[row].vacancy_id
        proposed = self._proposed_vacancy(client_id)
        days = self.scoring.waiting[column]
        waited = None if days != days else int(days)
        return Candidate(
            client_id=client_id,
            code=client["profile_number"],
            provider=client["provider"],
            verdict=PairVerdict(int(scores.verdict[row, column])).word,
            rank=rank,
            band=BANDS[int(scores.band[row, column])].value,
            score=float(scores.score[row, column]),
            low=float(scores.low[row, column]),
            high=float(scores.high[row, column]),
            families=self._families(row, column),
            also_at="" if proposed in (None, vacancy_id) else self._address(proposed),
            proposed_here=proposed == vacancy_id,
            placed_at=self.placed.get(client_id, ""),
            nominated=(vacancy_id, client_id) in self.nominated,
            careful=client.get("match_weight") == "zorgvuldig",
            question=self._question(row, column),
            reasons=self._reasons(row, column),
            waiting_days=waited,
            waiting_months=None if waited is None else round(waited / DAYS_IN_MONTH, 1),
            over_norm=self._over_norm(column),
        )

    def _families(self, row: int, column: int) -> dict[str, float | None]:
        scores = self.scoring.scores.families
        return {
            family: None if score[row, column] != score[row, column] else float(score[row, column])
            for family, score in scores.items()
        }

    def _over_norm(self, column: int) -> bool:
        urgency = self.scoring.clients[column].get("urgency_date")
        on, norm = self.scoring.facts.reference_date, self.scoring.policy.waiting_norm_months
        return urgency is not None and urgency < months_before(on, norm)

    def _question(self, row: int, column: int) -> str:
        unknown = criteria_in(self.scoring.scores.unknown[row, column])
        return f"{unknown[0].label}?" if unknown else ""

    def _reasons(self, row: int, column: int) -> tuple[str, ...]:
        if not self.scoring.scores.failing[row, column]:
            return ()
        return tuple(
            line.text for line in criterion_lines(self.scoring.judge(row, column)) if line.fails
        )

    def _proposed_vacancy(self, client_id: int) -> int | None:
        for vacancy_id, placed in (self.proposal or {}).items():
            if placed == client_id:
                return vacancy_id
        return None

    def _address(self, vacancy_id: int) -> str:
        return next(i.address for i in self.items if i.vacancy_id == vacancy_id)

    def _item(self, row: int, item: AgendaItem) -> BoardItem:
        decision = standing(item.decisions)
        facts = self.scoring.vacancies[row]
        return BoardItem(
            item_id=item.id,
            vacancy_id=item.vacancy_id,
            owner_id=item.owner_id,
            position=item.position,
            address=item.vacancy.facts.address or item.vacancy.dwelling.unit_number,
            corporation=item.vacancy.dwelling.corporation.name,
            neighbourhood=facts.get("neighbourhood_name") or "",
            facts=item.vacancy.facts,
            state="open" if decision is None else STATES[decision.kind],
            state_text="" if decision is None else state_text(decision),
            banner=neighbourhood_banner(facts),
            decision=decision,
            row=row,
            board=self,
        )
