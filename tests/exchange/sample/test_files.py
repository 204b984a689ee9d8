"""The town as files: what is read back is what was written."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.reading import read
from matchtafel.exchange.records import Kind, Reading, Severity
from matchtafel.exchange.sample import Town, demo_data, sample_town, town, write_town

ON = date(2026, 11, 24)
FILES = ["buurten.geojson", "buurten.xlsx", "namen.xlsx", "profielen.xlsx", "woningen.xlsx"]


@pytest.fixture(scope="module")
def week() -> Town:
    return sample_town(ON)


@pytest.fixture(scope="module")
def folder(week: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voorbeeld") / "map"
    write_town(week, folder)
    return folder


def assert_same(reading: Reading, rows: Sequence[dict[str, Any]]) -> None:
    assert len(reading.records) == len(rows)
    for record, row in zip(reading.records, rows, strict=True):
        written = {k: v for k, v in row.items() if k != "not_applicable"}
        skipped = row.get("not_applicable", ())
        assert {k: v for k, v in record.values.items() if k not in skipped} == {
            k: v for k, v in written.items() if k not in skipped
        }
        assert set(record.not_applicable) == set(skipped)


def test_the_five_files_are_there(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == FILES


@pytest.mark.parametrize(
    ("name", "kind"),
    [("profielen", Kind.PROFILES), ("buurten", Kind.NEIGHBOURHOODS), ("namen", Kind.NAMES)],
)
def test_the_sample_reads_back_as_written(folder: Path, week: Town, name: str, kind: Kind) -> None:
    reading = read(folder / f"{name}.xlsx")

    assert (reading.kind, reading.problems) == (kind, ())
    assert_same(reading, getattr(week, kind.value))


def test_the_wrong_row_is_refused_and_the_others_are_read(folder: Path, week: Town) -> None:
    reading = read(folder / "woningen.xlsx")
    errors = [p for p in reading.problems if p.severity is Severity.ERROR]

    assert (reading.rows_read, reading.rows_rejected) == (13, 1)
    assert [(p.row, p.column, p.value) for p in errors] == [(9, "kale_huur", "zeshonderd")]
    assert_same(reading, [row for row in week.vacancies if row["net_rent"] != "zeshonderd"])


def test_a_telephone_number_in_a_remark_is_warned_about(folder: Path) -> None:
    warnings = [
        p for p in read(folder / "woningen.xlsx").problems if p.severity is Severity.WARNING
    ]

    assert [(p.row, p.column) for p in warnings] == [(4, "opmerking")]


def test_the_same_town_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_town(sample_town(ON), tmp_path)

    for name in FILES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_load_of_the_size_of_a_region_reads_back_without_a_problem(tmp_path: Path) -> None:
    demo_data(tmp_path, on=ON)
    week = town(ON, vacancies=300, profiles=3000, seed=1)

    for name, rows in (
        ("woningen", week.vacancies),
        ("profielen", week.profiles),
        ("buurten", week.neighbourhoods),
        ("namen", week.names),
    ):
        reading = read(tmp_path / f"{name}.xlsx")
        assert reading.problems == ()
        assert_same(reading, rows)
