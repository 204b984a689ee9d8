"""`matchtafel consent`, `dossier`, `erase` and `retention`, as a user calls them."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.cli import main
from matchtafel.exchange.records import Kind, Record
from matchtafel.models import Identity, RecordLine
from matchtafel.operations.erasing import client_at, erase_client
from matchtafel.operations.identities import take_names
from matchtafel.storage import MEETING, NAMES, Database, create, record, unlock
from matchtafel.storage.backup import RECENT, backups
from matchtafel.storage.backup import make as make_backup
from tests.builders import files
from tests.builders import meeting as make

WORD = "vier losse woorden samen"
RECORDED = datetime(2026, 11, 24, 9, 45)


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "wachtwoord.txt"
    path.write_text(f"{WORD}\n", "utf-8")
    return str(path)


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """A protected meeting file: P-1 was allocated a dwelling, P-2 is long expired."""
    path = tmp_path / "overleg.matchtafel"
    database, _ = create(path, WORD)
    with files.writing(database) as session:
        item = make.agenda_item(session, make.meeting(session), make.vacancy(session))
        chosen = make.client(session, "P-1")
        sentence = "De tafel wijst Dorpsweg 3 toe aan P-1, omdat dit profiel het best past."
        make.decision(session, item, chosen=chosen, sentence=sentence)
        make.client(session, "P-2", valid_until=date(2020, 1, 1))
    database.close()
    return path


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "namen.matchtafel"
    database, _ = create(path, WORD, NAMES)
    for number, surname in (("P-1", "Dvořák"), ("P-2", "Öztürk")):
        row = Record(Kind.NAMES, ("Opstap", number), 2, {"surname": surname}, (), "namen.xlsx")
        with files.writing(database) as session:
            take_names(session, [row], now=RECORDED)
    database.close()
    return path


def opened(path: Path, schema=MEETING) -> Database:
    return Database(path, unlock(path, WORD, at=RECORDED), schema)


def content(path: Path, schema=MEETING) -> str:
    database = opened(path, schema)
    text = files.content(database)
    with database.reading() as session:
        assert record.verify(session, schema, database.key.record) is None
    database.close()
    return text


def events(path: Path) -> list[tuple[str, str]]:
    database = opened(path)
    with database.reading() as session:
        rows = session.scalars(select(RecordLine).order_by(RecordLine.number)).all()
    database.close()
    return [(row.event, row.what) for row in rows]


def test_consent_is_told_withdrawn_and_given_again(
    meeting: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["consent", str(meeting), "P-1", "--passphrase-file", secret]
    assert main(call) == 0
    assert main([*call, "--withdraw"]) == 0
    assert main([*call, "--give"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        "P-1, tafel: toestemming sinds 3 september 2026",
        "P-1, tafel: geen toestemming",
    ]
    assert told[2].startswith("P-1, tafel: toestemming sinds ")
    assert ("ingezien", "toestemming") in events(meeting)
    assert ("gewijzigd", "toestemming ingetrokken") in events(meeting)


def test_what_is_not_possible_is_a_sentence_and_status_2(
    meeting: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["consent", str(meeting), "P-9", "--withdraw", "--passphrase-file", secret]
    assert main(call) == 2
    assert main(["retention", str(meeting.with_name("weg"))]) == 2
    error = capsys.readouterr().err
    assert "“P-9”: dit profiel is er niet bij." in error
    assert "is er niet." in error
    assert "Traceback" not in error


def test_a_dossier_is_written_with_the_name_and_the_record_tells_of_it(
    meeting: Path, names: Path, secret: str, tmp_path: Path
) -> None:
    target = tmp_path / "dossier.json"
    call = ["dossier", str(meeting), "P-1", "--out", str(target), "--passphrase-file", secret]
    assert main([*call, "--names", str(names), "--names-passphrase-file", secret]) == 0
    told = json.loads(target.read_text("utf-8"))
    values = [fact["waarde"] for part in told["onderdelen"] for fact in part["gegevens"]]
    assert "Dvořák" in values
    assert "Öztürk" not in target.read_text("utf-8")
    assert ("bewaard als bestand", "dossier van een cliënt") in events(meeting)


def test_erasing_tells_first_and_then_takes_the_person_out_of_both_files(
    meeting: Path, names: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["erase", str(meeting), "P-1", "--passphrase-file", secret]
    assert main([*call, "--names", str(names), "--names-passphrase-file", secret]) == 0
    told = capsys.readouterr().out
    assert told.index("Van P-1 wordt gewist: 1 versie van het profiel") < told.index("Gewist.")
    assert "Het nummer wordt gewist-1." in told
    assert "Uit het namenbestand gaan naam en contact weg: 1 versie." in told
    assert "In 1 reservekopie van overleg.matchtafel staat deze persoon nog" in told
    assert "In 1 reservekopie van namen.matchtafel staat deze persoon nog" in told
    assert len(backups(meeting)) == len(backups(names)) == 1
    assert ("reservekopie gemaakt", "reservekopie gemaakt") in events(meeting)
    text = content(meeting)
    assert "toe aan gewist-1, omdat" in text
    assert "P-1" not in text
    assert "P-2" in text
    assert "Dvo" not in content(names, NAMES)


def test_erasing_without_the_names_file_says_that_the_name_stays(
    meeting: Path, names: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["erase", str(meeting), "P-1", "--passphrase-file", secret]
    assert main(call) == 0
    assert "Zonder het namenbestand blijft de naam daarin staan." in capsys.readouterr().out
    assert main(call) == 2
    # The name goes all the same, where the meeting file no longer knows the number.
    assert main([*call, "--names", str(names), "--names-passphrase-file", secret]) == 0
    assert "Dvo" not in content(names, NAMES)


def test_erasing_again_cleans_up_what_an_earlier_time_left(
    meeting: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = opened(meeting)
    with files.writing(database) as session:
        client = make.client(session, "P-3", note="lang " * 20_000)
    with files.writing(database) as session:
        erase_client(session, client_at(session, "P-3"), now=RECORDED)
    database.close()
    full = meeting.stat().st_size
    call = ["erase", str(meeting), "--passphrase-file", secret]
    assert main([*call, "P-3"]) == 2
    assert "er niet bij. Er is wel opgeruimd wat eerder is gewist." in capsys.readouterr().err
    assert meeting.stat().st_size < full - 80_000
    assert main([*call, f"gewist-{client.id}"]) == 2
    assert "al gewist. Er is wel opgeruimd" in capsys.readouterr().err


def test_backups_that_need_not_be_kept_go_when_erasing_makes_one(
    meeting: Path, secret: str
) -> None:
    key = unlock(meeting, WORD, at=RECORDED)
    for minute in range(RECENT + 3):
        make_backup(meeting, key, datetime(2020, 1, 1, 9, minute))
    database = opened(meeting)
    with files.writing(database) as session:
        make.client(session, "P-3")
    database.close()
    assert main(["erase", str(meeting), "P-1", "--passphrase-file", secret]) == 0
    assert len(backups(meeting)) == RECENT


def test_retention_shows_and_only_carries_out_when_it_is_asked(
    meeting: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["retention", str(meeting), "--on", "2026-12-01", "--passphrase-file", secret]
    assert main(call) == 0
    told = capsys.readouterr().out
    assert told == (
        "Op 1 december 2026: 1 gegeven is over de termijn.\n"
        "- P-2 (Opstap): het profiel was geldig tot en met 1 januari 2020 en de cliënt heeft geen "
        "woning. Termijn: 6 maanden. De gegevens worden gewist.\n"
        "? P-1 (Opstap): de dag waarop de termijn begint is niet bekend.\n"
    )
    assert "P-2" in content(meeting)
    assert main([*call, "--carry-out"]) == 0
    assert capsys.readouterr().out == f"{told}Uitgevoerd.\n"
    assert "P-2" not in content(meeting)
    assert len(backups(meeting)) == 1
    assert ("gewist", "bewaartermijnen uitgevoerd") in events(meeting)
    assert main([*call, "--carry-out"]) == 0
    assert "Er hoeft niets weg." in capsys.readouterr().out


def test_retention_of_a_names_file_by_rules_of_ones_own(
    names: Path, secret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "eigen.toml"
    own.write_text(
        '[rule.kort]\nwhat = "identity"\nmonths = 1\nthen = "erase"\n'
        'because = "sinds {since}"\nsource = "proef"\n',
        "utf-8",
    )
    call = ["retention", str(names), "--names", "--passphrase-file", secret]
    call += ["--on", "2026-12-24", "--rules", str(own), "--carry-out"]
    assert main(call) == 0
    assert "- de naam bij P-1 (Opstap): sinds 24 november 2026." in capsys.readouterr().out
    database = opened(names, NAMES)
    with database.reading() as session:
        assert session.scalars(select(Identity)).all() == []
    database.close()
    own.write_text("[rule.kort]\n", "utf-8")
    assert main(call) == 2
    assert "rule.kort.what: ontbreekt" in capsys.readouterr().err
