"""Floors: what an area must at least get out of the plan, by a period or over all of it.

    jobs, output       sum of odds[k,s] * figure[k] * start[k,s,t] over starts of the area that
                       produce by the period
    existing_support   sum of odds[k,s] * support[k] * start[k,s,t] over upgrades and retentions of
                       firms that exist there, begun by the period
    resident_income,   sum of value[k,s,t] * start[k,s,t] over starts begun by the period, credited
    fiscal             to the area (an enclave shares with its partner)
        >= floor[measure,area,period]               for every floor

Jobs and output are those at full ramp. Floors on jobs by period replace those that a declining
industry loses; `existing_support` divides the money between firms that exist and new ones. Each has
its own unit: persons, wan yuan a year or wan yuan; income and fiscal value are discounted.
"""

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import weighted
from .fairness import credited_share

JOBS, OUTPUT, EXISTING_SUPPORT = "jobs", "output", "existing_support"
INCOME, FISCAL = "resident_income", "fiscal"

CREDITED = (INCOME, FISCAL)
"""Measures that an enclave shares with its partner; others count where the project stands."""


def add_floors(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare floor_used, floor_available and floor_limit by measure, area and period."""
    m.AREA_FLOORS = pyo.Set(dimen=3, initialize=sorted(data.floors), ordered=True)
    m.floor_available = pyo.Param(
        m.AREA_FLOORS,
        initialize=dict(data.floors),
        mutable=True,
        doc="persons, wan yuan a year or wan yuan",
    )

    def floor_used(m: pyo.ConcreteModel, measure: str, area: str, period: int) -> object:
        return weighted(
            m.start,
            (
                (floor_amount(data, measure, area, period, start), start)
                for park in floor_parks(data, measure, area)
                for start in data.starts_at[park]
            ),
        )

    def floor_limit(m: pyo.ConcreteModel, measure: str, area: str, period: int) -> object:
        key = (measure, area, period)
        if not m.floor_used[key].expr.is_constant():
            return m.floor_used[key] >= m.floor_available[key]
        # Nothing on offer can help: `0 >= floor` would hide the rule, so it is kept as a row.
        counties = data.groups.get(area, (area,))
        nothing = pyo.quicksum(0 * m.special[c, i] for c, i in m.TARGETS if c in counties)
        return nothing >= m.floor_available[key]

    m.floor_used = pyo.Expression(m.AREA_FLOORS, rule=floor_used, doc="what the area gets")
    m.floor_limit = pyo.Constraint(
        m.AREA_FLOORS, rule=floor_limit, doc="the area gets at least its floor"
    )


def floor_parks(data: PlanData, measure: str, area: str) -> tuple[str, ...]:
    """Parks whose starts count for a floor: those of the area, and enclaves that pay into it."""
    own = data.parks_in.get(area, ())
    if measure not in CREDITED:
        return own
    counties = data.groups.get(area, (area,))
    paying = {park for park, (partner, _) in data.partner.items() if partner in counties}
    return tuple(sorted(paying | set(own)))


def floor_amount(data: PlanData, measure: str, area: str, period: int, start: Start) -> float:
    """What one start brings towards a floor, in the unit of the measure."""
    name, park, begun = start
    project = data.projects[name]
    if measure in (JOBS, OUTPUT):
        made = project.jobs_at(park) if measure == JOBS else project.output_at(park)
        return made if project.ready[begun] <= period else 0.0
    if begun > period:
        return 0.0
    if measure == EXISTING_SUPPORT:
        return 0.0 if project.needs_target else project.support_at(park)
    value = data.income_wan if measure == INCOME else data.fiscal_wan
    counties = data.groups.get(area, (area,))
    return value[start] * sum(credited_share(data, park, county) for county in counties)
