"""What a plan needs of each limit, project by project, by plain arithmetic without the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models import PlanData, Portfolio
from models.data import Start
from planner.schema import LAND

LimitKey = tuple[str, str, int]
"""``land`` or a resource, area, period."""


@dataclass(frozen=True)
class Load:
    """A limit under a plan, in the unit of the limit.

    Attributes
    ----------
    needs
        Of each project that needs any of it, all its starts together.
    available
        Supply with expansions.
    """

    needs: Mapping[str, float]
    available: float

    @property
    def used(self) -> float:
        """Need of the whole plan."""
        return sum(self.needs.values())

    def worst(self, shares: Mapping[str, float], budget: float) -> float:
        """Need if the `budget` greatest deviations happen at once.

        A part of a deviation counts for a budget that is not whole.
        """
        swings = sorted((shares.get(k, 0.0) * need for k, need in self.needs.items()), reverse=True)
        taken = int(budget)
        part = (budget - taken) * swings[taken] if taken < len(swings) else 0.0
        return self.used + sum(swings[:taken]) + part


def loads_of(data: PlanData, plan: Portfolio) -> dict[LimitKey, Load]:
    """Every limit on land and resources that the plan needs anything of."""
    found: dict[LimitKey, Load] = {}
    for key, given in _limits(data):
        limit, area, period = key
        needs: dict[str, float] = {}
        for start, count in plan.starts.items():
            if start[1] in data.parks_in[area] and _uses(data, limit, start, period):
                needs[start[0]] = needs.get(start[0], 0.0) + count * _need(data, limit, start)
        needs = {project: need for project, need in sorted(needs.items()) if need}
        if needs:
            found[key] = Load(needs, given + _built(data, plan, key))
    return found


def _limits(data: PlanData) -> Iterator[tuple[LimitKey, float]]:
    for (park, period), given in sorted(data.land_mu.items()):
        yield (LAND, park, period), given
    yield from sorted(data.limits.items())


def _need(data: PlanData, limit: str, start: Start) -> float:
    if limit == LAND:
        return data.projects[start[0]].land_at(start[1])
    return data.needs.get(limit, {}).get(start[:2], 0.0)


def _uses(data: PlanData, limit: str, start: Start, period: int) -> bool:
    return start[2] <= period if limit == LAND else data.uses_in(start, limit, period)


def _built(data: PlanData, plan: Portfolio, key: LimitKey) -> float:
    limit, area, period = key
    return sum(
        one.amount
        for name, begun in plan.builds
        if (one := data.expansions[name]).resource == limit
        and one.area == area
        and begun + one.lead_periods <= period
    )
