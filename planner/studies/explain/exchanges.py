"""Two plans side by side: what comes, goes and moves, and what each term of the value does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models import PlanData, Portfolio
from planner.results import Start

TERMS = ("income", "fiscal", "link", "bonus", "overlap", "breach")
COSTS = frozenset({"overlap", "breach"})

Spot = tuple[str, int, int]
"""Park, period, count."""


@dataclass(frozen=True)
class ProjectChange:
    """Where and when a project starts in both plans; empty where it does not."""

    project: str
    before: tuple[Spot, ...]
    after: tuple[Spot, ...]


@dataclass(frozen=True)
class TargetChange:
    """Role of an industry in a county in both plans: parks that it leads, and ``special``."""

    county: str
    industry: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Exchange:
    """What the second plan does otherwise than the first.

    Attributes
    ----------
    entering, leaving, moving
        Projects that only the second plan has, that only the first has, and that start elsewhere,
        at another time or in another number.
    targets
        Targets that only one plan has, or in other roles.
    built, unbuilt
        Expansions (with their period) that only the second, and only the first plan builds.
    own_wan
        Change of the weighted value of the starts of the project that was asked about.
    others_wan
        Change of the weighted value of all other starts and expansions.
    links_wan, bonuses_wan, overlaps_wan, breaches_wan
        Change of the value by the other terms; more overlap is negative. All six sum to the change
        of the value, except where the worst-off county goes first.
    """

    entering: tuple[ProjectChange, ...]
    leaving: tuple[ProjectChange, ...]
    moving: tuple[ProjectChange, ...]
    targets: tuple[TargetChange, ...]
    built: tuple[tuple[str, int], ...]
    unbuilt: tuple[tuple[str, int], ...]
    own_wan: float
    others_wan: float
    links_wan: float
    bonuses_wan: float
    overlaps_wan: float
    breaches_wan: float


def exchange(data: PlanData, one: Portfolio, other: Portfolio, project: str = "") -> Exchange:
    """What `other` does otherwise than `one`; `project` is the one asked about."""
    before, after = _by_project(one.starts), _by_project(other.starts)
    changes = [
        ProjectChange(code, before.get(code, ()), after.get(code, ()))
        for code in sorted({*before, *after})
        if before.get(code) != after.get(code)
    ]
    terms = {name: other.terms[f"{name}_wan"] - one.terms[f"{name}_wan"] for name in TERMS}
    own = worth(data, other.starts, project) - worth(data, one.starts, project)
    weighted = data.income_weight * terms["income"] + data.fiscal_weight * terms["fiscal"]
    return Exchange(
        entering=tuple(change for change in changes if not change.before),
        leaving=tuple(change for change in changes if not change.after),
        moving=tuple(change for change in changes if change.before and change.after),
        targets=_targets(data, one, other),
        built=tuple(sorted(set(other.builds) - set(one.builds))),
        unbuilt=tuple(sorted(set(one.builds) - set(other.builds))),
        own_wan=own,
        others_wan=weighted - own,
        links_wan=terms["link"],
        bonuses_wan=terms["bonus"],
        overlaps_wan=-terms["overlap"],
        breaches_wan=-terms["breach"],
    )


def worth(data: PlanData, starts: Mapping[Start, int], project: str) -> float:
    """Weighted value of the starts of one project."""
    own = {start: count for start, count in starts.items() if start[0] == project}
    income = sum(count * data.income_wan[start] for start, count in own.items())
    fiscal = sum(count * data.fiscal_wan[start] for start, count in own.items())
    return data.income_weight * income + data.fiscal_weight * fiscal


def roles(data: PlanData, plan: Portfolio) -> dict[tuple[str, str], tuple[str, ...]]:
    """Roles of every target by (county, industry): parks that it leads, and ``special``."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for park, industry in plan.leads:
        found[data.park_county[park], industry].append(park)
    for pair in plan.specials:
        found[pair].append("special")
    return {pair: tuple(sorted(held)) for pair, held in found.items()}


def _by_project(starts: Mapping[Start, int]) -> dict[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for (code, park, period), count in sorted(starts.items()):
        found[code].append((park, period, count))
    return {code: tuple(spots) for code, spots in found.items()}


def _targets(data: PlanData, one: Portfolio, other: Portfolio) -> tuple[TargetChange, ...]:
    before, after = roles(data, one), roles(data, other)
    pairs: Iterable[tuple[str, str]] = sorted({*before, *after})
    return tuple(
        TargetChange(*pair, before.get(pair, ()), after.get(pair, ()))
        for pair in pairs
        if before.get(pair) != after.get(pair)
    )
