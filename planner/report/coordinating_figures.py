"""Figures of a comparison of schemes, before any words: what screen, tables and charts show."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from models import PlanData
from planner.audit import audit_plan
from planner.districts.whole import targets_of, totals_of
from planner.results import Plan, Violation
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.coordinate.indices import mean_of_neighbours, overlap_index, structures
from planner.studies.coordinate.schemes import EQUILIBRIUM, JOINT, Comparison, Scheme

BETWEEN = (
    "leads_per_industry_max",
    *(f"relation_{kind}" for kind in ("requires", "excludes", "together", "follows")),
)
"""Rules of the audit that may tie counties together."""


@dataclass(frozen=True)
class SchemeFigures:
    """Totals of a scheme: money in wan yuan, discounted; land reserved by the last period, mu."""

    value_wan: float
    bound_wan: float
    income_wan: float
    fiscal_wan: float
    link_wan: float
    bonus_wan: float
    overlap_wan: float
    collisions: int
    overlap_index: float
    land_mu: float
    power: float | None


@dataclass(frozen=True)
class Clash:
    """An industry that two neighbours both target at the equilibrium, its price, and afterwards."""

    industry: str
    pair: tuple[str, str]
    price_wan: float
    in_joint: bool


@dataclass(frozen=True)
class Figures:
    """Everything that is told.

    Attributes
    ----------
    broken
        Rules between counties that plans made separately break together, by scheme.
    gain
        Best plan of the whole less equilibrium; None without an equilibrium.
    last_year
        Last year of the horizon, and what the joint plan has more of income and tax in it.
    ends
        Value of the plan at the end of each play.
    alike
        Similarity and Krugman indices as written, empty if there is nothing to compare.
    """

    schemes: Mapping[str, SchemeFigures]
    broken: Mapping[str, tuple[Violation, ...]]
    gain: Interval | None
    last_year: tuple[int, float, float]
    clashes: tuple[Clash, ...]
    ends: Mapping[str, float]
    alike: Mapping[str, str]


def figures_of(found: Comparison, subject: Subject) -> Figures:
    """Work out all figures."""
    data = subject.case.data
    schemes = {name: _scheme(data, one) for name, one in found.schemes.items()}
    rest = found.schemes.get(EQUILIBRIUM)
    gain = None
    if rest is not None:
        joint = found.schemes[JOINT]
        known = Interval(joint.value_wan - rest.value_wan, joint.bound_wan - rest.value_wan)
        gain = known.at_least(0.0)  # the equilibrium itself is a plan of the whole
    return Figures(
        schemes,
        {name: _broken(subject, one) for name, one in found.schemes.items() if one.charged},
        gain,
        _last_year(found, subject),
        () if rest is None else clashes_of(data, rest.plan, found.schemes[JOINT].plan),
        {one.start: totals_of(data, Plan.of(one.portfolio)).objective_wan for one in found.plays},
        _alike(found, subject),
    )


def _scheme(data: PlanData, one: Scheme) -> SchemeFigures:
    payoffs = one.payoffs.values()
    have = frozenset(targets_of(data, one.plan) | data.present)
    return SchemeFigures(
        value_wan=one.value_wan,
        bound_wan=one.bound_wan,
        income_wan=sum(p.income_wan for p in payoffs),
        fiscal_wan=sum(p.fiscal_wan for p in payoffs),
        link_wan=sum(p.link_wan for p in payoffs),
        bonus_wan=sum(p.bonus_wan for p in payoffs),
        overlap_wan=sum(p.overlap_wan for p in payoffs),
        collisions=len(_priced(data, one.plan)),
        overlap_index=overlap_index(data, have),
        land_mu=sum(
            count * data.projects[name].land_at(park)
            for (name, park, _), count in one.plan.starts.items()
        ),
        power=_power(data, one.plan),
    )


def _power(data: PlanData, plan: Plan) -> float | None:
    """Reserved power of all starts, in its unit; None where power is not in the scenario."""
    needs = data.needs.get("power")
    if needs is None:
        return None
    return sum(count * needs.get(start[:2], 0.0) for start, count in plan.starts.items())


def _broken(subject: Subject, one: Scheme) -> tuple[Violation, ...]:
    """Rules between counties that a plan breaks; its limits are told by `Charged.exceeded`."""
    totals = totals_of(subject.case.data, one.plan)
    audit = audit_plan(subject.result.scenario, subject.result.appraisal, one.plan, totals)
    return tuple(found for found in audit.violations if found.key in BETWEEN)


def _priced(data: PlanData, plan: Plan) -> dict[tuple[str, str, str], float]:
    """Overlaps that cost something, by pair and industry."""
    have = targets_of(data, plan) | data.present
    return {
        key: price
        for key, price in data.overlap_wan.items()
        if price > 0
        and (both := {(key[0], key[2]), (key[1], key[2])}) <= have
        and not both <= data.present
    }


def clashes_of(data: PlanData, rest: Plan, joint: Plan) -> tuple[Clash, ...]:
    """Overlaps at the equilibrium, the dearest first."""
    after = _priced(data, joint)
    found = sorted(_priced(data, rest).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Clash(i, (a, b), price, (a, b, i) in after) for (a, b, i), price in found)


def _last_year(found: Comparison, subject: Subject) -> tuple[int, float, float]:
    """Last year of the horizon, and what the joint plan has more in it than the equilibrium."""
    scenario, appraisal = subject.result.scenario, subject.result.appraisal
    horizon = scenario.settings.horizon
    year = horizon.start_year + sum(horizon.period_years) - 1
    if EQUILIBRIUM not in found.schemes:
        return year, math.nan, math.nan
    sums = []
    for name in (JOINT, EQUILIBRIUM):
        plan = found.schemes[name].plan
        audit = audit_plan(scenario, appraisal, plan, totals_of(subject.case.data, plan))
        lines = [line for line in audit.ledgers if line.year == year]
        sums.append((sum(one.income_wan for one in lines), sum(one.tax_wan for one in lines)))
    return year, sums[0][0] - sums[1][0], sums[0][1] - sums[1][1]


def _alike(found: Comparison, subject: Subject) -> dict[str, str]:
    """Indices of similarity, as written."""
    if EQUILIBRIUM not in found.schemes:
        return {}
    data, told = subject.case.data, {}
    plans = {
        "today": None,
        "equilibrium": found.schemes[EQUILIBRIUM].plan,
        "joint": found.schemes[JOINT].plan,
    }
    pairs = 0
    for name, plan in plans.items():
        made = structures(subject.result.scenario, data, plan)
        for measure, prefix in (("similarity", ""), ("krugman", "k_")):
            mean, pairs = mean_of_neighbours(data, made, measure)
            told[f"{prefix}{name}"] = "-" if mean is None else f"{mean:.2f}"
    return {**told, "pairs": str(pairs)} if pairs else {}
