"""What goes out in a package: who consents, and what the table needs."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.exchange.parcel import to_json
from matchtafel.exchange.parcel_columns import FOR_TABLE
from matchtafel.models import (
    Organisation,
    RecordLine,
)
from matchtafel.operations.consent import give_consent, withdraw_consent
from matchtafel.operations.parcels import (
    open_parcel,
    send,
    vacancies_parcel,
)
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database, DatabaseProblem, keys
from tests.builders import files
from tests.builders import meeting as make

from .parcel_desks import (
    BSN,
    BY,
    NAME,
    NOW,
    find,
    numbers,
    out,
    provider_desk,
)

WORDS = "vier losse woorden samen"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package says itself how dear its passphrase is; these are cheap."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def opstap(tmp_path: Path) -> Database:
    return provider_desk(tmp_path)


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
