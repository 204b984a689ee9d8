"""A client gets to read everything, with where it came from and who saw it, and nobody else's."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind, Record
from matchtafel.models import DecisionKind, Event, NamesRecordLine, RecordLine
from matchtafel.operations import meeting
from matchtafel.operations.consent import give_consent, withdraw_consent
from matchtafel.operations.decisions import Draft
from matchtafel.operations.dossier import as_text, dossier_of, write_dossier
from matchtafel.operations.identities import take_names
from matchtafel.operations.refused import Refused
from matchtafel.storage import NAMES, Database
from tests.builders import files

from .conftest import NOW, Week

AT = datetime(2026, 11, 25, 9, 5)


@pytest.fixture
def told(week: Week) -> Week:
    """P-1 has a dwelling, P-2 was looked at for it and named in the reason for the other."""
    board, client_id = week.board, week.client_id("P-1")
    item, say = board.items[0], {"by": "M. de Groot", "now": NOW}

    def before(session) -> None:
        owner = board.meeting.owner_id
        meeting.nominate(session, item.vacancy_id, client_id, owner_id=owner, **say)
        text = "huisdier bij P-1"
        meeting.ask(session, item.item_id, client_id=client_id, fact="pets", text=text, **say)
        give_consent(session, client_id, on=NOW.date(), **say)

    week.write(before)
    words = "P-2 kan later"
    week.decide(
        Draft(DecisionKind.ALLOCATION, client_id, ("MT.BESTE",), words, ("Samen met P-3 kijken",))
    )
    week.decide(Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",), own_words=words), position=2)
    return week


@pytest.fixture
def names(tmp_path: Path) -> Database:
    database = files.database(tmp_path / "namen", NAMES)
    row = Record(Kind.NAMES, ("Opstap", "P-1"), 2, {"surname": "Dvořák"}, (), "namen.xlsx, rij 2")
    with files.writing(database) as session:
        take_names(session, [row], now=NOW)
    database.note(Event.VIEWED, "naam getoond", by="J. Bos", at=NOW, about=[1])
    return database


def text_of(week: Week, code: str, names: Database | None = None) -> str:
    return as_text(dossier_of(week.database, code, names), AT)


def test_every_fact_of_the_profile_is_there_under_its_dutch_label(told: Week) -> None:
    text = text_of(told, "P-1")
    for column in TEMPLATES[Kind.PROFILES]:
        assert f"\n{column.label}: " in text
    assert "rekeninkomen: € 18.765,43 per jaar" in text
    assert "toestemming gegeven op: 3 september 2026" in text
    assert "komt uit: maatschappelijke opvang" in text
    assert "minstens kamers: niet bekend" in text
    assert "uitgesloten gebieden: geen" in text
    assert "(Uit test; vastgelegd op 24 november 2026, 9.45 uur door M. de Groot.)" in text


def test_what_was_asked_decided_and_agreed_is_there(told: Week) -> None:
    text = text_of(told, "P-1")
    for said in (
        "delen aan de matchtafel: gegeven op 24 november 2026",
        "Voordrachten\n============\nDorpsweg 3: niet bekend",
        "vraag: huisdier bij P-1",
        "Besluit over Dorpsweg 3, overleg van 24 november 2026",
        "besluit: De tafel wijst Dorpsweg 3 toe aan P-1, omdat dit profiel het best past.",
        "Overeenkomst, versie 1",
        "kenmerk: HZ-2026-0001",
        "wat de tafel zag: ",
    ):
        assert said in text


def test_where_others_stand_in_a_sentence_they_are_not_named(told: Week) -> None:
    text = text_of(told, "P-1")
    assert "een andere cliënt kan later" in text.casefold()
    assert "voorwaarde: Samen met een andere cliënt kijken" in text
    for other in ("P-2", "P-3", "P-4"):
        assert other not in text


def test_who_was_only_looked_at_reads_how_and_where_the_number_was_named(told: Week) -> None:
    text = text_of(told, "P-2")
    assert "Dorpsweg 3, overleg van 24 november 2026: plaats 2, past, score" in text
    assert "Waar uw profielnummer verder staat" in text
    assert "reden: dit profiel het best past. P-2 kan later" in text
    assert "P-1" not in text


def test_a_withdrawal_and_who_did_what_are_there(told: Week) -> None:
    client_id = told.client_id("P-1")
    told.write(lambda s: withdraw_consent(s, client_id, on=NOW.date(), by="J. Bos", now=NOW))
    told.database.note(Event.VIEWED, "profiel", by="J. Bos", at=NOW, about=[client_id])
    text = text_of(told, "P-1")
    assert "delen aan de matchtafel: ingetrokken op 24 november 2026" in text
    assert "24 november 2026, 10.12 uur, J. Bos: ingezien: profiel" in text


def test_the_name_is_there_when_the_names_file_is_open_too(told: Week, names: Database) -> None:
    text = text_of(told, "Opstap/P-1", names)
    assert "achternaam: Dvořák" in text
    assert "(Uit namen.xlsx, rij 2; vastgelegd op 24 november 2026, 10.12 uur.)" in text
    assert "24 november 2026, 10.12 uur, J. Bos: ingezien: naam getoond" in text
    assert "Dvořák" not in text_of(told, "P-2", names)
    assert "Dvořák" not in text_of(told, "P-1")


def test_that_it_was_made_is_in_the_record_of_both_files(
    told: Week, names: Database, tmp_path: Path
) -> None:
    target = tmp_path / "dossier.txt"
    made = write_dossier(told.database, "P-1", target, names=names, by="J. Bos", at=AT)
    assert target.read_text("utf-8").startswith("Gegevens bij profiel P-1\nGemaakt op 25 november")
    for database, line, about in (
        (told.database, RecordLine, made.client_id),
        (names, NamesRecordLine, made.person_id),
    ):
        with database.reading() as session:
            last = session.scalars(select(line).order_by(line.number.desc())).first()
        assert (last.event, last.what, last.about) == (
            "bewaard als bestand",
            "dossier van een cliënt",
            [about],
        )


def test_a_program_can_read_it_as_json(told: Week, tmp_path: Path) -> None:
    target = tmp_path / "dossier.json"
    write_dossier(told.database, "P-1", target, by="x", at=AT)
    content = json.loads(target.read_text("utf-8"))
    profile = next(p for p in content["onderdelen"] if p["onderdeel"].startswith("Woonbehoefte"))
    assert {"gegeven": "volwassenen", "waarde": "1 personen"}.items() <= next(
        f for f in profile["gegevens"] if f["gegeven"] == "volwassenen"
    ).items()
    assert all(f["herkomst"].startswith("Uit test;") for f in profile["gegevens"])


def test_a_profile_that_is_not_there_and_a_folder_that_is_not_are_sentences(
    told: Week, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="is er niet bij"):
        dossier_of(told.database, "P-9")
    with pytest.raises(Refused, match="niet te schrijven"):
        write_dossier(told.database, "P-1", tmp_path / "weg" / "d.txt", by="x", at=AT)


def test_a_dossier_is_not_written_over_a_file_that_is_open(told: Week, names: Database) -> None:
    for path in (told.database.path, names.path):
        with pytest.raises(Refused, match="bestand van matchtafel zelf"):
            write_dossier(told.database, "P-1", path, names=names, by="x", at=AT)


def test_every_version_of_the_profile_is_there(told: Week) -> None:
    values = {"provider": "Opstap", "profile_number": "P-1", "profile_date": date(2026, 11, 24)}
    again = Record(Kind.PROFILES, ("Opstap", "P-1"), 3, {**values, "children": 2}, (), "nieuw.xlsx")
    from matchtafel.operations.intake import take_in

    told.write(lambda s: take_in(s, [again], by="x", now=AT))
    text = text_of(told, "P-1")
    assert "Woonbehoefteprofiel, versie 1" in text
    assert "kinderen: 2 personen" in text
