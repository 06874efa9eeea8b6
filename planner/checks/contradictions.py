"""Rules between projects that cannot hold together, whatever the plan."""

from collections.abc import Iterator, Mapping

from planner.errors import Fault
from planner.scenario import Reading, fault_in

NEEDS: dict[str, tuple[str, ...]] = {
    "requires": ("project_a",),
    "together": ("project_a", "project_b"),
    "follows": ("project_b",),
}
"""By kind: the projects that cannot start without the other one."""


def check_needed_and_excluded(reading: Reading) -> Iterator[Fault]:
    """No project needs another that excludes it: it could never start."""
    fixed = fixed_of(reading)
    excluded = {
        frozenset({row.project_a, row.project_b}): line
        for row, line in reading.lined("relations")
        if row.kind == "excludes"
    }
    for row, line in reading.lined("relations"):
        first = excluded.get(frozenset({row.project_a, row.project_b}))
        if row.kind not in NEEDS or first is None or row.project_a == row.project_b:
            continue
        dead = [getattr(row, column) for column in NEEDS[row.kind]]
        yield fault_in(
            reading.scenario.tables["relations"],
            line,
            "kind",
            "needed_and_excluded",
            severity="error" if any(fixed.get(one) == "in" for one in dead) else "warning",
            value=row.kind,
            first=first,
            projects=", ".join(dead),
        )


def check_follow_circles(reading: Reading) -> Iterator[Fault]:
    """Projects do not wait for each other in a circle."""
    if not reading.whole("relations"):
        return
    lags: dict[str, dict[str, int]] = {}
    lines: dict[tuple[str, str], int] = {}
    for row, line in reading.lined("relations"):
        if row.kind == "follows" and row.project_a != row.project_b:
            lags.setdefault(row.project_a, {})[row.project_b] = row.lag_periods or 0
            lines.setdefault((row.project_a, row.project_b), line)
    fixed = fixed_of(reading)
    told: set[str] = set()
    for start in lags:
        circle = _circle(lags, start)
        if not circle or told & set(circle):
            continue
        told |= set(circle)
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        # Without any lag they can still start all at once.
        waits = any(lags[one][next_one] for one, next_one in steps)
        stuck = waits and any(fixed.get(one) == "in" for one in circle)
        yield fault_in(
            reading.scenario.tables["relations"],
            lines[steps[0]],
            "kind",
            "follows_circle" if waits else "follows_circle_at_once",
            severity="error" if stuck else "warning",
            value="follows",
            circle=" → ".join((*circle, circle[0])),
        )


def _circle(after: Mapping[str, Mapping[str, int]], start: str) -> tuple[str, ...]:
    """A shortest way along the arrows from `start` back to it; empty if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for project in after.get(way[-1], {}):
            if project == start:
                return way
            if project not in seen:
                seen.add(project)
                ways.append((*way, project))
    return ()


def fixed_of(reading: Reading) -> dict[str, str]:
    """What is fixed, by project."""
    return {
        str(cells["project"]): str(cells.get("fixed") or "")
        for _, cells in reading.cells("projects")
        if cells.get("project") is not None
    }
