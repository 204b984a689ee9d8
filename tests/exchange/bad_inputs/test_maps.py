"""Bad input 43: maps. Each fault has an error of its own that names the area."""

import json
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.geojson import read_areas
from matchtafel.exchange.grid import Refused
from matchtafel.exchange.reading import read

RING = [[4.48, 51.90], [4.49, 51.90], [4.49, 51.91], [4.48, 51.90]]
METRES = [[92_000, 437_000], [93_000, 437_000], [93_000, 438_000], [92_000, 437_000]]
SAID = {
    "NaN": (
        RING,
        "51.91",
        "NaN",
        "het bestand bevat NaN, en dat is geen getal: haal het opnieuw op of vraag het opnieuw",
    ),
    "1e999": (
        RING,
        "51.91",
        "1e999",
        "het getal 1e999 is te groot: haal het opnieuw op of vraag het opnieuw",
    ),
    "200000_levels": (
        RING,
        "51.91",
        "[" * 200_000,
        "de JSON is te diep genest of te groot: haal het opnieuw op of vraag het opnieuw",
    ),
    "metres": (
        METRES,
        "",
        "",
        "gebied BU99990101: dit zijn meters (RD): bewaar de kaart in graden (WGS84)",
    ),
    "swapped": (
        [point[::-1] for point in RING],
        "",
        "",
        "gebied BU99990101: lengte en breedte zijn verwisseld: eerst de lengte (oost), "
        "dan de breedte",
    ),
    "an_open_ring": (
        [*RING[:3], [4.48, 51.95]],
        "",
        "",
        "gebied BU99990101: een rand is niet gesloten: het laatste punt is niet het eerste",
    ),
}


def written(folder: Path, ring: Any, before: str, after: str) -> Path:
    shape = {"type": "Polygon", "coordinates": [ring]}
    area = {"type": "Feature", "properties": {"buurtcode": "BU99990101"}, "geometry": shape}
    text = json.dumps({"type": "FeatureCollection", "features": [area]})
    path = folder / "buurten.geojson"
    path.write_text(text.replace(before, after) if before else text)
    return path


@pytest.mark.parametrize(("ring", "before", "after", "said"), SAID.values(), ids=list(SAID))
def test_bad_input_43_each_fault_in_a_map_has_an_error_of_its_own(
    tmp_path: Path, ring: Any, before: str, after: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_areas(written(tmp_path, ring, before, after))
    assert str(refused.value) == f"buurten.geojson: {said}."


def test_bad_input_43_a_map_is_no_list_of_dwellings(tmp_path: Path) -> None:
    (problem,) = read(written(tmp_path, RING, "", "")).problems
    assert str(problem) == (
        "buurten.geojson: dit is een kaart (GeoJSON), geen lijst met woningen: "
        "kies een bestand met woningen of profielen."
    )
