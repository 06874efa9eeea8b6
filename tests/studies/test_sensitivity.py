"""One input at a time and switching values, against plans enumerated by plain arithmetic."""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.pool import Outcome, SerialPool, Task
from planner.report.sensitivity import SensitivityPage, sensitivity_screen
from planner.results import Plan
from planner.run import RunRequest
from planner.solve import SolveOptions
from planner.studies.asking import Asking, Interval, lent
from planner.studies.case import Subject, subject_from
from planner.studies.sensitivity.grammar import inputs_of
from planner.studies.sensitivity.interactions import interactions
from planner.studies.sensitivity.moves import moves_between, projects_of
from planner.studies.sensitivity.one_at_a_time import (
    OneAtATime,
    lent_for_sensitivity,
    one_at_a_time,
)
from planner.studies.sensitivity.sweep import Level
from planner.studies.sensitivity.switching import (
    IN,
    OPEN,
    OUT,
    Ends,
    Switching,
    Weighed,
    projects_named,
    switching_values,
)
from tests.studies.tiny_by_hand import Tiny

TINY = Path(__file__).parent.parent.parent / "scenarios" / "tiny"
BASE = 1682 + 8 / 11

MOVED: dict[str, Callable[[float], Tiny]] = {
    "limits.power:2..24": lambda x: Tiny(power=x),
    "parks:±60%": lambda x: Tiny(land=1 + x),
    "budgets:-100%..+50%": lambda x: Tiny(budget=1 + x),
    "objective.overlap_price_wan:±100%": lambda x: Tiny(overlap=1000 * (1 + x)),
    "objective.link_value_wan:±100%": lambda x: Tiny(link=30 * (1 + x)),
    "objective.fiscal_weight:±100%": lambda x: Tiny(fiscal_weight=1 + x),
    "projects.P2.income_npv_wan:±90%": lambda x: Tiny(income={"P2": 500 * (1 + x)}),
    "horizon.discount_share:0..0.5": lambda x: Tiny(discount=x),
    "layout.specials_max:0..1": lambda x: Tiny(specials_max=round(x)),
}
"""Inputs, and the same by hand."""


@pytest.fixture(scope="module")
def subject(tmp_path_factory: pytest.TempPathFactory) -> Subject:
    options = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)
    runs = tmp_path_factory.mktemp("runs")
    return subject_from(RunRequest(folder=TINY, options=options, runs_dir=runs))


def asking(subject: Subject) -> Asking:
    lends = {**lent(subject.case), **lent_for_sensitivity(subject.result.scenario)}
    return Asking(SerialPool(lends))


def study(
    subject: Subject, words: Sequence[str], reuse: bool = True, ask: Asking | None = None
) -> OneAtATime:
    inputs = inputs_of(words, subject.result.scenario)
    return one_at_a_time(subject, inputs, ask or asking(subject), 0.0, 20.0, reuse=reuse)


@pytest.fixture(scope="module")
def found(subject: Subject) -> OneAtATime:
    return study(subject, list(MOVED))


def levels(found: OneAtATime) -> dict[tuple[str, float], Level]:
    return {(one.input.key, level.amount): level for one in found.swept for level in one.levels}


def by_hand(key: str, amount: float) -> Tiny:
    return next(make for word, make in MOVED.items() if word.startswith(key))(amount)


def test_the_enumeration_is_the_readmes() -> None:
    assert Tiny().best == pytest.approx(BASE)
    assert Tiny().best_sets() == {frozenset({"P1", "P2", "P4", "P5"})}


def test_every_level_has_the_best_value_and_a_best_plan(found: OneAtATime) -> None:
    seen = levels(found)
    assert len(seen) > 50
    for (key, amount), level in seen.items():
        hand = by_hand(key, amount)
        if hand.best == -math.inf:
            assert level.status == "no_plan" and level.plan is None, (key, amount)
            continue
        assert level.status == "exact", (key, amount)
        assert level.low == pytest.approx(hand.best, rel=2e-6), (key, amount)
        assert level.plan is not None
        assert frozenset(projects_of(level.plan)) in hand.best_sets(), (key, amount)
        effect = level.effect(found.base)
        assert effect.low == effect.high == pytest.approx(hand.best - BASE, abs=0.01)
        assert level.significant(found.base) == (abs(hand.best - BASE) > 0.01)


@pytest.mark.slow
def test_reuse_spares_solves_and_changes_no_answer(subject: Subject, found: OneAtATime) -> None:
    alone = study(subject, list(MOVED), reuse=False)
    assert found.solved < alone.solved / 2 and alone.spared == 0
    assert found.solved + found.spared == alone.solved
    one, other = levels(found), levels(alone)
    assert one.keys() == other.keys()
    for place, level in one.items():
        assert level.status == other[place].status, place
        if level.plan is not None:
            assert level.low == pytest.approx(other[place].low, rel=2e-6), place


def test_terms_are_those_of_the_level(found: OneAtATime) -> None:
    level = levels(found)["objective.overlap_price_wan", 1.0]
    assert level.totals is not None
    assert level.totals.overlap_wan == 0.0, "P2 is out, so no neighbours share glass"
    assert level.totals.income_wan == pytest.approx(600 + 400 + 250 / 1.1)
    half = levels(found)["objective.overlap_price_wan", -0.3]
    assert half.totals is not None and half.totals.overlap_wan == pytest.approx(280)


def test_the_plan_kept_is_priced_without_a_change(found: OneAtATime) -> None:
    """At twice the overlap price the plan of the run is worth 400 less, the best only 130."""
    level = levels(found)["objective.overlap_price_wan", 1.0]
    assert level.kept_wan == pytest.approx(BASE - 400) and level.low == pytest.approx(BASE - 130)
    broken = levels(found)["limits.power", 2.0 + 22 / 5]
    assert broken.kept_wan is None, "17 MW do not fit into 6.4 + 10"


def test_who_enters_and_leaves(subject: Subject, found: OneAtATime) -> None:
    counties = {row.park: row.county for row in subject.result.scenario.rows("parks")}
    level = levels(found)["objective.overlap_price_wan", 1.0]
    assert level.plan is not None
    moves = moves_between(subject.result.plan, level.plan, counties)
    assert (dict(moves.entering), dict(moves.leaving)) == ({}, {"P2": 1})
    assert moves.lost_targets == (("990002", "glass"),) and not moves.new_targets
    back = moves_between(level.plan, subject.result.plan, counties)
    assert dict(back.entering) == {"P2": 1} and back.new_targets == (("990002", "glass"),)


def test_an_infeasible_and_a_refused_level_are_rows(subject: Subject) -> None:
    words = ["projects.P1.land_mu:±80%", "fit.weights.base:±10%", "economics.survival_share:-1..1"]
    seen = levels(study(subject, words))
    assert seen["projects.P1.land_mu", 0.8].status == "no_plan"
    assert seen["projects.P1.land_mu", -0.8].status == "exact"
    assert seen["fit.weights.base", 0.1].status == "refused"
    reason = seen["fit.weights.base", 0.1].reason
    assert reason is not None and reason.exit_code == 3
    assert seen["economics.survival_share", -1.0].status == "refused"
    assert seen["economics.survival_share", 1.0].status == "exact"


def test_a_level_whose_solve_fails_is_a_row_and_the_rest_goes_on(subject: Subject) -> None:
    class Failing(SerialPool):
        def next(self, timeout: float | None = None) -> Outcome | None:
            outcome = super().next(timeout)
            if outcome is not None and "power=2@" in outcome.key:
                return Outcome(outcome.key, None, "x", error=PlannerError("task_failed"))
            return outcome

    lends = {**lent(subject.case), **lent_for_sensitivity(subject.result.scenario)}
    ask = Asking(Failing(lends))
    seen = levels(study(subject, ["limits.power:2..24"], reuse=False, ask=ask))
    assert seen["limits.power", 2.0].status == "failed" and len(ask.failures) == 1
    assert seen["limits.power", 24.0].low == pytest.approx(Tiny(power=24).best)


def test_a_plan_that_no_longer_fits_is_cut_back(subject: Subject) -> None:
    """With a tenth less land P2 and P4 no longer fit together; no level is solved as a whole."""

    class OnlyRepairs(SerialPool):
        def next(self, timeout: float | None = None) -> Outcome | None:
            outcome = super().next(timeout)
            if outcome is not None and "@whole" in outcome.key and "within" not in outcome.key:
                return Outcome(outcome.key, None, "x", error=PlannerError("task_failed"))
            return outcome

    lends = {**lent(subject.case), **lent_for_sensitivity(subject.result.scenario)}
    found = study(subject, ["parks:±10%"], ask=Asking(OnlyRepairs(lends)))
    level = levels(found)["parks", -0.1]
    assert not level.solved and level.kept_wan is None and level.plan is not None
    assert frozenset(projects_of(level.plan)) == {"P1", "P4", "P5"}
    assert level.low == pytest.approx(Tiny(land=0.9).best) and level.high == pytest.approx(BASE)
    assert level.status == "interval", "its bound is that of more land, not that of the part"


def test_a_stopped_study_tells_what_it_knows(subject: Subject) -> None:
    class Stopping(SerialPool):
        def submit(self, task: Task) -> None:
            if not task.key.startswith("look"):
                ask.stop.set()  # type: ignore[union-attr]
            super().submit(task)

    lends = {**lent(subject.case), **lent_for_sensitivity(subject.result.scenario)}
    ask = Asking(Stopping(lends), stop=threading.Event())
    found = study(subject, ["objective.overlap_price_wan:±100%"], ask=ask)
    for level in found.swept[0].levels:
        assert level.low <= Tiny(overlap=1000 * (1 + level.amount)).best + 1e-3 <= level.high + 2e-3


# --- intervals ------------------------------------------------------------------------------------


def interval_level(low: float, high: float, direction: int = 0) -> Level:
    plan = levels_plan()
    return Level(0.1, low, high, plan, direction=direction)


def levels_plan() -> Plan:
    return Plan({}, (), (), (), {})


@pytest.mark.parametrize(
    ("level", "base", "effect", "significant"),
    [
        ((100.0, 100.0), (90.0, 90.0), (10.0, 10.0), True),
        ((100.0, 110.0), (90.0, 95.0), (5.0, 20.0), True),
        ((100.0, 110.0), (90.0, 100.0), (0.0, 20.0), False),
        ((100.0, 110.0), (90.0, 105.0), (-5.0, 20.0), False),
        ((80.0, 85.0), (90.0, 95.0), (-15.0, -5.0), True),
        ((90.0, 90.0), (90.0, 90.0), (0.0, 0.0), False),
    ],
)
def test_effects_of_intervals(
    level: tuple[float, float],
    base: tuple[float, float],
    effect: tuple[float, float],
    significant: bool,
) -> None:
    one, other = interval_level(*level), interval_level(*base)
    assert one.effect(other) == Interval(*effect)
    assert one.significant(other) is significant


def test_a_proved_direction_cuts_the_interval() -> None:
    base = interval_level(90.0, 105.0)
    assert interval_level(100.0, 110.0, 1).effect(base) == Interval(0.0, 20.0)
    assert interval_level(80.0, 100.0, -1).effect(base) == Interval(-25.0, 0.0)


def test_what_is_not_known_has_no_effect() -> None:
    base = interval_level(90.0, 90.0)
    assert Level(0.1).effect(base) == Interval(-math.inf, math.inf)
    assert not Level(0.1).significant(base)
    assert Level(0.1, high=-math.inf).significant(base), "proved: there is no plan at all"


# --- switching values -----------------------------------------------------------------------------


def switching(
    subject: Subject, words: Sequence[str], projects: Sequence[str] = ()
) -> Mapping[tuple[str, str], Switching]:
    ask = asking(subject)
    found = study(subject, words, ask=ask)
    told = switching_values(subject.result.plan, found, ask, 20.0, projects)
    return {(one.input.key, one.project): one for one in told}


@pytest.mark.parametrize(
    ("word", "level"),
    [
        # P2 brings 700 + 30 link for 400 of overlap and a substation of 200: 130 to spare.
        ("projects.P2.income_npv_wan:±90%", -130 / 500),
        ("objective.overlap_price_wan:±100%", 130 / 400),
        # 250/1.1 + w 50/1.1 against 200 + w 60 for the small tea works.
        ("objective.fiscal_weight:±100%", (250 / 1.1 - 200) / (60 - 50 / 1.1) - 1),
    ],
)
def test_break_evens_by_hand(subject: Subject, word: str, level: float) -> None:
    (one,) = switching(subject, [word]).values()
    assert one.straight and one.settled
    (flip,) = one.flips
    assert flip.exact and flip.low == flip.high == pytest.approx(level, rel=1e-5)
    hand = MOVED[word]
    step = math.copysign(1e-3, level)
    best = frozenset({"P1", "P2", "P4", "P5"})
    assert best in hand(level - step).best_sets() and best not in hand(level + step).best_sets()
    assert flip.other is not None
    assert frozenset(projects_of(flip.other)) in hand(level + step).best_sets()


def test_what_a_gap_left_open_does_not_hide_a_switch(subject: Subject) -> None:
    """The sweep spares -20 %, where 1 % cannot tell the plan from one without P2."""
    ask = asking(subject)
    inputs = inputs_of(["projects.income_npv_wan"], subject.result.scenario)
    found = one_at_a_time(subject, inputs, ask, 0.01, 20.0)
    (swept,) = found.swept
    assert "interval" in {level.status for level in swept.levels}
    (one,) = switching_values(subject.result.plan, found, ask, 20.0)
    (flip,) = one.flips
    assert one.settled and flip.exact and -0.3 < flip.low < -0.2
    stated = {row.project: row.income_npv_wan for row in subject.result.scenario.rows("projects")}
    best = frozenset({"P1", "P2", "P4", "P5"})
    for level, still in ((flip.low - 1e-3, False), (flip.low + 1e-3, True)):
        moved = {name: npv * (1 + level) for name, npv in stated.items()}
        assert (best in Tiny(income=moved).best_sets()) == still


def test_where_no_plan_is_left_the_plan_is_out(subject: Subject) -> None:
    """P1 has to start: once it needs more land than there is, the plan is no longer one."""
    nothing = Ends(-math.inf, -math.inf)
    assert Weighed(0.0, nothing, nothing).state == OUT
    (one,) = switching(subject, ["projects.P1.land_mu:-10%..+80%"]).values()
    assert one.ladder[-1] == (0.8, OUT) and one.flips[-1].rising == OUT


def test_limits_are_told_as_ladders(subject: Subject) -> None:
    """17 MW are used, so below 7 the plan does not fit, and from 17 on no substation is needed."""
    (one,) = switching(subject, ["limits.power:2..24"]).values()
    assert not one.straight
    for amount, state in one.ladder:
        assert (state == IN) == (7.0 <= amount < 17.0), amount
    low, high = one.flips
    assert (low.rising, high.rising) == (IN, OUT) and not low.exact
    assert low.low < 7.0 <= low.high and high.low < 17.0 <= high.high
    assert low.high - low.low < 0.2 and high.high - high.low < 0.2


@pytest.mark.slow
def test_projects_that_enter_and_leave(subject: Subject) -> None:
    words = ["objective.fiscal_weight:±100%", "projects.P2.income_npv_wan:±90%"]
    told = switching(subject, words, ["P6", "P2"])
    (flip,) = told["objective.fiscal_weight", "P6"].flips
    assert flip.rising == IN and flip.exact
    assert flip.low == pytest.approx((250 / 1.1 - 200) / (60 - 50 / 1.1) - 1, rel=1e-5)
    (flip,) = told["projects.P2.income_npv_wan", "P2"].flips
    assert flip.exact and flip.low == pytest.approx(-0.26, rel=1e-5)
    assert not told["projects.P2.income_npv_wan", "P6"].flips
    for (key, project), one in told.items():
        for amount, state in one.ladder:
            sets = by_hand(key, amount).best_sets()
            inside = {project in names for names in sets}
            if len(inside) == 1:
                assert (state == IN) == inside.pop(), (key, project, amount)


def test_a_bent_value_is_halved_not_claimed(subject: Subject) -> None:
    """The discount rate enters as 1 / (1 + d): no straight line, so only a bracket is told."""
    (one,) = switching(subject, ["horizon.discount_share:0..0.5"]).values()
    (flip,) = one.flips
    assert not one.straight and not flip.exact
    best = frozenset({"P1", "P2", "P4", "P5"})
    assert best in Tiny(discount=flip.low).best_sets()
    assert best not in Tiny(discount=flip.high).best_sets()


def test_projects_are_named_by_code_or_name(subject: Subject) -> None:
    assert projects_named(subject, ["乙县玻璃", "P6"]) == ("P2", "P6")
    with pytest.raises(PlannerError) as caught:
        projects_named(subject, ["P77"])
    assert caught.value.exit_code == 2


def test_the_screen_tells_open_and_beaten_from_never_switched(subject: Subject) -> None:
    page = SensitivityPage(subject.result, "en")
    (one,) = inputs_of(["limits.power"], subject.result.scenario)

    def said(first: str, second: str) -> str:
        (row,) = page.switch_rows(Switching(one, "", ((-0.1, first), (0.0, second)), (), False))
        return row[3]

    assert "open" in said(OPEN, IN) and "beaten" in said(OUT, OUT)
    assert said(IN, IN) == "no switch seen"


def test_levels_of_which_the_same_is_told_share_a_line(subject: Subject) -> None:
    """Stated incomes leave returnees no effect; less land by any of the steps costs P2."""
    found = study(subject, ["economics.returnee_share", "parks"])
    told = sensitivity_screen(subject.result, found, "en")
    lines = [line for line in told.splitlines() if "%" in line]
    assert sum("returnees" in line and "-30 % .. +30 %" in line for line in lines) == 1
    assert (
        sum("-30 % .. -10 %" in line and "projects -1, targets -1" in line for line in lines) == 1
    )
    page = SensitivityPage(subject.result, "en")
    assert [page.idle(one, found.base) for one in found.swept] == [False, True]


# --- interactions ---------------------------------------------------------------------------------


def test_interactions_are_cross_differences(subject: Subject) -> None:
    """Income of P2 and the price of overlap matter only together with P2 itself."""
    ask = asking(subject)
    words = ["objective.overlap_price_wan:±100%", "projects.P2.income_npv_wan:±90%"]
    told = interactions(study(subject, words, ask=ask), ask, 2, 0.0, 20.0)
    assert len(told) == 4
    for one in told:
        by = dict(zip((one.first.key, one.second.key), one.levels, strict=True))
        overlap = 1000 * (1 + by["objective.overlap_price_wan"])
        income = {"P2": 500 * (1 + by["projects.P2.income_npv_wan"])}
        both = Tiny(overlap=overlap, income=income).best
        alone = Tiny(overlap=overlap).best, Tiny(income=income).best
        assert one.joint.low == pytest.approx(both - BASE, abs=0.02)
        assert one.beyond.low == pytest.approx(both - sum(alone) + BASE, abs=0.02)
        assert one.significant == (abs(both - sum(alone) + BASE) > 0.02)
    assert any(one.significant for one in told)
