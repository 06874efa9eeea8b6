"""The model's optimum equals the best of all plans, enumerated with plain arithmetic.

The enumeration knows nothing of the model's rows: it walks over every combination of starts,
expansions and layouts and values it with true products for overlap, links and bonuses.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations, product

import pytest

from models import (
    DesignationData,
    ExpansionData,
    LayoutRules,
    PlanData,
    ProjectData,
    RelationData,
    build_portfolio_model,
)
from planner.compiling import compile_model
from planner.errors import NoPlanError
from planner.solve import SolveOptions, solve

PARKS = {"p1": "a", "p2": "b", "p3": "c"}
TWO_IN_A = {"p1": "a", "p2": "a", "p3": "b"}
COUNTIES = ("a", "b", "c")
INDUSTRIES = ("x", "y")
PERIODS = 2
POSSIBLE = (8, 12, 31, 33, 39)
"""Seeds of random plans that are possible without floors."""

FLOORS: tuple[Mapping[tuple[str, str, int], float], ...] = (
    {("jobs", "all", 1): 20.0, ("jobs", "all", 2): 45.0},
    {("output", "a", 2): 3.0},
    {("resident_income", "all", 1): 40.0, ("fiscal", "a", 2): 14.0},
    {("existing_support", "all", 2): 1.0},
    {("resident_income", "a", 2): 45.0},
)
EPS = 1e-9


def model_value(data: PlanData) -> float | None:
    """Optimum of the model; None if it is proved to have no plan."""
    options = SolveOptions(gap_share=0.0, time_limit_seconds=60.0)
    try:
        return solve(compile_model(build_portfolio_model(data)), options).objective_wan
    except NoPlanError:
        return None


def random_plan(seed: int, parks_of: Mapping[str, str] = PARKS) -> PlanData:
    """Small plan in which every concern occurs sooner or later."""
    rng = random.Random(seed)
    projects, income, fiscal, power = {}, {}, {}, {}
    for number in range(5):
        name = f"k{number}"
        parks = tuple(sorted(rng.sample(sorted(PARKS), rng.choice([1, 1, 2]))))
        ready = {t: t + rng.choice([0, 1]) for t in rng.choice([(1, 2), (1, 2), (1,), (2,)])}
        prospect = rng.random() < 0.2
        projects[name] = ProjectData(
            industry=rng.choice(INDUSTRIES),
            parks=parks,
            ready=ready,
            count_max=2 if prospect else 1,
            needs_target=prospect or rng.random() < 0.8,
            pursued=rng.random() < 0.5,
            fixed=rng.choice(["", "", "", "", "", "in", "out"]) if not prospect else "",
            land_mu=rng.randint(1, 9),
            output_wan=rng.randint(1, 9),
            support_wan=rng.randint(0, 5),
            jobs_person=10 * (number + 1),
            reserve={park: rng.choice([0.5, 1.0]) for park in parks if rng.random() < 0.4},
            odds={park: rng.choice([0.25, 0.5]) for park in parks if rng.random() < 0.4},
        )
        for park in parks:
            power[name, park] = rng.randint(0, 6)
            for t in ready:
                income[name, park, t] = rng.randint(-5, 60) / t
                fiscal[name, park, t] = rng.randint(-10, 20) / t
    kinds = ["requires", "excludes", "together", "follows", "bonus", "bonus"]
    named = [name for name, project in projects.items() if project.count_max == 1]
    relations = []
    for kind in rng.sample(kinds, rng.randint(0, 3)):
        if len(named) >= 2:
            one, other = rng.sample(named, 2)
            relations.append(
                RelationData(kind, one, other, rng.choice([-25, 25]), rng.choice([0, 1]))
            )
    borders = [pair for pair in combinations(COUNTIES, 2) if rng.random() < 0.8]
    near = {c: tuple(o for o in COUNTIES if (min(c, o), max(c, o)) in borders) for c in COUNTIES}
    present = frozenset((c, i) for c in COUNTIES for i in INDUSTRIES if rng.random() < 0.2)
    purses = {}
    if rng.random() < 0.7:
        area = rng.choice(["all", "a", "b"])
        purses = {(area, t): float(rng.randint(2, 9)) for t in (1, 2)}
        if rng.random() < 0.5:
            purses |= {("c", t): float(rng.randint(1, 5)) for t in (1, 2)}
    return PlanData(
        periods=PERIODS,
        park_county=parks_of,
        industries=INDUSTRIES,
        projects=projects,
        income_wan=income,
        fiscal_wan=fiscal,
        land_mu={(park, t): float(rng.randint(6, 20)) for park in PARKS for t in (1, 2)},
        layout=LayoutRules(
            leads_per_park=1,
            lead_required=rng.random() < 0.15,
            specials_min=rng.choice([0, 0, 0, 1]),
            specials_max=rng.choice([0, 1, 2]),
            leads_per_industry_max=rng.choice([1, 2, 3]),
            lead_output_share_min=rng.choice([0.0, 0.0, 0.5]),
            breach_price_wan=rng.choice([0.0, 0.0, 12.0]),
        ),
        partner={"p2": ("a", 0.4)} if rng.random() < 0.5 else {},
        groups={"all": COUNTIES},
        needs={
            "power": power,
            "quota": dict.fromkeys(power, 1.0),
            "trips": {pair: float(1 + len(pair[0]) % 2) for pair in power},
        },
        stock_resources=frozenset({"quota"}),
        effort_resources=frozenset({"trips"}),
        limits={("power", "all", t): float(rng.randint(5, 14)) for t in (1, 2)}
        | {("quota", "b", t): 1.0 for t in (1, 2)}
        | {("trips", "all", 1): 3.0, ("trips", "all", 2): 2.0},
        expansions={
            "e": ExpansionData(
                rng.choice(["all", "a"]),
                "power" if rng.random() < 0.7 else "other",
                5.0,
                4.0,
                {1: 4.0, 2: 3.5},
                rng.choice([0, 1]),
            ),
            "l": ExpansionData("p1", "land", 6.0, 2.0, {1: 2.0, 2: 1.8}, 0),
        },
        purse_wan=purses,
        carry_over=frozenset(purses),
        overlap_wan={
            (*pair, i): float(rng.choice([0, 10, 25])) for pair in borders for i in INDUSTRIES
        },
        neighbours=near,
        present=present,
        chain_wan={("x", "y"): float(rng.choice([0, 8])), ("y", "x"): 5.0},
        hub_share={("c", "y"): 0.5} if rng.random() < 0.5 else {},
        relations=tuple(relations),
        designations=(DesignationData("a", rng.choice(INDUSTRIES), rng.random() < 0.7),)
        if rng.random() < 0.3
        else (),
        market_wan={("x", "all"): float(rng.randint(4, 20))} if rng.random() < 0.5 else {},
        pursuits_max=rng.choice([0, 1, 2]),
        income_floor_wan={"b": 10.0} if rng.random() < 0.3 else {},
    )


# --- enumeration ----------------------------------------------------------------------------------


def best_of_all(data: PlanData) -> float | None:
    """Value of the best plan among all; None if there is none."""
    layouts = valued_layouts(data)
    best: float | None = None
    for builds in product((0, 1, 2), repeat=2):
        build = {name: t for name, t in zip(sorted(data.expansions), builds, strict=True) if t}
        for starts in product(*(choices(data, name) for name in sorted(data.projects))):
            chosen = [start for group in starts for start in group]
            if not feasible(data, chosen, build):
                continue
            worth = starts_value(data, chosen, build)
            for value, leads, specials in layouts:
                if best is not None and worth + value <= best:
                    break
                if backed(data, chosen, leads, specials):
                    best = worth + value
                    break
    return best


def choices(data: PlanData, name: str) -> list[tuple[tuple[str, str, int], ...]]:
    """Every way to start a project: not, once, or as a prospect up to its count."""
    project = data.projects[name]
    single = [(name, park, t) for park in project.parks for t in project.ready]
    ways: list[tuple[tuple[str, str, int], ...]] = [()]
    ways += [(start,) for start in single]
    if project.count_max == 2:
        ways += [(one, other) for n, one in enumerate(single) for other in single[n:]]
    if project.fixed == "in":
        return [way for way in ways if len(way) == 1]
    return [()] if project.fixed == "out" else ways


def feasible(data: PlanData, chosen: list, build: dict[str, int]) -> bool:
    """Everything that does not depend on the layout."""
    return (
        all(fits(data, chosen, build, t) for t in (1, 2))
        and related(data, chosen)
        and affordable(data, chosen, build)
        and all(
            credited(data, chosen, county) >= floor - EPS
            for county, floor in data.income_floor_wan.items()
        )
        and all(reached(data, chosen, *key) >= floor - EPS for key, floor in data.floors.items())
    )


def reached(data: PlanData, chosen: list, measure: str, area: str, by: int) -> float:
    """What an area gets by a period."""
    members = COUNTIES if area == "all" else (area,)
    total = 0.0
    for k, s, t in chosen:
        project = data.projects[k]
        here = data.park_county[s] in members
        expected = project.odds.get(s, 1) * here
        if measure in ("jobs", "output"):
            figure = project.jobs_person if measure == "jobs" else project.output_wan
            total += expected * figure * (project.ready[t] <= by)
        elif measure == "existing_support":
            total += expected * project.support_wan * (t <= by and not project.needs_target)
        elif t <= by:
            worth = data.income_wan if measure == "resident_income" else data.fiscal_wan
            partner, share = data.partner.get(s, ("", 0.0))
            total += worth[k, s, t] * ((1 - share) * here + share * (partner in members))
    return total


def fits(data: PlanData, chosen: list, build: dict[str, int], t: int) -> bool:
    """Land, power, quota, market and outreach of a period."""

    def added(resource: str, area: str) -> float:
        return sum(
            e.amount
            for name, e in data.expansions.items()
            if name in build
            and (e.resource, e.area) == (resource, area)
            and build[name] + e.lead_periods <= t
        )

    for park in data.park_county:
        taken = sum(
            data.projects[k].land_mu * data.projects[k].reserve.get(s, 1)
            for k, s, u in chosen
            if s == park and u <= t
        )
        if taken > data.land_mu[park, t] + added("land", park) + EPS:
            return False
    used = sum(data.needs["power"][k, s] for k, s, u in chosen if data.projects[k].ready[u] <= t)
    if used > data.limits["power", "all", t] + added("power", "all") + EPS:
        return False
    in_b = sum(u <= t for _, s, u in chosen if data.park_county[s] == "b")
    trips = sum(data.needs["trips"][k, p] for k, p, begun in chosen if begun == t)
    if trips > data.limits["trips", "all", t]:
        return False
    if in_b > data.limits["quota", "b", t]:
        return False
    made = sum(
        data.projects[k].output_wan * data.projects[k].odds.get(s, 1)
        for k, s, u in chosen
        if data.projects[k].industry == "x" and data.projects[k].ready[u] <= t
    )
    if made > data.market_wan.get(("x", "all"), 1e9) + EPS:
        return False
    pursued = [data.park_county[s] for k, s, u in chosen if u == t and data.projects[k].pursued]
    return not data.pursuits_max or all(pursued.count(c) <= data.pursuits_max for c in COUNTIES)


def related(data: PlanData, chosen: list) -> bool:
    """Rules between projects."""
    begun = {k: t for k, _, t in chosen}
    for rule in data.relations:
        a, b = begun.get(rule.a), begun.get(rule.b)
        broken = {
            "requires": a is not None and b is None,
            "excludes": a is not None and b is not None,
            "together": (a is None) != (b is None),
            "follows": b is not None and (a is None or a > b - rule.lag_periods),
            "bonus": False,
        }
        if broken[rule.kind]:
            return False
    return True


def affordable(data: PlanData, chosen: list, build: dict[str, int]) -> bool:
    """Purses roll forward; all carry over, so a group pays a county's shortage when it arises."""
    purses = {area: 0.0 for area, _ in data.purse_wan}
    shared = "all" in purses
    for t in (1, 2):
        for area in purses:
            purses[area] += data.purse_wan[area, t]
        spent = dict.fromkeys((*COUNTIES, "all"), 0.0)
        for k, s, u in chosen:
            if u == t:
                project = data.projects[k]
                spent[data.park_county[s]] += project.support_wan * project.odds.get(s, 1)
        for name, begun in build.items():
            if begun == t:
                area = data.expansions[name].area
                spent[data.park_county.get(area, area)] += data.expansions[name].cost_wan
        for county in COUNTIES:
            if county in purses:
                purses[county] -= spent[county]
            elif shared:
                purses["all"] -= spent[county]
            if shared and purses.get(county, 0.0) < 0:
                purses["all"] += purses[county]
                purses[county] = 0.0
        if shared:
            purses["all"] -= spent["all"]
        if min(purses.values(), default=0.0) < -EPS:
            return False
    return True


def credited(data: PlanData, chosen: list, county: str) -> float:
    """Income of a county with enclave shares."""
    total = 0.0
    for k, s, t in chosen:
        partner, share = data.partner.get(s, ("", 0.0))
        part = (1 - share) * (data.park_county[s] == county) + share * (partner == county)
        total += data.income_wan[k, s, t] * part
    return total


def starts_value(data: PlanData, chosen: list, build: dict[str, int]) -> float:
    """Income, fiscal value and true products of bonuses."""
    begun = {k for k, _, _ in chosen}
    bonus = sum(
        rule.value_wan
        for rule in data.relations
        if rule.kind == "bonus" and {rule.a, rule.b} <= begun
    )
    cost = sum(data.expansions[name].discounted_wan[t] for name, t in build.items())
    return sum(data.income_wan[s] + data.fiscal_wan[s] for s in chosen) + bonus - cost


def valued_layouts(data: PlanData) -> list[tuple[float, frozenset, frozenset]]:
    """All layouts that keep the rules, with links, overlaps and breaches, best first."""
    lead_sets = [
        frozenset((park, i) for park, own in zip(data.park_county, parks, strict=True) for i in own)
        for parks in product(subsets(INDUSTRIES), repeat=3)
    ]
    special_sets = [
        frozenset((c, i) for c, own in zip(COUNTIES, counties, strict=True) for i in own)
        for counties in product(subsets(INDUSTRIES), repeat=3)
    ]
    found = []
    for leads, specials in product(lead_sets, special_sets):
        breach = broken_counts(data, leads, specials)
        if breach is None:
            continue
        targets = {(data.park_county[park], i) for park, i in leads} | set(specials)
        if any(((w.county, w.industry) in targets) != w.wanted for w in data.designations):
            continue
        value = layout_value(data, targets) - breach * data.layout.breach_price_wan
        found.append((value, leads, specials))
    return sorted(found, key=lambda layout: -layout[0])


def subsets(items: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All subsets."""
    return [chosen for size in range(len(items) + 1) for chosen in combinations(items, size)]


def broken_counts(data: PlanData, leads: frozenset, specials: frozenset) -> float | None:
    """Count by which the 1+N rule is broken; None where that is not allowed."""
    rules = data.layout
    if any((data.park_county[park], i) in specials for park, i in leads):
        return None
    breach = 0
    for park in data.park_county:
        count = sum(park == p for p, _ in leads)
        breach += max(0, count - rules.leads_per_park)
        breach += max(0, rules.leads_per_park - count) if rules.lead_required else 0
    for county in COUNTIES:
        count = sum(county == c for c, _ in specials)
        breach += max(0, count - rules.specials_max) + max(0, rules.specials_min - count)
    for industry in INDUSTRIES:
        count = sum(industry == i for _, i in leads)
        breach += max(0, count - rules.leads_per_industry_max)
    return None if breach and not rules.breach_price_wan else breach


def layout_value(data: PlanData, targets: set[tuple[str, str]]) -> float:
    """Links less overlaps, as true products."""
    have = targets | data.present
    value = 0.0
    for (one, other, industry), price in data.overlap_wan.items():
        pair = {(one, industry), (other, industry)}
        value -= price * (pair <= have and not pair <= data.present)
    for (up, down), worth in data.chain_wan.items():
        for county in COUNTIES:
            reach = (county, *data.neighbours[county])
            hub = data.hub_share.get((county, down), 0.0)

            def active(held: set, c: str = county, r: tuple = reach, h: float = hub) -> float:
                partner = min(1.0, sum((d, down) in held for d in r) + h)  # noqa: B023
                return partner * ((c, up) in held)  # noqa: B023

            value += worth * (active(have) - active(set(data.present)))
    return value


def backed(data: PlanData, chosen: list, leads: frozenset, specials: frozenset) -> bool:
    """Projects have their targets, targets their projects or stock, leads their output."""
    county_of = data.park_county
    sites = {(s, data.projects[k].industry) for k, s, _ in chosen}
    towns = {(county_of[s], i) for s, i in sites}
    for k, s, _ in chosen:
        i = data.projects[k].industry
        targeted = (s, i) in leads or (county_of[s], i) in specials
        if data.projects[k].needs_target and not targeted:
            return False
    if not all(lead in sites or (county_of[lead[0]], lead[1]) in data.present for lead in leads):
        return False
    if not all(special in towns or special in data.present for special in specials):
        return False
    share = data.layout.lead_output_share_min
    for park, industry in leads:
        made = [
            (
                data.projects[k].industry,
                data.projects[k].output_wan * data.projects[k].odds.get(s, 1),
            )
            for k, s, _ in chosen
            if s == park
        ]
        own = sum(output for i, output in made if i == industry)
        if own < share * sum(output for _, output in made) - EPS:
            return False
    return True


# --- tests ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(40))
def test_optimum_equals_enumeration(seed: int) -> None:
    data = random_plan(seed)
    expected, found = best_of_all(data), model_value(data)
    if expected is None or found is None:
        assert expected is None and found is None
    else:
        assert found == pytest.approx(expected, abs=1e-6)


def test_random_plans_cover_the_concerns() -> None:
    plans = [random_plan(seed) for seed in range(40)]
    values = [best_of_all(data) for data in plans]
    assert sum(value is None for value in values) >= 10
    assert sum(value is not None for value in values) >= 20
    assert {rule.kind for data in plans for rule in data.relations} == {
        "requires",
        "excludes",
        "together",
        "follows",
        "bonus",
    }
    assert any(data.layout.breach_price_wan for data in plans)
    assert any(data.layout.lead_output_share_min for data in plans)
    assert any(project.count_max == 2 for data in plans for project in data.projects.values())
    assert any(data.partner and data.income_floor_wan for data in plans)
    assert any(("all", 1) in data.purse_wan and ("c", 1) in data.purse_wan for data in plans)
    projects = [project for data in plans for project in data.projects.values()]
    for named in ("reserve", "odds"):
        assert any(len(set(getattr(project, named).values())) == 2 for project in projects)


@pytest.mark.parametrize("floors", FLOORS, ids=lambda floors: "-".join(m for m, *_ in floors))
def test_floors_are_reached_at_the_least_cost(floors: Mapping[tuple[str, str, int], float]) -> None:
    """Of plans that are possible without them, some then pay and some have no plan."""
    costs: list[float | None] = []
    for seed in POSSIBLE:
        free = replace(random_plan(seed), partner={"p2": ("a", 0.4)})
        data = replace(free, floors=floors)
        expected, found, base = best_of_all(data), model_value(data), model_value(free)
        assert base is not None and (expected is None) == (found is None)
        if expected is not None:
            assert found == pytest.approx(expected, abs=1e-6)
        costs.append(None if expected is None else base - expected)
    assert any(cost is not None and cost > 1e-6 for cost in costs), costs


def test_a_floor_where_nothing_can_start_has_no_plan() -> None:
    free = replace(neighbours_plan(0, [("a", "b")]), groups={"all": ("a", "b", "d")})
    for measure in ("jobs", "output", "resident_income", "fiscal", "existing_support"):
        assert model_value(replace(free, floors={(measure, "d", 1): 1.0})) is None
        assert model_value(replace(free, floors={(measure, "d", 1): 0.0})) is not None


@pytest.mark.parametrize("seed", range(12))
def test_more_of_a_limit_never_hurts(seed: int) -> None:
    data = random_plan(seed)
    base = model_value(data)
    wider = [
        replace(data, land_mu={key: mu + 5 for key, mu in data.land_mu.items()}),
        replace(data, limits={key: amount + 3 for key, amount in data.limits.items()}),
        replace(data, purse_wan={key: wan + 4 for key, wan in data.purse_wan.items()}),
        replace(data, market_wan={key: wan + 4 for key, wan in data.market_wan.items()}),
        replace(data, pursuits_max=data.pursuits_max + 1 if data.pursuits_max else 0),
    ]
    if base is not None:
        for more in wider:
            value = model_value(more)
            assert value is not None and value >= base - 1e-6


@pytest.mark.parametrize("seed", range(8))
def test_forbidding_a_project_never_helps(seed: int) -> None:
    data = random_plan(seed)
    base = model_value(data)
    for name, project in data.projects.items():
        without = replace(
            data, projects=dict(data.projects) | {name: replace(project, fixed="out")}
        )
        value = model_value(without)
        if project.fixed != "in" and value is not None:
            assert base is not None and value <= base + 1e-6


Pairs = Iterable[tuple[str, str]]


def neighbours_plan(seed: int, pairs: Pairs, stocks: Iterable[str] = ()) -> PlanData:
    """Neighbours with one project of one industry each and unequal prices."""
    rng = random.Random(seed)
    pairs = sorted(pairs)
    counties = sorted({county for pair in pairs for county in pair})
    parks = {f"s{county}": county for county in counties}
    names = {f"k{county}": f"s{county}" for county in counties}
    return PlanData(
        periods=1,
        park_county=parks,
        industries=("x",),
        projects={k: ProjectData("x", (s,), {1: 1}, land_mu=1.0) for k, s in names.items()},
        income_wan={(k, s, 1): float(rng.randint(5, 40)) for k, s in names.items()},
        fiscal_wan={(k, s, 1): 0.0 for k, s in names.items()},
        land_mu={(s, 1): 1.0 for s in parks},
        layout=LayoutRules(leads_per_industry_max=len(counties)),
        groups={"all": tuple(counties)},
        overlap_wan={(*pair, "x"): float(rng.randint(1, 20)) for pair in pairs},
        present=frozenset((county, "x") for county in stocks),
    )


def best_of_neighbours(data: PlanData) -> float:
    """Value of the best choice among all sets of projects of a `neighbours_plan`."""
    best = float("-inf")
    stocks = {county for county, _ in data.present}
    for chosen in subsets(tuple(data.projects)):
        parks = [data.projects[k].parks[0] for k in chosen]
        have = stocks | {data.park_county[park] for park in parks}
        income = sum(data.income_wan[k, s, 1] for k, s in zip(chosen, parks, strict=True))
        price = sum(
            price
            for (a, b, _), price in data.overlap_wan.items()
            if {a, b} <= have and not {a, b} <= stocks
        )
        best = max(best, income - price)
    return best


@pytest.mark.parametrize("size", [3, 4, 6])
@pytest.mark.parametrize("seed", range(4))
def test_clique_rows_keep_the_optimum(size: int, seed: int) -> None:
    data = neighbours_plan(seed, combinations("abcdef"[:size], 2), "a" if seed % 2 else "")
    assert model_value(data) == pytest.approx(best_of_neighbours(data), abs=1e-6)
    assert any(step > 1 for _, step, *_ in build_portfolio_model(data).OVERLAP_CLIQUES) or size == 3


@pytest.mark.parametrize("size", [3, 4, 5])
@pytest.mark.parametrize("stocks", range(6))
def test_clique_rows_with_stocks(size: int, stocks: int) -> None:
    """Up to all members of the clique have the industry; one neighbour more may target it."""
    members = "abcde"[:size]
    pairs = {*combinations(members, 2), (members[-1], "f")}
    for seed in range(3):
        data = neighbours_plan(seed, pairs, members[:stocks])
        assert model_value(data) == pytest.approx(best_of_neighbours(data), abs=1e-6)
    steps = [step for _, step, *_ in build_portfolio_model(data).OVERLAP_CLIQUES]
    assert steps == list(range(max(1, stocks), size - 1))


def test_least_income_per_head_comes_first() -> None:
    """Two counties, one outreach slot: a rich plan for a or a fair one for b."""
    data = PlanData(
        periods=1,
        park_county={"p1": "a", "p2": "b"},
        industries=("x",),
        projects={
            "base_a": ProjectData("x", ("p1",), {1: 1}),
            "rich": ProjectData("x", ("p1",), {1: 1}),
            "fair": ProjectData("x", ("p2",), {1: 1}),
        },
        income_wan={("base_a", "p1", 1): 20.0, ("rich", "p1", 1): 100.0, ("fair", "p2", 1): 30.0},
        fiscal_wan={("base_a", "p1", 1): 0.0, ("rich", "p1", 1): 0.0, ("fair", "p2", 1): 0.0},
        land_mu={("p1", 1): 1.0, ("p2", 1): 1.0},
        groups={"all": ("a", "b")},
        relations=(RelationData("excludes", "rich", "fair"),),
        population={"a": 10.0, "b": 10.0},
        maxmin=True,
    )
    # least = min(20, 30) / 10 = 2 with fair; rich leaves b with nothing.
    assert model_value(data) == pytest.approx(20 * 2.0 + 0.01 * 50.0)
    plain = replace(data, maxmin=False)
    assert model_value(plain) == pytest.approx(120.0)
