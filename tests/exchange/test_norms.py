"""The limits per year: the program's own, and those that a user adds."""

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.toml_file import FileRefused
from matchtafel.exchange.values import decimal
from matchtafel.matching.norms import highest_rent

FOLDER = files("matchtafel.resources") / "norms"
FIGURES = Path(__file__).parent / "figures"
PUBLISHED = tomllib.loads((FIGURES / "limits.toml").read_text("utf-8"))
HIGHEST_RENTS = (FIGURES / "highest_rents.csv").read_text("utf-8").split()
TABLES = Path(__file__).parents[3] / "shared" / "data" / "wws"
# What is no figure of a source.
WORDS = {"year", "source"}


def content(year: int) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{year}.toml").read_text("utf-8"))


def test_three_years_have_limits() -> None:
    assert sorted(read_norms()) == [2024, 2025, 2026]


@pytest.mark.parametrize("year", PUBLISHED)
def test_a_file_holds_the_published_figures_and_no_more(year: str) -> None:
    held = {k: v for k, v in content(int(year)).items() if not isinstance(v, bool)}
    figures = {name: Decimal(str(value)) for name, value in held.items() if name not in WORDS}

    assert figures == {name: _figure(text) for name, text in PUBLISHED[year].items()}


def _figure(text: str) -> Decimal:
    # 47.699 is a whole amount here, which a reader of strangers' cells may not assume.
    return decimal(text.replace(".", ""), "een getal")


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_figure_names_its_source(year: int) -> None:
    lines = (FOLDER / f"{year}.toml").read_text("utf-8").splitlines()
    figures = [line for line in lines if " = " in line and line[0] != "#"][2:]

    assert len(figures) >= len(PUBLISHED[str(year)])
    assert all("; " in line or " idem" in line for line in (f.partition("#")[2] for f in figures))


def test_servicekosten_count_until_2025_and_a_rent_above_the_limit_takes_the_right_away() -> None:
    rules = {
        year: (norms.calculation_rent_is_net_rent, norms.allowance_needs_rent_within_limit)
        for year, norms in read_norms().items()
    }
    assert rules == {2024: (False, True), 2025: (False, True), 2026: (True, False)}


def test_a_limit_that_was_not_found_is_unknown() -> None:
    assert read_norms()[2024].income_multi_pension is None


@pytest.mark.parametrize("column", [1, 2, 3])
def test_the_highest_rents_are_those_published(column: int) -> None:
    head, *rows = (line.split(";") for line in HIGHEST_RENTS)
    on = date.fromisoformat(head[column])

    for row in rows:
        published = _figure(row[column])
        assert highest_rent(read_norms()[on.year], float(row[0]), on) == published


@pytest.mark.real_data
@pytest.mark.skipif(not TABLES.is_dir(), reason="needs ../shared/data")
@pytest.mark.parametrize("day", ["2024-07-01", "2025-01-01", "2026-01-01"])
def test_the_tables_of_highest_rents_were_taken_over_whole(day: str) -> None:
    on = date.fromisoformat(day)
    (table,) = read_norms()[on.year].highest_rents
    rows = (TABLES / f"wws_zelfstandig_{day}.csv").read_text("utf-8").split()[1:]

    assert table.valid_from == on
    assert [f"{points},{amount}" for points, amount in enumerate(table.amounts, 40)] == [
        f"{row.split(',')[0]},{Decimal(row.split(',')[1]):.2f}" for row in rows
    ]


# What a user adds


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the norms of 2027: those of 2026 with another year."""
    text = (FOLDER / "2026.toml").read_text("utf-8")
    (tmp_path / "2027.toml").write_text(text.replace("year = 2026", "year = 2027"), "utf-8")
    return tmp_path


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def refusal(folder: Path) -> str:
    with pytest.raises(FileRefused) as refused:
        read_norms(folder)
    (sentence,) = refused.value.problems
    return sentence


def test_a_year_in_the_users_folder_comes_beside_the_programs_own(folder: Path) -> None:
    norms = read_norms(folder)

    assert sorted(norms) == [2024, 2025, 2026, 2027]
    assert norms[2027].rent_cap_low == 713.02
    assert norms[2026] == read_norms()[2026]


def test_the_example_in_the_manual_is_a_good_file(tmp_path: Path) -> None:
    manual = (files("matchtafel.docs") / "handleiding.md").read_text("utf-8")
    _, _, rest = manual.partition("```toml\n")
    (tmp_path / "2027.toml").write_text(rest.partition("```")[0], "utf-8")

    norms = read_norms(tmp_path)
    assert replace(norms[2027], year=2026, source="", highest_rents=()) == replace(
        norms[2026], source="", highest_rents=()
    )


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert read_norms(tmp_path / "norms") == read_norms()


def test_a_users_file_takes_the_place_of_the_programs_own_whole(folder: Path) -> None:
    (folder / "2027.toml").rename(folder / "2026.toml")
    change(folder / "2026.toml", "year = 2027", "year = 2026")
    change(folder / "2026.toml", "rent_cap_low = 713.02", "rent_cap_low = 714.00")
    change(folder / "2026.toml", "income_single = 29400", "# income_single: onbekend")

    corrected = read_norms(folder)[2026]
    assert (corrected.rent_cap_low, corrected.income_single) == (714.0, None)
    assert corrected.highest_rents == read_norms()[2026].highest_rents


def test_other_files_in_the_folder_are_left_alone(folder: Path) -> None:
    (folder / "leesmij.txt").write_text("niets", "utf-8")
    (folder / "punten.csv").write_text("niets", "utf-8")
    assert 2027 in read_norms(folder)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "rent_cap_low = 713.02",
            'rent_cap_low = "713,02"',
            "2027.toml, rent_cap_low: “713,02” gevonden, verwacht een getal.",
        ),
        (
            "rent_cap_low = 713.02",
            "rent_cap_low = -713.02",
            "2027.toml, rent_cap_low: -713.02 gevonden, verwacht meer dan 0.",
        ),
        (
            "rent_cap_low = 713.02",
            "rent_cap_low = 71.02",
            "2027.toml, rent_cap_low: 71.02 gevonden, "
            "verwacht ten minste quality_discount_limit (498.2).",
        ),
        (
            "rent_cap_low = 713.02",
            "rent_cap_low = nan",
            "2027.toml, rent_cap_low: nan gevonden, verwacht een eindig getal.",
        ),
        ("rent_cap_low = 713.02", "", "2027.toml, rent_cap_low: ontbreekt."),
        (
            "rent_cap_low = 713.02",
            "rent_cap_lou = 713.02\nrent_cap_low = 713.02",
            "2027.toml, rent_cap_lou: deze sleutel bestaat niet. Bedoelt u rent_cap_low?",
        ),
        (
            "year = 2027",
            "year = 2028",
            "2027.toml, year: 2028 gevonden, verwacht het jaar in de naam van het bestand.",
        ),
        (
            "calculation_rent_is_net_rent = true",
            "calculation_rent_is_net_rent = 1",
            "2027.toml, calculation_rent_is_net_rent: 1 gevonden, verwacht true of false.",
        ),
        (
            "allowance_share_high = 0.40",
            "allowance_share_high = 40",
            "2027.toml, allowance_share_high: 40 gevonden, verwacht 1 of minder.",
        ),
        ("year = 2027", "year = ", "2027.toml, regel 3, teken 8: dit is geen goede TOML."),
    ],
)
def test_a_broken_file_is_refused_with_a_sentence(
    folder: Path, before: str, after: str, sentence: str
) -> None:
    change(folder / "2027.toml", before, after)
    assert refusal(folder) == sentence


def test_every_fault_of_every_file_is_named_at_once(folder: Path) -> None:
    (folder / "2028.toml").write_bytes((folder / "2027.toml").read_bytes())
    change(folder / "2027.toml", "rent_cap_low = 713.02", "")
    change(folder / "2027.toml", "social_rent_limit = 932.93", "social_rent_limit = 0")

    with pytest.raises(FileRefused) as refused:
        read_norms(folder)
    assert [problem.partition(":")[0] for problem in refused.value.problems] == [
        "2027.toml, rent_cap_low",
        "2027.toml, social_rent_limit",
        "2028.toml, year",
    ]


def test_a_file_without_a_year_for_its_name_is_refused(folder: Path) -> None:
    (folder / "2027.toml").rename(folder / "nieuw.toml")
    assert refusal(folder).startswith("nieuw.toml, year: 2027 gevonden, verwacht het jaar")


# The user's own table of highest rents


@pytest.mark.parametrize(
    "rows",
    [
        "Punten,Bedrag\n40,260.00\n41,267.25\n",
        "# vanaf 1 januari 2027\nPunten;Bedrag\n40;260,00\n41;267,25\n",
        "punten;bedrag\r\n40;€ 260,00\r\n41;267,25\r\n\r\n",
    ],
)
def test_a_table_of_highest_rents_counts_from_its_first_day(folder: Path, rows: str) -> None:
    (folder / "wws-2027-07-01.csv").write_text(rows, "utf-8", newline="")
    norms = read_norms(folder)[2027]

    assert highest_rent(norms, 41, date(2027, 7, 1)) == Decimal("267.25")
    assert highest_rent(norms, 41, date(2027, 6, 30)) is None


@pytest.mark.parametrize(
    ("name", "rows", "sentence"),
    [
        (
            "wws-2027.csv",
            "",
            "wws-2027.csv: verwacht de eerste dag in de naam: wws-2027-01-01.csv.",
        ),
        ("wws-2027-13-01.csv", "", "wws-2027-13-01.csv: verwacht de eerste dag in de naam"),
        ("wws-2027-01-01.csv", "", "verwacht een kopregel met Punten en Bedrag."),
        ("wws-2027-01-01.csv", "40,260.00", "verwacht een kopregel met Punten en Bedrag."),
        ("wws-2027-01-01.csv", "Punten,Bedrag\n40,260", "verwacht ten minste 2 regels"),
        (
            "wws-2027-01-01.csv",
            "Punten,Bedrag\n40,260\n42,270",
            "wws-2027-01-01.csv, regel 3, Punten: “42” gevonden, verwacht 41.",
        ),
        (
            "wws-2027-01-01.csv",
            "Punten,Bedrag\n40,260\n41,-1",
            "regel 3, Bedrag: “-1” gevonden, verwacht een bedrag van 0 of meer, zoals 612,34.",
        ),
        ("wws-2027-01-01.csv", "Punten,Bedrag\n40", "regel 2, Bedrag: “” gevonden"),
        (
            "wws-2027-01-01.csv",
            "Punten,Bedrag\n40,260\n41,260",
            "regel 3, Bedrag: “260” gevonden, verwacht meer dan 260.00, het bedrag erboven.",
        ),
        (
            "wws-2028-01-01.csv",
            "Punten,Bedrag\n40,260\n41,267",
            "wws-2028-01-01.csv: de normen van dat jaar ontbreken; zet 2028.toml erbij.",
        ),
    ],
)
def test_a_broken_table_is_refused_with_a_sentence(
    folder: Path, name: str, rows: str, sentence: str
) -> None:
    (folder / name).write_text(rows, "utf-8")
    assert sentence in refusal(folder)
