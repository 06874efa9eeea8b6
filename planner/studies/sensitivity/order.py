"""Which of two plan data can only be better, told from the data alone: bounds without a solve.

Plan data are split into a *frame* (what must be the same to compare at all), *room* (amounts of
which more is looser: limits, money, and needs with their sign turned) and *worth* (coefficients of
the value, each as it counts, of things that a plan has some of: costs with their sign turned).

Proof that less of both is no better. Let B have the frame of A, no more room and no more worth.
A plan that keeps the rules of B keeps those of A: every rule is "use <= amount" in which a plan's
use is a sum of needs times whole counts, none of them negative, so smaller needs use no more and
larger amounts allow no less (money that is not spent stays in its purse; floors are "income >=
amount" with the signs turned). It is worth no more at B: the value is a sum of worth times amounts
of starts, links beyond today's, bonuses, builds, overlaps and breaches, none of them negative. So
the best of B is worth no more than the best of A, and a bound proved for A holds for B; where A has
no plan, B has none.

Proof of the mixture. With the same frame and room the plans are the same, and the value of each is
linear in worth; the best is the largest of linear functions, so it is convex. If the worth at t is
no more than (1 - s) times that at a plus s times that at b, then the best at t is worth no more
than (1 - s) times the best at a plus s times the best at b, and the bounds mix likewise.

Neither says anything of data whose frames differ: then nothing is reused.
"""

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import PlanData
from models.floors import EXISTING_SUPPORT, FISCAL, INCOME, JOBS, OUTPUT

ROUNDING = 1e-12
"""Relative; what two ways of computing the same figure may differ by."""


@dataclass(frozen=True)
class Standing:
    """Plan data as far as they can be compared.

    Attributes
    ----------
    frame
        Hash of all that must be the same.
    room, worth
        More of it is looser, worth more.
    """

    frame: str
    room: NDArray[np.float64]
    worth: NDArray[np.float64]

    def no_better_than(self, other: "Standing") -> bool:
        """Whether it is proved that the best plan here is worth no more than the other's."""
        return (
            self.frame == other.frame
            and _no_more(self.room, other.room)
            and _no_more(self.worth, other.worth)
        )

    def mixture(self, one: "Standing", other: "Standing", share: float | None) -> float | None:
        """Share of the way from one to another at which the mixture of both is no worse than this.

        None if there is none. `share` is the one to try beside that of the nearest mixture.
        """
        if not self.frame == one.frame == other.frame:
            return None
        if not (np.array_equal(self.room, one.room) and np.array_equal(self.room, other.room)):
            return None
        way = other.worth - one.worth
        length = float(way @ way)
        nearest = float((self.worth - one.worth) @ way) / length if length else 0.0
        for tried in (share, nearest):
            if tried is None or not 0.0 <= tried <= 1.0:
                continue
            mixed = (1.0 - tried) * one.worth + tried * other.worth
            if _no_more(self.worth, mixed):
                return tried
        return None


def _no_more(small: NDArray[np.float64], large: NDArray[np.float64]) -> bool:
    slack = ROUNDING * np.maximum(np.abs(np.where(np.isfinite(large), large, 0.0)), 1.0)
    return bool(np.all(small <= large + slack))


def mixed_bound(one: float, other: float, share: float) -> float:
    """Bound at a share of the way between two bounds; minus infinity where there is no plan."""
    if one == -math.inf or other == -math.inf:
        return -math.inf
    if math.isinf(one) or math.isinf(other):
        return one if share == 0.0 else other if share == 1.0 else math.inf
    return (1.0 - share) * one + share * other


def standing_of(data: PlanData) -> Standing:
    """How plan data stand."""
    frame = repr(_frame(data)).encode()
    return Standing(
        hashlib.sha256(frame).hexdigest(),
        np.fromiter(_room(data), dtype=float),
        np.fromiter(_worth(data), dtype=float),
    )


def _frame(data: PlanData) -> tuple[object, ...]:
    """All that must be the same: sets, times, kinds of rules, and what enters rules both ways."""
    layout = data.layout
    measures = _measures(data)
    return (
        data.periods,
        sorted(data.park_county.items()),
        sorted(data.partner.items()),
        sorted(data.groups.items()),
        data.industries,
        [
            (
                name,
                *(one.industry, one.parks, sorted(one.ready.items()), one.count_max),
                *(one.needs_target, one.pursued, one.fixed),
            )
            for name, one in sorted(data.projects.items())
        ],
        sorted(data.income_wan),
        sorted(data.fiscal_wan),
        sorted(data.land_mu),
        _resources(data),
        sorted(data.stock_resources),
        sorted(data.effort_resources),
        sorted(data.limits),
        [
            (name, one.area, one.resource, sorted(one.discounted_wan), one.lead_periods)
            for name, one in sorted(data.expansions.items())
        ],
        sorted(data.purse_wan),
        sorted(data.carry_over),
        sorted(data.overlap_wan),
        sorted((county, sorted(near)) for county, near in data.neighbours.items()),
        sorted(data.present),
        sorted(data.chain_wan),
        # A stronger hub raises what stands today as well as what a link can reach.
        sorted(data.hub_share.items()),
        [(one.kind, one.a, one.b, one.lag_periods) for one in data.relations],
        data.designations,
        sorted(data.market_wan),
        sorted(data.income_floor_wan),
        sorted(data.floors),
        (data.maxmin, sorted(data.population.items()) if data.maxmin else ()),
        (layout.leads_per_park, layout.lead_required, layout.lead_output_share_min),
        layout.breach_price_wan > 0,
        # A lead's share of the output of its park has output on both sides.
        [_outputs(data)] if layout.lead_output_share_min > 0 or OUTPUT in measures else (),
        # Support that a floor wants is money that a purse lacks.
        [_supports(data)] if EXISTING_SUPPORT in measures else (),
        # So have the share of an industry and, with what is made and used, the odds.
        (layout.industry_output_share_max, sorted(data.stock_output_wan.items()), _outputs(data))
        if layout.industry_output_share_max > 0
        else (),
        (sorted(data.streams.items()), _odds(data)) if data.streams else (),
    )


def _measures(data: PlanData) -> set[str]:
    return {measure for measure, _, _ in data.floors}


def _supports(data: PlanData) -> list[float]:
    return [one.support_at(park) for _, one in sorted(data.projects.items()) for park in one.parks]


def _resources(data: PlanData) -> list[str]:
    return sorted({resource for resource, _, _ in data.limits} | set(data.needs))


def _outputs(data: PlanData) -> list[float]:
    return [one.output_at(park) for _, one in sorted(data.projects.items()) for park in one.parks]


def _odds(data: PlanData) -> list[float]:
    return [one.odds.get(park, 1) for _, one in sorted(data.projects.items()) for park in one.parks]


def _in_order(given: Mapping[Any, float]) -> Iterable[float]:
    return (given[key] for key in sorted(given))


def _room(data: PlanData) -> Iterable[float]:
    """Amounts of which more is looser."""
    for given in (data.land_mu, data.limits, data.purse_wan, data.market_wan):
        yield from _in_order(given)
    yield float(data.pursuits_max) if data.pursuits_max else math.inf
    yield from (-floor for floor in _in_order(data.income_floor_wan))
    yield from (-floor for floor in _in_order(data.floors))
    measures = _measures(data)
    if data.income_floor_wan or data.maxmin or INCOME in measures:
        yield from _in_order(data.income_wan)
    if FISCAL in measures:
        yield from _in_order(data.fiscal_wan)
    if JOBS in measures:
        for _, project in sorted(data.projects.items()):
            yield from (project.jobs_at(park) for park in project.parks)
    yield from (data.layout.specials_max, data.layout.leads_per_industry_max)
    yield -data.layout.specials_min
    for _, expansion in sorted(data.expansions.items()):
        yield from (expansion.amount, -expansion.cost_wan)
    for name, project in sorted(data.projects.items()):
        for park in project.parks:
            yield from (-project.land_at(park), -project.support_at(park))
            for resource in _resources(data):
                yield -data.needs.get(resource, {}).get((name, park), 0.0)
    if data.market_wan:
        yield from (-output for output in _outputs(data))


def _worth(data: PlanData) -> Iterable[float]:
    """Coefficients of the value."""
    for weight, values in (
        (data.income_weight, data.income_wan),
        (data.fiscal_weight, data.fiscal_wan),
    ):
        yield from (weight * value for value in _in_order(values))
    for _, expansion in sorted(data.expansions.items()):
        for period in sorted(expansion.discounted_wan):
            yield -data.fiscal_weight * expansion.discounted_wan[period]
    yield from _in_order(data.chain_wan)
    yield from (one.value_wan for one in data.relations)
    yield from (-price for price in _in_order(data.overlap_wan))
    yield -data.layout.breach_price_wan
