"""Rungs of a ladder: one limit scaled by rising shares, or a horizon that grows by a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from models import PlanData
from planner.errors import WrongUseError
from planner.naming import code_meant, names_of
from planner.results import Scenario
from planner.schema import LAND
from planner.texts import CATALOGUE
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


def limit_names(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """What the limits of a scenario may be called, by code."""
    own = {name: CATALOGUE[f"label.limit.{name}"] for name in (BUDGET, LAND, PURSUITS)}
    rows = {row.resource: names_of(row.resource, row) for row in scenario.rows("resources")}
    return {**rows, MARKET: CATALOGUE["label.ladder.market"], **own}


def steps_along(
    data: PlanData,
    limit: str,
    shares: Sequence[float],
    names: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[Step, ...]:
    """Rungs of a limit given by code or name, the least first.

    Raises
    ------
    WrongUseError
        The plan has no such limit.
    """
    known = {code: names.get(code, ()) for code in limits_of(data)}
    try:
        code = code_meant(limit, known, "ladder_no_limit", "limit")
    except WrongUseError as error:
        raise WrongUseError(error.key, **error.facts, known=", ".join(known)) from error
    return tuple(Scaled(code, share) for share in sorted(shares))


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
