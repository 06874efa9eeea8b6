"""From rows to candidates: every blank filled in from the library or the settings, and listed."""

from collections.abc import Iterable, Iterator, Mapping

from planner.economics.filling import UNGRADED, Filler
from planner.economics.haircut import realised
from planner.economics.needs import Scale, needs_of
from planner.economics.odds import odds_share, usual_odds
from planner.economics.taxes import split_tax
from planner.economics.timing import production_offsets, ramp_lengths
from planner.results import Candidate, Place
from planner.schema import Project, Prospect, Site

CONSTANTS: Mapping[str, float | str] = {
    "kind": "new",
    "stage": "planned",
    "grade": UNGRADED,
    "basis": "realised",
    "seasonal_jobs_person": 0.0,
    "farm_purchase_wan_per_year": 0.0,
    "dividend_wan_per_year": 0.0,
}
"""What a blank cell of a project means, whatever its industry."""


def complete_projects(filler: Filler) -> Iterator[Candidate]:
    """Candidates of the table `projects`, with all their sites."""
    sites: dict[str, list[Site]] = {}
    for site in filler.scenario.rows("sites"):
        sites.setdefault(site.project, []).append(site)
    for stated in filler.scenario.rows("projects"):
        row = realised(stated, filler.scenario.settings.haircut)
        places = _places(filler, "projects", row, sites.get(row.project, ()))
        yield _complete(filler, "projects", row, places)


def complete_prospects(filler: Filler) -> Iterator[Candidate]:
    """Candidates of the table `prospects`: typical projects of an industry in a park.

    A prospect is a planned project whose figures all come from its industry.
    """
    for prospect in filler.scenario.rows("prospects"):
        row = _typical_project(filler, prospect)
        site = Site(project=row.project, park=prospect.park)
        places = _places(filler, "prospects", row, (site,))
        yield _complete(filler, "prospects", row, places, prospect.count_max)


def _typical_project(filler: Filler, prospect: Prospect) -> Project:
    """Row of a project as the prospect's industry would bring it."""
    code = f"{prospect.industry}@{prospect.park}"
    industry = filler.industries.get(prospect.industry)
    park = filler.parks.get(prospect.park)
    land = prospect.land_mu
    if land is None:
        land = filler.from_industry(
            "prospects", code, "land_mu", (prospect.industry, "min_scale_mu")
        )
    name_zh = industry.name_zh if industry else prospect.industry
    name_en = (industry.name_en if industry else "") or prospect.industry
    return Project(
        project=code,
        name_zh=f"{name_zh}招商方向（{park.name_zh if park else prospect.park}）",
        name_en=f"{name_en}, prospect for {(park.name_en if park else '') or prospect.park}",
        industry=prospect.industry,
        kind="new",
        stage="planned",
        land_mu=land,
        odds_share=prospect.odds_share,
        credibility_share=1.0,
        basis="realised",
        seasonal_jobs_person=0.0,
        farm_purchase_wan_per_year=0.0,
        dividend_wan_per_year=0.0,
        grade="C",
    )


def _places(filler: Filler, table: str, row: Project, sites: Iterable[Site]) -> tuple[Place, ...]:
    """Sites of a project with fit and odds; its own values go before the project's."""
    stated = row.odds_share
    usual = usual_odds(filler, table, row) if stated is None else (0.0, 0.0)
    cap = filler.scenario.settings.fit.odds_max_share
    places = []
    for site in sites:
        park = filler.parks.get(site.park)
        county = park.county if park else ""
        fit, grade = filler.fit_of(county, row.industry)
        if site.fit_share is not None:
            fit, grade = site.fit_share, row.grade or UNGRADED
        income = site.income_npv_wan if site.income_npv_wan is not None else row.income_npv_wan
        fiscal = site.fiscal_npv_wan if site.fiscal_npv_wan is not None else row.fiscal_npv_wan
        factor = 1.0 if row.odds_factor is None else row.odds_factor
        if stated is None:
            odds = odds_share(usual[0], fit, usual[1] * factor, cap)
        else:
            odds = stated if factor == 1 else min(max(cap, stated), stated * factor)
        outside = (park.partner_share or 0.0) if park and park.partner_outside else 0.0
        places.append(Place(site.park, county, fit, grade, odds, income, fiscal, outside))
    return tuple(places)


def _complete(
    filler: Filler, table: str, row: Project, places: tuple[Place, ...], count_max: int = 1
) -> Candidate:
    """Fill in one project: per mu, per industry, then by settings."""
    settings = filler.scenario.settings

    def industry(column: str, source: str, scale: float = 1.0) -> float:
        value = getattr(row, column)
        if value is not None:
            return float(value)
        return filler.from_industry(table, row.project, column, (row.industry, source), scale)

    def setting(column: str, name: str, scale: float = 1.0) -> float:
        value = getattr(row, column)
        if value is not None:
            return float(value)
        default = getattr(settings.economics, name) * scale
        return float(filler.fill(table, row.project, column, default, f"economics.{name}"))

    for column, value in CONSTANTS.items():
        if getattr(row, column) is None:
            filler.fill(table, row.project, column, value, "constant")
    capex = industry("capex_wan", "invest_wan_per_mu", row.land_mu)
    output = industry("output_wan_per_year", "output_wan_per_mu", row.land_mu)
    jobs = industry("jobs_person", "jobs_per_mu", row.land_mu)
    local = industry("local_hire_share", "local_hire_share")
    tax = industry("tax_wan_per_year", "tax_wan_per_mu", row.land_mu)
    split = split_tax(filler, (table, row.project), row.industry, tax, row.retained_share)
    production, ramp = _timing(filler, table, row)
    parks = tuple(place.park for place in places)
    stake = (row.stake_share or 0.0) * capex
    return Candidate(
        project=row.project,
        name_zh=row.name_zh,
        name_en=row.name_en or row.name_zh,
        industry=row.industry,
        kind=row.kind or "new",
        stage=row.stage or "planned",
        prospect=table == "prospects",
        count_max=count_max,
        land_mu=row.land_mu,
        capex_wan=capex,
        output_wan_per_year=output,
        jobs_person=jobs,
        wage_wan_per_year=industry("wage_wan_per_year", "mean_wage_wan_per_year"),
        local_hire_share=local,
        tax_wan_per_year=tax,
        tax_kinds_wan=split.kinds_wan,
        retained_share=split.retained_share,
        support_wan=setting("support_wan", "support_share", capex) + (row.fee_wan or 0.0),
        carrier_wan=settings.fiscal.carrier_cost_wan_per_mu * row.land_mu,
        seasonal_fte_person=_seasonal_fte(filler, table, row),
        farm_income_wan_per_year=(row.farm_purchase_wan_per_year or 0.0)
        * settings.economics.farm_income_share,
        rent_dividend_wan_per_year=(row.dividend_wan_per_year or 0.0)
        + settings.economics.land_rent_wan_per_mu_per_year * row.land_mu,
        survival_share=setting("survival_share", "survival_share"),
        production_offset=production,
        ramp_years=ramp,
        fixed=row.fixed or "",
        anchor=bool(row.anchor),
        grade=row.grade or UNGRADED,
        source=row.source or "",
        places=places,
        uses=needs_of(filler, table, row, parks, Scale(output, jobs * local, stake)),
        stake_wan=stake,
        pay_rise_wan_per_year=row.pay_rise_wan_per_year or 0.0,
    )


def _seasonal_fte(filler: Filler, table: str, row: Project) -> float:
    """Seasonal jobs as full-time equivalents."""
    if not row.seasonal_jobs_person:
        return 0.0
    if row.seasonal_months is None:
        filler.fill(table, row.project, "seasonal_months", 0.0, "constant")
    return row.seasonal_jobs_person * (row.seasonal_months or 0.0) / 12


def _timing(
    filler: Filler, table: str, row: Project
) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Years of first production and of ramp-up by start period."""
    horizon = filler.scenario.settings.horizon
    last = len(horizon.period_years)
    periods = range(row.earliest_period or 1, min(row.latest_period or last, last) + 1)

    def years(column: str, stated: int | None, source: str) -> float:
        if stated is not None:
            return 0.0
        return filler.from_industry(table, row.project, column, (row.industry, source))

    build = years("build_periods", row.build_periods, "build_years")
    ramp = years("ramp_periods", row.ramp_periods, "ramp_years")
    sooner = row.sooner_years or 0.0
    production = production_offsets(horizon, periods, row.build_periods, build, sooner)
    return production, ramp_lengths(horizon, production, row.ramp_periods, ramp)
