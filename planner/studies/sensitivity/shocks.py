"""Draws of what may come otherwise: wages, jobs, taxes and odds of every candidate, correlated.

A figure of a candidate is multiplied by ``1 + low + (high - low) * Phi(z)``: uniform between two
ends, the range stated for the figure or the half-width of the candidate's grade. The normal scores
are those of a Gaussian copula,

    z = sqrt(c) * Z_all + sqrt(i - c) * Z_industry + sqrt(1 - i) * Z_candidate

so that two candidates of one industry have scores of correlation i, others of correlation c; the
figures are independent of each other. Every Z has a generator of its own, seeded by its name, so
that a candidate has the same shocks whatever the other candidates are (common random numbers), and
the first draws stay the same when more are made.
"""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import ndtr

from planner.economics.survey import HALF_WIDTH_SHARE
from planner.results import Candidate
from planner.studies.sensitivity.inputs import Range
from planner.studies.sensitivity.spans import Amounts

WAGE, JOBS, TAX, ODDS = "wage", "jobs", "tax", "odds"
FIGURES = (WAGE, JOBS, TAX, ODDS)
"""Figures that may be shocked."""


@dataclass(frozen=True)
class Shocks:
    """What is drawn.

    Attributes
    ----------
    ranges
        Figures with their range, as shares; None for the band of each candidate's grade.
    common, industry
        Correlation of the scores of any two candidates, and of two of one industry.
    seed
        Of all generators.
    """

    ranges: Mapping[str, Range | None]
    common: float = 0.2
    industry: float = 0.5
    seed: int = 0

    @property
    def key(self) -> str:
        """Name of all draws."""
        told = (
            f"{name}:{'grade' if one is None else f'{one.low:g}..{one.high:g}'}"
            for name, one in sorted(self.ranges.items())
        )
        return f"{','.join(told)}|{self.common:g}|{self.industry:g}|{self.seed}"

    def scores(self, candidate: Candidate, figure: str, draws: int) -> Amounts:
        """Normal scores of a figure of a candidate in the first draws."""
        parts = (
            (self.common, "all"),
            (self.industry - self.common, f"industry:{candidate.industry}"),
            (1.0 - self.industry, f"candidate:{candidate.project}"),
        )
        total = np.zeros(draws)
        for weight, name in parts:
            if weight > 0:
                total += math.sqrt(weight) * self._normal(f"{figure}|{name}", draws)
        return total

    def factors(self, candidate: Candidate, draws: int) -> dict[str, Amounts]:
        """What each figure of a candidate is multiplied by in the first draws."""
        return {
            figure: 1.0
            + one.low
            + (one.high - one.low) * ndtr(self.scores(candidate, figure, draws))
            for figure, one in self.bands(candidate).items()
        }

    def bands(self, candidate: Candidate) -> dict[str, Range]:
        """Range of each figure of a candidate, as shares."""
        half = HALF_WIDTH_SHARE[candidate.grade]
        return {
            figure: Range(-half, half) if one is None else one
            for figure, one in sorted(self.ranges.items())
        }

    def _normal(self, name: str, draws: int) -> Amounts:
        """Standard normal numbers that belong to a name."""
        digest = hashlib.sha256(f"{self.seed}|{name}".encode()).digest()
        return np.random.default_rng(int.from_bytes(digest[:16], "big")).standard_normal(draws)


def shocked(candidate: Candidate, factors: Mapping[str, float]) -> Candidate:
    """Candidate with its figures multiplied; odds end at 1.

    A discounted value that the user states takes the place of the computed one; it moves with the
    figure behind it: income with wage and jobs, fiscal value with tax, both with the odds.
    """
    wage, jobs, tax = (factors.get(figure, 1.0) for figure in (WAGE, JOBS, TAX))
    places = []
    for place in candidate.places:
        odds = min(1.0, place.odds_share * factors.get(ODDS, 1.0))
        likelier = odds / place.odds_share if place.odds_share else 1.0
        income, fiscal = place.income_npv_wan, place.fiscal_npv_wan
        places.append(
            replace(
                place,
                odds_share=odds,
                income_npv_wan=None if income is None else income * wage * jobs * likelier,
                fiscal_npv_wan=None if fiscal is None else fiscal * tax * likelier,
            )
        )
    return replace(
        candidate,
        wage_wan_per_year=candidate.wage_wan_per_year * wage,
        jobs_person=candidate.jobs_person * jobs,
        tax_wan_per_year=candidate.tax_wan_per_year * tax,
        tax_kinds_wan={kind: wan * tax for kind, wan in candidate.tax_kinds_wan.items()},
        places=tuple(places),
    )
