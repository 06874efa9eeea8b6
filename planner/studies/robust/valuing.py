"""The value of a plan at other figures, by plain arithmetic on its decisions.

A solved model may leave an overlap above what the targets force where that costs nothing in its own
objective; here everything follows from starts, leads, specialities and expansions.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from models import PlanData, Portfolio


@dataclass(frozen=True)
class Worth:
    """Terms of the value of a plan, wan yuan, not weighted.

    Attributes
    ----------
    income, fiscal
        Discounted value by project, all its starts together.
    building
        Discounted cost of expansions.
    layout
        Links, deliveries and bonuses less overlaps and breaches.
    """

    income: Mapping[str, float]
    fiscal: Mapping[str, float]
    building: float
    layout: float

    @property
    def terms(self) -> tuple[float, float, float]:
        """Income, fiscal value net of building, layout."""
        income, fiscal = sum(self.income.values()), sum(self.fiscal.values())
        return income, fiscal - self.building, self.layout


def worth_of(data: PlanData, plan: Portfolio) -> Worth:
    """Terms of the value of a plan at the figures of `data`."""
    income: dict[str, float] = {}
    fiscal: dict[str, float] = {}
    for start, count in plan.starts.items():
        project = start[0]
        income[project] = income.get(project, 0.0) + count * data.income_wan[start]
        fiscal[project] = fiscal.get(project, 0.0) + count * data.fiscal_wan[start]
    building = sum(data.expansions[name].discounted_wan[t] for name, t in plan.builds)
    held = data.present | targets_of(data, plan)
    delivered = sum(data.delivered_wan(name, plan.starts) for name in data.streams)
    layout = delivered + _links(data, held) + _bonuses(data, plan) - _overlaps(data, held)
    return Worth(income, fiscal, building, layout - _breaches(data, plan))


def value_of(data: PlanData, plan: Portfolio) -> float:
    """Value of a plan at the figures of `data`, wan yuan."""
    income, fiscal, layout = worth_of(data, plan).terms
    return data.income_weight * income + data.fiscal_weight * fiscal + layout


def targets_of(data: PlanData, plan: Portfolio) -> frozenset[tuple[str, str]]:
    """Pairs (county, industry) that a plan targets, as a lead or a speciality."""
    return frozenset(plan.specials) | {
        (data.park_county[park], industry) for park, industry in plan.leads
    }


def _overlaps(data: PlanData, held: frozenset[tuple[str, str]]) -> float:
    return sum(
        price
        for (one, other, industry), price in data.overlap_wan.items()
        if {(one, industry), (other, industry)} <= held
        and not {(one, industry), (other, industry)} <= data.present
    )


def _links(data: PlanData, held: frozenset[tuple[str, str]]) -> float:
    total = 0.0
    for (up, down), value in data.chain_wan.items():
        for county in data.counties:
            if (county, up) in held:
                near = sum((other, down) in held for other in data.reach(county))
                share = min(1.0, near + data.hub_share.get((county, down), 0.0))
                total += value * (share - data.standing_link(county, up, down))
    return total


def _bonuses(data: PlanData, plan: Portfolio) -> float:
    begun = {start[0] for start in plan.starts}
    return sum(
        rule.value_wan
        for rule in data.relations
        if rule.kind == "bonus" and {rule.a, rule.b} <= begun
    )


def _breaches(data: PlanData, plan: Portfolio) -> float:
    rules = data.layout
    if not rules.breach_price_wan:
        return 0.0
    leads = Counter(park for park, _ in plan.leads)
    specials = Counter(county for county, _ in plan.specials)
    parks = Counter(industry for _, industry in plan.leads)
    count = 0
    for park in data.park_county:
        count += max(leads[park] - rules.leads_per_park, 0)
        count += max(rules.leads_per_park - leads[park], 0) * rules.lead_required
    for county in data.counties:
        count += max(specials[county] - rules.specials_max, 0)
        count += max(rules.specials_min - specials[county], 0)
    count += sum(max(parks[one] - rules.leads_per_industry_max, 0) for one in data.industries)
    return rules.breach_price_wan * count
