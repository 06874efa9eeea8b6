"""One draw of a scenario: map, industries, projects and their sites, as arrays.

Counties, parks, industries, groups and projects are numbered from 0.
"""

import csv
import io
import math
from collections.abc import Mapping
from importlib import resources
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay

from planner.bench.sizes import Size

Floats = NDArray[np.floating[Any]]
Whole = NDArray[np.intp]

ADMISSIBLE = 12
"""Industries admissible in a county."""

PERIODS = 3
STAGE_WEIGHT: Mapping[str, int] = {"planned": 506, "negotiating": 579, "signed": 249}
"""The three pools of one real prefecture (Puyang)."""

STAGE_ODDS: Mapping[str, float] = {"planned": 0.12, "negotiating": 0.20, "signed": 0.40}
SECOND_COUNTY_SHARE = 0.35
"""Projects that could also go to a neighbouring county."""

SUPPLY_SHARE = 1 / 3
"""Supply of land, money, utilities and labour, in what the whole pool would need."""

STOCK_PER_COUNTY = 2
CHEM_PARK_SHARE = 0.3
LOT_MU = (10.0, 60.0)
"""Least and greatest typical lot; larger least scales of the library are for whole complexes."""

LAND_SPREAD, LAND_MU = 0.8, (3.0, 160.0)
"""Standard deviation of the logarithm of a project's land, and the range kept."""

NOT_IN_PARKS = frozenset({"agricultural", "scattered", "commercial"})
"""Land classes of the library that are left out: 44 industries remain."""

SUPPORT_SHARE = 0.05
"""Public support per investment: the default of `economics.support_share`."""


class Draw:
    """One draw of everything that is random in a scenario.

    Attributes
    ----------
    points
        Places of the counties on the plane.
    pairs, pair_weight
        Neighbours and how strongly they rival each other.
    people, group
        Residents and prefecture of every county.
    park_county, chem_park
        County of every park, and whether it is a recognised chemical park.
    fit
        By county and industry; not a number where the industry is not admissible.
    admissible, stock
        By county, the industries that may come and those that are there.
    county, industry, stage, odds
        Home county, industry, stage (number) and odds at home of every project.
    land, capex, output, jobs, tax
        Figures of every project in mu, wan yuan, wan yuan a year, persons, wan yuan a year.
    site_project, site_park
        Possible places of the projects.
    """

    def __init__(self, size: Size, rng: np.random.Generator) -> None:
        self.size, self.rng = size, rng
        self.library = _library()
        self._draw_counties()
        self._draw_industries()
        self._draw_projects()
        self._draw_sites()
        stock = rng.permuted(self.admissible, axis=1)[:, :STOCK_PER_COUNTY]
        self.stock = np.sort(stock, axis=1)

    # Counties, parks and neighbours

    def _draw_counties(self) -> None:
        count, rng = self.size.counties, self.rng
        side = math.ceil(count**0.5)
        grid = np.stack(np.divmod(np.arange(count), side), axis=1)[:, ::-1]
        self.points = grid + rng.uniform(-0.35, 0.35, (count, 2))
        self.pairs = neighbour_pairs(self.points, self.size.pairs)
        self.pair_weight = rng.uniform(0.2, 1.0, len(self.pairs))
        self.people = rng.lognormal(math.log(300_000), 0.4, count)
        self.group = prefectures(self.points, max(1, self.size.groups))
        second = rng.permutation(count)[: self.size.parks - count]
        self.park_county = np.concatenate([np.arange(count), np.sort(second)])
        self.chem_park = rng.random(self.size.parks) < CHEM_PARK_SHARE

    # Industries: where they are admissible, and how well they suit

    def _draw_industries(self) -> None:
        count, kinds, rng = self.size.counties, len(self.library), self.rng
        self.chemical = np.array([row["chem_park_required"] == "true" for row in self.library])
        suits = self._waves(kinds) + rng.normal(0, 1, (count, kinds))
        has_chem_park = np.zeros(count, dtype=bool)
        has_chem_park[self.park_county[self.chem_park]] = True
        suits[np.ix_(~has_chem_park, self.chemical)] = -np.inf
        best = np.argsort(-suits, axis=1, kind="stable")[:, :ADMISSIBLE]
        self.admissible = np.sort(best, axis=1)
        self.fit = np.full((count, kinds), np.nan)
        np.put_along_axis(self.fit, self.admissible, rng.uniform(0.35, 0.85, best.shape), axis=1)

    def _waves(self, kinds: int) -> Floats:
        """Waves over the map, one per industry: what suits a county often suits its neighbour."""
        turn = self.rng.uniform(0, 2 * math.pi, kinds)
        direction = np.stack([np.cos(turn), np.sin(turn)])
        shift = self.rng.uniform(0, 2 * math.pi, kinds)
        waves: Floats = math.sqrt(2.0) * np.sin(self.points @ direction + shift)
        return waves

    # Projects

    def _draw_projects(self) -> None:
        size, rng = self.size, self.rng
        even = np.repeat(np.arange(size.counties), int(0.6 * size.projects / size.counties))
        share = self.people / self.people.sum()
        uneven = rng.choice(size.counties, size.projects - len(even), p=share)
        self.county = np.sort(np.concatenate([even, uneven]))
        favour = rng.dirichlet(np.full(ADMISSIBLE, 3.0), size.counties).cumsum(axis=1)
        draw = rng.random(size.projects)
        place = (favour[self.county] < draw[:, None]).sum(axis=1).clip(max=ADMISSIBLE - 1)
        self.industry = self.admissible[self.county, place]
        self.stage = rng.permutation(np.repeat(np.arange(len(STAGE_WEIGHT)), self._stage_counts()))
        lot = np.clip(self.trait("min_scale_mu"), *LOT_MU)[self.industry]
        land = lot * rng.lognormal(0, LAND_SPREAD, size.projects)
        self.land = np.round(np.clip(land, *LAND_MU), 1)
        self.capex = self._around("invest_wan_per_mu")
        self.output = self._around("output_wan_per_mu")
        self.jobs = self._around("jobs_per_mu")
        self.tax = self._around("tax_wan_per_mu")
        odds = np.array(list(STAGE_ODDS.values()))[self.stage]
        self.odds = np.minimum(0.8, odds * (0.5 + self.fit[self.county, self.industry]))

    def _stage_counts(self) -> Whole:
        """Projects of each stage, exact to rounding."""
        steps = np.cumsum(list(STAGE_WEIGHT.values())) / sum(STAGE_WEIGHT.values())
        ends = np.round(steps * self.size.projects).astype(np.intp)
        counts: Whole = ends - np.concatenate([[0], ends[:-1]])
        return counts

    def trait(self, column: str) -> Floats:
        """Coefficient of every industry."""
        return np.array([float(row[column]) for row in self.library])

    def _around(self, column: str) -> Whole:
        """Figures per project, scattered about the library's by half its relative error."""
        spread = self.trait("rel_uncertainty")[self.industry] / 2
        drawn = np.exp(spread * self.rng.standard_normal(self.size.projects))
        figures = np.round(self.land * self.trait(column)[self.industry] * drawn)
        whole: Whole = np.maximum(figures, 1).astype(np.intp)
        return whole

    # Sites: all suitable parks of the own county, and of a neighbour for some projects

    def _draw_sites(self) -> None:
        wanted = round(SECOND_COUNTY_SHARE * self.size.projects)
        projects, counties = self._second_counties(wanted)
        project = np.concatenate([np.arange(self.size.projects), projects])
        county = np.concatenate([self.county, counties])
        second = np.full(self.size.counties, -1)
        second[self.park_county[self.size.counties :]] = np.arange(
            self.size.counties, self.size.parks
        )
        project = np.concatenate([project, project])
        park = np.concatenate([county, second[county]])
        suits = (park >= 0) & (self.chem_park[park] | ~self.chemical[self.industry[project]])
        project, park = project[suits], park[suits]
        order = np.lexsort((park, project))
        self.site_project, self.site_park = project[order], park[order]

    def _second_counties(self, wanted: int) -> tuple[Whole, Whole]:
        """Projects with a second county, and that county: a neighbour that admits the industry."""
        ends = np.concatenate([self.pairs, self.pairs[:, ::-1]])
        ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
        first = np.searchsorted(ends[:, 0], np.arange(self.size.counties + 1))
        degree = np.diff(first)[self.county]
        project = np.repeat(np.arange(self.size.projects), degree)
        within = np.arange(len(project)) - np.repeat(np.cumsum(degree) - degree, degree)
        other = ends[first[self.county[project]] + within, 1]
        possible = ~np.isnan(self.fit[other, self.industry[project]])
        project, other = project[possible], other[possible]
        order = np.lexsort((self.rng.random(len(project)), project))
        project, one = np.unique(project[order], return_index=True)
        chosen = np.sort(self.rng.permutation(len(project))[:wanted])
        return project[chosen], other[order][one][chosen]

    # What the pool would need

    def local_jobs(self) -> Floats:
        """Jobs of every project that residents take."""
        jobs: Floats = self.jobs * self.trait("local_hire_share")[self.industry]
        return jobs

    def use(self, coefficient: str, factor: float) -> Floats:
        """Use of every project at full output, by a coefficient of the library."""
        use: Floats = self.output * self.trait(coefficient)[self.industry] * factor
        return use

    def supply(self, need: Floats, area: Whole, areas: int) -> Floats:
        """Supply of each area: a share of the need of the projects at home in it.

        Never less than what the largest project that could come there needs. `area` has the number
        of the area of every county.
        """
        pool = np.bincount(area[self.county], need, minlength=areas)
        largest = np.zeros(areas)
        site_area = area[self.park_county[self.site_park]]
        np.maximum.at(largest, site_area, need[self.site_project])
        supply: Floats = np.maximum(SUPPLY_SHARE * pool, largest)
        return supply

    def park_land(self) -> Floats:
        """Land of each park, likewise; the parks of a county share it evenly."""
        counties = self.size.counties
        pool = np.bincount(self.county, self.land, minlength=counties)
        parks_there = np.bincount(self.park_county, minlength=counties)
        largest = np.zeros(self.size.parks)
        np.maximum.at(largest, self.site_park, self.land[self.site_project])
        land: Floats = np.maximum((SUPPLY_SHARE * pool / parks_there)[self.park_county], largest)
        return land

    def expected_output(self) -> Floats:
        """Expected output of the pool by prefecture and industry."""
        shape = (max(1, self.size.groups), len(self.library))
        cell = np.ravel_multi_index((self.group[self.county], self.industry), shape)
        expected: Floats = np.zeros(math.prod(shape))
        np.add.at(expected, cell, self.odds * self.output)
        return expected.reshape(shape)


# --- the map --------------------------------------------------------------------------------------


def neighbour_pairs(points: Floats, wanted: int) -> Whole:
    """Pairs of a connected planar graph on points: the shortest of their triangulation.

    The minimum spanning tree of the triangulation is kept, so that the graph is connected; the
    shortest other edges follow until there are as many as wanted.
    """
    count = len(points)
    if count <= 3:
        pairs = np.array(list(combinations(range(count), 2)), dtype=np.intp)
        return pairs.reshape(-1, 2)
    corners = Delaunay(points).simplices
    edges = np.sort(np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]]))
    edges = np.unique(edges, axis=0)
    length = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1)
    graph = coo_array((length, (edges[:, 0], edges[:, 1])), shape=(count, count))
    tree = minimum_spanning_tree(graph.tocsr()).tocoo()
    kept = set(zip(tree.row.tolist(), tree.col.tolist(), strict=True))
    in_tree = np.array([(int(a), int(b)) in kept or (int(b), int(a)) in kept for a, b in edges])
    order = np.lexsort((length, ~in_tree))[: max(wanted, count - 1)]
    return np.unique(edges[order], axis=0).astype(np.intp)


def prefectures(points: Floats, groups: int) -> Whole:
    """Group of every county: strips from west to east, each cut from south to north.

    Groups are alike in size, to one county.
    """
    label = np.zeros(len(points), dtype=np.intp)
    members = [len(part) for part in np.array_split(np.arange(len(points)), groups)]
    eastwards, taken = np.argsort(points[:, 0], kind="stable"), 0
    for names in np.array_split(np.arange(groups), max(1, round(groups**0.5))):
        counts = [members[name] for name in names.tolist()]
        strip = eastwards[taken : taken + sum(counts)]
        taken += len(strip)
        label[strip[np.argsort(points[strip, 1], kind="stable")]] = np.repeat(names, counts)
    return label


# --- the library ----------------------------------------------------------------------------------


def _library() -> list[dict[str, str]]:
    """Rows of the industry library whose industries stand in parks."""
    home = resources.files("planner") / "library" / "industries.csv"
    rows = csv.DictReader(io.StringIO(home.read_text(encoding="utf-8")))
    return [row for row in rows if row["land_class"] not in NOT_IN_PARKS]
