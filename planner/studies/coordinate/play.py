"""Best responses: what counties do if each looks after itself, and whether anyone still moves.

A county's best response is the plan of its own columns that is worth most to it (`models.interest`)
while the others stay as they are. Counties respond in turn until nobody gains by moving: an
equilibrium (Nash), up to the open gaps of the county problems. If only overlaps tie the counties
together, each of the two bearing half of the price, this is an exact potential game (Monderer and
Shapley 1996): the sum of all interests, overlaps counted by half, rises with every move, so that
play ends. Chain links are worth something to the upstream county alone, and shared limits and
projects that two counties want belong to who comes first; then play may run in a circle, which is
found and told.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from models import PlanData, Portfolio, build_portfolio_model, column_places, read_portfolio
from models.interest import add_interest
from planner.blocks import BlockModel, best_in_scope, block_model
from planner.compiling import coefficients_of, compile_model
from planner.errors import PlannerError
from planner.matrix import Vector
from planner.pool import shared, stopping
from planner.results import Plan
from planner.solve import PartLimits, SolveOptions, completed
from planner.studies.asking import CASE
from planner.studies.case import Case
from planner.studies.coordinate.payoffs import Payoff, payoffs_of

GAIN_SHARE = 1e-6
"""A county does not move for less than this share of what it has."""

END_STILL, END_CIRCLE, END_ROUNDS, END_STOPPED = "equilibrium", "cycle", "rounds", "stopped"


@dataclass(frozen=True)
class Move:
    """A county that moved: what it had and has, wan yuan."""

    round: int
    county: str
    before_wan: float
    after_wan: float


@dataclass(frozen=True)
class Play:
    """How the counties came to rest, or did not.

    Attributes
    ----------
    start
        Name of the plan they began with.
    end
        `END_STILL` if nobody gains by moving, `END_CIRCLE` if a plan came back, `END_ROUNDS` if
        there were too many rounds, `END_STOPPED`.
    open_wan
        Most that any county might still gain, because its last problem was not solved to the end.
    portfolio, values
        Plan at the end.
    """

    start: str
    end: str
    rounds: int
    moves: tuple[Move, ...]
    open_wan: float
    portfolio: Portfolio
    values: Mapping[str, float]


class Table:
    """The counties around one table: the model of the whole, and what each wants of it."""

    def __init__(self, data: PlanData) -> None:
        self.data = data
        self._m = build_portfolio_model(self.data)
        add_interest(self._m, self.data)
        compiled = compile_model(self._m)
        self._settled = compiled.settled
        self._model = block_model(compiled, column_places(self._m, self.data), self.data)
        self._wants = {
            county: coefficients_of(compiled, self._m.interest[county]) for county in data.counties
        }
        self._asked = b""
        self._payoffs: Mapping[str, Payoff] = {}

    def point(self, values: Mapping[str, float]) -> Vector:
        """Point of a plan whose whole decisions are given; what follows from them is worked out.

        Raises
        ------
        PlannerError
            The rules do not allow these decisions.
        """
        compiled = self._model.compiled
        every = {name: values.get(name, 0.0) for name in compiled.columns}
        found = completed(compiled, SolveOptions(), every, stopping())
        if found is None:
            raise PlannerError("play_start_not_allowed")
        return found

    def values(self, point: Vector) -> dict[str, float]:
        """Values of all columns by name."""
        names = self._model.compiled.columns
        return {**self._settled, **dict(zip(names, point.tolist(), strict=True))}

    def portfolio(self, point: Vector) -> Portfolio:
        """Decisions at a point."""
        return read_portfolio(self._m, self.values(point))

    def worth(self, point: Vector, county: str) -> float:
        """What a point is worth to a county, its links and overlaps as they are.

        The point asked for last is remembered: every county asks about it until one moves.
        """
        shape = self.shape(point)
        if shape != self._asked:
            self._asked = shape
            self._payoffs = payoffs_of(self.data, Plan.of(self.portfolio(point)))
        return self._payoffs[county].value_wan

    def response(
        self, point: Vector, county: str, limits: PartLimits
    ) -> tuple[Vector | None, float, float]:
        """Best response of a county: the point, its worth to it, and a bound on that worth."""
        return self.together(point, (county,), limits)

    def together(
        self, point: Vector, members: Sequence[str], limits: PartLimits
    ) -> tuple[Vector | None, float, float]:
        """Best that some counties can do for their sum, the others as they are."""
        cost = np.sum([self._wants[county][0] for county in members], axis=0)
        offset = sum(self._wants[county][1] for county in members)
        wanted: BlockModel = replace(
            self._model, compiled=replace(self._model.compiled, cost=cost, offset=offset)
        )
        found = best_in_scope(wanted, point, members, limits, stopping())
        if found.point is None or found.value is None:
            return None, -math.inf, found.bound
        return found.point, found.value, found.bound

    def shape(self, point: Vector) -> bytes:
        """The whole decisions of a point, to know it again."""
        return np.round(point[self._model.compiled.integer]).astype(np.int16).tobytes()


def play(
    start: str,
    values: Mapping[str, float],
    order: Sequence[str],
    rounds: int,
    limits: PartLimits,
) -> Play:
    """Task: let the counties respond in turn from a plan, until nobody moves.

    Reads the case that the pool lends.
    """
    case: Case = shared(CASE)
    table = Table(case.data)
    point = table.point(values)
    seen = {table.shape(point)}
    moves: list[Move] = []
    end, number = END_ROUNDS, 0
    open_wan: dict[str, float] = {}
    answered = 0  # counties in a row that have answered the plan as it is now
    for number in range(1, rounds + 1):
        for county in order:
            if stopping().is_set() or answered == len(order):
                break
            answered += 1
            here = table.worth(point, county)
            other, value, bound = table.response(point, county, limits)
            if other is not None and value > here + GAIN_SHARE * max(abs(here), 1.0):
                moves.append(Move(number, county, here, value))
                point, here, answered = other, value, 1
            open_wan[county] = bound - here  # infinite if there was no answer in time
        if answered == len(order):
            end = END_STILL
            break
        if stopping().is_set():
            end = END_STOPPED
            break
        shape = table.shape(point)
        if shape in seen:
            end = END_CIRCLE
            break
        seen.add(shape)
    portfolio = table.portfolio(point)
    told = {name: value for name, value in table.values(point).items() if value}
    most = max([0.0, *open_wan.values()])
    return Play(start, end, number, tuple(moves), most, portfolio, told)
