"""Puyang: the mechanisms of the place, each switched off in turn, and figures by hand."""

import tomllib
from pathlib import Path

import pytest

from models import PlanData, ProjectData, build_portfolio_model
from models.data import ExpansionData
from planner.assess import assess_scenario
from planner.compiling import compile_model
from planner.results import RunResult
from planner.run import RunRequest, read_sound, run_scenario
from planner.solve import SolveOptions, solve

FOLDER = Path(__file__).parents[2] / "scenarios" / "puyang"
WANTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> RunResult:
    options = SolveOptions(gap_share=0.0, time_limit_seconds=120.0)
    return run_scenario(RunRequest(FOLDER, (), options, tmp_path_factory.mktemp("puyang")))


def test_the_plan_is_the_proved_one(base: RunResult) -> None:
    assert base.solution.status == "optimal" and base.audit.passed
    assert base.audit.totals.objective_wan == pytest.approx(WANTED["objective_wan"], abs=1e-3)


@pytest.mark.slow
@pytest.mark.parametrize("variant", sorted(WANTED["variants"]))
def test_a_mechanism_switched_off(variant: str, base: RunResult, tmp_path: Path) -> None:
    options = SolveOptions(gap_share=0.0, time_limit_seconds=120.0)
    found = run_scenario(RunRequest(FOLDER, (variant,), options, tmp_path))
    value = found.audit.totals.objective_wan
    assert found.solution.status == "optimal" and found.audit.passed
    assert value == pytest.approx(WANTED["variants"][variant], abs=1e-3)
    gains = value > base.audit.totals.objective_wan
    assert gains == (variant == "no_floors")


def test_jobs_that_go_are_replaced_in_time(base: RunResult) -> None:
    """5 % of 28,825 mining jobs a year, a year later, one in thirty: 48 by 2027, 178 by 2030."""
    lost = [28825 * (1 - 0.95**years) / 30 for years in (1, 4)]
    floors = {(use.area, use.period): use for use in base.audit.limits if use.limit == "floor:jobs"}
    hualong = [floors["410902", period] for period in (2, 3)]
    assert [use.available for use in hualong] == [round(jobs) for jobs in lost]
    assert all(use.used >= use.available for use in floors.values())


def test_the_sample_has_the_proportions_of_the_pools() -> None:
    pools = assess_scenario(FOLDER).pools
    assert pools is not None
    counts = [pools.pools[stage].projects for stage in ("planned", "negotiating", "signed")]
    assert counts == [int(n / 30 + 0.5) for n in (506, 579, 249)]
    assert (
        pools.alive_per_talk
        == pytest.approx(8 / 19 * 0.4 * 0.93**5)
        == pytest.approx(0.117, abs=1e-3)
    )
    signed = [row for row in read_sound(FOLDER, [])[0].rows("projects") if row.stage == "signed"]
    announced = [row.capex_wan for row in signed if row.basis == "announced"]
    assert sum(announced) / len(announced) == pytest.approx(19_148_000 / 249, rel=1e-3)


def test_who_is_met_at_the_fair_signs_with_the_odds_of_the_record() -> None:
    """22 of 155 signed: those have the odds of signed ones, the others keep theirs."""
    met = 22 / 155
    routes = {row.route: row.odds_factor for row in read_sound(FOLDER, [])[0].rows("routes")}
    assert routes["fair_n"] == pytest.approx((0.20 + met * (0.40 - 0.20)) / 0.20, abs=1e-3)
    assert routes["fair_p"] == pytest.approx((0.12 + met * (0.40 - 0.12)) / 0.12, abs=1e-3)


@pytest.mark.parametrize(
    ("worth", "posts", "value"),
    [
        (15.0, set(), 2 * 15),
        (25.0, {"first"}, 5 * 25 - 60),
        (35.0, {"first", "second"}, 7 * 35 - 120),
    ],
)
def test_posts_are_opened_as_far_as_their_falling_yield_pays(
    worth: float, posts: set[str], value: float
) -> None:
    """Two trips are there; two posts of 60 wan add 3 and 2; a project takes one, brings `worth`."""
    costs = {"first": (3.0, 60.0), "second": (2.0, 60.0)}
    projects = {f"k{n}": ProjectData("x", ("p",), {1: 1}) for n in range(8)}
    data = PlanData(
        periods=1,
        park_county={"p": "c"},
        industries=("x",),
        projects=projects,
        income_wan={(k, "p", 1): worth for k in projects},
        fiscal_wan={(k, "p", 1): 0.0 for k in projects},
        land_mu={("p", 1): 100.0},
        needs={"trips": {(k, "p"): 1.0 for k in projects}},
        effort_resources=frozenset({"trips"}),
        limits={("trips", "c", 1): 2.0},
        expansions={
            name: ExpansionData("c", "trips", amount, cost, {1: cost})
            for name, (amount, cost) in costs.items()
        },
    )
    found = solve(compile_model(build_portfolio_model(data)), SolveOptions(gap_share=0.0))
    assert found.objective_wan == pytest.approx(value)
    assert {name for name in costs if found.values.get(f"build[{name},1]", 0.0) > 0.5} == posts
