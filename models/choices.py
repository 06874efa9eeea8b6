"""Choices: which projects start where and when, and which expansions are built.

start[k,s,t]  integer, 0 .. count_max[k]     for every possible start
sum of start[k,s,t] over s, t <= count_max[k]    (>= 1 if fixed in, = 0 if fixed out)
sum of build[e,t] over t <= 1
"""

import pyomo.environ as pyo

from .data import PlanData
from .expressions import started


def add_choices(m: pyo.ConcreteModel, data: PlanData) -> None:
    """Declare start and build, and the rule that each happens at most once."""
    m.STARTS = pyo.Set(dimen=3, initialize=data.starts, ordered=True)
    m.PROJECTS = pyo.Set(initialize=sorted(data.projects), ordered=True)
    m.BUILDS = pyo.Set(
        dimen=2,
        ordered=True,
        initialize=[
            (name, period)
            for name, expansion in sorted(data.expansions.items())
            for period in sorted(expansion.discounted_wan)
        ],
    )
    m.EXPANSIONS = pyo.Set(initialize=sorted(data.expansions), ordered=True)

    def start_domain(m: pyo.ConcreteModel, project: str, *_: object) -> object:
        single = data.projects[project].count_max == 1
        return pyo.Binary if single else pyo.NonNegativeIntegers

    def start_bounds(m: pyo.ConcreteModel, project: str, *_: object) -> tuple[int, int]:
        return 0, data.projects[project].count_max

    m.start = pyo.Var(m.STARTS, within=start_domain, bounds=start_bounds, doc="starts")
    m.build = pyo.Var(m.BUILDS, within=pyo.Binary, doc="expansion begun")

    def once_used(m: pyo.ConcreteModel, project: str) -> object:
        return started(m, data.starts_of[project])

    def once_limit(m: pyo.ConcreteModel, project: str) -> object:
        if not data.starts_of[project]:
            return pyo.Constraint.Skip
        fixed = data.projects[project].fixed
        if fixed == "in" and data.projects[project].count_max > 1:
            return pyo.inequality(1, m.once_used[project], data.projects[project].count_max)
        if fixed == "in":
            return m.once_used[project] == 1
        if fixed == "out":
            return m.once_used[project] == 0
        return m.once_used[project] <= m.once_available[project]

    def build_used(m: pyo.ConcreteModel, expansion: str) -> object:
        periods = sorted(data.expansions[expansion].discounted_wan)
        return pyo.quicksum(m.build[expansion, period] for period in periods)

    def build_limit(m: pyo.ConcreteModel, expansion: str) -> object:
        if not data.expansions[expansion].discounted_wan:
            return pyo.Constraint.Skip
        return m.build_used[expansion] <= m.build_available[expansion]

    m.once_used = pyo.Expression(m.PROJECTS, rule=once_used, doc="starts of a project")
    m.once_available = pyo.Param(
        m.PROJECTS,
        initialize={name: project.count_max for name, project in data.projects.items()},
        mutable=True,
        doc="greatest count",
    )
    m.once_limit = pyo.Constraint(
        m.PROJECTS, rule=once_limit, doc="a project starts once, a prospect up to its count"
    )
    m.build_used = pyo.Expression(m.EXPANSIONS, rule=build_used, doc="times an expansion is begun")
    m.build_available = pyo.Param(m.EXPANSIONS, initialize=1, mutable=True, doc="once")
    m.build_limit = pyo.Constraint(
        m.EXPANSIONS, rule=build_limit, doc="an expansion is built at most once"
    )
