"""What ``planner prices --json`` prints: prices, costs of rules and ladders as plain records."""

import math
from collections.abc import Sequence

from planner.report.study_files import study_head
from planner.solve import PROVED_GAP
from planner.studies.asking import Interval
from planner.studies.case import Subject
from planner.studies.prices.curve import gain
from planner.studies.prices.ladder import Ladder
from planner.studies.prices.price_list import Priced
from planner.studies.prices.rules import PricedRule, RuleCost
from planner.studies.prices.yearly import yearly


def prices_record(subject: Subject, found: Sequence[Priced]) -> dict[str, object]:
    """The price list as one plain record; what is not known is None."""
    solution = subject.result.solution
    return {
        **study_head("prices", subject.result),
        "status": solution.status,
        "proved_optimal": solution.gap_share <= PROVED_GAP,
        "objective_wan": solution.objective_wan,
        "bound_wan": _known(solution.bound_wan),
        "limits": [_record(subject, one) for one in found],
    }


def _record(subject: Subject, one: Priced) -> dict[str, object]:
    limit = one.limit
    levels = zip(one.levels, one.gains, one.whole, strict=True)
    better = one.better_by(subject.case.value)
    first = one.first_gain
    return {
        "limit": limit.name,
        "area": limit.area,
        "unit": limit.unit,
        "period": limit.period,
        "used": limit.used,
        "available": _known(limit.available),
        "binds": limit.binds,
        "step_amount": limit.step,
        "money_period": limit.money_period,
        "scope_counties": list(one.scope or subject.case.data.counties),
        "rest_as_planned": bool(one.scope),
        "exact": one.exact,
        "better_without_more_wan": _known(better),
        "average_shadow_price_wan_per_unit": ends_of(one.price),
        "first_gain_amount": None if first is None else first.amount,
        "worthless": one.worthless,
        "levels": [
            {
                "steps": level.amount / limit.step,
                "amount": level.amount,
                "gain_wan": ends_of(worth),
                "whole_gain_wan": ends_of(whole),
                "no_plan": level.impossible,
                "exact": level.exact,
                "solved": level.solved,
            }
            for level, worth, whole in levels
        ],
    }


def ends_of(one: Interval | None) -> dict[str, float | None] | None:
    """Both ends of an interval; None where an end is not finite."""
    return None if one is None else {"low": _known(one.low), "high": _known(one.high)}


def _known(figure: float) -> float | None:
    return figure if math.isfinite(figure) else None


def rules_record(subject: Subject, found: Sequence[PricedRule]) -> dict[str, object]:
    """Costs of the rules as one plain record."""
    record = prices_record(subject, ())
    del record["limits"]
    rules = [
        {
            "rule": one.rule,
            "whole": None if one.whole is None else _cost_record(subject, one.whole),
            "over_plan_wan": one.over_plan if math.isfinite(one.over_plan) else None,
            "counties": [{"county": x.county, **_cost_record(subject, x)} for x in one.counties],
        }
        for one in found
    ]
    return {**record, "rules": rules}


def _cost_record(subject: Subject, one: RuleCost) -> dict[str, object]:
    a_year = yearly(subject.result, one.moved)
    return {
        "cost_wan": ends_of(one.cost),
        "exact": one.cost.exact,
        "one_looser_wan": ends_of(one.loosened),
        "split_wan": {f"{term}_wan": part for term, part in one.split.items()},
        "income_wan_per_year": a_year.income_wan if one.split else None,
        "jobs_person": a_year.jobs_person if one.split else None,
    }


def ladders_record(subject: Subject, found: Sequence[Ladder]) -> dict[str, object]:
    """Ladders as one plain record: prices, and membership level by level."""
    record = prices_record(subject, [one.priced for one in found])
    ladders = [
        {
            "limit": one.priced.limit.name,
            "area": one.priced.limit.area,
            "scope_counties": list(one.priced.scope or subject.case.data.counties),
            "returning": list(one.returning),
            "rungs": [
                {
                    "amount": rung.level.amount,
                    "gain_wan": ends_of(gain(one.priced.base, rung.level)),
                    "entering": dict(rung.entering),
                    "leaving": dict(rung.leaving),
                    "moved": list(rung.moved),
                }
                for rung in one.rungs
            ],
        }
        for one in found
    ]
    return {**record, "ladders": ladders}
