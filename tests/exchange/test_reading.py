"""Sheets to records: what is forgiven, and what is refused and how that is said."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from matchtafel.exchange.reading import Kind, Reading, Severity, read
from tests.exchange.workbooks import (
    NAME,
    NEIGHBOURHOOD,
    PROFILE,
    VACANCY,
    fill,
    rows_of,
    vacancies,
    xlsx,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.xlsx"


def errors(reading: Reading) -> list[str]:
    return [str(p) for p in reading.problems if p.severity is Severity.ERROR]


def warnings(reading: Reading) -> list[str]:
    return [str(p) for p in reading.problems if p.severity is Severity.WARNING]


def only_error(reading: Reading) -> str:
    found = errors(reading)
    assert len(found) == 1
    return found[0]


def test_a_sheet_gives_records_with_their_key_row_and_values(file: Path) -> None:
    reading = read(xlsx(file, vacancies({}, {"lift": "nee"})), kind=Kind.VACANCIES)
    assert not reading.problems
    assert (reading.sheet, reading.rows_read, reading.rows_rejected) == ("woningen", 2, 0)
    first, second = reading.records
    assert first.key == ("Woningstichting Voorbeeld", "1001")
    assert (first.row, first.source, first.kind) == (2, "woningen.xlsx, rij 2", Kind.VACANCIES)
    assert first.values["net_rent"] == Decimal("612.34")
    assert first.values["available_from"] == date(2026, 12, 1)
    assert (first.values["lift"], second.values["lift"]) == (None, False)


def test_a_column_that_is_not_there_is_no_fact(file: Path) -> None:
    (record,) = read(xlsx(file, vacancies())).records
    assert "pets_allowed" not in record.values


@pytest.mark.parametrize(
    ("row", "kind", "key"),
    [
        (VACANCY, Kind.VACANCIES, ("Woningstichting Voorbeeld", "1001")),
        (PROFILE, Kind.PROFILES, ("Zorggroep Voorbeeld", "P-2026-0042")),
        (NEIGHBOURHOOD, Kind.NEIGHBOURHOODS, ("", "BU99990101")),
        (NAME, Kind.NAMES, ("Zorggroep Voorbeeld", "P-2026-0042")),
    ],
)
def test_the_headers_tell_what_a_file_holds(
    file: Path, row: dict[str, Any], kind: Kind, key: tuple[str, str]
) -> None:
    reading = read(xlsx(file, rows_of(row)))
    assert (reading.kind, reading.records[0].key) == (kind, key)


def test_the_wrong_sheet_says_what_it_holds(file: Path) -> None:
    message = only_error(read(xlsx(file, rows_of(PROFILE)), kind=Kind.VACANCIES))
    assert message == "woningen.xlsx: hierin staan profielen, en hier zijn woningen nodig."


def test_of_several_sheets_the_one_that_fits_is_read(file: Path) -> None:
    xlsx(
        file,
        [["Toelichting"], ["Dit zijn de woningen"]],
        vacancies(),
        names=["Lees mij", "Week 48"],
    )
    assert read(file).sheet == "Week 48"


def test_two_sheets_that_fit_are_not_guessed_between(file: Path) -> None:
    xlsx(file, vacancies(), vacancies(), names=["Q1", "Q2"])
    assert "“Q1” (woningen) en “Q2” (woningen)" in only_error(read(file))


def test_a_title_empty_rows_the_example_and_a_total_are_skipped(file: Path) -> None:
    header, first, second, example = vacancies({}, {}, {"vhe_nummer": "VOORBEELD-1"})
    total = ["Totaal", None, None, None, 1224.68, None]
    rows = [["Leegstand week 48"], [], header, example, first, [], second, [], total]
    reading = read(xlsx(file, rows))
    assert not reading.problems
    assert [record.row for record in reading.records] == [5, 7]
    assert reading.rows_read == 2


def test_a_template_without_rows_says_so(file: Path) -> None:
    reading = read(xlsx(file, [list(VACANCY)]))
    assert "geen rijen" in warnings(reading)[0]


BAD_CELLS = [
    ("kale_huur", "zeshonderd", "verwacht een bedrag, zoals 612,34"),
    ("kale_huur", -612.34, "verwacht een bedrag van 0 of meer"),
    ("kale_huur", "1.234", "dubbelzinnig"),
    ("beschikbaar_per", "31-02-2026", "verwacht een datum die bestaat"),
    ("beschikbaar_per", "1-1-2206", "verwacht een datum tussen 1900 en 2100"),
    ("buurtcode", "BU123", "verwacht een buurtcode van het CBS"),
    ("huisnummer", "1E5", "verwacht een heel getal"),
    ("lift", "misschien", "verwacht ja of nee"),
    ("woningtype", "flat", "verwacht een woningtype van VERA"),
    ("opmerking", "x" * 3000, "hoogstens 2000 tekens"),
    ("kale_huur", "#N/B", "foutwaarde"),
]


@pytest.mark.parametrize(("header", "cell", "message"), BAD_CELLS)
def test_a_bad_cell_names_file_sheet_row_column_value_and_what_was_expected(
    file: Path, header: str, cell: Any, message: str
) -> None:
    reading = read(xlsx(file, vacancies({}, {header: cell}, {})))
    (problem,) = reading.problems
    place = f"woningen.xlsx, blad “woningen”, rij 3, kolom “{header}”: gevonden “"
    assert str(problem).startswith(place)
    assert message in str(problem)
    assert str(cell).lstrip("-")[:20].replace(".", "") in str(problem).replace(".", "")
    assert (problem.row, problem.column, problem.sheet) == (3, header, "woningen")
    assert [record.row for record in reading.records] == [2, 4]
    assert (reading.rows_read, reading.rows_rejected) == (3, 1)


def test_all_errors_of_a_row_are_reported(file: Path) -> None:
    bad = {"kale_huur": "zeshonderd", "lift": "misschien", "beschikbaar_per": "31-02-2026"}
    reading = read(xlsx(file, vacancies(bad)))
    assert [p.column for p in reading.problems] == ["kale_huur", "beschikbaar_per", "lift"]
    assert reading.rows_rejected == 1


def test_a_required_cell_may_not_be_empty(file: Path) -> None:
    message = only_error(read(xlsx(file, vacancies({"corporatie": None}))))
    assert "rij 2, kolom “corporatie”: hier staat niets, en dat is wel nodig." in message


def test_a_double_key_names_both_rows(file: Path) -> None:
    reading = read(xlsx(file, vacancies({}, {"vhe_nummer": "1001"})))
    message = only_error(reading)
    assert "rij 3, kolom “vhe_nummer”: gevonden “1001”" in message
    assert "ook al op rij 2" in message
    assert [record.row for record in reading.records] == [2]


def test_the_same_number_at_another_corporation_is_another_dwelling(file: Path) -> None:
    rows = vacancies({}, {"vhe_nummer": "1001", "corporatie": "Stichting Ander"})
    assert len(read(xlsx(file, rows)).records) == 2


def test_not_applicable_is_kept_apart_from_unknown(file: Path) -> None:
    reading = read(xlsx(file, vacancies({"wbmgp": "nvt", "lift": "n.v.t.", "entree": None})))
    (record,) = reading.records
    assert record.not_applicable == ("wbmgp_article", "lift")
    assert record.values["lift"] is None


@pytest.mark.parametrize(
    ("row", "header"),
    [(VACANCY, "corporatie"), (VACANCY, "beschikbaar_per"), (PROFILE, "toestemming")],
)
def test_not_applicable_cannot_stand_everywhere(
    file: Path, row: dict[str, Any], header: str
) -> None:
    message = only_error(read(xlsx(file, rows_of({**row, header: "nvt"}))))
    assert f"kolom “{header}”: gevonden “nvt”" in message


def test_wanted_areas_and_their_requirement(file: Path) -> None:
    rows = rows_of({**PROFILE, "gewenste_buurten": "eis: WK999901", "nabij": "geen"})
    values = read(xlsx(file, rows)).records[0].values
    assert (values["wanted_areas"], values["wanted_areas_required"]) == (("WK999901",), True)
    assert values["anchor_areas"] == ()


def test_text_stays_text_and_numbers_have_no_tail(file: Path) -> None:
    rows = vacancies({"vhe_nummer": "001001"}, {"vhe_nummer": 1002}, {"vhe_nummer": "NA"})
    numbers = [record.key[1] for record in read(xlsx(file, rows)).records]
    assert numbers == ["001001", "1002", "NA"]


def test_markup_and_formula_signs_in_an_address_are_literal(file: Path) -> None:
    streets = ["<b>Kade</b> & zn", "=cmd|' /C calc'!A0", "@SUM(1)", "+31", "<img src=/etc/passwd>"]
    reading = read(xlsx(file, vacancies(*({"straat": street} for street in streets))))
    assert [record.values["street"] for record in reading.records] == streets


def test_a_citizen_number_is_not_repeated_in_the_problem(file: Path) -> None:
    reading = read(xlsx(file, rows_of({**PROFILE, "profielnummer": "111222333"})))
    assert "een eigen nummer dat geen BSN kan zijn" in only_error(reading)
    assert "111222333" not in str(reading.problems)


def test_personal_data_in_a_remark_is_warned_about_with_its_row(file: Path) -> None:
    reading = read(xlsx(file, vacancies({"opmerking": "bel 06-12345678, bsn 1112.22.333"})))
    assert len(reading.records) == 1
    assert all("rij 2, kolom “opmerking”" in warning for warning in warnings(reading))
    assert [w.split("lijkt ")[1].split(" in te")[0] for w in warnings(reading)] == [
        *("een burgerservicenummer (BSN)", "een telefoonnummer"),
    ]
    assert "12345678" not in str(reading.problems)


def test_invisible_characters_are_removed_with_a_notice(file: Path) -> None:
    reading = read(xlsx(file, vacancies({"straat": "Ka\x01de"})))
    assert reading.records[0].values["street"] == "Kade"
    assert "onzichtbare tekens zijn weggelaten" in warnings(reading)[0]


def test_hidden_rows_and_columns_are_told(file: Path) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("woningen")
        day = book.add_format({"num_format": "d-m-yyyy"})
        fill(sheet, vacancies({}, {}, {}), day)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 3, None, None, {"hidden": True})
    reading = read(file)
    assert len(reading.records) == 3
    assert [w.split(": ", 1)[1] for w in warnings(reading)] == [
        "verborgen rijen zijn meegelezen: 3; haal ze weg als ze er niet bij horen.",
        "verborgen kolommen zijn meegelezen: C–D; haal ze weg als ze er niet bij horen.",
    ]
