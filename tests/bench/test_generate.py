"""Generated scenarios: what is stated is true, and the same seed gives the same bytes."""

import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from planner.bench.draw import neighbour_pairs
from planner.bench.generate import SIZES, generate, size_of
from planner.errors import WrongUseError
from planner.run import RunRequest, judge, measure, run_scenario
from planner.solve import SolveOptions

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "planner" / "library" / "industries.csv"

Row = dict[str, str]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def rows(folder: Path, table: str) -> list[Row]:
    with (folder / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def prefecture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "prefecture"
    generate(folder, "prefecture", 1)
    return folder


def test_the_same_seed_gives_the_same_bytes(prefecture: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", "prefecture", 1)
    generate(tmp_path / "other", "prefecture", 2)
    assert bytes_of(tmp_path / "again") == bytes_of(prefecture)
    told, other = bytes_of(prefecture), bytes_of(tmp_path / "other")
    assert told.keys() == other.keys()
    same = {Path(name).name for name in told if told[name] == other[name]}
    assert same == {"industries.csv", "chains.csv", "resources.csv", "groups.csv"}


def test_counts_of_the_prefecture_are_those_of_the_recipe(prefecture: Path) -> None:
    projects = rows(prefecture, "projects")
    assert len(rows(prefecture, "counties")) == 16
    assert len(projects) == 1300
    assert len(rows(prefecture, "parks")) == 19
    assert len(rows(prefecture, "industries")) == 44
    assert len(rows(prefecture, "chains")) == 93
    # 1,300 shared out as 506 : 579 : 249 of 1,334.
    assert Counter(row["stage"] for row in projects) == {
        "planned": 493,
        "negotiating": 564,
        "signed": 243,
    }
    admissible = Counter(row["county"] for row in rows(prefecture, "fit"))
    assert set(admissible.values()) == {12}


def test_a_third_of_the_projects_has_a_second_county_next_door(prefecture: Path) -> None:
    county = {row["park"]: row["county"] for row in rows(prefecture, "parks")}
    near = {frozenset((row["county_a"], row["county_b"])) for row in rows(prefecture, "neighbours")}
    places: dict[str, set[str]] = {}
    for row in rows(prefecture, "sites"):
        places.setdefault(row["project"], set()).add(county[row["park"]])
    assert len(places) == 1300
    several = [frozenset(counties) for counties in places.values() if len(counties) > 1]
    assert len(several) == 455
    assert set(several) <= near


def test_every_industry_stands_only_where_it_is_admissible(prefecture: Path) -> None:
    parks = {row["park"]: row for row in rows(prefecture, "parks")}
    industries = {row["industry"]: row for row in rows(prefecture, "industries")}
    industry = {row["project"]: row["industry"] for row in rows(prefecture, "projects")}
    admissible = {(row["county"], row["industry"]) for row in rows(prefecture, "fit")}
    for row in rows(prefecture, "sites"):
        park, kind = parks[row["park"]], industry[row["project"]]
        assert (park["county"], kind) in admissible
        assert industries[kind]["chem_park_required"] == "false" or park["chem_park"] == "true"


def crossings(points: np.ndarray, pairs: np.ndarray) -> int:
    """Pairs of lines that cross inside, by orientation of their ends."""

    def side(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> float:
        return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

    found = 0
    for number, (one, two) in enumerate(pairs):
        for three, four in pairs[:number]:
            if len({one, two, three, four}) == 4:
                a, b, c, d = points[[one, two, three, four]]
                apart = side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
                found += apart
    return found


def joined(count: int, pairs: np.ndarray) -> bool:
    """Whether every point can be reached from the first."""
    reached, before = {0}, 0
    while len(reached) > before:
        before = len(reached)
        for one, other in pairs.tolist():
            if reached & {one, other}:
                reached |= {one, other}
    return len(reached) == count


@pytest.mark.parametrize("count", [4, 5, 16, 40])
def test_neighbours_are_a_connected_planar_graph(count: int) -> None:
    points = np.random.default_rng(count).uniform(0, 1, (count, 2))
    pairs = neighbour_pairs(points, 2 * count)
    assert joined(count, pairs)
    assert crossings(points, pairs) == 0
    assert count - 1 <= len(pairs) <= 2 * count


def test_few_counties_are_all_neighbours_and_a_thin_map_stays_connected() -> None:
    assert neighbour_pairs(np.zeros((1, 2)), 0).tolist() == []
    assert neighbour_pairs(np.eye(2), 1).tolist() == [[0, 1]]
    assert neighbour_pairs(np.array([[0, 0], [0, 1], [1, 0]]), 3).tolist() == [
        [0, 1],
        [0, 2],
        [1, 2],
    ]
    # Two far clusters of two: the line between them is long, but without it nothing holds.
    points = np.array([[0.0, 0.0], [0.0, 1.0], [9.0, 0.1], [9.0, 1.2]])
    assert joined(4, neighbour_pairs(points, 3))


def test_the_map_of_the_prefecture_has_the_stated_pairs(prefecture: Path) -> None:
    counties = rows(prefecture, "counties")
    number = {row["county"]: index for index, row in enumerate(counties)}
    points = np.array([[float(row["lon"]), float(row["lat"])] for row in counties])
    pairs = np.array(
        [
            [number[row["county_a"]], number[row["county_b"]]]
            for row in rows(prefecture, "neighbours")
        ]
    )
    assert len(pairs) == 33
    assert joined(16, pairs)
    assert crossings(points, pairs) == 0


@pytest.mark.parametrize("size", ["county", "prefecture", "3x40", "20x300"])
def test_generated_scenarios_have_no_faults(size: str, tmp_path: Path) -> None:
    generate(tmp_path / "made", size, 7)
    assert judge(tmp_path / "made", ()).faults == ()


def test_supplies_are_a_third_of_what_the_pool_needs(prefecture: Path) -> None:
    # Totals of the prefecture; a county has more where its largest project needs more.
    projects = rows(prefecture, "projects")
    with LIBRARY.open(encoding="utf-8", newline="") as file:
        library = {row["industry"]: row for row in csv.DictReader(file)}
    supply: Counter[str] = Counter()
    for row in rows(prefecture, "limits"):
        supply[row["resource"]] += float(row["amount"])
    for resource, column, factor in (
        ("power", "power_kwh_per_wan_output", 1e-3 / 5000),
        ("water", "water_m3_per_wan_output", 1e-4),
        ("energy", "standard_coal_tce_per_wan_output", 1.0),
        ("wastewater", "wastewater_m3_per_wan_output", 1e-4),
        ("gas", "gas_m3_per_wan_output", 1e-4),
    ):
        need = sum(
            float(row["output_wan_per_year"]) * float(library[row["industry"]][column]) * factor
            for row in projects
        )
        assert 0.33 < supply[resource] / need < 0.45, resource
    land = sum(float(row["land_mu"]) for row in rows(prefecture, "parks"))
    assert 0.33 < land / sum(float(row["land_mu"]) for row in projects) < 0.36


def test_a_province_shares_limits_within_its_prefectures(tmp_path: Path) -> None:
    generate(tmp_path / "made", "province", 1)
    group = {row["county"]: row["group"] for row in rows(tmp_path / "made", "groups")}
    assert len(group) == 100
    assert set(Counter(group.values()).values()) == {10}
    scopes = {row["resource"]: row["scope"] for row in rows(tmp_path / "made", "resources")}
    shared = [
        row for row in rows(tmp_path / "made", "limits") if scopes[row["resource"]] == "group"
    ]
    assert {row["area"] for row in shared} == set(group.values())
    assert {row["group"] for row in rows(tmp_path / "made", "markets")} == set(group.values())
    assert len(rows(tmp_path / "made", "projects")) == 10_000


def test_a_county_is_solved_and_its_plan_stands_up_to_the_audit(tmp_path: Path) -> None:
    generate(tmp_path / "made", "county", 3)
    options = SolveOptions(gap_share=0.05, time_limit_seconds=60)
    result = run_scenario(RunRequest(tmp_path / "made", options=options, runs_dir=tmp_path / "r"))
    assert result.audit.passed
    assert result.plan.starts


def test_sizes_grow_and_can_be_stated() -> None:
    order = [SIZES[name] for name in ("county", "prefecture", "province", "national")]
    for small, large in pairwise(order):
        assert small.counties < large.counties
        assert small.projects < large.projects
    stated = size_of("16x1300")
    named = SIZES["prefecture"]
    assert (stated.parks, stated.pairs, stated.groups) == (named.parks, named.pairs, named.groups)
    assert size_of("1x5").groups == 0
    assert size_of("44x500").groups == 4


@pytest.mark.parametrize("size", ["town", "", "16", "0x5", "9x8", "4x4x4", "-1x5"])
def test_an_unknown_size_is_wrong_use(size: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError) as caught:
        generate(tmp_path / "made", size, 1)
    assert caught.value.key == "bench_size"
    assert not (tmp_path / "made").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUseError) as caught:
        generate(tmp_path, "county", 1)
    assert caught.value.key == "folder_not_empty"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("size", "seed"),
    [
        *[("1x1", 1), ("2x2", 1), ("3x3", 1), ("3x3", 2), ("3x30", 1), ("4x4", 2), ("16x40", 3)],
        ("60x60", 1),  # mutual neighbours that all have an industry today
        ("100x100", 3),
        pytest.param("60x1200", 1, marks=pytest.mark.slow),
        pytest.param("100x2000", 3, marks=pytest.mark.slow),
        pytest.param("24x8000", 1, marks=pytest.mark.slow),
    ],
)
def test_the_model_of_every_size_can_be_built(size: str, seed: int, tmp_path: Path) -> None:
    generate(tmp_path / "made", size, seed)
    sizes = measure(tmp_path / "made", ())
    assert 0 < sizes.integers <= sizes.columns and 0 < sizes.rows <= sizes.nonzeros
