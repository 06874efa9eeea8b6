"""Counties on their own: what is shared is split into quotas, then each has a plan of its own."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from models import DesignationData, PlanData, Portfolio, build_portfolio_model, read_portfolio
from planner.compiling import compile_model
from planner.districts import Map, cut
from planner.errors import NoPlanError, StoppedEarlyError
from planner.pool import shared, stopping
from planner.results import Plan
from planner.solve import SolveOptions, solve
from planner.studies.asking import CASE
from planner.studies.case import Case

Start = tuple[str, str, int]
"""Project, park, period."""

AT = "@"
"""Between a group and a county in the name of the county's part of what is the group's."""


@dataclass(frozen=True)
class Quotas:
    """What each county may use of what groups have.

    Attributes
    ----------
    limits
        By (resource, group, period, county), in the unit of the resource.
    purses
        By (group, period, county), wan yuan.
    markets
        By (industry, group, county), wan yuan of output a year.
    """

    limits: Mapping[tuple[str, str, int, str], float]
    purses: Mapping[tuple[str, int, str], float]
    markets: Mapping[tuple[str, str, str], float]


def quotas_of_plan(data: PlanData, plan: Plan) -> Quotas:
    """Quotas that let every county do what a plan has it do, and share the rest equally.

    Limits and markets go by use. Grants are those of the plan, in the periods in which it gives
    them; what a group's purse keeps is not handed out.
    """
    limits: dict[tuple[str, str, int, str], float] = {}
    for (resource, group, period), amount in data.limits.items():
        if group in data.groups:
            used = _used(data, plan, resource, group, period)
            rest = max(amount - sum(used.values()), 0.0) / len(used)
            limits |= {
                (resource, group, period, county): use + rest for county, use in used.items()
            }
    markets: dict[tuple[str, str, str], float] = {}
    for (industry, group), amount in data.market_wan.items():
        sold = _sold(data, plan, industry, group)
        rest = max(amount - sum(sold.values()), 0.0) / len(sold)
        markets |= {(industry, group, county): made + rest for county, made in sold.items()}
    return Quotas(limits, dict(_granted(data, plan)), markets)


def _used(data: PlanData, plan: Plan, resource: str, group: str, period: int) -> dict[str, float]:
    """Reserved use of a resource in a period by county of a group."""
    used = dict.fromkeys(data.groups[group], 0.0)
    for start, count in plan.starts.items():
        county = data.park_county[start[1]]
        if county in used and data.uses_in(start, resource, period):
            used[county] += count * data.needs.get(resource, {}).get(start[:2], 0.0)
    return used


def _sold(data: PlanData, plan: Plan, industry: str, group: str) -> dict[str, float]:
    """Expected output of an industry by county of a group, wan yuan a year."""
    sold = dict.fromkeys(data.groups[group], 0.0)
    for start, count in plan.starts.items():
        county = data.park_county[start[1]]
        if data.projects[start[0]].industry == industry and county in sold:
            sold[county] += count * sales_of(data, start)
    return sold


def sales_of(data: PlanData, start: Start) -> float:
    """Expected output of a start that needs a market: of those that produce by the last period."""
    project = data.projects[start[0]]
    return project.output_at(start[1]) if project.ready[start[2]] <= data.periods else 0.0


def _granted(data: PlanData, plan: Plan) -> Mapping[tuple[str, int, str], float]:
    """Grants by group, period and county; nothing where none was given."""
    return {
        (group, period, county): plan.grants.get((group, county, period), 0.0)
        for group, period in data.purse_wan
        if group in data.groups
        for county in data.groups[group]
    }


def data_of_counties(data: PlanData, quotas: Quotas) -> dict[str, PlanData]:
    """Plan data of every county by itself: its part of what is shared, its neighbours' stock.

    What a group builds for all is no choice of a county. A project that may stand in several
    counties is a candidate of each; one that must start (fixed) may, but need not, in each.
    """
    several = {
        name
        for name, project in data.projects.items()
        if len({data.park_county[park] for park in project.parks}) > 1
    }
    parts = {f"{g}{AT}{c}": (c,) for g, members in data.groups.items() for c in members}
    split = replace(
        data,
        groups=parts,
        limits={
            **{key: value for key, value in data.limits.items() if key[1] not in data.groups},
            **{(r, f"{g}{AT}{c}", t): value for (r, g, t, c), value in quotas.limits.items()},
        },
        purse_wan={
            **{key: value for key, value in data.purse_wan.items() if key[0] not in data.groups},
            **{(f"{g}{AT}{c}", t): value for (g, t, c), value in quotas.purses.items()},
        },
        carry_over=frozenset(
            {key for key in data.carry_over if key[0] not in data.groups}
            | {
                (f"{g}{AT}{c}", t)
                for g, t in data.carry_over
                if g in data.groups
                for c in data.groups[g]
            }
        ),
        market_wan={(i, f"{g}{AT}{c}"): value for (i, g, c), value in quotas.markets.items()},
        expansions={
            name: one for name, one in data.expansions.items() if one.area not in data.groups
        },
        projects={
            name: replace(project, fixed="")
            if name in several and project.fixed == "in"
            else project
            for name, project in data.projects.items()
        },
    )
    alone = [(county,) for county in data.counties]
    return dict(zip(data.counties, cut(split, Map(split, alone)), strict=True))


@dataclass(frozen=True)
class OwnPlan:
    """A county's own plan; `open_wan` is how much a better one might be worth more to it."""

    county: str
    portfolio: Portfolio | None
    value_wan: float
    open_wan: float

    @property
    def late(self) -> bool:
        """Whether no plan was found in time, though there may be one."""
        return self.portfolio is None and self.open_wan > 0


def own_plan(
    county: str,
    quotas: Quotas,
    known: Set[tuple[str, str]] | None,
    only: Set[str] | None,
    gap_share: float,
    seconds: float,
) -> OwnPlan:
    """Task: best plan of a county by itself, of the case that the pool lends.

    Parameters
    ----------
    known
        (county, industry) targeted elsewhere that it has been told of; None: it sees neither
        overlaps with its neighbours nor links to them.
    only
        Industries that it may target; None: all.
    """
    case: Case = shared(CASE)
    data = data_of_counties(told(case.data, county, known), quotas)[county]
    return solved(_restricted(data, county, only), county, gap_share, seconds)


def solved(data: PlanData, county: str, gap_share: float, seconds: float) -> OwnPlan:
    """Best plan of a county's own data."""
    m = build_portfolio_model(data)
    try:
        compiled = compile_model(m)
        found = solve(
            compiled, SolveOptions(gap_share, seconds, method="direct"), None, None, stopping()
        )
    except NoPlanError:
        return OwnPlan(county, None, float("-inf"), 0.0)
    except StoppedEarlyError:
        return OwnPlan(county, None, float("-inf"), float("inf"))
    portfolio = read_portfolio(m, found.values)
    value = found.objective_wan
    return OwnPlan(county, portfolio, value, max(found.bound_wan - value, 0.0))


def _restricted(data: PlanData, county: str, only: Set[str] | None) -> PlanData:
    """Data in which a county may target some industries only."""
    if only is None:
        return data
    banned = [DesignationData(county, i, wanted=False) for i in data.industries if i not in only]
    wanted = [one for one in data.designations if not one.wanted]
    return replace(data, designations=(*wanted, *banned))


def told(data: PlanData, county: str, known: Set[tuple[str, str]] | None) -> PlanData:
    """Data with what a county knows of its neighbours' targets: as if they were there already."""
    if known is None:
        own = frozenset(pair for pair in data.present if pair[0] == county)
        return replace(data, overlap_wan={}, present=own)
    return replace(data, present=data.present | {pair for pair in known if pair[0] != county})
