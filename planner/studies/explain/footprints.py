"""What a project takes of each limit, and what a plan leaves: plain arithmetic on the plan data.

Limits have the names of the audit (`planner.results.LimitUse`); amounts are in their unit, kept by
the reserve (docs/mathematics.md, Coefficients).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models import PlanData
from planner.results import LimitUse, Start
from planner.schema import LAND
from planner.variations import BUDGET, MARKET, PURSUITS

Limit = tuple[str, str, int]
"""Limit, area, period."""

SLACK = 1e-6
"""Relative excess that is rounding."""


@dataclass(frozen=True)
class Take:
    """What a project takes of one limit in one period.

    Attributes
    ----------
    need
        What it takes, or would take.
    used, available
        Of the whole plan.
    left
        What the plan leaves for more; of a purse, what is left in it and in the purses that may
        grant to it, now and in all later periods that money is carried to.
    """

    limit: str
    area: str
    period: int
    need: float
    used: float
    available: float
    left: float
    unit: str

    @property
    def share(self) -> float:
        """Part of the limit that it takes."""
        return self.need / self.available if self.available > 0 else float("inf")

    @property
    def short(self) -> float:
        """What is missing for it beside the plan; negative if it fits."""
        return self.need - self.left


def footprint(data: PlanData, starts: Mapping[Start, int]) -> dict[Limit, float]:
    """What some starts take of every limit that there is."""
    taken: dict[Limit, float] = defaultdict(float)
    for start, count in starts.items():
        for limit, amount in _of_start(data, start):
            taken[limit] += count * amount
    return {limit: amount for limit, amount in taken.items() if amount}


def _of_start(data: PlanData, start: Start) -> Iterable[tuple[Limit, float]]:
    code, park, begun = start
    project, county = data.projects[code], data.park_county[park]
    for period in range(begun, data.periods + 1):
        if (park, period) in data.land_mu:
            yield (LAND, park, period), project.land_at(park)
    for resource, area, period in data.limits:
        here = park in data.parks_in[area] and data.uses_in(start, resource, period)
        if here:
            yield (resource, area, period), data.needs.get(resource, {}).get((code, park), 0.0)
    for industry, group in data.market_wan:
        if industry == project.industry and county in data.groups[group]:
            for period in range(project.ready[begun], data.periods + 1):
                yield (f"{MARKET}:{industry}", group, period), project.output_at(park)
    if data.pursuits_max and project.pursued:
        yield (PURSUITS, county, begun), 1.0
    if payers(data, county):
        yield (BUDGET, county, begun), project.support_at(park)


def payers(data: PlanData, county: str) -> tuple[str, ...]:
    """Purses that pay for a county: its own, and those of its groups; none if money is free."""
    purses = {area for area, _ in data.purse_wan}
    groups = sorted(g for g, members in data.groups.items() if g in purses and county in members)
    return (*((county,) if county in purses or groups else ()), *groups)


def takes(
    data: PlanData, limits: Iterable[LimitUse], starts: Mapping[Start, int]
) -> tuple[Take, ...]:
    """What some starts take beside what a plan uses; `limits` are those of the plan's audit."""
    known = {(one.limit, one.area, one.period): one for one in limits if one.period is not None}
    left = {key: one.available - one.used for key, one in known.items()}
    found = []
    for (limit, area, period), need in sorted(footprint(data, starts).items()):
        use = known.get((limit, area, period))
        if use is not None:
            room = left[limit, area, period]
            if limit == BUDGET:
                room = sum(_money_left(data, left, payer, period) for payer in payers(data, area))
            found.append(
                Take(limit, area, period, need, use.used, use.available, max(room, 0.0), use.unit)
            )
    return tuple(found)


def _money_left(data: PlanData, left: Mapping[Limit, float], area: str, period: int) -> float:
    """Money of a purse that nobody needs, now or later."""
    rest = left.get((BUDGET, area, period), 0.0)
    while (area, period + 1) in data.carry_over:
        period += 1
        rest = min(rest, left.get((BUDGET, area, period), 0.0))
    return rest


def fullest(lines: Iterable[Take]) -> tuple[Take, ...]:
    """One line for each limit and area: that of the period in which least is left of it."""
    best: dict[tuple[str, str], Take] = {}
    for line in lines:
        key = (line.limit, line.area)
        if key not in best or line.left < best[key].left:
            best[key] = line
    return tuple(sorted(best.values(), key=lambda one: (-one.share, one.limit, one.area)))


def lacking(lines: Iterable[Take]) -> tuple[Take, ...]:
    """Lines that do not fit beside the plan, one for each limit and area: the worst period."""
    worst: dict[tuple[str, str], Take] = {}
    for line in lines:
        key = (line.limit, line.area)
        short = line.short > SLACK * max(line.available, 1.0)
        if short and (key not in worst or line.short > worst[key].short):
            worst[key] = line
    return tuple(worst.values())
