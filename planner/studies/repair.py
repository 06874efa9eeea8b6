"""The cheapest repairs of rules in conflict, in the planner's units.

The price of the levers is minimised (`planner.studies.elastic`); then the price is held and the
value of the plan maximised, so that among equally cheap repairs the one with the best plan is
taken. The next repair may not use the same levers, nor these and more:

    sum of used[l] over the levers l of an earlier repair <= their number - 1
    lever[l] <= most[l] * used[l]

Large models are first solved with only the counties of the conflict free and the others as in a
plan that breaks no other rule. That gives a repair in seconds; how far a cheaper one could lie
below it is told by the bound of the whole elastic model. Every repair is tried out: the model of
the changed data is built anew and must have a plan.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from models import build_portfolio_model
from planner.errors import NoPlanError, StoppedEarlyError
from planner.matrix import CompiledModel, Vector, compile_model
from planner.results import Solution
from planner.solve import SolveOptions, solve
from planner.studies.conflict import Deadline
from planner.studies.elastic import Elastic, forbidding, holding_price
from planner.studies.levers import Lever, Step, changes_of
from planner.variations import changed

GRAIN = 0.01
"""Steps are rounded up to this part of a unit, so that they can be written down."""

SAME = 1e-6
"""Relative difference of prices up to which two are the same."""

NEAR_SHARE, PRICE_SHARE, VALUE_SHARE = 0.4, 0.6, 0.5
"""Shares of the time left for the counties of the conflict, the whole, and the value."""


@dataclass(frozen=True)
class Repair:
    """A way to make a plan possible, tried out on the changed data.

    Attributes
    ----------
    steps
        What is loosened by how much; amounts are rounded up, counts whole, switches 1.
    price_wan
        Its price before rounding.
    least_wan
        No repair that uses other levers than the earlier ones is cheaper.
    value_wan, bound_wan
        Best plan found for the repaired scenario, and what none exceeds.
    """

    steps: tuple[Step, ...]
    price_wan: float
    least_wan: float
    value_wan: float
    bound_wan: float

    @property
    def cheapest(self) -> bool:
        """Whether it is proved that none of its turn is cheaper."""
        return self.price_wan - self.least_wan <= SAME * max(self.price_wan, 1.0)


@dataclass(frozen=True)
class Nearby:
    """A plan that breaks the rules in conflict only, and the columns that may change around it."""

    point: Vector
    free: npt.NDArray[np.bool_]

    def within(self, compiled: CompiledModel) -> CompiledModel:
        """The model with all other whole columns as in the plan; later columns are free."""
        size = len(self.point)
        held = np.flatnonzero(compiled.integer[:size] & ~self.free)
        lower, upper = compiled.lower.copy(), compiled.upper.copy()
        lower[held] = upper[held] = np.round(self.point[held])
        return replace(compiled, lower=lower, upper=upper)


def find_repairs(
    elastic: Elastic, count: int, deadline: Deadline, near: Nearby | None = None
) -> tuple[Repair, ...]:
    """The cheapest repair, then the cheapest with other levers, and so on; fewer if time is up.

    Raises
    ------
    InterruptedEarlyError
        The user stopped it.
    """
    found: list[Repair] = []
    earlier: list[list[Lever]] = []
    for number in range(count):
        slot = deadline.part(1 / (count - number))
        compiled = forbidding(elastic, earlier)
        cheapest = _cheapest(compiled, slot, near)
        if cheapest is None:
            break
        best = _best_at(elastic, compiled, cheapest, slot.part(VALUE_SHARE), near) or cheapest
        used = elastic.used(best.values)
        steps = tuple(Step(one.rule, one.period, _rounded(one, x)) for one, x in used)
        tried = try_out(elastic, steps, best, slot)
        if tried is None:
            break
        earlier.append([one for one, _ in used])
        found.append(
            Repair(
                steps,
                cheapest.objective_wan,
                max(min(cheapest.bound_wan, cheapest.objective_wan), 0.0),
                tried.objective_wan,
                tried.bound_wan,
            )
        )
    return tuple(found)


def try_out(
    elastic: Elastic, steps: Sequence[Step], start: Solution, deadline: Deadline
) -> Solution | None:
    """Best plan of the repaired data, found within the time; None if no plan was found."""
    data = elastic.book.data
    m = build_portfolio_model(changed(data, changes_of(steps)))
    options = SolveOptions(0.0, max(deadline.left, 1.0))
    return _solved(compile_model(m), options, start, deadline)


def _cheapest(compiled: CompiledModel, deadline: Deadline, near: Nearby | None) -> Solution | None:
    """Cheapest use of the levers, with a bound on what no use undercuts."""
    start = None
    if near is not None:
        options = SolveOptions(0.0, NEAR_SHARE * deadline.left)
        start = _solved(near.within(compiled), options, None, deadline)
    options = SolveOptions(0.0, PRICE_SHARE * deadline.left)
    return _solved(compiled, options, start, deadline)


def _best_at(
    elastic: Elastic,
    compiled: CompiledModel,
    cheapest: Solution,
    deadline: Deadline,
    near: Nearby | None,
) -> Solution | None:
    """Best plan at no more than the price found; None if time allowed none."""
    held = holding_price(elastic, compiled, cheapest.objective_wan)
    if near is not None:
        held = near.within(held)
    return _solved(held, SolveOptions(0.0, deadline.left), cheapest, deadline)


def _solved(
    compiled: CompiledModel, options: SolveOptions, start: Solution | None, deadline: Deadline
) -> Solution | None:
    """Answer of HiGHS; None if there is no plan or none was found in time."""
    if options.time_limit_seconds <= 0:
        return None
    values = None if start is None else start.values
    try:
        return solve(compiled, options, values, None, deadline.stop)
    except (NoPlanError, StoppedEarlyError):
        return None


def _rounded(lever: Lever, amount: float) -> float:
    """Amount rounded up to something that can be written down, but for the solver's noise."""
    if lever.whole:
        return float(round(amount))
    up = round(math.ceil(amount / GRAIN - 1e-4) * GRAIN, 2)
    return max(up, GRAIN)
