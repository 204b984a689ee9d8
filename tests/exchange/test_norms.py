"""The limits per year."""

import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from matchtafel.exchange.norms import read_norms
from matchtafel.matching.norms import Norms

FOLDER = files("matchtafel.resources") / "norms"


def test_three_years_have_limits() -> None:
    assert sorted(read_norms()) == [2024, 2025, 2026]


def test_a_file_holds_the_year_of_its_name() -> None:
    for year in read_norms():
        assert tomllib.loads((FOLDER / f"{year}.toml").read_text("utf-8"))["year"] == year


def test_the_limits_of_2026_are_those_of_the_ministry() -> None:
    norms = read_norms()[2026]

    assert (norms.rent_cap_low, norms.rent_cap_high) == (713.02, 764.14)
    assert norms.social_rent_limit == 932.93
    assert (norms.daeb_income_single, norms.daeb_income_multi) == (51537, 56910)
    assert (norms.income_single, norms.income_multi) == (29400, 39925)
    assert (norms.income_single_pension, norms.income_multi_pension) == (28775, 38650)
    assert norms.calculation_rent_is_net_rent


def test_a_limit_that_was_not_found_is_unknown() -> None:
    assert read_norms()[2024].income_multi_pension is None


def test_service_charges_count_until_2025() -> None:
    assert not read_norms()[2025].calculation_rent_is_net_rent


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_limit_names_its_source(year: int) -> None:
    lines = (FOLDER / f"{year}.toml").read_text("utf-8").splitlines()
    limits = [line for line in lines if " = " in line and line[0] != "#"][2:-1]

    assert len(limits) >= 10
    assert all("#" in line for line in limits)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_only_limits_that_may_be_unknown_are_absent(year: int) -> None:
    norms = read_norms()[year]
    absent = {f.name for f in fields(Norms) if getattr(norms, f.name) is None}

    assert absent <= {"income_single", "income_multi", "income_single_pension"} | {
        "income_multi_pension"
    }
