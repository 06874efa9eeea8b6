"""Routes: other ways to pursue a project, written out as further rows of the tables.

A route says how projects could be pursued otherwise: at a fair, through a returnee, behind an
anchor, with a stake of a fund, with quick approvals. Every project that it fits gets a second row
with the route's odds, time, window and needs, its own sites and uses, and a rule that only one of
the rows starts. From then on a row is a project like any other, so that model, audit and reports
know nothing of routes. See docs/routes.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from planner.errors import Fault
from planner.results import Scenario, Table
from planner.scenario.reading import fault_in
from planner.schema import Flow, Project, Relation, Route, Site, Use

SIGN = "+"
"""Between the code of a project and that of a route."""

COPIED = {"requires": ("project_a",), "excludes": ("project_a", "project_b")}
"""Ends of a relation at which every row of a project may stand for it: a row that needs another
project, or cannot stand beside it, needs it in every way. `follows` is copied at its second end."""


def with_routes(scenario: Scenario) -> tuple[Scenario, list[Fault]]:
    """Scenario with the rows of its routes, and what is to be told of them.

    Rows that are there already (a stored scenario) are not made again.
    """
    table = scenario.tables["routes"]
    if not table.rows:
        return scenario, []
    unfolding = _Unfolding.of(scenario)
    faults: list[Fault] = []
    for route, line in zip(table.rows, table.lines, strict=True):
        made = unfolding.follow(route)
        if not made.met:
            faults.append(
                fault_in(table, line, "route", "route_meets_nothing", severity="warning",
                         value=route.route)
            )  # fmt: skip
        if made.left_out:
            faults.append(
                fault_in(table, line, "route", "route_left_out", severity="note",
                         value=route.route, projects=", ".join(made.left_out))
            )  # fmt: skip
    return unfolding.scenario(), faults


def ways_of(scenario: Scenario) -> Mapping[str, str]:
    """Rows that routes have made, each with the project that it is another way to pursue."""
    routes = {row.route for row in scenario.rows("routes")}
    codes = {row.project for row in scenario.rows("projects")}
    parts = {code: code.rpartition(SIGN) for code in codes}
    return {
        code: project
        for code, (project, _, route) in parts.items()
        if project in codes and route in routes
    }


@dataclass(frozen=True)
class _Made:
    """Projects that a route meets, and those that it would meet if it could: see `left_out`.

    Left out are projects that others depend on, and those whose value is stated after odds, which
    no route can change.
    """

    met: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass
class _Unfolding:
    """Rows made so far, each with the line of the row that it comes from."""

    before: Scenario
    sites: Mapping[str, Sequence[tuple[Site, int]]]
    uses: Mapping[str, Sequence[tuple[Use, int]]]
    flows: Mapping[str, Sequence[tuple[Flow, int]]]
    parks_in: Mapping[str, frozenset[str]]
    own: Mapping[str, str]
    rows: dict[str, list[tuple[Any, int]]]
    ways: dict[str, list[str]]

    @classmethod
    def of(cls, scenario: Scenario) -> "_Unfolding":
        return cls(
            before=scenario,
            sites=_by_project(scenario.tables["sites"]),
            uses=_by_project(scenario.tables["uses"]),
            flows=_by_project(scenario.tables["flows"]),
            parks_in=_parks_in(scenario),
            own=ways_of(scenario),
            rows=defaultdict(list),
            ways=defaultdict(list),
        )

    def follow(self, route: Route) -> _Made:
        """Make the rows of a route."""
        met, left_out = [], []
        table = self.before.tables["projects"]
        needed = _depended_on(self.before)
        for project, line in zip(table.rows, table.lines, strict=True):
            here = self._sites_on(route, project)
            if not here:
                continue
            if project.project in needed or _stated(project, here):
                left_out.append(project.project)
                continue
            met.append(project.project)
            code = f"{project.project}{SIGN}{route.route}"
            if code not in self.own:
                self._write(route, project, line, here)
        return _Made(tuple(met), tuple(left_out))

    def _sites_on(self, route: Route, project: Project) -> list[tuple[Site, int]]:
        """Sites of a project that the route reaches; none if it is decided or does not fit."""
        fits = (
            project.project not in self.own
            and not project.fixed
            and route.project in {None, project.project}
            and route.industry in {None, project.industry}
            and route.stage in {None, project.stage or "planned"}
            and route.after_project != project.project
            and _opens(route, project)
        )
        parks = self.parks_in[route.area] if route.area else None
        of_project = self.sites.get(project.project, ()) if fits else ()
        return [(site, line) for site, line in of_project if parks is None or site.park in parks]

    def _write(
        self, route: Route, project: Project, line: int, here: Iterable[tuple[Site, int]]
    ) -> None:
        code = f"{project.project}{SIGN}{route.route}"
        self.rows["projects"].append((_way(project, route, code), line))
        for site, at in here:
            self.rows["sites"].append((site.model_copy(update={"project": code}), at))
        for use, at in self.uses.get(project.project, ()):
            self.rows["uses"].append((use.model_copy(update={"project": code}), at))
        for flow, at in self.flows.get(project.project, ()):
            self.rows["flows"].append((flow.model_copy(update={"project": code}), at))
        if route.resource:
            amount = 1.0 if route.amount is None else route.amount
            taken = Use(project=code, resource=route.resource, amount=amount)
            self.rows["uses"].append((taken, 0))
        if route.after_project:
            self._relate("follows", route.after_project, code, route.lag_periods)
        self._copy_relations(project.project, code)
        self.ways[project.project].append(code)

    def _copy_relations(self, project: str, code: str) -> None:
        for row in self.before.rows("relations"):
            ends = ("project_b",) if row.kind == "follows" else COPIED.get(row.kind, ())
            for end in ends:
                if getattr(row, end) == project:
                    self.rows["relations"].append((row.model_copy(update={end: code}), 0))

    def _relate(self, kind: str, a: str, b: str, lag: int | None = None) -> None:
        row = Relation.model_validate(
            {"kind": kind, "project_a": a, "project_b": b, "lag_periods": lag}
        )
        self.rows["relations"].append((row, 0))

    def scenario(self) -> Scenario:
        """The scenario with all rows made."""
        for project, ways in self.ways.items():
            for one, other in combinations((project, *ways), 2):
                self._relate("excludes", one, other)
        tables = {
            name: _lengthened(table, self.rows[name]) if name in self.rows else table
            for name, table in self.before.tables.items()
        }
        return replace(self.before, tables=tables)


def _way(project: Project, route: Route, code: str) -> Project:
    """A project as it is on a route."""
    last = [one for one in (project.latest_period, route.latest_period) if one is not None]
    stake = project.stake_share if route.stake_share is None else route.stake_share
    changes: dict[str, object] = {
        "project": code,
        "name_zh": f"{project.name_zh}（{route.name_zh}）",
        "name_en": f"{project.name_en or project.name_zh} ({route.name_en or route.name_zh})",
        "odds_factor": _times(project.odds_factor, route.odds_factor),
        "earliest_period": max(project.earliest_period or 1, route.earliest_period or 1),
        "latest_period": min(last, default=None),
        "sooner_years": (project.sooner_years or 0.0) + (route.sooner_years or 0.0),
        "fee_wan": (project.fee_wan or 0.0) + (route.fee_wan or 0.0),
        "stake_share": stake,
    }
    if route.odds_share is not None:
        changes["odds_share"] = route.odds_share
    return project.model_copy(update=changes)


def _stated(project: Project, here: Iterable[tuple[Site, int]]) -> bool:
    """Whether the user states what a start is worth."""
    rows: tuple[Project | Site, ...] = (project, *(site for site, _ in here))
    return any(
        figure is not None for row in rows for figure in (row.income_npv_wan, row.fiscal_npv_wan)
    )


def _opens(route: Route, project: Project) -> bool:
    """Whether there is a period in which both the project may start and the route is open."""
    first = max(project.earliest_period or 1, route.earliest_period or 1)
    last = [one for one in (project.latest_period, route.latest_period) if one is not None]
    return first <= min(last, default=first)


def _times(one: float | None, other: float | None) -> float | None:
    """Product of two factors, each 1 where it is blank."""
    if one is None or other is None:
        return one if other is None else other
    return one * other


def _depended_on(scenario: Scenario) -> frozenset[str]:
    """Projects that others need, follow or go together with: only one row may stand for them."""
    routes = {row.after_project for row in scenario.rows("routes") if row.after_project}
    ends = {
        "requires": ("project_b",),
        "follows": ("project_a",),
        "together": ("project_a", "project_b"),
        "bonus": ("project_a", "project_b"),
    }
    return frozenset(routes) | {
        getattr(row, end) for row in scenario.rows("relations") for end in ends.get(row.kind, ())
    }


def _by_project(table: Table) -> Mapping[str, list[tuple[Any, int]]]:
    found: dict[str, list[tuple[Any, int]]] = defaultdict(list)
    for row, line in zip(table.rows, table.lines, strict=True):
        found[row.project].append((row, line))
    return found


def _parks_in(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """Parks of every park, county and group."""
    members: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, list[str]] = defaultdict(list)
    for row in scenario.rows("groups"):
        groups[row.county].append(row.group)
    for park in scenario.rows("parks"):
        for area in (park.park, park.county, *groups[park.county]):
            members[area].add(park.park)
    areas = [row.county for row in scenario.rows("counties")]
    areas += [row.group for row in scenario.rows("groups")]
    return {area: frozenset(members[area]) for area in {*areas, *members}}


def _lengthened(table: Table, made: Sequence[tuple[Any, int]]) -> Table:
    return replace(
        table,
        rows=(*table.rows, *(row for row, _ in made)),
        lines=(*table.lines, *(line for _, line in made)),
    )
