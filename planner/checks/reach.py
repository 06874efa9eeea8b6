"""Rules for a county or a park that nothing on offer could ever meet."""

from collections.abc import Iterator

from planner.checks.needs import SLACK
from planner.errors import Fault
from planner.results import Appraisal, Scenario
from planner.scenario import fault_in


def check_income_floors(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """No county must earn more than everything that could be credited to it, at its best."""
    if scenario.settings.fairness.mode != "floor":
        return
    greatest = greatest_incomes(scenario, appraisal)
    table = scenario.tables["counties"]
    for row, line in zip(table.rows, table.lines, strict=True):
        floor, most = row.income_floor_wan, greatest.get(row.county, 0.0)
        if floor is not None and floor > most + SLACK * max(floor, 1.0):
            yield fault_in(
                table,
                line,
                "income_floor_wan",
                "floor_above_reach",
                value=f"{floor:g}",
                most=f"{most:.6g}",
            )


def greatest_incomes(scenario: Scenario, appraisal: Appraisal) -> dict[str, float]:
    """By county, the sum over its candidates of the best start, shared with enclave partners."""
    parks = {row.park: row for row in scenario.rows("parks")}
    best: dict[tuple[str, str], float] = {}
    for (project, park, _), income in appraisal.income_wan.items():
        if appraisal.candidates[project].fixed == "out":
            continue
        row = parks[park]
        shared = (row.partner_share or 0.0) if row.partner else 0.0
        for county, share in ((row.county, 1 - shared), (row.partner, shared)):
            if county:
                worth = income * share
                best[county, project] = max(best.get((county, project), 0.0), worth)
    greatest: dict[str, float] = {}
    for (county, project), worth in best.items():
        times = appraisal.candidates[project].count_max
        greatest[county] = greatest.get(county, 0.0) + times * worth
    return greatest


def check_leads_possible(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """Where every park must have its leads, every park has enough industries that could lead."""
    rules = scenario.settings.layout
    if not rules.lead_required or rules.breach_price_wan > 0:
        return
    present: dict[str, set[str]] = {}
    for row in scenario.rows("stock"):
        if row.present is not False:
            present.setdefault(row.county, set()).add(row.industry)
    offered: dict[str, set[str]] = {}
    for candidate in appraisal.candidates.values():
        if candidate.fixed != "out" and candidate.count_max and candidate.periods:
            for place in candidate.places:
                offered.setdefault(place.park, set()).add(candidate.industry)
    table = scenario.tables["parks"]
    for row, line in zip(table.rows, table.lines, strict=True):
        found = len(offered.get(row.park, set()) | present.get(row.county, set()))
        if found < rules.leads_per_park:
            yield fault_in(
                table,
                line,
                "park",
                "too_few_leads",
                value=row.park,
                found=found,
                needed=rules.leads_per_park,
            )
