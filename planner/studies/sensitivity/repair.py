"""A plan that no longer fits, cut back until it does.

Where a limit falls, the plan of the run breaks it, and a solve that starts from nothing may find
less in its time than the old plan less a few of its starts is worth. So the best part of the plan
is asked for first: projects keep only the parks and periods in which they start there, the others
go. That is a small problem, solved in a second; its best plan is a plan of the whole, though its
bound is none of the whole.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from models import PlanData, ProjectData
from planner.results import Plan, Start


@dataclass(frozen=True)
class Within:
    """Only the parks and periods of these starts are left to the projects, and only to those."""

    starts: tuple[Start, ...]

    @property
    def key(self) -> str:
        """Name of the change: the same starts, the same name."""
        told = hashlib.sha256(repr(self.starts).encode()).hexdigest()
        return f"within:{told[:16]}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        kept: dict[str, list[Start]] = {}
        for start in self.starts:
            kept.setdefault(start[0], []).append(start)
        return replace(data, projects=_only(data.projects, kept))


def _only(
    projects: Mapping[str, ProjectData], kept: Mapping[str, list[Start]]
) -> dict[str, ProjectData]:
    """Projects with the parks and periods of their starts; without any where they have none."""
    changed = {}
    for name, project in projects.items():
        parks = {park for _, park, _ in kept.get(name, ())}
        periods = {period for _, _, period in kept.get(name, ())}
        changed[name] = replace(
            project,
            parks=tuple(park for park in project.parks if park in parks),
            ready={t: ready for t, ready in project.ready.items() if t in periods},
        )
    return changed


def within(plan: Plan) -> Within:
    """The change that keeps a plan's starts and no others."""
    return Within(tuple(sorted(plan.starts)))
