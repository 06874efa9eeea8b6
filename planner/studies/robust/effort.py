"""How hard each re-solve of a study is worked at."""

from dataclasses import dataclass

from models import Portfolio
from planner.results import RunResult


@dataclass(frozen=True)
class Effort:
    """Relative gap to solve to, and how long at most."""

    gap_share: float
    seconds: float


def planned(result: RunResult) -> Portfolio:
    """The plan of a run as the mathematics has it; without the terms of its value."""
    plan = result.plan
    return Portfolio(plan.starts, plan.leads, plan.specials, plan.builds, plan.grants, {})
