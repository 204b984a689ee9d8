"""Three desks and no server: packages from a provider and a corporation, and decisions back."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.cli import main
from matchtafel.exchange.norms import read_norms
from matchtafel.models import Client, DecisionKind, Meeting, RecordLine, Vacancy
from matchtafel.operations import decisions
from matchtafel.operations.consent import withdraw_consent
from matchtafel.operations.decisions import ActionDraft, Draft
from matchtafel.operations.loading import load_board
from matchtafel.operations.meeting import add_to_agenda
from matchtafel.storage import Database, create, keys, unlock
from tests.builders import meeting as make
from tests.builders.policy import STANDARD
from tests.ui.window.conftest import CLIENT, PASSPHRASE

OF_PARCEL = "vier losse woorden samen"
NOW = datetime(2026, 11, 24, 10, 12)
BY = "M. de Groot"
Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def no_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to type; a file says how dear its passphrase is, and these are cheap."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@dataclass
class Desks:
    """A folder with files of three desks, each encrypted, and two passphrases."""

    folder: Path

    def path(self, desk: str) -> Path:
        return self.folder / f"{desk}.matchtafel"

    def package(self, name: str) -> Path:
        return self.folder / f"{name}.matchtafel-pakket"

    def make(self, desk: str, content: Callable[[Session], object]) -> None:
        create(self.path(desk), PASSPHRASE)[0].close()
        self.change(desk, content)

    def change(self, desk: str, act: Callable[[Session], object]) -> None:
        database = Database(self.path(desk), unlock(self.path(desk), PASSPHRASE, at=NOW))
        with database.act("proef", by=BY, at=NOW) as session:
            act(session)
        database.close()

    def look(self, desk: str, question: Callable[[Session], object]) -> object:
        database = Database(self.path(desk), unlock(self.path(desk), PASSPHRASE, at=NOW))
        with database.reading() as session:
            answer = question(session)
        database.close()
        return answer

    def out(self, desk: str, name: str, *call: str) -> int:
        package = str(self.package(name))
        return main(["parcel", "out", str(self.path(desk)), "--out", package, *call, *self.words])

    def into(self, desk: str, name: str, *call: str) -> int:
        package = str(self.package(name))
        return main(["parcel", "in", str(self.path(desk)), package, *call, *self.words])

    @property
    def words(self) -> list[str]:
        mine, shared = self.folder / "mijn.txt", self.folder / "samen.txt"
        mine.write_text(PASSPHRASE, "utf-8")
        shared.write_text(OF_PARCEL, "utf-8")
        return ["--passphrase-file", str(mine), "--parcel-passphrase-file", str(shared)]


def profiles(session: Session) -> None:
    make.client(session, "P-1", **{**CLIENT, "note": "graag dicht bij de tram"})
    make.client(session, "P-2", **{**CLIENT, "consent_date": None})


@pytest.fixture
def desks(tmp_path: Path) -> Desks:
    """Opstap has two clients, of whom one consents; Woonstede one dwelling; the chair a meeting
    and a client of another provider."""
    found = Desks(tmp_path)
    found.make("opstap", profiles)
    found.make("woonstede", lambda s: make.vacancy(s, "10-0417", pets_allowed=True))
    found.make("tafel", lambda s: (make.meeting(s), make.client(s, "H-9", "De Haven", **CLIENT)))
    return found


def brought(desks: Desks) -> None:
    """Both packages are at the table."""
    assert desks.out("opstap", "profielen", "--for", "table", "--provider", "Opstap") == 0
    assert desks.out("woonstede", "woningen", "--for", "table", "--corporation", "Woonstede") == 0
    assert desks.into("tafel", "profielen", "--take") == 0
    assert desks.into("tafel", "woningen", "--take") == 0


def decide(session: Session) -> None:
    """The chair puts the dwelling on the agenda and gives it to P-1."""
    meeting = session.scalars(select(Meeting)).one()
    add_to_agenda(session, meeting.id, list(session.scalars(select(Vacancy.id))))
    board = load_board(session, meeting.id, policy=STANDARD, norms=read_norms())
    chosen = next(c for c in board.items[0].candidates if c.code == "P-1")
    drafted = Draft(
        DecisionKind.ALLOCATION,
        chosen.client_id,
        ("MT.BESTE",),
        "beter dan voor H-9",
        ("de begeleiding start op dag 1",),
        (ActionDraft("Bezichtiging afspreken", board.items[0].owner_id, date(2026, 11, 26)),),
    )
    decisions.decide(session, board, board.items[0], drafted, by=BY, now=NOW)


def test_a_week_goes_round_three_desks_without_a_server(desks: Desks, capsys: Told) -> None:
    brought(desks)
    told = capsys.readouterr().out
    assert "(profielen: 1, zonder toestemming en niet erin: 1)" in told
    assert "Zonder toestemming, en niet in dit pakket: 1" in told
    assert "Ingelezen: 1 nieuw, 0 gewijzigd, 0 hetzelfde, 0 van tafel." in told

    desks.change("tafel", decide)
    assert desks.out("tafel", "voor-opstap", "--for", "Opstap") == 0
    assert desks.out("tafel", "voor-woonstede", "--for", "Woonstede") == 0
    capsys.readouterr()
    assert desks.into("opstap", "voor-opstap", "--take") == 0
    provider = capsys.readouterr().out
    assert "Matchtafel Voorbeeldstad, dinsdag 24 november 2026 (concept" in provider
    assert (
        "Dorpsweg 3 (Woonstede, 10-0417, vrij per 30 november 2026): toewijzing aan P-1" in provider
    )
    assert "Voorwaarde: de begeleiding start op dag 1" in provider
    assert "Actie: Bezichtiging afspreken (Woonstede, uiterlijk 26 november 2026)" in provider
    assert "Beter dan voor (een ander profiel)." in provider
    assert "H-9" not in provider
    assert desks.into("woonstede", "voor-woonstede") == 0
    corporation = capsys.readouterr().out
    assert "toewijzing aan P-1" in corporation
    for fact in ("18765", "1990", "tram", "MO"):
        assert fact not in corporation


def test_a_package_is_only_shown_until_it_is_taken(desks: Desks, capsys: Told) -> None:
    assert desks.out("opstap", "profielen", "--for", "table", "--provider", "Opstap") == 0
    assert desks.into("tafel", "profielen") == 0
    assert "nieuw: P-1" in capsys.readouterr().out
    numbers = desks.look("tafel", lambda s: list(s.scalars(select(Client.profile_number))))
    assert numbers == ["H-9"]


def test_reading_a_package_twice_changes_nothing(desks: Desks, capsys: Told) -> None:
    brought(desks)
    capsys.readouterr()
    assert desks.into("tafel", "profielen", "--take") == 0
    told = capsys.readouterr().out
    assert "hetzelfde: P-1" in told
    assert "0 nieuw, 0 gewijzigd, 1 hetzelfde, 0 van tafel" in told


def test_a_change_shows_before_and_after(desks: Desks, capsys: Told) -> None:
    brought(desks)

    def dearer(session: Session) -> None:
        row = session.scalars(select(Vacancy)).one()
        more = {
            "net_rent": Decimal("601.50"),
            "lift": None,
            "outdoor_space": "balkon",
            "area_m2": 61.5,
        }
        make.vacancy_facts(session, row, pets_allowed=True, **more)

    desks.change("woonstede", dearer)
    desks.out("woonstede", "later", "--for", "table", "--corporation", "Woonstede")
    capsys.readouterr()
    assert desks.into("tafel", "later") == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "gewijzigd: 10-0417",
        "  oppervlakte: 61 → 61,5",
        "  lift: nee → leeg",
        "  buitenruimte: tuin → balkon",
        "  kale huur: 561,40 → 601,50",
    ]


def test_who_withdraws_consent_leaves_the_table_with_the_next_package(
    desks: Desks, capsys: Told
) -> None:
    brought(desks)

    def stop(session: Session) -> None:
        client = session.scalars(select(Client).filter_by(profile_number="P-1")).one()
        withdraw_consent(session, client.id, on=NOW.date(), by=BY, now=NOW)

    desks.change("opstap", stop)
    desks.out("opstap", "zonder", "--for", "table", "--provider", "Opstap")
    capsys.readouterr()
    assert desks.into("tafel", "zonder", "--take") == 0
    told = capsys.readouterr().out
    assert "van tafel: P-1 staat hier wel, en niet meer in het pakket" in told
    assert "1 van tafel." in told


def test_what_is_personal_or_rare_is_told_before_the_package_goes(
    desks: Desks, capsys: Told
) -> None:
    desks.change("opstap", lambda s: make.client(s, "P-3", **{**CLIENT, "note": "bel 06 12345678"}))
    assert desks.out("opstap", "profielen", "--for", "table", "--provider", "Opstap") == 0
    told = capsys.readouterr().err
    assert "P-3: pakket, blad “profielen”, rij 2, kolom “toelichting”: hier lijkt een " in told
    assert "Met dit gegeven is deze cliënt" in told


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["--for", "table"], "Noem --provider of --corporation"),
        (["--for", "table", "--provider", "Onbekend"], "Onbekend staat niet in dit bestand"),
        (["--for", "Opstap", "--provider", "Opstap"], "gaan alleen naar de tafel"),
        (["--for", "Opstap"], "nog geen overleg"),
        (["--for", "Gemeente"], "Gemeente staat niet in dit bestand. Wel: Opstap."),
    ],
)
def test_what_cannot_go_out_is_a_sentence(
    desks: Desks, call: list[str], told: str, capsys: Told
) -> None:
    assert desks.out("opstap", "pakket", *call) == 2
    assert told in capsys.readouterr().err
    assert not desks.package("pakket").exists()


def test_a_package_never_takes_the_place_of_a_file(desks: Desks, capsys: Told) -> None:
    before = desks.path("woonstede").read_bytes()
    call = ["parcel", "out", str(desks.path("opstap")), "--out", str(desks.path("woonstede"))]
    assert main([*call, "--for", "table", "--provider", "Opstap", *desks.words]) == 2
    assert "Er is al een bestand woonstede.matchtafel" in capsys.readouterr().err
    assert desks.path("woonstede").read_bytes() == before


def test_a_package_asks_for_its_own_passphrase(desks: Desks, capsys: Told) -> None:
    call = ["--for", "table", "--provider", "Opstap"]
    package = desks.package("pakket")
    words = desks.words
    assert (
        main(["parcel", "out", str(desks.path("opstap")), "--out", str(package), *call, *words[:2]])
        == 2
    )
    assert "noem --parcel-passphrase-file" in capsys.readouterr().err
    assert desks.out("opstap", "pakket", *call) == 0
    wrong = ["--parcel-passphrase-file", words[1]]
    assert main(["parcel", "in", str(desks.path("tafel")), str(package), *words[:2], *wrong]) == 2
    assert "hoort niet bij dit pakket" in capsys.readouterr().err


def test_what_left_and_what_came_is_in_the_record_of_each_desk(desks: Desks) -> None:
    brought(desks)

    def lines(session: Session) -> list[tuple[str, list[int]]]:
        events = ("bewaard als bestand", "ingelezen")
        rows = session.scalars(select(RecordLine).where(RecordLine.event.in_(events)))
        return [(row.what, row.about) for row in rows]

    assert desks.look("opstap", lines) == [("pakket met profielen gemaakt", [1])]
    assert desks.look("woonstede", lines) == [("pakket met woningen gemaakt", [])]
    assert desks.look("tafel", lines) == [
        ("pakket met profielen ingelezen", [2]),
        ("pakket met woningen ingelezen", []),
    ]
