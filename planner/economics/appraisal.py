"""The appraisal: what every possible start is worth, what was refused, what was assumed."""

from collections.abc import Mapping
from functools import cache, partial

from planner.economics.candidates import complete_projects, complete_prospects
from planner.economics.filling import Filler
from planner.economics.fiscal import fiscal_by_start
from planner.economics.fit import assess_fit
from planner.economics.gates import Gates
from planner.economics.grades import graded
from planner.economics.income import (
    ALT_WAGE_ORIGIN,
    DEFAULT_ALT_WAGE_WAN,
    income_by_start,
    net_wage_wan,
)
from planner.economics.taxes import TaxRules
from planner.economics.timing import discounted_activity
from planner.results import Appraisal, Candidate, GatedOut, Scenario, Start
from planner.schema import Settings

DEFAULT_RIVALRY = 0.5
"""Half-way between links of one chain and the same product for the same market (expert prior)."""


def appraise(scenario: Scenario) -> Appraisal:
    """Complete, gate and value all projects and prospects of a checked scenario."""
    filler = Filler(scenario, assess_fit(scenario))
    alt_wage = _alt_wages(filler)
    gates = Gates(filler)
    candidates: dict[str, Candidate] = {}
    gated: list[GatedOut] = []
    for complete in (*complete_projects(filler), *complete_prospects(filler)):
        admitted, refused = gates.admit(complete)
        candidates[admitted.project] = graded(filler, admitted)
        gated.extend(refused)
    income: dict[Start, float] = {}
    fiscal: dict[Start, float] = {}
    settings, rules = scenario.settings, TaxRules(scenario)
    activity = cache(partial(discounted_activity, settings.horizon))
    for candidate in candidates.values():
        income |= income_by_start(candidate, alt_wage, settings, activity)
        fiscal |= fiscal_by_start(candidate, scenario, rules)
    return Appraisal(
        candidates=candidates,
        income_wan=income,
        fiscal_wan=fiscal,
        fit=filler.fit,
        gated=tuple(gated),
        rivalry_share=_rivalry(filler),
        defaults=tuple(filler.defaults),
        missing=tuple(filler.missing),
        floored=tuple(
            one.project for one in candidates.values() if _is_floored(one, alt_wage, settings)
        ),
        scores=gates.scores,
    )


def _is_floored(candidate: Candidate, alt_wage: Mapping[str, float], settings: Settings) -> bool:
    """Whether the net wage of a candidate is cut off at 0 in one of its counties."""
    return any(
        net_wage_wan(candidate, alt_wage.get(place.county, DEFAULT_ALT_WAGE_WAN), settings) == 0
        for place in candidate.places
        if place.income_npv_wan is None
    )


def _rivalry(filler: Filler) -> dict[str, float]:
    """How far two neighbours with the same industry compete, by industry."""
    found = {}
    for industry in filler.industries:
        rivalry, _, _ = filler.trait(industry, "rivalry_share")
        if rivalry is None:
            rivalry = DEFAULT_RIVALRY
            filler.fill("industries", industry, "rivalry_share", rivalry, "constant")
        found[industry] = float(rivalry)
    return found


def _alt_wages(filler: Filler) -> dict[str, float]:
    """Wage elsewhere by county, wan yuan a year."""
    wages: dict[str, float] = {}
    for row in filler.scenario.rows("counties"):
        wage = row.alt_wage_wan_per_year
        if wage is None:
            column = "alt_wage_wan_per_year"
            filler.fill("counties", row.county, column, DEFAULT_ALT_WAGE_WAN, ALT_WAGE_ORIGIN)
            wage = DEFAULT_ALT_WAGE_WAN
        wages[row.county] = wage
    return wages
