"""The command line where norms and points matter: a year without, a year of one's own, VERA."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from matchtafel.cli import main
from tests.exchange.vera_units import complete_unit

HEAD = "vhe_nummer;corporatie;kale_huur;woningtype;wws_punten;beschikbaar_per"
DWELLING = "1001;Havenhuis;640,00;POF;120;2026-12-01"
PROFILE_HEAD = (
    "profielnummer;zorgaanbieder;profieldatum;toestemming;volwassenen;kinderen;aow;inkomen"
)
PROFILE = "P-1;Opstap;2026-01-01;2026-01-01;1;0;nee;20000"
OF_2026 = (files("matchtafel.resources") / "norms" / "2026.toml").read_text("utf-8")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """One dwelling and one profile."""
    (tmp_path / "woningen.csv").write_text(f"{HEAD}\n{DWELLING}\n", "utf-8")
    (tmp_path / "profielen.csv").write_text(f"{PROFILE_HEAD}\n{PROFILE}\n", "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's own norms would be."""
    home = str(tmp_path / "settings")
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA", "HOME"):
        monkeypatch.setenv(name, home)
    return platformdirs.user_config_path("matchtafel", appauthor=False) / "norms"


def matched(table: Path, on: date, *more: str, vacancies: str = "woningen.csv") -> dict[str, Any]:
    """Criterion → verdict of the one pair, and the problems."""
    out = table / "uit.json"
    asked = ["--vacancies", str(table / vacancies), "--profiles", str(table / "profielen.csv")]
    assert main(["match", *asked, "--on", on.isoformat(), "--json", str(out), *more]) == 0
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    (pair,) = found["pairs"]
    return {c["id"]: c for c in pair["criteria"]} | {"problems": found["problems"]}


WARNING = (
    "Let op: er zijn geen normen van 2027; "
    "niet te toetsen: passend toewijzen, DAEB, huurtoeslag en de hoogste huur.\n"
)


def test_a_year_without_norms_is_not_tested_and_that_is_told(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = matched(table, date(2027, 1, 4))

    assert capsys.readouterr().err == WARNING
    assert found["problems"] == []
    tests = ("income_fits_rent", "income_within_daeb", "rent_within_points", "rent_allowance")
    assert {found[name]["verdict"] for name in tests} == {"unknown"}


def test_a_year_with_norms_is_not_warned_of(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert matched(table, date(2026, 12, 1))["income_fits_rent"]["verdict"] == "fits"
    assert capsys.readouterr().err == ""


def test_norms_in_the_users_own_folder_count(
    table: Path, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_folder.mkdir(parents=True)
    of_2027 = OF_2026.replace("year = 2026", "year = 2027").replace("713.02", "639.99")
    (own_folder / "2027.toml").write_text(of_2027, "utf-8")
    (own_folder / "wws-2027-01-01.csv").write_text(
        "Punten,Bedrag\n" + "".join(f"{p},{p * 5}\n" for p in range(40, 251)), "utf-8"
    )
    found = matched(table, date(2027, 1, 4))

    assert capsys.readouterr().err == ""
    assert found["income_fits_rent"]["verdict"] == "fails"
    assert found["rent_within_points"]["verdict"] == "fails"
    assert "hoogstens € 600,00 bij 120 punten" in found["rent_within_points"]["text"]


def test_a_broken_file_in_the_users_own_folder_stops_the_command(
    table: Path, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_folder.mkdir(parents=True)
    (own_folder / "2026.toml").write_text(OF_2026.replace("713.02", "-713.02"), "utf-8")
    asked = ["--vacancies", str(table / "woningen.csv"), "--profiles", str(table / "profielen.csv")]

    assert main(["match", *asked, "--on", "2026-12-01"]) == 2
    sentence = "2026.toml, rent_cap_low: -713.02 gevonden, verwacht meer dan 0.\n"
    assert capsys.readouterr() == ("", sentence)


def test_points_of_a_vera_unit_are_counted_on_the_reference_date(table: Path) -> None:
    unit = complete_unit(
        detailSoort={"code": "POF", "naam": "Portiekflat"},
        prijscomponenten=[{"detailSoort": {"code": "KAL", "naam": ""}, "bedrag": 946.62}],
    )
    (table / "eenheden.json").write_text(json.dumps(unit), "utf-8")
    found = matched(table, date(2026, 12, 1), vacancies="eenheden.json")["rent_within_points"]

    assert found["verdict"] == "fails"
    assert found["text"] == "kale huur € 946,62, hoogstens € 946,61 bij 145 punten"
