"""The cheapest repairs of rules in conflict, in the planner's units.

The price of the levers is minimised (`elastic`); then the price is held and the
value of the plan maximised, so that among equally cheap repairs the one with the best plan is
taken. The next repair may not loosen the same rules, nor these and more.

Large models are first solved with only the counties of the conflict free and the others as in a
plan that breaks no other rule. That gives a repair in seconds; how far a cheaper one could lie
below it is told by the bound of the whole elastic model. Every repair is tried out: the model of
the changed data is built anew and must have a plan.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models import build_portfolio_model
from planner.compiling import compile_model
from planner.errors import NoPlanError, StoppedEarlyError
from planner.matrix import CompiledModel
from planner.results import Solution
from planner.solve import SolveOptions, completed, solve
from planner.studies.diagnose.conflict import Deadline, Nearby
from planner.studies.diagnose.elastic import Elastic, forbidding, holding_price
from planner.studies.diagnose.levers import Lever, Step, changes_of
from planner.studies.diagnose.rules import Rule
from planner.variations import changed

GRAIN = 0.01
"""Steps are rounded up to this part of a unit, so that they can be written down."""

SAME = 1e-6
"""Relative difference of prices up to which two are the same."""

LEAST_SECONDS = 5.0
"""A repair that was found is tried out even if time is up."""

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
        No repair that loosens other rules than the earlier ones is cheaper.
    value_wan, bound_wan
        Best plan found for the repaired scenario, and what none exceeds; None for large models,
        where a plan was found but not improved.
    """

    steps: tuple[Step, ...]
    price_wan: float
    least_wan: float
    value_wan: float | None
    bound_wan: float | None

    @property
    def cheapest(self) -> bool:
        """Whether it is proved that none of its turn is cheaper."""
        return self.price_wan - self.least_wan <= SAME * max(self.price_wan, 1.0)


def find_repairs(
    elastic: Elastic, count: int, deadline: Deadline, near: Nearby | None = None
) -> tuple[Repair, ...]:
    """The cheapest repair, then the cheapest by other rules, and so on; fewer if time is up.

    Raises
    ------
    InterruptedEarlyError
        The user stopped it.
    """
    found: list[Repair] = []
    earlier: list[list[Rule]] = []
    start = None if near is None else elastic.start(near.point)
    for number in range(count):
        slot = deadline.part(1 / (count - number))
        compiled = forbidding(elastic, earlier)
        cheapest = _cheapest(compiled, slot, near, start)
        if cheapest is None:
            break
        best = cheapest
        if near is None:
            best = _best_at(elastic, compiled, cheapest, slot.part(VALUE_SHARE)) or cheapest
        used = elastic.used(best.values)
        steps = tuple(
            Step(one.rule, one.period, _rounded(one, x), one.price_wan) for one, x in used
        )
        value = try_out(elastic, steps, best, slot, improve=near is None)
        if value is None:
            break
        earlier.append(list(dict.fromkeys(one.rule for one, _ in used)))
        least = max(min(cheapest.bound_wan, cheapest.objective_wan), 0.0)
        found.append(Repair(steps, cheapest.objective_wan, least, *value))
    return _by_price(found)


def _by_price(found: Sequence[Repair]) -> tuple[Repair, ...]:
    """Repairs by price; a bound found with others excluded holds only behind those others.

    The first bound excludes none, so it holds for all.
    """
    ordered = sorted(range(len(found)), key=lambda turn: found[turn].price_wan)
    return tuple(
        found[turn]
        if set(range(turn)) <= set(ordered[:place])
        else replace(found[turn], least_wan=min(found[0].least_wan, found[turn].price_wan))
        for place, turn in enumerate(ordered)
    )


def try_out(
    elastic: Elastic, steps: Sequence[Step], start: Solution, deadline: Deadline, improve: bool
) -> tuple[float | None, float | None] | None:
    """Build the repaired data anew and find a plan; None if none was found.

    Gives the value of the best plan and its bound, both None unless it is to be improved.
    """
    repaired = changed(elastic.book.data, changes_of(steps))
    compiled = compile_model(build_portfolio_model(repaired))
    options = SolveOptions(0.0, max(deadline.left, LEAST_SECONDS))
    if not improve:
        point = completed(compiled, options, start.values, deadline.stop)
        return None if point is None else (None, None)
    best = _solved(compiled, options, start.values, deadline)
    return None if best is None else (best.objective_wan, best.bound_wan)


def _cheapest(
    compiled: CompiledModel,
    deadline: Deadline,
    near: Nearby | None,
    start: Mapping[str, float] | None,
) -> Solution | None:
    """Cheapest use of the levers, with a bound on what no use undercuts."""
    if near is not None and near.narrow:
        options = SolveOptions(0.0, NEAR_SHARE * deadline.left)
        nearest = _solved(near.within(compiled), options, start, deadline)
        start = start if nearest is None else nearest.values
    options = SolveOptions(0.0, PRICE_SHARE * deadline.left)
    return _solved(compiled, options, start, deadline)


def _best_at(
    elastic: Elastic, compiled: CompiledModel, cheapest: Solution, deadline: Deadline
) -> Solution | None:
    """Best plan at no more than the price found; None if time allowed none."""
    held = holding_price(elastic, compiled, cheapest.objective_wan)
    return _solved(held, SolveOptions(0.0, deadline.left), cheapest.values, deadline)


def _solved(
    compiled: CompiledModel,
    options: SolveOptions,
    start: Mapping[str, float] | None,
    deadline: Deadline,
) -> Solution | None:
    """Answer of HiGHS; None if there is no plan or none was found in time."""
    if options.time_limit_seconds <= 0:
        return None
    try:
        return solve(compiled, options, start, None, deadline.stop)
    except (NoPlanError, StoppedEarlyError):
        return None


def _rounded(lever: Lever, amount: float) -> float:
    """Amount rounded up to something that can be written down, but for the solver's noise."""
    if lever.whole:
        return float(round(amount))
    up = round(math.ceil(amount / GRAIN - 1e-4) * GRAIN, 2)
    return max(up, GRAIN)
