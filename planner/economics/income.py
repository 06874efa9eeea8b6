"""Resident income: what a project brings home, net of what returnees give up.

Formulas in docs/assessment.md, Income. Money in wan yuan.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from planner.economics.timing import discount_factor, offset
from planner.results import Candidate, Start
from planner.schema import Settings

DEFAULT_ALT_WAGE_WAN = 6.83
"""Yearly wage elsewhere where a county states none: mean of urban private units, 2023, National
Bureau of Statistics; wan yuan."""

ALT_WAGE_ORIGIN = "National Bureau of Statistics, urban private units 2023"
"""Where that default comes from, as the lists of defaults and sources tell it."""


class IncomeParts(NamedTuple):
    """Resident income of a landed project in a year at full output, before the multiplier."""

    wages_wan: float
    seasonal_wan: float
    farm_wan: float
    rent_dividend_wan: float
    pay_rise_wan: float

    @property
    def with_output_wan(self) -> float:
        """What grows with output: wages, seasonal jobs, farm purchases, rises in pay."""
        return self.wages_wan + self.seasonal_wan + self.farm_wan + self.pay_rise_wan


def net_wage_wan(candidate: Candidate, alt_wage_wan: float, settings: Settings) -> float:
    """Wage that counts as gain: less what the share of returnees earned elsewhere; at least 0."""
    economics = settings.economics
    given_up = economics.returnee_share * economics.opportunity_share * alt_wage_wan
    return max(0.0, candidate.wage_wan_per_year - given_up)


def income_parts(candidate: Candidate, alt_wage_wan: float, settings: Settings) -> IncomeParts:
    """Resident income of a year by where it comes from.

    Seasonal workers stay farmers, and a rise in pay goes to people who are employed there already:
    nothing is deducted from either.
    """
    local = candidate.local_hire_share
    wage = net_wage_wan(candidate, alt_wage_wan, settings)
    return IncomeParts(
        wages_wan=candidate.jobs_person * local * wage,
        seasonal_wan=candidate.seasonal_fte_person * local * candidate.wage_wan_per_year,
        farm_wan=candidate.farm_income_wan_per_year,
        rent_dividend_wan=candidate.rent_dividend_wan_per_year,
        pay_rise_wan=candidate.pay_rise_wan_per_year,
    )


def income_by_start(
    candidate: Candidate,
    alt_wages_wan: Mapping[str, float],
    settings: Settings,
    activity: Callable[[int, int, float], float],
) -> dict[Start, float]:
    """Discounted resident income of every start of a candidate after odds.

    What goes to an enclave partner outside the scenario is not in it.
    `alt_wages_wan` are wages elsewhere by county; `activity` is `discounted_activity` of the
    horizon, without a ramp the discounted years in which the project lives.
    """
    horizon, survival = settings.horizon, candidate.survival_share
    income: dict[Start, float] = {}
    for place in candidate.places:
        wage = alt_wages_wan.get(place.county, DEFAULT_ALT_WAGE_WAN)
        parts = income_parts(candidate, wage, settings)
        factor = place.odds_share * settings.economics.multiplier_factor
        for period, first in candidate.production_offset.items():
            start = (candidate.project, place.park, period)
            if place.income_npv_wan is not None:
                begun = offset(horizon, period)
                stated = place.income_npv_wan * discount_factor(horizon, begun)
                income[start] = stated - place.outside_share * max(stated, 0.0)
                continue
            active = activity(first, candidate.ramp_years[period], survival)
            present = activity(first, 0, survival)
            landed = active * parts.with_output_wan + present * parts.rent_dividend_wan
            income[start] = factor * landed * (1.0 - place.outside_share)
    return income
