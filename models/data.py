"""The data of a plan, complete and frozen: all that the mathematics knows of the world.

Areas are parks, counties and groups of counties; their codes never coincide. Periods run from 1.
Money is in wan yuan, land in mu, resources in their own unit. Land, output and support of a project
are full figures, multiplied by its reserve and odds in the park where it starts; resource needs are
already multiplied by the reserve, all values already discounted, see ``docs/mathematics.md``.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, inf
from typing import Any

Start = tuple[str, str, int]
"""Project (or prospect), park, period."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class ProjectData:
    """A project, or a prospect with a count.

    Attributes
    ----------
    industry
        Its industry.
    parks
        Parks where it may stand.
    ready
        Period of first production by start period; its keys are the periods of a possible start. A
        value beyond the last period means that it produces after the horizon.
    count_max
        1 for a project, the greatest count for a prospect.
    needs_target
        New projects need a lead or a speciality; upgrades and retentions do not.
    pursued
        Counts against the outreach capacity: new and not yet signed.
    fixed
        ``in``, ``out`` or blank.
    land_mu
        Land of one start, mu.
    output_wan
        Yearly output of one start at full ramp, wan yuan.
    support_wan
        Public support of one start, paid in its period, wan yuan.
    jobs_person
        Jobs of one start at full ramp.
    reserve
        Part of its needs that is kept for it by park; 1 where a park is not named.
    odds
        Probability that it ends up producing by park; 1 where a park is not named.
    """

    industry: str
    parks: tuple[str, ...]
    ready: Mapping[int, int]
    count_max: int = 1
    needs_target: bool = True
    pursued: bool = False
    fixed: str = ""
    land_mu: float = 0.0
    output_wan: float = 0.0
    support_wan: float = 0.0
    jobs_person: float = 0.0
    reserve: Mapping[str, float] = field(default_factory=dict)
    odds: Mapping[str, float] = field(default_factory=dict)

    def land_at(self, park: str) -> float:
        """Land kept for one start in a park, mu."""
        return self.reserve.get(park, 1) * self.land_mu

    def output_at(self, park: str) -> float:
        """Expected yearly output of one start in a park at full ramp, wan yuan."""
        return self.odds.get(park, 1) * self.output_wan

    def support_at(self, park: str) -> float:
        """Expected public support of one start in a park, wan yuan."""
        return self.odds.get(park, 1) * self.support_wan

    def jobs_at(self, park: str) -> float:
        """Expected jobs of one start in a park at full ramp."""
        return self.odds.get(park, 1) * self.jobs_person


@dataclass(frozen=True)
class ExpansionData:
    """Something built that raises the limit of `resource` in `area` by `amount` after `lead`.

    `cost_wan` is paid in the period in which building starts; `discounted_wan` is the same cost
    discounted, by that period; its keys are the periods in which building may start.
    """

    area: str
    resource: str
    amount: float
    cost_wan: float
    discounted_wan: Mapping[int, float]
    lead_periods: int = 0


@dataclass(frozen=True)
class RelationData:
    """A rule between projects a and b; `value_wan` for a bonus, `lag_periods` for follows."""

    kind: str
    a: str
    b: str
    value_wan: float = 0.0
    lag_periods: int = 0


@dataclass(frozen=True)
class DesignationData:
    """An industry that must (or must not) be a target of a county, perhaps in a role or park."""

    county: str
    industry: str
    wanted: bool
    park: str = ""
    role: str = ""


@dataclass(frozen=True)
class StreamData:
    """A material that some make and others use within an area, a year, in its own unit.

    Attributes
    ----------
    area
        Park, county or group within which it can be delivered.
    made_today, used_today
        What stands today.
    bought_max, sold_max
        Most that may be bought in from outside, and sold out; infinite without a limit.
    saving_wan
        Discounted value of a unit that is delivered within the area all through a period instead of
        sold out and bought in, by period.
    flows
        What one start makes (above 0) or uses (below 0) at full output, by project.
    """

    area: str
    made_today: float = 0.0
    used_today: float = 0.0
    bought_max: float = inf
    sold_max: float = inf
    saving_wan: Mapping[int, float] = field(default_factory=dict)
    flows: Mapping[str, float] = field(default_factory=dict)

    @property
    def standing(self) -> float:
        """What is delivered today, without any plan."""
        return min(self.made_today, self.used_today)


@dataclass(frozen=True)
class LayoutRules:
    """The 1+N rule; `breach_price_wan` above 0 makes the counts soft at that price each.

    `industry_output_share_max` is the most that one industry makes of a county's planned output; 0
    means no limit.
    """

    leads_per_park: int = 1
    lead_required: bool = False
    specials_min: int = 0
    specials_max: int = 3
    leads_per_industry_max: int = 2
    lead_output_share_min: float = 0.0
    industry_output_share_max: float = 0.0
    breach_price_wan: float = 0.0


@dataclass(frozen=True)
class PlanData:
    """Everything a plan is made from.

    Attributes
    ----------
    periods
        Number of periods.
    park_county
        County of each park.
    partner
        Partner county and its share of income and fiscal value, for enclave parks.
    groups
        Counties of each group.
    industries
        Industry codes.
    projects
        Projects and prospects by code.
    income_wan, fiscal_wan
        Discounted value of one start.
    land_mu
        Developable land by (park, period).
    needs
        Resource needs kept for one start at full output by resource and (project, park).
    stock_resources
        Resources that are used once at the start and stay used.
    effort_resources
        Resources that are needed in the period of the start only. Others are used from production
        on.
    limits
        Supply by (resource, area, period).
    expansions
        By code.
    purse_wan
        New money by (area, period); an area with one entry is a purse in all periods.
    carry_over
        (area, period) whose purse takes over what the period before left.
    overlap_wan
        Price of a full overlap by neighbour pair (sorted) and industry.
    neighbours
        Neighbouring counties of each county.
    present
        (county, industry) that exist today.
    chain_wan
        Value of an active link by (upstream, downstream).
    hub_share
        Strength of the strongest hub by (county, industry).
    relations, designations
        As stated by the user.
    market_wan
        Output that still finds demand by (industry, group), wan yuan a year.
    streams
        Materials made, used and delivered, by code.
    stock_output_wan
        Yearly output of today's stock by (county, industry), wan yuan, where it is known.
    pursuits_max
        Unsigned projects a county may start per period; 0 means no limit.
    income_floor_wan
        Least discounted income by county.
    floors
        Least jobs, output, income, fiscal value or support of existing firms by (measure, area,
        period), see `models.floors`; over all periods stands under the last.
    population
        Residents by county; only with `maxmin`.
    maxmin
        Least income per head goes first.
    """

    periods: int
    park_county: Mapping[str, str]
    industries: tuple[str, ...]
    projects: Mapping[str, ProjectData]
    income_wan: Mapping[Start, float]
    fiscal_wan: Mapping[Start, float]
    land_mu: Mapping[tuple[str, int], float]
    layout: LayoutRules = field(default_factory=LayoutRules)
    partner: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: Mapping[str, Mapping[Pair, float]] = field(default_factory=dict)
    stock_resources: frozenset[str] = frozenset()
    effort_resources: frozenset[str] = frozenset()
    limits: Mapping[tuple[str, str, int], float] = field(default_factory=dict)
    expansions: Mapping[str, ExpansionData] = field(default_factory=dict)
    purse_wan: Mapping[tuple[str, int], float] = field(default_factory=dict)
    carry_over: frozenset[tuple[str, int]] = frozenset()
    overlap_wan: Mapping[tuple[str, str, str], float] = field(default_factory=dict)
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    present: frozenset[Pair] = frozenset()
    chain_wan: Mapping[Pair, float] = field(default_factory=dict)
    hub_share: Mapping[Pair, float] = field(default_factory=dict)
    relations: tuple[RelationData, ...] = ()
    designations: tuple[DesignationData, ...] = ()
    market_wan: Mapping[Pair, float] = field(default_factory=dict)
    streams: Mapping[str, StreamData] = field(default_factory=dict)
    stock_output_wan: Mapping[Pair, float] = field(default_factory=dict)
    pursuits_max: int = 0
    income_floor_wan: Mapping[str, float] = field(default_factory=dict)
    floors: Mapping[tuple[str, str, int], float] = field(default_factory=dict)
    population: Mapping[str, float] = field(default_factory=dict)
    maxmin: bool = False
    income_weight: float = 1.0
    fiscal_weight: float = 1.0

    @cached_property
    def counties(self) -> tuple[str, ...]:
        """Counties that have a park or belong to a group, sorted."""
        grouped = {county for members in self.groups.values() for county in members}
        return tuple(sorted(grouped | set(self.park_county.values())))

    @cached_property
    def parks_in(self) -> Mapping[str, tuple[str, ...]]:
        """Parks of every area: of a park itself, of a county, of a group of counties."""
        of_county: dict[str, list[str]] = {county: [] for county in self.counties}
        for park, county in sorted(self.park_county.items()):
            of_county[county].append(park)
        areas: dict[str, tuple[str, ...]] = {park: (park,) for park in self.park_county}
        areas |= {county: tuple(parks) for county, parks in of_county.items()}
        for group, members in self.groups.items():
            areas[group] = tuple(park for county in members for park in of_county[county])
        return areas

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Every possible start, sorted."""
        return tuple(
            sorted(
                (name, park, period)
                for name, project in self.projects.items()
                for park in project.parks
                for period in project.ready
            )
        )

    @cached_property
    def starts_of(self) -> Mapping[str, tuple[Start, ...]]:
        """Possible starts of each project."""
        return self._gather(lambda start: start[0])

    @cached_property
    def starts_at(self) -> Mapping[str, tuple[Start, ...]]:
        """Possible starts in each park."""
        return self._gather(lambda start: start[1])

    @cached_property
    def starts_by_park_industry(self) -> Mapping[Pair, tuple[Start, ...]]:
        """Possible starts by (park, industry)."""
        return self._gather(lambda start: (start[1], self.projects[start[0]].industry))

    @cached_property
    def starts_by_county_industry(self) -> Mapping[Pair, tuple[Start, ...]]:
        """Possible starts by (county, industry)."""
        return self._gather(
            lambda start: (self.park_county[start[1]], self.projects[start[0]].industry)
        )

    def _gather(self, label: Callable[[Start], Hashable]) -> Mapping[Any, tuple[Start, ...]]:
        gathered: dict[Hashable, list[Start]] = defaultdict(list)
        for start in self.starts:
            gathered[label(start)].append(start)
        return defaultdict(tuple, {key: tuple(found) for key, found in gathered.items()})

    @cached_property
    def lead_pairs(self) -> tuple[Pair, ...]:
        """(park, industry) that can lead: a start is possible there, or the county has stock.

        A park or county without any such pair keeps all industries, so that a rule it cannot meet
        stays visible to the solver instead of vanishing; nothing is lost or won, because a lead
        needs something behind it.
        """
        pairs = set(self.starts_by_park_industry)
        pairs |= {
            (park, industry)
            for park, county in self.park_county.items()
            for industry in self.industries
            if (county, industry) in self.present
        }
        for wish in self.designations:
            parks = (wish.park,) if wish.park else self.parks_in[wish.county]
            pairs |= {(park, wish.industry) for park in parks}
        bare = set(self.park_county) - {park for park, _ in pairs}
        pairs |= {(park, industry) for park in bare for industry in self.industries}
        return tuple(sorted(pairs))

    @cached_property
    def target_pairs(self) -> tuple[Pair, ...]:
        """(county, industry) that can be a target or a speciality."""
        pairs = {(self.park_county[park], industry) for park, industry in self.lead_pairs}
        pairs |= {(wish.county, wish.industry) for wish in self.designations}
        bare = set(self.counties) - {county for county, _ in pairs}
        pairs |= {(county, industry) for county in bare for industry in self.industries}
        return tuple(sorted(pairs))

    def can_have(self, county: str, industry: str) -> bool:
        """Whether the industry exists in the county or can become its target."""
        pair = (county, industry)
        return pair in self.present or pair in self._target_set

    def reach(self, county: str) -> tuple[str, ...]:
        """The county and its neighbours."""
        return (county, *self.neighbours.get(county, ()))

    def standing_link(self, county: str, up: str, down: str) -> float:
        """How far a link stands today, without any plan: from 0 to 1."""
        if (county, up) not in self.present:
            return 0.0
        near = sum((other, down) in self.present for other in self.reach(county))
        return min(1.0, near + self.hub_share.get((county, down), 0.0))

    def flows_by(self, stream: str, period: int) -> tuple[tuple[float, Start], ...]:
        """Expected flow of every start that produces by a period in the area of a stream."""
        one = self.streams[stream]
        return tuple(
            (flow * self.projects[start[0]].odds.get(start[1], 1), start)
            for park in self.parks_in[one.area]
            for start in self.starts_at[park]
            if (flow := one.flows.get(start[0], 0.0))
            and self.projects[start[0]].ready[start[2]] <= period
        )

    def delivered_wan(self, stream: str, starts: Mapping[Start, int]) -> float:
        """Value of what a plan delivers of a stream beyond today, wan yuan."""
        one = self.streams[stream]
        worth = []
        for period, saving in one.saving_wan.items():
            flows = [(x, starts.get(start, 0)) for x, start in self.flows_by(stream, period)]
            made = one.made_today + fsum(x * n for x, n in flows if x > 0)
            used = one.used_today - fsum(x * n for x, n in flows if x < 0)
            worth.append(saving * (min(made, used) - one.standing))
        return fsum(worth)

    @cached_property
    def _target_set(self) -> frozenset[Pair]:
        return frozenset(self.target_pairs)

    @cached_property
    def expansions_of(self) -> Mapping[Pair, tuple[str, ...]]:
        """Expansions by (resource, area), sorted."""
        found: dict[Pair, list[str]] = {}
        for name, expansion in sorted(self.expansions.items()):
            found.setdefault((expansion.resource, expansion.area), []).append(name)
        return {key: tuple(names) for key, names in found.items()}

    def implied_later(self, given: Mapping[Any, float], resource: str, *key: str | int) -> bool:
        """Whether the limit `given[key]` follows from the one of the next period.

        `key` ends with area and period. Proof: what a start uses it goes on using, so use never
        falls from one period to the next. If no expansion raises this limit and the next period
        offers no more, then use(t) <= use(t+1) <= given(t+1) <= given(t). An effort is used in one
        period only: of it nothing follows.
        """
        *head, area, period = key
        following = (*head, area, int(period) + 1)
        grows = (resource, area) in self.expansions_of or resource in self.effort_resources
        return not grows and following in given and given[following] <= given[key]

    def uses_in(self, start: Start, resource: str, period: int) -> bool:
        """Whether a start uses a resource in a period (a stock: has used it by then)."""
        project, _, begun = start
        if resource in self.effort_resources:
            return period == begun
        first = begun if resource in self.stock_resources else self.projects[project].ready[begun]
        return first <= period
