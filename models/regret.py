"""Regret: what another plan would have been worth more, once the figures are known.

The worth W[k] of project k (weighted income and fiscal value) is only known up to a factor between
low[k] and high[k]; links, bonuses, overlaps and expansions are certain. The greatest regret of plan
x against plan y, over all factors, is

    L(y) - L(x) + sum of (high[k] - low[k]) * max(W[k](y) - W[k](x), 0)

with L the value at the low factors: the factor of a project is high where y has more of it. The
plan of least regret is found by adding one rival y after the other (Furini et al. 2015). Unit: wan
yuan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyomo.environ as pyo

from .data import PlanData, Start
from .expressions import weighted
from .value import seek, value_at


@dataclass(frozen=True)
class Band:
    """Factors between which the worth of each project may lie, and the data at the low ones.

    Attributes
    ----------
    low, high
        By project; one that is not named is certain.
    at_low
        Data with the values of every start times `low`.
    """

    low: Mapping[str, float]
    high: Mapping[str, float]
    at_low: PlanData

    def width(self, project: str) -> float:
        """How far the factor of a project may swing."""
        return self.high.get(project, 1.0) - self.low.get(project, 1.0)


def project_worth(data: PlanData) -> dict[str, list[tuple[float, Start]]]:
    """Weighted income and fiscal value of every start by project."""
    return {
        project: [
            (
                data.income_weight * data.income_wan[s] + data.fiscal_weight * data.fiscal_wan[s],
                s,
            )
            for s in starts
        ]
        for project, starts in data.starts_of.items()
    }


@dataclass(frozen=True)
class Rival:
    """A plan that another one is compared with: its value at low factors, worth by project."""

    low_wan: float
    worth_wan: Mapping[str, float]


def seek_least_regret(
    m: pyo.ConcreteModel, data: PlanData, band: Band, rivals: Sequence[Rival]
) -> None:
    """Minimise the greatest regret against some rivals; the objective is that regret, negative."""
    worths = project_worth(data)
    pairs = [
        (number, project)
        for number, rival in enumerate(rivals)
        for project, terms in sorted(worths.items())
        if band.width(project)
        and (rival.worth_wan.get(project) or any(value < 0 for value, _ in terms))
    ]
    m.RIVALS = pyo.Set(initialize=range(len(rivals)), ordered=True)
    m.GAINS = pyo.Set(dimen=2, initialize=pairs, ordered=True)
    most = {
        (number, project): rivals[number].worth_wan.get(project, 0.0)
        - data.projects[project].count_max * min(0.0, min(worths[project])[0])
        for number, project in pairs
    }
    tops = [
        rival.low_wan + sum(band.width(k) * top for (n, k), top in most.items() if n == number)
        for number, rival in enumerate(rivals)
    ]

    def gain_bounds(m: pyo.ConcreteModel, *pair: Any) -> tuple[float, float]:
        return 0, max(most[pair], 0.0)

    m.gain = pyo.Var(m.GAINS, bounds=gain_bounds, doc="what a rival has more, wan yuan")
    least = max(rival.low_wan for rival in rivals)
    m.rival_best = pyo.Var(
        bounds=(least, max(tops)), doc="best rival at the worst factors, wan yuan"
    )

    def gain_floor(m: pyo.ConcreteModel, number: int, project: str) -> object:
        own = weighted(m.start, worths[project])
        return m.gain[number, project] + own >= rivals[number].worth_wan.get(project, 0.0)

    def rival_floor(m: pyo.ConcreteModel, number: int) -> object:
        swing = pyo.quicksum(band.width(k) * m.gain[n, k] for n, k in m.GAINS if n == number)
        return m.rival_best >= rivals[number].low_wan + swing

    m.gain_floor = pyo.Constraint(m.GAINS, rule=gain_floor, doc="more than this plan has")
    m.rival_floor = pyo.Constraint(m.RIVALS, rule=rival_floor, doc="the best of the rivals")
    seek(m, value_at(m, band.at_low) - m.rival_best)


def seek_rival(m: pyo.ConcreteModel, data: PlanData, band: Band, held: Mapping[str, float]) -> None:
    """Maximise what a rival is worth at the factors that are worst for a plan.

    `held` is the worth of the plan by project. The regret of the plan is this less its own value
    at the low factors. A project that starts once needs no more than its own coefficient; for a
    count one binary says whether the rival has more of it than the plan.
    """
    swings: list[Any] = []
    counted = []
    for project, terms in sorted(project_worth(data).items()):
        width, own = band.width(project), held.get(project, 0.0)
        if not width or not terms:
            continue
        if data.projects[project].count_max == 1 or (own == 0 and min(terms)[0] >= 0):
            idle = max(-own, 0.0)
            gains = [(width * (max(value - own, 0.0) - idle), start) for value, start in terms]
            swings.append(width * idle + weighted(m.start, gains))
        else:
            counted.append(project)
    _add_counted(m, data, held, counted)
    swings += [band.width(project) * m.lead_gain[project] for project in counted]
    seek(m, value_at(m, band.at_low) + pyo.quicksum(swings))


def _add_counted(
    m: pyo.ConcreteModel, data: PlanData, held: Mapping[str, float], projects: Sequence[str]
) -> None:
    """Declare lead_gain[k] = max(W[k](y) - held[k], 0) for prospects, as something maximised."""
    worths = project_worth(data)
    counts = {k: data.projects[k].count_max for k in projects}
    top = {k: counts[k] * max(max(worths[k])[0], 0.0) - held.get(k, 0.0) for k in projects}
    bottom = {k: counts[k] * min(min(worths[k])[0], 0.0) - held.get(k, 0.0) for k in projects}
    m.COUNTED = pyo.Set(initialize=projects, ordered=True)
    m.ahead = pyo.Var(m.COUNTED, within=pyo.Binary, doc="the rival has more of the prospect")

    def lead_bounds(m: pyo.ConcreteModel, k: str) -> tuple[float, float]:
        return 0, max(top[k], 0.0)

    m.lead_gain = pyo.Var(m.COUNTED, bounds=lead_bounds, doc="what it has more, wan yuan")

    def gain_if_ahead(m: pyo.ConcreteModel, k: str) -> object:
        more = weighted(m.start, worths[k]) - held.get(k, 0.0)
        return m.lead_gain[k] <= more - min(bottom[k], 0.0) * (1 - m.ahead[k])

    def none_if_behind(m: pyo.ConcreteModel, k: str) -> object:
        return m.lead_gain[k] <= max(top[k], 0.0) * m.ahead[k]

    m.gain_if_ahead = pyo.Constraint(m.COUNTED, rule=gain_if_ahead, doc="what it has more")
    m.none_if_behind = pyo.Constraint(m.COUNTED, rule=none_if_behind, doc="nought if less")
