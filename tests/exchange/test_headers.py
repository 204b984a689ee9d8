"""Which column each header means: forgiving about spelling, never guessing."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.reading import Kind, Reading, Severity, read
from tests.exchange.workbooks import PROFILE, VACANCY, rows_of, vacancies, xlsx


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.xlsx"


def warnings(reading: Reading) -> list[str]:
    return [str(p) for p in reading.problems if p.severity is Severity.WARNING]


def only_error(reading: Reading) -> str:
    (found,) = (str(p) for p in reading.problems if p.severity is Severity.ERROR)
    return found


@pytest.mark.parametrize(
    ("header", "fact"),
    [
        *(
            ("VHE-nr", "unit_number"),
            ("VHE_NUMMER", "unit_number"),
            ("Eenheidnummer", "unit_number"),
        ),
        *(("Verhuurbaar per datum", "available_from"), ("Vrij per", "available_from")),
        *(
            ("Netto huur", "net_rent"),
            ("Netto huur p.m.", "net_rent"),
            ("Kale huur (€)", "net_rent"),
        ),
        *(
            ("GO", "area_m2"),
            ("Opp.", "area_m2"),
            ("m²", "area_m2"),
            ("Rekenhuur", "calculation_rent"),
        ),
        *(("# kmrs", "rooms"), ("\u200bKamers\xa0", "rooms"), ("Toev.", "house_addition")),
        *(("CBS-buurt", "neighbourhood_code"), ("VERA-energielabel", "energy_label")),
    ],
)
def test_headers_in_use_elsewhere_are_understood(file: Path, header: str, fact: str) -> None:
    wanted = {"unit_number": "vhe_nummer", "available_from": "beschikbaar_per"}
    row: dict[str, Any] = {k: v for k, v in VACANCY.items() if k != "kale_huur"}
    row[header] = row.pop(wanted.get(fact, ""), None)
    reading = read(xlsx(file, rows_of(row)))
    assert not reading.problems
    assert fact in reading.records[0].values


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [
        ("Nr", "vhe_nummer", "huisnummer"),
        ("Label", "toegankelijkheid", "energielabel"),
    ],
)
def test_a_header_that_may_mean_two_columns_is_an_error_that_names_both(
    file: Path, header: str, one: str, other: str
) -> None:
    reading = read(xlsx(file, vacancies({header: "A"})))
    assert f"“{header}”" in only_error(reading)
    assert f"“{one}” of “{other}”" in only_error(reading)
    assert not reading.records


def test_two_equal_headers_are_an_error_that_names_both(file: Path) -> None:
    rows = vacancies()
    rows[0].append("Kale huur")
    rows[1].append(700)
    assert "“kale_huur” (E) en “Kale huur” (G)" in only_error(read(xlsx(file, rows)))


def test_a_synonym_beside_the_column_itself_is_not_read_and_that_is_said(file: Path) -> None:
    reading = read(xlsx(file, vacancies({"Netto huur": 700})))
    assert reading.records[0].values["net_rent"] == Decimal("612.34")
    assert "“Netto huur”: niet gelezen" in warnings(reading)[0]


def test_a_missing_required_column_is_named_with_the_columns_that_were_found(file: Path) -> None:
    rows = rows_of({k: v for k, v in VACANCY.items() if k != "corporatie"})
    message = only_error(read(xlsx(file, rows), kind=Kind.VACANCIES))
    assert "mist “corporatie”" in message
    assert "gevonden kolommen: “vhe_nummer”, “straat”" in message


def test_headers_that_cannot_be_matched_say_what_is_needed(file: Path) -> None:
    message = only_error(read(xlsx(file, [["a", "b"], [1, 2]]), kind=Kind.VACANCIES))
    assert "vhe_nummer, corporatie, beschikbaar_per" in message
    assert "“woningen”" in message


def test_unknown_columns_are_shown_and_not_stored(file: Path) -> None:
    reading = read(xlsx(file, vacancies({"Vertrekkende huurder": "J. Jansen"})))
    assert reading.unknown_columns == ("Vertrekkende huurder",)
    assert "“Vertrekkende huurder”" in warnings(reading)[0]
    assert "J. Jansen" not in str(reading.records)


def test_values_without_a_header_are_told(file: Path) -> None:
    rows = vacancies()
    rows[1] += [None, "zomaar"]
    assert "kolom H zonder kop" in warnings(read(xlsx(file, rows)))[0]


@pytest.mark.parametrize("header", ["BSN", "B.S.N.", "Burgerservicenummer"])
def test_a_column_with_citizen_numbers_is_refused_and_never_stored(file: Path, header: str) -> None:
    reading = read(xlsx(file, rows_of({**PROFILE, header: "111222333"})))
    assert f"kolom “{header}”: een burgerservicenummer" in only_error(reading)
    assert "111222333" not in str(reading)
    assert len(reading.records) == 1
