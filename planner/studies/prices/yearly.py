"""What a change of starts means in a year at full production: resident income and jobs."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum

from models.data import Start
from planner.economics.income import DEFAULT_ALT_WAGE_WAN, income_parts
from planner.results import RunResult


@dataclass(frozen=True)
class Yearly:
    """Expected differences in a year with all starts at full output, after odds, not discounted.

    `income_wan` is None where a project states only the discounted value of its income.
    """

    income_wan: float | None
    jobs_person: float


def yearly(result: RunResult, moved: Mapping[Start, int]) -> Yearly:
    """What starts that come (and, negative, go) bring in a year at full output."""
    candidates, settings = result.appraisal.candidates, result.scenario.settings
    wages = {row.county: row.alt_wage_wan_per_year for row in result.scenario.rows("counties")}
    incomes: list[float] = []
    jobs: list[float] = []
    known = True
    for (project, park, _), count in moved.items():
        candidate = candidates[project]
        (place,) = (one for one in candidate.places if one.park == park)
        known = known and place.income_npv_wan is None
        wage = wages.get(place.county)
        parts = income_parts(candidate, DEFAULT_ALT_WAGE_WAN if wage is None else wage, settings)
        expected = count * place.odds_share
        stays = settings.economics.multiplier_factor * (1.0 - place.outside_share)
        incomes.append(expected * stays * fsum(parts))
        jobs.append(expected * candidate.jobs_person)
    return Yearly(fsum(incomes) if known else None, fsum(jobs))
