"""Every plan of a small random problem with the rules it breaks, by plain arithmetic.

Knows nothing of rows, levers or matrices. A set of rules is in conflict exactly if every plan
breaks one of them; the cheapest repair is the plan whose broken rules cost least.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations, product

from models import PlanData
from planner.studies.diagnose.levers import PRICES
from planner.studies.diagnose.rules import Rule
from tests.blocks.small_plans import small
from tests.models.test_brute_force import (
    COUNTIES,
    EPS,
    INDUSTRIES,
    affordable,
    choices,
    credited,
    related,
    subsets,
)

T = (1, 2)
Rules = frozenset[Rule]
Signature = tuple[frozenset, frozenset, frozenset, frozenset]
"""Pairs (park, industry) of new projects; of all projects; strong leads; parks with output."""


@cache
def plans_of(seed: int) -> tuple[frozenset[Rules], float]:
    """Smallest sets of rules that some plan breaks, and the least price of mending one."""
    data = small(seed).data
    begun = _starts(data)
    found: set[Rules] = set()
    cheapest = float("inf")
    layouts = list(_layouts(data))
    for signature, (sets, price) in begun.items():
        possible = [one for one in layouts if _fits(data, signature, one)]
        broken = _smallest({_layout_breaks(data, one, signature) for one in possible})
        found |= {a | b for a in sets for b in broken}
        for one in possible:
            cheapest = min(cheapest, price + _layout_price(data, one, signature))
    return frozenset(_smallest(found)), cheapest


def holds(seed: int, rules: Rules) -> bool:
    """Whether some plan meets all these rules."""
    return any(not broken & rules for broken in plans_of(seed)[0])


def _smallest(sets: set[Rules]) -> set[Rules]:
    kept: list[Rules] = []
    for one in sorted(sets, key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return set(kept)


# --- starts ---------------------------------------------------------------------------------------


def _starts(data: PlanData) -> dict[Signature, tuple[set[Rules], float]]:
    """By what the layout needs to know of the starts: broken rules and the least price."""
    free = replace(data, projects={k: replace(p, fixed="") for k, p in data.projects.items()})
    found: dict[Signature, tuple[set[Rules], float]] = {}
    for starts in product(*(choices(free, name) for name in sorted(data.projects))):
        chosen = [start for group in starts for start in group]
        for builds in product((0, *T), repeat=2):
            build = {name: t for name, t in zip(sorted(data.expansions), builds, strict=True) if t}
            key = _signature(data, chosen)
            sets, price = found.get(key, (set(), float("inf")))
            amounts = _amounts(data, chosen, build)
            broken = frozenset(amounts)
            sets |= {broken | money for money in _money_sets(data, chosen, build)}
            cost = _price(data, amounts) + _money_price(data, chosen, build)
            found[key] = (_smallest(sets), min(price, cost))
    return found


def _signature(data: PlanData, chosen: list) -> Signature:
    made: dict[tuple[str, str], float] = {}
    for k, s, _ in chosen:
        project = data.projects[k]
        pair = (s, project.industry)
        made[pair] = made.get(pair, 0.0) + project.output_wan * project.odds.get(s, 1)
    share = data.layout.lead_output_share_min
    strong = {
        (s, i)
        for s in data.park_county
        for i in INDUSTRIES
        if made.get((s, i), 0.0) >= share * sum(made.get((s, j), 0.0) for j in INDUSTRIES) - EPS
    }
    new = {(s, data.projects[k].industry) for k, s, _ in chosen if data.projects[k].needs_target}
    return frozenset(new), frozenset(made), frozenset(strong), frozenset(s for s, _ in made)


def _amounts(data: PlanData, chosen: list, build: dict[str, int]) -> dict[Rule, float]:
    """By how much the starts break each rule; money and layout apart."""
    broken: dict[Rule, float] = {}

    def over(rule: Rule, amount: float) -> None:
        if amount > EPS:
            broken[rule] = max(broken.get(rule, 0.0), amount)

    for t in T:
        for park in data.park_county:
            used = sum(data.projects[k].land_at(s) for k, s, u in chosen if s == park and u <= t)
            supply = data.land_mu[park, t] + _added(data, build, "land", park, t)
            over(Rule("land", park), used - supply)
        ready = [(k, s) for k, s, u in chosen if data.projects[k].ready[u] <= t]
        power = sum(data.needs["power"][one] for one in ready)
        supply = data.limits["power", "all", t] + _added(data, build, "power", "all", t)
        over(Rule("resource", "all", "power"), power - supply)
        in_b = sum(u <= t for _, s, u in chosen if data.park_county[s] == "b")
        over(Rule("resource", "b", "quota"), in_b - data.limits["quota", "b", t])
        for (industry, group), most in data.market_wan.items():
            made = sum(
                data.projects[k].output_at(s)
                for k, s in ready
                if data.projects[k].industry == industry
            )
            over(Rule("market", group, industry), made - most)
        for county in COUNTIES:
            asked = sum(
                u == t and data.projects[k].pursued and data.park_county[s] == county
                for k, s, u in chosen
            )
            if data.pursuits_max:
                over(Rule("pursuits", county), asked - data.pursuits_max)
    begun = {k for k, _, _ in chosen}
    for name, project in data.projects.items():
        over(Rule("fixed_in", name), float(project.fixed == "in" and name not in begun))
        over(Rule("fixed_out", name), float(project.fixed == "out" and name in begun))
    for number, rule in enumerate(data.relations):
        if not related(replace(data, relations=(rule,)), chosen):
            broken[Rule("relation", "", str(number))] = 1.0
    for county, floor in data.income_floor_wan.items():
        over(Rule("income_floor", county), floor - credited(data, chosen, county))
    return broken


def _added(data: PlanData, build: dict[str, int], resource: str, area: str, t: int) -> float:
    return sum(
        data.expansions[name].amount
        for name, begun in build.items()
        if (data.expansions[name].resource, data.expansions[name].area) == (resource, area)
        and begun + data.expansions[name].lead_periods <= t
    )


def _money_sets(data: PlanData, chosen: list, build: dict[str, int]) -> set[Rules]:
    """Smallest sets of purses that would have to be without end."""
    areas = sorted({area for area, _ in data.purse_wan})
    enough = set()
    for size in range(len(areas) + 1):
        for some in combinations(areas, size):
            purse = {key: 1e6 if key[0] in some else x for key, x in data.purse_wan.items()}
            if affordable(replace(data, purse_wan=purse), chosen, build):
                enough.add(frozenset(Rule("budget", area) for area in some))
    return _smallest(enough)


def _money_price(data: PlanData, chosen: list, build: dict[str, int]) -> float:
    """Least new money with which nobody runs dry; all purses carry over."""
    funded = {area for area, _ in data.purse_wan}
    if not funded:
        return 0.0
    spent = {(area, t): 0.0 for area in (*COUNTIES, "all") for t in T}
    for k, s, u in chosen:
        spent[data.park_county[s], u] += data.projects[k].support_at(s)
    for name, begun in build.items():
        area = data.expansions[name].area
        spent[data.park_county.get(area, area), begun] += data.expansions[name].cost_wan

    def lacking(area: str, t: int) -> float:
        short = [
            sum(spent[area, u] - data.purse_wan.get((area, u), 0.0) for u in T if u <= s)
            for s in T
            if s <= t
        ]
        return max(0.0, *short)

    if "all" not in funded:
        return sum(lacking(area, 2) for area in funded)
    needed = [
        sum(lacking(county, t) for county in COUNTIES)
        + sum(spent["all", u] - data.purse_wan["all", u] for u in T if u <= t)
        for t in T
    ]
    return max(0.0, *needed)


def _price(data: PlanData, amounts: Mapping[Rule, float]) -> float:
    """Price of mending what the starts break; a setting is mended once for all."""
    total, teams = 0.0, 0.0
    for rule, amount in amounts.items():
        if rule.kind == "pursuits":
            teams = max(teams, amount)
        elif rule.kind == "income_floor":
            within = amount <= data.income_floor_wan[rule.area] + EPS
            total += amount * PRICES["income_floor"] if within else float("inf")
        elif rule.kind == "resource":
            total += amount * PRICES["share"]  # supplies here are below 100 units
        elif rule.kind in ("fixed_in", "fixed_out"):
            total += PRICES["fixed"]
        else:
            total += (1.0 if rule.kind == "relation" else amount) * PRICES[rule.kind]
    return total + teams * PRICES["pursuits"]


# --- layout ---------------------------------------------------------------------------------------

Layout = tuple[frozenset, frozenset]


def _layouts(data: PlanData) -> Iterator[Layout]:
    """Leads by park and specialities by county; no industry is both in one county."""
    for leads in product(subsets(INDUSTRIES), repeat=len(data.park_county)):
        led = frozenset((s, i) for s, own in zip(data.park_county, leads, strict=True) for i in own)
        for specials in product(subsets(INDUSTRIES), repeat=3):
            special = frozenset(
                (c, i) for c, own in zip(COUNTIES, specials, strict=True) for i in own
            )
            if not any((data.park_county[s], i) in special for s, i in led):
                yield led, special


def _fits(data: PlanData, signature: Signature, layout: Layout) -> bool:
    """New projects have a role, roles have something behind them."""
    new, begun, _, _ = signature
    leads, specials = layout
    county = data.park_county
    towns = {(county[s], i) for s, i in begun} | data.present
    return (
        all((s, i) in leads or (county[s], i) in specials for s, i in new)
        and all((s, i) in begun or (county[s], i) in data.present for s, i in leads)
        and specials <= towns
    )


def _layout_amounts(data: PlanData, layout: Layout, signature: Signature) -> dict[Rule, float]:
    leads, specials = layout
    rules, broken = data.layout, {}
    if rules.breach_price_wan <= 0:
        for park in data.park_county:
            count = sum(park == s for s, _ in leads)
            broken[Rule("leads_per_park", park)] = count - rules.leads_per_park
            if rules.lead_required:
                broken[Rule("lead_required", park)] = rules.leads_per_park - count
        for county in COUNTIES:
            count = sum(county == c for c, _ in specials)
            broken[Rule("specials_max", county)] = count - rules.specials_max
            broken[Rule("specials_min", county)] = rules.specials_min - count
        for industry in INDUSTRIES:
            count = sum(industry == i for _, i in leads)
            most = rules.leads_per_industry_max
            broken[Rule("leads_per_industry_max", industry)] = count - most
    for park, _ in leads - signature[2]:
        broken[Rule("lead_output_share_min", park)] = 1
    targets = {(data.park_county[s], i) for s, i in leads} | specials
    for number, wish in enumerate(data.designations):
        wrong = ((wish.county, wish.industry) in targets) != wish.wanted
        broken[Rule("designation", "", str(number))] = int(wrong)
    return {rule: amount for rule, amount in broken.items() if amount > 0}


def _layout_breaks(data: PlanData, layout: Layout, signature: Signature) -> Rules:
    return frozenset(_layout_amounts(data, layout, signature))


def _layout_price(data: PlanData, layout: Layout, signature: Signature) -> float:
    """A count is moved once for all areas; more leads allowed are more leads required."""
    amounts = _layout_amounts(data, layout, signature)
    most: dict[str, float] = {}
    for rule, amount in amounts.items():
        most[rule.kind] = max(most.get(rule.kind, 0.0), amount)
    if "leads_per_park" in most and data.layout.lead_required:
        asked = data.layout.leads_per_park + most["leads_per_park"]
        counts = [sum(park == s for s, _ in layout[0]) for park in data.park_county]
        if min(counts) < asked:
            most["lead_required"] = 1.0
    total = sum(rule.kind == "designation" for rule in amounts) * PRICES["designation"]
    for kind, amount in most.items():
        if kind in ("lead_required", "lead_output_share_min"):
            total += PRICES["count"]
        elif kind != "designation":
            total += amount * PRICES["count"]
    return total
