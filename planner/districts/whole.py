"""Plans of districts put together, and what they are worth as one plan, by plain sums.

Any combination is a plan of the whole: no project stands in two districts, the leads of an industry
are shared out, every other rule is within one district. What it is worth is less than the districts
know where two neighbours across a border overlap, and more where a link leads across it.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from math import fsum

from models import PlanData
from planner.results import Plan, Totals


def joined(plans: Iterable[Plan]) -> Plan:
    """One plan of the plans of districts."""
    parts = list(plans)
    return Plan(
        starts=dict(sorted(chain.from_iterable(part.starts.items() for part in parts))),
        leads=tuple(sorted(chain.from_iterable(part.leads for part in parts))),
        specials=tuple(sorted(chain.from_iterable(part.specials for part in parts))),
        builds=tuple(sorted(chain.from_iterable(part.builds for part in parts))),
        grants=dict(sorted(chain.from_iterable(part.grants.items() for part in parts))),
    )


def targets_of(data: PlanData, plan: Plan) -> set[tuple[str, str]]:
    """Counties and the industries that they target."""
    return {(data.park_county[park], industry) for park, industry in plan.leads} | set(
        plan.specials
    )


def totals_of(data: PlanData, plan: Plan) -> Totals:
    """Terms of the value of a plan, as the model of the whole would have them, wan yuan."""
    income = fsum(data.income_wan[start] * count for start, count in plan.starts.items())
    fiscal = fsum(data.fiscal_wan[start] * count for start, count in plan.starts.items())
    fiscal -= fsum(data.expansions[name].discounted_wan[t] for name, t in plan.builds)
    have = targets_of(data, plan) | data.present
    link = _links(data, have) + fsum(data.delivered_wan(m, plan.starts) for m in data.streams)
    overlap = _overlaps(data, have)
    bonus, breach = _bonuses(data, plan), _breaches(data, plan)
    return Totals(
        objective_wan=data.income_weight * income
        + data.fiscal_weight * fiscal
        + link
        + bonus
        - overlap
        - breach,
        income_wan=income,
        fiscal_wan=fiscal,
        link_wan=link,
        bonus_wan=bonus,
        overlap_wan=overlap,
        breach_wan=breach,
    )


def _links(data: PlanData, have: set[tuple[str, str]]) -> float:
    """Value of the links that a plan makes beyond those of today."""
    downstream: dict[str, list[tuple[str, float]]] = {}
    for (up, down), value in data.chain_wan.items():
        if value > 0:
            downstream.setdefault(up, []).append((down, value))
    inside = set(data.counties)
    made = []
    for county, up in sorted(have):
        if county not in inside:
            continue
        for down, value in downstream.get(up, ()):
            near = any((other, down) in have for other in data.reach(county))
            share = 1.0 if near else min(1.0, data.hub_share.get((county, down), 0.0))
            made.append(value * (share - data.standing_link(county, up, down)))
    return fsum(made)


def _overlaps(data: PlanData, have: set[tuple[str, str]]) -> float:
    """Price of the overlaps that are not there today."""
    return fsum(
        price
        for (one, other, industry), price in data.overlap_wan.items()
        if price > 0
        and (one, industry) in have
        and (other, industry) in have
        and not {(one, industry), (other, industry)} <= data.present
    )


def _bonuses(data: PlanData, plan: Plan) -> float:
    """Value of the pairs of projects that both start."""
    begun = {start[0] for start in plan.starts}
    return fsum(
        rule.value_wan
        for rule in data.relations
        if rule.kind == "bonus" and rule.a in begun and rule.b in begun
    )


def _breaches(data: PlanData, plan: Plan) -> float:
    """Price of the counts of the 1+N rule that a plan exceeds or misses."""
    rules = data.layout
    if not rules.breach_price_wan:
        return 0.0
    leads = Counter(park for park, _ in plan.leads)
    led = Counter(industry for _, industry in plan.leads)
    specials = Counter(county for county, _ in plan.specials)
    missed = [leads[park] - rules.leads_per_park for park in data.park_county]
    if rules.lead_required:
        missed += [rules.leads_per_park - leads[park] for park in data.park_county]
    missed += [specials[county] - rules.specials_max for county in data.counties]
    missed += [rules.specials_min - specials[county] for county in data.counties]
    missed += [led[industry] - rules.leads_per_industry_max for industry in data.industries]
    return rules.breach_price_wan * sum(max(0, count) for count in missed)
