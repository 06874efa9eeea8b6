"""What one start is worth: expected flows year by year, and their discounted sums.

    activity(j) = odds * survival^j * min(1, (j + 1) / (ramp years + 1))      j = 0 ... B - 1
    income      = sum over j of activity(j) * income at full output / (1 + r)^(year + j)
    fiscal      = sum over j of activity(j) * kept tax / (1 + r)^(year + j)
                  - odds * support / (1 + r)^offset(period)

Money in wan yuan; years are counted from the first year of the horizon.
"""

import math
from dataclasses import dataclass

from planner.audit.books import Books
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
    """Discounted value of one start after odds, and the flows and support behind it."""

    income_wan: float
    fiscal_wan: float
    support_wan: float
    flows: tuple[YearFlow, ...]


def course_of(books: Books, candidate: Candidate, period: int) -> Course:
    """When a start in `period` produces, from the tables.

    Where neither the project nor its industry states a time, the candidate's own figure stands.
    """
    timeline = books.timeline
    row = books.ventures[candidate.project]
    build_periods = getattr(row, "build_periods", None)
    if build_periods is not None:
        year = timeline.offset(period + build_periods)
    else:
        build_years = books.coefficient(candidate.industry, "build_years")
        if build_years is None:
            year = candidate.production_offset[period]
        else:
            year = timeline.offset(period) + _whole_years(build_years)
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
    activity = {
        course.year + j: candidate.odds_share
        * candidate.survival_share**j
        * min(1.0, (j + 1) / (course.ramp_years + 1))
        for j in range(books.settings.horizon.benefit_years)
    }
    discounted = sum(active / growth**year for year, active in activity.items())
    support = candidate.odds_share * candidate.support_wan

    full_income = _full_income(books, candidate, park)
    full_tax = candidate.tax_wan_per_year * candidate.retained_share
    income = sum(active * full_income / growth**year for year, active in activity.items())
    tax = sum(active * full_tax / growth**year for year, active in activity.items())
    stated_income = stated_npv(books, candidate.project, park, "income_npv_wan")
    if stated_income is not None:
        income = stated_income / started
        full_income = income / discounted if discounted else 0.0
    fiscal = tax - support / started
    stated_fiscal = stated_npv(books, candidate.project, park, "fiscal_npv_wan")
    if stated_fiscal is not None:
        fiscal = stated_fiscal / started
        full_tax = (fiscal + support / started) / discounted if discounted else 0.0
    flows = tuple(
        YearFlow(
            year,
            active * full_income,
            active * full_tax,
            active * candidate.jobs_person,
            active * candidate.output_wan_per_year,
        )
        for year, active in activity.items()
    )
    return Worth(income, fiscal, support, flows)


def _full_income(books: Books, candidate: Candidate, park: str) -> float:
    """Resident income of a year at full output, net of what returnees gave up elsewhere."""
    rates = books.settings.economics
    elsewhere = books.counties[books.parks[park].county].alt_wage_wan_per_year
    if elsewhere is None:
        elsewhere = ALT_WAGE_WAN_PER_YEAR
    given_up = rates.returnee_share * rates.opportunity_share * elsewhere
    wage = max(0.0, candidate.wage_wan_per_year - given_up)
    hired = candidate.jobs_person * candidate.local_hire_share
    return hired * wage * rates.multiplier_factor


def stated_npv(books: Books, venture: str, park: str, column: str) -> float | None:
    """The user's own value for a start in period 1: of the site, else of the project."""
    for row in (books.sites.get((venture, park)), books.ventures[venture]):
        figure: float | None = getattr(row, column, None)
        if figure is not None:
            return figure
    return None
