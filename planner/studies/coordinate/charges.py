"""What really comes of plans that were made without looking at each other.

Put together, they count some things twice. What is charged, and to whom:

- A project that several counties start comes to the one where it is worth most to all; the others
  get nothing of it (of one that may start several times, what is left of them).
- Where a market is smaller than what all mean to sell, everyone sells (and earns, and pays taxes)
  the same part of what was planned.
- Overlaps are charged by half to each neighbour, as in every plan.

Limits that only the group has and that are exceeded are told, not charged: what a county would do
without is not known.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from models import PlanData
from planner.results import Plan
from planner.studies.coordinate.counties import Start, sales_of
from planner.studies.coordinate.payoffs import Payoff, payoffs_of


@dataclass(frozen=True)
class Charged:
    """A plan put together and what it comes to.

    Attributes
    ----------
    plan
        What is left of it.
    payoffs
        By county, after the charges.
    promised_wan
        What the counties counted on together.
    twice
        Projects that several counties had counted on.
    crowded
        (industry, group): part of the planned sales that the market takes.
    exceeded
        (resource, group, period): planned use of what there is.
    """

    plan: Plan
    payoffs: Mapping[str, Payoff]
    promised_wan: float
    twice: tuple[str, ...]
    crowded: Mapping[tuple[str, str], float]
    exceeded: Mapping[tuple[str, str, int], float]


def charged(data: PlanData, plan: Plan, promised_wan: float) -> Charged:
    """Charge a plan that was put together; one that keeps all limits is charged nothing."""
    single, twice = _once(data, plan)
    crowded = {
        (industry, group): part
        for (industry, group), most in data.market_wan.items()
        if (part := _part_sold(data, single, industry, group, most)) < 1
    }
    worth = replace(
        data,
        income_wan={s: v * _part(data, s, crowded) for s, v in data.income_wan.items()},
        fiscal_wan={s: v * _part(data, s, crowded) for s, v in data.fiscal_wan.items()},
    )
    return Charged(
        single,
        payoffs_of(worth, single),
        promised_wan,
        twice,
        crowded,
        _exceeded(data, single),
    )


def _once(data: PlanData, plan: Plan) -> tuple[Plan, tuple[str, ...]]:
    """Plan in which every project starts once, and those that had started more often."""
    starts: dict[str, list[Start]] = defaultdict(list)
    for start in plan.starts:
        starts[start[0]].append(start)
    twice = {
        name: found
        for name, found in sorted(starts.items())
        if sum(plan.starts[start] for start in found) > data.projects[name].count_max
    }
    left = dict(plan.starts)
    for name, found in twice.items():
        free = data.projects[name].count_max
        for start in sorted(found, key=lambda start: (-_worth(data, start), start)):
            left[start] = min(plan.starts[start], free)
            free -= left[start]
            if not left[start]:
                del left[start]
    return replace(plan, starts=left), tuple(twice)


def _worth(data: PlanData, start: Start) -> float:
    return data.income_weight * data.income_wan[start] + data.fiscal_weight * data.fiscal_wan[start]


def _part_sold(data: PlanData, plan: Plan, industry: str, group: str, most: float) -> float:
    """Part of the planned output of an industry that a group's market takes."""
    members = set(data.groups[group])
    planned = sum(
        count * sales_of(data, start)
        for start, count in plan.starts.items()
        if data.projects[start[0]].industry == industry and data.park_county[start[1]] in members
    )
    return min(1.0, most / planned) if planned > 0 else 1.0


def _part(data: PlanData, start: Start, crowded: Mapping[tuple[str, str], float]) -> float:
    """Part of its output that a start sells: the least of the markets it is in."""
    industry, county = data.projects[start[0]].industry, data.park_county[start[1]]
    parts = [
        part
        for (i, group), part in crowded.items()
        if i == industry and county in data.groups[group]
    ]
    return min(parts, default=1.0)


def _exceeded(data: PlanData, plan: Plan) -> dict[tuple[str, str, int], float]:
    """Limits of groups that are exceeded, and by what factor they are used."""
    found = {}
    for (resource, group, period), amount in data.limits.items():
        if group not in data.groups:
            continue
        members, needs = set(data.groups[group]), data.needs.get(resource, {})
        used = sum(
            count * needs.get(start[:2], 0.0)
            for start, count in plan.starts.items()
            if data.park_county[start[1]] in members and data.uses_in(start, resource, period)
        )
        there = amount + _built(data, plan, resource, group, period)
        if used > there * (1 + 1e-9):
            found[resource, group, period] = used / there if there else float("inf")
    return found


def _built(data: PlanData, plan: Plan, resource: str, area: str, period: int) -> float:
    """What expansions of a plan have added to a limit by a period."""
    return sum(
        data.expansions[name].amount
        for name, begun in plan.builds
        if name in data.expansions_of.get((resource, area), ())
        and begun + data.expansions[name].lead_periods <= period
    )
