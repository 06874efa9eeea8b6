"""Checks of a scenario before it is solved: all faults are gathered, none stops the next check."""

from collections.abc import Callable, Iterable, Iterator

from planner.checks.alone import check_land_alone, check_limits_alone
from planner.checks.areas import check_areas, check_groups, check_resources
from planner.checks.contradictions import check_follow_circles, check_needed_and_excluded
from planner.checks.figures import (
    check_labour_limits,
    check_markets,
    check_spread_of_columns,
    check_spread_of_limits,
)
from planner.checks.fit import (
    check_comparisons,
    check_distances,
    check_employment,
    check_endowment_keys,
    check_fit_weights,
    check_reference_prices,
    check_reference_shares,
    check_sections,
)
from planner.checks.floors import check_floor_periods, check_floors
from planner.checks.gaps import (
    check_budget_periods,
    check_limits_stated,
    check_something_to_choose,
)
from planner.checks.keys import (
    check_area_codes,
    check_codes_of_prospects,
    check_duplicates,
    check_relations_twice,
    check_self_pairs,
)
from planner.checks.layout import (
    check_designation_counts,
    check_designation_parks,
    check_designations_apart,
    check_designations_backed,
)
from planner.checks.materials import check_flows, check_streams
from planner.checks.money import (
    check_input_output,
    check_seasons,
    check_tax_fractions,
    check_tax_rates,
    check_tax_shares,
)
from planner.checks.needs import (
    check_land_needs,
    check_money_needs,
    check_resource_needs,
    check_sizes,
)
from planner.checks.offers import (
    check_admitted,
    check_figures_known,
    check_specials_possible,
)
from planner.checks.plausible import (
    check_people,
    check_projects_like_their_industry,
    check_wages,
)
from planner.checks.projects import (
    check_enclaves,
    check_existing_firms,
    check_figures_without_land,
    check_fixed_relations,
    check_relation_values,
    check_sites,
    check_use_parks,
)
from planner.checks.promise import check_promise
from planner.checks.reach import check_income_floors, check_leads_possible
from planner.checks.references import check_references
from planner.checks.routes import check_routes, check_stakes
from planner.checks.rules import check_fairness, check_layout_rules, check_weights
from planner.checks.scorecard import check_scorecard, check_scores
from planner.checks.timing import check_expansion_times, check_follow_times, check_periods
from planner.errors import Fault
from planner.results import Appraisal, Scenario
from planner.scenario import Reading

TABLE_CHECKS: tuple[Callable[[Reading], Iterator[Fault]], ...] = (
    check_weights,
    check_layout_rules,
    check_fairness,
    check_duplicates,
    check_codes_of_prospects,
    check_self_pairs,
    check_relations_twice,
    check_area_codes,
    check_references,
    check_resources,
    check_areas,
    check_groups,
    check_periods,
    check_follow_times,
    check_expansion_times,
    check_sites,
    check_figures_without_land,
    check_use_parks,
    check_existing_firms,
    check_enclaves,
    check_relation_values,
    check_routes,
    check_floor_periods,
    check_stakes,
    check_fixed_relations,
    check_needed_and_excluded,
    check_follow_circles,
    check_designation_parks,
    check_designations_apart,
    check_designation_counts,
    check_designations_backed,
    check_fit_weights,
    check_comparisons,
    check_sections,
    check_employment,
    check_distances,
    check_reference_shares,
    check_endowment_keys,
    check_reference_prices,
    check_tax_shares,
    check_tax_fractions,
    check_tax_rates,
    check_seasons,
    check_input_output,
    check_scorecard,
    check_markets,
    check_flows,
    check_streams,
    check_labour_limits,
    check_spread_of_columns,
    check_spread_of_limits,
    check_wages,
    check_people,
    check_projects_like_their_industry,
    check_budget_periods,
    check_limits_stated,
    check_something_to_choose,
)

APPRAISAL_CHECKS: tuple[Callable[[Scenario, Appraisal], Iterator[Fault]], ...] = (
    check_figures_known,
    check_admitted,
    check_specials_possible,
    check_leads_possible,
    check_income_floors,
    check_floors,
    check_sizes,
    check_land_needs,
    check_resource_needs,
    check_money_needs,
    check_promise,
    check_land_alone,
    check_limits_alone,
    check_scores,
)


def check_tables(reading: Reading) -> list[Fault]:
    """Everything that can be judged from the tables and settings alone."""
    return _distinct(fault for check in TABLE_CHECKS for fault in check(reading))


def check_appraisal(scenario: Scenario, appraisal: Appraisal) -> list[Fault]:
    """What shows only once every blank is filled in: sites refused, needs beyond the supply."""
    return _distinct(fault for check in APPRAISAL_CHECKS for fault in check(scenario, appraisal))


def _distinct(faults: Iterable[Fault]) -> list[Fault]:
    """Faults in their order, each place and kind once."""
    seen: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        place = (fault.key, fault.file, fault.sheet, fault.row, fault.column, fault.value)
        seen.setdefault((*place, str(fault.facts)), fault)
    return list(seen.values())
