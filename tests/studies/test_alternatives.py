"""Alternatives against enumeration: the farthest, the best, the core, and what has to differ."""

import itertools
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from math import comb
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from models import PlanData, Portfolio, ProjectData
from models.distance import By, Traits
from planner.cli import main
from planner.pool import lending
from planner.studies.alternatives import search as searching
from planner.studies.alternatives.aims import Farthest
from planner.studies.alternatives.core import choices_of
from planner.studies.alternatives.plans import distance, similarity, traits_of
from planner.studies.alternatives.search import Found, Wanted, search
from planner.studies.alternatives.sweep import far_by_county
from planner.studies.asking import Asking, lent
from planner.studies.case import Case
from tests.blocks.small_plans import small, with_plan
from tests.studies.serial import SerialPool, best_plan, every, one_park
from tests.studies.test_ties import equal_projects, plans_worth

TINY = Path(__file__).parent.parent.parent / "scenarios" / "tiny"
SEEDS = with_plan(6)
LONG = 60.0


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


# --- plans in hand --------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def unaudited(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plan data made by hand have no scenario that an audit could read; commands do."""
    if "runs" not in request.fixturenames:
        passed = SimpleNamespace(passed=True)
        monkeypatch.setattr(searching, "audit_of", lambda *_: passed)
        for name in ("search", "core"):
            module = f"planner.studies.alternatives.{name}.plan_of"
            monkeypatch.setattr(module, lambda result: result.portfolio)


def subject_of(data: PlanData, method: str = "direct") -> Any:
    """What the study reads of a subject, for a plan proved to be optimal."""
    value, values, plan = best_plan(data)
    solution = SimpleNamespace(method=method, status="optimal", objective_wan=value)
    result = SimpleNamespace(solution=solution, portfolio=plan)
    return SimpleNamespace(case=Case(data, values, value, value), result=result)


def found_in(data: PlanData, wanted: Wanted, method: str = "direct") -> Found:
    subject = subject_of(data, method)
    return search(subject, Asking(SerialPool(subject.case)), wanted)


def nearest(one: Traits, others: list[Traits], by: By) -> int:
    return min(distance(one, other, by) for other in others)


def layouts_worth(data: PlanData, least: float) -> Iterator[tuple[float, Traits, Traits]]:
    """Value, projects and targets of every plan worth at least `least`, by enumeration."""
    for value, decided, chosen in plans_worth(data, least):
        leads = tuple(sorted(one[1:3] for one in decided if one[0] == "lead"))
        specials = tuple(sorted(one[1:3] for one in decided if one[0] == "special"))
        plan = Portfolio(dict.fromkeys(chosen, 1), leads, specials, (), {}, {})
        yield value, traits_of(data, plan, "decisions"), traits_of(data, plan, "targets")


# --- far apart ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_each_plan_is_the_farthest_of_all(seed: int) -> None:
    """Enumeration of 10 projects: no plan within the tolerance is farther from those found."""
    data = one_park(seed, 10, 1)
    plans = every(data)
    wanted = Wanted(count=4, within_share=0.15, differ=2, seconds=LONG)
    found = found_in(data, wanted)
    names = sorted(data.projects)
    meant = [
        (tuple(itertools.compress(names, row)), value)
        for row, value in zip(plans.inside, plans.values, strict=True)
        if value >= found.least_wan - 1e-9
    ]
    assert len(found.plans) > 1
    seen: list[Traits] = [found.plans[0].traits]
    for one in found.plans[1:]:
        most = max(nearest(traits, seen, "decisions") for traits, _ in meant)
        assert one.nearest == one.most == most >= wanted.differ
        best = max(v for traits, v in meant if nearest(traits, seen, "decisions") == most)
        assert one.value_wan == pytest.approx(best), "the best of those equally far"
        seen.append(one.traits)
    if found.end == "none_left":
        most = max(nearest(traits, seen, "decisions") for traits, _ in meant)
        assert found.left == (most, most) and most < wanted.differ
    else:
        assert len(found.plans) == 5


@pytest.mark.parametrize("by", ["decisions", "targets"])
@pytest.mark.parametrize("seed", SEEDS)
def test_any_two_plans_differ_as_asked(seed: int, by: By) -> None:
    """Random plans in which every concern occurs, with targets in three counties."""
    data = small(seed).data
    wanted = Wanted(count=4, within_share=0.3, differ=2, by=by, seconds=LONG)
    found = found_in(data, wanted)
    for one, other in itertools.combinations(found.plans, 2):
        assert distance(one.traits, other.traits, by) >= 2
    for one in found.plans:
        assert one.value_wan >= found.least_wan - 1e-6
        assert one.value_wan == pytest.approx(one.plan.terms["objective_wan"])
    place = 1 if by == "decisions" else 2
    every_one = {row[place] for row in layouts_worth(data, found.least_wan - 1e-7)}
    assert {one.traits for one in found.plans} <= every_one
    seen: list[Traits] = [found.plans[0].traits]
    for one in found.plans[1:]:
        assert one.nearest == max(nearest(traits, seen, by) for traits in every_one)
        seen.append(one.traits)
    if len(found.plans) <= wanted.count:
        assert found.end == "none_left"
        assert max(nearest(traits, seen, by) for traits in every_one) < 2


def test_random_plans_end_in_both_ways() -> None:
    """Otherwise the comparison above would show little."""
    wanted = Wanted(count=2, within_share=0.3, differ=1, seconds=LONG)
    found = [found_in(small(seed).data, wanted) for seed in SEEDS]
    assert {one.end for one in found} == {"enough", "none_left"}
    assert max(one.plans[1].nearest or 0 for one in found if len(one.plans) > 1) > 2


def test_a_county_counts_once_however_many_targets_it_changes() -> None:
    assert distance((("a", "x"), ("a", "y"), ("b", "x")), (("b", "y"),), "targets") == 2
    assert distance(("k1", "k2"), ("k2", "k3"), "decisions") == 2
    assert similarity(("k1", "k2"), ("k2", "k3")) == pytest.approx(1 / 3)
    assert similarity((), ()) == 1.0


def test_counts_of_a_prospect_are_no_difference() -> None:
    """One prospect or three of a kind: the same decision; two equal ones for the room: two."""
    data = equal_projects(2, 3)
    projects = {
        name: ProjectData("x", ("s",), {1: 1}, count_max=3, land_mu=1.0) for name in data.projects
    }
    prospects = PlanData(**{**vars(data), "projects": projects})
    found = found_in(prospects, Wanted(10, 0.0, 1, seconds=LONG, best_first=True))
    assert {one.traits for one in found.plans} == {("k0",), ("k1",), ("k0", "k1")}
    assert found.end == "none_left"


@pytest.mark.parametrize("by", ["decisions", "targets"])
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_county_by_county_the_bound_holds_and_the_plan_is_one(seed: int, by: By) -> None:
    """For large models: a far plan within the tolerance, never beyond the proved distance."""
    data = small(seed).data
    wanted = Wanted(count=2, within_share=0.3, differ=1, by=by, seconds=LONG)
    exact = found_in(data, wanted)
    swept = found_in(data, wanted, "blocks")
    every_one = {row[1 if by == "decisions" else 2] for row in layouts_worth(data, swept.least_wan)}
    assert {one.traits for one in swept.plans} <= every_one
    if len(exact.plans) > 1:
        assert exact.plans[1].nearest is not None
        most = swept.plans[1].most if len(swept.plans) > 1 else swept.left and swept.left[1]
        assert most is not None and most >= exact.plans[1].nearest
        assert all(one.nearest <= most for one in swept.plans[1:2] if one.nearest is not None)


def test_the_sweep_moves_where_the_tolerance_allows() -> None:
    """Six equal projects, room for three: the farthest plan has the other three."""
    data = equal_projects(6, 3)
    found = found_in(data, Wanted(1, 0.0, 1, seconds=LONG), "blocks")
    assert [one.nearest for one in found.plans[1:]] == [6]


# --- best first -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "room"), [(5, 2), (6, 3), (4, 4)])
def test_equal_projects_are_all_listed(count: int, room: int) -> None:
    subject = subject_of(equal_projects(count, room))
    asking = Asking(SerialPool(subject.case))
    wanted = Wanted(100, 0.0, 1, seconds=LONG, best_first=True)
    found = search(subject, asking, wanted)
    assert found.end == "none_left"
    assert len({one.traits for one in found.plans}) == len(found.plans) == comb(count, room)
    choices = [
        c for c in choices_of(subject, asking, wanted, found, False) if c.kind == "decisions"
    ]
    assert len(choices) == count
    assert all(c.frequency.count == comb(count - 1, room - 1) for c in choices)
    musts = [c for c in choices if c.membership == "must"]
    assert len(musts) == (count if room == count else 0)


@pytest.mark.parametrize("seed", range(4))
def test_the_listing_is_that_of_enumeration(seed: int) -> None:
    data = one_park(seed, 9, 1)
    plans = every(data)
    found = found_in(data, Wanted(12, 0.2, 1, seconds=LONG, best_first=True))
    values = [one.value_wan for one in found.plans]
    ranked = sorted((float(v) for v in plans.values if v >= found.least_wan), reverse=True)
    assert values == sorted(values, reverse=True)
    assert values == pytest.approx(ranked[:13])
    for one in found.plans[1:]:
        assert one.bound_wan == pytest.approx(one.value_wan), "proved"
    assert (found.end == "none_left") == (len(ranked) <= 12)


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_target_sets_are_listed_by_their_best_plan(seed: int) -> None:
    data = small(seed).data
    found = found_in(data, Wanted(200, 0.2, 1, "targets", LONG, best_first=True))
    best: dict[Traits, float] = {}
    for value, _, targets in layouts_worth(data, found.least_wan - 1e-7):
        best[targets] = max(value, best.get(targets, -math.inf))
    assert found.end == "none_left"
    assert {one.traits: one.value_wan for one in found.plans} == pytest.approx(best)


# --- core -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_proved_musts_are_those_of_enumeration(seed: int) -> None:
    data = one_park(seed, 10, 1)
    plans, names = every(data), sorted(data.projects)
    subject = subject_of(data)
    asking = Asking(SerialPool(subject.case))
    wanted = Wanted(2, 0.1, 1, seconds=LONG)
    found = search(subject, asking, wanted)
    choices = choices_of(subject, asking, wanted, found, True)
    least = found.least_wan
    for one in choices:
        if one.kind != "decisions":
            continue
        without = plans.best(names.index(str(one.frequency.trait)), False)
        assert one.membership == ("must" if without < least else "optional")
        if one.loss is not None:
            assert one.loss.exact and one.loss.low == pytest.approx(subject.case.value - without)
    asked = sum("forbid" in key for key in asking.answers)
    core = sum(c.frequency.count == len(found.plans) for c in choices if c.kind == "decisions")
    assert asked == core, "a plan already seen settles the others"


# --- faults ---------------------------------------------------------------------------------------


def test_no_time_is_not_an_answer() -> None:
    found = found_in(equal_projects(6, 3), Wanted(3, 0.0, 1, seconds=0.0, best_first=True))
    assert found.end == "not_found" and len(found.plans) == 1


def test_a_failed_solve_ends_the_search_with_what_is_known() -> None:
    subject = subject_of(equal_projects(6, 3))
    failing = iter([False, True])
    pool = SerialPool(subject.case, fails=lambda _: next(failing))
    asking = Asking(pool)
    found = search(subject, asking, Wanted(5, 0.0, 1, seconds=LONG))
    assert found.end == "unanswered" and len(found.plans) == 2
    assert asking.failures


def test_a_plan_that_fails_its_audit_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "audit_of", lambda *_: SimpleNamespace(passed=False))
    found = found_in(equal_projects(6, 3), Wanted(5, 0.0, 1, seconds=LONG))
    assert found.end == "unsound" and len(found.plans) == 1


def test_the_sweep_says_where_no_plan_is_left() -> None:
    data = equal_projects(4, 2)
    aim = Farthest("decisions", (("k0", "k1"),), 1000.0, 2000.0)
    value, values, _ = best_plan(data)
    case = Case(data, values, value, value)
    with lending(lent(case)):
        assert far_by_county(aim, values, LONG).impossible


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("runs")


def command(runs: Path, *words: object) -> Result:
    return planner(
        *("alternatives", TINY, "--within", 0.3, "--gap", 0, "--runs", runs, "--workers", 1),
        *("--out", runs / "out", "--force", "-q", *words),
    )


def test_the_alternatives_of_tiny(runs: Path) -> None:
    """By hand: P1 and P4 must be; P6 for P5 (260 for 272.73) and without P2 (1,280 for 1,410)."""
    done = command(runs, "--json", "--prove")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["end"] == "none_left"
    values = [round(one["value_wan"], 2) for one in told["plans"]]
    assert values == [1682.73, 1540.0, 1670.0, 1552.73]
    assert [one["distance_nearest"] for one in told["plans"]] == [None, 3, 1, 1]
    musts = {c["trait"] for c in told["choices"] if c["kind"] == "project"}
    musts &= {
        c["trait"] for c in told["choices"] if c["membership"] == "must" and c["kind"] != "target"
    }
    assert musts == {"P1", "P4"}
    names = {path.name for path in (runs / "out").iterdir()}
    assert {"table.csv", "presence.csv", "summary.json", "presence.png", "frequency.svg"} <= names
    assert json.loads((runs / "out" / "summary.json").read_text(encoding="utf-8")) == told


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ("再没有了（已证明）", "丙县小茶坊")), ("en", ("proved", "Bing small"))],
)
def test_the_screen_in_both_languages(runs: Path, language: str, words: tuple[str, ...]) -> None:
    done = command(runs, "--lang", language)
    assert done.exit_code == 0 and all(word in done.stdout for word in words), done.output


def test_listing_and_counties(runs: Path) -> None:
    told = json.loads(command(runs, "--json", "--listing", 9).stdout)
    values = [one["value_wan"] for one in told["plans"]]
    assert values == sorted(values, reverse=True) and told["end"] == "none_left"
    told = json.loads(command(runs, "--json", "--by", "targets", "--differ", 2).stdout)
    assert told["end"] == "none_left" and told["distance_left"] == {"found": 1, "most": 1}


def test_a_listing_of_all_plans_says_so(runs: Path) -> None:
    """With every plan within the tolerance, the list ends where no other plan keeps the rules."""
    done = command(runs, "--within", 1, "--listing", 500, "--by", "targets", "--lang", "en")
    assert done.exit_code == 0 and "no other plan" in done.stdout, done.output
    assert " - wan" not in done.stdout
    assert "Rest at most" in done.stdout and "Differs by" not in done.stdout


def test_answers_are_kept_and_used_again(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = command(runs, "--json").stdout

    def never(*_: object) -> None:
        raise AssertionError("solved again")

    monkeypatch.setattr("planner.pool.LocalPool.submit", never)
    assert command(runs, "--json", "--resume").stdout == first


@pytest.mark.parametrize("words", [("--within", 2), ("--differ", 0), ("--by", "sites")])
def test_wrong_options_are_refused(runs: Path, words: tuple[object, ...]) -> None:
    assert command(runs, *words).exit_code == 2


@pytest.mark.slow
@pytest.mark.usefixtures("runs")
def test_a_killed_study_goes_on_where_it_was(tmp_path: Path) -> None:
    """Killed as soon as an answer is on disk; the rest is asked, the same plans come out."""
    words = ["alternatives", str(TINY), "--within", "0.3", "--gap", "0", "--json", "-q"]
    words += ["--runs", str(tmp_path / "runs"), "--out", str(tmp_path / "out"), "--force"]
    call = [sys.executable, "-c", "from planner.cli import main; main()", *words]
    child = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    kept = tmp_path / "runs" / ".studies"
    while child.poll() is None and not any(path.is_file() for path in kept.rglob("*")):
        time.sleep(0.01)
    child.kill()
    child.wait()
    resumed = planner(*words, "--resume")
    assert resumed.exit_code == 0, resumed.output
    assert resumed.stdout == planner(*words).stdout
