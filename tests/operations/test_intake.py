"""Reading the same file again, and what a changed row does."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from matchtafel.exchange.records import Kind, Record
from matchtafel.models import Identity, Profile, Vacancy
from matchtafel.operations import intake
from matchtafel.operations.identities import find_identity, take_names
from matchtafel.operations.intake import Difference, compare, take_in
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database
from matchtafel.storage.migrate import NAMES
from tests.builders import files

NOW = datetime(2026, 11, 23, 9, 0)


def dwelling(number: str = "1001", **facts: object) -> Record:
    values = {
        "corporation": "Havenhuis",
        "unit_number": number,
        "street": "Kade",
        "net_rent": Decimal("639.00"),
        "lift": None,
        **facts,
    }
    key = ("Havenhuis", number)
    return Record(Kind.VACANCIES, key, 2, values, (), f"woningen.xlsx, rij {number}")


def take(database: Database, *records: Record) -> intake.Taken:
    with files.writing(database) as session:
        return take_in(session, records, by="test", now=NOW)


def versions(database: Database) -> list[tuple[int, Decimal | None]]:
    with database.reading() as session:
        vacancies = session.scalars(select(Vacancy).options(selectinload(Vacancy.versions)))
        return [(f.version, f.net_rent) for v in vacancies for f in v.versions]


@pytest.fixture
def database(tmp_path) -> Database:
    return files.database(tmp_path / "a.matchtafel")


def test_reading_the_same_file_again_changes_nothing(database: Database) -> None:
    take(database, dwelling())
    again = take(database, dwelling())
    assert (again.new, again.changed, again.same) == ((), (), 1)
    assert versions(database) == [(1, Decimal("639"))]


def test_a_changed_row_becomes_a_new_version_and_the_old_one_stays(database: Database) -> None:
    take(database, dwelling())
    take(database, dwelling(net_rent=Decimal("612.50")))
    assert versions(database) == [(1, Decimal("639")), (2, Decimal("612.5"))]


def test_the_differences_are_known_before_anything_is_saved(database: Database) -> None:
    take(database, dwelling())
    with database.reading() as session:
        (change,) = compare(session, [dwelling(net_rent=Decimal("612.50"), lift=True)])
    assert change.differences == (
        Difference("lift", None, True),
        Difference("net_rent", Decimal("639"), Decimal("612.50")),
    )
    assert len(versions(database)) == 1


def test_what_a_source_does_not_speak_of_is_kept(database: Database) -> None:
    take(database, dwelling())
    silent = dwelling(lift=True)
    del silent.values["street"]
    take(database, silent)
    with database.reading() as session:
        vacancy = session.scalars(select(Vacancy).options(selectinload(Vacancy.versions))).one()
    assert (vacancy.facts.street, vacancy.facts.lift) == ("Kade", True)


def test_one_bad_record_takes_the_whole_intake_back(database: Database) -> None:
    name = Record(Kind.NAMES, ("Opstap", "P-1"), 2, {"surname": "Yıldız"}, (), "namen.xlsx")
    with pytest.raises(Refused, match="namenbestand"):
        take(database, dwelling(), name)
    assert versions(database) == []


def test_undo_of_an_intake_withdraws_the_new_and_restores_the_changed(database: Database) -> None:
    take(database, dwelling("1"))
    taken = take(database, dwelling("1", net_rent=Decimal("500")), dwelling("2"))
    with files.writing(database) as session:
        intake.take_back(session, taken, Kind.VACANCIES, by="test", now=NOW)
    assert versions(database)[:3] == [
        (1, Decimal("639")),
        (2, Decimal("500")),
        (3, Decimal("639")),
    ]
    with database.reading() as session:
        withdrawn = [v.withdrawn_at is not None for v in session.scalars(select(Vacancy))]
    assert withdrawn == [False, True]


def test_what_was_withdrawn_is_new_when_it_is_read_again(database: Database) -> None:
    taken = take(database, dwelling())
    with files.writing(database) as session:
        intake.take_back(session, taken, Kind.VACANCIES, by="test", now=NOW)
    assert take(database, dwelling()).new == taken.new
    with database.reading() as session:
        assert session.scalars(select(Vacancy)).one().withdrawn_at is None


def test_a_profile_taken_in_knows_its_provider_as_owner(database: Database) -> None:
    values = {"provider": "Opstap", "profile_number": "P-1", "profile_date": NOW.date()}
    take(database, Record(Kind.PROFILES, ("Opstap", "P-1"), 2, values, (), "profielen.xlsx"))
    with database.reading() as session:
        profile = session.scalars(select(Profile)).one()
    assert profile.owner_id == 1
    assert profile.has_pet is None


def test_names_go_to_the_names_file_and_keep_their_versions(tmp_path) -> None:
    names = files.database(tmp_path / "namen", NAMES)
    record = Record(Kind.NAMES, ("Opstap", "P-1"), 2, {"surname": "Dvořák"}, (), "namen.xlsx")
    for surname in ("Dvořák", "Dvořák", "Öztürk"):
        with files.writing(names) as session:
            take_names(session, [replace(record, values={"surname": surname})], now=NOW)
    with names.reading() as session:
        assert len(session.scalars(select(Identity)).all()) == 2
        found = find_identity(session, "Opstap", "P-1")
    assert found is not None
    assert found.surname == "Öztürk"
