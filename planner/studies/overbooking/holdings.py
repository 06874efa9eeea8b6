"""What draws on every limit of a plan: use, odds and count of each start, and what there is."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models import PlanData
from planner.overruns import Load, Overrun, overrun, shocked
from planner.results import Start
from planner.schema import LAND

Limit = tuple[str, str]
"""Resource (or land) and area."""


@dataclass(frozen=True)
class Holding:
    """A limit in one period: its loads, and the supply with what was built."""

    limit: Limit
    period: int
    supply: float
    loads: tuple[Load, ...]


@dataclass(frozen=True)
class Standing:
    """How a limit stands in one period.

    Attributes
    ----------
    risk
        Realised use if projects land independently of each other.
    shock
        The same under a common shock; None if none was asked for.
    variance
        Of the realised use, independent projects.
    """

    limit: Limit
    period: int
    supply: float
    risk: Overrun
    shock: Overrun | None
    variance: float

    @property
    def expected_share(self) -> float:
        """Expected use as a part of the limit."""
        if self.supply <= 0:
            return math.inf if self.risk.expected > 0 else 0.0
        return self.risk.expected / self.supply


def holdings(
    data: PlanData, starts: Mapping[Start, int], builds: Iterable[tuple[str, int]]
) -> tuple[Holding, ...]:
    """Every limit in every period, sorted; `data` keeps needs at their odds."""
    begun = tuple(builds)
    at: dict[str, list[tuple[Start, int]]] = {}
    for start, count in sorted(starts.items()):
        at.setdefault(start[1], []).append((start, count))
    supplies = {(LAND, *key): mu for key, mu in data.land_mu.items()} | dict(data.limits)
    found = []
    for (resource, area, period), given in sorted(supplies.items()):
        loads = []
        for park in data.parks_in[area]:
            for start, count in at.get(park, ()):
                land, effort = resource == LAND, resource in data.effort_resources
                there = start[2] <= period if land else data.uses_in(start, resource, period)
                amount = full_use(data, start, resource)
                if there and amount > 0:
                    odds = 1.0 if effort else data.projects[start[0]].odds.get(park, 1.0)
                    loads.append(Load(amount, odds, count))
        built = sum(
            data.expansions[name].amount
            for name, when in begun
            if (data.expansions[name].resource, data.expansions[name].area) == (resource, area)
            and when + data.expansions[name].lead_periods <= period
        )
        found.append(Holding((resource, area), period, given + built, tuple(loads)))
    return tuple(found)


def full_use(data: PlanData, start: Start, resource: str) -> float:
    """What one start needs of a resource if it lands."""
    code, park, _ = start
    project = data.projects[code]
    if resource == LAND:
        return project.land_mu
    kept = 1.0 if resource in data.effort_resources else project.reserve.get(park, 1.0)
    need = data.needs.get(resource, {}).get((code, park), 0.0)
    return need / kept if kept else 0.0


def standing(held: Holding, correlation: float = 0.0) -> Standing:
    """Risk of a limit; with a correlation also under a common shock."""
    variance = math.fsum(
        load.count * load.odds * (1 - load.odds) * load.amount**2 for load in held.loads
    )
    return Standing(
        limit=held.limit,
        period=held.period,
        supply=held.supply,
        risk=overrun(held.loads, held.supply),
        shock=shocked(held.loads, held.supply, correlation) if correlation else None,
        variance=variance,
    )
