"""The 1+N layout: who leads a park, what a county specialises in, and what needs a target.

    sum over i of lead[s,i] <= leads_per_park                       (= if a lead is required)
    specials_min <= sum over i of special[c,i] <= specials_max
    lead[s,i] + special[c,i] <= target[c,i]                         s in c: not both in one county
    target[c,i] <= sum over s in c of lead[s,i] + special[c,i]
    sum over s of lead[s,i] <= leads_per_industry_max
    lead[s,i] <= starts of i in s + present[c,i]                    nothing hollow
    special[c,i] <= starts of i in c + present[c,i]
    sum over t of start[k,s,t] <= count_max[k] * (lead[s,i] + special[c,i])      new projects
    planned output of i in s >= share * planned output of s - M * (1 - lead[s,i])

`target` is tied from both sides: if it could be positive without a lead or a speciality, links
would reward fractional targets and every bound would belong to another problem. With a breach price
the counts of the first, second and fifth rule may be exceeded or missed by `breach`.
"""

from typing import Any

import pyomo.environ as pyo

from .data import DesignationData, PlanData
from .expressions import started, weighted

PARK_RULES = ("leads_per_park", "lead_required")
COUNTY_RULES = ("specials_min", "specials_max")


def add_layout(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare lead, special, target and breach with all rules of the layout."""
    m.PARKS = pyo.Set(initialize=sorted(data.park_county), ordered=True)
    m.COUNTIES = pyo.Set(initialize=data.counties, ordered=True)
    m.INDUSTRIES = pyo.Set(initialize=sorted(data.industries), ordered=True)
    m.LEADS = pyo.Set(dimen=2, initialize=data.lead_pairs, ordered=True)
    m.TARGETS = pyo.Set(dimen=2, initialize=data.target_pairs, ordered=True)
    m.lead = pyo.Var(m.LEADS, within=pyo.Binary, doc="industry leads the park")
    m.special = pyo.Var(m.TARGETS, within=pyo.Binary, doc="industry is a speciality of the county")
    m.target = pyo.Var(m.TARGETS, bounds=(0, 1), doc="county targets the industry")
    _add_breaches(m, data)
    _add_counts(m, data)
    _add_targets(m, data)
    _add_backing(m, data)
    _add_eligibility(m, data)
    _add_lead_output(m, data)
    _add_designations(m, data)


def _add_breaches(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare breach, one per countable rule and area, if breaches have a price."""
    breaches = [(rule, park) for rule in PARK_RULES for park in sorted(data.park_county)]
    breaches += [(rule, county) for rule in COUNTY_RULES for county in data.counties]
    breaches += [("leads_per_industry_max", industry) for industry in sorted(data.industries)]
    priced = data.layout.breach_price_wan > 0
    m.BREACHES = pyo.Set(dimen=2, initialize=breaches if priced else [], ordered=True)
    m.breach = pyo.Var(m.BREACHES, within=pyo.NonNegativeReals, doc="count by which a rule breaks")


def _breach(m: pyo.ConcreteModel, rule: str, area: str) -> Any:
    return m.breach[rule, area] if (rule, area) in m.BREACHES else 0


def _add_counts(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Counts of leads per park, specialities per county and leads per industry."""
    rules = data.layout
    leads_of_park: dict[str, list[str]] = {park: [] for park in m.PARKS}
    parks_of_industry: dict[str, list[str]] = {industry: [] for industry in m.INDUSTRIES}
    specials_of: dict[str, list[str]] = {county: [] for county in m.COUNTIES}
    for park, industry in data.lead_pairs:
        leads_of_park[park].append(industry)
        parks_of_industry[industry].append(park)
    for county, industry in data.target_pairs:
        specials_of[county].append(industry)

    def park_leads_used(m: pyo.ConcreteModel, park: str) -> object:
        return pyo.quicksum(m.lead[park, i] for i in leads_of_park[park])

    def park_leads_available(m: pyo.ConcreteModel, park: str) -> object:
        return rules.leads_per_park + _breach(m, "leads_per_park", park)

    def park_leads_limit(m: pyo.ConcreteModel, park: str) -> object:
        return m.park_leads_used[park] <= m.park_leads_available[park]

    def park_leads_floor(m: pyo.ConcreteModel, park: str) -> object:
        if not rules.lead_required:
            return pyo.Constraint.Skip
        wanted = rules.leads_per_park - _breach(m, "lead_required", park)
        return m.park_leads_used[park] >= wanted

    def specials_used(m: pyo.ConcreteModel, county: str) -> object:
        return pyo.quicksum(m.special[county, i] for i in specials_of[county])

    def specials_available(m: pyo.ConcreteModel, county: str) -> object:
        return rules.specials_max + _breach(m, "specials_max", county)

    def specials_limit(m: pyo.ConcreteModel, county: str) -> object:
        return m.specials_used[county] <= m.specials_available[county]

    def specials_floor(m: pyo.ConcreteModel, county: str) -> object:
        wanted = rules.specials_min - _breach(m, "specials_min", county)
        return m.specials_used[county] >= wanted

    def industry_leads_used(m: pyo.ConcreteModel, industry: str) -> object:
        return pyo.quicksum(m.lead[park, industry] for park in parks_of_industry[industry])

    def industry_leads_available(m: pyo.ConcreteModel, industry: str) -> object:
        return rules.leads_per_industry_max + _breach(m, "leads_per_industry_max", industry)

    def industry_leads_limit(m: pyo.ConcreteModel, industry: str) -> object:
        if not parks_of_industry[industry]:
            return pyo.Constraint.Skip
        return m.industry_leads_used[industry] <= m.industry_leads_available[industry]

    m.park_leads_used = pyo.Expression(m.PARKS, rule=park_leads_used, doc="leads of a park")
    m.park_leads_available = pyo.Expression(m.PARKS, rule=park_leads_available)
    m.park_leads_limit = pyo.Constraint(
        m.PARKS, rule=park_leads_limit, doc="a park has at most so many leading industries"
    )
    m.park_leads_floor = pyo.Constraint(
        m.PARKS, rule=park_leads_floor, doc="a park has its leading industries"
    )
    m.specials_used = pyo.Expression(m.COUNTIES, rule=specials_used, doc="specialities of a county")
    m.specials_available = pyo.Expression(m.COUNTIES, rule=specials_available)
    m.specials_limit = pyo.Constraint(
        m.COUNTIES, rule=specials_limit, doc="a county has at most so many specialities"
    )
    m.specials_floor = pyo.Constraint(
        m.COUNTIES, rule=specials_floor, doc="a county has at least so many specialities"
    )
    m.industry_leads_used = pyo.Expression(m.INDUSTRIES, rule=industry_leads_used)
    m.industry_leads_available = pyo.Expression(m.INDUSTRIES, rule=industry_leads_available)
    m.industry_leads_limit = pyo.Constraint(
        m.INDUSTRIES, rule=industry_leads_limit, doc="an industry leads at most so many parks"
    )


def _add_targets(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Tie target to lead and special from both sides."""
    leads = set(data.lead_pairs)
    led = {(data.park_county[park], industry) for park, industry in leads}

    def target_floor(m: pyo.ConcreteModel, park: str, industry: str) -> object:
        county = data.park_county[park]
        return m.lead[park, industry] + m.special[county, industry] <= m.target[county, industry]

    def target_special(m: pyo.ConcreteModel, county: str, industry: str) -> object:
        if (county, industry) in led:
            return pyo.Constraint.Skip
        return m.special[county, industry] <= m.target[county, industry]

    def target_ceiling(m: pyo.ConcreteModel, county: str, industry: str) -> object:
        parks = [park for park in data.parks_in[county] if (park, industry) in leads]
        leading = pyo.quicksum(m.lead[park, industry] for park in parks)
        return m.target[county, industry] <= leading + m.special[county, industry]

    m.target_floor = pyo.Constraint(
        m.LEADS, rule=target_floor, doc="a lead or a speciality is a target, and not both"
    )
    m.target_special = pyo.Constraint(
        m.TARGETS,
        rule=target_special,
        doc="a speciality is a target, also where no park could lead",
    )
    m.target_ceiling = pyo.Constraint(
        m.TARGETS, rule=target_ceiling, doc="a target is a lead or a speciality"
    )


def _add_backing(m: pyo.ConcreteModel, data: PlanData) -> None:
    """A lead or speciality has a started project or stock behind it."""

    def lead_backing(m: pyo.ConcreteModel, park: str, industry: str) -> object:
        if (data.park_county[park], industry) in data.present:
            return pyo.Constraint.Skip
        return m.lead[park, industry] <= started(m, data.starts_by_park_industry[park, industry])

    def special_backing(m: pyo.ConcreteModel, county: str, industry: str) -> object:
        if (county, industry) in data.present:
            return pyo.Constraint.Skip
        starts = data.starts_by_county_industry[county, industry]
        return m.special[county, industry] <= started(m, starts)

    m.lead_backing = pyo.Constraint(
        m.LEADS, rule=lead_backing, doc="a lead has a project in its park or stock in its county"
    )
    m.special_backing = pyo.Constraint(
        m.TARGETS, rule=special_backing, doc="a speciality has a project or stock in its county"
    )


def _add_eligibility(m: pyo.ConcreteModel, data: PlanData) -> None:
    """New projects start only where their industry is a lead or a speciality."""
    pairs = [
        (name, park)
        for name, project in sorted(data.projects.items())
        if project.needs_target and project.ready
        for park in project.parks
    ]
    m.NEW_SITES = pyo.Set(dimen=2, initialize=pairs, ordered=True)

    def eligibility_limit(m: pyo.ConcreteModel, name: str, park: str) -> object:
        project = data.projects[name]
        county = data.park_county[park]
        role = m.lead[park, project.industry] + m.special[county, project.industry]
        starts = tuple((name, park, period) for period in sorted(project.ready))
        return started(m, starts) <= project.count_max * role

    m.eligibility_limit = pyo.Constraint(
        m.NEW_SITES, rule=eligibility_limit, doc="a new project needs a lead or a speciality"
    )
    parks_of: dict[tuple[str, str], list[str]] = {}
    for name, park in pairs:
        parks_of.setdefault((name, data.park_county[park]), []).append(park)
    m.SPREAD_SITES = pyo.Set(
        dimen=2,
        ordered=True,
        initialize=[key for key, parks in parks_of.items() if len(parks) > 1],
    )

    def target_limit(m: pyo.ConcreteModel, name: str, county: str) -> object:
        project = data.projects[name]
        starts = tuple(
            (name, park, period)
            for park in parks_of[name, county]
            for period in sorted(project.ready)
        )
        return started(m, starts) <= project.count_max * m.target[county, project.industry]

    m.target_limit = pyo.Constraint(
        m.SPREAD_SITES, rule=target_limit, doc="a new project needs a target of its county"
    )


def _add_lead_output(m: pyo.ConcreteModel, data: PlanData) -> None:
    """A lead makes at least its share of the park's planned output.

    The big-M is the share times the greatest output the park could have, so that the row is empty
    when the industry does not lead, and never larger than that.
    """
    share = data.layout.lead_output_share_min
    m.OUTPUT_LEADS = pyo.Set(dimen=2, initialize=data.lead_pairs if share > 0 else [], ordered=True)

    def planned(starts: tuple[tuple[str, str, int], ...]) -> Any:
        return weighted(m.start, ((data.projects[s[0]].output_at(s[1]), s) for s in starts))

    greatest = dict.fromkeys(data.park_county, 0.0)
    for project in data.projects.values():
        for park in project.parks:
            greatest[park] += project.output_at(park) * project.count_max

    def lead_output_floor(m: pyo.ConcreteModel, park: str, industry: str) -> object:
        own = planned(data.starts_by_park_industry[park, industry])
        whole = planned(data.starts_at[park])
        slack = share * greatest[park] * (1 - m.lead[park, industry])
        return own >= share * whole - slack

    m.lead_output_floor = pyo.Constraint(
        m.OUTPUT_LEADS, rule=lead_output_floor, doc="a lead makes its share of the park's output"
    )


def _add_designations(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Decisions on the layout that are already taken."""
    m.DESIGNATIONS = pyo.Set(initialize=range(len(data.designations)), ordered=True)

    def roles(wish: DesignationData) -> Any:
        if wish.role == "special":
            return m.special[wish.county, wish.industry]
        if wish.park:
            return m.lead[wish.park, wish.industry]
        if wish.role == "lead":
            parks = data.parks_in[wish.county]
            return pyo.quicksum(m.lead[park, wish.industry] for park in parks)
        return m.target[wish.county, wish.industry]

    def designation_limit(m: pyo.ConcreteModel, index: int) -> object:
        wish = data.designations[index]
        return roles(wish) >= 1 if wish.wanted else roles(wish) <= 0

    m.designation_limit = pyo.Constraint(
        m.DESIGNATIONS, rule=designation_limit, doc="decisions on the layout already taken"
    )
