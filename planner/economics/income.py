"""Resident income: what a project brings home, net of what returnees give up."""

from planner.economics.timing import discounted_activity, offset
from planner.results import Candidate, Place
from planner.schema import Settings

DEFAULT_ALT_WAGE_WAN = 6.83
"""Yearly wage elsewhere where a county states none: mean of urban private units, 2023, National
Bureau of Statistics; wan yuan."""


def net_wage_wan(candidate: Candidate, alt_wage_wan: float, settings: Settings) -> float:
    """Wage that counts as gain: less what the share of returnees earned elsewhere; at least 0."""
    economics = settings.economics
    given_up = economics.returnee_share * economics.opportunity_share * alt_wage_wan
    return max(0.0, candidate.wage_wan_per_year - given_up)


def income_wan(
    candidate: Candidate, place: Place, period: int, alt_wage_wan: float, settings: Settings
) -> float:
    """Discounted resident income of one start after odds, wan yuan (docs/mathematics.md)."""
    horizon = settings.horizon
    if place.income_npv_wan is not None:
        rate = 1.0 + horizon.discount_share
        return place.income_npv_wan / float(rate ** offset(horizon, period))
    years = discounted_activity(
        horizon,
        candidate.production_offset[period],
        candidate.ramp_years[period],
        candidate.survival_share,
    )
    local_jobs = candidate.jobs_person * candidate.local_hire_share
    wage = net_wage_wan(candidate, alt_wage_wan, settings)
    return candidate.odds_share * years * local_jobs * wage * settings.economics.multiplier_factor
