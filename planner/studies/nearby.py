"""Plans near a given one: all that are worth as much, or at least so much.

The model gets one more row, ``value >= least``, and other objectives. Over the plans that are left

- the best of those not listed yet, by a row for each listed one that asks for a difference;
- the most decisions that differ from the plan, among those never seen to differ; repeated until it
  is 0, this tells for every decision whether it is the same in all of them (each round settles at
  least one decision, and the last one proves the rest);
- the least and the greatest of a county's totals.

Counts above 1 are written in binary digits, so that "differs" is linear: with digits d and values
v of the plan, the sum of d where v = 0 and of 1 - d where v = 1 is at least 1 iff a plan differs.
"""

import math
import time
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyomo.environ as pyo
from scipy import sparse

from models import build_portfolio_model, column_places
from planner.blocks import BlockModel, block_model, point_of
from planner.blocks.parts import Part, restricted
from planner.compiling import compile_model
from planner.matrix import CompiledModel, Vector
from planner.pool import shared, stopping
from planner.relaxation import Relaxation
from planner.solve import PROVED_GAP, Found, PartLimits, solve_small
from planner.studies.asking import CASE
from planner.studies.case import Case

MEASURES = "measures"
"""Name under which the pool lends the totals: value of one start by (county, measure)."""

DECISIONS = ("start", "lead", "special", "build")
"""Whole decisions of a plan, by the name of their variable."""

PROJECT, TARGET = "project", "target"
"""Further features: how often a project starts at all, and whether a county targets an industry."""

Feature = tuple[Hashable, ...]
"""Kind, then its key: ``("start", project, park, period)``, ``("project", project)`` and so on."""

Measure = tuple[str, str]
"""County and name of a total."""

NODES = 100_000
LIST_PART = 0.4
"""Part of the time that listing plans may take."""

FARTHEST_PART = 0.3
"""Part of the time left then that the search for the most different plan may take."""

ENOUGH_GAP = 0.5
"""Where only some difference is wanted; a gap to nought is never reached before it is proved."""

LEAST_SECONDS = 0.05


@dataclass(frozen=True)
class Near:
    """Which plans are meant.

    Attributes
    ----------
    free
        Counties whose decisions may differ; empty for all.
    within_share
        A plan may be worth so much less than the given one, relative to it.
    seconds
        Wall time for one task.
    plans
        Most plans to list beside the given one.
    """

    free: tuple[str, ...] = ()
    within_share: float = 0.0
    seconds: float = 20.0
    plans: int = 10


@dataclass(frozen=True)
class OtherPlan:
    """Features of a plan that are not as in the given one, with their count, and its value."""

    value: float
    changes: Mapping[Feature, int]


@dataclass(frozen=True)
class Differences:
    """What may differ among the plans meant.

    Attributes
    ----------
    counties
        Scope; empty for the whole.
    differing
        Every feature seen to differ, with its count in the given plan.
    settled
        Whether all others are proved to be the same in every plan meant.
    plans
        Distinct plans found beside the given one, best first.
    listed
        Whether these are proved to be all.
    farthest, farthest_proved
        Most decisions by which a plan meant differs, and whether it is proved.
    bound
        No plan of the scope is worth more, wan yuan; infinite if not known.
    """

    counties: tuple[str, ...]
    differing: Mapping[Feature, int]
    settled: bool
    plans: tuple[OtherPlan, ...]
    listed: bool
    farthest: int
    farthest_proved: bool
    bound: float

    @property
    def exists(self) -> bool | None:
        """Whether there is another plan; None if it is not known."""
        if self.plans or self.differing:
            return True
        return False if self.settled else None


@dataclass(frozen=True)
class Range:
    """A county's total over the plans meant.

    `low` and `high` occur in some plan; nothing below `least` or above `most` does, in any.
    """

    county: str
    measure: str
    planned: float
    low: float
    high: float
    least: float
    most: float

    @property
    def exact(self) -> bool:
        """Whether both ends are proved (to 1e-6)."""
        slack = PROVED_GAP * max(abs(self.low), abs(self.high), 1.0)
        return self.low - self.least <= slack and self.most - self.high <= slack


# --- tasks ----------------------------------------------------------------------------------------


def differences(near: Near) -> Differences:
    """Task: which decisions may differ, and some of the plans in which they do."""
    scope = _Scope(near)
    scope.list_plans()
    scope.cover()
    return scope.told()


def ranges(near: Near, counties: tuple[str, ...]) -> tuple[Range, ...]:
    """Task: least and greatest totals of some counties."""
    scope = _Scope(near)
    measures: Mapping[Measure, Mapping[Any, float]] = shared(MEASURES)
    return tuple(
        scope.range_of(measure, values)
        for measure, values in measures.items()
        if measure[0] in counties
    )


def outer_ranges(near: Near, counties: tuple[str, ...]) -> tuple[Range, ...]:
    """Task: bounds of the totals of some counties over the whole, by its linear relaxation."""
    scope = _Scope(replace(near, free=()))
    relaxation = Relaxation(scope.compiled, 0, stopping(), primal=True)
    found = []
    measures: Mapping[Measure, Mapping[Any, float]] = shared(MEASURES)
    for (county, name), values in measures.items():
        if county not in counties:
            continue
        cost, rest, planned = scope.cost_of(values)
        ends = []
        for sign in (-1.0, 1.0):
            if scope.left() < LEAST_SECONDS:
                ends.append(math.inf)
                continue
            relaxation.set_cost(sign * cost)
            ends.append(relaxation.solve().value)
        least, most = rest - ends[0], rest + ends[1]
        found.append(Range(county, name, planned, planned, planned, least, most))
    return tuple(found)


# --- the model of the plans meant -----------------------------------------------------------------


@dataclass
class _Rows:
    """Rows and binary columns to be added to a model."""

    columns: int
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    new: int = 0

    def add_row(self, terms: Mapping[int, float], lower: float, upper: float) -> None:
        row = len(self.lower)
        self.entries += [(row, column, value) for column, value in terms.items()]
        self.lower.append(lower)
        self.upper.append(upper)

    def add_binary(self) -> int:
        self.new += 1
        return self.columns + self.new - 1

    def onto(self, compiled: CompiledModel) -> CompiledModel:
        """The model with these rows and columns; its objective is nought in the new columns."""
        width = self.columns + self.new
        rows, spots, values = (np.array(part) for part in zip(*self.entries, strict=True))
        more = sparse.coo_matrix((values, (rows, spots)), shape=(len(self.lower), width))
        old = compiled.matrix.tocoo()
        wide = sparse.coo_matrix((old.data, (old.row, old.col)), shape=(old.shape[0], width))
        ones, noughts = np.ones(self.new), np.zeros(self.new)
        return replace(
            compiled,
            columns=(),
            rows=(),
            matrix=sparse.vstack([wide, more]).tocsc(),
            cost=np.append(compiled.cost, noughts),
            lower=np.append(compiled.lower, noughts),
            upper=np.append(compiled.upper, ones),
            row_lower=np.append(compiled.row_lower, self.lower),
            row_upper=np.append(compiled.row_upper, self.upper),
            integer=np.append(compiled.integer, np.ones(self.new, bool)),
        )


class _Scope:
    """The plans meant by a question, as a model."""

    def __init__(self, near: Near) -> None:
        self.near, self.ends = near, time.perf_counter() + near.seconds
        case: Case = shared(CASE)
        self.case = case
        m = build_portfolio_model(case.data)
        blocks = block_model(compile_model(m), column_places(m, case.data), case.data)
        plan = point_of(blocks, case.values)
        self.spots = _free(blocks, near.free)
        integer = blocks.compiled.integer[self.spots]
        part = Part(self.spots, plan, integer, PartLimits())
        small = restricted(blocks, part)
        self.point = plan[self.spots]
        self.kept = blocks.compiled.value(plan) - float(small.cost @ self.point)
        self.place = {blocks.compiled.columns[spot]: n for n, spot in enumerate(self.spots)}
        self.small = small
        slack = max(near.within_share * abs(case.value), PROVED_GAP * max(abs(case.value), 1.0))
        rows = _Rows(len(self.spots))
        worth = {int(n): float(small.cost[n]) for n in np.flatnonzero(small.cost)}
        rows.add_row(worth, case.value - slack - self.kept, math.inf)
        self.features: dict[Feature, list[int]] = {}
        self.counts: dict[Feature, int] = {}
        self._add_features(m, rows)
        self.compiled = rows.onto(small)
        self.start = self._with_digits(self.point)
        self.settled, self.listed = False, False
        self.farthest, self.farthest_proved = 0, False
        self.bound = math.inf
        self.plans: dict[Hashable, OtherPlan] = {}

    def left(self) -> float:
        """Seconds left."""
        return self.ends - time.perf_counter()

    # features

    def _add_features(self, m: pyo.ConcreteModel, rows: _Rows) -> None:
        counts = {name: one.count_max for name, one in self.case.data.projects.items()}
        by_project: dict[str, dict[int, float]] = {}
        outside: dict[str, float] = dict.fromkeys(counts, 0.0)
        self.start_columns: dict[Any, tuple[str, int | None]] = {}
        for kind in (*DECISIONS, TARGET):
            for key, variable in m.component(kind).items():
                column = self.place.get(variable.name)
                if kind == "start":
                    self.start_columns[key] = (variable.name, column)
                    if column is None:
                        outside[key[0]] += self.case.values.get(variable.name, 0.0)
                    else:
                        by_project.setdefault(key[0], {})[column] = 1.0
                if column is not None:
                    most = counts[key[0]] if kind == "start" else 1
                    self._add_feature(rows, (kind, *key), {column: 1.0}, 0.0, most)
        for project, terms in sorted(by_project.items()):
            self._add_feature(rows, (PROJECT, project), terms, outside[project], counts[project])

    def _add_feature(
        self, rows: _Rows, feature: Feature, terms: Mapping[int, float], rest: float, most: int
    ) -> None:
        """Give a count its digits: a column of its own stands for itself."""
        value = rest + sum(c * self.point[column] for column, c in terms.items())
        self.counts[feature] = round(value)
        if most <= 1 and len(terms) == 1 and not rest:
            self.features[feature] = list(terms)
            return
        digits = [rows.add_binary() for _ in range(max(most, 1).bit_length())]
        row = {**terms, **{digit: -float(2**n) for n, digit in enumerate(digits)}}
        rows.add_row(row, -rest, -rest)
        self.features[feature] = digits

    def _with_digits(self, point: Vector) -> Vector:
        """A point of the small model with the digits of its counts."""
        wide = np.append(point, np.zeros(len(self.compiled.cost) - len(point)))
        for feature, digits in self.features.items():
            if digits[0] >= len(point):
                for n, digit in enumerate(digits):
                    wide[digit] = self.counts[feature] >> n & 1
        return wide

    def _count(self, feature: Feature, point: Vector) -> int:
        digits = self.features[feature]
        return sum(round(point[digit]) << n for n, digit in enumerate(digits))

    def _differ(self, features: Sequence[Feature]) -> tuple[Vector, float]:
        """Objective that counts the digits of features that differ, and its constant."""
        cost, constant = np.zeros(len(self.compiled.cost)), 0.0
        for feature in features:
            for digit in self.features[feature]:
                held = self.start[digit] > 0.5
                cost[digit] += -1.0 if held else 1.0
                constant += float(held)
        return cost, constant

    # questions

    def _best(
        self,
        compiled: CompiledModel,
        cost: Vector,
        start: Vector | None = None,
        constant: float = 0.0,
        gap_share: float = 0.0,
        part: float = 1.0,
    ) -> Found | None:
        """Greatest value of an objective in a part of the time left; None if none is left."""
        seconds = self.left() * part
        if seconds < LEAST_SECONDS or stopping().is_set():
            return None
        asked = replace(compiled, cost=cost, offset=constant)
        return solve_small(asked, PartLimits(gap_share, NODES, seconds), start, stopping())

    def cover(self) -> None:
        """Find every feature that can differ."""
        if self.listed:
            self.settled = self.farthest_proved = True
            return
        decisions = [one for one in self.features if one[0] in DECISIONS]
        cost, constant = self._differ(decisions)
        found = self._best(self.compiled, cost, self.start, constant, part=FARTHEST_PART)
        if found is None or found.point is None:
            return
        self._take(found.point)
        seen = {one for plan in self.plans.values() for one in plan.changes}
        single = all(len(self.features[one]) == 1 for one in decisions)
        proved = found.bound < constant + float(cost @ found.point) + 0.5  # in digits
        self.farthest_proved = proved and (single or not self.farthest)
        while unseen := [one for one in self.features if one not in seen]:
            cost, constant = self._differ(unseen)
            found = self._best(self.compiled, cost, self.start, constant, ENOUGH_GAP)
            if found is None or found.point is None:
                return
            changes = self._take(found.point).changes.keys() & set(unseen)
            if not changes:
                self.settled = found.bound < 0.5
                return
            seen |= changes
        self.settled = True

    def _take(self, point: Vector) -> OtherPlan:
        """Remember a plan; one with the same decisions is kept once."""
        changes = {
            one: count
            for one in self.features
            if (count := self._count(one, point)) != self.counts[one]
        }
        value = self.kept + float(self.compiled.cost @ point)
        plan = OtherPlan(value, changes)
        self.farthest = max(self.farthest, sum(one[0] in DECISIONS for one in changes))
        key = frozenset((one, n) for one, n in changes.items() if one[0] in DECISIONS)
        if key and (key not in self.plans or self.plans[key].value < value):
            self.plans[key] = plan
        return plan

    def list_plans(self) -> None:
        """List distinct plans, best first, up to the number asked for."""
        whole, self.ends = self.ends, self.ends - (1 - LIST_PART) * self.near.seconds
        self._list()
        self.ends = whole

    def _list(self) -> None:
        digits = {
            digit for one in self.features if one[0] in DECISIONS for digit in self.features[one]
        }
        if not digits:
            self.listed, self.bound = True, -math.inf
            return
        order = np.array(sorted(digits))
        compiled = _differing(self.compiled, order, self.start[order])
        while len(self.plans) < self.near.plans:
            found = self._best(compiled, self.compiled.cost)
            if found is None:
                return
            none_left = found.point is None and found.proved
            if not self.plans:
                self.bound = -math.inf if none_left else self.kept + found.bound
            if found.point is None:
                self.listed = none_left
                return
            self._take(found.point)
            compiled = _differing(compiled, order, np.round(found.point[order]))

    def told(self) -> Differences:
        """What was found."""
        plans = sorted(self.plans.values(), key=lambda plan: -plan.value)
        differing = {one for plan in plans for one in plan.changes}
        known = [plan.value for plan in plans] + [self.case.value]
        return Differences(
            counties=self.near.free,
            differing={one: self.counts[one] for one in self.features if one in differing},
            settled=self.settled,
            plans=tuple(plans),
            listed=self.listed,
            farthest=self.farthest,
            farthest_proved=self.farthest_proved,
            bound=max(self.bound, *known),
        )

    # totals

    def cost_of(self, values: Mapping[Any, float]) -> tuple[Vector, float, float]:
        """Objective of a total, what fixed starts add to it, and the total of the plan."""
        cost, planned = np.zeros(len(self.compiled.cost)), 0.0
        for start, value in values.items():
            name, column = self.start_columns[start]
            planned += value * round(self.case.values.get(name, 0.0))
            if column is not None:
                cost[column] = value
        return cost, planned - float(cost @ self.start), planned

    def range_of(self, measure: Measure, values: Mapping[Any, float]) -> Range:
        """Least and greatest of a total."""
        cost, rest, planned = self.cost_of(values)
        ends = []
        for sign in (-1.0, 1.0):
            found = self._best(self.compiled, sign * cost, self.start) if cost.any() else None
            if not cost.any():
                ends.append((planned, planned))
            elif found is None or found.point is None:
                ends.append((planned, sign * math.inf))
            else:
                ends.append((rest + float(cost @ found.point), rest + sign * found.bound))
        (low, least), (high, most) = ends
        low, high = min(low, planned), max(high, planned)
        return Range(*measure, planned, low, high, min(least, low), max(most, high))


def _free(blocks: BlockModel, counties: Sequence[str]) -> Any:
    """Columns that may change."""
    if not counties:
        return np.arange(len(blocks.compiled.cost), dtype=np.int32)
    inside = blocks.columns_in([blocks.counties.index(county) for county in counties])
    return blocks.with_followers(inside & blocks.compiled.integer)


def _differing(compiled: CompiledModel, columns: Any, values: Vector) -> CompiledModel:
    """Model without the plans that have these values in these binary columns."""
    held = values > 0.5
    row = sparse.coo_matrix(
        (np.where(held, -1.0, 1.0), (np.zeros(len(columns), int), columns)),
        shape=(1, compiled.matrix.shape[1]),
    )
    return replace(
        compiled,
        matrix=sparse.vstack([compiled.matrix, row]).tocsc(),
        row_lower=np.append(compiled.row_lower, 1.0 - held.sum()),
        row_upper=np.append(compiled.row_upper, math.inf),
    )


def features_of(changes: Mapping[Feature, int], kind: str) -> Iterator[tuple[Any, int]]:
    """Keys of one kind and their counts."""
    for feature, count in changes.items():
        if feature[0] == kind:
            yield feature[1:], count
