"""What one start is worth: expected flows year by year, and their discounted sums.

    alive(j) = odds * survival^j,  ramp(j) = min(1, (j + 1) / (ramp years + 1))     j = 0 ... B - 1
    income   = sum over j of alive(j) * (ramp(j) * earned + steady) / (1 + r)^(year + j)
    fiscal   = sum over j of alive(j) * kept tax(j) / (1 + r)^(year + j)
               - odds * sum over years of support and carriers / (1 + r)^year

Of income and kept tax, a partner outside the scenario takes its share away.
Earned are wages, seasonal jobs and farm purchases, steady are rent and dividend; for the kept tax
see `taxes`. Money in wan yuan; years are counted from the first year of the horizon.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.audit.books import Books
from planner.audit.odds import odds_of
from planner.audit.taxes import kept_taxes, payments_of
from planner.results import Candidate

ALT_WAGE_WAN_PER_YEAR = 6.83
"""Wage elsewhere where a county states none (schema, `counties.alt_wage_wan_per_year`)."""


@dataclass(frozen=True)
class Course:
    """How a start unfolds: year of first production, years of ramp, period that contains it."""

    year: int
    ramp_years: int
    ready: int


@dataclass(frozen=True)
class YearFlow:
    """Expected flows of one start in one year of production."""

    year: int
    income_wan: float
    tax_wan: float
    jobs_person: float
    output_wan: float


@dataclass(frozen=True)
class Worth:
    """Discounted value of one start after odds, and what is expected behind it.

    `support_wan` is what the purse pays at the start, `payments_wan` support and carriers by year.
    What an enclave partner outside has (`outside_income_wan`, `outside_tax_wan`) is in none of the
    others; `tax_wan` is the discounted tax that stays, before support and carriers.
    """

    income_wan: float
    fiscal_wan: float
    support_wan: float
    payments_wan: Mapping[int, float]
    flows: tuple[YearFlow, ...]
    tax_wan: float
    outside_income_wan: float
    outside_tax_wan: float


def course_of(books: Books, candidate: Candidate, period: int) -> Course:
    """When a start in `period` produces, from the tables.

    Where neither the project nor its industry states a time, the candidate's own figure stands.
    """
    timeline = books.timeline
    row = books.ventures[candidate.project]
    build_periods = getattr(row, "build_periods", None)
    sooner = getattr(row, "sooner_years", None) or 0.0
    begun = timeline.offset(period)
    if build_periods is not None:
        build_years: float | None = timeline.offset(period + build_periods) - begun
    else:
        build_years = books.coefficient(candidate.industry, "build_years")
    if build_years is None:
        year = candidate.production_offset[period]
    else:
        year = begun + max(0, _whole_years(build_years - sooner))
    ready = timeline.period_of(year)
    return Course(year, _ramp_years(books, candidate, period, ready), ready)


def _ramp_years(books: Books, candidate: Candidate, period: int, ready: int) -> int:
    ramp_periods = getattr(books.ventures[candidate.project], "ramp_periods", None)
    if ramp_periods is not None:
        timeline = books.timeline
        return timeline.offset(ready + ramp_periods) - timeline.offset(ready)
    ramp_years = books.coefficient(candidate.industry, "ramp_years")
    return candidate.ramp_years[period] if ramp_years is None else _whole_years(ramp_years)


def _whole_years(years: float) -> int:
    """Years rounded up, blind to the last digits that arithmetic leaves behind."""
    return math.ceil(round(years, 9))


def worth_of(books: Books, candidate: Candidate, park: str, period: int) -> Worth:
    """Value of one start of a candidate in a park, recomputed year by year."""
    course = course_of(books, candidate, period)
    growth = 1 + books.settings.horizon.discount_share
    started = growth ** books.timeline.offset(period)
    odds = odds_of(books, candidate.project, park)
    lives = range(books.settings.horizon.benefit_years)
    alive = [odds * candidate.survival_share**j for j in lives]
    ramps = [min(1.0, (j + 1) / (course.ramp_years + 1)) for j in lives]
    activity = [living * ramp for living, ramp in zip(alive, ramps, strict=True)]
    paid = {y: odds * wan for y, wan in payments_of(books, candidate, period).items()}

    def discounted(amounts: Sequence[float]) -> float:
        return sum(wan / growth ** (course.year + j) for j, wan in enumerate(amounts))

    def shaped(value: float) -> list[float]:
        """Flows as the activity goes, of a given discounted value."""
        active = discounted(activity)
        return [value * share / active if active else 0.0 for share in activity]

    earned, steady = _full_income(books, candidate, park)
    incomes = [a * (r * earned + steady) for a, r in zip(alive, ramps, strict=True)]
    stated_income = stated_npv(books, candidate.project, park, "income_npv_wan")
    if stated_income is not None:
        incomes = shaped(stated_income / started)
    kept = kept_taxes(books, candidate, course.year, ramps)
    taxes = [a * tax for a, tax in zip(alive, kept, strict=True)]
    costs = sum(wan / growth**year for year, wan in paid.items())
    stated_fiscal = stated_npv(books, candidate.project, park, "fiscal_npv_wan")
    if stated_fiscal is not None:
        taxes = shaped(stated_fiscal / started + costs)
    # The user's own values may be below zero; nobody outside shares a loss.
    income = discounted(incomes) if stated_income is None else stated_income / started
    tax = discounted(taxes) if stated_fiscal is None else stated_fiscal / started + costs
    away = books.outside_share(park)
    income_away, tax_away = away * max(income, 0.0), away * max(tax, 0.0)
    if income > 0:
        incomes = [wan * (1.0 - away) for wan in incomes]
    if tax > 0:
        taxes = [wan * (1.0 - away) for wan in taxes]
    return Worth(
        income - income_away,
        tax - tax_away - costs,
        odds * candidate.support_wan,
        paid,
        tuple(
            YearFlow(
                course.year + j,
                incomes[j],
                taxes[j],
                active * candidate.jobs_person,
                active * candidate.output_wan_per_year,
            )
            for j, active in enumerate(activity)
        ),
        tax - tax_away,
        income_away,
        tax_away,
    )


def _full_income(books: Books, candidate: Candidate, park: str) -> tuple[float, float]:
    """Resident income of a year at full output: what follows the ramp, and what does not.

    Only year-round wages of new jobs are net of what returnees gave up elsewhere.
    """
    rates = books.settings.economics
    elsewhere = books.counties[books.parks[park].county].alt_wage_wan_per_year
    if elsewhere is None:
        elsewhere = ALT_WAGE_WAN_PER_YEAR
    given_up = rates.returnee_share * rates.opportunity_share * elsewhere
    gain = max(0.0, candidate.wage_wan_per_year - given_up)
    wages = candidate.jobs_person * candidate.local_hire_share * gain
    seasonal = (
        candidate.seasonal_fte_person * candidate.wage_wan_per_year * candidate.local_hire_share
    )
    earned = wages + seasonal + candidate.farm_income_wan_per_year
    earned += candidate.pay_rise_wan_per_year
    steady = candidate.rent_dividend_wan_per_year
    return earned * rates.multiplier_factor, steady * rates.multiplier_factor


def stated_npv(books: Books, venture: str, park: str, column: str) -> float | None:
    """The user's own value for a start in period 1: of the site, else of the project."""
    for row in (books.sites.get((venture, park)), books.ventures[venture]):
        figure: float | None = getattr(row, column, None)
        if figure is not None:
            return figure
    return None
