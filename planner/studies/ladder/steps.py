"""Rungs of a ladder: one limit scaled by rising shares, or a horizon that grows by a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models import PlanData
from planner.errors import WrongUseError
from planner.schema import LAND
from planner.spelling import nearest
from planner.variations import BUDGET, MARKET, PURSUITS


@dataclass(frozen=True)
class Scaled:
    """All supplies of one limit are larger or smaller by a share; -1 leaves nothing.

    Attributes
    ----------
    limit
        ``budget``, ``land``, ``market``, ``pursuits`` or a resource.
    share
        Added, relative to what is there. Pursuits are rounded to whole numbers, never below one,
        as none at all would stand for no limit.
    """

    limit: str
    share: float

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"scale:{self.limit}:{self.share:+g}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        factor = 1.0 + self.share
        if self.limit == BUDGET:
            return replace(data, purse_wan=_times(data.purse_wan, factor))
        if self.limit == LAND:
            return replace(data, land_mu=_times(data.land_mu, factor))
        if self.limit == MARKET:
            return replace(data, market_wan=_times(data.market_wan, factor))
        if self.limit == PURSUITS:
            return replace(data, pursuits_max=max(round(factor * data.pursuits_max), 1))
        scaled = {k: factor * x if k[0] == self.limit else x for k, x in data.limits.items()}
        return replace(data, limits=scaled)


def _times(given: Mapping[Any, float], factor: float) -> dict[Any, float]:
    return {key: factor * amount for key, amount in given.items()}


@dataclass(frozen=True)
class Until:
    """Nothing begins after a period: no project, no expansion."""

    period: int

    @property
    def key(self) -> str:
        """Name of the change."""
        return f"until:{self.period}"

    def of(self, data: PlanData) -> PlanData:
        """The changed data."""
        projects = {
            name: replace(one, ready={t: r for t, r in one.ready.items() if t <= self.period})
            for name, one in data.projects.items()
        }
        expansions = {
            name: replace(
                one,
                discounted_wan={t: x for t, x in one.discounted_wan.items() if t <= self.period},
            )
            for name, one in data.expansions.items()
        }
        return replace(data, projects=projects, expansions=expansions)


Step = Scaled | Until


def limits_of(data: PlanData) -> tuple[str, ...]:
    """Limits that a ladder can rise along: those that the plan has."""
    there = {
        BUDGET: bool(data.purse_wan),
        LAND: bool(data.land_mu),
        MARKET: bool(data.market_wan),
        PURSUITS: bool(data.pursuits_max),
    }
    resources = sorted({resource for resource, _, _ in data.limits})
    return (*(name for name, has in there.items() if has), *resources)


def steps_along(data: PlanData, limit: str, shares: Sequence[float]) -> tuple[Step, ...]:
    """Rungs of a limit, the least first.

    Raises
    ------
    WrongUseError
        The plan has no such limit.
    """
    known = limits_of(data)
    if limit not in known:
        near = nearest(limit, known)
        words = ", ".join(known)
        if near:
            raise WrongUseError("ladder_no_limit_near", limit=limit, near=near, known=words)
        raise WrongUseError("ladder_no_limit", limit=limit, known=words)
    return tuple(Scaled(limit, share) for share in sorted(shares))


def steps_in_time(data: PlanData) -> tuple[Step, ...]:
    """Rungs of the horizon: until the first period, the second, and so on."""
    return tuple(Until(period) for period in range(1, data.periods + 1))


def shares_of(words: str) -> tuple[float, ...]:
    """Shares written as ``-20%,0,+20%``; a bare number is a percentage too.

    Raises
    ------
    WrongUseError
        A word is no percentage, one is below -100 %, two are the same, or there are fewer than two.
    """
    shares = []
    for word in words.split(","):
        try:
            share = float(word.strip().removesuffix("%")) / 100
        except ValueError as error:
            raise WrongUseError("ladder_no_share", word=word.strip()) from error
        if not -1 <= share <= 100:  # also refuses what is no number
            raise WrongUseError("ladder_share_beyond", word=word.strip())
        shares.append(share)
    if len(shares) < 2 or len(set(shares)) < len(shares):
        raise WrongUseError("ladder_few_steps", words=words)
    return tuple(shares)
