"""Human decisions: what `planner run --force … --start-from RUN` does with them and says they cost.

The costs on the scenario tiny follow from its README, where every choice is worked by hand.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from models import PlanData, build_portfolio_model
from planner.audit import audit_plan
from planner.blocks import best_in_scope
from planner.cli import main
from planner.compiling import compile_model
from planner.errors import NoPlanError
from planner.results import Solution
from planner.run import RunRequest, restore, run_scenario
from planner.scenario import Decisions, decisions_between, read_scenario, with_decisions
from planner.solve import PartLimits, SolveOptions, solve
from planner.store import read_run
from planner.studies.reaction import cost_in_whole, reaction
from planner.variations import Change, Designate, Forbid, Force
from tests.blocks.small_plans import NEAR, best_point, blocks_of, small, with_plan
from tests.models.test_brute_force import best_of_all

TINY = Path(__file__).parent.parent / "scenarios" / "tiny"
TINY_WAN = 1682.72727273


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Runs with the plan of tiny."""
    folder = tmp_path_factory.mktemp("runs")
    run_scenario(RunRequest(TINY, runs_dir=folder, options=SolveOptions(0.0)))
    return folder


@pytest.fixture
def base(runs: Path, tmp_path: Path) -> Path:
    """A copy of the runs that a test may add to."""
    return Path(shutil.copytree(runs, tmp_path / "runs"))


# --- against brute force --------------------------------------------------------------------------


def changes_of(data: PlanData) -> list[Change]:
    free = [name for name, project in data.projects.items() if not project.fixed]
    single = [name for name in free if data.projects[name].count_max == 1]
    return [
        *map(Force, single[:2]),
        *map(Forbid, free[:2]),
        Designate("a", "x", True),
        Designate("b", "y", False),
    ]


def solved(data: PlanData, gap: float) -> Solution | None:
    try:
        return solve(compile_model(build_portfolio_model(data)), SolveOptions(gap, 60.0))
    except NoPlanError:
        return None


@pytest.mark.parametrize("seed", with_plan(6))
def test_cost_of_a_decision_equals_enumeration(seed: int) -> None:
    data, best = small(seed).data, small(seed).best
    assert best is not None
    before = {gap: solved(data, gap) for gap in (0.0, 0.5)}
    for change in changes_of(data):
        other = best_of_all(change.of(data))
        for gap, plan in before.items():
            after = solved(change.of(data), gap)
            assert (after is None) == (other is None), change.key
            if plan is None or after is None or other is None:
                continue
            cost = cost_in_whole(plan, after)
            assert cost.low - NEAR <= best - other <= cost.high + NEAR, (change.key, gap)
            if not gap:
                assert cost.exact


@pytest.mark.parametrize("seed", with_plan(6))
def test_scope_of_all_counties_is_the_whole_and_a_part_is_not_better(seed: int) -> None:
    data, best = small(seed).data, small(seed).best
    plan = best_point(small(seed).model.compiled)
    for change in changes_of(data):
        other = best_of_all(change.of(data))
        try:
            blocks = blocks_of(change.of(data))
        except NoPlanError:
            assert other is None
            continue
        columns = dict(zip(small(seed).model.compiled.columns, plan, strict=True))
        point = np.array([columns.get(name, 0.0) for name in blocks.compiled.columns])
        limits = PartLimits(gap_share=0.0, nodes=10_000)
        whole = best_in_scope(blocks, point, data.counties, limits, None)
        assert (whole.value is None) == (other is None)
        if whole.value is None:
            assert whole.bound == -np.inf
            continue
        assert whole.value == pytest.approx(other, abs=NEAR)
        assert whole.bound == pytest.approx(other, abs=NEAR)
        for county in data.counties:
            part = best_in_scope(blocks, point, (county,), limits, None)
            if part.value is not None and part.point is not None:
                assert part.value <= whole.value + NEAR
                assert blocks.breach(part.point) < 1e-6
    assert best is not None


# --- on tiny, by hand -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decisions", "cost", "entered", "left"),
    [
        (Decisions(forced=("P6",)), 300 / 1.1 - 260, {"P6"}, {"P5"}),
        (Decisions(forbidden=("P2",)), 130.0, set(), {"P2"}),
        (Decisions(forbidden_targets=(("990002", "glass"),)), 130.0, set(), {"P2"}),
        (Decisions(forced=("P6",), forbidden=("P2",)), 130 + 300 / 1.1 - 260, {"P6"}, {"P2", "P5"}),
        (Decisions(forced=("P5",)), 0.0, set(), set()),
    ],
    ids=lambda value: value.label if isinstance(value, Decisions) else "",
)
def test_cost_on_tiny_is_the_one_worked_by_hand(
    base: Path, decisions: Decisions, cost: float, entered: set[str], left: set[str]
) -> None:
    before = restore(read_run(base, "latest"))
    request = RunRequest(
        TINY, decisions=decisions, runs_dir=base, start=before.run, options=SolveOptions(0.0)
    )
    after = run_scenario(request)
    found = reaction(before, after)
    assert found.decisions == decisions
    assert found.whole is not None and found.whole.exact
    assert found.whole.high == pytest.approx(cost, abs=1e-5)
    assert found.difference.objective_wan == pytest.approx(-cost, abs=1e-5)
    assert found.local is not None and found.local.exact
    assert found.local.high == pytest.approx(cost, abs=1e-5)
    assert (set(found.entered), set(found.left)) == (entered, left)
    assert after.solution.start_accepted, "the plan is mended before the solve starts from it"


def test_terms_of_the_difference_add_up(base: Path) -> None:
    before = restore(read_run(base, "latest"))
    decisions = Decisions(forbidden=("P2",))
    after = run_scenario(RunRequest(TINY, decisions=decisions, runs_dir=base, start=before.run))
    by = reaction(before, after).difference
    # Without P2: 500 of income, 200 - 200 of tax less the substation, a link of 30, 400 of overlap.
    assert (by.income_wan, by.fiscal_wan) == (pytest.approx(-500), pytest.approx(0))
    assert (by.link_wan, by.overlap_wan) == (pytest.approx(-30), pytest.approx(-400))


def test_open_gaps_give_an_interval_around_the_true_cost() -> None:
    def plan(objective: float, bound: float) -> Solution:
        return Solution("gap_reached", objective, bound, 0.0, {}, 0.0, 0)

    assert cost_in_whole(plan(100, 110), plan(90, 104)).low == 0
    assert cost_in_whole(plan(100, 110), plan(90, 104)).high == 20
    # Bound below the old plan: the decision certainly costs something.
    assert cost_in_whole(plan(100, 110), plan(90, 95)).low == 5
    # A better plan with the decision: what was known before was not the best.
    found = cost_in_whole(plan(100, 110), plan(105, 120))
    assert (found.low, found.high) == (0, 5)


# --- identity, store, audit -----------------------------------------------------------------------


def test_decisions_belong_to_the_request(base: Path) -> None:
    def run(*forced: str) -> tuple[str, bool]:
        done = run_scenario(RunRequest(TINY, decisions=Decisions(forced=forced), runs_dir=base))
        return done.run, done.served

    plain, _ = run()
    first, served = run("P6", "P2")
    assert not served and first != plain
    assert run("P2", "P6", "P2") == (first, True)
    assert run("P6") != (first, True)


def test_stored_inputs_carry_the_decisions_and_the_audit_holds_the_plan_to_them(
    base: Path,
) -> None:
    decisions = Decisions(forced=("P6",), forbidden=("P2",))
    done = run_scenario(RunRequest(TINY, decisions=decisions, runs_dir=base))
    again = restore(read_run(base, done.run))
    fixed = {row.project: row.fixed for row in again.scenario.rows("projects")}
    assert (fixed["P6"], fixed["P2"]) == ("in", "out")
    assert again.scenario.variant == "force P6+forbid P2"
    free = run_scenario(RunRequest(TINY, runs_dir=base))
    judged = audit_plan(again.scenario, again.appraisal, free.plan, free.claimed)
    assert {found.key for found in judged.violations} == {"fixed_in", "fixed_out"}


def test_a_designated_target_is_audited(base: Path) -> None:
    decisions = Decisions(forbidden_targets=(("990002", "glass"),))
    done = run_scenario(RunRequest(TINY, decisions=decisions, runs_dir=base))
    free = run_scenario(RunRequest(TINY, runs_dir=base))
    judged = audit_plan(done.scenario, done.appraisal, free.plan, free.claimed)
    assert "designation_out" in {found.key for found in judged.violations}


def test_other_inputs_are_not_called_a_decision() -> None:
    reading = read_scenario(TINY)
    decided = with_decisions(reading, Decisions(forced=("甲县木业",), forbidden=("Yi glass",)))
    assert decisions_between(reading.scenario, decided.scenario) == Decisions(("P3",), ("P2",))
    assert decisions_between(decided.scenario, reading.scenario) is None, "taken back"
    reversed_ = with_decisions(decided, Decisions(forced=("P2",)))
    assert decisions_between(decided.scenario, reversed_.scenario) is None
    row = reading.scenario.tables["parks"].rows[0].model_copy(update={"land_mu": 99.0})
    parks = replace(
        reading.scenario.tables["parks"],
        rows=(row, *reading.scenario.tables["parks"].rows[1:]),
    )
    other = replace(decided.scenario, tables={**decided.scenario.tables, "parks": parks})
    assert decisions_between(reading.scenario, other) is None


def test_a_stricter_designation_is_kept() -> None:
    """Glass leads A1 already: that it must be a target adds nothing and takes nothing away."""
    reading = read_scenario(TINY)
    decided = with_decisions(reading, Decisions(forced_targets=(("Jia", "glass"),)))
    assert decided.scenario.rows("designations") == reading.scenario.rows("designations")


# --- the command ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ("决定的代价", "恰为", "P6", "丙县小茶坊")), ("en", ("exactly", "Bing small tea"))],
)
def test_screen_tells_the_cost(base: Path, language: str, words: tuple[str, ...]) -> None:
    done = planner(
        "run", TINY, "--force", "P6", "--start-from", "latest", "--runs", base, "--lang", language
    )
    assert done.exit_code == 0, done.output
    told = done.stdout.partition("12.7")[0].splitlines()[-1] + "12.7"
    assert all(word in done.stdout for word in words)
    assert "12.7" in told


def test_json_tells_the_cost(base: Path) -> None:
    words = ("--forbid", "P2", "--start-from", "latest", "--runs", base, "--json", "--gap", "0")
    answer = json.loads(planner("run", TINY, *words).stdout)["reaction"]
    assert answer["cost_whole"]["low_wan"] == pytest.approx(130, abs=1e-5)
    assert answer["cost_whole"]["exact"] and answer["cost_rest_as_planned"]["exact"]
    assert answer["counties"] == ["990002"]
    assert answer["decisions"]["forbidden"] == ["P2"]
    assert answer["left"] == ["P2"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--force", "P66"], 2, "P6"),
        (["--force", "P1", "--forbid", "甲县玻璃"], 2, "P1"),
        (["--force-target", "Jia"], 2, "522601"),
        (["--force-target", "Jai:glass"], 2, "Jia"),
        (["--force-target", "Jia:tae"], 2, "tea"),
        (["--force-target", "Jia:tea"], 3, "990001"),
        (["--force", "P5", "--force", "P6"], 3, "70"),
        (["--forbid", "P2", "--forbid", "P4"], 3, "B1"),
        (["--forbid", "P4"], 4, "diagnose"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bad_decisions_end_in_a_sentence(
    base: Path, words: list[str], code: int, told: str, language: str
) -> None:
    done = planner("run", TINY, *words, "--runs", base, "--lang", language)
    assert done.exit_code == code, done.output
    assert told in done.stderr
    assert "Traceback" not in done.output and done.stdout == ""


def test_prospects_can_be_forbidden_but_not_forced(tmp_path: Path) -> None:
    scenario = TINY.parent / "one_county"
    reading = read_scenario(scenario)
    first = reading.scenario.rows("prospects")[0]
    code = f"{first.industry}@{first.park}"
    done = planner("run", scenario, "--force", code, "--runs", tmp_path, "--lang", "en")
    assert done.exit_code == 2 and "--force-target" in done.stderr
    decided = with_decisions(reading, Decisions(forbidden=(code,)))
    assert decisions_between(reading.scenario, decided.scenario) == Decisions(forbidden=(code,))
    assert first not in decided.scenario.rows("prospects")
