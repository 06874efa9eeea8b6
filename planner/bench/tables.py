"""Tables of a drawn scenario, column by column.

Codes of counties begin with 99, which no real county has; what the library of industries knows is
left to it, so that the files stay small.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from planner.bench.draw import ADMISSIBLE, PERIODS, STAGE_WEIGHT, STOCK_PER_COUNTY, Draw, Floats

MARKET_SHARE = 1 / 2
MARKETS = 6
"""Industries of a prefecture with a limited market, and the part of their pool it takes."""

SUPPORT_SHARE = 0.05
"""Public support per investment: the default of `economics.support_share`."""

LABOUR_SHARE = 0.45
"""Residents who work or seek work."""

DEGREES = 0.4
"""Distance between counties on the invented map."""


class Resource(NamedTuple):
    """A limited resource, its library coefficient and its unit per unit of the library."""

    code: str
    name_zh: str
    name_en: str
    unit: str
    coefficient: str
    factor: float


OF_COUNTY = (
    Resource("power", "电力", "Power", "MW", "power_kwh_per_wan_output", 1e-3 / 5000),
    Resource("water", "用水", "Water", "10000m3", "water_m3_per_wan_output", 1e-4),
    Resource("energy", "用能指标", "Energy quota", "tce", "standard_coal_tce_per_wan_output", 1.0),
    Resource("labour", "劳动力", "Labour", "person", "", 1.0),
)
OF_GROUP = (
    Resource(
        *("wastewater", "排污指标", "Discharge quota", "10000m3"),
        *("wastewater_m3_per_wan_output", 1e-4),
    ),
    Resource("gas", "管道天然气", "Pipeline gas", "10000m3", "gas_m3_per_wan_output", 1e-4),
)


class Columns(NamedTuple):
    """A table: its header and its cells by column."""

    header: str
    cells: Sequence[Sequence[Any]]


def tables_of(draw: Draw) -> dict[str, Columns]:
    """Every table of the scenario that has rows."""
    codes = _Codes(draw)
    found = {
        "counties": _counties(draw, codes),
        "parks": _parks(draw, codes),
        "neighbours": _neighbours(draw, codes),
        "groups": _groups(draw, codes),
        "industries": _industries(draw),
        "chains": _chains(draw),
        "fit": _fit(draw, codes),
        "stock": _stock(draw, codes),
        "projects": _projects(draw, codes),
        "sites": _sites(draw, codes),
        "resources": _resources(draw),
        "limits": _limits(draw, codes),
        "budgets": _budgets(draw, codes),
        "markets": _markets(draw, codes),
    }
    return {name: table for name, table in found.items() if table.cells and table.cells[0]}


class _Codes:
    """Codes of all that is numbered."""

    def __init__(self, draw: Draw) -> None:
        size = draw.size
        self.counties = [f"99{number:04d}" for number in range(1, size.counties + 1)]
        self.parks = [
            f"{self.counties[county]}P{1 if number < size.counties else 2}"
            for number, county in enumerate(draw.park_county.tolist())
        ]
        self.groups = [f"G{number:03d}" for number in range(1, size.groups + 1)]
        self.industries = [row["industry"] for row in draw.library]
        self.projects = [f"P{number:06d}" for number in range(1, size.projects + 1)]


def _counties(draw: Draw, codes: _Codes) -> Columns:
    return Columns(
        "county,name_zh,name_en,population_person,labour_person,lon,lat",
        (
            codes.counties,
            [f"示例县{code[2:]}" for code in codes.counties],
            [f"County {code[2:]}" for code in codes.counties],
            _whole(draw.people),
            _whole(LABOUR_SHARE * draw.people),
            np.round(100 + DEGREES * draw.points[:, 0], 3).tolist(),
            np.round(20 + DEGREES * draw.points[:, 1], 3).tolist(),
        ),
    )


def _parks(draw: Draw, codes: _Codes) -> Columns:
    return Columns(
        "park,county,name_zh,name_en,land_mu,chem_park",
        (
            codes.parks,
            _picked(codes.counties, draw.park_county),
            [f"示例园区{code[2:]}" for code in codes.parks],
            [f"Park {code[2:]}" for code in codes.parks],
            _whole(np.ceil(draw.park_land())),
            ["true" if chem else "false" for chem in draw.chem_park.tolist()],
        ),
    )


def _neighbours(draw: Draw, codes: _Codes) -> Columns:
    one, other = (_picked(codes.counties, ends) for ends in draw.pairs.T)
    weights = np.round(draw.pair_weight, 2).tolist()
    return Columns("county_a,county_b,weight_share", (one, other, weights))


def _groups(draw: Draw, codes: _Codes) -> Columns:
    if not codes.groups:
        return Columns("group,county", ())
    return Columns("group,county", (_picked(codes.groups, draw.group), codes.counties))


def _industries(draw: Draw) -> Columns:
    header = "industry,name_zh,name_en,gbt_code,rivalry_share,chem_park_required"
    return Columns(header, [[row[column] for row in draw.library] for column in header.split(",")])


def _chains(draw: Draw) -> Columns:
    """Arrows between the industries, as either end lists them in the library."""
    known = {row["industry"] for row in draw.library}
    arrows = _arrows(draw.library)
    within = sorted(arrow for arrow in arrows if set(arrow) <= known)
    return Columns("upstream,downstream", _turned(within))


def _arrows(library: Sequence[Mapping[str, str]]) -> set[tuple[str, str]]:
    down = {(row["industry"], end) for row in library for end in row["downstream_ids"].split(";")}
    up = {(end, row["industry"]) for row in library for end in row["upstream_ids"].split(";")}
    return up | down


def _fit(draw: Draw, codes: _Codes) -> Columns:
    county = np.repeat(np.arange(draw.size.counties), ADMISSIBLE)
    industry = draw.admissible.ravel()
    return Columns(
        "county,industry,fit_share,grade",
        (
            _picked(codes.counties, county),
            _picked(codes.industries, industry),
            np.round(draw.fit[county, industry], 2).tolist(),
            ["C"] * len(county),
        ),
    )


def _stock(draw: Draw, codes: _Codes) -> Columns:
    county = np.repeat(np.arange(draw.size.counties), STOCK_PER_COUNTY)
    industry = _picked(codes.industries, draw.stock.ravel())
    return Columns(
        "county,industry,present",
        (_picked(codes.counties, county), industry, ["true"] * len(county)),
    )


def _projects(draw: Draw, codes: _Codes) -> Columns:
    figures = "land_mu,capex_wan,output_wan_per_year,jobs_person,tax_wan_per_year"
    return Columns(
        f"project,name_zh,industry,stage,{figures}",
        (
            codes.projects,
            [f"示例项目{code[1:]}" for code in codes.projects],
            _picked(codes.industries, draw.industry),
            _picked(tuple(STAGE_WEIGHT), draw.stage),
            *(
                figure.tolist()
                for figure in (draw.land, draw.capex, draw.output, draw.jobs, draw.tax)
            ),
        ),
    )


def _sites(draw: Draw, codes: _Codes) -> Columns:
    projects = _picked(codes.projects, draw.site_project)
    return Columns("project,park", (projects, _picked(codes.parks, draw.site_park)))


def _resources(draw: Draw) -> Columns:
    scopes = [("county", OF_COUNTY), ("group", OF_GROUP if draw.size.groups else ())]
    rows = [(*one[:4], scope) for scope, resources in scopes for one in resources]
    return Columns("resource,name_zh,name_en,unit,scope", _turned(rows))


def _limits(draw: Draw, codes: _Codes) -> Columns:
    rows: list[tuple[str, str, str]] = []
    every = np.arange(draw.size.counties)
    for resources, areas, area in (
        (OF_COUNTY, codes.counties, every),
        (OF_GROUP, codes.groups, draw.group),
    ):
        for one in resources if areas else ():
            need = draw.use(one.coefficient, one.factor) if one.coefficient else draw.local_jobs()
            supply = draw.supply(need, area, len(areas))
            rows += [(one.code, *pair) for pair in zip(areas, _ceilings(supply), strict=True)]
    return Columns("resource,area,amount", _turned(rows))


def _budgets(draw: Draw, codes: _Codes) -> Columns:
    """Money counts at the odds of the projects, unlike what is reserved for them."""
    counties = draw.size.counties
    support = SUPPORT_SHARE * draw.capex * draw.odds
    money = draw.supply(support, np.arange(counties), counties) / PERIODS
    return Columns(
        "area,period,amount_wan,carry_over",
        (
            np.repeat(codes.counties, PERIODS).tolist(),
            list(range(1, PERIODS + 1)) * counties,
            np.repeat(_ceilings(money), PERIODS).tolist(),
            ["true"] * (PERIODS * counties),
        ),
    )


def _markets(draw: Draw, codes: _Codes) -> Columns:
    """The industries of each prefecture with the largest expected output, at a part of it."""
    expected = draw.expected_output()
    best = np.sort(np.argsort(-expected, axis=1, kind="stable")[:, :MARKETS], axis=1)
    rows = [
        (codes.industries[industry], group, amount)
        for number, group in enumerate(codes.groups)
        for industry, amount in zip(
            best[number].tolist(),
            _ceilings(MARKET_SHARE * expected[number, best[number]]),
            strict=True,
        )
        if amount != "0"
    ]
    return Columns("industry,group,output_max_wan_per_year", _turned(rows))


# --- cells ----------------------------------------------------------------------------------------


def _picked(names: Sequence[str], numbers: Any) -> list[str]:
    return [names[number] for number in numbers.tolist()]


def _turned(rows: Iterable[tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    return tuple(zip(*rows, strict=True))


def _whole(figures: Floats) -> list[int]:
    return [round(figure) for figure in figures.tolist()]


def _ceilings(figures: Floats) -> list[str]:
    """Figures to four digits, rounded up, so that a project which just fits still does."""
    return [_ceiling(figure) for figure in figures.tolist()]


def _ceiling(figure: float) -> str:
    if figure <= 0:
        return "0"
    step = 10.0 ** (math.floor(math.log10(figure)) - 3)
    return f"{math.ceil(figure / step) * step:.6g}"
