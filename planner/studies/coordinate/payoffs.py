"""What a plan is worth to each county, by plain sums: income, tax, links, bonuses, overlaps.

The same division as `models.interest`, which is what counties maximise; a test holds one against
the other. All amounts in wan yuan, discounted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from models import PlanData
from models.fairness import credited_share
from models.interest import (
    OVERLAP_SHARE,
    bonus_counties,
    breakers,
    builders,
    deliverers,
    share_of,
)
from planner.districts.whole import targets_of
from planner.results import Plan


@dataclass(frozen=True)
class Payoff:
    """What a plan is worth to one county.

    Attributes
    ----------
    income_wan, fiscal_wan
        Credited to it; tax is net of support and of its buildings.
    overlap_wan
        Its half of the overlaps it is part of, positive.
    value_wan
        All terms together, by the weights of the objective.
    """

    income_wan: float
    fiscal_wan: float
    link_wan: float
    bonus_wan: float
    overlap_wan: float
    breach_wan: float
    value_wan: float


def payoffs_of(data: PlanData, plan: Plan) -> Mapping[str, Payoff]:
    """Payoff of every county; their values add up to the value of the plan."""
    terms: dict[str, dict[str, float]] = {
        name: defaultdict(float)
        for name in ("income", "fiscal", "link", "bonus", "overlap", "breach")
    }
    for start, count in plan.starts.items():
        for county in _credited(data, start[1]):
            share = count * credited_share(data, start[1], county)
            terms["income"][county] += share * data.income_wan[start]
            terms["fiscal"][county] += share * data.fiscal_wan[start]
    for name, period in plan.builds:
        cost = data.expansions[name].discounted_wan[period]
        _spread(data, terms["fiscal"], -cost, builders(data, name))
    have = targets_of(data, plan) | data.present
    _links(data, have, terms["link"])
    for name in data.streams:
        worth = data.delivered_wan(name, plan.starts)
        _spread(data, terms["link"], worth, deliverers(data, name))
    _bonuses(data, plan, terms["bonus"])
    _overlaps(data, have, terms["overlap"])
    _breaches(data, plan, terms["breach"])
    return {county: _payoff(data, county, terms) for county in data.counties}


def _payoff(data: PlanData, county: str, terms: Mapping[str, Mapping[str, float]]) -> Payoff:
    own = {name: of_county.get(county, 0.0) for name, of_county in terms.items()}
    value = (
        data.income_weight * own["income"]
        + data.fiscal_weight * own["fiscal"]
        + (own["link"] + own["bonus"] - own["overlap"] - own["breach"])
    )
    return Payoff(**{f"{name}_wan": amount for name, amount in own.items()}, value_wan=value)


def _credited(data: PlanData, park: str) -> tuple[str, ...]:
    """Counties of the group that have a part in what a park earns."""
    partner = data.partner.get(park, ("", 0.0))[0]
    return tuple({data.park_county[park], partner} & set(data.counties))


def _spread(
    data: PlanData, of_county: dict[str, float], amount: float, owners: tuple[str, ...]
) -> None:
    """Share an amount equally between its owners."""
    for county in owners or data.counties:
        of_county[county] += share_of(data, county, owners) * amount


def _links(data: PlanData, have: set[tuple[str, str]], of_county: dict[str, float]) -> None:
    for (up, down), value in data.chain_wan.items():
        if value <= 0:
            continue
        for county in data.counties:
            if (county, up) not in have:
                continue
            near = sum((other, down) in have for other in data.reach(county))
            share = min(1.0, near + data.hub_share.get((county, down), 0.0))
            of_county[county] += value * (share - data.standing_link(county, up, down))


def _bonuses(data: PlanData, plan: Plan, of_county: dict[str, float]) -> None:
    begun = {start[0] for start in plan.starts}
    for number, rule in enumerate(data.relations):
        if rule.kind == "bonus" and {rule.a, rule.b} <= begun:
            _spread(data, of_county, rule.value_wan, bonus_counties(data, number))


def _overlaps(data: PlanData, have: set[tuple[str, str]], of_county: dict[str, float]) -> None:
    for (one, other, industry), price in data.overlap_wan.items():
        both = {(one, industry), (other, industry)}
        if price > 0 and both <= have and not both <= data.present:
            for county in (one, other):
                of_county[county] += OVERLAP_SHARE * price


def _breaches(data: PlanData, plan: Plan, of_county: dict[str, float]) -> None:
    rules = data.layout
    if not rules.breach_price_wan:
        return
    leads = Counter(park for park, _ in plan.leads)
    led = Counter(industry for _, industry in plan.leads)
    specials = Counter(county for county, _ in plan.specials)
    missed = [(park, leads[park] - rules.leads_per_park) for park in data.park_county]
    if rules.lead_required:
        missed += [(park, rules.leads_per_park - leads[park]) for park in data.park_county]
    for county in data.counties:
        missed.append((county, specials[county] - rules.specials_max))
        missed.append((county, rules.specials_min - specials[county]))
    missed += [(i, led[i] - rules.leads_per_industry_max) for i in data.industries]
    for area, count in missed:
        if count > 0:
            _spread(data, of_county, rules.breach_price_wan * count, breakers(data, area))
