"""From checked tables and appraised candidates to `PlanData`: the door of the mathematics."""

from collections.abc import Mapping
from math import inf

from models import (
    DesignationData,
    ExpansionData,
    LayoutRules,
    PlanData,
    ProjectData,
    RelationData,
    StreamData,
)
from planner.economics.caps import cap_shares
from planner.economics.materials import flows_of, period_factors
from planner.economics.timing import offset, ready_periods
from planner.results import Appraisal, Candidate, Scenario
from planner.schema import LAND


def assemble(scenario: Scenario, appraisal: Appraisal) -> PlanData:
    """Plan data of a checked scenario; loads carry the reserve, values are discounted.

    With ``reserve = "chance"`` limits and what expansions add to them are caps on expected use.
    """
    settings = scenario.settings
    caps = cap_shares(scenario, appraisal)
    periods = len(settings.horizon.period_years)
    land, limits = _land(scenario, periods), _limits(scenario, periods)
    parks = {row.park: row.county for row in scenario.rows("parks")}
    groups = _groups(scenario)
    weights = {
        (min(row.county_a, row.county_b), max(row.county_a, row.county_b)): row.weight_share
        for row in scenario.rows("neighbours")
    }
    return PlanData(
        periods=periods,
        park_county=parks,
        industries=tuple(sorted(row.industry for row in scenario.rows("industries"))),
        projects={
            code: _project(scenario, candidate)
            for code, candidate in sorted(appraisal.candidates.items())
        },
        income_wan=appraisal.income_wan,
        fiscal_wan=appraisal.fiscal_wan,
        land_mu={key: mu * caps.get((LAND, *key), 1.0) for key, mu in land.items()},
        layout=LayoutRules(**settings.layout.model_dump()),
        partner={
            row.park: (row.partner, row.partner_share or 0.0)
            for row in scenario.rows("parks")
            if row.partner
        },
        groups=groups,
        needs=_needs(scenario, appraisal),
        stock_resources=frozenset(
            row.resource for row in scenario.rows("resources") if row.kind == "stock"
        ),
        effort_resources=frozenset(
            row.resource for row in scenario.rows("resources") if row.kind == "effort"
        ),
        limits={key: amount * caps.get(key, 1.0) for key, amount in limits.items()},
        expansions=_expansions(scenario, periods, caps),
        purse_wan={(row.area, row.period): row.amount_wan for row in scenario.rows("budgets")},
        carry_over=frozenset(
            (row.area, row.period) for row in scenario.rows("budgets") if row.carry_over
        ),
        overlap_wan={
            (one, other, industry): settings.objective.overlap_price_wan * weight * rivalry
            for (one, other), weight in sorted(weights.items())
            for industry, rivalry in sorted(appraisal.rivalry_share.items())
        },
        neighbours=_neighbours(weights),
        present=frozenset(
            (row.county, row.industry) for row in scenario.rows("stock") if row.present is not False
        ),
        chain_wan={
            (row.upstream, row.downstream): settings.objective.link_value_wan
            if row.value_wan is None
            else row.value_wan
            for row in scenario.rows("chains")
        },
        hub_share=_hubs(scenario),
        relations=_relations(scenario),
        designations=_designations(scenario),
        market_wan=_markets(scenario, groups),
        streams=_streams(scenario, appraisal),
        stock_output_wan={
            (row.county, row.industry): row.output_wan_per_year
            for row in scenario.rows("stock")
            if row.output_wan_per_year
        },
        pursuits_max=settings.landing.pursuits_per_period_max,
        income_floor_wan=_income_floors(scenario),
        floors=_floors(scenario, periods),
        population={row.county: row.population_person or 0.0 for row in scenario.rows("counties")},
        maxmin=settings.fairness.mode == "maxmin",
        income_weight=settings.objective.income_weight,
        fiscal_weight=settings.objective.fiscal_weight,
    )


def reserve(scenario: Scenario, candidate: Candidate, park: str) -> float:
    """Part of a need that is kept in a park for a project that may not come."""
    return 1.0 if scenario.settings.landing.reserve == "full" else candidate.odds_at(park)


def _project(scenario: Scenario, candidate: Candidate) -> ProjectData:
    """A candidate as the mathematics sees it."""
    new = candidate.kind == "new"
    parks = tuple(sorted(place.park for place in candidate.places))
    return ProjectData(
        industry=candidate.industry,
        parks=parks,
        ready=ready_periods(scenario.settings.horizon, candidate.production_offset),
        count_max=candidate.count_max,
        needs_target=new,
        pursued=new and candidate.stage != "signed",
        fixed=candidate.fixed,
        land_mu=candidate.land_mu,
        output_wan=candidate.output_wan_per_year,
        support_wan=candidate.support_wan,
        jobs_person=candidate.jobs_person,
        reserve={park: reserve(scenario, candidate, park) for park in parks},
        odds={park: candidate.odds_at(park) for park in parks},
    )


def _groups(scenario: Scenario) -> Mapping[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for row in scenario.rows("groups"):
        members.setdefault(row.group, []).append(row.county)
    return {group: tuple(sorted(counties)) for group, counties in sorted(members.items())}


def _neighbours(weights: Mapping[tuple[str, str], float]) -> Mapping[str, tuple[str, ...]]:
    near: dict[str, set[str]] = {}
    for one, other in weights:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return {county: tuple(sorted(others)) for county, others in sorted(near.items())}


def _spread(
    rows: list[tuple[tuple[str, ...], int | None, float]], periods: int
) -> dict[tuple[str, ...], dict[int, float]]:
    """Amounts by key and period: a blank period means all that have no amount of their own."""
    spread: dict[tuple[str, ...], dict[int, float]] = {}
    for key, period, amount in sorted(rows, key=lambda row: (row[0], row[1] is not None)):
        of_key = spread.setdefault(key, {})
        for each in range(1, periods + 1) if period is None else (period,):
            of_key[each] = amount
    return spread


def _land(scenario: Scenario, periods: int) -> dict[tuple[str, int], float]:
    """Developable land by park and period; limits on `land` go before `parks.land_mu`."""
    rows: list[tuple[tuple[str, ...], int | None, float]] = [
        ((row.area,), row.period, row.amount)
        for row in scenario.rows("limits")
        if row.resource == LAND
    ]
    replaced = _spread(rows, periods)
    return {
        (row.park, period): replaced.get((row.park,), {}).get(period, row.land_mu)
        for row in scenario.rows("parks")
        for period in range(1, periods + 1)
    }


def _limits(scenario: Scenario, periods: int) -> dict[tuple[str, str, int], float]:
    """Supply by resource, area and period."""
    rows: list[tuple[tuple[str, ...], int | None, float]] = [
        ((row.resource, row.area), row.period, row.amount)
        for row in scenario.rows("limits")
        if row.resource != LAND
    ]
    return {
        (key[0], key[1], period): amount
        for key, amounts in _spread(rows, periods).items()
        for period, amount in amounts.items()
    }


def _needs(
    scenario: Scenario, appraisal: Appraisal
) -> Mapping[str, Mapping[tuple[str, str], float]]:
    """Reserved need of one start by resource and (project, park); an effort is needed whole."""
    whole = {row.resource for row in scenario.rows("resources") if row.kind == "effort"}
    needs: dict[str, dict[tuple[str, str], float]] = {}
    for code, candidate in sorted(appraisal.candidates.items()):
        admissible = {place.park for place in candidate.places}
        for (park, resource), amount in sorted(candidate.uses.items()):
            if park not in admissible:
                continue
            part = 1.0 if resource in whole else reserve(scenario, candidate, park)
            if kept := part * amount:
                needs.setdefault(resource, {})[code, park] = kept
    return needs


def _expansions(
    scenario: Scenario, periods: int, caps: Mapping[tuple[str, str, int], float]
) -> dict[str, ExpansionData]:
    """Expansions; what they add is capped by the least share that the limit has in any period."""
    horizon = scenario.settings.horizon
    rate = 1.0 + horizon.discount_share
    least: dict[tuple[str, str], float] = {}
    for (resource, area, _), share in caps.items():
        least[resource, area] = min(share, least.get((resource, area), share))
    return {
        row.expansion: ExpansionData(
            area=row.area,
            resource=row.resource,
            amount=row.amount * least.get((row.resource, row.area), 1.0),
            cost_wan=row.cost_wan,
            discounted_wan={
                period: row.cost_wan / float(rate ** offset(horizon, period))
                for period in range(row.earliest_period or 1, periods + 1)
            },
            lead_periods=row.lead_periods or 0,
        )
        for row in scenario.rows("expansions")
    }


def _hubs(scenario: Scenario) -> dict[tuple[str, str], float]:
    """Strength of the strongest hub by county and industry."""
    strengths: dict[tuple[str, str], float] = {}
    for row in scenario.rows("hubs"):
        pair = (row.county, row.industry)
        strengths[pair] = max(strengths.get(pair, 0.0), row.strength_share)
    return strengths


def _relations(scenario: Scenario) -> tuple[RelationData, ...]:
    rows = sorted(scenario.rows("relations"), key=lambda r: (r.kind, r.project_a, r.project_b))
    return tuple(
        RelationData(
            kind=row.kind,
            a=row.project_a,
            b=row.project_b,
            value_wan=row.value_wan or 0.0,
            lag_periods=row.lag_periods or 0,
        )
        for row in rows
    )


def _designations(scenario: Scenario) -> tuple[DesignationData, ...]:
    rows = sorted(scenario.rows("designations"), key=lambda r: (r.county, r.industry, r.park or ""))
    return tuple(
        DesignationData(
            county=row.county,
            industry=row.industry,
            wanted=row.fixed == "in",
            park=row.park or "",
            role=row.role or "",
        )
        for row in rows
    )


def _markets(
    scenario: Scenario, groups: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], float]:
    """Demand that today's stock leaves, by industry and group; never below 0."""
    made = {
        (row.county, row.industry): row.output_wan_per_year or 0.0 for row in scenario.rows("stock")
    }
    return {
        (row.industry, row.group): max(
            0.0,
            row.output_max_wan_per_year
            - sum(made.get((county, row.industry), 0.0) for county in groups[row.group]),
        )
        for row in scenario.rows("markets")
    }


def _streams(scenario: Scenario, appraisal: Appraisal) -> dict[str, StreamData]:
    flows = flows_of(scenario, appraisal.candidates)
    factors = period_factors(scenario.settings.horizon)
    return {
        row.stream: StreamData(
            area=row.area,
            made_today=row.made_today or 0.0,
            used_today=row.used_today or 0.0,
            bought_max=inf if row.bought_max is None else row.bought_max,
            sold_max=inf if row.sold_max is None else row.sold_max,
            saving_wan={t: row.saving_wan * factor for t, factor in factors.items()},
            flows=flows.get(row.stream, {}),
        )
        for row in sorted(scenario.rows("streams"), key=lambda row: row.stream)
    }


def _floors(scenario: Scenario, periods: int) -> dict[tuple[str, str, int], float]:
    """Floors by measure, area and period; one without a period is one of the last."""
    return {
        (row.measure, row.area, row.period or periods): row.amount
        for row in scenario.rows("floors")
    }


def _income_floors(scenario: Scenario) -> dict[str, float]:
    """Income floors that hold, by county."""
    if scenario.settings.fairness.mode != "floor":
        return {}
    return {
        row.county: row.income_floor_wan
        for row in scenario.rows("counties")
        if row.income_floor_wan is not None
    }
