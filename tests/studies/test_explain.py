"""Cards against enumeration: losses, memberships, what comes and goes, switching values."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from models import DesignationData, LayoutRules, PlanData, ProjectData, RelationData
from planner.pool import Outcome
from planner.results import LimitUse
from planner.studies.asking import Answer, Asking
from planner.studies.explain.background import Background
from planner.studies.explain.cards import ProjectCard, project_decision
from planner.studies.explain.exchanges import worth
from planner.studies.explain.explain import Explanation, Wanted, explain
from planner.studies.explain.footprints import footprint, lacking, takes
from planner.studies.explain.levers import Lever, income_lever, value_lever
from planner.studies.explain.memberships import Decision, Ground, Inquiry, judge
from planner.studies.explain.obstacles import obstacles
from planner.studies.explain.switching import Switch, bracket, closed
from planner.variations import Forbid, Force, Refigure
from tests.blocks.small_plans import small, with_plan
from tests.models import test_brute_force as brute
from tests.studies.serial import SerialPool, best_plan, every, fourteen, ground_of, nine

NEAR = 1e-5

T = TypeVar("T")


def told(ground: Ground, wanted: Wanted) -> Explanation:
    """Explanation by a pool in this process."""
    return explain(Background(ground), Asking(SerialPool(ground.case)), wanted)


def all_projects(data: PlanData) -> Wanted:
    return Wanted(projects=tuple(sorted(data.projects)))


@pytest.fixture
def at_least_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the enumeration force a prospect in at least once, as the model does."""
    plain = brute.choices

    def choices(data: PlanData, name: str) -> list[tuple[tuple[str, str, int], ...]]:
        if data.projects[name].fixed == "in" and data.projects[name].count_max > 1:
            free = replace(data.projects[name], fixed="")
            open_ = replace(data, projects={**data.projects, name: free})
            return [way for way in plain(open_, name) if way]
        return plain(data, name)

    monkeypatch.setattr(brute, "choices", choices)


# --- fourteen projects: everything by enumeration -------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_losses_and_memberships_of_fourteen_projects(seed: int) -> None:
    data = fourteen(seed)
    plans = every(data)
    best = plans.most
    tolerance = 0.03
    ground = ground_of(data, tolerance_share=tolerance)
    assert ground.case.value == pytest.approx(best)
    cards = told(ground, all_projects(data)).projects
    assert [card.project for card in cards] == sorted(data.projects)
    for number, card in enumerate(cards):
        verdict = card.verdict
        assert verdict is not None and verdict.loss.exact and verdict.scope == ()
        turned = plans.best(number, not verdict.inside)
        assert verdict.loss.high == pytest.approx(best - turned, abs=NEAR)
        assert verdict.whole == verdict.loss
        near = plans.values >= best * (1 - tolerance) - NEAR
        share = plans.inside[near][:, number]
        membership = "must" if share.all() else "optional" if share.any() else "never"
        assert verdict.membership == membership
        told_sum = card.exchange and (
            card.exchange.own_wan
            + card.exchange.others_wan
            + card.exchange.links_wan
            + card.exchange.bonuses_wan
            + card.exchange.overlaps_wan
            + card.exchange.breaches_wan
        )
        assert told_sum == pytest.approx(turned - best, abs=NEAR)
    kinds = {card.verdict.membership for card in cards if card.verdict}
    assert len(kinds) >= 2


@pytest.mark.parametrize("seed", range(2))
def test_what_comes_and_goes_makes_the_other_plan(seed: int) -> None:
    data = fourteen(seed)
    ground = ground_of(data)
    for card in told(ground, all_projects(data)).projects:
        assert card.verdict is not None and card.verdict.other is not None and card.exchange
        before = {start[0] for start in card.verdict.reference.starts}
        after = {start[0] for start in card.verdict.other.starts}
        entering = {one.project for one in card.exchange.entering}
        leaving = {one.project for one in card.exchange.leaving}
        assert (before | entering) - leaving == after
        assert (card.project in entering) != (card.project in leaving)


@pytest.mark.parametrize("seed", range(2))
def test_the_loss_is_the_switching_value(seed: int) -> None:
    """A thousandth this side of it nothing changes, a thousandth beyond the plan turns round."""
    data = fourteen(seed)
    best = every(data).most
    cards = told(ground_of(data), all_projects(data)).projects
    turned = 0
    for card in [*cards[:5], *cards[-3:]]:
        verdict = card.verdict
        assert verdict is not None
        cost = verdict.loss.high
        number = sorted(data.projects).index(card.project)
        found = next(one for one in card.switches if one.lever == "value")
        sign = -1.0 if verdict.inside else 1.0
        assert found.exact and found.far == pytest.approx(sign * cost, abs=NEAR)
        lever = value_lever(data, card.project)
        before = every(lever.figures(sign * (cost - 0.001)).of(data))
        beyond = every(lever.figures(sign * (cost + 0.001)).of(data))
        if verdict.inside:
            assert before.best(number, True) > before.best(number, False)
            assert beyond.best(number, True) < beyond.best(number, False)
        else:
            assert before.best(number, True) < before.best(number, False)
            assert beyond.best(number, True) > beyond.best(number, False)
            assert before.most == pytest.approx(best)
        turned += cost > NEAR
    assert turned >= 3


@pytest.mark.parametrize("seed", range(2))
def test_income_switches_where_enumeration_says(seed: int) -> None:
    data = nine(seed)
    ground = ground_of(data)
    roughly = told(ground, all_projects(data)).projects
    wanted = tuple(card.project for card in roughly)
    exactly = told(ground, Wanted(closely=wanted, exactly=True)).projects
    closed = 0
    for rough, card in zip(roughly, exactly, strict=True):
        switch = next(one for one in card.switches if one.lever == "income")
        first = next(one for one in rough.switches if one.lever == "income")
        number = sorted(data.projects).index(card.project)
        lever = income_lever(data, card.project)
        assert lever is not None and card.verdict is not None
        if math.isinf(switch.near):
            worst = every(lever.figures(lever.least).of(data))
            assert worst.best(number, True) > worst.best(number, False) - NEAR
            continue
        assert switch.exact
        low, high = sorted((first.near, first.far))
        assert low - 1e-9 <= switch.near <= high + 1e-9
        closed += not first.exact
        step = 1e-4 if switch.near >= 1 else -1e-4
        before = every(lever.figures(switch.near - step).of(data))
        beyond = every(lever.figures(switch.near + step).of(data))
        with_it, without = (
            [plans.best(number, inside) for plans in (before, beyond)] for inside in (True, False)
        )
        crossed = [one > other for one, other in zip(with_it, without, strict=True)]
        assert crossed == ([True, False] if card.verdict.inside else [False, True])
    assert closed >= 1


# --- random plans with every concern --------------------------------------------------------------


@pytest.mark.parametrize("seed", with_plan(4))
@pytest.mark.usefixtures("at_least_once")
def test_losses_of_plans_with_every_concern(seed: int) -> None:
    plan = small(seed)
    ground = ground_of(plan.data)
    for card in told(ground, all_projects(plan.data)).projects:
        verdict = card.verdict
        assert verdict is not None and plan.best is not None
        change = (Forbid if verdict.inside else Force)(card.project)
        turned = brute.best_of_all(change.of(plan.data))
        assert verdict.impossible == (turned is None)
        lost = math.inf if turned is None else plan.best - turned
        assert verdict.loss.low == pytest.approx(lost, abs=NEAR)
        assert verdict.loss.high == pytest.approx(lost, abs=NEAR)


@pytest.mark.parametrize("seed", with_plan(2))
def test_losses_of_targets(seed: int) -> None:
    plan = small(seed)
    ground = ground_of(plan.data)
    cards = told(ground, Wanted(targets=plan.data.target_pairs)).targets
    assert len(cards) == len(plan.data.target_pairs)
    for card in cards:
        assert card.verdict is not None and plan.best is not None
        wish = DesignationData(card.county, card.industry, not card.verdict.inside)
        wishes = (*plan.data.designations, wish)
        turned = brute.best_of_all(replace(plan.data, designations=wishes))
        lost = math.inf if turned is None else plan.best - turned
        assert card.verdict.loss.low == pytest.approx(lost, abs=NEAR)
        assert bool(card.roles) == card.verdict.inside


def counties_kept(seed: int) -> Iterator[tuple[ProjectCard, float]]:
    """Cards with the rest as planned, beside the true loss of the whole."""
    plan = small(seed)
    ground = ground_of(plan.data, whole=False)
    for card in told(ground, all_projects(plan.data)).projects:
        assert card.verdict is not None and plan.best is not None
        change = (Forbid if card.verdict.inside else Force)(card.project)
        turned = brute.best_of_all(change.of(plan.data))
        yield card, math.inf if turned is None else plan.best - turned


@pytest.mark.parametrize("seed", with_plan(3))
@pytest.mark.usefixtures("at_least_once")
def test_with_the_rest_as_planned_the_whole_is_in_its_interval(seed: int) -> None:
    for card, lost in counties_kept(seed):
        verdict = card.verdict
        assert verdict is not None and verdict.scope
        assert verdict.whole.low - NEAR <= lost <= verdict.whole.high + NEAR
        assert verdict.loss.low >= lost - NEAR  # less may change, so no less is lost
        assert verdict.turned.proved and verdict.gain_wan == 0


# --- a plan that is not the best ------------------------------------------------------------------


def two_counties() -> PlanData:
    """A project in each of two counties; in county a only one of two fits."""
    return PlanData(
        periods=1,
        park_county={"p": "a", "q": "b"},
        industries=("x",),
        projects={
            name: ProjectData("x", (park,), {1: 1}, needs_target=False, land_mu=10.0)
            for name, park in (("good", "p"), ("poor", "p"), ("other", "q"))
        },
        income_wan={("good", "p", 1): 50.0, ("poor", "p", 1): 30.0, ("other", "q", 1): 20.0},
        fiscal_wan={("good", "p", 1): 0.0, ("poor", "p", 1): 0.0, ("other", "q", 1): 0.0},
        land_mu={("p", 1): 15.0, ("q", 1): 10.0},
        groups={"all": ("a", "b")},
    )


def test_a_plan_that_can_be_improved_is_told_so() -> None:
    data = two_counties()
    best, _, _ = best_plan(data)
    worse, values, plan = best_plan(Forbid("good").of(data))
    assert (best, worse) == (70.0, 50.0)
    ground = ground_of(data, whole=False)
    ground = replace(ground, case=replace(ground.case, values=values, value=50.0, bound=75.0))
    ground = replace(ground, plan=plan)
    cards = {card.project: card for card in told(ground, all_projects(data)).projects}
    good, poor, other = (cards[name].verdict for name in ("good", "poor", "other"))
    assert good and poor and other
    assert good.inside and good.gain_wan == pytest.approx(20.0)
    assert good.loss.high == pytest.approx(20.0) and good.membership == "must"
    assert not poor.inside and poor.loss.high == pytest.approx(20.0)
    # The run is worth 50, nothing is worth more than 75: without `other` some plan is worth 30.
    assert other.gain_wan == 0 and other.loss.high == pytest.approx(20.0)
    assert other.whole.low <= 20.0 <= other.whole.high == pytest.approx(45.0)


# --- equal projects, tolerance, obstacles ---------------------------------------------------------


@pytest.mark.parametrize(("room", "must"), [(2, 0), (4, 4)])
def test_of_equal_projects_none_is_a_must_have(room: int, must: int) -> None:
    data = PlanData(
        periods=1,
        park_county={"s": "c"},
        industries=("x",),
        projects={
            f"k{n}": ProjectData("x", ("s",), {1: 1}, needs_target=False, land_mu=10.0)
            for n in range(4)
        },
        income_wan={(f"k{n}", "s", 1): 7.0 for n in range(4)},
        fiscal_wan={(f"k{n}", "s", 1): 0.0 for n in range(4)},
        land_mu={("s", 1): 10.0 * room},
        groups={"all": ("c",)},
    )
    cards = told(ground_of(data), all_projects(data)).projects
    members = [card.verdict.membership for card in cards if card.verdict]
    assert members.count("must") == must and members.count("optional") == 4 - must
    if must:
        assert all(card.verdict and card.verdict.loss.high == 7.0 for card in cards)


def test_obstacles_are_named() -> None:
    data = two_counties()
    tall = replace(data.projects["poor"], land_mu=18.0)
    data = replace(data, projects={**data.projects, "poor": tall})
    cards = {c.project: c for c in told(ground_of(data), all_projects(data)).projects}
    (large,) = cards["poor"].obstacles
    assert (large.kind, large.limit, large.area) == ("too_large", "land", "p")
    assert (large.need, large.room) == (18.0, 15.0)
    held = {("good", "p", 1): 1}
    assert obstacles(data, "good", {}) == ()
    (beside,) = obstacles(replace(data, projects={**data.projects, "poor": tall}), "poor", held)
    assert beside.room == 5.0
    barred = replace(
        data,
        projects={**data.projects, "good": replace(data.projects["good"], needs_target=True)},
        designations=(DesignationData("a", "x", False),),
        layout=LayoutRules(),
    )
    assert [one.kind for one in obstacles(barred, "good", {})] == ["designated_out"]


def test_lifting_a_decision_of_the_scenario_may_gain() -> None:
    data = two_counties()
    out = replace(data.projects["good"], fixed="out")
    data = replace(data, projects={**data.projects, "good": out})
    card = told(ground_of(data), Wanted(projects=("good",))).projects[0]
    assert card.verdict is not None and card.fixed == "out" and card.switches == ()
    assert card.verdict.loss.high == pytest.approx(-20.0)
    assert card.verdict.membership == "never"


def test_what_is_lacking_beside_the_plan() -> None:
    data = two_counties()
    uses = (LimitUse("land", "p", 1, 10.0, 15.0, "mu"), LimitUse("land", "q", 1, 10.0, 10.0, "mu"))
    (take,) = takes(data, uses, {("poor", "p", 1): 1})
    assert (take.need, take.used, take.available, take.left) == (10.0, 10.0, 15.0, 5.0)
    assert take.short == 5.0 and lacking([take]) == (take,)
    assert take.share == pytest.approx(2 / 3)


def test_prospects_switch_at_the_least_per_start() -> None:
    """Two starts of a prospect share what they displace: half as much each is enough."""
    data = PlanData(
        periods=1,
        park_county={"s": "c"},
        industries=("x",),
        projects={
            "big": ProjectData("x", ("s",), {1: 1}, needs_target=False, land_mu=20.0),
            "many": ProjectData("x", ("s",), {1: 1}, 2, needs_target=False, land_mu=10.0),
        },
        income_wan={("big", "s", 1): 50.0, ("many", "s", 1): 15.0},
        fiscal_wan={("big", "s", 1): 0.0, ("many", "s", 1): 0.0},
        land_mu={("s", 1): 20.0},
        groups={"all": ("c",)},
    )
    ground = ground_of(data)
    (card,) = told(ground, Wanted(closely=("many",), exactly=True)).projects
    # Forced in twice it is worth 30: 20 are lost, 10 for each of the two.
    assert card.verdict is not None and card.verdict.loss.high == pytest.approx(20.0)
    switch = next(one for one in card.switches if one.lever == "value")
    assert switch.exact and switch.far == pytest.approx(10.0)
    assert worth(data, {("many", "s", 1): 2}, "many") == 30.0


def test_footprints_are_those_of_the_rows() -> None:
    data = nine(1)
    taken = footprint(data, {("k03", "s", 2): 1})
    assert taken.get(("land", "s", 2)) == data.projects["k03"].land_mu
    assert ("land", "s", 1) not in taken
    assert taken.get(("power", "c", 2), 0.0) == data.needs["power"]["k03", "s"]


# --- failures and stops ---------------------------------------------------------------------------


def test_a_failed_question_leaves_the_other_cards() -> None:
    ground = ground_of(fourteen(2))
    pool = SerialPool(ground.case, lambda key: ":k03" in key)
    asking = Asking(pool)
    found = explain(Background(ground), asking, all_projects(ground.case.data))
    assert found.unanswered == 1 and len(asking.failures) == 1
    assert [card.project for card in found.projects if card.verdict is None] == ["k03"]


def test_a_failed_switch_leaves_its_interval() -> None:
    ground = ground_of(nine(0))
    wanted = Wanted(closely=tuple(sorted(ground.case.data.projects)), exactly=True)
    pool = SerialPool(ground.case, lambda key: "income*" in key)
    found = explain(Background(ground), Asking(pool), wanted)
    assert found.unanswered == 0
    switches = [one for c in found.projects for one in c.switches if one.lever == "income"]
    assert len(switches) == 9
    assert all(abs(one.far - one.now) >= abs(one.near - one.now) - 1e-9 for one in switches)


def test_odds_that_change_needs_are_tried_level_by_level() -> None:
    """Better odds bring a project in only while what is kept for it still fits."""
    one = ProjectData("x", ("s",), {1: 1}, needs_target=False, land_mu=20.0)
    data = PlanData(
        periods=1,
        park_county={"s": "c"},
        industries=("x",),
        projects={"sure": replace(one, land_mu=5.0), "maybe": replace(one, reserve={"s": 0.4})},
        income_wan={("sure", "s", 1): 20.0, ("maybe", "s", 1): 16.0},
        fiscal_wan={("sure", "s", 1): 0.0, ("maybe", "s", 1): 0.0},
        land_mu={("s", 1): 12.0},
        groups={"all": ("c",)},
    )

    def figures(factor: float) -> Refigure:
        income = {("maybe", "s", 1): 16.0 * factor}
        changed = replace(data.projects["maybe"], reserve={"s": 0.4 * factor})
        fiscal = {("maybe", "s", 1): 0.0}
        return Refigure("maybe", f"odds*{factor:.9g}", changed, income, fiscal)

    # 8 of 12 mu are kept at odds 0.4, so the sure one (5) does not fit beside it: 4 are lost. At
    # odds 0.5 it is worth 20 as well and keeps 10 mu; at 0.6 it still fits, beyond no more.
    ground = ground_of(data)
    decision = project_decision(data, "maybe")
    asking = Asking(SerialPool(ground.case))

    def asked(lever: Lever) -> Switch | None:
        return ended(asking, _odds_of(ground, asking, decision, lever))

    found = asked(Lever("odds", 1.0, 0.0, 2.5, figures, True))
    assert found is not None and found.near == found.far == pytest.approx(1.25) and found.exact
    # Where half as much again is kept, what is worth 20 has no room any more: no odds will do.
    tight = replace(data, land_mu={("s", 1): 9.0})
    assert best_plan(figures(1.25).of(tight))[0] == pytest.approx(20.0)
    ground = ground_of(tight)
    asking = Asking(SerialPool(ground.case))
    found = asked(Lever("odds", 1.0, 0.0, 2.5, figures, True))
    assert found is not None and found.tried and found.far == math.inf


def _odds_of(
    ground: Ground,
    asking: Asking,
    decision: Decision,
    lever: Lever,
    code: str = "maybe",
    lost: float = 4.0,
) -> Inquiry[Switch | None]:
    verdict = yield from judge(ground, asking, decision)
    assert verdict.loss.high == pytest.approx(lost)
    return (yield from closed(ground, asking, decision, lever, verdict, code))


def ended(asking: Asking, inquiry: Inquiry[T]) -> T:
    """What an inquiry ends in, its questions answered."""
    while True:
        try:
            asking.ask(next(inquiry))
        except StopIteration as end:
            found: T = end.value
            return found


def test_better_odds_of_a_lead_may_open_plans() -> None:
    """The lead makes more, so a project of another industry is allowed beside it: X comes too."""
    one = ProjectData("a", ("s",), {1: 1}, output_wan=100.0, odds={"s": 0.5})
    data = PlanData(
        periods=1,
        park_county={"s": "c"},
        industries=("a", "b"),
        projects={
            "Z": replace(one, output_wan=40.0, odds={"s": 1.0}),
            "X": one,
            "Y": replace(one, industry="b", odds={"s": 1.0}, needs_target=False),
        },
        income_wan={("Z", "s", 1): 5.0, ("X", "s", 1): -60.0, ("Y", "s", 1): 100.0},
        fiscal_wan={(code, "s", 1): 0.0 for code in "ZXY"},
        land_mu={("s", 1): 1000.0},
        groups={"all": ("c",)},
        layout=LayoutRules(
            leads_per_park=1,
            lead_required=True,
            specials_min=0,
            specials_max=1,
            leads_per_industry_max=1,
            lead_output_share_min=0.5,
        ),
        designations=(DesignationData("c", "a", True, "s", "lead"),),
    )

    def figures(factor: float) -> Refigure:
        changed = replace(one, odds={"s": 0.5 * factor})
        income = {("X", "s", 1): -60.0 * factor}
        return Refigure("X", f"odds*{factor:.9g}", changed, income, {("X", "s", 1): 0.0})

    # Y needs a lead that makes 100 too: Z makes 40, X makes 60 from odds 0.6 on.
    values = [best_plan(figures(factor).of(data))[0] for factor in (1.0, 1.1, 1.2, 2.0)]
    assert values == pytest.approx([5.0, 5.0, 33.0, 5.0])
    ground = ground_of(data)
    decision, asking = project_decision(data, "X"), Asking(SerialPool(ground.case))
    lever = Lever("odds", 1.0, 0.0, 2.0, figures, True)
    verdict = ended(asking, judge(ground, asking, decision))
    rough = bracket(data, lever, verdict, "X")
    assert rough is not None and (rough.near, rough.far, rough.exact) == (1.0, math.inf, False)
    found = ended(asking, _odds_of(ground, asking, decision, lever, "X", 60.0))
    assert found is not None and found.far == pytest.approx(1.2, abs=1e-4)
    assert found.near == 1.0 and found.tried and not found.exact


class HurriedPool(SerialPool):
    """Leaves questions about changed figures unproved."""

    def next(self, timeout: float | None = None) -> Outcome | None:
        outcome = super().next(timeout)
        if outcome is None or "*" not in outcome.key or not isinstance(outcome.value, Answer):
            return outcome
        found = outcome.value
        return replace(outcome, value=replace(found, scope_bound=found.scope_bound + 100.0))


def test_a_switch_whose_solve_was_not_finished_says_so() -> None:
    ground = ground_of(nine(0))
    wanted = tuple(sorted(ground.case.data.projects))
    rough, hurried, exact = (
        explain(Background(ground), Asking(pool), Wanted(closely=wanted, exactly=exactly)).projects
        for pool, exactly in (
            (SerialPool(ground.case), False),
            (HurriedPool(ground.case), True),
            (SerialPool(ground.case), True),
        )
    )
    unfinished = 0
    for cards in zip(rough, hurried, exact, strict=True):
        first, found, last = (
            next(one for one in card.switches if one.lever == "income") for card in cards
        )
        assert replace(found, unfinished=False) == first
        assert found.unfinished == (not first.exact)
        assert not last.unfinished
        unfinished += found.unfinished
    assert unfinished >= 1


@pytest.mark.parametrize(("bonus", "far"), [(0.0, 0.0), (15.0, math.inf)])
def test_odds_that_no_level_settles_keep_the_end_unless_it_is_refuted(
    bonus: float, far: float
) -> None:
    """At odds 0 a plan with the project is as good as one without, and better with a bonus."""
    one = ProjectData("x", ("s",), {1: 1}, needs_target=False, land_mu=20.0)
    data = PlanData(
        periods=1,
        park_county={"s": "c"},
        industries=("x",),
        projects={"sure": replace(one, land_mu=5.0), "maybe": replace(one, reserve={"s": 0.4})},
        income_wan={("sure", "s", 1): 20.0, ("maybe", "s", 1): 25.0},
        fiscal_wan={("sure", "s", 1): 0.0, ("maybe", "s", 1): 0.0},
        land_mu={("s", 1): 12.0},
        groups={"all": ("c",)},
        relations=(RelationData("bonus", "sure", "maybe", bonus),),
    )

    def figures(factor: float) -> Refigure:
        income = {("maybe", "s", 1): 25.0 * factor}
        changed = replace(data.projects["maybe"], reserve={"s": 0.4 * factor})
        return Refigure("maybe", f"odds*{factor:.9g}", changed, income, {("maybe", "s", 1): 0.0})

    # Both fit from odds 0.35 down, so with it the plan is worth more than 20 at every level but 0.
    ground = ground_of(data)
    decision, lever = project_decision(data, "maybe"), Lever("odds", 1.0, 0.0, 2.5, figures, True)
    for pool, unfinished in ((SerialPool(ground.case), False), (HurriedPool(ground.case), True)):
        asking = Asking(pool)
        found = ended(asking, _odds_of(ground, asking, decision, lever, lost=5.0))
        assert found is not None and found.near == pytest.approx(0.8) and not found.exact
        assert (found.far, found.unfinished) == (far, unfinished)
