"""Ties against enumeration: which plans are as good, what differs among them, and the ranges."""

import json
from collections.abc import Iterator
from itertools import product
from math import comb
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from models import LayoutRules, PlanData, ProjectData, build_portfolio_model
from models.fairness import credited_share
from planner.cli import main
from planner.compiling import compile_model
from planner.pool import lending
from planner.run import RunRequest, run_scenario
from planner.solve import SolveOptions, solve
from planner.studies.asking import CASE
from planner.studies.case import Case
from planner.studies.nearby import (
    DECISIONS,
    MEASURES,
    Differences,
    Near,
    Range,
    differences,
    outer_ranges,
    ranges,
)
from tests.blocks.small_plans import small, with_plan
from tests.models.test_brute_force import (
    backed,
    choices,
    feasible,
    starts_value,
    valued_layouts,
)

TINY = Path(__file__).parent.parent.parent / "scenarios" / "tiny"
LONG = 60.0
SEEDS = with_plan(8)

Whole = frozenset[tuple[Any, ...]]
"""A plan as the set of its decisions: (kind, key…, count)."""


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


# --- enumeration ----------------------------------------------------------------------------------


def plans_worth(data: PlanData, least: float) -> Iterator[tuple[float, Whole, list[Any]]]:
    """Every plan worth at least `least`: its value, decisions and starts."""
    layouts = valued_layouts(data)
    for builds in product((0, 1, 2), repeat=2):
        build = {name: t for name, t in zip(sorted(data.expansions), builds, strict=True) if t}
        for starts in product(*(choices(data, name) for name in sorted(data.projects))):
            chosen = [start for group in starts for start in group]
            worth = starts_value(data, chosen, build)
            if worth + layouts[0][0] < least or not feasible(data, chosen, build):
                continue
            for value, leads, specials in layouts:
                if worth + value < least:
                    break
                if backed(data, chosen, leads, specials):
                    decided = {("start", *start, chosen.count(start)) for start in chosen}
                    decided |= {("lead", *pair, 1) for pair in leads}
                    decided |= {("special", *pair, 1) for pair in specials}
                    decided |= {("build", name, t, 1) for name, t in build.items()}
                    yield worth + value, frozenset(decided), chosen


def case_of(data: PlanData) -> Case:
    found = solve(compile_model(build_portfolio_model(data)), SolveOptions(0.0, LONG))
    return Case(data, found.values, found.objective_wan, found.bound_wan)


def lent(data: PlanData) -> dict[str, Any]:
    measures = {
        (county, "income"): {
            start: credited_share(data, start[1], county) * data.income_wan[start]
            for start in data.starts
        }
        for county in data.counties
    }
    return {CASE: case_of(data), MEASURES: measures}


def decisions_of(case: Case, found: Differences) -> set[Whole]:
    """The given plan and the others listed, as sets of decisions."""
    m = build_portfolio_model(case.data)
    own = {
        (kind, *(key if isinstance(key, tuple) else (key,))): round(case.values.get(one.name, 0.0))
        for kind in DECISIONS
        for key, one in m.component(kind).items()
    }
    plans = [own]
    for plan in found.plans:
        plans.append({**own, **{f: n for f, n in plan.changes.items() if f[0] in DECISIONS}})
    return {frozenset((*key, n) for key, n in plan.items() if n) for plan in plans}


@pytest.mark.parametrize("within", [0.0, 0.05])
@pytest.mark.parametrize("seed", SEEDS)
def test_plans_as_good_equal_enumeration(seed: int, within: float) -> None:
    data = small(seed).data
    things = lent(data)
    case = things[CASE]
    least = case.value - max(within * abs(case.value), 1e-6 * max(abs(case.value), 1.0))
    expected: dict[Whole, float] = {}
    incomes: dict[str, list[float]] = {county: [] for county in data.counties}
    for value, decided, chosen in plans_worth(data, least - 1e-7):
        expected[decided] = max(value, expected.get(decided, value))
        for county, totals in incomes.items():
            values = things[MEASURES][county, "income"]
            totals.append(sum(values[start] for start in chosen))
    near = Near(within_share=within, seconds=LONG, plans=10_000)
    with lending(things):
        found = differences(near)
        told = ranges(near, data.counties)
    assert found.settled and found.listed
    assert decisions_of(case, found) == set(expected)
    assert found.exists == (len(expected) > 1)
    # Every decision that is not the same in all plans is named, and no other one.
    common = frozenset.intersection(*expected)
    several = {one[:-1] for plan in expected for one in plan - common}
    assert {one for one in found.differing if one[0] in DECISIONS} == several
    own = decisions_of(case, Differences((), {}, True, (), True, 0, True, 0.0)).pop()
    most = max(len({one[:-1] for one in plan ^ own}) for plan in expected)
    if found.farthest_proved:
        assert found.farthest == most
    assert found.farthest <= most
    for one in told:
        assert one.exact
        assert one.low == pytest.approx(min(incomes[one.county]), abs=1e-5)
        assert one.high == pytest.approx(max(incomes[one.county]), abs=1e-5)


def test_random_plans_have_ties_and_lone_plans() -> None:
    """Otherwise the comparison above would show little."""
    counts = []
    for seed in SEEDS:
        best = small(seed).best
        assert best is not None
        counts.append(len({one for _, one, _ in plans_worth(small(seed).data, best - 1e-6)}))
    assert 1 in counts and max(counts) > 1


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_one_county_with_the_rest_as_planned_equals_enumeration(seed: int) -> None:
    data = small(seed).data
    things = lent(data)
    case = things[CASE]
    least = case.value - 0.15 * abs(case.value)
    own = decisions_of(case, Differences((), {}, True, (), True, 0, True, 0.0)).pop()

    def elsewhere(plan: Whole, county: str) -> set[tuple[Any, ...]]:
        """Decisions of a plan that are not the county's."""
        area = {"start": 2, "lead": 1, "special": 1}
        return {
            one
            for one in plan
            if one[0] in area
            and data.park_county.get(one[area[one[0]]], one[area[one[0]]]) != county
        }

    near = Near(("a",), 0.15, LONG, 10_000)
    with lending(things):
        found = differences(near)
    assert found.settled and found.listed
    listed = decisions_of(case, found)
    every = {plan for _, plan, _ in plans_worth(data, least - 1e-7)}
    assert listed <= every
    assert all(elsewhere(plan, "a") == elsewhere(own, "a") for plan in listed)
    # Expansions of others stay too, so nothing is missed that keeps all but county a.
    builds = {one for one in own if one[0] == "build"}
    same = {
        plan
        for plan in every
        if elsewhere(plan, "a") == elsewhere(own, "a")
        and {one for one in plan if one[0] == "build"} == builds
    }
    assert same <= listed


# --- by theory ------------------------------------------------------------------------------------


def equal_projects(count: int, room: int) -> PlanData:
    """So many equal projects of one industry in one park with room for some of them."""
    names = [f"k{n}" for n in range(count)]
    return PlanData(
        periods=1,
        park_county={"s": "a"},
        industries=("x",),
        projects={name: ProjectData("x", ("s",), {1: 1}, land_mu=1.0) for name in names},
        income_wan={(name, "s", 1): 10.0 for name in names},
        fiscal_wan={(name, "s", 1): 0.0 for name in names},
        land_mu={("s", 1): float(room)},
        layout=LayoutRules(specials_max=0),
        groups={"all": ("a",)},
    )


@pytest.mark.parametrize(("count", "room"), [(5, 2), (6, 3), (4, 4)])
def test_equal_projects_have_all_subsets_as_ties(count: int, room: int) -> None:
    data = equal_projects(count, room)
    with lending(lent(data)):
        found = differences(Near(seconds=LONG, plans=1000))
        (income,) = ranges(Near(seconds=LONG), ("a",))
    assert found.settled and found.listed
    assert len(found.plans) == comb(count, room) - 1
    assert found.exists == (room < count)
    projects = {one for one in found.differing if one[0] == "project"}
    assert len(projects) == (count if room < count else 0), "nothing must be in"
    assert found.farthest == 2 * min(room, count - room) and found.farthest_proved
    assert (income.low, income.high) == (pytest.approx(10.0 * room), pytest.approx(10.0 * room))


def test_counts_of_a_prospect_are_told_apart() -> None:
    """Two prospects of up to 3 for the same room of 3: (3,0), (2,1), (1,2), (0,3)."""
    data = equal_projects(2, 3)
    projects = {
        name: ProjectData("x", ("s",), {1: 1}, count_max=3, land_mu=1.0) for name in data.projects
    }
    prospects = PlanData(**{**vars(data), "projects": projects})
    with lending(lent(prospects)):
        found = differences(Near(seconds=LONG, plans=100))
    assert found.listed and len(found.plans) == 3


def test_a_short_list_says_that_there_may_be_more() -> None:
    with lending(lent(equal_projects(8, 4))):
        found = differences(Near(seconds=LONG, plans=5))
    assert not found.listed and found.settled
    assert 5 <= len(found.plans) < comb(8, 4) - 1


def test_no_time_is_not_an_answer() -> None:
    with lending(lent(equal_projects(6, 3))):
        found = differences(Near(seconds=1e-9))
        (income,) = ranges(Near(seconds=1e-9), ("a",))
    assert found.exists is None and not found.settled
    assert not income.exact and income.planned == pytest.approx(30.0)


def test_a_poor_plan_is_told_that_better_ones_exist() -> None:
    data = equal_projects(3, 2)
    poor = dict.fromkeys(case_of(data).values, 0.0)
    with lending({**lent(data), CASE: Case(data, poor, 0.0, 30.0)}):
        found = differences(Near(seconds=LONG, plans=100))
    assert found.plans[0].value == pytest.approx(20.0)
    assert found.bound == pytest.approx(20.0)


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_outer_bounds_hold_every_plan(seed: int) -> None:
    data = small(seed).data
    near = Near(within_share=0.1, seconds=LONG)
    with lending(lent(data)):
        inner = {one.county: one for one in ranges(near, data.counties)}
        outer = outer_ranges(near, data.counties)
    for one in outer:
        assert one.least <= inner[one.county].low + 1e-5
        assert one.most >= inner[one.county].high - 1e-5


def test_exactness_of_a_range() -> None:
    assert Range("a", "income", 1.0, 1.0, 2.0, 1.0, 2.0).exact
    assert not Range("a", "income", 1.0, 1.0, 2.0, 0.5, 2.0).exact
    assert not Range("a", "income", 1.0, 1.0, 2.0, 1.0, float("inf")).exact


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    run_scenario(RunRequest(TINY, runs_dir=folder, options=SolveOptions(0.0)))
    return folder


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("已全部列出", "丙县小茶坊", "不上")),
        ("en", ("all of them", "Bing small tea", "out")),
    ],
)
def test_the_second_tea_house_is_a_near_tie(
    runs: Path, language: str, words: tuple[str, ...]
) -> None:
    """By hand: P6 instead of P5 is worth 12.7 less, everything else at least 130 less."""
    done = planner("ties", "latest", "--within", 0.02, "--runs", runs, "--lang", language, "-q")
    assert done.exit_code == 0, done.output
    assert all(word in done.stdout for word in words)


def test_json_of_a_lone_plan(runs: Path) -> None:
    done = planner("ties", "latest", "--runs", runs, "--json", "-q", "--workers", 1)
    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert answer["other_plan_exists"] is False
    assert answer["scope"] == "whole"
    (scope,) = answer["scopes"]
    assert scope["differing"] == [] and scope["plans_complete"]
    jia = next(one for one in answer["ranges"] if one["total"] == "income_wan")
    assert (jia["low"], jia["high"], jia["exact"]) == (600, 600, True)


def test_a_run_in_blocks_is_asked_county_by_county(tmp_path: Path) -> None:
    options = SolveOptions(0.0, method="blocks", workers=1)
    run_scenario(RunRequest(TINY, runs_dir=tmp_path, options=options))
    words = ("ties", "latest", "--within", 0.02, "--county", "Bing", "--county", "990002")
    done = planner(*words, "--runs", tmp_path, "--json", "-q")
    answer = json.loads(done.stdout)
    assert done.exit_code == 0
    assert answer["scope"] == "county_by_county_rest_as_planned"
    exists = {one["counties"][0]: one["other_plan_exists"] for one in answer["scopes"]}
    assert exists == {"990003": True, "990002": False}
    income = {
        one["county"]: (one["low"], one["high"])
        for one in answer["ranges"]
        if one["total"] == "income_wan"
    }
    assert income["990003"] == (pytest.approx(200), pytest.approx(250 / 1.1))
    for one in answer["bounds_if_everything_changes"]:
        if one["total"] == "income_wan":
            assert one["least"] <= income[one["county"]][0] + 1e-6
            assert one["most"] >= income[one["county"]][1] - 1e-6
    again = json.loads(planner(*words, "--runs", tmp_path, "--json", "-q", "--resume").stdout)
    assert again == answer
    shown = planner(*words, "--runs", tmp_path, "--lang", "en", "-q", "--resume").stdout
    assert "county by county" in shown and "Bing small tea" in shown


def test_unknown_run_and_county(runs: Path) -> None:
    assert planner("ties", "zzz", "--runs", runs).exit_code == 2
    done = planner("ties", "latest", "--county", "Jai", "--runs", runs, "--lang", "en")
    assert done.exit_code == 2 and "Jia" in done.stderr
