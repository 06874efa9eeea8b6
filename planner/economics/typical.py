"""Typical projects: every industry tried in every county, one planned project in each park.

The economics that value a plan complete, gate and value them; only the first period is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.economics.appraisal import appraise
from planner.economics.fiscal import tax_ledger
from planner.economics.income import DEFAULT_ALT_WAGE_WAN, income_parts, net_wage_wan
from planner.results import Appraisal, Candidate, GatedOut, Place, Scenario, Table
from planner.schema import Grade, Prospect

TYPICAL_MU = 40.0
"""Land of a typical project where the least scale of its industry is smaller or unknown [E]."""


@dataclass(frozen=True)
class Trial:
    """A typical project of an industry in a county.

    Attributes
    ----------
    place
        The first park of the county that can take it; None if there is none.
    refusals
        Why each park of the county is closed; empty if one is open.
    income_wan_per_mu, kept_tax_wan_per_mu
        Resident income and county-kept tax of a year at full output once it has landed; None where
        the industry lacks a figure. The tax is that of the first such year after the input credit.
    income_wan, fiscal_wan
        Discounted values of a start in the first period after odds; 0 without a place.
    net_wage_wan
        Yearly wage less what returnees give up.
    industry_grade
        Grade of the industry's figures.
    sources
        Where those figures come from.
    """

    candidate: Candidate
    place: Place | None
    refusals: tuple[GatedOut, ...]
    income_wan_per_mu: float | None
    kept_tax_wan_per_mu: float | None
    income_wan: float
    fiscal_wan: float
    net_wage_wan: float
    industry_grade: Grade
    sources: tuple[str, ...]


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
    sources: dict[str, dict[str, None]] = {}
    for default in appraisal.defaults:
        sources.setdefault(default.row_key, {})[default.origin] = None
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
        return Trial(
            candidate=one,
            place=place,
            refusals=() if open_ else tuple(refused[code] for code in codes),
            income_wan_per_mu=_income(trial, one, wage, lacking),
            kept_tax_wan_per_mu=_kept_tax(trial, one, lacking),
            income_wan=appraisal.income_wan.get(start, 0.0),
            fiscal_wan=appraisal.fiscal_wan.get(start, 0.0),
            net_wage_wan=net_wage_wan(one, wage, scenario.settings),
            industry_grade=trait(scenario, industry, "evidence_grade") or "C",
            sources=tuple(sources.get(code, ())),
        )

    pairs = ((county, row.industry) for county in parks for row in scenario.rows("industries"))
    return Trials(trial, appraisal, {pair: tried(*pair) for pair in pairs})


def trait(scenario: Scenario, industry: str, column: str) -> Any:
    """Cell of an industry, from the scenario or else the library; None if neither has it."""
    own = next((row for row in scenario.rows("industries") if row.industry == industry), None)
    for row in (own, scenario.library.get(industry)):
        value = getattr(row, column, None)
        if value is not None:
            return value
    return None


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


def _kept_tax(scenario: Scenario, one: Candidate, lacking: set[tuple[str, str]]) -> float | None:
    """County-kept tax a year per mu; odds play no part in it."""
    needed = ("tax_wan_per_year", "retained_share", "capex_wan")
    if any((one.project, column) in lacking for column in needed):
        return None
    landed = Place("", "", None, "C", 1.0, None, None)
    ledger = tax_ledger(one, landed, 1, scenario)
    full = [line for line in ledger if line.ramp_share >= 1 and not line.credit_wan]
    return (full or ledger[-1:])[0].kept_wan / one.land_mu
