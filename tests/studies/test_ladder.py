"""The nested ladder against brute force: nested it is, and what that costs."""

import itertools
import json
import math
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from models import PlanData, ProjectData
from planner.cli import main
from planner.errors import WrongUseError
from planner.studies.asking import Answer, Asking, Interval
from planner.studies.case import Case
from planner.studies.ladder.climb import Ladder, Rung, _better, climb, entered
from planner.studies.ladder.steps import (
    Scaled,
    Step,
    Until,
    limits_of,
    shares_of,
    steps_along,
    steps_in_time,
)
from planner.variations import changed
from tests.studies.serial import SerialPool, best_plan, every, one_park
from tests.studies.test_ties import equal_projects

TINY = Path(__file__).parent.parent.parent / "scenarios" / "tiny"
LONG = 60.0


def climbed(
    data: PlanData,
    steps: tuple[Step, ...],
    retime: bool = False,
    joint: bool = False,
    method: str = "direct",
) -> Ladder:
    value, values, plan = best_plan(data)
    result = SimpleNamespace(plan=plan, solution=SimpleNamespace(method=method))
    subject: Any = SimpleNamespace(case=Case(data, values, value, value), result=result)
    return climb(subject, Asking(SerialPool(subject.case)), steps, retime, LONG, joint)


@pytest.fixture(autouse=True)
def bare(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plan data made by hand have no run behind them; commands do."""
    if "runs" not in request.fixturenames:
        monkeypatch.setattr("planner.studies.ladder.climb.plan_of", lambda result: result.plan)


def values_of(ladder: Ladder) -> list[float]:
    return [one.nested.value for one in ladder.rungs if one.nested and one.nested.value is not None]


def knapsack() -> PlanData:
    """Worth 10, 12, 24 for 5, 6, 10 mu."""
    data = equal_projects(3, 5)
    lands, worth = (5.0, 6.0, 10.0), (10.0, 12.0, 24.0)
    names = sorted(data.projects)
    return replace(
        data,
        projects={
            n: ProjectData("x", ("s",), {1: 1}, land_mu=a)
            for n, a in zip(names, lands, strict=True)
        },
        income_wan={(n, "s", 1): w for n, w in zip(names, worth, strict=True)},
    )


def test_a_knapsack_by_hand() -> None:
    """Room 5, 10, 15. Alone: k0 (10); k2 (24); k0 + k2 (34).

    Nested: k0; then only k0 fits (k1 needs 6 of the 5 left), 10 for 24; then k0 + k2, no loss.
    """
    data = knapsack()
    ladder = climbed(data, steps_along(data, "land", (0.0, 1.0, 2.0)), joint=True)
    assert [one.free_value for one in ladder.rungs] == pytest.approx([10, 24, 34])
    assert values_of(ladder) == pytest.approx([10, 10, 34])
    costs = [one.cost for one in ladder.rungs]
    assert all(cost is not None and cost.exact for cost in costs)
    assert [cost.low for cost in costs if cost] == pytest.approx([0, 14, 0])
    # Jointly nothing is begun in the room of 5, so that k2 fits in 10: 0 + 24 + 34 > 10 + 10 + 34.
    joint = [one.joint.terms["objective_wan"] for one in ladder.rungs if one.joint]
    assert joint == pytest.approx([0, 24, 34])
    assert ladder.joined == pytest.approx(58) and ladder.joint_bound == pytest.approx(58)
    assert ladder.climbed == pytest.approx(54)


@pytest.mark.parametrize("seed", range(2))
def test_a_start_from_the_plan_of_the_run_changes_nothing(seed: int) -> None:
    data = one_park(seed, 10, 1)
    steps = steps_along(data, "land", (-0.3, 0.0, 0.2))
    one, other = climbed(data, steps), climbed(data, steps, method="blocks")
    assert values_of(one) == pytest.approx(values_of(other))
    bounds = ([rung.free_bound for rung in ladder.rungs] for ladder in (one, other))
    assert next(bounds) == pytest.approx(next(bounds))


def test_the_better_plan_keeps_the_bound_of_all() -> None:
    few = Answer(8.0, 8.0, 8.0, None)
    poor, good = Answer(5.0, 10.0, 10.0, None), Answer(9.0, 10.0, 10.0, None)
    told = _better(poor, few)
    assert told is not None and (told.value, told.bound) == (8.0, 10.0)
    assert _better(good, few) is good and _better(poor, None) is poor
    none = Answer(None, -math.inf, -math.inf, None)
    assert _better(none, none) is none


def test_nothing_is_kept_on_the_lowest_rung_with_a_plan() -> None:
    """Solves are cut: the lowest plan is one of 8 to 11, but nesting takes nothing from it."""
    lowest = Rung(Scaled("land", -0.5), None, Answer(8.0, 11.0, 11.0, None), None, 8.0, 11.0, True)
    assert lowest.cost == Interval(0.0, 0.0)
    assert replace(lowest, lowest=False).cost == Interval(0.0, 3.0)
    ladder = climbed(equal_projects(3, 3), steps_along(equal_projects(3, 3), "land", (-0.4, 0.0)))
    assert [one.lowest for one in ladder.rungs] == [True, False]


def sets_and_values(data: PlanData) -> dict[tuple[bool, ...], float]:
    plans = every(data)
    rows = zip(plans.inside, plans.values, strict=True)
    return {tuple(map(bool, row)): float(value) for row, value in rows if value > -math.inf}


@pytest.mark.parametrize("seed", range(3))
def test_climbing_equals_brute_force(seed: int) -> None:
    """One period, ten projects: each rung is the best superset of the one below."""
    data = one_park(seed, 10, 1)
    steps = steps_along(data, "land", (-0.3, 0.0, 0.2, 0.5))
    ladder = climbed(data, steps)
    names = sorted(data.projects)
    below = np.zeros(len(names), bool)
    for rung in ladder.rungs:
        plans = every(changed(data, (rung.step,)))
        above = plans.inside[:, below].all(axis=1)
        best = float(plans.values[above].max())
        assert rung.nested is not None and rung.nested.portfolio is not None
        assert rung.nested.value == pytest.approx(best)
        assert rung.cost is not None and rung.cost.exact
        assert rung.cost.low == pytest.approx(plans.most - best, abs=1e-6)
        assert rung.cost.low >= 0
        held = {start[0] for start in rung.nested.portfolio.starts}
        now = np.array([name in held for name in names])
        assert (now | ~below).all(), "nothing is withdrawn"
        below = now


@pytest.mark.parametrize("seed", range(3))
def test_the_joint_ladder_is_the_best_of_all(seed: int) -> None:
    """Two rungs, nine projects: every pair of nested sets by enumeration."""
    data = one_park(seed, 9, 1)
    steps = steps_along(data, "land", (-0.4, 0.0))
    ladder = climbed(data, steps, joint=True)
    low, high = (sets_and_values(changed(data, (step,))) for step in steps)
    best = max(
        value
        + max(
            v
            for other, v in high.items()
            if all(b or not a for a, b in zip(one, other, strict=True))
        )
        for one, value in low.items()
    )
    assert ladder.joined == pytest.approx(best) and ladder.joint_bound == pytest.approx(best)
    assert ladder.climbed is not None and ladder.climbed <= best + 1e-6
    plans = [one.joint for one in ladder.rungs]
    assert plans[0] is not None and plans[1] is not None
    assert set(plans[0].starts) <= set(plans[1].starts)


def test_a_period_stays_unless_it_may_move() -> None:
    """Land for one now and for two from the second period on; a later start is worth half."""
    data = one_park(0, 9, 2)
    ladder = climbed(data, steps_in_time(data))
    first, second = (one.nested for one in ladder.rungs)
    assert first and second and first.portfolio and second.portfolio
    assert first.portfolio.starts.items() <= second.portfolio.starts.items()
    assert all(start[2] == 1 for start in first.portfolio.starts)
    moved = climbed(data, steps_in_time(data), retime=True)
    assert values_of(moved)[1] >= values_of(ladder)[1] - 1e-6
    kept = {start[:2] for start in first.portfolio.starts}
    last = moved.rungs[1].nested
    assert last and last.portfolio and kept <= {start[:2] for start in last.portfolio.starts}


def test_a_rung_without_a_plan_is_a_row() -> None:
    """A project of 1 mu has to start: without land there is no plan, with some there is."""
    data = equal_projects(2, 2)
    fixed = replace(data.projects["k0"], fixed="in")
    data = replace(data, projects={**data.projects, "k0": fixed})
    ladder = climbed(data, steps_along(data, "land", (-1.0, 0.0)), joint=True)
    assert ladder.joined is None and ladder.joint_bound == -math.inf
    assert ladder.rungs[0].free is not None and ladder.rungs[0].free.impossible
    assert ladder.rungs[0].cost is None
    assert values_of(ladder) == pytest.approx([20.0]) and ladder.known


def test_a_project_due_later_does_not_bound_earlier_rungs() -> None:
    """k0 has to start, can do so in period 2 only, and is worth -10."""
    data = equal_projects(1, 2)
    late = ProjectData("x", ("s",), {2: 2}, land_mu=1.0, fixed="in")
    data = replace(
        data,
        periods=2,
        projects={"k0": late},
        income_wan={("k0", "s", 2): -10.0},
        fiscal_wan={("k0", "s", 2): 0.0},
        land_mu={("s", 1): 2.0, ("s", 2): 2.0},
    )
    ladder = climbed(data, steps_in_time(data))
    assert [one.free_value for one in ladder.rungs] == pytest.approx([0.0, -10.0])
    assert [one.cost.high for one in ladder.rungs if one.cost] == pytest.approx([0.0, 0.0])


def test_what_enters() -> None:
    plan = SimpleNamespace
    below: Any = plan(starts={("k", "s", 1): 1, ("p", "s", 1): 1})
    above: Any = plan(starts={("k", "s", 2): 1, ("p", "s", 1): 3, ("q", "s", 1): 1})
    assert entered(below, above, False) == {("k", "s", 2): 1, ("p", "s", 1): 2, ("q", "s", 1): 1}
    assert entered(below, above, True) == {("p", "s", 1): 2, ("q", "s", 1): 1}
    assert entered(None, above, True) == above.starts


# --- steps ----------------------------------------------------------------------------------------


def test_shares() -> None:
    assert shares_of("-20%, 0,+40%") == (-0.2, 0.0, 0.4)
    for words in ("abc", "0,1x", "-120%,0", "nan,0", "0", "0,0%", ""):
        with pytest.raises(WrongUseError):
            shares_of(words)


def test_scaling_touches_its_limit_only() -> None:
    data = one_park(0, 4, 2)
    assert limits_of(data) == ("land", "power")
    for limit in limits_of(data):
        scaled = Scaled(limit, 0.5).of(data)
        assert (scaled.land_mu["s", 1] == 1.5 * data.land_mu["s", 1]) == (limit == "land")
        key = ("power", "c", 1)
        assert (scaled.limits[key] == 1.5 * data.limits[key]) == (limit == "power")
    assert Scaled("pursuits", -1.0).of(replace(data, pursuits_max=3)).pursuits_max == 1
    assert {r for one in Until(1).of(data).projects.values() for r in one.ready} == {1}
    for word in ("powr", "zzz"):
        with pytest.raises(WrongUseError) as caught:
            steps_along(data, word, (0.0, 0.1))
        assert "power" in caught.value.sentence("en")
    assert steps_along(data, "电力", (0.1,), {"power": ("电力",)}) == (Scaled("power", 0.1),)


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("runs")


def command(runs: Path, *words: object) -> Result:
    given = ("ladder", TINY, "--gap", 0, "--runs", runs, "--workers", 1, "-q", *words)
    return CliRunner().invoke(
        main, [str(word) for word in (*given, "--out", runs / "o", "--force")]
    )


def test_tiny_on_rising_power(runs: Path) -> None:
    """By hand: with 18 MW no substation is needed, which the rung of 12 MW has bought: 200."""
    done = command(runs, "--of", "power", "--steps=-50%,0,50%", "--joint", "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    costs = [(one["cost_low_wan"], one["cost_high_wan"]) for one in told["rungs"]]
    assert costs == [pytest.approx((c, c), abs=1e-3) for c in (0, 0, 200)]
    for low, high in itertools.pairwise(told["rungs"]):
        starts = [
            {(s["project"], s["park"], s["period"]) for s in r["starts"]} for r in (low, high)
        ]
        assert starts[0] <= starts[1]
    assert told["sum_joint_wan"] >= told["sum_climbed_wan"] - 1e-6
    names = {path.name for path in (runs / "o").iterdir()}
    assert names == {"summary.json", "table.csv", "ladder.png", "ladder.svg"}


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("到 2027 年", "12.7")), ("en", ("until", "12.7"))]
)
def test_the_screen_in_both_languages(runs: Path, language: str, words: tuple[str, ...]) -> None:
    """By hand: P6 in the first year keeps P5 (272.73 for 260) out of the second."""
    done = command(runs, "--by", "years", "--lang", language)
    assert done.exit_code == 0 and all(word in done.stdout for word in words), done.output


def test_a_limit_goes_by_its_chinese_name(runs: Path) -> None:
    done = command(runs, "--of", "土地", "--steps", "0,10%", "--json")
    assert {one["limit"] for one in json.loads(done.stdout)["rungs"]} == {"land"}


def test_no_ladder_of_all_rungs_is_said_to_be_proved(runs: Path) -> None:
    """Without land the project that has to start cannot; time has nothing to do with it."""
    done = command(runs, "--of", "budget", "--steps=-100%,0", "--joint", "--lang", "en")
    assert done.exit_code == 0 and "Proved: a rung has no plan" in done.stdout, done.output


def test_a_stopped_ladder_goes_on(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("--of", "land", "--steps=-10%,0,10%", "--json")
    first = command(runs, *words).stdout

    def never(*_: object) -> None:
        raise AssertionError("solved again")

    monkeypatch.setattr("planner.pool.LocalPool.submit", never)
    assert command(runs, *words, "--resume").stdout == first


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--of", "land", "--by", "years"),
        ("--of", "powr"),
        ("--of", "land", "--steps", "0,x"),
        ("--of", "land", "--steps=-150%,0"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(runs: Path, words: tuple[object, ...]) -> None:
    done = command(runs, *words, "--lang", "en")
    assert done.exit_code == 2 and "Traceback" not in done.output
