"""The agreement that follows an allocation: versions, terms and numbers."""

from datetime import date, timedelta

from matchtafel.models import Agreement, Decision, DecisionKind
from matchtafel.operations import agreement, decisions
from matchtafel.operations.agreement import months_after, newest_agreement
from matchtafel.operations.decisions import Draft
from tests.builders import files

from .conftest import NOW, Week


def allocate(week: Week, code: str, position: int = 1) -> Decision:
    draft = Draft(DecisionKind.ALLOCATION, client_id=week.client_id(code), codes=("MT.BESTE",))
    return week.decide(draft, position)


def change(week: Week, decision: Decision, **changes: object) -> Agreement:
    with files.writing(week.database) as session:
        return agreement.change_agreement(session, decision.id, changes, by="x", now=NOW)


def newest(week: Week, decision_id: int) -> Agreement | None:
    with week.database.reading() as session:
        return newest_agreement(session, decision_id)


def test_an_agreement_runs_for_a_year_from_the_day_the_dwelling_is_free(week: Week) -> None:
    made = change(week, allocate(week, "P-1"))
    assert made.start_date == date(2026, 11, 30)
    assert made.end_date == date(2027, 11, 29)
    assert made.number == "HZ-2026-0001"


def test_a_change_is_a_new_version_and_no_change_is_none(week: Week) -> None:
    decision = allocate(week, "P-1")
    change(week, decision)
    assert change(week, decision, keys=3).version == 2
    assert change(week, decision, keys=3).version == 2
    assert change(week, decision, keys=2).number == "HZ-2026-0001"


def test_each_allocation_gets_a_number_of_its_own(week: Week) -> None:
    first, second = allocate(week, "P-1"), allocate(week, "P-2", position=2)
    assert [change(week, d).number for d in (first, second)] == ["HZ-2026-0001", "HZ-2026-0002"]


def test_what_was_known_goes_along_when_a_decision_is_recorded_anew(week: Week) -> None:
    decision = allocate(week, "P-1")
    change(week, decision, keys=3)
    week.write(lambda s: decisions.withdraw(s, decision.id, reason="r", by="x", now=NOW))
    week.write(lambda s: decisions.repeat(s, decision.id, by="x", now=NOW + timedelta(minutes=1)))
    standing = week.item().decision
    assert standing is not None
    kept = newest(week, standing.id)
    assert kept is not None
    assert (kept.keys, kept.number, kept.version) == (3, "HZ-2026-0001", 1)


def test_only_allocations_that_stand_are_listed(week: Week) -> None:
    first = allocate(week, "P-1")
    allocate(week, "P-2", position=2)
    week.write(lambda s: decisions.withdraw(s, first.id, reason="r", by="x", now=NOW))
    with week.database.reading() as session:
        found = agreement.allocations(session, week.meeting_id)
    assert [d.client.profile_number for d in found if d.client] == ["P-2"]


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
