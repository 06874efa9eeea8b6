"""Typical projects: every industry tried in every county, one planned project in each park.

The economics that value a plan complete, gate and value them; only the first period is looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, get_args

from planner.economics.appraisal import appraise
from planner.economics.filling import UNGRADED
from planner.economics.fiscal import tax_ledger
from planner.economics.income import (
    ALT_WAGE_ORIGIN,
    DEFAULT_ALT_WAGE_WAN,
    income_parts,
    net_wage_wan,
)
from planner.economics.odds import NEUTRAL_FIT
from planner.economics.taxes import FRACTIONS, GENERAL_RATE, SPLITS, TaxRules
from planner.results import (
    Appraisal,
    Candidate,
    FitTable,
    GatedOut,
    Place,
    Scenario,
    Table,
    YearLine,
)
from planner.schema import Grade, Prospect

TYPICAL_MU = 40.0
"""Land of a typical project where the least scale of its industry is smaller or unknown [E]."""

USUAL_RATE_ORIGIN = "income-tax rate behind tax_cit_frac: 2020 notice no. 23"
"""Where an industry states no rate at which its tax fractions hold."""

Figure = Literal["odds", "income", "kept_tax"]
FIGURES: tuple[Figure, ...] = get_args(Figure)


class Source(NamedTuple):
    """A cell, setting or constant behind a figure.

    Its grade is that of its row, C where the row has none: settings, shares, rates and wages.
    """

    origin: str
    grade: Grade


class KeptTax(NamedTuple):
    """County-kept tax per mu, its calendar year and the income-tax rate of that year.

    The rate is None where the county keeps a flat share of all tax.
    """

    wan_per_mu: float
    year: int
    rate_share: float | None


@dataclass(frozen=True)
class Trial:
    """A typical project of an industry in a county.

    Attributes
    ----------
    place
        The first park of the county that can take it; None if there is none.
    refusals
        Why each park of the county is closed; empty if one is open.
    income_wan_per_mu, kept_tax
        Resident income and county-kept tax of a year at full output once it has landed; None where
        the industry lacks a figure. The tax is that of the first such year after the input credit.
    income_wan, fiscal_wan
        Discounted values of a start in the first period after odds; 0 without a place.
    net_wage_wan
        Yearly wage less what returnees give up.
    industry_grade
        Grade of the industry's figures.
    sources
        What each figure rests on; nothing where it is None.
    """

    candidate: Candidate
    place: Place | None
    refusals: tuple[GatedOut, ...]
    income_wan_per_mu: float | None
    kept_tax: KeptTax | None
    income_wan: float
    fiscal_wan: float
    net_wage_wan: float
    industry_grade: Grade
    sources: Mapping[Figure, tuple[Source, ...]]


@dataclass(frozen=True)
class Trials:
    """Typical projects by (county, industry), and the appraisal they come from.

    A county without a park has no trial.
    """

    scenario: Scenario
    appraisal: Appraisal
    by_pair: Mapping[tuple[str, str], Trial]


def try_typical_projects(scenario: Scenario) -> Trials:
    """Appraise one typical project of every industry in every park."""
    trial = _with_typical_projects(scenario)
    appraisal = appraise(trial)
    refused: dict[str, GatedOut] = {one.project: one for one in appraisal.gated}
    wages = {row.county: row.alt_wage_wan_per_year for row in scenario.rows("counties")}
    parks: dict[str, list[str]] = {}
    for row in scenario.rows("parks"):
        parks.setdefault(row.county, []).append(row.park)
    lacking = {(one.row_key, one.column) for one in appraisal.missing}

    def tried(county: str, industry: str) -> Trial:
        codes = [f"{industry}@{park}" for park in parks[county]]
        open_ = [code for code in codes if appraisal.candidates[code].places]
        code = (open_ or codes)[0]
        one = appraisal.candidates[code]
        place = one.places[0] if open_ else None
        start = (code, place.park if place else "", 1)
        wage = wages[county] if wages[county] is not None else DEFAULT_ALT_WAGE_WAN
        income = _income(trial, one, wage, lacking)
        kept = _kept_tax(trial, one, lacking)
        return Trial(
            candidate=one,
            place=place,
            refusals=() if open_ else tuple(refused[code] for code in codes),
            income_wan_per_mu=income,
            kept_tax=kept,
            income_wan=appraisal.income_wan.get(start, 0.0),
            fiscal_wan=appraisal.fiscal_wan.get(start, 0.0),
            net_wage_wan=net_wage_wan(one, wage, scenario.settings),
            industry_grade=trait(scenario, industry, "evidence_grade") or "C",
            sources={
                "odds": _odds_sources(appraisal.fit, industry, place) if place else (),
                "income": () if income is None else _income_sources(scenario, industry, county),
                "kept_tax": () if kept is None else _tax_sources(scenario, one, kept),
            },
        )

    pairs = ((county, row.industry) for county in parks for row in scenario.rows("industries"))
    return Trials(trial, appraisal, {pair: tried(*pair) for pair in pairs})


def trait(scenario: Scenario, industry: str, column: str) -> Any:
    """Cell of an industry, from the scenario or else the library; None if neither has it."""
    return _traced(scenario, industry, column)[0]


def _traced(scenario: Scenario, industry: str, column: str) -> tuple[Any, Source]:
    """Cell of an industry and where it stands."""
    own = next((row for row in scenario.rows("industries") if row.industry == industry), None)
    for row, table in ((own, "industries"), (scenario.library.get(industry), "library")):
        value = getattr(row, column, None)
        if value is not None:
            grade: Grade = getattr(row, "evidence_grade", None) or UNGRADED
            return value, Source(f"{table}.{industry}.{column}", grade)
    return None, Source("", UNGRADED)


def _with_typical_projects(scenario: Scenario) -> Scenario:
    """Scenario whose only candidates are the typical projects, in its first period."""
    land = {
        row.industry: max(TYPICAL_MU, trait(scenario, row.industry, "min_scale_mu") or 0.0)
        for row in scenario.rows("industries")
    }
    prospects = tuple(
        Prospect(industry=industry, park=park.park, count_max=1, land_mu=land_mu)
        for industry, land_mu in land.items()
        for park in scenario.rows("parks")
    )
    horizon = scenario.settings.horizon
    first = horizon.model_copy(update={"period_years": horizon.period_years[:1]})
    tables = {name: Table(name, "", "", (), ()) for name in ("projects", "sites", "uses")}
    tables["prospects"] = Table("prospects", "", "", prospects, (0,) * len(prospects))
    return replace(
        scenario,
        settings=scenario.settings.model_copy(update={"horizon": first}),
        tables={**scenario.tables, **tables},
    )


def _income(
    scenario: Scenario, one: Candidate, wage_wan: float, lacking: set[tuple[str, str]]
) -> float | None:
    """Resident income a year per mu, with the multiplier."""
    needed = ("jobs_person", "wage_wan_per_year", "local_hire_share")
    if any((one.project, column) in lacking for column in needed):
        return None
    parts = income_parts(one, wage_wan, scenario.settings)
    whole = parts.with_output_wan + parts.rent_dividend_wan
    return whole * scenario.settings.economics.multiplier_factor / one.land_mu


def _kept_tax(scenario: Scenario, one: Candidate, lacking: set[tuple[str, str]]) -> KeptTax | None:
    """County-kept tax a year per mu; odds play no part in it."""
    needed = ("tax_wan_per_year", "retained_share", "capex_wan")
    if any((one.project, column) in lacking for column in needed):
        return None
    landed = Place("", "", None, "C", 1.0, None, None)
    line = _full_year(tax_ledger(one, landed, 1, scenario))
    flat = one.retained_share is not None
    rate = None if flat else TaxRules(scenario).income_rate(one.industry, line.year)
    return KeptTax(line.kept_wan / one.land_mu, line.year, rate)


def _full_year(ledger: Sequence[YearLine]) -> YearLine:
    """First year at full output without input credit; the last one if there is none."""
    full = [line for line in ledger if line.ramp_share >= 1 and not line.credit_wan]
    return (full or ledger[-1:])[0]


def _cells(scenario: Scenario, industry: str, *columns: str) -> list[Source]:
    """Where cells of an industry stand, those that are there."""
    found = (_traced(scenario, industry, column) for column in columns)
    return [source for value, source in found if value is not None]


def _odds_sources(fit: FitTable, industry: str, place: Place) -> tuple[Source, ...]:
    """Odds of the stage, fit and cap; ``fit_share`` is the fit that the factors give."""
    score = fit.scores.get((place.county, industry))
    if place.fit_share is None:
        moved = Source(f"constant: {NEUTRAL_FIT:g} for an unknown fit", UNGRADED)
    elif score is not None and score.overridden:
        moved = Source(f"fit.{place.county}.{industry}", place.fit_grade)
    else:
        moved = Source("fit_share", place.fit_grade)
    usual, cap = "economics.odds_planned_share", "fit.odds_max_share"
    return (Source(usual, UNGRADED), moved, Source(cap, UNGRADED))


def _income_sources(scenario: Scenario, industry: str, county: str) -> tuple[Source, ...]:
    """Jobs, wages here and elsewhere, and the settings that move the resident income."""
    economics = scenario.settings.economics
    stated = {
        row.county for row in scenario.rows("counties") if row.alt_wage_wan_per_year is not None
    }
    elsewhere = f"counties.{county}.alt_wage_wan_per_year"
    names = ["returnee_share", "opportunity_share"]
    names += ["land_rent_wan_per_mu_per_year"] * (economics.land_rent_wan_per_mu_per_year > 0)
    names += ["multiplier_factor"] * (economics.multiplier_factor != 1)
    return (
        *_cells(scenario, industry, "jobs_per_mu", "mean_wage_wan_per_year", "local_hire_share"),
        Source(elsewhere if county in stated else ALT_WAGE_ORIGIN, UNGRADED),
        *(Source(f"economics.{name}", UNGRADED) for name in names),
    )


def _tax_sources(scenario: Scenario, one: Candidate, kept: KeptTax) -> tuple[Source, ...]:
    """Tax, its kinds, who keeps them, the income-tax rate, and what fixes the year."""
    industry = one.industry
    if kept.rate_share is None:
        flat = ("tax_wan_per_mu", "county_retained_tax_wan_per_mu_default")
        return tuple(_cells(scenario, industry, *flat))
    stated = {row.tax for row in scenario.rows("tax_shares")}
    shares = [
        f"tax_shares.{kind}.county_share" if kind in stated else f"{kind}: {split.source}"
        for kind, split in SPLITS.items()
        if one.tax_kinds_wan.get(kind)
    ]
    year = ["fiscal.vat_credit_share", "horizon.start_year"]
    rates = _rate_origins(scenario, industry, kept) if one.tax_kinds_wan.get("income") else []
    if rates and not trait(scenario, industry, "tax_cit_rate_share"):
        rates.append(USUAL_RATE_ORIGIN)
    return (
        *_cells(scenario, industry, "tax_wan_per_mu", *FRACTIONS.values(), "tax_cit_rate_share"),
        *(Source(origin, UNGRADED) for origin in (*shares, *rates)),
        *_cells(scenario, industry, "invest_wan_per_mu", "build_years", "ramp_years"),
        *(Source(origin, UNGRADED) for origin in year),
    )


def _rate_origins(scenario: Scenario, industry: str, kept: KeptTax) -> list[str]:
    """The row or the settings that give the income-tax rate of the year."""
    row = next((row for row in scenario.rows("tax_rates") if row.industry == industry), None)
    if row is None:
        fiscal = scenario.settings.fiscal
        early = kept.year <= fiscal.cit_preference_until
        preferred = early and kept.rate_share == fiscal.cit_preference_rate_share
        name = "cit_preference_rate_share" if preferred else "cit_rate_share"
        return [f"fiscal.{name}", "fiscal.cit_preference_until"]
    if row.until_year is None or kept.year <= row.until_year:
        return [f"tax_rates.{industry}.rate_share"]
    later = row.later_rate_share is not None
    return [f"tax_rates.{industry}.later_rate_share" if later else GENERAL_RATE]
