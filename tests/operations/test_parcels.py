"""What comes in with a package: shown first, taken in whole, and twice is once."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.exchange.parcel import to_json
from matchtafel.exchange.parcel_reading import read_parcel
from matchtafel.models import (
    Meeting,
    Vacancy,
)
from matchtafel.operations.consent import consent_of, withdraw_consent
from matchtafel.operations.intake import Difference
from matchtafel.operations.parcels import (
    open_parcel,
    vacancies_parcel,
)
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database, DatabaseProblem, keys
from matchtafel.storage.sealed import seal
from tests.builders import files
from tests.builders import meeting as make
from tests.faults.disk import Disk

from .parcel_desks import (
    BSN,
    BY,
    LATER,
    NOW,
    chair_desk,
    content,
    find,
    out,
    provider_desk,
    seen,
    take,
)

WORDS = "vier losse woorden samen"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package says itself how dear its passphrase is; these are cheap."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def opstap(tmp_path: Path) -> Database:
    return provider_desk(tmp_path)


@pytest.fixture
def table(tmp_path: Path) -> Database:
    return chair_desk(tmp_path)


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
