"""The scenario's tables, indexed for looking things up; nothing is computed or filled in here."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.results import FitTable, Scenario
from planner.schema import (
    LAND,
    County,
    Industry,
    Park,
    Project,
    Prospect,
    Resource,
    ScoreCriterion,
    Settings,
    Site,
    TaxRate,
)

COUNTY_TAX_SHARES = {"vat": 0.375, "income": 0.28, "consumption": 0.0, "local": 0.95}
"""Part of each tax that the county keeps where `tax_shares` has no row (docs/assessment.md)."""


class Timeline:
    """Periods and years; years are counted from the first year of the horizon."""

    def __init__(self, period_years: tuple[int, ...]) -> None:
        self.period_years = period_years
        self.periods = range(1, len(period_years) + 1)

    def offset(self, period: int) -> int:
        """Years before `period` begins; periods beyond the horizon are as long as the last."""
        known = self.period_years[: period - 1]
        return sum(known) + (period - 1 - len(known)) * self.period_years[-1]

    def period_of(self, year: int) -> int:
        """Period that contains `year`; one more than the last if the horizon does not."""
        for period in self.periods:
            if year < self.offset(period + 1):
                return period
        return len(self.period_years) + 1


class Books:
    """Rows of a scenario by their keys, who lies where, and the fits that were appraised."""

    def __init__(self, scenario: Scenario, fit: FitTable) -> None:
        rows = scenario.rows
        self.settings: Settings = scenario.settings
        self.timeline = Timeline(self.settings.horizon.period_years)
        self.library: Mapping[str, object] = scenario.library
        self.scenario = scenario
        self.counties: dict[str, County] = {row.county: row for row in rows("counties")}
        self.parks: dict[str, Park] = {row.park: row for row in rows("parks")}
        self.parks_in: dict[str, list[str]] = {county: [] for county in self.counties}
        for name, row in self.parks.items():
            self.parks_in.setdefault(row.county, []).append(name)
        self.industries: dict[str, Industry] = {row.industry: row for row in rows("industries")}
        self.resources: dict[str, Resource] = {row.resource: row for row in rows("resources")}
        self.sites: dict[tuple[str, str], Site] = {(r.project, r.park): r for r in rows("sites")}
        self.site_parks: dict[str, set[str]] = {}
        for project, park in self.sites:
            self.site_parks.setdefault(project, set()).add(park)
        self.uses: dict[tuple[str, str | None, str], float] = {
            (row.project, row.park, row.resource): row.amount for row in rows("uses")
        }
        self.fits = {pair: score.share for pair, score in fit.scores.items()}
        self.tax_shares: dict[str, float] = COUNTY_TAX_SHARES | {
            row.tax: row.county_share for row in rows("tax_shares")
        }
        self.tax_rates: dict[str, TaxRate] = {row.industry: row for row in rows("tax_rates")}
        self.gates: dict[tuple[str, str], float] = {
            (row.industry, row.rule): row.value for row in rows("gates")
        }
        self.scorecard: tuple[ScoreCriterion, ...] = rows("scorecard")
        self.present = frozenset(
            (row.county, row.industry) for row in rows("stock") if row.present is not False
        )
        self.groups: dict[str, set[str]] = {}
        for row in rows("groups"):
            self.groups.setdefault(row.group, set()).add(row.county)
        self.beside: dict[str, set[str]] = {county: set() for county in self.counties}
        for row in rows("neighbours"):
            self.beside[row.county_a].add(row.county_b)
            self.beside[row.county_b].add(row.county_a)
        named: dict[str, Project] = {row.project: row for row in rows("projects")}
        unnamed: dict[str, Prospect] = {f"{r.industry}@{r.park}": r for r in rows("prospects")}
        self.ventures: dict[str, Project | Prospect] = {**unnamed, **named}

    def coefficient(self, industry: str, column: str) -> float | None:
        """Figure of an industry: of its own row, else of the library; None if neither."""
        figure = self.trait(industry, column)
        return None if figure is None else float(figure)

    def trait(self, industry: str, column: str) -> Any:
        """Cell of an industry, be it a figure or a word: as `coefficient`."""
        for source in (self.industries.get(industry), self.library.get(industry)):
            figure = getattr(source, column, None)
            if figure is not None:
                return figure
        return None

    def counties_of(self, area: str) -> frozenset[str]:
        """Counties of a park, a county or a group."""
        if area in self.groups:
            return frozenset(self.groups[area])
        return frozenset({self.parks[area].county if area in self.parks else area})

    def parks_of(self, area: str) -> Iterator[str]:
        """Parks in a park, a county or a group."""
        if area in self.parks:
            return iter((area,))
        if area not in self.groups:
            return iter(self.parks_in.get(area, ()))
        counties = self.counties_of(area)
        return (name for name, park in self.parks.items() if park.county in counties)

    def payer(self, area: str) -> str:
        """Whose purse pays for an expansion: the county's, for a group the group's."""
        return self.parks[area].county if area in self.parks else area

    def outside_share(self, park: str) -> float:
        """Part of a park's income and tax that leaves the scenario."""
        row = self.parks[park]
        return (row.partner_share or 0.0) if row.partner_outside else 0.0

    def credit(self, park: str) -> dict[str, float]:
        """Counties and their shares of the income and tax of a park that stay in the scenario."""
        row = self.parks[park]
        shared = row.partner_share or 0.0 if row.partner else 0.0
        shares = {row.county: 1.0 - shared}
        if row.partner and shared:
            shares[row.partner] = shares.get(row.partner, 0.0) + shared
        return shares

    def parks_of_venture(self, venture: str) -> frozenset[str]:
        """Parks that the tables allow for a project or prospect, before admission rules."""
        row = self.ventures[venture]
        if isinstance(row, Prospect):
            return frozenset({row.park})
        return frozenset(self.site_parks.get(venture, ()))

    def fit_share(self, venture: str, park: str) -> float | None:
        """Fit of a project or prospect in a park: the site's, else that of county and industry."""
        site = self.sites.get((venture, park))
        if site is not None and site.fit_share is not None:
            return site.fit_share
        return self.fits.get((self.parks[park].county, self.ventures[venture].industry))

    def window(self, venture: str) -> range:
        """Periods in which a project or prospect may start."""
        row = self.ventures[venture]
        last = self.timeline.periods[-1]
        if isinstance(row, Prospect):
            return self.timeline.periods
        return range(row.earliest_period or 1, min(row.latest_period or last, last) + 1)

    def supply(self, resource: str) -> dict[tuple[str, int], float]:
        """Limits of a resource by area and period; a row for one period goes before a blank one."""
        rows = [row for row in self.scenario.rows("limits") if row.resource == resource]
        supply = {
            (row.area, period): row.amount
            for row in rows
            if row.period is None
            for period in self.timeline.periods
        }
        supply |= {(row.area, row.period): row.amount for row in rows if row.period is not None}
        if resource != LAND:
            return supply
        whole = {
            (name, t): park.land_mu
            for name, park in self.parks.items()
            for t in self.timeline.periods
        }
        return whole | supply
