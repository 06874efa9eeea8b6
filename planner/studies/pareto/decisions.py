"""The decisions behind the points of a front: what changes along it, what is in all plans."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models import PlanData, Portfolio
from planner.studies.pareto.front import Point

PROJECT, TARGET, EXPANSION = "project", "target", "expansion"

Decision = tuple[str, ...]
"""Kind, then project, (county, industry), or expansion."""


@dataclass(frozen=True)
class Changed:
    """What one plan decides that another one does not.

    Attributes
    ----------
    entering, leaving
        Decisions that only the second plan, only the first plan takes.
    moved
        Projects in both with other parks, periods or counts; expansions at another time.
    """

    entering: tuple[Decision, ...]
    leaving: tuple[Decision, ...]
    moved: tuple[Decision, ...]


def decided(data: PlanData, plan: Portfolio) -> dict[Decision, object]:
    """Decisions of a plan, each with how it is carried out (where, when, how many)."""
    found: dict[Decision, object] = {}
    for project in sorted({start[0] for start in plan.starts}):
        how = {start: count for start, count in plan.starts.items() if start[0] == project}
        found[PROJECT, project] = how
    leads = {(data.park_county[park], industry) for park, industry in plan.leads}
    found |= {(TARGET, *pair): None for pair in sorted(leads | set(plan.specials))}
    found |= {(EXPANSION, name): period for name, period in plan.builds}
    return found


def change(data: PlanData, one: Portfolio, other: Portfolio) -> Changed:
    """What the second plan decides differently from the first."""
    before, after = decided(data, one), decided(data, other)
    both = [key for key in before if key in after]
    return Changed(
        entering=tuple(key for key in after if key not in before),
        leaving=tuple(key for key in before if key not in after),
        moved=tuple(key for key in both if before[key] != after[key]),
    )


def along(data: PlanData, points: Sequence[Point]) -> list[Changed]:
    """What changes from each point to the next."""
    plans = [point.portfolio for point in points]
    return [change(data, one, other) for one, other in pairwise(plans)]


def shares(data: PlanData, points: Iterable[Point]) -> dict[Decision, float]:
    """Part of the points that take each decision; 1 for the core."""
    plans = [decided(data, point.portfolio) for point in points]
    counts = Counter(key for plan in plans for key in plan)
    return {key: count / len(plans) for key, count in sorted(counts.items())}
