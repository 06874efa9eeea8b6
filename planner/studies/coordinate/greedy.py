"""First come, first served: counties plan in turn with what is left of what they share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from models import PlanData, Portfolio
from planner.districts.whole import joined, targets_of
from planner.pool import shared
from planner.results import Plan
from planner.studies.asking import CASE
from planner.studies.case import Case
from planner.studies.coordinate.counties import (
    AT,
    OwnPlan,
    Quotas,
    data_of_counties,
    sales_of,
    solved,
    told,
)


def first_come(order: Sequence[str], gap_share: float, seconds: float) -> tuple[OwnPlan, ...]:
    """Task: every county in turn takes what is best for it of what those before it left.

    It sees the layouts of those before it, but none sees what it will do to those after it. The
    plans together keep every limit.
    """
    case: Case = shared(CASE)
    data = case.data
    left = _Left(data)
    owns: list[OwnPlan] = []
    plans: list[Plan] = []
    for county in order:
        so_far = joined(plans)
        free = replace(
            data,
            projects={
                name: replace(project, fixed="out") if name in left.taken else project
                for name, project in data.projects.items()
            },
        )
        known = told(free, county, targets_of(data, so_far))
        own = solved(
            data_of_counties(known, left.quotas(county))[county], county, gap_share, seconds
        )
        owns.append(own)
        if own.portfolio is None:
            continue
        plan = back(own.portfolio)
        left.take(plan)
        plans.append(plan)
    return tuple(owns)


def back(portfolio: Portfolio) -> Plan:
    """Plan of a county with grants from the groups themselves, not from its part of them."""
    plan = Plan.of(portfolio)
    grants = {(group.partition(AT)[0], c, t): x for (group, c, t), x in plan.grants.items()}
    return replace(plan, grants=grants)


class _Left:
    """What is left of what counties share."""

    def __init__(self, data: PlanData) -> None:
        self.data = data
        self.taken: set[str] = set()
        self._used: dict[tuple[str, str, int], float] = defaultdict(float)
        self._sold: dict[tuple[str, str], float] = defaultdict(float)
        self._purse = {key: x for key, x in data.purse_wan.items() if key[0] in data.groups}

    def quotas(self, county: str) -> Quotas:
        """All that is left, for one county; nothing for the others."""
        data = self.data
        mine = [group for group, members in data.groups.items() if county in members]
        return Quotas(
            {
                (r, g, t, county): max(x - self._used[r, g, t], 0.0)
                for (r, g, t), x in data.limits.items()
                if g in mine
            },
            {(g, t, county): x for (g, t), x in self._purse.items() if g in mine},
            {
                (i, g, county): max(x - self._sold[i, g], 0.0)
                for (i, g), x in data.market_wan.items()
                if g in mine
            },
        )

    def take(self, plan: Plan) -> None:
        """Take away what a county uses."""
        data = self.data
        for start, count in plan.starts.items():
            name, park, _ = start
            project, county = data.projects[name], data.park_county[park]
            if project.count_max == 1:
                self.taken.add(name)
            for resource, group, period in data.limits:
                if county in data.groups.get(group, ()) and data.uses_in(start, resource, period):
                    need = data.needs.get(resource, {}).get((name, park), 0.0)
                    self._used[resource, group, period] += count * need
            for industry, group in data.market_wan:
                if industry == project.industry and county in data.groups[group]:
                    self._sold[industry, group] += count * sales_of(data, start)
        for (group, _, period), grant in plan.grants.items():
            self._pay(group, period, grant)

    def _pay(self, group: str, period: int, grant: float) -> None:
        """Take a grant from the money of its period, then from what earlier ones carried over."""
        for earlier in range(period, 0, -1):
            paid = min(self._purse.get((group, earlier), 0.0), grant)
            if paid:
                self._purse[group, earlier] -= paid
                grant -= paid
            if (group, earlier) not in self.data.carry_over:
                return
