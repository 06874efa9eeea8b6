"""The data of each district, cut out of the data of the whole before any model is built.

A district keeps what lies in it. Of its neighbours outside it knows the stock: that is no decision,
so an overlap with it and a link to it are exact. Their targets are decisions of another district,
see `ties`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from models import PlanData, ProjectData
from planner.districts.splitting import Counties

V = TypeVar("V")

NOWHERE = -1


class Map:
    """In which district every county, park and area lies.

    Attributes
    ----------
    districts
        Counties by district.
    of_county, of_area
        District of each county; of each park, county or group.
    """

    def __init__(self, data: PlanData, districts: Sequence[Counties]) -> None:
        self.districts = tuple(districts)
        self.of_county = {c: number for number, cs in enumerate(districts) for c in cs}
        self.of_area = {
            **{group: self.of_county[members[0]] for group, members in data.groups.items()},
            **self.of_county,
            **{park: self.of_county[county] for park, county in data.park_county.items()},
        }

    def of_project(self, project: ProjectData) -> tuple[int, ...]:
        """Districts where a project may stand, sorted."""
        return tuple(sorted({self.of_area[park] for park in project.parks}))

    def outside(self, data: PlanData, county: str) -> list[str]:
        """Neighbours of a county that are not in its district."""
        home = self.of_county[county]
        return [
            other
            for other in data.neighbours.get(county, ())
            if self.of_county.get(other, NOWHERE) != home
        ]


def cut(data: PlanData, where: Map) -> list[PlanData]:
    """Data of each district, in one walk over the data of the whole."""
    count = len(where.districts)
    area = where.of_area

    def sorted_out(table: Mapping[Any, V], district: Callable[[Any], int]) -> list[dict[Any, V]]:
        parts: list[dict[Any, V]] = [{} for _ in range(count)]
        for key, value in table.items():
            if (number := district(key)) != NOWHERE:
                parts[number][key] = value
        return parts

    projects = _projects(data, where)
    park_county = sorted_out(data.park_county, lambda park: area[park])
    income = sorted_out(data.income_wan, lambda start: area[start[1]])
    fiscal = sorted_out(data.fiscal_wan, lambda start: area[start[1]])
    land = sorted_out(data.land_mu, lambda key: area[key[0]])
    needs = {name: sorted_out(table, lambda k: area[k[1]]) for name, table in data.needs.items()}
    limits = sorted_out(data.limits, lambda key: area.get(key[1], NOWHERE))
    purses = sorted_out(data.purse_wan, lambda key: area.get(key[0], NOWHERE))
    expansions = sorted_out(data.expansions, lambda e: area.get(data.expansions[e].area, NOWHERE))
    markets = sorted_out(data.market_wan, lambda key: area[key[1]])
    streams = sorted_out(data.streams, lambda m: area.get(data.streams[m].area, NOWHERE))
    floors = sorted_out(data.floors, lambda key: area.get(key[1], NOWHERE))
    overlaps = _overlaps(data, where)
    parts = []
    for number, counties in enumerate(where.districts):
        inside = set(counties)
        known = inside | {other for county in counties for other in where.outside(data, county)}
        parts.append(
            replace(
                data,
                park_county=park_county[number],
                projects=projects[number],
                income_wan=income[number],
                fiscal_wan=fiscal[number],
                land_mu=land[number],
                partner={p: v for p, v in data.partner.items() if p in park_county[number]},
                groups={g: m for g, m in data.groups.items() if m[0] in inside},
                needs={name: tables[number] for name, tables in needs.items()},
                limits=limits[number],
                expansions=expansions[number],
                purse_wan=purses[number],
                carry_over=frozenset(key for key in data.carry_over if key in purses[number]),
                overlap_wan=overlaps[number],
                neighbours={c: data.neighbours.get(c, ()) for c in counties},
                present=frozenset(pair for pair in data.present if pair[0] in known),
                hub_share=_hubs(data, where, counties),
                relations=tuple(
                    rule
                    for rule in data.relations
                    if within(data, where, (rule.a, rule.b)) in (number, NOWHERE)
                    and rule.a in projects[number]
                    and rule.b in projects[number]
                ),
                designations=tuple(w for w in data.designations if w.county in inside),
                market_wan=markets[number],
                streams=streams[number],
                income_floor_wan={
                    c: floor for c, floor in data.income_floor_wan.items() if c in inside
                },
                floors=floors[number],
                population={},
            )
        )
    return parts


def within(data: PlanData, where: Map, names: Iterable[str]) -> int | None:
    """The one district where projects may stand; `NOWHERE` without a place, None if several."""
    found = {number for name in names for number in where.of_project(data.projects[name])}
    return None if len(found) > 1 else next(iter(found), NOWHERE)


def _projects(data: PlanData, where: Map) -> list[dict[str, ProjectData]]:
    """Projects of each district with their places there; one without any place is everywhere."""
    parts: list[dict[str, ProjectData]] = [{} for _ in where.districts]
    for name, project in data.projects.items():
        districts = where.of_project(project)
        if len(districts) == 1:
            parts[districts[0]][name] = project
        elif not districts:
            for part in parts:
                part[name] = project
        else:
            for number in districts:
                here = tuple(park for park in project.parks if where.of_area[park] == number)
                parts[number][name] = replace(project, parks=here)
    return parts


def _overlaps(data: PlanData, where: Map) -> list[dict[tuple[str, str, str], float]]:
    """Overlap prices within each district, and those with stock outside it."""
    parts: list[dict[tuple[str, str, str], float]] = [{} for _ in where.districts]
    for key, price in data.overlap_wan.items():
        one, other, industry = key
        homes = where.of_county.get(one, NOWHERE), where.of_county.get(other, NOWHERE)
        if homes[0] == homes[1]:
            if homes[0] != NOWHERE:
                parts[homes[0]][key] = price
            continue
        for home, outside in zip(homes, (other, one), strict=True):
            if home != NOWHERE and (outside, industry) in data.present:
                parts[home][key] = price
    return parts


def _hubs(data: PlanData, where: Map, counties: Counties) -> dict[tuple[str, str], float]:
    """Hubs of a district's counties; one of no strength where a target outside could be the end.

    It changes no rule and no value: the model then has a link that only an outside target can make.
    """
    inside = set(counties)
    hubs = {pair: share for pair, share in data.hub_share.items() if pair[0] in inside}
    ends = {down for (_, down), value in data.chain_wan.items() if value > 0}
    for county in counties:
        for other in where.outside(data, county):
            for down in ends:
                if data.can_have(other, down):
                    hubs.setdefault((county, down), 0.0)
    return hubs
