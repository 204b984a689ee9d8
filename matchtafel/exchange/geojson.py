"""Outlines of neighbourhoods from a GeoJSON file, in WGS84."""

from pathlib import Path
from typing import Any, NamedTuple

from . import jsontext
from .gate import FileType, file_type
from .grid import Refused
from .values import as_text

Ring = tuple[tuple[float, float], ...]

_CODES = ("buurtcode", "wijkcode", "bu_code")
_NAMES = ("naam", "buurtnaam", "wijknaam", "name")
# Where the Netherlands lie, in degrees: told from each other even when swapped.
_LONGITUDES, _LATITUDES = (3.0, 8.0), (50.0, 54.0)
_RD = "dit zijn meters (RD): bewaar de kaart in graden (WGS84)"


class Area(NamedTuple):
    """One neighbourhood; rings: outer edges and holes alike, (longitude, latitude) in degrees.

    Fill them odd-even and the holes stay open.
    """

    code: str
    name: str
    rings: tuple[Ring, ...]


def read_areas(path: Path) -> list[Area]:
    """The areas of a FeatureCollection of polygons.

    Raises Refused; its text is a whole sentence that names the file and the area.
    """
    try:
        if file_type(path) is not FileType.JSON:
            raise Refused("dit is geen GeoJSON")
        return _areas(jsontext.load(path))
    except Refused as refusal:
        raise Refused(f"{path.name}: {refusal}.") from None


def _areas(content: Any) -> list[Area]:
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not features:
        raise Refused("dit is geen GeoJSON met gebieden (een FeatureCollection)")
    if "28992" in str(content.get("crs", "")):
        raise Refused(_RD)
    areas: dict[str, Area] = {}
    for number, feature in enumerate(features, 1):
        area = _area(feature, number)
        if area.code in areas:
            raise Refused(f"gebied {area.code} staat er twee keer in")
        areas[area.code] = area
    return list(areas.values())


def _area(feature: Any, number: int) -> Area:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise Refused(f"gebied nummer {number} heeft geen eigenschappen")
    code = _property(properties, _CODES)
    if not code:
        raise Refused(f"gebied nummer {number} heeft geen buurtcode")
    try:
        rings = tuple(_ring(ring) for ring in _rings(feature.get("geometry")))
    except Refused as refusal:
        raise Refused(f"gebied {code}: {refusal}") from None
    return Area(code, _property(properties, _NAMES), rings)


def _property(properties: dict[str, Any], names: tuple[str, ...]) -> str:
    found = (properties.get(name) for name in names)
    return next((as_text(value) for value in found if isinstance(value, str) and value), "")


def _rings(geometry: Any) -> list[Any]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise Refused("er is geen omtrek (Polygon of MultiPolygon)")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(p and isinstance(p, list) for p in polygons):
        raise Refused("de omtrek heeft een vorm die niet klopt")
    return [ring for polygon in polygons for ring in polygon]


def _ring(ring: Any) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise Refused("een rand heeft minder dan vier punten")
    points = tuple(_point(point) for point in ring)
    if points[0] != points[-1]:
        raise Refused("een rand is niet gesloten: het laatste punt is niet het eerste")
    return points


def _point(point: Any) -> tuple[float, float]:
    numbers = point[:2] if isinstance(point, list) else []
    if len(numbers) != 2 or not all(type(n) in (int, float) for n in numbers):
        raise Refused(f"{str(point)[:40]} is geen punt; verwacht lengte en breedte in graden")
    longitude, latitude = numbers
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise Refused(_RD)
    if _within(longitude, _LATITUDES) and _within(latitude, _LONGITUDES):
        raise Refused("lengte en breedte zijn verwisseld: eerst de lengte (oost), dan de breedte")
    return float(longitude), float(latitude)


def _within(number: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= number <= bounds[1]
