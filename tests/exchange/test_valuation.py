"""WWS points of a VERA unit: as published, only where it is complete, and on nobody else's cost."""

import json
import locale
import os
import subprocess
import sys
import time
import warnings
from datetime import date
from decimal import Decimal, getcontext
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.reading import read
from matchtafel.exchange.valuation import KNOWN_YEARS, Valuation, is_complete, value_units
from matchtafel.exchange.vera import MOST_UNITS

from .vera_units import code, complete_unit, room

ON = date(2026, 11, 24)
REAL = Path(__file__).parents[3] / "shared" / "data" / "vera-units"
# Counted by a later release than its output was published with: other points.
DIFFERS_BY_RELEASE = "37101000032"


def without(*rooms: str) -> list[dict[str, Any]]:
    kept = complete_unit()["ruimten"]
    return [each for each in kept if each["detailSoort"]["code"] not in rooms]


UNITS = {
    "complete": complete_unit(),
    "no list of monuments": complete_unit(monumenten=None),
    "no fittings": complete_unit(ruimten=[{**r, "bouwkundigeElementen": []} for r in without()]),
    "no label": complete_unit(energieprestaties=[]),
    "a word for an area": complete_unit(ruimten=[*without(), room("VTK", "SLA", "ruim")]),
    "an endless area": complete_unit(ruimten=[*without(), room("VTK", "SLA", 1e200)]),
    "new and beyond the social sector": complete_unit(
        bouwjaar=2026,
        beginBouwdatum="2025-02-01",
        inExploitatiedatum="2026-10-01",
        datumAfsluitenHuurovereenkomst="2026-11-01",
        wozEenheden=[{"waardepeildatum": "2025-01-01", "vastgesteldeWaarde": 330000}],
    ),
    "sparse": {"id": "7"},
}


@pytest.fixture(scope="module")
def counted() -> dict[str, Valuation | None]:
    return dict(zip(UNITS, value_units(list(UNITS.values()), ON), strict=True))


def of(counted: dict[str, Valuation | None], name: str) -> Valuation:
    valuation = counted[name]
    assert valuation is not None
    return valuation


def test_a_complete_unit_has_points_and_a_highest_rent(
    counted: dict[str, Valuation | None],
) -> None:
    valuation = of(counted, "complete")
    assert (valuation.points, valuation.highest_rent) == (145, Decimal("946.61"))
    assert (valuation.surcharge, valuation.warnings) == (0, ())
    assert valuation.by.startswith("woningwaardering 6.")


def test_a_sparse_unit_is_passed_over_in_silence(counted: dict[str, Valuation | None]) -> None:
    assert counted["sparse"] is None


def test_what_the_library_warns_of_comes_along_in_dutch(
    counted: dict[str, Valuation | None],
) -> None:
    told = of(counted, "no label").warnings
    assert told == ("woningwaardering meldt: er zijn geen energieprestaties",)


def test_what_the_library_passes_over_is_told_all_the_same(
    counted: dict[str, Valuation | None],
) -> None:
    *kitchen, sanitary = of(counted, "no fittings").warnings
    assert any("geen aanrecht" in warning for warning in kitchen)
    assert sanitary == "er is geen sanitair geteld: het staat niet bij de ruimten"
    (monument,) = of(counted, "no list of monuments").warnings
    assert monument == "of de woning een monument is, staat er niet bij: geteld alsof niet"


@pytest.mark.parametrize("name", ["a word for an area", "an endless area"])
def test_what_cannot_be_read_is_not_counted_around(
    counted: dict[str, Valuation | None], name: str
) -> None:
    valuation = of(counted, name)
    assert (valuation.points, valuation.highest_rent) == (None, None)
    assert valuation.warnings == (
        "WWS-punten niet geteld: deze woning is daarvoor niet goed te lezen",
    )


def test_a_unit_that_the_worker_cannot_take_in_ends_in_a_sentence() -> None:
    bottomless: list[Any] = []
    for _ in range(100_000):
        bottomless = [bottomless]
    (valuation,) = value_units([complete_unit(prijscomponenten=bottomless)], ON)

    assert valuation is not None
    assert valuation.points is None
    assert valuation.warnings[0].startswith("WWS-punten niet geteld: ")


def test_a_surcharge_stands_beside_the_highest_rent(counted: dict[str, Valuation | None]) -> None:
    valuation = of(counted, "new and beyond the social sector")
    assert valuation.highest_rent is not None
    assert valuation.surcharge == (valuation.highest_rent / 10).quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    "change",
    [
        {"ruimten": []},
        {"ruimten": None},
        {"ruimten": "geen"},
        {"ruimten": without("KEU")},
        {"ruimten": without("BAD")},
        {"ruimten": [{**each, "oppervlakte": None} for each in without()]},
        {"woningwaarderingstelsel": code("ONZ")},
        {"woningwaarderingstelsel": None},
        {"panden": []},
        {"energieprestaties": [], "bouwjaar": None},
        {"wozEenheden": []},
        {"wozEenheden": [{"waardepeildatum": "2023-01-01", "vastgesteldeWaarde": 250000}]},
        {"wozEenheden": [{"waardepeildatum": "2025-01-01", "vastgesteldeWaarde": 0}]},
    ],
)
def test_a_unit_without_rooms_kitchen_bathroom_building_energy_or_woz_is_not_complete(
    change: dict[str, Any],
) -> None:
    assert is_complete(complete_unit(), ON)
    assert not is_complete(complete_unit(**change), ON)


@pytest.mark.parametrize("built", [2018, 2022])
def test_a_small_new_home_needs_the_code_of_its_town(built: int) -> None:
    """Around Amsterdam and Utrecht it counts otherwise; the library would ask the Kadaster."""
    small = complete_unit(bouwjaar=built, gebruiksoppervlakte=39)
    known = {**small, "adres": {"woonplaats": {"code": "9999", "naam": "Voorbeeldstad"}}}

    assert not is_complete(small, ON)
    assert not is_complete({**small, "gebruiksoppervlakte": None}, ON)
    assert is_complete(known, ON)
    assert is_complete({**small, "gebruiksoppervlakte": 40}, ON)
    assert is_complete({**small, "bouwjaar": built + (5 if built == 2022 else -1)}, ON)


def test_the_program_knows_the_years_that_the_library_knows() -> None:
    """In a process of its own: the library changes the one that it is loaded in."""
    script = """
from datetime import date
from woningwaardering import ZelfstandigeWoonruimten
for year in range(2024, 2030):
    try:
        ZelfstandigeWoonruimten(peildatum=date(year, 6, 1))
        print(year)
    except ValueError:
        pass
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert tuple(map(int, done.stdout.split())) == KNOWN_YEARS


@pytest.mark.parametrize("year", [2024, 2025, 2027])
def test_outside_the_years_it_knows_nothing_is_counted(year: int) -> None:
    assert value_units([complete_unit()], date(year, 6, 1)) == [None]


def test_counting_leaves_this_process_as_it_was(counted: dict[str, Valuation | None]) -> None:
    before = (getcontext().prec, locale.getlocale(), os.environ.get("TZ"), time.tzname)
    filters, hook = list(warnings.filters), sys.excepthook
    value_units([complete_unit()], ON)

    assert (getcontext().prec, locale.getlocale(), os.environ.get("TZ"), time.tzname) == before
    assert (warnings.filters, sys.excepthook) == (filters, hook)
    assert "woningwaardering" not in sys.modules


def test_the_worker_reaches_no_network() -> None:
    """Even if the library asked: an address is looked up and nothing goes out."""
    script = """
import sys
from matchtafel.exchange.valuation_worker import _stay_offline
sys.addaudithook(_stay_offline)
import socket
here = ("127.0.0.1", 9)
for ask in (lambda: socket.getaddrinfo("example.org", 80),
            lambda: socket.create_connection(here, 1),
            lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"?", here)):
    try:
        ask()
        print("reached")
    except OSError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.split() == [b"offline"] * 3


# As part of a file


def reading_of(tmp_path: Path, content: Any, **asked: Any) -> Any:
    file = tmp_path / "eenheden.json"
    file.write_text(json.dumps(content), "utf-8")
    return read(file, **asked)


def test_points_that_a_file_does_not_give_are_counted_and_their_origin_says_so(
    tmp_path: Path,
) -> None:
    units = [complete_unit(), {"id": "1002"}]
    reading = reading_of(tmp_path, units, on=ON)

    full, sparse = reading.records
    assert full.values["wws_points"] == 145
    assert full.origin.startswith("eenheden.json; WWS-punten berekend met woningwaardering 6.")
    assert full.origin.endswith(" per 24 november 2026, hoogste huur €\u00a0946,61")
    assert "wws_points" not in sparse.values
    assert (full.source, sparse.origin, reading.problems) == ("eenheden.json", "eenheden.json", ())


def test_points_that_a_file_gives_are_not_counted_anew(tmp_path: Path) -> None:
    unit = complete_unit(woningwaarderingResultaat={"punten": 141})
    (record,) = reading_of(tmp_path, unit, on=ON).records
    assert (record.values["wws_points"], record.origin) == (141, "eenheden.json")


def test_without_a_reference_date_the_day_that_it_comes_free_counts(tmp_path: Path) -> None:
    unit = complete_unit()
    (undated,) = reading_of(tmp_path, unit).records
    (dated,) = reading_of(tmp_path, unit, available_from=date(2026, 12, 1)).records
    (later,) = reading_of(tmp_path, unit, available_from=date(2027, 1, 1)).records

    assert "per 1 december 2026" in dated.origin
    assert [record.values.get("wws_points") for record in (undated, dated, later)] == [
        None,
        145,
        None,
    ]


def test_a_warning_names_the_unit_and_rejects_nothing(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, complete_unit(energieprestaties=[]), on=ON)

    (problem,) = reading.problems
    assert str(problem) == (
        "eenheden.json, kolom “woningwaarderingResultaat”: "
        "woningwaardering meldt: er zijn geen energieprestaties (woning 1001)."
    )
    assert (problem.severity, reading.rows_rejected) == ("let op", 0)


def test_a_whole_stock_is_read_without_counting(tmp_path: Path) -> None:
    stock = [complete_unit(id=str(number)) for number in range(MOST_UNITS + 1)]
    reading = reading_of(tmp_path, stock, on=ON)

    (problem,) = reading.problems
    assert "de WWS-punten zijn niet geteld: dat gaat tot 1.000 woningen." in str(problem)
    assert len(reading.records) == len(stock)
    assert not any("wws_points" in record.values for record in reading.records)


# The real dwellings


@pytest.fixture(scope="module")
def published() -> dict[str, dict[str, Any]]:
    return {p.stem: json.loads(p.read_text("utf-8")) for p in (REAL / "output").glob("*.json")}


@pytest.fixture(scope="module")
def real() -> dict[str, Valuation | None]:
    paths = sorted((REAL / "input").glob("*.json"))
    units = [json.loads(path.read_text("utf-8")) for path in paths]
    found = value_units(units, date(2026, 7, 1))
    return {path.stem: valuation for path, valuation in zip(paths, found, strict=True)}


@pytest.mark.real_data
@pytest.mark.skipif(not REAL.is_dir(), reason="needs ../shared/data")
def test_points_and_highest_rent_are_as_published_but_for_the_one_that_differs_by_release(
    real: dict[str, Valuation | None], published: dict[str, dict[str, Any]]
) -> None:
    assert len(real) == 9
    for number, valuation in real.items():
        assert valuation is not None
        output = published[number]
        given = (output["punten"], Decimal(str(output["maximaleHuur"])), output["huurprijsopslag"])
        counted = (valuation.points, valuation.highest_rent, valuation.surcharge)
        assert (counted == given) is (number != DIFFERS_BY_RELEASE), number


@pytest.mark.real_data
@pytest.mark.skipif(not REAL.is_dir(), reason="needs ../shared/data")
def test_the_one_that_differs_by_release_has_five_points_less(
    real: dict[str, Valuation | None], published: dict[str, dict[str, Any]]
) -> None:
    valuation = real[DIFFERS_BY_RELEASE]
    assert valuation is not None
    assert (valuation.points, published[DIFFERS_BY_RELEASE]["punten"]) == (279, 284)
