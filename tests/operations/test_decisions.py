"""What the chair may record, what is refused, and what stays in the record."""

from datetime import date

import pytest
from sqlalchemy import select

from matchtafel.models import Decision, DecisionKind, Placement
from matchtafel.operations import decisions
from matchtafel.operations.decisions import ActionDraft, Draft
from matchtafel.operations.refused import Refused

from .conftest import NOW, Week


def allocate(week: Week, code: str, *codes: str, words: str = "") -> Draft:
    return Draft(
        DecisionKind.ALLOCATION,
        client_id=week.client_id(code),
        codes=codes or ("MT.BESTE",),
        own_words=words,
    )


def placements(week: Week) -> list[tuple[int, int]]:
    with week.database.reading() as session:
        return [(p.vacancy_id, p.client_id) for p in session.scalars(select(Placement))]


def test_candidates_stand_in_order_and_without_those_who_gave_no_consent(week: Week) -> None:
    found = [(c.code, c.verdict) for c in week.item().candidates]
    assert found == [
        ("P-1", "eligible"),
        ("P-2", "eligible"),
        ("P-3", "undetermined"),
        ("P-4", "excluded"),
    ]
    assert week.item().no_consent == 1


def test_an_allocation_that_follows_the_ranking_says_so(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    assert made.follows is True
    assert made.sentence == (
        "De tafel wijst Dorpsweg 3 toe aan P-1, omdat dit profiel het best past."
    )
    assert placements(week) == [(week.item().vacancy_id, week.client_id("P-1"))]


def test_a_deviation_keeps_what_was_seen(week: Week) -> None:
    made = week.decide(allocate(week, "P-2", "MT.STEUN", words="P-1 kijkt liever verder"))
    assert made.follows is False
    assert made.sentence.endswith(
        "omdat begeleiding of netwerk dichtbij is. P-1 kijkt liever verder."
    )
    assert (made.seen["first"], made.seen["chosen"], made.seen["chosen_rank"]) == ("P-1", "P-2", 2)
    assert made.seen["counts"] == {
        "eligible": 2,
        "undetermined": 1,
        "excluded": 1,
        "no_consent": 1,
        "placed": 0,
    }
    assert made.seen["suitability"]["outcome"] == "PAS"


def test_the_record_of_a_decision_tells_no_income(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    assert "18765" not in str(made.seen)
    assert {c["id"] for c in made.seen["criteria"]}.isdisjoint(
        {"income_fits_rent", "income_within_daeb", "excluded_area"}
    )


def test_an_unknown_requirement_makes_the_allocation_provisional(week: Week) -> None:
    made = week.decide(allocate(week, "P-3"))
    assert made.provisional
    assert "onder voorbehoud" in made.sentence
    assert "nog niet bekend is: huisdier" in made.sentence


def test_without_a_reason_there_is_no_decision(week: Week) -> None:
    draft = Draft(DecisionKind.ALLOCATION, client_id=week.client_id("P-1"))
    with pytest.raises(Refused, match="reden"):
        week.decide(draft)


def test_a_hold_gives_the_dwelling_to_nobody_even_when_a_candidate_was_chosen(week: Week) -> None:
    made = week.decide(
        Draft(
            DecisionKind.HOLD,
            client_id=week.client_id("P-1"),
            codes=("DOC.FEIT",),
            hold_until=date(2026, 12, 1),
        )
    )
    assert made.client_id is None
    assert made.seen["chosen"] is None
    assert placements(week) == []


def test_a_hold_needs_a_date(week: Week) -> None:
    with pytest.raises(Refused, match="datum"):
        week.decide(Draft(DecisionKind.HOLD, codes=("DOC.FEIT",)))


def test_an_excluded_client_needs_a_coded_exception(week: Week) -> None:
    with pytest.raises(Refused, match="hoogstens"):
        week.decide(allocate(week, "P-4"))
    made = week.decide(allocate(week, "P-4", "MT.STEUN", "MAATWERK"))
    assert "Uitzondering op een eis: maatwerk van de tafel." in made.sentence


def test_nobody_is_allocated_without_consent_whatever_the_reason(week: Week) -> None:
    with pytest.raises(Refused, match="toestemming"):
        week.decide(allocate(week, "P-5", "MAATWERK"))
    assert placements(week) == []


def test_no_client_gets_two_dwellings(week: Week) -> None:
    week.decide(allocate(week, "P-1"))
    with pytest.raises(Refused, match="al toegewezen aan Dorpsweg 3"):
        week.decide(allocate(week, "P-1"), position=2)


def test_no_dwelling_is_given_twice_even_past_the_check(week: Week) -> None:
    before = week.board
    week.decide(allocate(week, "P-1"))
    with pytest.raises(Refused, match="al vergeven"):
        week.write(
            lambda session: decisions.decide(
                session, before, before.items[0], allocate(week, "P-2"), by="x", now=NOW
            )
        )
    assert len(placements(week)) == 1


def test_a_withdrawal_is_a_row_of_its_own_and_frees_the_dwelling(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    week.write(lambda s: decisions.withdraw(s, made.id, reason="verkeerde woning", by="x", now=NOW))
    assert placements(week) == []
    assert week.item().state == "open"
    with week.database.reading() as session:
        record = [(d.kind, d.sentence) for d in session.scalars(select(Decision))]
    assert record == [
        (DecisionKind.ALLOCATION, made.sentence),
        (
            DecisionKind.WITHDRAWAL,
            "Ingetrokken om 10.12 uur: De tafel wijst Dorpsweg 3 toe aan P-1. "
            "Reden: verkeerde woning.",
        ),
    ]


def test_a_decision_is_withdrawn_once(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    week.write(lambda s: decisions.withdraw(s, made.id, reason="r", by="x", now=NOW))
    with pytest.raises(Refused, match="al ingetrokken"):
        week.write(lambda s: decisions.withdraw(s, made.id, reason="r", by="x", now=NOW))


def test_redo_records_the_decision_anew_with_its_conditions_and_actions(week: Week) -> None:
    board = week.board
    draft = Draft(
        DecisionKind.ALLOCATION,
        client_id=week.client_id("P-1"),
        codes=("MT.BESTE",),
        conditions=("Samen bezichtigen",),
        actions=(ActionDraft("Aanbieding sturen", board.meeting.owner_id, date(2026, 11, 26)),),
    )
    made = week.decide(draft)
    week.write(lambda s: decisions.withdraw(s, made.id, reason="r", by="x", now=NOW))
    week.write(lambda s: decisions.repeat(s, made.id, by="x", now=NOW))
    standing = week.item().decision
    assert standing is not None
    assert standing.id != made.id
    assert [c.text for c in standing.conditions] == ["Samen bezichtigen"]
    assert len(placements(week)) == 1


def test_redo_is_refused_when_the_client_went_elsewhere_meanwhile(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    week.write(lambda s: decisions.withdraw(s, made.id, reason="r", by="x", now=NOW))
    week.decide(allocate(week, "P-1"), position=2)
    with pytest.raises(Refused, match="al vergeven"):
        week.write(lambda s: decisions.repeat(s, made.id, by="x", now=NOW))


def test_adopted_minutes_lock_the_meeting(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    week.write(lambda s: decisions.adopt(s, week.meeting_id, by="x", now=NOW))
    with pytest.raises(Refused, match="vastgesteld"):
        week.decide(Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)), position=2)
    with pytest.raises(Refused, match="vastgesteld"):
        week.write(lambda s: decisions.withdraw(s, made.id, reason="r", by="x", now=NOW))


def test_a_decision_counts_at_once_as_a_placement_in_its_neighbourhood(week: Week) -> None:
    before = week.board.scoring.vacancies[1].get("placements_12m")
    week.decide(allocate(week, "P-1"))
    assert before is None
    assert week.board.scoring.vacancies[1]["placements_12m"] == 1


def test_every_decision_carries_the_version_of_the_policy(week: Week) -> None:
    first = week.decide(allocate(week, "P-1"))
    second = week.decide(Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)), position=2)
    assert first.policy_version_id == second.policy_version_id
    assert first.seen["policy"] == {"name": "standaard", "version": "2"}
