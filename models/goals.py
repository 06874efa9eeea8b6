"""Goals: what a plan may be sought for, one at a time, while others keep to floors.

    score[g] = term of the value, or sum of amount * start + sum of amount * build
    score[g] = minus that, where little is wanted
    score[g] >= floor[g]                                        for every goal g with a floor
    max  sum of weight[g] * score[g]

This is the epsilon-constraint method (Haimes, Lasdon and Wismer 1971): with one weight of 1 and
every other goal at a floor, every efficient plan is the optimum of some floors, also those that no
weighted sum finds. Units are those of the goals: wan yuan for terms and money, the unit of the
resource, mu, persons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import weighted

VALUE = "value"
TERMS = ("income", "fiscal", "link", "bonus", "overlap", "breach")
"""Goals that are terms of the value, and the value itself, by the names that it gives them."""

NO_FLOOR = float("-inf")


@dataclass(frozen=True)
class Goal:
    """Something to have much of, or little.

    Attributes
    ----------
    name
        One of `TERMS`, `VALUE`, or a name of one's own.
    little
        Whether little of it is wanted.
    of_start, of_build
        Amount that one start or one build adds; not used for a term of the value.
    """

    name: str
    little: bool = False
    of_start: Mapping[Start, float] = field(default_factory=dict)
    of_build: Mapping[tuple[str, int], float] = field(default_factory=dict)

    @property
    def sign(self) -> int:
        """1, or -1 where little is wanted."""
        return -1 if self.little else 1


def land_goal(data: PlanData) -> Goal:
    """Land kept for all that is started, mu."""
    return Goal("land", True, {s: data.projects[s[0]].land_at(s[1]) for s in data.starts})


def money_goal(data: PlanData) -> Goal:
    """Support that is expected to be paid and the cost of what is built, wan yuan undiscounted."""
    support = {s: data.projects[s[0]].support_at(s[1]) for s in data.starts}
    built = {(e, t): one.cost_wan for e, one in data.expansions.items() for t in one.discounted_wan}
    return Goal("budget", True, support, built)


def resource_goal(data: PlanData, resource: str) -> Goal:
    """Use of a resource once all that is started produces, in its unit."""
    needs = data.needs.get(resource, {})
    return Goal(resource, True, {s: needs[s[:2]] for s in data.starts if s[:2] in needs})


def add_goals(m: pyo.ConcreteModel, goals: Sequence[Goal]) -> None:
    """Declare score, score_floor and an objective of all goals, without floors and weights."""
    by_name = {goal.name: goal for goal in goals}
    m.GOALS = pyo.Set(initialize=[goal.name for goal in goals], ordered=True)

    def score(m: pyo.ConcreteModel, name: str) -> object:
        goal = by_name[name]
        if name == VALUE:
            return goal.sign * m.value_objective.expr
        if name in TERMS:
            return goal.sign * m.component(f"{name}_term")
        starts = ((goal.sign * x, s) for s, x in sorted(goal.of_start.items()))
        builds = ((goal.sign * x, b) for b, x in sorted(goal.of_build.items()))
        return weighted(m.start, starts) + weighted(m.build, builds)

    def score_floor(m: pyo.ConcreteModel, name: str) -> object:
        return m.score[name] >= m.score_least[name]

    m.score = pyo.Expression(m.GOALS, rule=score, doc="amount, minus it where little is wanted")
    m.score_least = pyo.Param(m.GOALS, initialize=NO_FLOOR, mutable=True, doc="floor")
    m.score_weight = pyo.Param(m.GOALS, initialize=0.0, mutable=True, doc="weight")
    m.score_floor = pyo.Constraint(m.GOALS, rule=score_floor, doc="a goal keeps to its floor")
    m.goals_objective = pyo.Objective(
        expr=sum(m.score_weight[name] * m.score[name] for name in m.GOALS), sense=pyo.maximize
    )
    m.goals_objective.deactivate()


def seek(m: pyo.ConcreteModel, weights: Mapping[str, float], floors: Mapping[str, float]) -> None:
    """Maximise a sum of goals, or the value if there are no weights, above floors."""
    for name in m.GOALS:
        m.score_least[name] = floors.get(name, NO_FLOOR)
        m.score_weight[name] = weights.get(name, 0.0)
    by_goals, by_value = (m.goals_objective, m.value_objective)
    (by_goals if weights else by_value).activate()
    (by_value if weights else by_goals).deactivate()


def scores_of(m: pyo.ConcreteModel) -> dict[str, float]:
    """Score of every goal at the plan that was read into the model last."""
    return {name: float(pyo.value(m.score[name])) for name in m.GOALS}
