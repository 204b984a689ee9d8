"""From file to minutes, through the window, by keyboard: the whole of a weekly meeting."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from matchtafel.exchange.records import Kind
from matchtafel.exchange.template import write_rows
from matchtafel.models import DecisionKind
from matchtafel.operations.identities import take_names
from matchtafel.storage.migrate import NAMES
from matchtafel.ui.desks.importing import ImportPage
from matchtafel.ui.desks.profiles import ProfilesPage
from matchtafel.ui.pdf_pages import page_words
from tests.builders import files
from tests.ui.desks.keyboard import come_back, tab_to, write
from tests.ui.desks.town import profile, record, vacancy
from tests.ui.window.conftest import NOW, Desk, Opening

Key = Qt.Key
REAL = Path(__file__).parents[4] / "shared/data/vera-units/input"
UNIT = {
    "id": "3300900",
    "adres": {"straatnaam": "Sluisweg", "huisnummer": "9", "postcode": "1234AB"},
    "gebruiksoppervlakte": 58,
    "etage": 1,
    "energieprestaties": [{"label": {"code": "B"}, "status": {"code": "DEF"}}],
}
SURNAME = "Verzonnenkova"


class Keyboard:
    """Hands at the window."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def file_name(self, path: Path) -> None:
        """Type a path into the file dialog that is open."""
        dialog = self.desk.dialog
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setFocus()
        line.selectAll()
        self.desk.type(str(path))
        self.desk.press(Key.Key_Return)

    def new_file(self, path: Path) -> None:
        self.desk.control(Key.Key_N)
        self.file_name(path)
        self.desk.secure()
        self.desk.type("Matchtafel Voorbeeldstad")
        self.desk.press(Key.Key_Tab)
        self.desk.type("Gemeente Voorbeeldstad")
        self.desk.control(Key.Key_Return)

    def take_in(self, path: Path, *answers: str) -> None:
        """Ctrl+I, the file, what a VERA file does not say, Ctrl+Enter."""
        self.desk.control(Key.Key_I)
        assert self.desk.window.frame is not None
        page = self.desk.window.frame.page("inlezen")
        assert isinstance(page, ImportPage)
        self.desk.press(Key.Key_Space)
        self.file_name(path)
        self.desk.qtbot.waitUntil(lambda: page.found is not None, timeout=20_000)
        come_back(self.desk.qtbot, self.desk.window)
        for answer in answers:
            write(answer)
            self.desk.press(Key.Key_Return if answer is answers[-1] else Key.Key_Tab)
        self.desk.qtbot.waitUntil(lambda: bool(page.can_take), timeout=20_000)
        self.desk.control(Key.Key_Return)

    def enter_profile(self, number: str, **fields: str) -> None:
        self.desk.control(Key.Key_4)
        assert self.desk.window.frame is not None
        page = self.desk.window.frame.page("profielen")
        assert isinstance(page, ProfilesPage)
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.desk.press(Key.Key_N, modifier=both)
        come_back(self.desk.qtbot, self.desk.window)
        for label, text in {"Profielnummer": number, **fields}.items():
            tab_to(label)
            write(text)
        self.desk.control(Key.Key_Return)

    def decide(self, *keys: Key) -> None:
        self.desk.press(*keys)
        self.desk.control(Key.Key_Return)

    def save_minutes(self, path: Path) -> str:
        """Ctrl+2, Ctrl+S, a name; the text of what was saved."""
        page = self.desk.minutes
        with self.desk.qtbot.waitSignal(page.view.drawn, timeout=20_000):
            self.desk.control(Key.Key_2)
            page.reload()
        self.desk.control(Key.Key_S)
        self.file_name(path)
        return " ".join(" ".join(page_words(path.read_bytes())).split())


def plant_names(path: Path, numbers: Sequence[str]) -> None:
    """A names file in which every client has the same telling name."""
    names = files.database(path, NAMES)
    rows = [
        record(
            Kind.NAMES,
            {"zorgaanbieder": "Stapsteen", "profielnummer": number, "achternaam": SURNAME},
        )
        for number in numbers
    ]
    with files.writing(names) as session:
        take_names(session, rows, now=NOW)
    names.close()


@pytest.fixture
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """VERA units as one list: a fictional one, or the nine real dwellings."""
    path = tmp_path / "eenheden.json"
    found = [UNIT]
    if request.param == "real":
        found = [json.loads(p.read_text("utf-8")) for p in sorted(REAL.glob("*.json"))]
    path.write_text(json.dumps(found), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("units", "count"),
    [
        ("own", 1),
        pytest.param(
            "real",
            9,
            marks=[
                pytest.mark.real_data,
                pytest.mark.skipif(not REAL.exists(), reason="the real dwellings are not here"),
            ],
        ),
    ],
    indirect=["units"],
)
def test_a_meeting_goes_from_file_to_minutes_by_keyboard(
    opening: Opening, tmp_path: Path, units: Path, count: int
) -> None:
    desk = opening()
    hands = Keyboard(desk)
    sheet, profiles = tmp_path / "woningen.xlsx", tmp_path / "profielen.xlsx"
    dwellings = [vacancy(0, huisdieren="ja"), vacancy(1), vacancy(3)]
    write_rows(dwellings[0].kind, dwellings, sheet)
    people = [
        profile(
            n,
            max_huur="700",
            lift="nee",
            rustig="wens",
            volwassenen=1,
            kinderen=0,
            min_slaapkamers=1,
            huisdier="nee",
            begane_grond="nee",
        )
        for n in (1, 2)
    ]
    write_rows(people[0].kind, people, profiles)

    hands.new_file(tmp_path / "tafel.matchtafel")
    hands.take_in(sheet)
    hands.take_in(profiles)
    hands.take_in(units, "Havenhuis", "1-12-2026")
    hands.enter_profile(
        "P-2026-0900",
        Zorgaanbieder="Stapsteen",
        **{"Toestemming gegeven op": "20-11-2026", "Hoogste huur": "650,00"},
    )
    assert len(desk.table.board.items) == 3 + count
    candidates = desk.table.board.items[0].candidates
    assert "P-2026-0900" in [candidate.code for candidate in candidates]

    plant_names(tmp_path / "namen.matchtafel", [c.code for c in candidates])
    desk.window.files.open_names(tmp_path / "namen.matchtafel")
    desk.control(Key.Key_1)
    second = candidates[1].code
    desk.choose(second)
    hands.decide(Key.Key_T, Key.Key_3)
    desk.press(Key.Key_N)
    hands.decide(Key.Key_A, Key.Key_1)
    desk.press(Key.Key_N)
    hands.decide(Key.Key_G, Key.Key_5)
    desk.control(Key.Key_Z)

    kinds = [item.decision.kind if item.decision else None for item in desk.table.board.items]
    assert kinds[:3] == [DecisionKind.ALLOCATION, DecisionKind.HOLD, None]
    text = hands.save_minutes(tmp_path / "notulen.pdf")
    assert f"De tafel wijst Dorpsweg 3 toe aan {second}" in text
    assert "omdat begeleiding of netwerk dichtbij is" in text
    assert "Afgeweken." in text
    assert "De tafel houdt Kade 88 aan tot" in text
    assert "Ingetrokken om" in text
    assert SURNAME not in text
