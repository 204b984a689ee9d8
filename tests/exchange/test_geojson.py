"""Outlines of neighbourhoods: what is drawn, and what is said of a map that cannot be."""

import json
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.geojson import Area, read_areas
from matchtafel.exchange.grid import Refused

REAL = Path(__file__).parents[3] / "shared" / "data" / "geo"
RING = [[4.48, 51.90], [4.49, 51.90], [4.49, 51.91], [4.48, 51.90]]


def feature(ring: Any, code: str = "BU99990101", kind: str = "Polygon") -> dict[str, Any]:
    coordinates = [ring] if kind == "Polygon" else [[ring], [ring]]
    return {
        "type": "Feature",
        "properties": {"buurtcode": code, "naam": "Havenkwartier"},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "buurten.geojson"


def areas_of(file: Path, *features: Any, **more: Any) -> list[Area]:
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}))
    return read_areas(file)


def refusal(file: Path, *features: Any, **more: Any) -> str:
    with pytest.raises(Refused) as refused:
        areas_of(file, *features, **more)
    assert str(refused.value).startswith("buurten.geojson: ")
    return str(refused.value)


def test_an_area_has_its_code_name_and_rings(file: Path) -> None:
    (area,) = areas_of(file, feature(RING))
    assert (area.code, area.name) == ("BU99990101", "Havenkwartier")
    assert area.rings == (tuple(map(tuple, RING)),)


def test_an_area_in_two_pieces_has_two_rings(file: Path) -> None:
    assert len(areas_of(file, feature(RING, kind="MultiPolygon"))[0].rings) == 2


def test_a_height_is_left_out(file: Path) -> None:
    (area,) = areas_of(file, feature([[*point, 3.0] for point in RING]))
    assert area.rings == (tuple(map(tuple, RING)),)


def test_metres_instead_of_degrees(file: Path) -> None:
    rd = [[92_000, 437_000], [93_000, 437_000], [93_000, 438_000], [92_000, 437_000]]
    assert "gebied BU99990101: dit zijn meters (RD)" in refusal(file, feature(rd))
    crs = {"properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    assert "meters (RD)" in refusal(file, feature(RING), crs=crs)


def test_longitude_and_latitude_swapped(file: Path) -> None:
    assert "verwisseld" in refusal(file, feature([point[::-1] for point in RING]))


def test_an_open_ring(file: Path) -> None:
    assert "niet gesloten" in refusal(file, feature([*RING[:3], [4.48, 51.95]]))


@pytest.mark.parametrize("ring", [[], RING[:2], [[4.48]] * 4, ["x"] * 4, [[True, 51.9]] * 4, 7])
def test_a_ring_that_is_none(file: Path, ring: Any) -> None:
    assert "gebied BU99990101" in refusal(file, feature(ring))


@pytest.mark.parametrize("geometry", [None, {"type": "Point"}, {"type": "Polygon"}, []])
def test_an_area_without_an_outline(file: Path, geometry: Any) -> None:
    assert "omtrek" in refusal(file, {**feature(RING), "geometry": geometry})


def test_an_area_without_a_code(file: Path) -> None:
    assert "gebied nummer 2 heeft geen buurtcode" in refusal(file, feature(RING), feature(RING, ""))
    assert "gebied nummer 1 heeft geen eigenschappen" in refusal(file, 7)


def test_the_same_area_twice(file: Path) -> None:
    assert "twee keer" in refusal(file, feature(RING), feature(RING))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_number_that_is_none(file: Path, number: str) -> None:
    text = json.dumps({"features": [feature(RING)]}).replace("51.91", number)
    file.write_text(text)
    with pytest.raises(Refused, match=number):
        read_areas(file)


def test_deep_nesting_and_other_files_end_in_a_sentence(file: Path) -> None:
    for text in ('{"features":' + "[" * 200_000, "<svg/>", "", "a;b", "[]", "{}"):
        file.write_text(text)
        with pytest.raises(Refused, match=r"^buurten.geojson: .*\.$"):
            read_areas(file)


@pytest.mark.real_data
@pytest.mark.skipif(not REAL.is_dir(), reason="needs ../shared/data")
def test_the_real_maps_read() -> None:
    assert len(read_areas(REAL / "rotterdam_buurten.geojson")) == 91
    assert len(read_areas(REAL / "zuid_kennemerland_ijmond_wijken_2014.geojson")) == 51
