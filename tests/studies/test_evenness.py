"""Fairness per head against enumeration, and a case worked by hand."""

import math
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from models import LayoutRules, PlanData, ProjectData
from planner.pool import lending
from planner.results import Plan
from planner.studies.asking import Asking, Interval, lent
from planner.studies.case import Case
from planner.studies.coordinate.even_aims import Even
from planner.studies.coordinate.evenness import (
    Evenness,
    FairPlan,
    Round,
    _Search,
    evenness_of,
    levels_of,
    price_share,
)
from planner.studies.coordinate.payoffs import payoffs_of
from planner.studies.coordinate.raising import raised_nearby
from planner.studies.coordinate.telling import Told
from tests.studies.serial import SerialPool, best_plan

COUNTIES = ("a", "b", "c")


def shared_power(
    worth: dict[str, dict[str, float]], power: dict[str, float], most: float
) -> PlanData:
    """Each project by its county, income and need of a power that all share."""
    where = {name: county for county, of in worth.items() for name in of}
    starts = {(name, f"p{where[name]}", 1): worth[where[name]][name] for name in where}
    return PlanData(
        periods=1,
        park_county={f"p{county}": county for county in worth},
        industries=("x",),
        projects={
            name: ProjectData("x", (f"p{county}",), {1: 1}, needs_target=False)
            for name, county in where.items()
        },
        income_wan=starts,
        fiscal_wan=dict.fromkeys(starts, 0.0),
        land_mu={(f"p{county}", 1): 1000.0 for county in worth},
        layout=LayoutRules(leads_per_park=0, specials_min=0),
        groups={"all": tuple(worth)},
        needs={"power": {(name, f"p{where[name]}"): power[name] for name in where}},
        limits={("power", "all", 1): most},
        population={"a": 100.0, "b": 200.0, "c": 300.0},
    )


def small(seed: int) -> PlanData:
    """Three counties with three projects each, of which the power allows about half."""
    rng = random.Random(seed)
    worth = {
        county: {f"{county}{n}": float(rng.randint(2, 40)) for n in range(3)} for county in COUNTIES
    }
    power = {name: float(rng.randint(1, 9)) for of in worth.values() for name in of}
    return shared_power(worth, power, sum(power.values()) // 2)


def plans(data: PlanData) -> Iterator[tuple[dict[str, float], float]]:
    """Income per head by county and value of every plan that is allowed, by plain sums."""
    names = sorted(data.projects)
    need = {key[0]: amount for key, amount in data.needs["power"].items()}
    county = {name: data.park_county[data.projects[name].parks[0]] for name in names}
    income = {name: data.income_wan[name, f"p{county[name]}", 1] for name in names}
    for chosen in product((False, True), repeat=len(names)):
        begun = [name for name, yes in zip(names, chosen, strict=True) if yes]
        if sum(need[name] for name in begun) > data.limits["power", "all", 1]:
            continue
        levels = dict.fromkeys(data.groups["all"], 0.0)
        for name in begun:
            levels[county[name]] += 10_000 * income[name] / data.population[county[name]]
        yield levels, sum(income[name] for name in begun)


def evenness(data: PlanData, rounds: int) -> tuple[Evenness, float]:
    value, values, _ = best_plan(data)
    asking = Asking(SerialPool(Case(data, values, value, value)))
    found = evenness_of(data, Told(asking), rounds, 0.0, 60.0)
    assert found is not None and not asking.failures
    return found, value


def order(levels: dict[str, float]) -> tuple[float, ...]:
    return tuple(round(level, 6) for level in sorted(levels.values()))


@pytest.mark.parametrize("seed", range(5))
def test_both_plans_are_what_enumeration_says(seed: int) -> None:
    data = small(seed)
    found, value = evenness(data, 3)
    every = [(order(levels), worth) for levels, worth in plans(data)]
    least = max(one[0] for one, _ in every)
    best_least = max(worth for one, worth in every if one[0] == least)
    fairest = max(one for one, _ in every)
    best_fairest = max(worth for one, worth in every if one == fairest)
    assert found.complete and all(one.proved for one in found.rounds)
    assert [one.level_yuan for one in found.rounds] == pytest.approx(fairest)
    for fair, worth in ((found.maxmin, best_least), (found.lexicographic, best_fairest)):
        assert fair is not None
        paid = sum(one.value_wan for one in payoffs_of(data, fair.plan).values())
        assert paid == pytest.approx(worth) and fair.bound_wan == pytest.approx(worth, abs=1e-4)
        price = price_share(Interval(value, value), Interval(paid, fair.bound_wan))
        assert price is not None and 0 <= price.low <= price.high
        assert price.high == pytest.approx((value - worth) / value, abs=1e-6)
    assert order(levels_of(data, found.residents, found.lexicographic.plan)) == pytest.approx(
        fairest
    )


def test_large_groups_reach_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lowest counties raised in turn first, as where a plan is too large for HiGHS alone."""
    monkeypatch.setattr("planner.studies.coordinate.evenness.surely_blocks", lambda *_: True)
    data = small(2)
    found, _ = evenness(data, 3)
    fairest = max(order(levels) for levels, _ in plans(data))
    assert [one.level_yuan for one in found.rounds] == pytest.approx(fairest)


def test_two_counties_by_hand() -> None:
    """Power for 4. One project of 12 takes all; or each county has one of its own at 2.

    a has 100 residents, b 200. The best plan is a's large project: 12 wan yuan, nothing for b. The
    fair one gives a 3 and b 4: 300 and 200 yuan a head, 7 wan yuan, a price of 5/12.
    """
    data = shared_power(
        {"a": {"large": 12.0, "small": 3.0}, "b": {"other": 4.0}},
        {"large": 4.0, "small": 2.0, "other": 2.0},
        4.0,
    )
    found, value = evenness(replace(data, population={"a": 100.0, "b": 200.0}), 2)
    assert value == pytest.approx(12)
    assert [one.level_yuan for one in found.rounds] == pytest.approx([200, 300])
    assert found.maxmin is not None
    assert levels_of(data, found.residents, found.maxmin.plan) == pytest.approx(
        {"a": 300, "b": 200}
    )
    price = price_share(Interval(12, 12), Interval(7, found.maxmin.bound_wan))
    assert price is not None and price.low == pytest.approx(5 / 12, abs=1e-6)


def test_nobody_that_cannot_rise_alone_is_named_too_early() -> None:
    """One of a and b may have 5, the other 1: both can rise alone, but not together.

    Whom an early choice holds at 1 must not matter: the second place is 5 wan yuan all the same.
    """
    data = shared_power(
        {"a": {"a1": 1.0, "a5": 5.0}, "b": {"b1": 1.0, "b5": 5.0}},
        {"a1": 1.0, "a5": 3.0, "b1": 1.0, "b5": 3.0},
        4.0,
    )
    data = replace(data, population={"a": 100.0, "b": 100.0})
    found, _ = evenness(data, 2)
    assert [one.level_yuan for one in found.rounds] == pytest.approx([100, 500])


def test_counties_without_residents_are_left_out_and_named() -> None:
    data = replace(small(0), population={"a": 100.0, "b": 0.0, "c": 300.0})
    found, _ = evenness(data, 3)
    assert found.left_out == ("b",) and len(found.rounds) == 2 and found.complete
    none, _ = evenness(replace(data, population={"a": 100.0}), 3)
    assert none.left_out == ("b", "c") and not none.rounds and none.maxmin is None


def test_what_later_rounds_come_upon_counts_for_earlier_ones() -> None:
    """The second round finds a plan with a higher lowest level, too: it is the max-min plan."""
    data = shared_power(
        {"a": {"a0": 1.0, "a1": 3.0}, "b": {"b0": 8.0}}, dict.fromkeys(("a0", "a1", "b0"), 1.0), 9
    )
    poor = Plan({("a0", "pa", 1): 1, ("b0", "pb", 1): 1}, (), (), (), {})
    even = Plan({("a1", "pa", 1): 1, ("b0", "pb", 1): 1}, (), (), (), {})
    values = dict.fromkeys(("x",), 0.0)
    told = Told(Asking(SerialPool(Case(data, values, 0.0, 0.0))))
    search = _Search(data, told, {"a": 100.0, "b": 200.0}, 0.0, 60.0)
    search.rounds = [Round(100.0, 100.0, 400.0), Round(400.0, 700.0, 900.0)]
    search.best = {1: FairPlan(poor, 20.0, 1), 2: FairPlan(even, 15.0, 2)}
    search.look_back()
    assert search.best[1] == FairPlan(even, 20.0, 1)
    assert search.rounds == [Round(300.0, 300.0, 400.0), Round(400.0, 700.0, 900.0)]


def test_rounds_may_be_few_or_none() -> None:
    data = small(1)
    one, _ = evenness(data, 1)
    assert not one.complete and one.maxmin is not None and one.lexicographic is None
    value, values, _ = best_plan(data)
    asking = Asking(SerialPool(Case(data, values, value, value)))
    assert evenness_of(data, Told(asking), 0, 0.0, 60.0) is None and not asking.answers


def test_price_is_an_interval_and_none_of_nothing() -> None:
    price = price_share(Interval(100, 110), Interval(80, 90))
    assert price is not None
    assert (price.low, price.high) == pytest.approx((1 - 90 / 100, 1 - 80 / 110))
    better = price_share(Interval(100, 110), Interval(105, 120))
    assert better is not None and better.low == 0 and better.high == pytest.approx(1 - 105 / 110)
    unknown = price_share(Interval(100, math.inf), Interval(80, math.inf))
    assert unknown == Interval(0.0, 1.0)
    assert price_share(Interval(0, 5), Interval(0, 5)) is None
    below = price_share(Interval(100, 200), Interval(-50, -50))
    assert below is not None and (below.low, below.high) == pytest.approx((1.25, 1.5))


@pytest.mark.parametrize("seed", range(3))
def test_raising_county_by_county_gives_a_plan_and_no_more_than_there_is(seed: int) -> None:
    """From a plan that does nothing; with three counties a step frees all of them in the end."""
    data = small(seed)
    value, values, _ = best_plan(data)
    aim = Even(data.population, (), raising=True)
    with lending(lent(Case(data, values, value, value))):
        raised = raised_nearby(aim, {}, 30.0)
    assert raised is not None
    least = min(levels_of(data, data.population, Plan.of(raised[0])).values())
    assert least == pytest.approx(max(min(levels.values()) for levels, _ in plans(data)))
    with lending(lent(Case(data, values, value, value))):
        assert raised_nearby(aim, raised[1], 30.0) is None
