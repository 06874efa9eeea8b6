"""Who enters and who leaves: the decisions of one plan against another's."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from planner.results import Plan

Target = tuple[str, str]
"""County and industry."""


@dataclass(frozen=True)
class Moves:
    """Projects (with how many more or fewer starts) and targets that differ between two plans."""

    entering: Mapping[str, int]
    leaving: Mapping[str, int]
    new_targets: tuple[Target, ...]
    lost_targets: tuple[Target, ...]

    @property
    def none(self) -> bool:
        """Whether both plans have the same projects and targets."""
        return not (self.entering or self.leaving or self.new_targets or self.lost_targets)


def projects_of(plan: Plan) -> Counter[str]:
    """How often each project starts."""
    counts: Counter[str] = Counter()
    for (project, _, _), count in plan.starts.items():
        counts[project] += count
    return counts


def targets_of(plan: Plan, counties: Mapping[str, str]) -> frozenset[Target]:
    """Targets of the counties; `counties` is the county of each park."""
    led = {(counties[park], industry) for park, industry in plan.leads}
    return frozenset(led | set(plan.specials))


def moves_between(before: Plan, after: Plan, counties: Mapping[str, str]) -> Moves:
    """What `after` has that `before` has not, and the other way round."""
    old, new = projects_of(before), projects_of(after)
    had, has = targets_of(before, counties), targets_of(after, counties)
    return Moves(
        dict(sorted((new - old).items())),
        dict(sorted((old - new).items())),
        tuple(sorted(has - had)),
        tuple(sorted(had - has)),
    )
