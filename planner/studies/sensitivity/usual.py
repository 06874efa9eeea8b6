"""The inputs that reviewers ask about, for a study that was told none."""

from planner.errors import WrongUseError
from planner.results import Scenario
from planner.studies.sensitivity.grammar import input_of
from planner.studies.sensitivity.inputs import Input, setting_of

TABLES = (
    *("industries.*.mean_wage_wan_per_year", "industries.*.tax_wan_per_mu"),
    *("projects.*.income_npv_wan", "parks.*.land_mu", "budgets.*.amount_wan"),
    "markets.*.output_max_wan_per_year",
)
"""Figures that feed the value or limit the plan, each moved as a whole."""

KEYS = (
    *("horizon.discount_share", "economics.survival_share", "economics.returnee_share"),
    *("economics.odds_planned_share", "economics.odds_negotiating_share"),
    *("economics.odds_signed_share", "objective.overlap_price_wan", "objective.link_value_wan"),
)


def usual_inputs(scenario: Scenario) -> tuple[Input, ...]:
    """Wages, taxes, odds, prices and limits, as far as the scenario has them."""
    limited = sorted({row.resource for row in scenario.rows("limits")})
    tables = [*TABLES, *(f"limits[resource={resource}].amount" for resource in limited)]
    found = []
    for word in tables:
        try:
            found.append(input_of(word, scenario))
        except WrongUseError:  # the scenario has no such figure
            continue
    return (*found, *(input_of(key, scenario) for key in KEYS if setting_of(scenario, key)))
