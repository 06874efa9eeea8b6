"""``planner coordinate`` on a scenario worked by hand: an enclave, rules, the user's map."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from tests.studies.test_enclaves import OUTSIDE, tiny


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("beside")


@pytest.fixture(scope="module")
def told(home: Path) -> Result:
    square = [[107.9, 25.9], [108.1, 25.9], [108.1, 26.1], [107.9, 26.1], [107.9, 25.9]]
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Polygon", "coordinates": [square]},
        }
        for name in ("甲县", "邻县")
    ]
    path = home / "own.geojson"
    content = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(content), encoding="utf-8")
    return planner(
        *("coordinate", tiny(home, OUTSIDE), "--gap", 0, "--workers", 1, "--seconds", 10),
        *("--runs", home / "runs", "--out", home / "out", "--lang", "zh"),
        *("--map", path, "--map-number", "黔S(2026)1号"),
    )


def test_page_and_files(home: Path, told: Result) -> None:
    assert told.exit_code == 0, told.output
    assert "布局规则各花多少代价" in told.stdout and "佛山市南海区" in told.stdout
    assert "设飞地比不设多 120 万元（全体，精确）" in told.stdout
    assert "990002, 990003" in told.stderr and "邻县" in told.stderr
    files = {path.name for path in (home / "out").iterdir()}
    assert {"rules.csv", "enclaves.csv", "map.png", "map_layout.svg"} <= files
    summary = json.loads((home / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["map"]["number"] == "黔S(2026)1号"
    assert summary["map"]["missing"] == ["990002", "990003"]
    (enclave,) = summary["enclaves"]
    assert enclave["gain_low_wan"] == pytest.approx(120)
    assert enclave["partner_gain_wan"] == pytest.approx(140)
    rules = {one["rule"]: one for one in summary["rules"]}
    assert rules["designated_in"]["exact"]


def test_rules_can_be_left_out_and_a_number_needs_a_map(home: Path, told: Result) -> None:
    assert told.exit_code == 0
    again = ("coordinate", home / "tiny", "--gap", 0, "--workers", 1, "--seconds", 10, "--resume")
    places = ("--runs", home / "runs", "--out", home / "other", "--lang", "en")
    without = planner(*again, *places, "--no-rules")
    assert without.exit_code == 0
    assert "What the rules of the layout cost" not in without.stdout
    assert "rules.csv" not in {path.name for path in (home / "other").iterdir()}
    alone = planner("coordinate", home / "tiny", *places, "--map-number", "1")
    assert alone.exit_code == 2 and "--map" in alone.output
