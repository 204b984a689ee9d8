"""A client may take consent back: it works at once, and what was decided stays."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from matchtafel.models import (
    Client,
    Consent,
    ConsentScope,
    Decision,
    DecisionKind,
    Placement,
    Profile,
    RecordLine,
)
from matchtafel.operations import decisions
from matchtafel.operations.consent import consent_of, give_consent, withdraw_consent
from matchtafel.operations.decisions import Draft
from matchtafel.operations.proposing import propose_for
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database
from tests.builders import files
from tests.builders import meeting as make

from .conftest import NOW, Week

TODAY = NOW.date()


def withdraw(week: Week, code: str, on: date = TODAY) -> None:
    client_id = week.client_id(code)
    week.write(lambda s: withdraw_consent(s, client_id, on=on, by="x", now=NOW))


def codes(week: Week) -> list[str]:
    return [candidate.code for candidate in week.item().candidates]


def allocate(week: Week, code: str) -> Draft:
    return Draft(DecisionKind.ALLOCATION, week.client_id(code), codes=("MT.BESTE",))


def test_after_a_withdrawal_the_table_sees_only_that_there_is_one_more(week: Week) -> None:
    withdraw(week, "P-1")
    assert codes(week) == ["P-2", "P-3", "P-4"]
    assert week.item().no_consent == 2
    assert week.client_id("P-1") not in propose_for(week.board).placements.values()


def test_a_withdrawal_counts_at_a_meeting_of_an_earlier_day_too(week: Week) -> None:
    later = NOW + timedelta(days=3)
    client_id = week.client_id("P-1")
    week.write(lambda s: withdraw_consent(s, client_id, on=later.date(), by="x", now=later))
    assert week.board.meeting.held_on < later.date()
    assert "P-1" not in codes(week)


def test_a_decision_for_who_withdrew_is_refused_on_an_old_board_as_well(week: Week) -> None:
    before, draft = week.board, allocate(week, "P-1")
    withdraw(week, "P-1")
    with pytest.raises(Refused, match="geen toestemming"):
        week.decide(draft)
    with pytest.raises(Refused, match="geen toestemming"):
        week.write(lambda s: decisions.decide(s, before, before.items[0], draft, by="x", now=NOW))


def test_a_placement_stays_given_and_what_was_seen_stays_as_it_was(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    withdraw(week, "P-1")
    with week.database.reading() as session:
        assert session.scalars(select(Placement)).one().client_id == made.client_id
        assert session.scalars(select(Decision)).one().seen == made.seen
    assert week.item().state_text == "toegewezen aan P-1"


def test_a_decision_that_was_withdrawn_is_not_recorded_anew_without_consent(week: Week) -> None:
    made = week.decide(allocate(week, "P-1"))
    week.write(lambda s: decisions.withdraw(s, made.id, reason="r", by="x", now=NOW))
    withdraw(week, "P-1")
    with pytest.raises(Refused, match="geen toestemming"):
        week.write(lambda s: decisions.repeat(s, made.id, by="x", now=NOW))


def test_a_withdrawal_is_in_the_record(week: Week) -> None:
    client_id = week.client_id("P-1")
    withdraw(week, "P-1")
    with week.database.reading() as session:
        last = session.scalars(select(RecordLine).order_by(RecordLine.number.desc())).first()
    assert last is not None
    assert last.about == [client_id]
    assert last.changes == {"consent": {"added": "1"}}


def test_consent_that_is_given_again_counts_again(week: Week) -> None:
    client_id = week.client_id("P-1")
    withdraw(week, "P-1")
    week.write(lambda s: give_consent(s, client_id, on=TODAY, by="x", now=NOW))
    assert codes(week)[0] == "P-1"


def test_consent_of_the_provider_counts_where_the_profile_has_none(week: Week) -> None:
    client_id = week.client_id("P-5")
    week.write(lambda s: give_consent(s, client_id, on=TODAY, by="x", now=NOW))
    assert "P-5" in codes(week)


def test_consent_for_the_landlord_is_not_consent_for_the_table(week: Week) -> None:
    client_id, landlord = week.client_id("P-5"), ConsentScope.LANDLORD
    week.write(lambda s: give_consent(s, client_id, on=TODAY, scope=landlord, by="x", now=NOW))
    assert "P-5" not in codes(week)


def test_what_cannot_have_been_said_is_refused(week: Week) -> None:
    tomorrow, yesterday = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    nobody, client_id = week.client_id("P-5"), week.client_id("P-1")
    with pytest.raises(Refused, match="nog"):
        withdraw(week, "P-1", on=tomorrow)
    with pytest.raises(Refused, match="niets in te trekken"):
        week.write(lambda s: withdraw_consent(s, nobody, on=TODAY, by="x", now=NOW))
    withdraw(week, "P-1")
    with pytest.raises(Refused, match="niets in te trekken"):
        withdraw(week, "P-1")
    with pytest.raises(Refused, match="24 november 2026"):
        week.write(lambda s: give_consent(s, client_id, on=yesterday, by="x", now=NOW))


# A client's history: profiles handed in one after another, with a withdrawal among them.
DAYS = st.integers(0, 20).map(lambda days: date(2026, 11, 1) + timedelta(days=days))
HANDED_IN = st.lists(st.none() | DAYS, min_size=1, max_size=4)


@given(before=HANDED_IN, after=st.lists(st.none() | DAYS, max_size=4), said=DAYS)
def test_only_a_later_day_that_was_not_known_undoes_a_withdrawal(
    before: list[date | None], after: list[date | None], said: date
) -> None:
    moment = datetime(2026, 11, 21, 9, 0)
    consents = [Consent(id=1, given=False, stated_on=said, recorded_at=moment)]
    consents[0].scope = ConsentScope.TABLE
    handed_in = [(day, moment - timedelta(hours=1)) for day in before]
    handed_in += [(day, moment + timedelta(hours=1)) for day in after]
    client = Client(id=1, consents=consents)
    client.versions = [Profile(consent_date=day, recorded_at=at) for day, at in handed_in]
    counts = consent_of(client, date(2027, 1, 1))
    newest = handed_in[-1][0]
    is_new = bool(after) and newest is not None and newest > said and newest not in before
    assert counts == (newest if is_new else None)


def test_the_command_line_no_longer_tells_of_who_withdrew(tmp_path: Path) -> None:
    from matchtafel.exchange.norms import read_norms
    from matchtafel.operations.meeting_table import scoring_at

    database: Database = files.database(tmp_path / "overleg.matchtafel")
    with files.writing(database) as session:
        make.agenda_item(session, make.meeting(session), make.vacancy(session))
        client_id = make.client(session).id
        withdraw_consent(session, client_id, on=TODAY, by="x", now=NOW)
    scoring = scoring_at(database, None, policy=None, norms=read_norms())
    assert [judged.criterion.id for judged in scoring.judge(0, 0)] == ["consent"]
