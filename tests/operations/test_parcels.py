"""Packages on real files: who is in them, what they change, and what they never hold."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matchtafel.exchange.parcel import Parcel, to_json
from matchtafel.exchange.parcel_columns import DECISION, FOR_TABLE
from matchtafel.exchange.parcel_reading import read_parcel
from matchtafel.models import (
    Base,
    Client,
    DecisionKind,
    Meeting,
    Organisation,
    OrganisationKind,
    RecordLine,
    Vacancy,
)
from matchtafel.operations.consent import consent_of, give_consent, withdraw_consent
from matchtafel.operations.intake import Difference
from matchtafel.operations.parcels import (
    decision_lines,
    decisions_parcel,
    open_parcel,
    preview,
    profiles_parcel,
    receive,
    send,
    vacancies_parcel,
)
from matchtafel.operations.parcels_in import Preview, Received
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database, DatabaseProblem, keys
from matchtafel.storage.sealed import seal
from tests.builders import files
from tests.builders import meeting as make
from tests.faults.disk import Disk

NOW = datetime(2026, 11, 24, 9, 45)
LATER = NOW + timedelta(hours=1)
WORDS = "vier losse woorden samen"
BY = "M. de Groot"
BSN = "111222333"  # passes the eleven-test
NAME = "Yıldız"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package says itself how dear its passphrase is; these are cheap."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def opstap(tmp_path: Path) -> Database:
    """A provider's own file: two who consent, one who does not."""
    database = files.database(tmp_path / "opstap.matchtafel")
    with files.writing(database) as session:
        make.client(session, "P-1", note="graag dicht bij de tram")
        make.client(session, "P-2", income=None)
        make.client(session, "P-3", consent_date=None)
    return database


@pytest.fixture
def table(tmp_path: Path) -> Database:
    """The chair's file: a meeting, and a client of another provider."""
    database = files.database(tmp_path / "tafel.matchtafel")
    with files.writing(database) as session:
        make.meeting(session)
        make.client(session, "H-9", "De Haven")
    return database


def out(database: Database, now: datetime = NOW, provider: str = "Opstap") -> Parcel:
    with database.reading() as session:
        return profiles_parcel(session, provider, now=now)


def seen(database: Database, parcel: Parcel) -> Preview:
    with database.reading() as session:
        return preview(session, parcel)


def take(database: Database, parcel: Parcel, now: datetime = LATER) -> Received:
    return receive(database, parcel, by=BY, now=now)


def content(database: Database) -> list[tuple[Any, ...]]:
    """All rows but the record's, which tells of readings that changed nothing too."""
    tables = [t for t in Base.metadata.sorted_tables if not t.name.startswith("record_")]
    with database.reading() as session:
        return [(t.name, *row) for t in tables for row in session.execute(select(t))]


def find(session: Session, number: str) -> Client:
    loads = selectinload(Client.versions), selectinload(Client.consents)
    return session.scalars(select(Client).filter_by(profile_number=number).options(*loads)).one()


def numbers(parcel: Parcel) -> list[str]:
    return [record.key[1] for record in parcel.records]


# Out


def test_only_who_consents_goes_and_the_others_are_a_number(opstap: Database) -> None:
    parcel = out(opstap)
    assert (numbers(parcel), parcel.left_out) == (["P-1", "P-2"], 1)
    assert "P-3" not in to_json(parcel).decode()


def test_what_a_client_said_since_the_profile_counts(opstap: Database) -> None:
    with files.writing(opstap) as session:
        withdraw_consent(session, find(session, "P-1").id, on=NOW.date(), by=BY, now=NOW)
        given = date(2026, 11, 20)
        give_consent(session, find(session, "P-3").id, on=given, by=BY, now=NOW)
    parcel = out(opstap)
    assert (numbers(parcel), parcel.left_out) == (["P-2", "P-3"], 1)
    assert parcel.records[1].values["consent_date"] == given


def test_who_was_taken_off_the_table_is_not_even_counted(opstap: Database) -> None:
    with files.writing(opstap) as session:
        find(session, "P-2").withdrawn_at = NOW
        find(session, "P-3").erased_at = NOW
    parcel = out(opstap)
    assert (numbers(parcel), parcel.left_out) == (["P-1"], 0)


def test_a_profile_goes_with_the_columns_that_the_table_needs_and_no_others(
    opstap: Database,
) -> None:
    rows = json.loads(to_json(out(opstap)))["rows"]
    assert sorted(rows[0]) == sorted(" ".join(FOR_TABLE.values()).split())


def test_a_name_is_only_in_the_text_that_it_was_typed_in(opstap: Database) -> None:
    with files.writing(opstap) as session:
        profile = find(session, make.client(session, "P-4").profile_number).profile
        profile.note, profile.source, profile.recorded_by = f"vraag {NAME}", NAME, NAME
        provider = session.get_one(Organisation, profile.owner_id)
        provider.representative = NAME
        meeting = make.meeting(session, chair=NAME, remarks=NAME, place=NAME)
        make.attendance(session, meeting, provider, NAME, note=NAME)
    written = to_json(out(opstap)).decode()
    assert written.count(NAME) == 1
    assert f'"toelichting": "vraag {NAME}"' in written


def test_a_citizen_number_in_a_profile_stops_the_package_and_names_the_profile(
    opstap: Database,
) -> None:
    with opstap.engine.begin() as connection:  # from before files were searched for it
        connection.exec_driver_sql(f"UPDATE profile SET note = 'bsn {BSN}' WHERE client_id = 2")
    with pytest.raises(
        Refused, match=r"Bij P-2 .*‘toelichting’.*Er is geen pakket gemaakt"
    ) as told:
        out(opstap)
    assert BSN not in str(told.value)


def test_a_value_that_its_receiver_could_not_read_stops_the_package(opstap: Database) -> None:
    with opstap.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE profile SET adults = 99 WHERE client_id = 2")
    with pytest.raises(Refused, match=r"(?s)geen pakket gemaakt.*P-2: .*kolom “volwassenen”"):
        out(opstap)


def test_a_corporation_sends_what_stands_and_is_not_given(tmp_path: Path) -> None:
    database = files.database(tmp_path / "a.matchtafel")
    with files.writing(database) as session:
        make.vacancy(session, "1")
        make.vacancy(session, "2").withdrawn_at = NOW
        item = make.agenda_item(session, make.meeting(session), make.vacancy(session, "3"))
        make.decision(session, item, chosen=make.client(session))
        make.vacancy(session, "4", "Havenhuis")
    with database.reading() as session:
        assert numbers(vacancies_parcel(session, "Woonstede", now=NOW)) == ["1"]


def test_that_a_package_left_is_in_the_record_with_the_clients_before_it_is_there(
    opstap: Database, tmp_path: Path
) -> None:
    send(opstap, out(opstap), tmp_path / "een", WORDS, by=BY, now=NOW)
    with pytest.raises(DatabaseProblem, match="Er is al een bestand"):
        send(opstap, out(opstap), tmp_path / "een", WORDS, by=BY, now=NOW)
    with pytest.raises(DatabaseProblem, match="minstens 12 tekens"):
        send(opstap, out(opstap), tmp_path / "twee", "kort", by=BY, now=NOW)
    with opstap.reading() as session:
        lines = session.scalars(select(RecordLine).filter_by(event="bewaard als bestand")).all()
    assert [(line.what, line.about) for line in lines] == [("pakket met profielen gemaakt", [1, 2])]
    assert open_parcel(tmp_path / "een", WORDS).records
    assert not (tmp_path / "twee").exists()


# In


def test_the_second_reading_is_all_the_same_and_changes_nothing(
    opstap: Database, table: Database
) -> None:
    parcel = out(opstap)
    assert take(table, parcel).taken.new == (2, 3)
    before = content(table)
    assert [change.is_same for change in seen(table, parcel).changes] == [True, True]
    assert take(table, parcel).taken.same == 2
    assert take(table, out(opstap, LATER)).taken.same == 2
    assert content(table) == before


def test_differences_are_told_before_anything_is_saved(opstap: Database, table: Database) -> None:
    take(table, out(opstap))
    with files.writing(opstap) as session:
        client = find(session, "P-2")
        newer = {"version": 2, "client_id": client.id, "owner_id": client.owner_id}
        facts = {**make.PROFILE_FACTS, "adults": 2, "source": "test"}
        session.add(type(client.profile)(**{**facts, **newer, **make.RECORDED}))
    before = content(table)
    same, changed = seen(table, out(opstap, LATER)).changes
    assert same.is_same
    income = make.PROFILE_FACTS["income"]
    assert set(changed.differences) == {
        Difference("adults", 1, 2),
        Difference("income", None, income),
    }
    assert content(table) == before


def test_an_older_package_is_shown_and_not_taken_in(opstap: Database, table: Database) -> None:
    older = out(opstap)
    with files.writing(opstap) as session:
        withdraw_consent(session, find(session, "P-1").id, on=NOW.date(), by=BY, now=NOW)
    take(table, older)
    take(table, out(opstap, LATER))
    found = seen(table, older)
    assert (found.is_older, found.changes[0].is_new, found.changes[1].is_same) == (True, True, True)
    before = content(table)
    with pytest.raises(Refused, match=r"ouder \(24 november 2026, 9.45 uur\).*10.45 uur"):
        take(table, older)
    assert content(table) == before


def test_who_is_no_longer_in_a_package_leaves_the_table(opstap: Database, table: Database) -> None:
    take(table, out(opstap))
    with files.writing(opstap) as session:
        withdraw_consent(session, find(session, "P-1").id, on=NOW.date(), by=BY, now=NOW)
    parcel = out(opstap, LATER)
    assert [client.profile_number for client in seen(table, parcel).gone] == ["P-1"]
    assert take(table, parcel).gone == (2,)
    with table.reading() as session:
        assert find(session, "P-1").withdrawn_at == LATER
        assert find(session, "P-2").withdrawn_at is None
        assert find(session, "H-9").withdrawn_at is None
    assert seen(table, parcel).changes_nothing


def test_who_comes_back_in_a_newer_package_is_at_the_table_again(
    opstap: Database, table: Database
) -> None:
    take(table, out(opstap))
    take(table, replace(out(opstap, LATER), records=()))
    assert take(table, out(opstap, LATER + timedelta(minutes=5))).taken.new == (2, 3)


def test_a_withdrawal_that_the_chair_recorded_is_not_undone_by_a_package(
    opstap: Database, table: Database
) -> None:
    take(table, out(opstap))
    with files.writing(table) as session:
        withdraw_consent(session, find(session, "P-1").id, on=NOW.date(), by=BY, now=LATER)
    take(table, out(opstap, LATER))
    with table.reading() as session:
        assert consent_of(find(session, "P-1"), NOW.date()) is None


def test_a_desk_that_reads_its_own_package_loses_nothing(opstap: Database) -> None:
    assert seen(opstap, out(opstap)).changes_nothing


def test_what_was_given_stays_given_whatever_the_package(opstap: Database, table: Database) -> None:
    take(table, out(opstap))
    with files.writing(table) as session:
        meeting = session.scalars(select(Meeting)).one()
        item = make.agenda_item(session, meeting, make.vacancy(session))
        make.decision(session, item, chosen=find(session, "P-1"))
    gone = seen(table, replace(out(opstap, LATER), records=())).gone
    assert [client.profile_number for client in gone] == ["P-2"]


def test_a_dwelling_that_its_corporation_takes_back_leaves_the_table(
    tmp_path: Path, table: Database
) -> None:
    own = files.database(tmp_path / "woonstede.matchtafel")
    with files.writing(own) as session:
        make.vacancy(session, "1")
        make.vacancy(session, "2")
    with own.reading() as session:
        take(table, vacancies_parcel(session, "Woonstede", now=NOW))
    with files.writing(own) as session:
        session.get_one(Vacancy, 1).withdrawn_at = NOW
    with own.reading() as session:
        done = take(table, vacancies_parcel(session, "Woonstede", now=LATER))
    assert (done.gone, done.taken.same) == ((1,), 1)


def test_a_package_changes_no_profile_of_another_provider(
    opstap: Database, table: Database
) -> None:
    said = json.loads(to_json(out(opstap)))
    said["rows"][1] |= {"zorgaanbieder": "De Haven", "profielnummer": "H-9"}
    parcel = read_parcel(json.dumps(said).encode(), "sluw")
    before = files.content(table)
    with pytest.raises(Refused, match=r"(?s)niet heel.*rij 2.*“De Haven”, verwacht Opstap"):
        take(table, parcel)
    assert files.content(table) == before


def test_a_package_from_the_future_is_refused(opstap: Database, table: Database) -> None:
    with pytest.raises(Refused, match=r"24 november 2026 is gemaakt.*klok"):
        take(table, out(opstap), NOW - timedelta(days=2))


def test_a_citizen_number_in_a_package_leaves_the_file_as_it_was(
    opstap: Database, table: Database
) -> None:
    said = json.loads(to_json(out(opstap)))
    said["rows"][1]["toelichting"] = f"bsn {BSN}"
    before = files.content(table)
    with pytest.raises(Refused, match="burgerservicenummer"):
        take(table, read_parcel(json.dumps(said).encode(), "sluw"))
    assert files.content(table) == before


def test_a_package_that_opens_and_holds_something_else_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "vreemd.matchtafel-pakket"
    path.write_bytes(seal(b"[]", WORDS))
    with pytest.raises(Refused, match=r"^vreemd.matchtafel-pakket: dit is geen pakket"):
        open_parcel(path, WORDS)


def test_a_fault_at_any_statement_leaves_the_file_as_it_was(
    opstap: Database, table: Database
) -> None:
    take(table, out(opstap))
    with files.writing(opstap) as session:
        find(session, "P-2").withdrawn_at = NOW
        make.client(session, "P-4")
    parcel = out(opstap, LATER)
    disk, before = Disk(table.engine, of="writing"), files.content(table)
    for number in count(1):
        try:
            with disk.failing_at(number):
                take(table, parcel)
        except DatabaseProblem:
            assert files.content(table) == before
            continue
        break
    assert number > 5
    assert seen(table, parcel).changes_nothing


# Decisions


@pytest.fixture
def decided(table: Database) -> Database:
    """Woonstede gave to P-1 and, withdrawn since, to H-9; Havenhuis gave to H-9."""
    with files.writing(table) as session:
        meeting = session.scalars(select(Meeting)).one()
        own, other = make.client(session, "P-1", note=NAME), find(session, "H-9")
        items = [
            make.agenda_item(session, meeting, make.vacancy(session, unit, corporation))
            for unit, corporation in (("1", "Woonstede"), ("2", "Woonstede"), ("3", "Havenhuis"))
        ]
        said = {"sentence": "De tafel wijst Dorpsweg 3 toe aan P-1, liever dan h-9."}
        first = make.decision(session, items[0], chosen=own, conditions=("niet met H-9",), **said)
        make.action(session, first, "bel over H-9", make.organisation(session, "Woonstede"))
        back = make.decision(session, items[1], chosen=other, sentence="Aan H-9.")
        make.withdrawal(session, back)
        make.decision(session, items[1], DecisionKind.NO_MATCH, sentence="Geen match.")
        make.decision(session, items[2], chosen=other, sentence="Aan H-9, niet P-1.")
    return table


def decisions(database: Database, name: str) -> Parcel:
    with database.reading() as session:
        organisation = session.scalars(select(Organisation).filter_by(name=name)).one()
        meeting = session.scalars(select(Meeting)).one()
        return decisions_parcel(session, meeting.id, organisation, now=LATER)


def said(parcel: Parcel) -> list[tuple[Any, ...]]:
    facts = [each.facts for each in parcel.decisions]
    return [(f["unit_number"], f["kind"], f["profile_number"]) for f in facts]


def test_a_provider_reads_of_its_own_clients_only(decided: Database) -> None:
    parcel = decisions(decided, "Opstap")
    assert said(parcel) == [("1", "toewijzing", "P-1")]
    written = to_json(parcel).decode()
    assert "H-9" not in written
    assert "h-9" not in written
    assert "De Haven" not in written
    assert written.count("(een ander profiel)") == 3
    assert said(decisions(decided, "De Haven")) == [
        ("2", "toewijzing", "H-9"),
        ("3", "toewijzing", "H-9"),
    ]


def test_a_corporation_reads_of_its_own_dwellings_and_of_clients_a_number(
    decided: Database,
) -> None:
    parcel = decisions(decided, "Woonstede")
    assert said(parcel) == [
        ("1", "toewijzing", "P-1"),
        ("2", "toewijzing", "H-9"),
        ("2", "geen_match", None),
    ]
    rows = json.loads(to_json(parcel))["rows"]
    under = {"voorwaarden", "aanvullingen", "acties"}
    assert all(set(row) == {column.header for column in DECISION} | under for row in rows)
    written = to_json(parcel).decode()
    for fact in (NAME, "18765", "2026-09-03", "MO"):
        assert fact not in written


def test_a_decision_that_was_withdrawn_since_says_so(decided: Database) -> None:
    lines = decision_lines(decisions(decided, "Woonstede"))
    assert (
        lines[0] == "Matchtafel Voorbeeldstad, dinsdag 24 november 2026 (concept: dit kan nog "
        "veranderen)"
    )
    at = lines.index("  Aan H-9.")
    assert lines[at - 1].endswith("toewijzing aan H-9, ingetrokken op 24 november 2026")
    assert lines[at + 1].startswith("  Ingetrokken om 10.12 uur")


def test_a_meeting_that_decided_nothing_for_someone_says_that(decided: Database) -> None:
    with files.writing(decided) as session:
        make.organisation(session, "Kompas", OrganisationKind.PROVIDER)
    assert decision_lines(decisions(decided, "Kompas"))[1:] == ["Geen besluiten voor u."]


def test_decisions_are_read_and_only_the_record_keeps_that(
    decided: Database, opstap: Database
) -> None:
    before = content(opstap)
    done = take(opstap, decisions(decided, "Opstap"))
    assert (done.taken.new, done.gone, content(opstap)) == ((), (), before)
    with opstap.reading() as session:
        line = session.scalars(select(RecordLine).order_by(RecordLine.number.desc())).first()
    assert line is not None
    assert (line.what, line.about) == ("pakket met besluiten gelezen", [1])


def test_a_citizen_number_in_a_condition_stops_the_package(decided: Database) -> None:
    with decided.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE condition SET text = 'bsn {BSN}'")
    with pytest.raises(Refused, match=r"Bij woning 1 .*‘voorwaarde’"):
        decisions(decided, "Opstap")
