"""Changed plan data: what if this project had to start, that limit were larger, a rule were gone.

Every "why" is a comparison of two plans: the one of the data as they are, and the one of the data
changed by one of these. A change never edits what it is given.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from models import DesignationData, PlanData, ProjectData
from planner.schema import LAND

BUDGET, PURSUITS, MARKET, FLOOR = "budget", "pursuits", "market", "income_floor"
BOUGHT, SOLD = "bought", "sold"
AREA_FLOOR = "floor"
"""Limits that are neither land nor a resource, by the names that the audit gives them."""

COUNT_RULES = ("leads_per_park", "specials_max", "specials_min", "leads_per_industry_max")
"""Rules of the 1+N layout that are counts."""

SHARE_RULES = ("lead_output_share_min", "industry_output_share_max")
"""Rules of the 1+N layout on shares of output; 0 is none."""

RULES = (*COUNT_RULES, "lead_required", *SHARE_RULES)
"""All rules of the 1+N layout."""


class Change(Protocol):
    """One change; `key` names it in files and keys of tasks."""

    @property
    def key(self) -> str: ...  # noqa: D102

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""


@dataclass(frozen=True)
class Force:
    """A project has to start (a prospect at least once)."""

    project: str

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"force:{self.project}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        return _fixed(data, self.project, "in")


@dataclass(frozen=True)
class Forbid:
    """A project may not start."""

    project: str

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"forbid:{self.project}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        return _fixed(data, self.project, "out")


def _fixed(data: PlanData, project: str, fixed: str) -> PlanData:
    changed = replace(data.projects[project], fixed=fixed)
    return replace(data, projects={**data.projects, project: changed})


@dataclass(frozen=True)
class Refigure:
    """A project has other figures: what it needs, makes and is worth.

    It replaces all that is known of the project, so it goes before `Force` and `Forbid`.

    Attributes
    ----------
    label
        Names the figures in keys: the same label, the same figures.
    figures
        Its data; sites and periods are those it had.
    income_wan, fiscal_wan
        Discounted value of one start, for all its starts.
    needs
        Reserved need of one start by resource and (project, park); others stay.
    """

    project: str
    label: str
    figures: ProjectData
    income_wan: Mapping[tuple[str, str, int], float]
    fiscal_wan: Mapping[tuple[str, str, int], float]
    needs: Mapping[str, Mapping[tuple[str, str], float]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"figures:{self.project}:{self.label}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        return replace(
            data,
            projects={**data.projects, self.project: self.figures},
            income_wan={**data.income_wan, **self.income_wan},
            fiscal_wan={**data.fiscal_wan, **self.fiscal_wan},
            needs={**data.needs, **{r: {**data.needs[r], **n} for r, n in self.needs.items()}},
        )


@dataclass(frozen=True)
class Designate:
    """An industry has to be a target of a county, or may not be one."""

    county: str
    industry: str
    wanted: bool

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"{'target' if self.wanted else 'no-target'}:{self.county}:{self.industry}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        wish = DesignationData(self.county, self.industry, self.wanted)
        return replace(data, designations=(*data.designations, wish))


@dataclass(frozen=True)
class Raise:
    """More of a limit, in its unit; a negative amount is less, never below zero.

    Attributes
    ----------
    limit
        ``land``, a resource, ``budget``, ``pursuits``, ``market``, ``income_floor``, ``floor``,
        ``bought`` or ``sold``.
    area
        Area of the limit. Pursuits have one limit for all counties: the area is not used.
    amount
        Added in every period that has the limit; new money is added once, in `period`.
    period
        Period of new money; without one, the first. Of a floor of an area the only one that is
        changed.
    about
        Industry of a market, measure of a floor, material that is bought or sold.
    """

    limit: str
    area: str
    amount: float
    period: int | None = None
    about: str = ""

    @property
    def key(self) -> str:
        """Name of the change."""
        when = "" if self.period is None else f":{self.period}"
        what = f"{self.limit}:{self.about}" if self.about else self.limit
        return f"raise:{what}:{self.area}{when}:{self.amount:+}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        add, area = self.amount, self.area
        if self.limit == LAND:
            land = _raised(data.land_mu, add, lambda key: key[0] == area)
            return replace(data, land_mu=land)
        if self.limit == BUDGET:
            purse = {**data.purse_wan}
            key = (area, self.period or min(t for a, t in purse if a == area))
            purse[key] = max(purse.get(key, 0.0) + add, 0.0)
            return replace(data, purse_wan=purse)
        if self.limit == PURSUITS:
            # 0 stands for no limit: it stays without one, and no step makes a limit one.
            most = max(data.pursuits_max + round(add), 1) if data.pursuits_max else 0
            return replace(data, pursuits_max=most)
        if self.limit == MARKET:
            here = (self.about, area)
            return replace(data, market_wan=_raised(data.market_wan, add, lambda key: key == here))
        if self.limit in (FLOOR, AREA_FLOOR):
            least = _raised(data.income_floor_wan, add, self._is_income_floor)
            floors = _raised(data.floors, add, self._is_floor)
            return replace(data, income_floor_wan=least, floors=floors)
        traded = self.limit in (BOUGHT, SOLD)
        return self._traded(data) if traded else self._supplied(data)

    def _supplied(self, data: PlanData) -> PlanData:
        """More of a resource."""
        here = (self.limit, self.area)
        limits = _raised(data.limits, self.amount, lambda key: key[:2] == here)
        return replace(data, limits=limits)

    def _traded(self, data: PlanData) -> PlanData:
        """More of a material that may be bought in or sold out."""
        stream, side = data.streams[self.about], f"{self.limit}_max"
        most = {side: max(getattr(stream, side) + self.amount, 0.0)}
        return replace(data, streams={**data.streams, self.about: replace(stream, **most)})

    def _is_income_floor(self, county: str) -> bool:
        return self.limit == FLOOR and county == self.area

    def _is_floor(self, key: tuple[str, str, int]) -> bool:
        measure, area, period = key
        meant = (AREA_FLOOR, measure, area) == (self.limit, self.about, self.area)
        return meant and self.period in (None, period)


def _raised(given: Mapping[Any, float], add: float, meant: Any) -> dict[Any, float]:
    return {key: max(x + add, 0.0) if meant(key) else x for key, x in given.items()}


@dataclass(frozen=True)
class Relax:
    """A rule of the 1+N layout does not hold.

    A count is set to where it cannot bind: 0 for a floor, the number of industries (or parks) for a
    ceiling. Where every park must have its leads, their number is floor and ceiling at once, so
    that without ``leads_per_park`` there is no number left to require.
    """

    rule: str

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"relax:{self.rule}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        free: dict[str, object] = {
            "leads_per_park": len(data.industries),
            "specials_max": len(data.industries),
            "specials_min": 0,
            "leads_per_industry_max": len(data.park_county),
            "lead_required": False,
            **dict.fromkeys(SHARE_RULES, 0.0),
        }
        layout = replace(data.layout, **{self.rule: free[self.rule]})  # type: ignore[arg-type]
        if self.rule == "leads_per_park":
            layout = replace(layout, lead_required=False)
        return replace(data, layout=layout)


@dataclass(frozen=True)
class Recount:
    """A count of the 1+N layout is larger or smaller, never below zero."""

    rule: str
    by: int

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"recount:{self.rule}:{self.by:+d}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        count = max(getattr(data.layout, self.rule) + self.by, 0)
        layout = replace(data.layout, **{self.rule: count})
        return replace(data, layout=layout)


@dataclass(frozen=True)
class Unfix:
    """A project that was fixed in or out may start or not."""

    project: str

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"unfix:{self.project}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        return _fixed(data, self.project, "")


@dataclass(frozen=True)
class Drop:
    """Designations or relations that no longer hold.

    Attributes
    ----------
    what
        ``designations`` or ``relations``.
    places
        Their places in the data, all at once because dropping one moves the others.
    """

    what: str
    places: tuple[int, ...]

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"drop:{self.what}:{','.join(map(str, self.places))}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        held = getattr(data, self.what)
        left = tuple(one for place, one in enumerate(held) if place not in self.places)
        return replace(data, **{self.what: left})  # type: ignore[arg-type]


@dataclass(frozen=True)
class Closed:
    """No new project starts in a park; firms that exist in it stay as they may."""

    park: str

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"closed:{self.park}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        projects = {
            name: replace(one, parks=tuple(park for park in one.parks if park != self.park))
            if one.needs_target and self.park in one.parks
            else one
            for name, one in data.projects.items()
        }
        return replace(data, projects=projects)


@dataclass(frozen=True)
class Unpaced:
    """Counties may start as many unsigned projects in a period as they like."""

    @property
    def key(self) -> str:
        """Name of the change."""
        return "unpaced"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        return replace(data, pursuits_max=0)


def changed(data: PlanData, changes: Iterable[Change]) -> PlanData:
    """Data with all changes, one after the other."""
    for change in changes:
        data = change.of(data)
    return data
