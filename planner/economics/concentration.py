"""How much of a plan hangs on one industry.

    herfindahl = sum over industries of (share of the plan's expected output)^2

Output is that of the plan's starts at full ramp, after odds; today's is not counted. What hangs on
an outside city is the matter of ``docs/hubs.md``.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import fsum

from planner.results import Appraisal, Plan


@dataclass(frozen=True)
class Concentration:
    """Shares of the expected output of a plan's starts.

    Attributes
    ----------
    herfindahl
        1 divided by the number of industries if all are alike, 1 if there is one.
    industry, industry_share
        The largest industry, the first by code of equal ones.
    """

    herfindahl: float
    industry: str
    industry_share: float


def concentration_of(appraisal: Appraisal, plan: Plan) -> Concentration | None:
    """How a plan's output is spread; None if it starts nothing that makes output."""
    output: dict[str, float] = defaultdict(float)
    for (project, park, _), count in sorted(plan.starts.items()):
        one = appraisal.candidates[project]
        output[one.industry] += count * one.odds_at(park) * one.output_wan_per_year
    whole = fsum(output.values())
    if whole <= 0:
        return None
    shares = {industry: made / whole for industry, made in sorted(output.items())}
    largest = max(shares, key=lambda industry: shares[industry])
    return Concentration(fsum(x * x for x in shares.values()), largest, shares[largest])
