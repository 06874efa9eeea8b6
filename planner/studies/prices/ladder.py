"""Which projects come and go as one limit grows: the value function of a limit with its plans.

The value never falls as a limit grows, but a project that is in the best plan may leave it again:
with room for a larger one, a smaller one that filled the gap goes. Where two levels are worth the
same, the plan of the lower one is kept, so that nothing comes or goes without a gain.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models import Portfolio
from planner.studies.asking import Asking
from planner.studies.case import Subject
from planner.studies.prices.curve import Level, solve_curves
from planner.studies.prices.limits import Limit
from planner.studies.prices.price_list import (
    Asked,
    Priced,
    amounts_of,
    ladder_of,
    priced,
    scopes_of,
)


@dataclass(frozen=True)
class Rung:
    """A level of the ladder and what changes there against the level below.

    Attributes
    ----------
    entering, leaving
        Projects by code, with the count by which they come or go.
    moved
        Projects that stay but start in another park or period.
    """

    level: Level
    entering: Mapping[str, int]
    leaving: Mapping[str, int]
    moved: tuple[str, ...]


@dataclass(frozen=True)
class Ladder:
    """A limit priced level by level in one scope.

    `returning` are projects that are in the best plan, not at a higher level, and in it again; only
    levels whose best plan is proved count.
    """

    priced: Priced
    rungs: tuple[Rung, ...]
    returning: tuple[str, ...]


def ladders(
    subject: Subject, asking: Asking, asked: Asked, amounts: Mapping[str, Sequence[float]]
) -> tuple[Ladder, ...]:
    """Ladders of all limits asked for; `amounts` of relief by the key of `ladder_key`."""
    plans = [
        (limit, scope, ladder_of(limit, scope, levels, asked.seconds))
        for limit in asked.limits
        for scope in scopes_of(subject, limit, asked.counties)
        if (levels := amounts_of(limit, amounts[ladder_key(limit)]))
    ]
    solve_curves(asking, [curve for _, _, curve in plans])
    return tuple(_ladder(priced(subject, asking, *plan)) for plan in plans)


def ladder_key(limit: Limit) -> str:
    """Name of a limit in its area."""
    return f"{limit.name}@{limit.area}"


def spaced(limit: Limit, lowest: str, highest: str, levels: int) -> tuple[float, ...]:
    """Amounts of relief from one end to the other, evenly; an end is an amount or a percentage.

    Raises
    ------
    ValueError
        An end is neither, or the first one is not below the second.
    """
    ends = [_amount(limit, word) for word in (lowest, highest)]
    if levels < 2 or not -math.inf < ends[0] < ends[1] < math.inf:
        raise ValueError(f"{lowest} .. {highest}")
    width = (ends[1] - ends[0]) / (levels - 1)
    return tuple(round(ends[0] + number * width, 9) for number in range(levels))


def _amount(limit: Limit, word: str) -> float:
    share = word.strip().removesuffix("%")
    return float(share) * (limit.given / 100 if share != word.strip() else 1.0)


def _ladder(one: Priced) -> Ladder:
    levels = sorted((*one.levels, one.base), key=lambda level: level.amount)
    plans = [_plan(level) for level in levels]
    steps = zip(levels, pairwise([None, *plans]), strict=True)
    rungs = [_rung(level, before, plan) for level, (before, plan) in steps]
    proved = [p for level, p in zip(levels, plans, strict=True) if level.exact and p is not None]
    return Ladder(one, tuple(rungs), _returning(proved))


def _plan(level: Level) -> Portfolio | None:
    return None if level.answer is None else level.answer.portfolio


def _rung(level: Level, before: Portfolio | None, plan: Portfolio | None) -> Rung:
    if before is None or plan is None:
        return Rung(level, {}, {}, ())
    old, new = counts_of(before), counts_of(plan)
    change = {k: new.get(k, 0) - old.get(k, 0) for k in sorted(old.keys() | new.keys())}
    stay = [k for k, n in change.items() if n == 0]
    were, are = _places_of(before), _places_of(plan)
    return Rung(
        level,
        entering={k: n for k, n in change.items() if n > 0},
        leaving={k: -n for k, n in change.items() if n < 0},
        moved=tuple(k for k in stay if were[k] != are[k]),
    )


def counts_of(plan: Portfolio) -> dict[str, int]:
    """Starts of each project."""
    counts: dict[str, int] = {}
    for (project, _, _), count in plan.starts.items():
        counts[project] = counts.get(project, 0) + count
    return counts


def _places_of(plan: Portfolio) -> dict[str, set[tuple[str, int, int]]]:
    """Park, period and count of the starts of each project."""
    places: dict[str, set[tuple[str, int, int]]] = {}
    for (project, park, period), count in plan.starts.items():
        places.setdefault(project, set()).add((park, period, count))
    return places


def _returning(plans: Sequence[Portfolio]) -> tuple[str, ...]:
    """Projects that come, go and come again on the way up."""
    counts = [counts_of(plan) for plan in plans]
    names = sorted({name for one in counts for name in one})

    def returns(name: str) -> bool:
        inside = [name in one for one in counts]
        return sum(now and not before for before, now in pairwise([False, *inside])) > 1

    return tuple(name for name in names if returns(name))
