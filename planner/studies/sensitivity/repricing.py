"""What a given plan is worth when the figures of its projects come otherwise: no solve.

The decisions stay. Income and fiscal value of every start are computed again by the economics from
the shocked candidate; links, bonuses, overlap, breaches and expansions do not depend on what is
shocked. The land and utilities that are kept for a project stay as planned. So where no rule is on
incomes, a plan that fits goes on to fit, and any plan may be priced in any draw (docs/sampling.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from models import PlanData
from planner.economics.fiscal import fiscal_by_start
from planner.economics.income import DEFAULT_ALT_WAGE_WAN, income_by_start
from planner.economics.taxes import TaxRules
from planner.economics.timing import discounted_activity
from planner.pool import shared
from planner.results import Candidate, Plan, RunResult, Scenario, Start
from planner.studies.sensitivity.shocks import JOBS, ODDS, TAX, WAGE, Shocks, shocked
from planner.studies.sensitivity.spans import Amounts

Worth = tuple[dict[Start, float], dict[Start, float]]
"""Income and fiscal value by start, wan yuan."""

GROUNDS = "grounds"
"""Name under which the pool lends what plans are priced by, by run."""


@dataclass(frozen=True)
class Grounds:
    """A plan, and the candidates behind it."""

    scenario: Scenario
    candidates: Mapping[str, Candidate]
    plan: Plan
    rest_wan: float
    """What the plan is worth beside the income and tax of its starts."""


@dataclass(frozen=True)
class PricedDraws:
    """A plan in some draws: income and fiscal value of its starts, wan yuan."""

    income_wan: Amounts
    fiscal_wan: Amounts


class Pricer:
    """Worth of single starts of shocked candidates."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._wages = {
            row.county: DEFAULT_ALT_WAGE_WAN
            if row.alt_wage_wan_per_year is None
            else row.alt_wage_wan_per_year
            for row in scenario.rows("counties")
        }
        self._rules = TaxRules(scenario)
        self._activity = cache(partial(discounted_activity, scenario.settings.horizon))

    def worth(self, candidate: Candidate) -> Worth:
        """Income and fiscal value of all starts of a candidate."""
        settings = self.scenario.settings
        income = income_by_start(candidate, self._wages, settings, self._activity)
        return income, fiscal_by_start(candidate, self.scenario, self._rules)


def only_at(candidate: Candidate, park: str) -> Candidate:
    """Candidate with one place left."""
    return replace(candidate, places=(candidate.place_at(park),))


def only(candidate: Candidate, start: Start) -> Candidate:
    """Candidate with one place and one period left."""
    _, park, period = start
    return replace(
        only_at(candidate, park),
        production_offset={period: candidate.production_offset[period]},
        ramp_years={period: candidate.ramp_years[period]},
    )


def grounds_of(result: RunResult) -> Grounds:
    """What the plan of a run is priced by."""
    weights, totals = result.scenario.settings.objective, result.audit.totals
    value = (
        weights.income_weight * totals.income_wan
        + weights.fiscal_weight * totals.fiscal_wan
        + totals.link_wan
        + totals.bonus_wan
        - totals.overlap_wan
        - totals.breach_wan
    )
    starts, appraisal = result.plan.starts, result.appraisal
    income = sum(n * appraisal.income_wan[start] for start, n in starts.items())
    fiscal = sum(n * appraisal.fiscal_wan[start] for start, n in starts.items())
    rest = value - weights.income_weight * income - weights.fiscal_weight * fiscal
    return Grounds(result.scenario, appraisal.candidates, result.plan, rest)


def price_draws(run: str, shocks: Shocks, first: int, last: int) -> PricedDraws:
    """Task: price the plan of a run in the draws from `first` on, before `last`."""
    grounds: Grounds = shared(GROUNDS)[run]
    return priced(grounds, shocks, first, last)


def priced(grounds: Grounds, shocks: Shocks, first: int, last: int) -> PricedDraws:
    """Income and fiscal value of the starts of a plan in some draws."""
    pricer = Pricer(grounds.scenario)
    income, fiscal = np.zeros(last - first), np.zeros(last - first)
    for start, count in sorted(grounds.plan.starts.items()):
        candidate = only(grounds.candidates[start[0]], start)
        drawn = shocks.factors(candidate, last)
        for draw in range(first, last):
            moved = shocked(candidate, {name: float(of[draw]) for name, of in drawn.items()})
            earned, kept = pricer.worth(moved)
            income[draw - first] += count * earned[start]
            fiscal[draw - first] += count * kept[start]
    return PricedDraws(income, fiscal)


def value_of(grounds: Grounds, found: PricedDraws) -> Amounts:
    """Value of a plan in each draw: the weighted sum, also where max-min goes first."""
    weights = grounds.scenario.settings.objective
    return np.asarray(
        weights.income_weight * found.income_wan
        + weights.fiscal_weight * found.fiscal_wan
        + grounds.rest_wan
    )


@dataclass(frozen=True)
class Drawn:
    """A change of plan data: what every start is worth in one draw of the shocks.

    The candidates are those that the pool lends for `run`.
    """

    run: str
    shocks: Shocks
    draw: int

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"draw:{self.draw}:{self.shocks.key}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        grounds: Grounds = shared(GROUNDS)[self.run]
        income, fiscal = worth_in(grounds, self.shocks, self.draw)
        return replace(data, income_wan=income, fiscal_wan=fiscal)


def worth_in(grounds: Grounds, shocks: Shocks, draw: int) -> Worth:
    """Income and fiscal value of every start of every candidate in one draw."""
    pricer = Pricer(grounds.scenario)
    income: dict[Start, float] = {}
    fiscal: dict[Start, float] = {}
    for _, candidate in sorted(grounds.candidates.items()):
        drawn = shocks.factors(candidate, draw + 1)
        moved = shocked(candidate, {name: float(of[draw]) for name, of in drawn.items()})
        earned, kept = pricer.worth(moved)
        income |= earned
        fiscal |= kept
    return income, fiscal


def figures_of(candidate: Candidate, park: str) -> dict[str, tuple[tuple[str, ...], float]]:
    """Figures of a candidate that shocks move, by column: which shocks move it, and the figure.

    Where a discounted value is stated, it moves; what it takes the place of has no effect.
    """
    place = candidate.place_at(park)
    figures: dict[str, tuple[tuple[str, ...], float]] = {"odds_share": ((ODDS,), place.odds_share)}
    if place.income_npv_wan is None:
        figures["wage_wan_per_year"] = (WAGE,), candidate.wage_wan_per_year
        figures["jobs_person"] = (JOBS,), candidate.jobs_person
    else:
        figures["income_npv_wan"] = (WAGE, JOBS, ODDS), place.income_npv_wan
    if place.fiscal_npv_wan is None:
        figures["tax_wan_per_year"] = (TAX,), candidate.tax_wan_per_year
    else:
        figures["fiscal_npv_wan"] = (TAX, ODDS), place.fiscal_npv_wan
    return figures
