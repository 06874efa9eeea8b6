"""Outlines from a user's file, labels that keep clear of each other, maps that say what they are.

The outlines are squares made here: no boundaries of counties are part of this project.
"""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from models import LayoutRules, PlanData
from planner.errors import WrongUseError
from planner.report.boundaries import Boundaries, area_of, centre_of, read_boundaries, turned
from planner.report.coordinating_maps import Ground, ground_of, layout_map, overlap_map
from planner.report.fonts import chart_style
from planner.report.map_labels import Box, place_labels
from planner.results import Plan, Scenario
from planner.schema import County
from planner.studies.case import Subject
from planner.studies.coordinate.schemes import JOINT, Comparison

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]
HOLE = [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1], [0.5, 0.5]]


def counties_of(count: int = 2, placed: bool = True) -> list[County]:
    """Counties 500001, 500002 … on a grid, a tenth of a degree apart."""
    return [
        County(
            county=str(500001 + n),
            name_zh=f"{'东南西北中'[n % 5]}{'山河江湖海川'[n // 5 % 6]}{n}县"
            if count > 2
            else ("甲山县", "乙水县")[n],
            name_en=f"County {n + 1}",
            lon=108 + n % 10 / 10 if placed else None,
            lat=26 + n // 10 / 10 if placed else None,
        )
        for n in range(count)
    ]


def scenario_of(counties: list[County]) -> Scenario:
    rows = {"counties": counties}
    return cast(Scenario, SimpleNamespace(rows=lambda name: rows.get(name, ()), name="s"))


def feature(properties: Any, ring: Any = SQUARE, *holes: Any) -> dict[str, Any]:
    shape = {"type": "Polygon", "coordinates": [ring, *holes]}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def written(home: Path, *features: Any) -> Path:
    path = home / "own.geojson"
    content = {"type": "FeatureCollection", "features": list(features)}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


# --- reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "properties",
    [
        {"adcode": "500001"},
        {"adcode": 500001},
        {"code": 500001.0},
        {"county": "500001000000"},
        {"name": "甲山县"},
        {"name": "甲山"},
        {"county": "County 1"},
        {"code": "9", "name": "甲山县"},
    ],
)
def test_a_county_is_told_by_code_or_name(tmp_path: Path, properties: dict[str, Any]) -> None:
    path = written(tmp_path, feature(properties), feature({"name": "外县"}))
    found = read_boundaries(path, scenario_of(counties_of()), " GS(2026)1 ")
    assert set(found.polygons) == {"500001"}
    assert (found.missing, found.strangers) == (("500002",), ("外县",))
    assert (found.file, found.number) == ("own.geojson", "GS(2026)1")


def test_parts_and_holes(tmp_path: Path) -> None:
    far = [[x + 5, y] for x, y in SQUARE[::-1]]
    many = {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [far]]}
    path = written(tmp_path, {"properties": {"adcode": "500001"}, "geometry": many})
    (near, away) = read_boundaries(path, scenario_of(counties_of())).polygons["500001"]
    assert area_of(near[0]) == pytest.approx(4) and area_of(near[1]) == pytest.approx(-0.25)
    assert area_of(away[0]) == pytest.approx(4), "outlines are turned counter-clockwise"
    ring = tuple((float(x), float(y)) for x, y in SQUARE)
    assert turned(turned(ring, hole=True), hole=False) == ring


def test_centre_of_an_l_shape() -> None:
    # A 2 x 1 block and a 1 x 1 block on its left half: x = (2 * 1 + 1 * 0.5) / 3.
    ring = ((0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0), (1.0, 2.0), (0.0, 2.0), (0.0, 0.0))
    assert centre_of([(ring,)]) == pytest.approx((2.5 / 3, (2 * 0.5 + 1.5) / 3))
    moved = tuple((x + 108, y + 26) for x, y in ring)
    assert centre_of([(moved,)]) == pytest.approx((108 + 2.5 / 3, 26 + 2.5 / 3))
    line = ((0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 0.0))
    assert centre_of([(line,)]) == pytest.approx((1, 0))


BAD: dict[str, tuple[bytes, str]] = {
    "not json": (b'{"type": ', "map_not_json"),
    "not utf-8": ('{"名": 1}'.encode("gbk"), "map_not_utf8"),
    "a list": (b"[]", "map_no_collection"),
    "one feature": (b'{"type": "Feature"}', "map_no_collection"),
    "no features": (b'{"type": "FeatureCollection", "features": []}', "map_no_features"),
    "a word": (b'{"type": "FeatureCollection", "features": ["x"]}', "map_bad_shape"),
}


@pytest.mark.parametrize("case", BAD)
def test_files_that_are_no_maps(tmp_path: Path, case: str) -> None:
    content, key = BAD[case]
    path = tmp_path / "own.geojson"
    path.write_bytes(content)
    refuses(path, key)


@pytest.mark.parametrize(
    ("one", "key"),
    [
        ({"properties": {}, "geometry": None}, "map_not_polygon"),
        ({"geometry": {"type": "Point", "coordinates": [1, 2]}}, "map_not_polygon"),
        (feature({"adcode": "500001"}, SQUARE[:3]), "map_bad_shape"),
        (feature({"adcode": "500001"}, [["x", 1]] * 4), "map_bad_shape"),
        (feature({"adcode": "500001"}, [[1]] * 4), "map_bad_shape"),
        (feature({"adcode": "500001"}, [[36500000, 2900000]] * 4), "map_not_degrees"),
        (feature({"adcode": "1", "name": "外县"}), "map_no_county"),
    ],
)
def test_features_that_are_no_counties(tmp_path: Path, one: Any, key: str) -> None:
    refuses(written(tmp_path, one), key)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refuses(tmp_path / "none.geojson", "map_not_read")


def refuses(path: Path, key: str) -> None:
    with pytest.raises(WrongUseError) as caught:
        read_boundaries(path, scenario_of(counties_of()))
    assert caught.value.key == key
    for language in ("zh", "en"):
        assert str(path) in caught.value.sentence(cast(Any, language))


# --- labels ---------------------------------------------------------------------------------------


def overlapping(boxes: list[Box]) -> float:
    """Area that boxes share, two by two."""
    return sum(one.shared(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :])


def test_labels_keep_clear_of_each_other() -> None:
    points = {f"c{n}": (0.5 + n % 4 * 0.3, 0.5 + n // 4 * 0.25) for n in range(16)}
    frame = Box(0, 0, 3.5, 3.0)
    spots = place_labels(points, dict.fromkeys(points, (0.33, 0.125)), frame)
    boxes = [spot.box for spot in spots.values()]
    assert overlapping(boxes) == pytest.approx(0, abs=1e-9)
    assert all(box.outside(frame) == pytest.approx(0, abs=1e-9) for box in boxes)


def test_a_lonely_label_is_right_beside_its_point() -> None:
    spot = place_labels({"a": (1.0, 1.0)}, {"a": (0.4, 0.1)}, Box(0, 0, 3, 3))["a"]
    assert not spot.far
    assert (spot.box.x, spot.box.y) == pytest.approx((1.075, 0.95))


# --- drawing --------------------------------------------------------------------------------------


def subject_of(counties: list[County]) -> Subject:
    codes = [row.county for row in counties]
    neighbours = {code: tuple({codes[n - 1]} if n else {codes[1]}) for n, code in enumerate(codes)}
    data = PlanData(
        periods=1,
        park_county={f"p{code}": code for code in codes},
        industries=("x", "y"),
        projects={},
        income_wan={},
        fiscal_wan={},
        land_mu={(f"p{code}", 1): 1.0 for code in codes},
        layout=LayoutRules(),
        neighbours=neighbours,
        present=frozenset({(codes[0], "x"), (codes[1], "x")}),
        overlap_wan={(codes[0], codes[1], i): 5.0 for i in ("x", "y")},
    )
    case = SimpleNamespace(data=data)
    result = SimpleNamespace(scenario=scenario_of(counties))
    return cast(Subject, SimpleNamespace(case=case, result=result))


def comparison(subject: Subject) -> Comparison:
    codes = subject.case.data.counties
    plan = Plan({}, ((f"p{codes[0]}", "y"),), ((codes[1], "y"),), (), {})
    return cast(Comparison, SimpleNamespace(schemes={JOINT: SimpleNamespace(plan=plan)}))


def words_of(figure: Any) -> str:
    places = [figure, *figure.axes]
    return "\n".join(one.get_text() for place in places for one in place.texts)


def ground(subject: Subject, outlines: Boundaries | None = None) -> Ground:
    found = ground_of(subject, "zh", outlines)
    assert found is not None
    return found


def test_a_schematic_map_says_so_and_numbers_the_industries() -> None:
    subject = subject_of(counties_of())
    with chart_style():
        overlaps = overlap_map(comparison(subject), ground(subject))
        layout = layout_map(comparison(subject), ground(subject))
    assert "示意图" in words_of(overlaps) and "不含行政界线" in words_of(overlaps)
    told = words_of(layout)
    assert "今天" in told and "1 x" in told and "2 y" in told and "甲山县" in told
    dashed = [line for line in layout.axes[0].lines if line.get_linestyle() == "--"]
    assert len(dashed) == 1, "both have x today"
    assert len(layout.axes) == 2


def test_a_map_of_the_users_own_names_file_and_number(tmp_path: Path) -> None:
    counties = counties_of()
    subject = subject_of(counties)
    path = written(tmp_path, feature({"adcode": "500001"}, [[x + 108, y + 26] for x, y in SQUARE]))
    for number, told in (("GS(2026)1", "GS(2026)1"), ("", "未注明")):
        outlines = read_boundaries(path, subject.result.scenario, number)
        with chart_style():
            words = words_of(overlap_map(comparison(subject), ground(subject, outlines)))
        assert told in words and "own.geojson" in words and "示意图" not in words
        assert "空心点" in words, "500002 is not in the file"
    here = ground(subject, outlines)
    assert here.degrees["500001"] == pytest.approx((109, 27)), "the middle of the square"


def test_without_centres_there_is_no_schematic_map() -> None:
    assert ground_of(subject_of(counties_of(placed=False)), "en", None) is None


def test_many_counties_are_numbers_with_a_key() -> None:
    subject = subject_of(counties_of(41))
    with chart_style():
        figure = layout_map(comparison(subject), ground(subject))
    told = words_of(figure).splitlines()
    assert "41" in told and any(line.startswith("41 ") for line in told)
    assert not any("产业编号" in line for line in told)
