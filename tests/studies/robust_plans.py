"""Small plans and subjects for the studies of robustness, and all their plans by enumeration."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from click.testing import CliRunner, Result

from models import PlanData, Portfolio
from planner.cli import main
from planner.pool import SerialPool
from planner.results import Plan
from planner.studies.asking import Asking, lent
from planner.studies.case import Case
from tests.studies.serial import best_plan

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "scenarios" / "tiny"


def subject_of(data: PlanData) -> Any:
    """What the studies read of a subject: its case, its plan, whether it is proved."""
    value, values, plan = best_plan(data)
    told = Plan(plan.starts, plan.leads, plan.specials, plan.builds, plan.grants)
    case = Case(data, values, value, value)
    return SimpleNamespace(case=case, proved=True, result=SimpleNamespace(plan=told))


def asking_of(subject: Any, lends: Mapping[str, Any] | None = None) -> Asking:
    return Asking(SerialPool({**lent(subject.case), **(lends or {})}))


def plan_with(names: Any) -> Portfolio:
    """Plan of `one_park` in one period that starts these projects."""
    return Portfolio({(name, "s", 1): 1 for name in sorted(names)}, (), (), (), {}, {})


def subsets(data: PlanData) -> Iterator[tuple[frozenset[str], float]]:
    """Every plan of `one_park` in one period that keeps all limits, and its value."""
    names = sorted(data.projects)
    for size in range(len(names) + 1):
        for chosen in map(frozenset, combinations(names, size)):
            if {"k04", "k05"} <= chosen:
                continue
            if sum(data.projects[k].land_mu for k in chosen) > data.land_mu["s", 1] + 1e-9:
                continue
            power = sum(data.needs["power"][k, "s"] for k in chosen)
            if power <= data.limits["power", "c", 1] + 1e-9:
                yield chosen, by_hand(data, chosen)


def by_hand(data: PlanData, chosen: frozenset[str]) -> float:
    """Value of a plan of `one_park`: its projects, and the two bonuses."""
    total = sum(worth(data, name) for name in chosen)
    total += 15.0 * ({"k00", "k01"} <= chosen) - 12.0 * ({"k02", "k03"} <= chosen)
    return total


def worth(data: PlanData, name: str) -> float:
    start = (name, "s", 1)
    income, fiscal = data.income_wan[start], data.fiscal_wan[start]
    return data.income_weight * income + data.fiscal_weight * fiscal


def planner(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])
