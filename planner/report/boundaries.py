"""County outlines from the user's own GeoJSON, for maps; none are shipped (docs/coordination.md).

A feature belongs to a county by a code (six digits, or longer with zeros behind) under ``adcode``,
``code`` or ``county``, else by a name, with or without 县, 市 or 区 at its end. Coordinates are
longitude and latitude in degrees.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planner.errors import WrongUseError
from planner.results import Scenario

Ring = tuple[tuple[float, float], ...]
Polygon = tuple[Ring, ...]
"""Outline, counter-clockwise, then holes, clockwise, so that holes stay empty when filled."""

CODES, NAMES = ("adcode", "code", "county"), ("name", "name_zh", "name_en", "名称", "county")
ENDINGS = ("自治县", "县", "市", "区")
NAMED = 5
"""Features named in a sentence; the rest are counted."""


@dataclass(frozen=True)
class Boundaries:
    """Outlines of counties.

    Attributes
    ----------
    file
        Name of the file they are from.
    number
        Approval number of the map as the user stated it; blank if none.
    polygons
        By county.
    missing
        Counties that the file does not have.
    strangers
        Features that are no county of the scenario, by what they call themselves.
    """

    file: str
    number: str
    polygons: Mapping[str, tuple[Polygon, ...]]
    missing: tuple[str, ...] = ()
    strangers: tuple[str, ...] = field(default=())


def read_boundaries(path: Path, scenario: Scenario, number: str = "") -> Boundaries:
    """Outlines of the counties of a scenario.

    Raises
    ------
    WrongUseError
        The file cannot be read, is no GeoJSON of polygons in degrees, or has none of the counties.
    """
    features = _features(path)
    known = _words(scenario)
    polygons: dict[str, tuple[Polygon, ...]] = {}
    strangers: list[str] = []
    for place, feature in enumerate(features, start=1):
        shapes = tuple(_polygons(path, place, feature.get("geometry")))
        county = _county(feature.get("properties"), known)
        if county is None:
            strangers.append(_called(feature.get("properties"), place))
        else:
            polygons[county] = polygons.get(county, ()) + shapes
    counties = [row.county for row in scenario.rows("counties")]
    if not polygons:
        raise WrongUseError("map_no_county", file=path, there=few(strangers), codes=few(counties))
    missing = tuple(county for county in counties if county not in polygons)
    return Boundaries(path.name, number.strip(), polygons, missing, tuple(strangers))


def few(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join([*names[:NAMED], *([f"+{more}"] if more > 0 else [])])


def _features(path: Path) -> list[Mapping[str, Any]]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise WrongUseError("map_not_read", file=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise WrongUseError("map_not_utf8", file=path) from error
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise WrongUseError("map_not_json", file=path, line=line) from error
    kind = content.get("type") if isinstance(content, dict) else type(content).__name__
    features = content.get("features") if isinstance(content, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        raise WrongUseError("map_no_collection", file=path, kind=kind)
    if not features:
        raise WrongUseError("map_no_features", file=path)
    for place, feature in enumerate(features, start=1):
        if not isinstance(feature, dict):
            raise WrongUseError("map_bad_shape", file=path, place=place)
    return features


def _polygons(path: Path, place: int, geometry: Any) -> Iterator[Polygon]:
    """Polygons of a feature, outlines and holes turned the way they are filled."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise WrongUseError("map_not_polygon", file=path, place=place, kind=kind)
    try:
        shapes = geometry["coordinates"]
        for shape in [shapes] if kind == "Polygon" else shapes:
            rings = [tuple((float(at[0]), float(at[1])) for at in ring) for ring in shape]
            if not rings or any(len(ring) < 4 for ring in rings):
                raise ValueError
            for x, y in (at for ring in rings for at in ring):
                if not (-180 <= x <= 180 and -90 <= y <= 90):
                    raise WrongUseError("map_not_degrees", file=path, place=place, x=x, y=y)
            yield tuple(turned(ring, hole=n > 0) for n, ring in enumerate(rings))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise WrongUseError("map_bad_shape", file=path, place=place) from error


def turned(ring: Ring, *, hole: bool) -> Ring:
    """Ring clockwise if it is a hole, else counter-clockwise."""
    return ring[::-1] if (area_of(ring) > 0) == hole else ring


def area_of(ring: Ring) -> float:
    """Signed area in square degrees, positive counter-clockwise (shoelace formula)."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def centre_of(polygons: Sequence[Polygon]) -> tuple[float, float]:
    """Centroid of the largest outline; the mean of its corners where it has no area."""
    ring = max((polygon[0] for polygon in polygons), key=lambda one: abs(area_of(one)))
    area = area_of(ring)
    if not area:
        corners = ring[:-1]
        count = len(corners)
        return sum(x for x, _ in corners) / count, sum(y for _, y in corners) / count
    # Around the first corner: far from the origin the products would lose the digits.
    x0, y0 = ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        x += (x1 + x2 - 2 * x0) * cross
        y += (y1 + y2 - 2 * y0) * cross
    return x0 + x / (6 * area), y0 + y / (6 * area)


def _words(scenario: Scenario) -> dict[str, str]:
    """Counties by code and by name; a name that two share without its ending is left out."""
    known: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for row in scenario.rows("counties"):
        known |= {word: row.county for word in (row.name_en, row.name_zh, row.county) if word}
        short.setdefault(_short(row.name_zh), set()).add(row.county)
    for word, counties in short.items():
        if len(counties) == 1:
            known.setdefault(word, *counties)
    return known


def _short(name: str) -> str:
    """Name without its ending, if two characters are left."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) > 1:
            return name.removesuffix(ending)
    return name


def _county(properties: Any, known: Mapping[str, str]) -> str | None:
    if not isinstance(properties, dict):
        return None
    for key in CODES:
        word = _text(properties.get(key))
        for code in (word, word[:6] if not word[6:].strip("0") else ""):
            if code in known:
                return known[code]
    for key in NAMES:
        word = _text(properties.get(key))
        for name in (word, _short(word)):
            if name in known:
                return known[name]
    return None


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() if isinstance(value, (str, int)) else ""


def _called(properties: Any, place: int) -> str:
    """What a feature calls itself, else its place in the file."""
    words = [_text(properties.get(key)) for key in (*NAMES, *CODES)] if properties else []
    return next(filter(None, words), f"#{place}")
