"""What is over its term is shown with the rule that says so, and exactly that goes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.exchange.records import Kind, Record
from matchtafel.exchange.toml_file import FileRefused
from matchtafel.models import Client, DecisionKind, Event, Identity, Profile, RecordLine
from matchtafel.operations import agreement, decisions
from matchtafel.operations.agreement import months_after
from matchtafel.operations.consent import withdraw_consent
from matchtafel.operations.decisions import Draft
from matchtafel.operations.identities import take_names
from matchtafel.operations.refused import Refused
from matchtafel.operations.retention import Preview, carry_out, preview, preview_names
from matchtafel.operations.retention_rules import read_rules
from matchtafel.storage import MEETING, NAMES, Database, record
from tests.builders import files
from tests.builders import meeting as make

from .conftest import NOW, Week

RULES = read_rules()
LONG_AFTER = date(2040, 1, 1)


def due(database: Database, on: date) -> Preview:
    with database.reading() as session:
        return preview(session, RULES, on)


def rules_of(database: Database, on: date) -> list[tuple[str, int]]:
    return [(each.rule, each.row_id) for each in due(database, on).due]


def carry(database: Database, shown: Preview) -> None:
    at = datetime.combine(shown.on, NOW.time())
    with database.act("bewaartermijnen", by="x", at=at, event=Event.ERASED) as session:
        carry_out(session, shown, RULES, now=at)


def file_with(tmp_path: Path, *acts: Callable[[Session], object]) -> Database:
    database = files.database(tmp_path / "overleg")
    for act in acts:
        with files.writing(database) as session:
            act(session)
    return database


def withdrawn(session: Session) -> None:
    client = make.client(session, valid_until=None)
    withdraw_consent(session, client.id, on=date(2026, 11, 24), by="x", now=NOW)


def test_who_withdrew_consent_is_erased_after_the_term_and_not_a_day_before(tmp_path: Path) -> None:
    database = file_with(tmp_path, withdrawn)
    assert rules_of(database, date(2026, 12, 23)) == []
    assert [each.sentence for each in due(database, date(2026, 12, 24)).due] == [
        "P-2026-0088 (Opstap): de cliënt trok de toestemming in op 24 november 2026 en heeft geen "
        "woning. Termijn: 1 maand. De gegevens worden gewist."
    ]


def test_nothing_goes_of_a_client_at_the_table(week: Week) -> None:
    assert rules_of(week.database, date(2027, 9, 1)) == []


def test_an_expired_profile_goes_by_the_day_until_which_it_was_valid(week: Week) -> None:
    assert {rule for rule, _ in rules_of(week.database, date(2028, 3, 1))} == {"profile_expired"}
    assert rules_of(week.database, date(2028, 2, 29)) == []


def test_a_profile_without_an_end_goes_by_its_last_change(tmp_path: Path) -> None:
    database = file_with(tmp_path, lambda s: make.client(s, valid_until=None))
    assert rules_of(database, date(2028, 11, 23)) == []
    assert rules_of(database, date(2028, 11, 24)) == [("profile_without_end", 1)]


def place(week: Week, code: str = "P-1") -> int:
    draft = Draft(DecisionKind.ALLOCATION, week.client_id(code), codes=("MT.BESTE",))
    return week.decide(draft).id


def test_income_goes_after_the_check_and_the_rest_of_a_placed_client_stays(week: Week) -> None:
    place(week)
    client_id = week.client_id("P-1")
    at = date(2027, 12, 31)
    assert ("income_checked", client_id) in rules_of(week.database, at)
    assert ("income_checked", client_id) not in rules_of(week.database, at - timedelta(days=1))
    carry(week.database, due(week.database, at))
    with week.database.reading() as session:
        profile = session.scalars(select(Profile).filter_by(client_id=client_id)).one()
    assert (profile.income, profile.income_year, profile.adults) == (None, None, 1)


def test_a_placed_client_goes_two_years_after_the_agreement(week: Week) -> None:
    place(week)
    client_id = week.client_id("P-1")
    ends = date(2027, 11, 29)
    assert ("agreement_ended", client_id) not in rules_of(week.database, date(2029, 11, 28))
    assert ("agreement_ended", client_id) in rules_of(week.database, months_after(ends, 24))


def test_an_agreement_without_an_end_is_never_taken_to_be_over(week: Week) -> None:
    made = place(week)
    week.write(lambda s: agreement.change_agreement(s, made, {"end_date": None}, by="x", now=NOW))
    shown = due(week.database, LONG_AFTER)
    assert "agreement_ended" not in {each.rule for each in shown.due}
    assert shown.unknown == ("P-1 (Opstap): de dag waarop de termijn begint is niet bekend.",)


def test_a_decision_keeps_the_number_within_its_term_and_no_longer(week: Week) -> None:
    made = place(week)
    week.write(lambda s: decisions.withdraw(s, made, reason="r", by="x", now=NOW))
    client_id = week.client_id("P-1")
    carry(week.database, due(week.database, date(2028, 3, 1)))
    with week.database.reading() as session:
        client = session.get_one(Client, client_id)
        assert session.scalars(select(Profile).filter_by(client_id=client_id)).all() == []
    assert (client.profile_number, client.erased_at is None) == ("P-1", False)
    assert rules_of(week.database, date(2031, 11, 23)) == []
    assert rules_of(week.database, date(2031, 11, 24)) == [("meeting_held", week.meeting_id)]
    carry(week.database, due(week.database, date(2031, 11, 24)))
    assert "toe aan gewist-1" in files.content(week.database)
    # Who was looked at only in that meeting is named nowhere now.
    left = due(week.database, date(2031, 11, 25))
    assert {each.rule for each in left.due} == {"number_unused"}
    carry(week.database, left)
    assert "P-1'" not in files.content(week.database)
    assert rules_of(week.database, LONG_AFTER) == []


def test_whom_no_decision_names_goes_number_and_all(tmp_path: Path) -> None:
    database = file_with(tmp_path, withdrawn)
    carry(database, due(database, date(2026, 12, 24)))
    assert "P-2026-0088" not in files.content(database)


def test_a_list_that_is_no_longer_so_is_not_carried_out(tmp_path: Path) -> None:
    database = file_with(tmp_path, withdrawn)
    shown = due(database, date(2026, 12, 24))
    with files.writing(database) as session:
        make.client(session, "P-2", valid_until=date(2025, 1, 1))
    with pytest.raises(Refused, match="Intussen"):
        carry(database, shown)
    assert "P-2026-0088" in files.content(database)


def test_the_record_verifies_and_holds_ids_only(week: Week) -> None:
    place(week)
    for on in (date(2027, 12, 31), date(2030, 1, 1), date(2032, 1, 1), date(2032, 1, 2)):
        carry(week.database, due(week.database, on))
    with week.database.reading() as session:
        assert record.verify(session, MEETING, week.database.key.record) is None
        lines = session.scalars(select(RecordLine).filter_by(event="gewist")).all()
    assert len(lines) == 4
    assert "P-" not in str([(line.what, line.changes) for line in lines])


def test_an_identity_goes_two_years_after_its_last_change(tmp_path: Path) -> None:
    names = files.database(tmp_path / "namen", NAMES)
    for day, surname in ((1, "Dvořák"), (24, "Öztürk")):
        row = Record(Kind.NAMES, ("Opstap", "P-1"), 2, {"surname": surname}, (), "n.xlsx")
        with files.writing(names) as session:
            take_names(session, [row], now=datetime(2026, 11, day, 9, 0))
    with names.reading() as session:
        assert preview_names(session, RULES, date(2028, 11, 23)).due == ()
        shown = preview_names(session, RULES, date(2028, 11, 24))
    assert [each.sentence.partition(":")[0] for each in shown.due] == ["de naam bij P-1 (Opstap)"]
    carry(names, shown)
    with names.reading() as session:
        assert session.scalars(select(Identity)).all() == []


@given(days=st.lists(st.integers(-900, 900), min_size=1, max_size=5), later=st.integers(0, 1500))
def test_what_is_shown_is_over_its_term_and_what_is_over_it_is_shown(
    tmp_path_factory: pytest.TempPathFactory, days: list[int], later: int
) -> None:
    start = date(2026, 11, 24)
    ends = [start + timedelta(days=day) for day in days]
    on = start + timedelta(days=later)
    database = files.database(tmp_path_factory.mktemp("terms") / "a")
    with files.writing(database) as session:
        for number, end in enumerate(ends):
            make.client(session, f"P-{number}", valid_until=end)
    over = [n + 1 for n, end in enumerate(ends) if months_after(end, 6) <= on]
    assert rules_of(database, on) == [("profile_expired", client) for client in over]
    carry(database, due(database, on))
    with database.reading() as session:
        left = session.scalars(select(Profile.client_id).order_by(Profile.client_id)).all()
    assert left == [n + 1 for n in range(len(ends)) if n + 1 not in over]
    assert rules_of(database, on) == []
    database.close()


RULE = '[rule.een]\nwhat = "{what}"\nmonths = {months}\nthen = "{then}"\nbecause = "{because}"\n'
GOOD = {"what": "meeting", "months": "6", "then": "pseudonymise", "because": "op {since}"}
FAULTS = {
    "een andere tabel": ({"what": "zomaar"}, "eigen.toml, rule.een.what: “zomaar” gevonden"),
    "een maand te weinig": ({"months": "-1"}, "rule.een.months: -1 gevonden, verwacht 0 of meer"),
    "een daad die niet kan": ({"then": "erase"}, "bij meeting kan alleen pseudonymise of keep"),
    "een andere naam": ({"because": "op {dag}"}, "tussen accolades kan alleen {since} staan"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_rule_that_cannot_be_is_refused_with_a_sentence(tmp_path: Path, fault: str) -> None:
    values, told = FAULTS[fault]
    own = tmp_path / "eigen.toml"
    text = RULE.format(**{**GOOD, **values}) + 'source = "eigen keuze"\n'
    own.write_text(text, "utf-8")
    with pytest.raises(FileRefused) as refused:
        read_rules(own)
    assert told in str(refused.value)


def test_a_rule_of_ones_own_takes_the_place_of_the_programs(tmp_path: Path) -> None:
    own = tmp_path / "eigen.toml"
    own.write_text(RULE.format(**GOOD) + 'source = "eigen keuze"\n', "utf-8")
    assert [rule.term for rule in read_rules(own).values()] == ["6 maanden"]


def test_a_rule_that_keeps_lists_nothing(tmp_path: Path) -> None:
    own = tmp_path / "eigen.toml"
    keeps = {**GOOD, "what": "client_expired", "then": "keep"}
    own.write_text(RULE.format(**keeps) + 'source = "eigen keuze"\n', "utf-8")
    database = file_with(tmp_path, lambda s: make.client(s, valid_until=date(2020, 1, 1)))
    with database.reading() as session:
        assert preview(session, read_rules(own), LONG_AFTER).due == ()
