"""A person is erased from the file; decisions and the record stay true and name nobody."""

import random
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import select

from matchtafel.exchange.records import Kind, Record
from matchtafel.models import (
    Client,
    Consent,
    Decision,
    DecisionKind,
    Event,
    Identity,
    Meeting,
    NamesRecordLine,
    Nomination,
    Placement,
    Profile,
    Question,
    RecordLine,
)
from matchtafel.operations import agreement, intake, meeting
from matchtafel.operations.consent import give_consent
from matchtafel.operations.decisions import ActionDraft, Draft
from matchtafel.operations.erasing import (
    client_at,
    erase_client,
    erase_identity,
    preview_erasure,
    scrub,
    still_in,
)
from matchtafel.operations.identities import take_names
from matchtafel.operations.refused import Refused
from matchtafel.storage import MEETING, NAMES, Database, Schema, backup, record
from tests.builders import files
from tests.builders import meeting as make

from .conftest import NOW, Week

LATER = datetime(2026, 11, 25, 9, 0)


@pytest.fixture
def told(week: Week) -> Week:
    """P-1 has a dwelling, a nomination, a question and consent of its own; others name P-1."""
    board, client_id = week.board, week.client_id("P-1")
    owner = board.meeting.owner_id
    draft = Draft(
        DecisionKind.ALLOCATION,
        client_id,
        codes=("MT.BESTE",),
        own_words="P-1 is er klaar voor, P-11 nog niet",
        conditions=("De zus van P-1 helpt mee",),
        actions=(ActionDraft("P-1 bellen", owner),),
    )
    week.decide(draft)
    other = Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",), own_words="P-1 heeft al een woning")
    week.decide(other, position=2)
    item, say = board.items[0], {"by": "x", "now": NOW}

    def more(session) -> None:
        meeting.nominate(session, item.vacancy_id, client_id, owner_id=owner, **say)
        meeting.ask(session, item.item_id, client_id=client_id, fact="pets", text="?", **say)
        give_consent(session, client_id, on=NOW.date(), **say)
        meeting.set_remarks(session, week.meeting_id, "P-1 was zelf aan tafel.")

    week.write(more)
    return week


def erase(week: Week, code: str = "P-1") -> int:
    with week.database.act("cliënt gewist", by="x", at=LATER, event=Event.ERASED) as session:
        client = client_at(session, code)
        erase_client(session, client, now=LATER)
        return client.id


def fault(database: Database, schema: Schema = MEETING) -> record.Fault | None:
    with database.reading() as session:
        return record.verify(session, schema, database.key.record)


def test_every_fact_about_the_person_goes_and_the_row_stays_under_a_word(told: Week) -> None:
    client_id = erase(told)
    with told.database.reading() as session:
        for table in (Profile, Nomination, Question, Consent):
            found = session.scalars(select(table).filter_by(client_id=client_id)).all()
            assert found == [], table
        client = session.get_one(Client, client_id)
        assert (client.profile_number, client.erased_at) == (f"gewist-{client_id}", LATER)
        assert agreement.newest_agreement(session, 1) is None
        assert agreement.allocations(session, told.meeting_id) == []


def test_the_number_stands_nowhere_in_the_file_and_others_are_left_alone(told: Week) -> None:
    client_id = erase(told)
    text = files.content(told.database)
    assert "P-1'" not in text
    assert "P-1 " not in text
    assert '"P-1"' not in text
    assert f"gewist-{client_id} is er klaar voor, P-11 nog niet" in text
    assert f"gewist-{client_id} was zelf aan tafel." in text
    assert "P-2" in text


def test_a_decision_keeps_its_outcome_reason_and_ranks(told: Week) -> None:
    with told.database.reading() as session:
        before = session.get_one(Decision, 1)
    client_id = erase(told)
    with told.database.reading() as session:
        after = session.get_one(Decision, 1)
        assert session.scalars(select(Placement)).one().client_id == client_id
    assert after.sentence.startswith(f"De tafel wijst Dorpsweg 3 toe aan gewist-{client_id}, omdat")
    assert after.reason_codes == before.reason_codes
    assert (after.seen["chosen"], after.seen["chosen_rank"]) == (f"gewist-{client_id}", 1)
    scores = [(c["rank"], c["score"], c["verdict"]) for c in after.seen["candidates"]]
    assert scores == [(c["rank"], c["score"], c["verdict"]) for c in before.seen["candidates"]]


def test_what_a_decision_told_of_the_clients_own_wishes_goes(told: Week) -> None:
    erase(told)
    with told.database.reading() as session:
        seen = session.get_one(Decision, 1).seen
    assert [c["id"] for c in seen["criteria"]]
    assert {(c["client_value"], c["text"]) for c in seen["criteria"]} == {(None, "")}
    assert "De zus" not in files.content(told.database)


def test_the_record_verifies_afterwards_and_names_nobody(told: Week) -> None:
    client_id = erase(told)
    assert fault(told.database) is None
    with told.database.reading() as session:
        line = session.scalars(select(RecordLine).order_by(RecordLine.number.desc())).first()
    assert line is not None
    assert (line.event, line.about) == ("gewist", [client_id])
    assert line.changes["profile"] == {"removed": "1"}
    assert "P-" not in str(line.changes)


def test_the_board_goes_on_without_the_person(told: Week) -> None:
    client_id = erase(told)
    assert told.item().state_text == f"toegewezen aan gewist-{client_id}"
    assert "P-1" not in [c.code for c in told.item(2).candidates]


def test_who_was_erased_is_not_erased_twice(told: Week) -> None:
    client_id = erase(told)
    with pytest.raises(Refused, match="al gewist"):
        erase(told, f"gewist-{client_id}")
    with pytest.raises(Refused, match="is er niet bij"):
        erase(told, "P-1")


def test_the_preview_says_what_goes_and_what_stays(told: Week) -> None:
    with told.database.reading() as session:
        client = client_at(session, "Opstap/P-1")
        said = " ".join(preview_erasure(session, client).sentences)
    assert "Van P-1 wordt gewist: 1 versie van het profiel, 1 voordracht, 1 vraag" in said
    assert f"Het nummer wordt gewist-{client.id}." in said
    assert "De toewijzing van de woning blijft." in said


def test_the_same_number_of_another_provider_is_left_alone(week: Week) -> None:
    week.write(lambda s: make.client(s, "P-1", "De Haven"))
    week.decide(Draft(DecisionKind.ALLOCATION, week.client_id("P-2"), codes=("MT.BESTE",)))
    with pytest.raises(Refused, match="schrijf"):
        erase(week, "P-1")
    gone = erase(week, "Opstap/P-1")
    with week.database.reading() as session:
        seen = session.get_one(Decision, 1).seen
        assert client_at(session, "P-1").id != gone
    of_opstap = [c["client"] for c in seen["candidates"] if c["provider"] == "Opstap"]
    assert f"gewist-{gone}" in of_opstap
    assert "P-1" not in of_opstap


TYPED = ["p-2026-0017", "P 2026 0017", "P\u20112026\u20110017", "P\u20102026\u00a00017"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_number_goes_however_it_was_typed(week: Week, typed: str) -> None:
    week.write(lambda s: make.client(s, "P-2026-0017", **{"urgency_date": NOW.date()}))
    words = f"İlse is de zus van {typed}, niet van {typed}1 of A-{typed}"
    week.decide(Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",), own_words=words))
    week.write(lambda s: meeting.set_remarks(s, week.meeting_id, words))
    gone = erase(week, "P-2026-0017")
    told = f"İlse is de zus van gewist-{gone}, niet van {typed}1 of A-{typed}"
    with week.database.reading() as session:
        assert session.get_one(Decision, 1).reason.endswith(told)
        assert session.scalars(select(Meeting.remarks)).one() == told


def test_where_two_numbers_differ_by_a_capital_each_is_only_what_is_written(week: Week) -> None:
    week.write(lambda s: make.client(s, "p-1", "De Haven"))
    words = "Eerst P-1, dan p-1 en P 1"
    week.decide(Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",), own_words=words))
    gone = erase(week, "P-1")
    with week.database.reading() as session:
        reason = session.get_one(Decision, 1).reason
    assert reason.endswith(f"Eerst gewist-{gone}, dan p-1 en P 1")


def test_a_number_that_may_be_any_number_is_found_in_its_own_place_only(week: Week) -> None:
    week.write(lambda s: make.client(s, "12", **{"urgency_date": NOW.date()}))
    words = "binnen 12 dagen"
    week.decide(
        Draft(DecisionKind.ALLOCATION, week.client_id("12"), ("MT.BESTE", "MAATWERK"), words)
    )
    gone = erase(week, "12")
    with week.database.reading() as session:
        sentence = session.get_one(Decision, 1).sentence
    assert f"toe aan gewist-{gone}, onder voorbehoud" in sentence
    assert "Binnen 12 dagen." in sentence


def test_an_erased_profile_that_is_read_again_is_a_new_client(told: Week) -> None:
    gone = erase(told)
    values = {"provider": "Opstap", "profile_number": "P-1", "profile_date": NOW.date()}
    again = Record(Kind.PROFILES, ("Opstap", "P-1"), 2, values, (), "profielen.xlsx")
    with files.writing(told.database) as session:
        (new,) = intake.take_in(session, [again], by="x", now=LATER).new
    assert new != gone


def person(names: Database, *surnames: str, number: str = "P-1") -> None:
    for surname in surnames:
        row = Record(Kind.NAMES, ("Opstap", number), 2, {"surname": surname}, (), "n.xlsx")
        with files.writing(names) as session:
            take_names(session, [row], now=NOW)


def forget(names: Database, number: str = "P-1") -> int:
    with names.act("identiteit gewist", by="x", at=LATER, event=Event.ERASED) as session:
        return erase_identity(session, "Opstap", number)


def test_an_identity_goes_with_all_versions_and_the_record_still_points_at_one(
    tmp_path: Path,
) -> None:
    names = files.database(tmp_path / "namen", NAMES)
    person(names, "Dvořák", "Öztürk")
    assert forget(names) == 2
    with names.reading() as session:
        assert session.scalars(select(Identity)).all() == []
        lines = session.scalars(select(NamesRecordLine).order_by(NamesRecordLine.number)).all()
    assert [line.about for line in lines] == [[1], [1], [1]]
    assert fault(names, NAMES) is None
    assert "Dvo" not in files.content(names)


def test_the_number_of_an_erased_identity_is_not_given_to_another(tmp_path: Path) -> None:
    names = files.database(tmp_path / "namen", NAMES)
    person(names, "Dvořák")
    forget(names)
    person(names, "Öztürk", number="P-2")
    with names.reading() as session:
        assert session.scalars(select(Identity.id)).one() == 2


def decrypted(path: Path, key: str) -> bytes:
    """Every page of a SQLCipher 4 file, whatever is in use: its key is raw, its IV at the end."""
    pages, plain = path.read_bytes(), b""
    for start in range(0, len(pages), 4096):
        page = pages[start : start + 4096]
        body, iv = page[16 if start == 0 else 0 : -80], page[-80:-64]
        cipher = Cipher(algorithms.AES(bytes.fromhex(key[:64])), modes.CBC(iv)).decryptor()
        plain += cipher.update(body) + cipher.finalize()
    return plain


def crowd(names: Database) -> list[str]:
    """Surnames of many people, whose rows moved when pages were split."""
    draw = random.Random(1)
    surnames = [f"Zonneschijn{number:04d}" for number in range(600)]
    for start in range(0, len(surnames), 20):
        with files.writing(names) as session:
            for number in draw.sample(range(start, start + 20), 20):
                wide = {"email": "e" * draw.randint(1, 600), "surname": surnames[number]}
                about = {"provider": "Opstap", "profile_number": f"P-{number}", "source": "test"}
                place = 1 + number * 7919 % 600
                session.add(Identity(id=place, version=1, recorded_at=NOW, **about, **wide))
    return surnames


def test_no_page_of_the_file_holds_the_name_afterwards(tmp_path: Path) -> None:
    names = files.database(tmp_path / "namen", NAMES)
    surnames = crowd(names)
    names.close()
    pages = decrypted(names.path, names.key.database)
    twice = next(name for name in surnames if pages.count(name.encode()) > 1)
    forget(names, f"P-{int(twice[-4:])}")
    names.close()
    assert twice.encode() in decrypted(names.path, names.key.database)
    scrub(names)
    assert not names.path.with_name("namen-wal").read_bytes()
    names.close()
    pages = decrypted(names.path, names.key.database)
    assert twice.encode() not in pages
    assert sum(name.encode() in pages for name in surnames) == len(surnames) - 1
    assert fault(names, NAMES) is None


def test_which_backups_still_hold_the_person_and_until_when(told: Week) -> None:
    path, key = told.database.path, told.database.key
    assert still_in(path, None) == ""
    for at in (datetime(2026, 11, 20, 9, 0), datetime(2026, 11, 24, 18, 0)):
        backup.make(path, key, at)
    with told.database.reading() as session:
        since = preview_erasure(session, client_at(session, "P-1")).since
    assert still_in(path, since) == (
        f"In 1 reservekopie van {path.name} staat deze persoon nog: van 24 november 2026 tot en "
        "met 24 november 2026. Ze verdwijnen vanzelf. De laatste gaat weg bij de eerste nieuwe "
        "reservekopie vanaf 1 november 2027, als er dan twaalf nieuwere zijn. Zet u eerder een "
        "kopie terug, wis de persoon dan opnieuw."
    )
    held = datetime(2026, 11, 24, 18, 0)
    before = [datetime(2027, 10, 31, hour) for hour in range(12)]
    assert held in backup.kept([held, *before], before[-1])
    after = [datetime(2027, 11, 1, hour) for hour in range(12)]
    assert held not in backup.kept([held, *after], after[-1])
    assert held in backup.kept([held, *after[1:]], after[-1])
