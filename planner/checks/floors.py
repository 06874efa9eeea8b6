"""Floors: each with its own period, and none that nothing on offer could ever reach."""

from collections import Counter
from collections.abc import Iterator, Mapping

from planner.checks.needs import SLACK, members_of_groups
from planner.economics.timing import period_of
from planner.errors import Fault
from planner.results import Appraisal, Candidate, Scenario
from planner.scenario import Reading, fault_in
from planner.scenario.routes import SIGN
from planner.schema import Floor


def check_floor_periods(reading: Reading) -> Iterator[Fault]:
    """Of several floors on the same thing, each states its period."""
    counts = Counter((row.measure, row.area) for row, _ in reading.lined("floors"))
    for row, line in reading.lined("floors"):
        if row.period is None and counts[row.measure, row.area] > 1:
            table = reading.scenario.tables["floors"]
            yield fault_in(table, line, "period", "floor_period_blank", value="")


def check_floors(scenario: Scenario, appraisal: Appraisal) -> Iterator[Fault]:
    """No floor is higher than what all candidates at their best could bring by its period."""
    table = scenario.tables["floors"]
    for row, line in zip(table.rows, table.lines, strict=True):
        most = greatest_amount(scenario, appraisal, row)
        if row.amount > most + SLACK * max(row.amount, 1.0):
            yield fault_in(
                table,
                line,
                "amount",
                "floor_out_of_reach",
                value=f"{row.amount:g}",
                most=f"{most:.6g}",
            )


def greatest_amount(scenario: Scenario, appraisal: Appraisal, floor: Floor) -> float:
    """Sum over the candidates of the best that one start of each could bring, times its count.

    A project and its routes count once. In the unit of the measure: persons, wan yuan a year or wan
    yuan.
    """
    last = floor.period or len(scenario.settings.horizon.period_years)
    shares = _shares(scenario, floor)
    most: dict[str, float] = {}
    for code, candidate in appraisal.candidates.items():
        if candidate.fixed != "out":
            brought = [
                share * _amount(appraisal, candidate, floor.measure, place.park, begun)
                for place in candidate.places
                if (share := shares.get(place.park, 0.0))
                for begun in candidate.periods
                if _counts(scenario, candidate, floor.measure, begun, last)
            ]
            best = candidate.count_max * max(brought, default=0.0)
            stem = code.rpartition(SIGN)[0]
            own = stem if stem in appraisal.candidates else code
            most[own] = max(most.get(own, 0.0), best)
    return sum(most.values())


def _shares(scenario: Scenario, floor: Floor) -> Mapping[str, float]:
    """Share of what a park brings that counts for the area of a floor."""
    counties = members_of_groups(scenario).get(floor.area, {floor.area})
    shares = {}
    for row in scenario.rows("parks"):
        credited = floor.measure in ("resident_income", "fiscal") and row.partner
        away = (row.partner_share or 0.0) if credited else 0.0
        shares[row.park] = (1 - away) * (row.county in counties) + away * (row.partner in counties)
    return shares


def _counts(scenario: Scenario, candidate: Candidate, measure: str, begun: int, last: int) -> bool:
    """Whether a start in a period counts by the last period of a floor."""
    if measure in ("jobs", "output"):
        horizon = scenario.settings.horizon
        return period_of(horizon, candidate.production_offset[begun]) <= last
    return begun <= last


def _amount(
    appraisal: Appraisal, candidate: Candidate, measure: str, park: str, begun: int
) -> float:
    """What one start brings, before it is shared with a partner."""
    start = (candidate.project, park, begun)
    if measure == "resident_income":
        return appraisal.income_wan[start]
    if measure == "fiscal":
        return appraisal.fiscal_wan[start]
    figures = {
        "jobs": candidate.jobs_person,
        "output": candidate.output_wan_per_year,
        "existing_support": 0.0 if candidate.kind == "new" else candidate.support_wan,
    }
    return candidate.odds_at(park) * figures[measure]
