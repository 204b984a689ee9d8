"""What the minutes tell: the meeting, its points in order, and what stands of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from matchtafel.models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    DecisionKind,
    Dwelling,
    Meeting,
    Neighbourhood,
    Vacancy,
    VacancyFacts,
    standing,
)


@dataclass(frozen=True)
class Point:
    """A dwelling on the agenda; `number` is what the minutes call it."""

    number: int
    item: AgendaItem
    neighbourhood: str | None

    @property
    def facts(self) -> VacancyFacts:
        """The dwelling as handed in last."""
        return self.item.vacancy.facts

    @property
    def dwelling(self) -> Dwelling:
        return self.item.vacancy.dwelling

    @property
    def name(self) -> str:
        """The address, or the unit number where there is none."""
        return self.facts.address or f"VHE {self.dwelling.unit_number}"

    @property
    def decision(self) -> Decision | None:
        return standing(self.item.decisions)

    def of_kind(self, kind: DecisionKind) -> list[Decision]:
        return [decision for decision in self.item.decisions if decision.kind is kind]


@dataclass(frozen=True)
class Task:
    """An action, numbered through the meeting in order of its date."""

    number: int
    point: Point
    action: Action


@dataclass(frozen=True)
class Record:
    """One meeting. year: what stands of the whole year until then, this meeting included."""

    meeting: Meeting
    points: tuple[Point, ...]
    tasks: tuple[Task, ...]
    year: tuple[Decision, ...]
    other_meetings: bool

    @property
    def decisions(self) -> list[Decision]:
        return [point.decision for point in self.points if point.decision]


def read_record(session: Session, meeting_id: int) -> Record:
    """Read a meeting and what its minutes need; raises NoResultFound without that meeting."""
    meeting = session.scalars(_meeting_query(meeting_id)).one()
    names = _neighbourhood_names(session, (item.vacancy.facts for item in meeting.agenda))
    points = tuple(
        Point(number, item, names.get(item.vacancy.facts.neighbourhood_code))
        for number, item in enumerate(meeting.agenda, start=1)
    )
    meetings, year = _year(session, meeting.held_on)
    return Record(meeting, points, _tasks(points), year, bool(meetings - {meeting.id}))


def _meeting_query(meeting_id: int) -> Select[Meeting]:
    agenda = selectinload(Meeting.agenda)
    decisions = agenda.selectinload(AgendaItem.decisions)
    vacancy = agenda.joinedload(AgendaItem.vacancy)
    return (
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            selectinload(Meeting.attendance).joinedload(Attendance.organisation),
            vacancy.selectinload(Vacancy.versions),
            vacancy.joinedload(Vacancy.dwelling).joinedload(Dwelling.corporation),
            decisions.joinedload(Decision.client),
            decisions.selectinload(Decision.conditions),
            decisions.selectinload(Decision.actions).joinedload(Action.organisation),
        )
    )


def _neighbourhood_names(
    session: Session, facts: Iterable[VacancyFacts]
) -> dict[str | None, str | None]:
    codes = {version.neighbourhood_code for version in facts}
    found = session.scalars(select(Neighbourhood).where(Neighbourhood.code.in_(codes)))
    return {neighbourhood.code: neighbourhood.name for neighbourhood in found}


def _tasks(points: Sequence[Point]) -> tuple[Task, ...]:
    """The actions of what stands and of the addenda, soonest first, undated last."""
    found = [
        (point, action)
        for point in points
        for decision in [point.decision, *point.of_kind(DecisionKind.ADDENDUM)]
        if decision
        for action in decision.actions
    ]
    found.sort(key=lambda pair: (pair[1].due or date.max, pair[0].number, pair[1].id))
    return tuple(Task(number, *pair) for number, pair in enumerate(found, start=1))


def _year(session: Session, until: date) -> tuple[set[int], tuple[Decision, ...]]:
    """The meetings of the calendar year up to this day, and what stands of them.

    Later meetings do not count: minutes printed again must say the same.
    """
    rows = session.execute(
        select(AgendaItem.meeting_id, Decision)
        .join(Decision, Decision.agenda_item_id == AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.held_on.between(date(until.year, 1, 1), until))
        .order_by(Decision.id)
    ).all()
    by_item: dict[int, list[Decision]] = {}
    for _, decision in rows:
        by_item.setdefault(decision.agenda_item_id, []).append(decision)
    found = (standing(decisions) for decisions in by_item.values())
    return {meeting for meeting, _ in rows}, tuple(row for row in found if row)
