"""Sampling studies on plans worked by hand: every sample, every draw, every regret."""

import math
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.audit import audit_plan
from planner.economics import appraise
from planner.errors import DataError, Fault, PlannerError, WrongUseError
from planner.pool import Outcome, SerialPool, Task
from planner.results import Scenario
from planner.run import RunRequest
from planner.solve import SolveOptions
from planner.studies.asking import Asking, lent
from planner.studies.case import Subject, subject_from
from planner.studies.sensitivity import montecarlo, morris
from planner.studies.sensitivity.factors import factors_of, grade_of, settings_at
from planner.studies.sensitivity.grammar import inputs_of
from planner.studies.sensitivity.inputs import SCENARIO, Range
from planner.studies.sensitivity.plea import Plea, screened
from planner.studies.sensitivity.repricing import (
    GROUNDS,
    Pricer,
    grounds_of,
    only,
    price_draws,
    priced,
    value_of,
)
from planner.studies.sensitivity.sampled import (
    BETWEEN,
    FAILED,
    NO_PLAN,
    OPEN,
    OPTIMAL,
    REFUSED,
    RELAXED,
    Ground,
    Sample,
    Way,
    sample_settings,
)
from planner.studies.sensitivity.screening import ends_of
from planner.studies.sensitivity.shocks import Shocks, shocked

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
TINY = SCENARIOS / "tiny"
EXACT = Way(0.0, 60.0)
TEA = 300 / 1.1


class Faulty(SerialPool):
    """Pool whose tasks fail where `fails` says so, after they were taken."""

    def __init__(self, things: Any, fails: Callable[[str], bool]) -> None:
        super().__init__(things)
        self.fails = fails
        self.wrong: Callable[[], None] = broken

    def submit(self, task: Task) -> None:
        wrong = self.fails(task.key)
        super().submit(Task(task.key, self.wrong) if wrong else task)


def broken() -> None:
    raise ZeroDivisionError("on purpose")


def inconsistent() -> None:
    raise DataError([Fault("not_a_number", file="projects.csv")])


def subject(folder: Path, runs: Path, *variants: str) -> Subject:
    request = RunRequest(folder, variants, SolveOptions(0.0), runs_dir=runs)
    return subject_from(request)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return subject(TINY, tmp_path_factory.mktemp("runs"))


@pytest.fixture(scope="module")
def open_figures(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """The same projects with values that follow from jobs, wages, taxes and odds below 1."""
    folder = tmp_path_factory.mktemp("open") / "open"
    shutil.copytree(TINY, folder)
    rows = (folder / "data" / "projects.csv").read_text(encoding="utf-8").splitlines()
    head = "project,name_zh,name_en,industry,stage,land_mu,support_wan,odds_share,build_periods,"
    lines = [head + "jobs_person,wage_wan_per_year,tax_wan_per_year,grade"]
    for number, row in enumerate(rows[1:]):
        code, zh, en, industry, stage, land, support, *_ = row.split(",")
        grade = "ABC"[number % 3]
        lines.append(
            f"{code},{zh},{en},{industry},{stage},{land},{support},0.4,0,{60 + 7 * number},"
            f"{6 + 0.1 * number},{90 - 9 * number},{grade}"
        )
    (folder / "data" / "projects.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return subject(folder, tmp_path_factory.mktemp("runs"))


@contextmanager
def asking(
    one: Subject, *others: Subject, fails: Callable[[str], bool] = lambda _: False
) -> Iterator[Asking]:
    things = {
        **lent(one.case),
        SCENARIO: one.result.scenario,
        GROUNDS: montecarlo.lent_grounds([one, *others]),
    }
    with Faulty(things, fails) as pool:
        yield Asking(pool)


def sampled(one: Subject, *words: str, way: Way = EXACT) -> tuple[Sample, Sample]:
    """Samples at the low and the high end of inputs, all moved together."""
    scenario = one.result.scenario
    factors = inputs_of(words, scenario)
    with asking(one) as ask:
        low, high = sample_settings(
            ask,
            Ground(scenario, one.case.data),
            [settings_at(factors, [end] * len(factors)) for end in (0.0, 1.0)],
            way,
        )
    return low, high


# --- a box of inputs ------------------------------------------------------------------------------


def by_hand(overlap: float, link: float) -> float:
    """Best value of the scenario (its README): the better of two choices for Yi, and tea."""
    return TEA + max(1250 + link, 1750 - 0.4 * overlap + 2 * link)


PARAMS = ("objective.overlap_price_wan:-60%..+60%", "objective.link_value_wan:0..200")


def test_effects_of_whole_solves_are_those_of_enumeration(tiny: Subject) -> None:
    plea = Plea("morris", PARAMS, trajectories=4)
    factors = plea.factors(tiny.result.scenario)
    with asking(tiny) as ask:
        found = screened(ask, tiny, factors, plea, EXACT)
    assert [one.status for one in found.samples] == [OPTIMAL] * 12
    expected = np.array([by_hand(1000 * (0.4 + 1.2 * p), 200 * link) for p, link in found.points])
    low, high = ends_of(found.samples)
    assert low == pytest.approx(expected, abs=1e-6) and high == pytest.approx(expected, abs=1e-6)
    for own, told in zip(
        found.effects, morris.effects_of(found.points, expected, expected), strict=True
    ):
        assert own.strength is not None and told.strength is not None
        assert own.strength.low == pytest.approx(told.strength.low, abs=1e-6)
        assert own.strength.high == pytest.approx(told.strength.high, abs=1e-6)
    # Glass is a target of Yi only where the overlap is cheap enough for it.
    glass = ("990002", "glass")
    for (p, link), sample in zip(found.points.tolist(), found.samples, strict=True):
        assert sample.targets is not None
        cheap = 1750 - 400 * (0.4 + 1.2 * p) + 400 * link > 1250 + 200 * link
        assert (glass in sample.targets) == cheap
    with_change = sum(one.changes for one in found.effects)
    assert with_change > 0
    assert found.moved == sum(glass not in (one.targets or ()) for one in found.samples)


def test_the_known_plan_cut_back_is_a_plan_at_every_point(tiny: Subject) -> None:
    """By hand: without room for P2 (land of Yi, 80 mu) P1, P4 and P5 are left, 1,280 and tea."""
    ground = Ground(tiny.result.scenario, tiny.case.data, tiny.result.plan)
    (land,) = inputs_of(["parks.B1.land_mu:-20%..0%"], tiny.result.scenario)
    wanted = [(land.moved(-0.2),), (land.moved(0.0),)]
    with asking(tiny) as ask:
        exact = sample_settings(ask, ground, wanted, EXACT)
        (whole,) = (key for key in ask.answers if "*0.8@" in key)
        poor = replace(ask.answers[whole], value=900.0, bound=1700.0, scope_bound=1700.0)
        ask.answers[whole] = poor
        again = sample_settings(ask, ground, wanted, EXACT)
    assert [one.status for one in exact] == [OPTIMAL, OPTIMAL]
    assert exact[0].low == pytest.approx(1280 + TEA) and exact[1].low == pytest.approx(1410 + TEA)
    assert (again[0].status, again[0].high) == (BETWEEN, 1700.0)
    assert again[0].low == pytest.approx(1280 + TEA)


def test_a_gap_leaves_an_interval_that_holds_the_exact_value(tiny: Subject) -> None:
    """Half of the value is allowed to be open, so that the first plan found may end the solve."""
    for sample in sampled(tiny, PARAMS[0], way=Way(0.9, 60.0)):
        price = 1000 * (sample.settings[0].factor or 0.0)
        exact = by_hand(price, 30)
        assert sample.status in {OPTIMAL, BETWEEN}
        assert sample.low - 1e-6 <= exact <= sample.high + 1e-6


def test_the_relaxation_bounds_whole_solves_and_is_labelled(tiny: Subject) -> None:
    words = ("limits.power:±20%", PARAMS[0])
    for exact, loose in zip(
        sampled(tiny, *words), sampled(tiny, *words, way=Way(relaxed=True)), strict=True
    ):
        assert loose.status == RELAXED and loose.targets is None
        assert loose.low == loose.high >= exact.high - 1e-6


def test_the_strongest_inputs_are_confirmed_by_whole_solves(tiny: Subject) -> None:
    plea = Plea("morris", (*PARAMS, "limits.power:±1%"), trajectories=3, relaxed=True, confirm=1)
    with asking(tiny) as ask:
        found = screened(ask, tiny, plea.factors(tiny.result.scenario), plea, Way(relaxed=True))
    (one,) = found.confirmed
    assert one.input.key == "objective.overlap_price_wan"
    assert [sample.status for sample in one.exact] == [OPTIMAL, OPTIMAL]
    assert [sample.status for sample in one.relaxed] == [RELAXED, RELAXED]
    assert one.effect is not None and one.effect.exact
    assert one.effect.low == pytest.approx(by_hand(1600, 30) - by_hand(400, 30), abs=1e-6)


def test_samples_without_plan_or_refused_or_failed_are_rows(tiny: Subject) -> None:
    low, high = sampled(tiny, "parks.land_mu:-90%..0%")
    assert (low.status, high.status) == (NO_PLAN, OPTIMAL)
    assert not low.known and low.targets is None
    scenario, data = tiny.result.scenario, tiny.case.data
    factors = factors_of(PARAMS, scenario, False)
    points = morris.trajectories(2, 3, 1)
    wanted = [settings_at(factors, point) for point in points.tolist()]
    doomed = wanted[4]
    with asking(tiny, fails=lambda key: doomed[0].key in key and doomed[1].key in key) as ask:
        samples = sample_settings(ask, Ground(scenario, data), wanted, EXACT)
        assert len(ask.failures) == 1
    assert [one.status for one in samples].count(FAILED) == wanted.count(doomed) > 0
    bad = next(one for one in samples if one.status == FAILED)
    assert isinstance(bad.error, PlannerError) and "on purpose" in bad.error.sentence("en")
    found = morris.effects_of(points, *ends_of(samples))
    assert 0 < sum(one.steps for one in found) < 6


def test_a_refused_figure_is_a_row_and_no_failure(tiny: Subject) -> None:
    """Survival must be above 0: there is no nearest figure that is allowed."""
    with asking(tiny) as ask:
        scenario = tiny.result.scenario
        (one,) = inputs_of(["economics.survival_share:0..1"], scenario)
        wanted = [(one.moved(0.0),), (one.moved(0.5),)]
        samples = sample_settings(ask, Ground(scenario, tiny.case.data), wanted, EXACT)
        assert not ask.failures
    assert [one.status for one in samples] == [REFUSED, OPTIMAL]
    assert samples[0].error is not None and "survival" in samples[0].error.sentence("zh")


def test_a_scenario_that_the_checks_refuse_is_a_row_and_no_failure(tiny: Subject) -> None:
    with asking(tiny, fails=lambda key: "power*1.2" in key) as ask:
        scenario = tiny.result.scenario
        (one,) = inputs_of(["limits.power:±20%"], scenario)
        wanted = [(one.moved(end),) for end in (-0.2, 0.2)]
        ask.pool.wrong = inconsistent  # type: ignore[attr-defined]
        samples = sample_settings(ask, Ground(scenario, tiny.case.data), wanted, EXACT)
        assert not ask.failures
    assert [one.status for one in samples] == [OPTIMAL, REFUSED]


def test_figures_beyond_their_domain_are_clipped_and_told(tiny: Subject) -> None:
    _, high = sampled(tiny, "economics.survival_share:±30%")
    assert high.clipped == ("economics.survival_share",)
    low, _ = sampled(tiny, "limits.power:±20%")
    assert low.clipped == ()


def test_bands_follow_the_worst_grade(open_figures: Subject) -> None:
    scenario = open_figures.result.scenario
    words = ("projects.P1.jobs_person", "projects.P2.jobs_person:±5%", "projects.jobs_person")
    first, stated, every = factors_of(words, scenario, by_grade=True)
    assert (grade_of(first, scenario), grade_of(every, scenario)) == ("A", "C")
    assert (first.range, every.range) == (Range(-0.25, 0.25), Range(-0.5, 0.5))
    assert stated.range == Range(-0.05, 0.05), "a stated range stays"
    (setting,) = factors_of(["economics.returnee_share"], scenario, by_grade=True)
    assert setting.range == Range(-0.5, 0.5), "what states no grade counts as C"


# --- a plan in draws ------------------------------------------------------------------------------

ALL = Shocks({"wage": None, "jobs": Range(-0.1, 0.3), "tax": None, "odds": Range(-0.4, 0.6)})


def redrawn(one: Subject, shocks: Shocks, draw: int) -> Scenario:
    """Scenario whose tables say what a draw says of the projects of the plan."""
    found = one.result
    tables = dict(found.scenario.tables)
    park_of = {start[0]: start[1] for start in found.plan.starts}
    rows = []
    for row in tables["projects"].rows:
        moved = row
        if row.project in park_of:
            candidate = found.appraisal.candidates[row.project]
            drawn = shocks.factors(candidate, draw + 1)
            new = shocked(candidate, {name: float(of[draw]) for name, of in drawn.items()})
            place = new.place_at(park_of[row.project])
            moved = row.model_copy(
                update={
                    "wage_wan_per_year": new.wage_wan_per_year,
                    "jobs_person": new.jobs_person,
                    "tax_wan_per_year": new.tax_wan_per_year,
                    "odds_share": place.odds_share,
                    "income_npv_wan": place.income_npv_wan,
                    "fiscal_npv_wan": place.fiscal_npv_wan,
                }
            )
        rows.append(moved)
    tables["projects"] = replace(tables["projects"], rows=tuple(rows))
    return replace(found.scenario, tables=tables)


@pytest.mark.parametrize("which", ["tiny", "open_figures"])
def test_a_priced_plan_is_worth_what_a_fresh_audit_says(
    which: str, request: pytest.FixtureRequest
) -> None:
    one: Subject = request.getfixturevalue(which)
    grounds = grounds_of(one.result)
    values = value_of(grounds, priced(grounds, ALL, 0, 6))
    assert len(set(values.tolist())) == 6
    for draw in range(6):
        scenario = redrawn(one, ALL, draw)
        audit = audit_plan(scenario, appraise(scenario), one.result.plan, one.result.claimed)
        assert audit.totals.objective_wan == pytest.approx(float(values[draw]), rel=1e-9)


@pytest.mark.parametrize("which", ["tiny", "open_figures"])
def test_a_plan_without_shocks_is_worth_what_was_planned(
    which: str, request: pytest.FixtureRequest
) -> None:
    one: Subject = request.getfixturevalue(which)
    grounds = grounds_of(one.result)
    still = Shocks({name: Range(0.0, 0.0) for name in ("wage", "jobs", "tax", "odds")})
    assert value_of(grounds, priced(grounds, still, 0, 2)).tolist() == pytest.approx(
        [one.result.solution.objective_wan] * 2
    )
    assert montecarlo.planned_wan(grounds, one) == pytest.approx(one.result.solution.objective_wan)


def test_draws_are_the_same_in_one_piece_or_in_many(open_figures: Subject) -> None:
    grounds = grounds_of(open_figures.result)
    whole = priced(grounds, ALL, 0, 9)
    parts = [priced(grounds, ALL, first, first + 3) for first in (0, 3, 6)]
    assert whole.income_wan.tolist() == [x for part in parts for x in part.income_wan.tolist()]
    assert whole.fiscal_wan.tolist() == [x for part in parts for x in part.fiscal_wan.tolist()]


def test_odds_never_exceed_one(tiny: Subject) -> None:
    candidate = tiny.result.appraisal.candidates["P1"]
    likelier = shocked(candidate, {"odds": 1.5})
    assert likelier.place_at("A1") == candidate.place_at("A1")
    assert shocked(candidate, {"odds": 0.5}).place_at("A1").odds_share == 0.5


VALUES = Shocks({"wage": Range(-0.6, 0.6), "tax": Range(-0.6, 0.6)}, 0.0, 0.0, seed=3)
"""Independent and wide, so that other plans are best in some draws."""


def best_by_hand(worth: dict[str, float]) -> tuple[float, frozenset[str]]:
    """All choices of the scenario's README, with what each project is worth in period 1.

    P1 stands for glass in A1; Yi takes wood, glass with the substation, or both, now or a year
    later where that is cheaper; Bing takes one tea works, P5 not before the second year.
    """
    options = []
    for yi in ({"P4"}, {"P2", "P4"}):
        # what waits is worth 1 / 1.1; P4 and P1 never gain by it, nor P2 unless 700 turn below 200
        now = worth["P1"] + worth["P4"]
        if "P2" in yi:
            options.append((now + max(worth["P2"] - 200, (worth["P2"] - 200) / 1.1) - 400 + 60, yi))
        else:
            options.append((now + 30, yi))
    tea = [(worth["P5"] / 1.1, {"P5"}), (worth["P6"], {"P6"})]
    value, yi = max(options, key=lambda one: one[0])
    own, bing = max(tea, key=lambda one: one[0])
    return value + own, frozenset({"P1", *yi, *bing})


def test_the_best_plan_of_each_draw_is_that_of_enumeration(tiny: Subject) -> None:
    draws = 8
    with asking(tiny) as ask:
        found = montecarlo.resolve(ask, tiny, VALUES, draws, 0.0, 60.0)
    seen = set()
    for one in found:
        worth = {}
        for code, candidate in tiny.result.appraisal.candidates.items():
            drawn = VALUES.factors(candidate, draws)
            place = candidate.places[0]
            assert place.income_npv_wan is not None and place.fiscal_npv_wan is not None
            worth[code] = float(
                place.income_npv_wan * drawn["wage"][one.draw]
                + place.fiscal_npv_wan * drawn["tax"][one.draw]
            )
        value, projects = best_by_hand(worth)
        planned = worth["P1"] + worth["P4"] + worth["P2"] - 200 - 400 + 60 + worth["P5"] / 1.1
        assert one.status == OPTIMAL
        assert one.best.low == pytest.approx(value) and one.best.high == pytest.approx(value)
        assert one.projects == projects
        assert one.planned_wan == pytest.approx(planned)
        assert one.regret.low == pytest.approx(value - planned, abs=1e-6)
        seen.add(projects)
    assert len(seen) > 1, "some draw has another best plan"
    summary = montecarlo.MonteCarlo("r", VALUES, np.zeros(2), 0.0, resolved=found)
    shares, targets = montecarlo.chosen_shares(summary)
    assert shares["P1"] == 1.0 and targets["990001", "glass"] == 1.0
    assert shares["P5"] + shares.get("P6", 0.0) == pytest.approx(1.0)
    assert shares["P5"] == sum("P5" in one.projects for one in found) / draws


def test_a_loose_gap_leaves_regret_open_around_the_exact_one(tiny: Subject) -> None:
    with asking(tiny) as ask:
        exact = montecarlo.resolve(ask, tiny, VALUES, 4, 0.0, 60.0)
        loose = montecarlo.resolve(ask, tiny, VALUES, 4, 0.5, 60.0)
    for sure, open_ in zip(exact, loose, strict=True):
        assert open_.regret.low - 1e-6 <= sure.regret.low <= open_.regret.high + 1e-6
        assert open_.regret.low >= 0


def test_what_a_bound_leaves_open_is_in_the_regret(tiny: Subject) -> None:
    with asking(tiny) as ask:
        (exact,) = montecarlo.resolve(ask, tiny, VALUES, 1, 0.0, 60.0)
        ((key, answer),) = ask.answers.items()
        ask.answers[key] = replace(answer, bound=answer.bound + 50, scope_bound=answer.bound + 50)
        (loose,) = montecarlo.resolve(ask, tiny, VALUES, 1, 0.0, 60.0)
    assert loose.status == BETWEEN
    assert loose.regret.low == exact.regret.low
    assert loose.regret.high == pytest.approx(exact.regret.high + 50)


def test_a_plan_of_another_draw_is_known_here_too(tiny: Subject) -> None:
    """One draw has no answer of its own, yet the best plan of the others bounds it from below."""
    with asking(tiny) as ask:
        exact = montecarlo.resolve(ask, tiny, VALUES, 8, 0.0, 60.0)
        mine = next(one for one in exact if one.regret.low > 1)
        same = [one.draw for one in exact if one.projects == mine.projects]
        assert len(same) > 1
        del ask.answers[next(key for key in ask.answers if key.startswith(f"draw:{mine.draw}:"))]
        ask.pool.cancel()
        ask.stop = threading.Event()
        ask.stop.set()
        again = montecarlo.resolve(ask, tiny, VALUES, 8, 0.0, 60.0)[mine.draw]
    assert again.status == OPEN and math.isinf(again.best.high)
    assert again.best.low == pytest.approx(mine.best.low)


def test_a_draw_that_fails_is_a_row_without_a_bound(tiny: Subject) -> None:
    with asking(tiny, fails=lambda key: key.startswith("draw:1:")) as ask:
        found = montecarlo.resolve(ask, tiny, VALUES, 3, 0.0, 60.0)
        assert [one.status for one in found] == [OPTIMAL, FAILED, OPTIMAL]
    assert math.isinf(found[1].regret.high) and found[1].regret.low >= 0
    assert found[1].error is not None


@pytest.fixture(scope="module")
def rival(tiny: Subject, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    """The plan without glass in Yi, in a scenario where overlap is dear."""
    folder = tmp_path_factory.mktemp("rival") / "rival"
    shutil.copytree(TINY, folder)
    path = folder / "scenario.toml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("overlap_price_wan = 1000.0", "overlap_price_wan = 2000.0"))
    return subject(folder, tmp_path_factory.mktemp("runs"))


def test_common_draws_shrink_the_variance_of_a_difference(tiny: Subject, rival: Subject) -> None:
    """By hand: the plans differ by P2 (worth 700 before shocks), 200, 400 and 30 alone."""
    shocks = Shocks({"wage": None, "tax": None})
    with asking(tiny, rival) as ask:
        found = montecarlo.simulate(ask, tiny, shocks, 400, rival)
    assert found.other_values is not None
    own, other = found.values, found.other_values
    assert np.var(own - other) < 0.5 * (np.var(own) + np.var(other))
    assert found.planned_wan - found.other_planned_wan == pytest.approx(700 - 200 - 400 + 30)
    drawn = shocks.factors(tiny.result.appraisal.candidates["P2"], 400)
    expected = 500 * drawn["wage"] + 200 * drawn["tax"] - 200 - 400 + 30
    assert own - other == pytest.approx(expected)
    pair = montecarlo.paired(found)
    assert pair is not None
    assert pair.difference.value == pytest.approx(-float(np.mean(expected)))
    wide = pair.unpaired_high - pair.unpaired_low
    assert pair.difference.high - pair.difference.low < 0.75 * wide
    assert pair.better.value == pytest.approx(float(np.mean(expected > 0)))


def test_a_chunk_that_fails_leaves_the_other_draws(tiny: Subject) -> None:
    with asking(tiny, fails=lambda key: "|100|200|" in key) as ask:
        found = montecarlo.simulate(ask, tiny, VALUES, 250)
        assert len(ask.failures) == 1
    assert len(found.known) == 150
    assert np.isnan(found.values[100:200]).all()


def test_the_task_prices_the_plan_that_the_pool_lends(tiny: Subject) -> None:
    grounds = grounds_of(tiny.result)
    direct = priced(grounds, VALUES, 2, 5).income_wan.tolist()
    with asking(tiny) as ask:
        ask.pool.submit(Task("one", price_draws, (tiny.result.run, VALUES, 2, 5)))
        outcome: Outcome | None = ask.pool.next()
    assert outcome is not None and outcome.value.income_wan.tolist() == direct


@pytest.mark.parametrize("rule", [{"maxmin": True}, {"income_floor_wan": {"990001": 100.0}}])
def test_rules_on_incomes_leave_no_regret(tiny: Subject, rule: dict[str, Any]) -> None:
    """Draws would change which plans fit, or the objective would be no money."""
    ruled = replace(tiny, case=replace(tiny.case, data=replace(tiny.case.data, **rule)))
    with asking(tiny) as ask, pytest.raises(WrongUseError, match="uncertainty_fairness"):
        montecarlo.resolve(ask, ruled, VALUES, 1, 0.0, 60.0)


def test_one_start_of_a_candidate_keeps_its_worth(open_figures: Subject) -> None:
    appraisal = open_figures.result.appraisal
    pricer = Pricer(open_figures.result.scenario)
    for start in appraisal.income_wan:
        income, fiscal = pricer.worth(only(appraisal.candidates[start[0]], start))
        assert income == {start: appraisal.income_wan[start]}
        assert fiscal == {start: appraisal.fiscal_wan[start]}
