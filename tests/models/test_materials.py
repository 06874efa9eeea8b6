"""Materials and concentration: a case by hand, and random plans against all plans enumerated."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from math import inf

import pytest

from models import (
    LayoutRules,
    PlanData,
    Portfolio,
    ProjectData,
    StreamData,
    build_portfolio_model,
    read_portfolio,
)
from models.data import Start
from planner.compiling import compile_model
from planner.districts import Map, cut
from planner.districts.whole import totals_of
from planner.errors import NoPlanError
from planner.methods import solve_model
from planner.results import Plan
from planner.solve import SolveOptions, solve
from planner.studies.coordinate.payoffs import payoffs_of
from planner.studies.diagnose.elastic import elastic_model
from planner.studies.diagnose.levers import PRICES, Step, changes_of, levers_of
from planner.studies.diagnose.rules import Rule, rulebook
from planner.studies.robust.valuing import value_of
from planner.variations import changed

PARKS = {"p1": "a", "p2": "b"}


def best(data: PlanData, method: str = "direct") -> Portfolio | None:
    """Best plan of the model; None if it is proved that there is none."""
    model = build_portfolio_model(data)
    try:
        compiled = compile_model(model)
        options = SolveOptions(gap_share=0.0, time_limit_seconds=30.0, method=method)
        found = solve_model(model, compiled, data, options, None, None, None, serial=True)
    except NoPlanError:
        return None
    assert found.status == "optimal"
    return read_portfolio(model, found.values)


def chain() -> PlanData:
    """Naphtha to ethylene to film: three streams, a maker and a user of each, one year."""
    flows = {
        "refinery": {"naphtha": 100.0},
        "cracker": {"naphtha": -60.0, "ethylene": 20.0},
        "film": {"ethylene": -15.0, "film": 14.0},
        "bags": {"film": -10.0},
    }
    cost = {"refinery": -80.0, "cracker": -90.0, "film": -20.0, "bags": 5.0}
    streams = {"naphtha": 1.0, "ethylene": 4.0, "film": 2.0}
    return PlanData(
        periods=1,
        park_county={"p1": "a"},
        industries=("oil",),
        projects={
            name: ProjectData("oil", ("p1",), {1: 1}, needs_target=False, odds={"p1": 0.5})
            for name in flows
        },
        income_wan={(name, "p1", 1): wan for name, wan in cost.items()},
        fiscal_wan={(name, "p1", 1): 0.0 for name in flows},
        land_mu={("p1", 1): 9.0},
        groups={"all": ("a",)},
        streams={
            name: StreamData(
                "all",
                saving_wan={1: saving},
                flows={project: own[name] for project, own in flows.items() if name in own},
            )
            for name, saving in streams.items()
        },
    )


def test_three_streams_by_hand() -> None:
    """Expected flows are halved by the odds.

    All four: naphtha min(50, 30) x 1 = 30, ethylene min(10, 7.5) x 4 = 30, film min(7, 5) x 2 = 10,
    in sum 70 against a cost of 80 + 90 + 20 - 5 = 185. So only the bags, at 5, are worth it.
    With savings ten times as large deliveries are worth 700: all four, 515. With naphtha at hand
    (30 a year made today) the refinery adds nothing: 700 - 105 = 595.
    """
    data = chain()
    found = best(data)
    assert found is not None and set(found.starts) == {("bags", "p1", 1)}
    assert found.terms["objective_wan"] == pytest.approx(5.0)

    dear = replace(
        data, streams={n: replace(s, saving_wan={1: 10 * s.saving_wan[1]})
                       for n, s in data.streams.items()}
    )  # fmt: skip
    found = best(dear)
    assert found is not None and len(found.starts) == 4
    assert found.terms["link_wan"] == pytest.approx(700.0)
    assert found.terms["objective_wan"] == pytest.approx(515.0)

    at_hand = replace(dear.streams["naphtha"], made_today=30.0)
    stocked = replace(dear, streams={**dear.streams, "naphtha": at_hand})
    found = best(stocked)
    assert found is not None and ("refinery", "p1", 1) not in found.starts
    assert found.terms["objective_wan"] == pytest.approx(595.0)


def test_what_must_be_made_here_asks_for_its_maker() -> None:
    """Film is worth 100 but uses ethylene that cannot be bought, and naphtha behind it."""
    data = chain()
    worth = {**data.income_wan, ("film", "p1", 1): 300.0}
    closed = {name: replace(one, bought_max=0.0) for name, one in data.streams.items()}
    found = best(replace(data, income_wan=worth, streams=closed))
    assert found is not None and len(found.starts) == 4  # 300 + 5 - 170 + 70 = 205
    assert found.terms["objective_wan"] == pytest.approx(205.0)
    unsold = {n: replace(s, sold_max=0.0) for n, s in closed.items()}
    found = best(replace(data, income_wan=worth, streams=unsold))
    assert found is not None and not found.starts  # 20 of naphtha would be left over
    short = replace(closed["film"], used_today=1.0)
    assert best(replace(data, streams={**closed, "film": short})) is not None  # all four make film
    lonely = replace(closed["film"], used_today=9.0)
    assert best(replace(data, streams={**closed, "film": lonely})) is None  # 7 made, 5 + 9 used


def test_the_cheapest_repair_buys_what_is_short() -> None:
    """9 of film are used today, none may be bought; refinery, cracker and film make 7 of them."""
    data = chain()
    closed = {name: replace(one, bought_max=0.0) for name, one in data.streams.items()}
    film = replace(closed["film"], used_today=9.0)
    book = rulebook(replace(data, streams={**closed, "film": film}))
    levers = levers_of(book, PRICES, {})
    elastic = elastic_model(book, levers)
    found = solve(elastic.compiled, SolveOptions(gap_share=0.0, time_limit_seconds=30.0))
    used = [(lever.rule.key, amount) for lever, amount in elastic.used(found.values)]
    assert used == [("bought:film:all", pytest.approx(2.0))]
    step = Step(Rule("bought", "all", "film"), 0, 2.0, 1.0)
    mended = changed(book.data, changes_of([step]))
    assert mended.streams["film"].bought_max == 2.0 and best(mended) is not None


def random_plan(seed: int) -> PlanData:
    """Six projects in two counties and two periods, three streams, a cap on industries."""
    rng = random.Random(seed)
    projects, income = {}, {}
    for number in range(5):
        name = f"k{number}"
        parks = tuple(sorted(rng.sample(sorted(PARKS), rng.choice([1, 1, 2]))))
        ready = {t: t + rng.choice([0, 1]) for t in (1, 2)}
        projects[name] = ProjectData(
            rng.choice(["x", "y"]),
            parks,
            ready,
            count_max=2 if rng.random() < 0.2 else 1,
            needs_target=False,
            fixed="in" if rng.random() < 0.15 else "",
            output_wan=rng.randint(1, 9),
            odds={park: rng.choice([0.25, 0.5, 1.0]) for park in parks},
        )
        for park in parks:
            income |= {(name, park, t): rng.randint(-20, 25) / t for t in ready}

    def stream(area: str) -> StreamData:
        flows = {name: float(rng.randint(-9, 9)) for name in projects if rng.random() < 0.7}
        return StreamData(
            area,
            rng.choice([0.0, 0.0, 3.0]),
            rng.choice([0.0, 0.0, 4.0]),
            rng.choice([inf, inf, 2.0, 4.0]),
            rng.choice([inf, inf, 3.0]),
            {1: float(rng.randint(0, 6)), 2: float(rng.randint(0, 5))},
            flows,
        )

    return PlanData(
        periods=2,
        park_county=PARKS,
        industries=("x", "y"),
        projects=projects,
        income_wan=income,
        fiscal_wan=dict.fromkeys(income, 0.0),
        land_mu={(park, t): 9.0 for park in PARKS for t in (1, 2)},
        layout=LayoutRules(industry_output_share_max=rng.choice([0.0, 0.6, 0.75])),
        groups={"all": ("a", "b")},
        streams={"m1": stream("all"), "m2": stream("a"), "m3": stream("p2")},
        stock_output_wan={("a", "x"): 2.0, ("a", "y"): float(rng.choice([0, 8]))},
    )


def plans_of(data: PlanData) -> Iterator[dict[Start, int]]:
    """Every choice of starts."""
    ways = []
    for name, project in data.projects.items():
        starts = [(name, park, t) for park in project.parks for t in project.ready]
        own: list[dict[Start, int]] = [] if project.fixed == "in" else [{}]
        own += [{start: 1} for start in starts]
        if project.count_max == 2 and project.fixed != "in":
            own += [{a: 1, b: 1} for n, a in enumerate(starts) for b in starts[n + 1 :]]
            own += [{start: 2} for start in starts]
        ways.append(own)
    for parts in product(*ways):
        yield {start: count for part in parts for start, count in part.items()}


def worth_of(data: PlanData, plan: Mapping[Start, int]) -> float | None:
    """Value by plain arithmetic; None if a rule is broken."""
    share = data.layout.industry_output_share_max
    made_by: dict[tuple[str, str], float] = {}
    for (k, park, _), n in plan.items():
        one = data.projects[k]
        pair = (PARKS[park], one.industry)
        made_by[pair] = made_by.get(pair, 0.0) + n * one.odds[park] * one.output_wan
    for county in ("a", "b"):
        old = {i: data.stock_output_wan.get((county, i), 0.0) for i in "xy"}
        new = {i: made_by.get((county, i), 0.0) for i in "xy"}
        for i in "xy" if share else "":
            together = old[i] + new[i] <= share * sum([*old.values(), *new.values()]) + 1e-9
            alone = new[i] <= share * sum(new.values()) + 1e-9
            if not (together if old[i] <= share * sum(old.values()) else alone):
                return None
    value = sum(n * data.income_wan[start] for start, n in plan.items())
    areas = {"all": {"p1", "p2"}, "a": {"p1"}, "p2": {"p2"}}
    for one in data.streams.values():
        for t in (1, 2):
            made, used = one.made_today, one.used_today
            for (k, park, begun), n in plan.items():
                if park in areas[one.area] and data.projects[k].ready[begun] <= t:
                    flow = n * data.projects[k].odds[park] * one.flows.get(k, 0.0)
                    made, used = made + max(flow, 0.0), used + max(-flow, 0.0)
            delivered = min(made, used)
            if used - delivered > one.bought_max + 1e-9 or made - delivered > one.sold_max + 1e-9:
                return None
            value += one.saving_wan[t] * (delivered - min(one.made_today, one.used_today))
    return value


SEEDS = range(24)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_of_all_plans(seed: int) -> None:
    """By the model whole and in blocks; the sums of other parts of the planner agree."""
    data = random_plan(seed)
    values = [worth for plan in plans_of(data) if (worth := worth_of(data, plan)) is not None]
    found, in_blocks = best(data), best(data, "blocks")
    if not values:
        assert found is None and in_blocks is None
        return
    assert found is not None and in_blocks is not None
    assert found.terms["objective_wan"] == pytest.approx(max(values), abs=1e-6)
    assert in_blocks.terms["objective_wan"] == pytest.approx(max(values), abs=1e-6)
    plan = Plan.of(found)
    assert totals_of(data, plan).objective_wan == pytest.approx(max(values), abs=1e-6)
    assert totals_of(data, plan).link_wan == pytest.approx(found.terms["link_wan"], abs=1e-6)
    payoffs = payoffs_of(data, plan)
    assert sum(one.value_wan for one in payoffs.values()) == pytest.approx(max(values), abs=1e-6)
    assert value_of(data, found) == pytest.approx(max(values), abs=1e-6)


def test_random_plans_cover_the_rules() -> None:
    """Caps and limits change the optimum in some of them, and forbid every plan in others."""
    plans = [random_plan(seed) for seed in SEEDS]
    free, caps, limits, none = 0, 0, 0, 0
    for data in plans:
        uncapped = replace(data, layout=LayoutRules())
        open_ = {n: replace(s, bought_max=inf, sold_max=inf) for n, s in data.streams.items()}
        found = best(data)
        none += found is None
        if found is not None:
            value = found.terms["objective_wan"]
            for other, kind in ((uncapped, "cap"), (replace(data, streams=open_), "limit")):
                more = best(other)
                assert more is not None and more.terms["objective_wan"] >= value - 1e-6
                gained = more.terms["objective_wan"] > value + 1e-6
                caps += gained and kind == "cap"
                limits += gained and kind == "limit"
            free += bool(found.terms["link_wan"])
    assert min(free, caps, limits) >= 3 and none >= 1


def test_a_district_keeps_the_streams_of_its_area() -> None:
    data = random_plan(0)
    data = replace(data, groups={}, streams={k: data.streams[k] for k in ("m2", "m3")})
    parts = cut(data, Map(data, [("a",), ("b",)]))
    assert [set(part.streams) for part in parts] == [{"m2"}, {"m3"}]
