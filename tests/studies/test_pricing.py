"""Prices of limits equal what enumeration and dynamic programming say."""

import random
import threading
from dataclasses import replace
from itertools import islice

import pytest

from models import PlanData, ProjectData
from planner.errors import NoPlanError
from planner.solve import Solution
from planner.studies.prices.curve import gain, solve_curves
from planner.studies.prices.ladder import ladder_key, ladders, spaced
from planner.studies.prices.limits import round_down, round_number
from planner.studies.prices.price_list import Asked, amounts_of, ladder_of, price_limits, priced
from planner.variations import BUDGET, FLOOR, Force, Raise, Recount, Relax
from tests.models.test_brute_force import best_of_all, model_value, random_plan
from tests.studies.pricing_plans import Inline, asking, knapsack, limit, solved, subject

LAND_OF_P = {"kind": "land", "area": "p", "counties": ("a",)}


def value_function(weights: list[int], values: list[int]) -> list[int]:
    """Best value of a knapsack at every capacity, by dynamic programming."""
    best = [0] * (sum(weights) + 1)
    for weight, value in zip(weights, values, strict=True):
        for room in range(len(best) - 1, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best


def test_the_whole_value_function_of_a_knapsack() -> None:
    rng = random.Random(14)
    weights = [rng.randint(2, 5) for _ in range(14)]
    values = [rng.randint(5, 40) for _ in range(14)]
    best = value_function(weights, values)
    one = solved(knapsack(weights, values, 20.0))
    land = limit(given=20.0, **LAND_OF_P)
    steps = [float(room - 20) for room in range(len(best)) if room != 20]
    with asking(one) as ask:
        (found,) = price_limits(one, ask, Asked([land], steps))
    assert found.exact and len(found.levels) == len(best) - 1
    for level, worth in zip(found.levels, found.gains, strict=True):
        expected = best[20 + round(level.amount)] - best[20]
        assert worth.low == worth.high == pytest.approx(expected)
    price = max((best[room] - best[20]) / (room - 20) for room in range(21, len(best)))
    assert found.price is not None and found.price.low == pytest.approx(price)


def test_skipping_levels_gives_the_table_of_solving_them_all() -> None:
    one = solved(knapsack([4, 7, 7, 9], [5, 11, 3, 8], 6.0))
    land = limit(given=6.0, **LAND_OF_P)
    tables, asked = [], []
    for skipping in (True, False):
        with asking(one) as ask:
            steps = [float(n) for n in range(-6, 25)]
            (found,) = price_limits(one, ask, Asked([land], steps), skipping)
            asked.append(len(ask.answers))
        tables.append([(level.amount, level.low, level.high) for level in found.levels])
    assert tables[0] == tables[1]
    assert asked[0] < asked[1] == 31


def test_levels_between_equal_ends_are_not_solved() -> None:
    one = solved(knapsack([3, 50], [9, 100], 10.0))
    land = limit(given=10.0, **LAND_OF_P)
    steps = [float(n) for n in range(1, 41)]
    with asking(one) as ask:
        (found,) = price_limits(one, ask, Asked([land], steps))
        assert found.first_gain is not None and found.first_gain.amount == 40.0
        assert [level.solved for level in found.levels].count(False) == 40 - 6
        assert len(ask.answers) == 7, "today, the end, and five halvings"
    assert [worth.low for worth in found.gains] == [0.0] * 39 + [100.0 - 0.0 - 9.0]


def test_average_shadow_price_by_hand() -> None:
    """Room 1; a project of 3 mu is worth 9, one of 5 mu is worth 20.

    +2: 9 (4.5 a mu), +4: 20 (5 a mu), +7: 29 (4.14 a mu). The first mu is worth nothing, although
    the dual of the linear relaxation is 20 / 5 = 4 there.
    """
    one = solved(knapsack([3, 5], [9, 20], 1.0))
    land = limit(given=1.0, **LAND_OF_P)
    with asking(one) as ask:
        (short,) = price_limits(one, ask, Asked([land], [1.0, 2.0]))
        (long,) = price_limits(one, ask, Asked([land], [1.0, 2.0, 4.0, 7.0]))
    assert [worth.low for worth in long.gains] == [0.0, 9.0, 20.0, 29.0]
    assert short.price is not None and short.price.low == pytest.approx(4.5)
    assert long.price is not None and long.price.low == long.price.high == pytest.approx(5.0)
    assert not long.worthless and long.first_gain is not None and long.first_gain.amount == 2.0


def test_a_project_enters_leaves_and_enters_again() -> None:
    """A: 2 mu worth 3, B: 3 mu worth 5, C: 4 mu worth 7; every best plan is the only one.

    2 A, 3 B, 4 C, 5 AB (8), 6 AC (10), 7 BC (12), 8 BC, 9 ABC (15).
    """
    one = solved(knapsack([2, 3, 4], [3, 5, 7], 5.0))
    land = limit(given=5.0, **LAND_OF_P)
    amounts = spaced(land, "-80%", "4", 9)
    assert amounts == (-4, -3, -2, -1, 0, 1, 2, 3, 4)
    with asking(one) as ask:
        (found,) = ladders(one, ask, Asked([land]), {ladder_key(land): amounts})
    inside = {1: "", 2: "A", 3: "B", 4: "C", 5: "AB", 6: "AC", 7: "BC", 8: "BC", 9: "ABC"}
    for rung, (room, names) in zip(found.rungs, inside.items(), strict=True):
        assert rung.level.amount == room - 5
        before = set(inside.get(room - 1, ""))
        assert set(rung.entering) == set(names) - before, room
        assert set(rung.leaving) == before - set(names), room
    assert found.returning == ("A", "B", "C")
    worth = [gain(found.priced.base, rung.level).low for rung in found.rungs]
    assert worth == [-8, -5, -3, -1, 0, 2, 4, 4, 7]


def test_less_than_needed_leaves_no_plan() -> None:
    data = Force("A").of(knapsack([4], [3], 5.0))
    one = solved(data)
    land = limit(given=5.0, **LAND_OF_P)
    with asking(one) as ask:
        (found,) = price_limits(one, ask, Asked([land], [-4.0, -3.0, -2.0, -1.0, 1.0]))
        assert len(ask.answers) == 5, "no plan at -2, so none at -3"
    assert [level.impossible for level in found.levels] == [True] * 3 + [False] * 2
    assert found.gains[1].high == -float("inf") and found.gains[3].low == 0.0
    assert found.worthless


# --- random plans against enumeration -------------------------------------------------------------


def seeds_with_plan(count: int) -> list[int]:
    found = (seed for seed in range(60) if model_value(random_plan(seed)) is not None)
    return list(islice(found, count))


def test_gains_equal_enumeration() -> None:
    gained = 0
    for seed in seeds_with_plan(4):
        data = random_plan(seed)
        today = best_of_all(data)
        one = solved(data)
        power = limit("power", "all", 5.0, ("a", "b", "c"))
        with asking(one) as ask:
            (found,) = price_limits(one, ask, Asked([power], [2.0, 6.0]))
        for level, worth in zip(found.levels, found.gains, strict=True):
            best = best_of_all(Raise("power", "all", level.amount).of(data))
            assert best is not None and today is not None
            assert worth.low == worth.high == pytest.approx(best - today, abs=1e-5)
            gained += worth.low > 0
    assert gained >= 3


def worse(data: PlanData) -> Solution | None:
    """A plan that is not the best: without the most valuable start of the best one."""
    m = solved(data)
    starts = m.result.plan.starts
    for start in sorted(starts, key=lambda s: -data.income_wan[s]):
        if data.projects[start[0]].fixed != "in":
            lame = replace(data.projects[start[0]], fixed="out")
            try:
                without = solved(replace(data, projects={**data.projects, start[0]: lame}))
            except NoPlanError:
                continue
            best, value = m.case.value, without.case.value
            return Solution("gap_reached", value, best, 1.0, without.case.values, 0.0, 0)
    return None


def test_ends_for_the_whole_hold_the_truth_also_for_a_plan_that_is_not_the_best() -> None:
    """Counties alone, from a plan that is not the best; money of a purse is among the limits."""
    tried = 0
    for seed in seeds_with_plan(6):
        data = random_plan(seed)
        poor = worse(data)
        if poor is None:
            continue
        one = subject(data, poor, "blocks")
        asked = [limit("power", "all", 5.0, ("a", "b", "c")), limit("land", "p1", 9.0, ("a",))]
        funded = sorted({area for area, _ in data.purse_wan})
        asked += [limit(BUDGET, area, 5.0, ("a", "b", "c")) for area in funded if area == "all"]
        with asking(one) as ask:
            found = price_limits(one, ask, Asked(asked, [2.0, 6.0]))
        for part in found:
            assert part.base.exact and part.base.low >= one.case.value - 1e-6
            for level, worth, whole in zip(part.levels, part.gains, part.whole, strict=True):
                truth = model_value(part.limit.relieved(level.amount).of(data))
                assert truth is not None and whole is not None
                assert level.exact and worth.low >= 0.0
                assert level.low <= truth + 1e-5, "a plan of a county is a plan of the whole"
                assert whole.low - 1e-5 <= truth - one.case.bound <= whole.high + 1e-5
                tried += 1
    assert tried >= 20


def test_a_county_alone_by_hand() -> None:
    """Power 1 for two counties that need 1 each (10 and 7): a holds it, b would take one more."""
    data = knapsack([1, 1], [10, 7], 5.0)
    home = {"A": "p", "B": "q"}
    data = replace(
        data,
        park_county={"p": "a", "q": "b"},
        projects={k: ProjectData("x", (s,), {1: 1}, needs_target=False) for k, s in home.items()},
        income_wan={("A", "p", 1): 10.0, ("B", "q", 1): 7.0},
        fiscal_wan={("A", "p", 1): 0.0, ("B", "q", 1): 0.0},
        land_mu={("p", 1): 5.0, ("q", 1): 5.0},
        groups={"all": ("a", "b")},
        needs={"power": {("A", "p"): 1.0, ("B", "q"): 1.0}},
        limits={("power", "all", 1): 1.0},
    )
    one = solved(data, "blocks")
    power = limit("power", "all", 1.0, ("a", "b"))
    with asking(one) as ask:
        of_a, of_b = price_limits(one, ask, Asked([power], [-1.0, 1.0]))
        (only,) = price_limits(one, ask, Asked([power], [1.0], ("b",)))
    assert (of_a.scope, of_b.scope, only.scope) == (("a",), ("b",), ("b",))
    assert [worth.low for worth in of_a.gains] == [-10.0, 0.0]
    assert [level.impossible for level in of_b.levels] == [True, False], "a keeps what it has"
    assert of_b.gains[1].low == 7.0 and only.gains[0].low == 7.0
    assert of_b.whole[1] is not None and of_b.whole[1].low == of_b.whole[1].high == 7.0


# --- amounts and changes --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "near"), [(0.08, 0.1), (1.3, 1.0), (2.2, 2.0), (8.8, 10.0), (1760.0, 2000.0)]
)
def test_round_numbers(amount: float, near: float) -> None:
    assert round_number(amount) == pytest.approx(near)


@pytest.mark.parametrize(
    ("amount", "below"), [(6.0, 5.0), (5.0, 5.0), (1.99, 1.0), (0.1, 0.1), (480.0, 200.0)]
)
def test_round_numbers_at_or_below(amount: float, below: float) -> None:
    assert round_down(amount) == pytest.approx(below)


def test_no_amount_below_nothing_and_none_twice() -> None:
    land = limit(given=5.0, **LAND_OF_P)
    assert amounts_of(land, [-9.0, -6.0, 0.0, 2.0]) == (-5.0, 2.0)
    outreach = limit("pursuits", "a", 3.0, ("a",))
    assert amounts_of(outreach, [-9.0, -1.2, 1.0]) == (-2.0, -1.0, 1.0)
    floor = limit(FLOOR, "a", 100.0, ("a",), step=1.0)
    assert amounts_of(floor, [-150.0, 1.0, 150.0]) == (-150.0, 1.0, 100.0)
    assert floor.relieved(1.0) == Raise(FLOOR, "a", -1.0)


def test_no_step_makes_outreach_unlimited_or_limited() -> None:
    data = knapsack([1], [1], 1.0)
    assert Raise("pursuits", "a", -5.0).of(replace(data, pursuits_max=3)).pursuits_max == 1
    assert Raise("pursuits", "a", 2.0).of(data).pursuits_max == 0


def test_without_the_number_of_leads_none_is_required() -> None:
    data = random_plan(3)
    strict = replace(data, layout=replace(data.layout, lead_required=True))
    free = Relax("leads_per_park").of(strict).layout
    assert (free.leads_per_park, free.lead_required) == (2, False)
    assert Recount("specials_max", 1).of(strict).layout.specials_max == data.layout.specials_max + 1
    assert Recount("specials_min", -1).of(strict).layout.specials_min == max(
        data.layout.specials_min - 1, 0
    )


@pytest.mark.parametrize(
    "ends", [("5", "-5"), ("x", "5"), ("-20%", "%"), ("nan", "5"), ("0", "inf")]
)
def test_a_ladder_needs_two_ends(ends: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        spaced(limit(given=5.0, **LAND_OF_P), *ends, 9)


def test_a_study_that_was_stopped_says_what_it_does_not_know() -> None:
    one = solved(knapsack([3, 5], [9, 20], 1.0))
    land = limit(given=1.0, **LAND_OF_P)
    curve = ladder_of(land, (), [1.0, 4.0], 20.0)
    with asking(one) as ask:
        ask.stop = threading.Event()
        ask.stop.set()
        solve_curves(ask, [curve])
        found = priced(one, ask, land, (), curve)
    assert isinstance(ask.pool, Inline) and not found.exact and not found.worthless
    assert all(worth.high == float("inf") and not worth.exact for worth in found.gains)
