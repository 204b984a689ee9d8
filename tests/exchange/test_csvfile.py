"""CSV files: characters, separators and rows that do not fit."""

from decimal import Decimal
from pathlib import Path

import pytest

from matchtafel.exchange.reading import Reading, read
from tests.exchange.workbooks import csv_text, vacancies

NAMED = vacancies({"straat": "Açaí-Ümlautstraat", "corporatie": "Coöperatie ’t Huis"})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "woningen.csv"


def reading_of(file: Path, text: str, encoding: str = "utf-8") -> Reading:
    file.write_bytes(text.encode(encoding))
    return read(file)


def only_problem(reading: Reading) -> str:
    (problem,) = reading.problems
    return str(problem)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("separator", [";", "\t"])
def test_every_encoding_and_separator_gives_the_right_text(
    file: Path, encoding: str, separator: str
) -> None:
    reading = reading_of(file, csv_text(NAMED, separator), encoding)
    assert not reading.problems
    (record,) = reading.records
    assert record.values["street"] == "Açaí-Ümlautstraat"
    assert record.values["corporation"] == "Coöperatie ’t Huis"
    assert record.values["net_rent"] == Decimal("612.34")


def test_names_with_letters_from_elsewhere(file: Path) -> None:
    reading = reading_of(file, csv_text(vacancies({"straat": "Şahin Ğ ő ř"})))
    assert reading.records[0].values["street"] == "Şahin Ğ ő ř"


def test_commas_separate_too(file: Path) -> None:
    text = csv_text(vacancies({"kale_huur": "612.34"}), ",")
    assert reading_of(file, text).records[0].values["net_rent"] == Decimal("612.34")


def test_a_title_with_other_separators_does_not_confuse(file: Path) -> None:
    text = "Leegstand, week 48, alle wijken, ook de rest\r\n" + csv_text(vacancies())
    assert reading_of(file, text).records[0].row == 3


def test_the_separator_that_excel_names_counts(file: Path) -> None:
    text = "sep=|\r\n" + csv_text(vacancies(), "|")
    assert len(reading_of(file, text).records) == 1


def test_another_separator_shows_what_was_found(file: Path) -> None:
    message = only_problem(reading_of(file, csv_text(vacancies(), "|")))
    assert message.startswith("woningen.csv: er staat nergens een kopregel die past")


def test_quoted_values_and_line_breaks(file: Path) -> None:
    text = csv_text(vacancies({"straat": '"Kade; 1\r\nboven"'}, {"straat": '"een ""b"""'}))
    first, second = reading_of(file, text).records
    assert first.values["street"].split() == ["Kade;", "1", "boven"]
    assert second.values["street"] == 'een "b"'
    assert second.row == 3


def test_an_unclosed_quote_names_its_line(file: Path) -> None:
    text = csv_text(vacancies({}, {"straat": '"Kade'}, {}))
    assert "op regel 3 staat een aanhalingsteken" in only_problem(reading_of(file, text))


def test_a_value_too_many_or_too_few_names_its_line(file: Path) -> None:
    lines = csv_text(vacancies({}, {}, {})).splitlines()
    lines[2] += ";extra"
    lines[3] = "1003;Woningstichting Voorbeeld"
    reading = reading_of(file, "\n".join(lines))
    more, fewer = map(str, reading.problems)
    assert "rij 3: regel 3 van het bestand heeft 7 waarden en de kopregel 6" in more
    assert "rij 4: regel 4 van het bestand heeft 2 waarden en de kopregel 6" in fewer
    assert [record.row for record in reading.records] == [2]
    assert reading.rows_rejected == 2


def test_empty_values_at_the_end_do_not_count(file: Path) -> None:
    lines = csv_text(vacancies({}, {})).splitlines()
    lines[1] += ";;"
    assert len(reading_of(file, "\n".join(lines)).records) == 2


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_an_old_character_set_is_refused_with_an_example(file: Path, encoding: str) -> None:
    rows = vacancies({"corporatie": "Coöperatie één", "straat": "Cafépad"})
    message = only_problem(reading_of(file, csv_text(rows), encoding))
    assert "de tekens" in message
    assert "regel 2" in message
    assert "CSV UTF-8" in message


def test_a_formula_in_csv_is_text_or_an_error(file: Path) -> None:
    reading = reading_of(file, csv_text(vacancies({"straat": "=1+1"}, {"kale_huur": "=600"})))
    assert reading.records[0].values["street"] == "=1+1"
    assert "gevonden “=600”" in only_problem(reading)


def test_a_file_of_nothing_but_zeros_ends_in_a_sentence(file: Path) -> None:
    file.write_bytes(bytes(5000))
    assert read(file).problems


def test_too_many_columns_name_the_limit(file: Path) -> None:
    assert "400 kolommen" in only_problem(reading_of(file, ";".join(["x"] * 500)))
