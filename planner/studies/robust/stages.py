"""Two-stage problems of any kind: decide now, or by the mean, or know beforehand.

- *here and now*: decided now for all outlooks, the rest follows each of them;
- *mean tried*: what is best for the mean data is decided now, the rest follows each outlook;
- *wait and see*: every outlook is known beforehand.

Whatever is maximised, ``wait and see >= here and now >= mean tried``. The difference of the first
two is what knowing would be worth (EVPI), of the last two what thinking of all outlooks is worth
(value of the stochastic solution, VSS).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pyomo.environ as pyo

from models.stages import two_stage
from planner.compiling import compile_model
from planner.errors import NoPlanError, StoppedEarlyError
from planner.pool import stopping
from planner.solve import SolveOptions, solve
from planner.studies.robust.effort import Effort

TOLERANCE = 1e-6

Decided = Mapping[str, float]
"""Decisions of the first stage by name."""


@dataclass(frozen=True)
class TwoStage:
    """A two-stage problem.

    Attributes
    ----------
    outlooks
        Probability and data of each, by name.
    mean
        Data with the expected figures.
    build
        Model of some data.
    worth
        What is maximised in it.
    now
        Its decisions of the first stage by name.
    """

    outlooks: Mapping[str, tuple[float, Any]]
    mean: Any
    build: Callable[[Any], pyo.ConcreteModel]
    worth: Callable[[pyo.ConcreteModel], Any]
    now: Callable[[pyo.ConcreteModel], Mapping[str, Any]]


@dataclass(frozen=True)
class Staged:
    """Answer to one of the problems.

    Attributes
    ----------
    value, bound
        Expected worth of what was found, and what is proved of the best; the value is None if
        nothing was found, the bound minus infinity if it is proved that there is nothing.
    now
        Decisions of the first stage.
    parts
        Model of each outlook with the values of its variables, by name of the outlook.
    """

    value: float | None
    bound: float
    now: Decided
    parts: Mapping[str, pyo.ConcreteModel]


NOTHING = Staged(None, float("-inf"), {}, {})
UNKNOWN = Staged(None, float("inf"), {}, {})


def here_and_now(problem: TwoStage, effort: Effort, fixed: Decided | None = None) -> Staged:
    """Best decisions for all outlooks, or what `fixed` ones are worth."""
    parts = {name: problem.build(data) for name, (_, data) in problem.outlooks.items()}
    odds = {name: share for name, (share, _) in problem.outlooks.items()}
    worths = {name: problem.worth(part) for name, part in parts.items()}
    m = two_stage(parts, odds, worths, problem.now)
    if fixed is not None:
        for name in m.NOW:
            m.now[name].fix(_whole(fixed.get(name, 0.0)))
    return _solved(m, parts, effort)


def _whole(value: float) -> float:
    """The whole number that a solver meant, if it is within its tolerance of one."""
    return float(round(value)) if abs(value - round(value)) <= TOLERANCE else value


def known_beforehand(problem: TwoStage, outlook: str, effort: Effort) -> Staged:
    """Best decisions if this outlook were certain."""
    return _alone(problem, problem.outlooks[outlook][1], effort)


def best_for_mean(problem: TwoStage, effort: Effort) -> Staged:
    """Best decisions for the mean data; `Staged.now` can then be tried in the outlooks."""
    return _alone(problem, problem.mean, effort)


def _alone(problem: TwoStage, data: Any, effort: Effort) -> Staged:
    part = problem.build(data)
    m = two_stage({"": part}, {"": 1.0}, {"": problem.worth(part)}, problem.now)
    return _solved(m, {"": part}, effort)


def _solved(m: pyo.ConcreteModel, parts: Mapping[str, pyo.ConcreteModel], effort: Effort) -> Staged:
    try:
        compiled = compile_model(m)
        options = SolveOptions(effort.gap_share, effort.seconds)
        found = solve(compiled, options, stop=stopping())
    except NoPlanError:
        return NOTHING
    except StoppedEarlyError:
        return UNKNOWN
    for variable in m.component_data_objects(pyo.Var):
        variable.set_value(found.values.get(variable.name, 0.0), skip_validation=True)
    now = {name: float(pyo.value(m.now[name])) for name in m.NOW}
    return Staged(found.objective_wan, found.bound_wan, now, parts)
